//! Parts of a host's name.

/// Whether `label` may be what stands between two dots of a host's name (RFC 1123, section 2.1), in small letters: nothing in
/// it can lead to another host, port or path.
pub(crate) fn is_dns_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_has_letters_digits_and_hyphens_within() {
        for label in ["a", "a-b", "xn--bcher-kva", "1", &"a".repeat(63)] {
            assert!(is_dns_label(label), "{label}");
        }
        for label in ["", "A", "a.b", "-a", "a-", "a_b", "a:1", "a/b", "ä", &"a".repeat(64)] {
            assert!(!is_dns_label(label), "{label}");
        }
    }
}
