//! A short hash for what is no secret and may collide (FNV-1a, 32 bits).

/// The hash of `bytes`.
pub(crate) fn fnv1a(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
