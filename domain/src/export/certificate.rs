//! The certificate as a file at `BambooHR`.

use base16ct::lower::encode_string;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::entry::Reference;
use crate::text::Text;

/// The category of employees' files that certificates go into.
pub const CATEGORY: &str = "Certificates";

/// The largest certificate that is taken along, in bytes. `BambooHR` takes files below 20 MB (reference/providers.md,
/// section 2.5), but several are under way at a time, each in a few copies, in the 128 MB that a Worker has. A certificate
/// is a page or two.
pub const LARGEST: usize = 5_000_000;

/// The longest part of a file's name that is the course's title, in bytes: file systems take names of 255.
const LONGEST_TITLE: usize = 200;

/// The file's name: `Fire safety 2026-05-03 (1a2b3c4d5e6f).pdf`, with the day of completion. The reference tells it from
/// all others.
pub fn file_name(course: &Text, completed: NaiveDate, reference: &Reference) -> String {
    let mut title = String::new();
    for character in course.as_str().chars() {
        if title.len() + character.len_utf8() > LONGEST_TITLE {
            break;
        }
        // What some file systems don't take in names.
        title.push(if r#"/\:*?"<>|"#.contains(character) { '-' } else { character });
    }
    format!("{} {completed} {}.pdf", title.trim(), mark(reference))
}

/// Whether a file of this name is the one with `reference`, however it was renamed around it.
pub fn has_reference(name: &str, reference: &Reference) -> bool {
    name.contains(&mark(reference))
}

fn mark(reference: &Reference) -> String {
    format!("({})", reference.as_str())
}

/// Bytes within which a PDF says what it is: readers look no farther (ISO 32000-1, appendix H.3, note 13).
const HEAD: usize = 1024;

/// Whether these bytes are a PDF. Some come with a line feed or a byte order mark before the head; a page that tells of one
/// is none.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let before = head.windows(5).position(|five| five == b"%PDF-").and_then(|place| head.get(..place));
    before.is_some_and(|before| !before.contains(&b'<'))
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    encode_string(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text;

    fn reference() -> Reference {
        Reference::stored("1a2b3c4d5e6f")
    }

    fn named(title: &str) -> String {
        file_name(&Text::new(title).unwrap(), "2026-05-03".parse().unwrap(), &reference())
    }

    #[test]
    fn a_file_is_named_after_the_course_the_day_and_the_reference() {
        let hundred = "ж".repeat(100);
        for (title, before) in [
            ("Fire safety", "Fire safety"),
            ("Brandschutz für Büros", "Brandschutz für Büros"),
            ("Пожарная безопасность", "Пожарная безопасность"),
            (r#"A/B\C: D* "E"? <F>|G"#, "A-B-C- D- -E-- -F--G"),
            ("../../etc", "..-..-etc"),
            (&hundred, &hundred),
            (&format!("{hundred}!"), &hundred),
            // No blank is left where a title was cut.
            (&format!("{} end", "ж".repeat(99) + "a"), &("ж".repeat(99) + "a")),
        ] {
            assert_eq!(named(title), format!("{before} 2026-05-03 (1a2b3c4d5e6f).pdf"), "{title}");
        }
    }

    #[test]
    fn a_file_is_ours_by_the_reference_however_it_was_renamed_around_it() {
        for (name, is_ours) in [
            ("Fire safety 2026-05-03 (1a2b3c4d5e6f).pdf", true),
            ("Old - Fire safety (1a2b3c4d5e6f) signed.PDF", true),
            ("(1a2b3c4d5e6f)", true),
            ("Fire safety 2026-05-03 (000000000000).pdf", false),
            ("Fire safety 2026-05-03 1a2b3c4d5e6f.pdf", false),
            ("Fire safety 2026-05-03.pdf", false),
            ("", false),
        ] {
            assert_eq!(has_reference(name, &reference()), is_ours, "{name}");
        }
    }

    #[test]
    fn a_pdf_says_so_within_its_first_kilobyte() {
        let padded = |before: usize| [&vec![b'\n'; before][..], b"%PDF-1.7"].concat();
        for (bytes, expected) in [
            // Case I04.
            (&b"\n%PDF-1.7"[..], true),
            (b"\xef\xbb\xbf%PDF-1.7", true),
            (&padded(HEAD - 5), true),
            (&padded(HEAD - 4), false),
            (b"%PDF-1.7\n", true),
            (b"%PDF-", true),
            (b"%PDF", false),
            (b" %PDF-1.7", true),
            (b"<html>%PDF-1.7", false),
            (b"", false),
        ] {
            assert_eq!(is_pdf(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        insta::assert_snapshot!(sha256(b"abc"), @"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    proptest! {
        #[test]
        fn whatever_the_title_the_name_is_short_safe_and_has_the_reference(title in r"\PC{1,200}") {
            prop_assume!(Text::new(&title).is_ok() && title.chars().count() <= text::LONGEST);
            let name = named(&title);
            prop_assert!(has_reference(&name, &reference()));
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']));
            prop_assert!(name.chars().count() <= LONGEST_TITLE + " 2026-05-03 (1a2b3c4d5e6f).pdf".len());
        }
    }
}
