//! Tokens: of sessions, of one-time links. 256 random bits that only their holder has; we keep the hash.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// What tells the key of a copy from a token's hash: a label, of another length than a token's.
const COPY: &[u8] = b"rollcall: what a device keeps of the directory";

/// A token.
pub(crate) struct Token([u8; 32]);

impl Token {
    /// A token of fresh randomness.
    pub(crate) fn new(random: [u8; 32]) -> Self {
        Self(random)
    }

    /// The token that somebody sent, if it has the shape of one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // Longer texts are not even decoded.
        (text.len() == 43).then(|| URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self))?
    }

    /// The token as its holder gets it, once.
    pub(crate) fn expose(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What we keep. A plain hash is enough: nobody guesses 256 random bits.
    pub(crate) fn hash(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0))
    }

    /// The key under which a device seals what it keeps of the directory: whoever has the token has it, and nobody once the
    /// session has ended, for we keep the hash alone.
    pub(crate) fn key_of_copy(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::new().chain_update(COPY).chain_update(self.0).finalize())
    }

    /// 96 of its bits, as an id that is no secret.
    pub(crate) fn short(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.first_chunk::<12>().unwrap_or(&[0; 12])).replace(['-', '_'], "0")
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_and_its_hash_says_nothing_of_it() {
        let token = Token::new([7; 32]);
        assert_eq!(Token::parse(&token.expose()).unwrap().hash(), token.hash());
        assert!(!token.hash().contains(&token.expose()[..8]));
        assert_eq!(format!("{token:?}"), "Token(…)");
    }

    #[test]
    fn the_key_of_a_copy_is_the_tokens_own_and_neither_it_nor_its_hash() {
        let (one, other) = (Token::new([7; 32]), Token::new([8; 32]));
        assert_eq!(one.key_of_copy(), Token::new([7; 32]).key_of_copy());
        assert_ne!(one.key_of_copy(), other.key_of_copy());
        assert!(![one.expose(), one.hash()].contains(&one.key_of_copy()));
        assert_eq!(URL_SAFE_NO_PAD.decode(one.key_of_copy()).unwrap().len(), 32);
    }

    #[test]
    fn what_is_no_token_is_none() {
        for text in ["", "x", &"A".repeat(42), &"A".repeat(44), &"!".repeat(43), &"é".repeat(43)] {
            assert!(Token::parse(text).is_none(), "{text}");
        }
    }
}
