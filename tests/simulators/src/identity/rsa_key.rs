//! RSA keys. `ring` makes none, so `rsa` does, and nothing else: it signs nothing.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use ring::rsa::{KeyPair, KeyPairComponents, PublicKeyComponents};
use rsa::PrivateKey;
use rsa::traits::{PrivateKeyParts as _, PublicKeyParts as _};

use super::keys::NoKey;

/// What RFC 7518, section 3.3, asks for at least.
const BITS: usize = 2048;

/// The key of a seed: the same on every machine.
pub(super) fn of(seed: [u8; 32]) -> Result<KeyPair, NoKey> {
    let key = PrivateKey::new(&mut ChaCha20Rng::from_seed(seed), BITS).map_err(|_| NoKey)?;
    let [p, q] = key.primes() else { return Err(NoKey) };
    let (Some(dp), Some(dq), Some(qinv)) = (key.dp(), key.dq(), key.qinv()) else { return Err(NoKey) };
    KeyPair::from_components(&KeyPairComponents {
        public_key: PublicKeyComponents { n: key.n_bytes(), e: key.e_bytes() },
        d: key.d().to_be_bytes_trimmed_vartime(),
        p: p.to_be_bytes_trimmed_vartime(),
        q: q.to_be_bytes_trimmed_vartime(),
        dP: dp.to_be_bytes_trimmed_vartime(),
        dQ: dq.to_be_bytes_trimmed_vartime(),
        qInv: qinv.retrieve().to_be_bytes_trimmed_vartime(),
    })
    .map_err(|_| NoKey)
}
