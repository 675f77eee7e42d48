//! Signatures of ours, by `ring`: in the Worker the runtime's own cryptography makes them.

use engine::{
    fault::Fault,
    platform::{KeyPair, PrivateKey, Signer},
};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};

use crate::platform::Native;

impl Signer for Native {
    async fn new_key_pair(&self) -> Result<KeyPair, Fault> {
        Ok(new_key_pair())
    }

    async fn sign(&self, key: &PrivateKey, text: &[u8]) -> Result<Vec<u8>, Fault> {
        Ok(sign(key, text))
    }
}

/// A key that nobody else has. It is truly random: `ring` takes no other randomness.
fn new_key_pair() -> KeyPair {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
    let private = PrivateKey::new(made.expect("a key").as_ref().to_vec());
    let public = read(&private).public_key().as_ref().to_vec();
    KeyPair { private, public }
}

/// The signature of `text` by `key`.
fn sign(key: &PrivateKey, text: &[u8]) -> Vec<u8> {
    read(key).sign(&SystemRandom::new(), text).expect("a signature").as_ref().to_vec()
}

fn read(key: &PrivateKey) -> EcdsaKeyPair {
    let form = &ECDSA_P256_SHA256_FIXED_SIGNING;
    EcdsaKeyPair::from_pkcs8(form, key.expose(), &SystemRandom::new()).expect("a key of ours")
}
