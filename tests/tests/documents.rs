//! Documents that say which test shows something: `organisation/signing_in.rs`: `who_leaves_is_out`. A test that is renamed
//! or gone is one that shows nothing.

use std::{fs, path::Path};

/// The folders that documents name in short.
const SHORT: [(&str, &str); 2] =
    [("end_to_end/", "tests/tests/end_to_end/"), ("organisation/", "engine/tests/organisation/")];

/// The tests that a line names, each with its file: behind the file and a colon, with commas in between.
fn named(line: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let (mut file, mut expected) = (None, ": ");
    // By turns what stands outside of backticks and what stands in them.
    let mut pieces = line.split('`');
    while let (Some(outside), Some(inside)) = (pieces.next(), pieces.next()) {
        if Path::new(inside).extension().is_some_and(|extension| extension == "rs") {
            (file, expected) = (Some(inside), ": ");
        } else if let Some(path) = file.filter(|_| outside == expected && is_name(inside)) {
            found.push((path, inside));
            expected = ", ";
        } else {
            file = None;
        }
    }
    found
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// Where a file is, from the repository's root on.
fn place(file: &str) -> String {
    let whole = SHORT.iter().find_map(|(short, long)| Some(format!("{long}{}", file.strip_prefix(short)?)));
    whole.unwrap_or_else(|| file.to_owned())
}

/// The tests that `document` names and that are not there; `read` has the files.
fn missing(document: &str, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let is_there = |file: &str, name: &str| {
        read(&place(file)).is_some_and(|source| source.contains(&format!("fn {name}(")))
    };
    let all = document.lines().flat_map(named);
    let missing = all.filter(|(file, name)| !is_there(file, name));
    missing.map(|(file, name)| format!("{file}: {name}")).collect()
}

fn read(file: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)).ok()
}

#[test]
fn every_test_that_is_named_is_there() {
    for (document, at_least) in [("docs/security.md", 150), ("docs/sign-in.md", 25)] {
        let text = read(document).unwrap();
        let count = text.lines().flat_map(named).count();
        assert!(count >= at_least, "{document} names {count} tests only: in another form?");
        assert_eq!(missing(&text, read), Vec::<String>::new(), "{document}");
    }
}

#[test]
fn a_test_that_is_gone_is_seen() {
    let read = |file: &str| {
        let source = match file {
            "tests/tests/end_to_end/links.rs" => "pub(crate) async fn it_holds(stage: &Stage) {}",
            "domain/src/csv.rs" => "fn it_holds() {}\nfn it_holds_too() {}",
            _ => return None,
        };
        Some(source.to_owned())
    };
    let missing = |document: &str| missing(document, read);
    for there in [
        "| `domain/src/csv.rs`: `it_holds`, `it_holds_too`; `end_to_end/links.rs`: `it_holds` |",
        "written in `domain/src/csv.rs`, by `its_own_rules`",
        "`domain/src/csv.rs`: `mailto:` and `tel:` alone",
        "`nosniff`: `domain/src/csv.rs`",
    ] {
        assert_eq!(missing(there), Vec::<String>::new(), "{there}");
    }
    for (document, gone) in [
        ("`domain/src/csv.rs`: `it_held`", "domain/src/csv.rs: it_held"),
        ("`domain/src/csv.rs`: `it_holds`, `it_hol`", "domain/src/csv.rs: it_hol"),
        ("`organisation/links.rs`: `it_holds`", "organisation/links.rs: it_holds"),
        ("over:\n\n- once: `end_to_end/links.rs`: `it_holds_too`", "end_to_end/links.rs: it_holds_too"),
    ] {
        assert_eq!(missing(document), [gone], "{document}");
    }
}
