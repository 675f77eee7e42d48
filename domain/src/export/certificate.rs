//! The certificate as a file at `BambooHR`.

use sha2::{Digest, Sha256};

use super::entry::Reference;
use crate::{hex::hex, learning::Completion};

/// The category of employees' files that certificates go into.
pub const CATEGORY: &str = "Certificates";

/// The largest file that `BambooHR` takes, in bytes: below 20 MB (reference/providers.md, section 2.5).
pub const LARGEST: usize = 20_000_000 - 1;

/// The longest name of a file, in characters, without its end.
const LONGEST_TITLE: usize = 100;

/// The file's name: `Fire safety 2026-05-03 (1a2b3c4d5e6f).pdf`. The reference tells it from all others.
pub fn file_name(completion: &Completion, reference: &Reference) -> String {
    // What some file systems don't take in names.
    let title: String = completion
        .title
        .as_str()
        .chars()
        .map(|c| if r#"/\:*?"<>|"#.contains(c) { '-' } else { c })
        .take(LONGEST_TITLE)
        .collect();
    format!("{} {} {}.pdf", title.trim(), completion.completed_at.date_naive(), mark(reference))
}

/// Whether a file of this name is the one with `reference`, however it was renamed around it.
pub fn has_reference(name: &str, reference: &Reference) -> bool {
    name.contains(&mark(reference))
}

fn mark(reference: &Reference) -> String {
    format!("({})", reference.as_str())
}

/// Whether these bytes are a PDF: its first line says so (ISO 32000-1, section 7.5.2).
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes))
}
