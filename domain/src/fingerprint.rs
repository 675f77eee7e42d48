//! What stands for texts without saying them: hashes of what is kept, approved or compared.

use base16ct::lower::encode_string;
use sha2::{Digest, Sha256};

/// The SHA-256 of `parts`, in hexadecimal. What moves from one part into the next gives another one.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    encode_string(&hasher.finalize())
}

/// The first `bytes` bytes of the SHA-256 of `parts`, each ended by a zero byte, in hexadecimal. Ledgers, notes and
/// browsers keep it: another way to hash would make everything in them look changed.
pub(crate) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>, bytes: usize) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    let hash = hash.finalize();
    encode_string(hash.get(..bytes).unwrap_or(&hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_keeps_its_parts_apart_and_never_changes() {
        // `printf 'ab\0c\0' | sha256sum`, the first 6 bytes.
        assert_eq!(fingerprint(["ab", "c"], 6), "629c2f14f654");
        assert_ne!(fingerprint(["a", "bc"], 6), "629c2f14f654");
    }
}
