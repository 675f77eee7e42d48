//! Telling texts apart quickly: for what is not kept for long.

use std::hash::{DefaultHasher, Hasher as _};

/// What tells one text from another. Another compiler may count otherwise, so whoever keeps one over a deployment takes
/// what did not change for something that did.
pub fn print(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}
