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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        learning::{CourseId, EnrollmentId},
        text::{self, Text},
    };

    fn reference() -> Reference {
        Reference::stored("1a2b3c4d5e6f")
    }

    fn named(title: &str) -> String {
        let completion = Completion {
            enrollment: EnrollmentId::try_from("e1".to_owned()).unwrap(),
            course: CourseId::try_from("c1".to_owned()).unwrap(),
            title: Text::new(title).unwrap(),
            completed_at: "2026-05-03T09:15:00Z".parse().unwrap(),
            score: None,
            seconds: None,
        };
        file_name(&completion, &reference())
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
            (&format!("{} end", "ж".repeat(99)), &"ж".repeat(99)),
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
    fn a_pdf_says_so_in_its_first_line() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n"[..], true),
            (b"%PDF-", true),
            (b"%PDF", false),
            (b" %PDF-1.7", false),
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
