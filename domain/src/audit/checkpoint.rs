//! Checkpoints: what stands at the end of a trail, signed. Their form is C2SP's signed note
//! (<https://c2sp.org/signed-note>) with the body of a checkpoint (<https://c2sp.org/tlog-checkpoint>): origin, number of
//! entries, hash, each on a line. The hash is that of the last entry's line, for the trail is a chain and no tree.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use super::{Chain, Hash};

/// What a signature line begins with.
const SIGNED_BY: &str = "\u{2014} ";

/// The signed note's number for Ed25519.
const ED25519: u8 = 1;

/// Whose trail it is, as its checkpoints say: a name that no other trail has.
pub fn origin(organisation: &str) -> String {
    format!("rollcall.audit/{organisation}")
}

/// What signs the checkpoints of one trail.
pub struct TrailKey {
    origin: String,
    key: SigningKey,
}

/// What tells a trail's own checkpoints from others'. It is written as a verifier key of signed notes: name, key hash and
/// key, with a plus between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailVerifier {
    origin: String,
    key: VerifyingKey,
}

impl TrailKey {
    /// The key of `organisation` that is made of these bytes, which are random and secret.
    pub fn new(organisation: &str, seed: &[u8; 32]) -> Self {
        Self { origin: origin(organisation), key: SigningKey::from_bytes(seed) }
    }

    /// The checkpoint of `chain`.
    pub fn sign(&self, chain: Chain) -> String {
        let body = body(&self.origin, chain);
        let verifier = self.verifier();
        let signature = self.key.sign(body.as_bytes());
        let signed = STANDARD.encode([&verifier.hash()[..], &signature.to_bytes()].concat());
        format!("{body}\n{SIGNED_BY}{} {signed}\n", self.origin)
    }

    /// What its checkpoints are verified by.
    pub fn verifier(&self) -> TrailVerifier {
        TrailVerifier { origin: self.origin.clone(), key: self.key.verifying_key() }
    }
}

fn body(origin: &str, chain: Chain) -> String {
    format!("{origin}\n{}\n{}\n", chain.length, STANDARD.encode(chain.head.0))
}

impl TrailVerifier {
    /// The first four bytes of the SHA-256 of name, a line's end, and the key, as signed notes say.
    fn hash(&self) -> [u8; 4] {
        let hash = Sha256::new()
            .chain_update(&self.origin)
            .chain_update([b'\n', ED25519])
            .chain_update(self.key.as_bytes());
        let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
        [a, b, c, d]
    }

    /// The verifier that is written so.
    pub fn parse(text: &str) -> Option<Self> {
        let (origin, rest) = text.split_once('+')?;
        let (hash, key) = rest.split_once('+')?;
        let key = STANDARD.decode(key).ok()?;
        let (&ED25519, key) = key.split_first()? else { return None };
        let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
        let verifier = Self { origin: origin.to_owned(), key };
        (base16ct::lower::encode_string(&verifier.hash()) == hash).then_some(verifier)
    }

    /// The end that the trail had when the checkpoint `note` was made, if it is one of this trail. Other signatures may stand
    /// beside ours: a witness's, say.
    pub fn open(&self, note: &str) -> Option<Chain> {
        let (body, signatures) = note.split_once("\n\n")?;
        let mut lines = body.split('\n');
        let (origin, length, head) = (lines.next()?, lines.next()?, lines.next()?);
        let head = STANDARD.decode(head).ok()?.try_into().ok()?;
        let chain = Chain { length: length.parse().ok()?, head: Hash(head) };
        let signed = format!("{body}\n");
        let is_ours = origin == self.origin && signatures.lines().any(|line| self.has_signed(&signed, line));
        is_ours.then_some(chain)
    }

    fn has_signed(&self, body: &str, line: &str) -> bool {
        let signature = || {
            let (name, signature) = line.strip_prefix(SIGNED_BY)?.split_once(' ')?;
            let signature = STANDARD.decode(signature).ok()?;
            let (hash, signature) = signature.split_first_chunk::<4>()?;
            let signature: &[u8; 64] = signature.try_into().ok()?;
            (name == self.origin && *hash == self.hash()).then(|| Signature::from_bytes(signature))
        };
        signature().is_some_and(|signature| self.key.verify_strict(body.as_bytes(), &signature).is_ok())
    }
}

impl fmt::Display for TrailVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = STANDARD.encode([&[ED25519][..], self.key.as_bytes()].concat());
        write!(f, "{}+{}+{key}", self.origin, base16ct::lower::encode_string(&self.hash()))
    }
}

#[cfg(test)]
mod tests {
    use signed_note::{Note, StandardVerifier, VerifierList};

    use super::*;

    fn key() -> TrailKey {
        TrailKey::new("kT0sVq3n1cEwZ9aB", &[7; 32])
    }

    fn chain() -> Chain {
        Chain { length: 1234, head: Hash::of("a line") }
    }

    #[test]
    fn a_checkpoint_says_what_was_signed() {
        let note = key().sign(chain());
        insta::assert_snapshot!(note);
        assert_eq!(key().verifier().open(&note), Some(chain()));
    }

    #[test]
    fn others_verify_our_checkpoints() {
        let written = key().verifier().to_string();
        let verifier = StandardVerifier::new(&written).expect("a verifier key of signed notes");
        let note = Note::from_bytes(key().sign(chain()).as_bytes()).expect("a signed note");
        let (holding, _) =
            note.verify(&VerifierList::new(vec![Box::new(verifier)])).expect("a signature that holds");
        assert_eq!(holding.len(), 1);
    }

    #[test]
    fn a_verifier_is_read_as_it_was_written_and_nothing_else_is_one() {
        let written = key().verifier().to_string();
        assert_eq!(TrailVerifier::parse(&written), Some(key().verifier()));
        for wrong in ["", "a", "a+b", &written.replace("kT0", "kT1"), &written[..written.len() - 4]] {
            assert_eq!(TrailVerifier::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_checkpoint_holds_for_its_own_trail_and_key_alone() {
        let note = key().sign(chain());
        assert_eq!(TrailKey::new("another", &[7; 32]).verifier().open(&note), None);
        assert_eq!(TrailKey::new("kT0sVq3n1cEwZ9aB", &[8; 32]).verifier().open(&note), None);
        assert_eq!(key().verifier().open(&note.replace("1234", "1235")), None);
    }

    #[test]
    fn a_witness_may_sign_beside_us() {
        let note = key().sign(chain());
        let witnessed = format!("{note}{SIGNED_BY}witness.example AAAAAAAA\n");
        assert!(key().verifier().open(&witnessed).is_some());
    }
}
