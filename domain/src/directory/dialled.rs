//! Phone numbers, found by their digits however they are written: `+49 30 1234`, `0049 (30) 12 34`, `030/1234`, `1234`.

use super::field::contains;

/// A stored number: its digits without what only says from where it is dialled.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dialled {
    pub(super) digits: String,
    /// Whether the country is left out.
    pub(super) national: bool,
}

/// How few digits are looked for among the numbers.
pub(super) const FEWEST: usize = 3;

impl Dialled {
    pub(super) fn new(number: &str) -> Self {
        let number = number.replace("(0)", "");
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let international = number.trim_start().starts_with('+');
        if international {
            return Self { digits, national: false };
        }
        if let Some(rest) = digits.strip_prefix("00") {
            return Self { digits: rest.to_owned(), national: false };
        }
        // Within Russia and Kazakhstan one dials 8 first.
        let trunk =
            digits.strip_prefix('0').or_else(|| digits.strip_prefix('8').filter(|rest| rest.len() == 10));
        match trunk {
            Some(rest) => Self { digits: rest.to_owned(), national: true },
            None => Self { digits, national: true },
        }
    }
}

/// Whether `text` is a part of a number and nothing else.
pub(super) fn is_dialled(text: &str) -> bool {
    let count = text.chars().filter(char::is_ascii_digit).count();
    count >= FEWEST && text.chars().all(|c| c.is_ascii_digit() || " +-–/().\u{a0}".contains(c))
}

/// What somebody types of a number.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sought {
    /// Somewhere in the number.
    within: String,
    /// The same without what only says from where it is dialled.
    dialled: String,
    /// A number without its country begins so: countries have one to three digits.
    national: Vec<String>,
}

/// How a number is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// With the digits that are stored.
    AsItIs,
    /// From elsewhere, or in another way.
    Otherwise,
}

impl Sought {
    pub(super) fn new(typed: &str) -> Self {
        let plain: String = typed.chars().filter(char::is_ascii_digit).collect();
        let dialled = Dialled::new(typed);
        let without_country =
            |n: usize| dialled.digits.get(n..).filter(|rest| rest.len() > FEWEST).map(str::to_owned);
        let international = dialled.digits.len() > 6 && (!dialled.national || dialled.digits == plain);
        let national = if international { (1..=3).filter_map(without_country).collect() } else { Vec::new() };
        Self { within: plain, dialled: dialled.digits, national }
    }

    /// Whether it is a part of `number` as it is typed, or as it is dialled.
    pub(super) fn is_in(&self, number: &str, national: bool) -> Option<Typed> {
        if contains(number, &self.within) {
            Some(Typed::AsItIs)
        } else if self.dialled.len() >= FEWEST && contains(number, &self.dialled)
            || national && self.national.iter().any(|digits| number.starts_with(&**digits))
        {
            Some(Typed::Otherwise)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_in_any_spelling_and_by_its_end() {
        for stored in [
            "+49 30 1234567-12",
            "0049 30 1234567 12",
            "(030) 123 45 67 12",
            "030/1234567-12",
            "+49 (0)30 1234567-12",
        ] {
            let number = Dialled::new(stored);
            for typed in [
                "+49 30 1234567",
                "0049301234567",
                "030 1234567",
                "(030) 12345",
                "301234567",
                "6712",
                "+49 (0) 30 123456712",
            ] {
                assert!(is_dialled(typed), "{typed}");
                assert!(
                    Sought::new(typed).is_in(&number.digits, number.national).is_some(),
                    "{typed} in {stored}"
                );
            }
            assert_eq!(Sought::new("040 1234567").is_in(&number.digits, number.national), None, "{stored}");
        }
        let moscow = Dialled::new("+7 495 123-45-67");
        assert_eq!(
            Sought::new("8 (495) 123 45 67").is_in(&moscow.digits, moscow.national),
            Some(Typed::Otherwise)
        );
        assert_eq!(Sought::new("007").is_in("49400712", false), Some(Typed::AsItIs));
        for other in ["12", "müller 4711", "a123"] {
            assert!(!is_dialled(other), "{other}");
        }
    }
}
