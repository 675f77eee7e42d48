//! Counting tests from what the test programs print.

use std::ops::AddAssign;

/// How many passed and how many failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    /// The passed ones.
    pub(crate) passed: u64,
    /// The failed ones.
    pub(crate) failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// Reads a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`; any other line counts nothing.
    ///
    /// Cargo's own harness, wasm-bindgen's and libtest-mimic's all print it.
    pub(crate) fn of_line(line: &str) -> Self {
        let line = without_colour(line);
        let Some(numbers) = line.trim().strip_prefix("test result: ") else { return Self::default() };
        let number = |word: &str| {
            let part = numbers.split([';', '.']).map(str::trim).find_map(|part| part.strip_suffix(word))?;
            part.trim().parse().ok()
        };
        Self { passed: number("passed").unwrap_or(0), failed: number("failed").unwrap_or(0) }
    }
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
        let Tally { passed, failed } = Tally::of_line(line);
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
}
