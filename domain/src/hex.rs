//! Bytes as text.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Two lower-case hexadecimal digits for each byte.
pub fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    bytes.into_iter().fold(String::new(), |mut text, byte| {
        _ = write!(text, "{byte:02x}");
        text
    })
}

/// The first `bytes` bytes of the SHA-256 of `parts`, each ended by a zero byte, in hexadecimal. Ledgers, notes and
/// browsers keep it: another way to hash would make everything in them look changed.
pub(crate) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>, bytes: usize) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    hex(hash.finalize().into_iter().take(bytes))
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
