//! Counting tests from what the test programs print.

use std::ops::AddAssign;

/// How many passed and how many failed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// The passed ones.
    pub(crate) passed: u64,
    /// The failed ones.
    pub(crate) failed: u64,
    /// What is known of those that failed, a line or a few for each.
    pub(crate) failures: Vec<String>,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.failures.extend(other.failures);
    }
}

impl Tally {
    /// One that passed.
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0, failures: Vec::new() };

    /// One that failed, and why.
    pub(crate) fn of_failure(why: String) -> Self {
        Self { passed: 0, failed: 1, failures: vec![why] }
    }

    /// Reads a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`, or the name of a test that failed
    /// from its own line; any other line counts nothing.
    ///
    /// Cargo's own harness, wasm-bindgen's, libtest-mimic's and `tests/clients/checks.py` all print them.
    pub(crate) fn of_line(line: &str) -> Self {
        let line = without_colour(line);
        let line = line.trim();
        let Some(numbers) = line.strip_prefix("test result: ") else {
            return Self {
                failures: failed_test(line).map(str::to_owned).into_iter().collect(),
                ..Self::default()
            };
        };
        let number = |word: &str| {
            let part = numbers.split([';', '.']).map(str::trim).find_map(|part| part.strip_suffix(word))?;
            part.trim().parse().ok()
        };
        Self {
            passed: number("passed").unwrap_or(0),
            failed: number("failed").unwrap_or(0),
            failures: Vec::new(),
        }
    }
}

/// The name in `test a::b ... FAILED` (`FAIL` in a browser), or in `failed a: …` of a client's driver.
fn failed_test(line: &str) -> Option<&str> {
    let of_harness = || {
        let (name, result) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
        matches!(result, "FAILED" | "FAIL").then(|| name.trim_end())
    };
    let of_client = || Some(line.strip_prefix("failed ")?.split_once(": ")?.0);
    of_harness().or_else(of_client)
}

/// The line without the sequences that colour a terminal.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        if sign == '\u{1b}' {
            signs.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(sign);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(line: &str) -> (u64, u64) {
        let Tally { passed, failed, .. } = Tally::of_line(line);
        (passed, failed)
    }

    #[test]
    fn the_result_line_of_each_harness_is_counted() {
        let cargo =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.03s";
        assert_eq!(tally(cargo), (12, 0));
        let wasm = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.41s";
        assert_eq!(tally(wasm), (3, 2));
        let coloured = "test result: \u{1b}[32mok\u{1b}[0m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(tally(coloured), (7, 0));
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(tally("test api::it_works ... ok"), (0, 0));
        assert_eq!(tally("running 3 tests"), (0, 0));
        assert_eq!(tally("says: test result: ok. 3 passed; 0 failed"), (0, 0));
        assert_eq!(tally(""), (0, 0));
    }

    #[test]
    fn a_test_that_failed_is_named_whichever_harness_ran_it() {
        let failures = |line| Tally::of_line(line).failures;
        assert_eq!(failures("test api::it_works ... FAILED"), ["api::it_works"]);
        assert_eq!(failures("test api::it_works        ... \u{1b}[31mFAILED\u{1b}[0m"), ["api::it_works"]);
        assert_eq!(failures("test people::typing_narrows ... FAIL"), ["people::typing_narrows"]);
        assert_eq!(failures("failed reads an employee: {'seen': None}"), ["reads an employee"]);
        assert!(failures("test api::it_works ... ok").is_empty());
        assert!(failures("test result: FAILED. 3 passed; 1 failed;").is_empty());
    }
}
