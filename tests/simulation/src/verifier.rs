//! Signatures of others, verified by `ring`: in the Worker the runtime's own cryptography does.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::identity::token::Algorithm;
use engine::platform::Verifier;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde_json::Value;

use crate::platform::Native;

impl Verifier for Native {
    async fn is_signed(&self, algorithm: Algorithm, key: &Value, signed: &[u8], signature: &[u8]) -> bool {
        is_signed(algorithm, key, signed, signature)
    }
}

/// Whether `signature` is that of `signed` by the public `key`, a JSON Web Key.
fn is_signed(algorithm: Algorithm, key: &Value, signed: &[u8], signature: &[u8]) -> bool {
    let part = |name: &str| key.get(name)?.as_str().and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    let by_rsa = |parameters| {
        let (n, e) = (part("n")?, part("e")?);
        RsaPublicKeyComponents { n, e }.verify(parameters, signed, signature).ok()
    };
    let verified = match algorithm {
        Algorithm::Rs256 => by_rsa(&RSA_PKCS1_2048_8192_SHA256),
        Algorithm::Ps256 => by_rsa(&RSA_PSS_2048_8192_SHA256),
        Algorithm::Es256 => part("x").zip(part("y")).and_then(|(x, y)| {
            let point = [vec![4], x, y].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).ok()
        }),
        Algorithm::EdDsa => {
            part("x").and_then(|x| UnparsedPublicKey::new(&ED25519, x).verify(signed, signature).ok())
        }
    };
    verified.is_some()
}
