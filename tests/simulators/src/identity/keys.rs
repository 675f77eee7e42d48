//! The keys that ID tokens are signed with, and how they stand in a JWKS.
//!
//! They are no secret and belong to no company: a tenant's `nth` key is the same in every simulator of a process, so
//! that a simulation of a thousand companies makes it once. RSA and Ed25519 keys, and what is signed with RS256 and
//! `EdDSA`, are the same in every process too. `ring` gives ES256 and PS256 no choice but real randomness.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256,
    RSA_PSS_SHA256, RsaEncoding, RsaKeyPair,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::rsa_key;
use super::tenant::Tenant;
use crate::company::Dice;

/// All keys come from this, whatever the company.
const SEED: u64 = 2026;

/// How tokens are signed (RFC 7518, section 3.1; RFC 8037).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Algorithm {
    /// What every client has to know (`OpenID` Connect Core, section 15.1).
    #[default]
    RS256,
    /// RSA with PSS.
    PS256,
    /// P-256.
    ES256,
    /// Ed25519.
    EdDSA,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::RS256, Self::PS256, Self::ES256, Self::EdDSA];

    /// As `alg` has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RS256 => "RS256",
            Self::PS256 => "PS256",
            Self::ES256 => "ES256",
            Self::EdDSA => "EdDSA",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::RS256 | Self::PS256 => Kind::Rsa,
            Self::ES256 => Kind::P256,
            Self::EdDSA => Kind::Ed25519,
        }
    }
}

/// A key can't be made or used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key can't be made or used")]
pub struct NoKey;

/// A key, and how it signs.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) kid: String,
    pub(super) algorithm: Algorithm,
    pair: Arc<Pair>,
}

impl Key {
    /// A tenant's `nth` key for an algorithm.
    pub(super) fn of(tenant: Tenant, algorithm: Algorithm, nth: u32) -> Result<Self, NoKey> {
        let kid = dice(tenant, nth).hex(16);
        let kid = format!("{kid}-{}", algorithm.as_str().to_lowercase());
        Ok(Self { kid, algorithm, pair: pair(tenant, algorithm.kind(), nth)? })
    }

    /// The signature of a text (RFC 7518, sections 3.3 to 3.5; RFC 8037, section 3.1).
    pub(super) fn sign(&self, text: &[u8]) -> Result<Vec<u8>, NoKey> {
        match (&*self.pair, self.algorithm) {
            (Pair::Rsa(pair), Algorithm::PS256) => rsa(pair, &RSA_PSS_SHA256, text),
            (Pair::Rsa(pair), _) => rsa(pair, &RSA_PKCS1_SHA256, text),
            (Pair::P256(pair), _) => {
                let signature = pair.sign(&SystemRandom::new(), text).map_err(|_| NoKey)?;
                Ok(signature.as_ref().to_vec())
            }
            (Pair::Ed25519(pair), _) => Ok(pair.sign(text).as_ref().to_vec()),
        }
    }

    /// The public key as bytes: an RSA key as DER (RFC 8017, appendix A.1.1), a point otherwise.
    pub(super) fn public_bytes(&self) -> &[u8] {
        match &*self.pair {
            Pair::Rsa(pair) => pair.public_key().as_ref(),
            Pair::P256(pair) => pair.public_key().as_ref(),
            Pair::Ed25519(pair) => pair.public_key().as_ref(),
        }
    }

    /// As it stands in a JWKS (RFC 7517, section 4; RFC 7518, section 6; RFC 8037, section 2).
    pub(super) fn jwk(&self) -> Value {
        let mut jwk = match &*self.pair {
            Pair::Rsa(pair) => {
                let public = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
                json!({ "kty": "RSA", "n": BASE64.encode(public.n), "e": BASE64.encode(public.e) })
            }
            Pair::P256(_) => {
                // An uncompressed point: a 4, x, y.
                let (x, y) = self.public_bytes().get(1..).unwrap_or_default().split_at(32);
                json!({ "kty": "EC", "crv": "P-256", "x": BASE64.encode(x), "y": BASE64.encode(y) })
            }
            Pair::Ed25519(_) => {
                json!({ "kty": "OKP", "crv": "Ed25519", "x": BASE64.encode(self.public_bytes()) })
            }
        };
        jwk["use"] = json!("sig");
        jwk["alg"] = json!(self.algorithm);
        jwk["kid"] = json!(self.kid);
        jwk
    }
}

fn rsa(pair: &RsaKeyPair, padding: &'static dyn RsaEncoding, text: &[u8]) -> Result<Vec<u8>, NoKey> {
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(padding, &SystemRandom::new(), text, &mut signature).map_err(|_| NoKey)?;
    Ok(signature)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Rsa,
    P256,
    Ed25519,
}

enum Pair {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

impl fmt::Debug for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pair")
    }
}

/// Every key that was needed in this process. An RSA key takes a while.
static PAIRS: LazyLock<Mutex<Pairs>> = LazyLock::new(Mutex::default);

/// By tenant, kind and number.
type Pairs = HashMap<(Tenant, Kind, u32), Arc<Pair>>;

fn pair(tenant: Tenant, kind: Kind, nth: u32) -> Result<Arc<Pair>, NoKey> {
    // Held while a key is made, so that nobody makes the same one beside.
    let mut pairs = PAIRS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(pair) = pairs.get(&(tenant, kind, nth)) {
        return Ok(Arc::clone(pair));
    }
    let pair = Arc::new(make(tenant, kind, nth)?);
    pairs.insert((tenant, kind, nth), Arc::clone(&pair));
    Ok(pair)
}

fn make(tenant: Tenant, kind: Kind, nth: u32) -> Result<Pair, NoKey> {
    let mut dice = dice(tenant, nth);
    let mut seed = [0; 32];
    seed.fill_with(|| dice.below(256).to_le_bytes()[0]);
    match kind {
        Kind::Rsa => rsa_key::of(seed).map(Pair::Rsa),
        Kind::Ed25519 => Ed25519KeyPair::from_seed_unchecked(&seed).map(Pair::Ed25519).map_err(|_| NoKey),
        Kind::P256 => {
            let (form, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
            let made = EcdsaKeyPair::generate_pkcs8(form, &random).map_err(|_| NoKey)?;
            EcdsaKeyPair::from_pkcs8(form, made.as_ref(), &random).map(Pair::P256).map_err(|_| NoKey)
        }
    }
}

/// The dice of a tenant's `nth` key.
fn dice(tenant: Tenant, nth: u32) -> Dice {
    Dice::new(SEED, (u64::from(nth) << 8) + tenant as u64)
}
