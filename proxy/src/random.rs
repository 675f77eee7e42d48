//! Randomness from the runtime.

use crate::fault::Fault;

/// `N` random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Fault::internal("drawing random bytes", error.to_string()))?;
    Ok(bytes)
}
