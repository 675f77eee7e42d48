//! Phone numbers as people write them, and what a telephone dials of one.
//!
//! No library of all numbering plans: their tables have more bytes than the first load has left. What is dialled follows
//! from a few habits of writing, which are the same in all countries; `tests` has a table of them.

use crate::text::small;

/// Words and signs before the number of an extension. The longest of those that begin alike comes first.
const EXTENSIONS: &str =
    "extension ext. ext x durchwahl dw. dw apparat app. nebenstelle доб. доб poste interno int. wew. #";

/// What stands between two numbers.
const BETWEEN: [&str; 9] = [",", ";", "|", "\n", " or ", " oder ", " или ", " und ", " and "];

/// Digits that a number has at least, the shortest being those inside of a company's own exchange.
const FEWEST: usize = 2;

/// The address that calls the first number in `text` (RFC 3966): `tel:+4940306988;ext=56`. Nothing, if there is none.
pub fn call_link(text: &str) -> Option<String> {
    let first = first_number(text);
    let (number, extension) = without_extension(first);
    let number = dialled(&number)?;
    let extension: String = extension.chars().filter_map(digit).collect();
    Some(if extension.is_empty() { format!("tel:{number}") } else { format!("tel:{number};ext={extension}") })
}

/// The first of several numbers, in small letters as far as words matter.
fn first_number(text: &str) -> String {
    let text = small(text);
    let parts = |place: &usize| {
        let (before, after) = text.split_at(*place);
        // A stroke parts the digits of one number, unless two whole ones are beside it.
        let rest = after.trim_start_matches(['/', ' ']);
        let is_stroke = after.starts_with('/')
            && count(before) >= 6
            && count(rest) >= 6
            && rest.starts_with(['+', '0', '(']);
        is_stroke || (count(before) >= FEWEST && BETWEEN.iter().any(|between| after.starts_with(between)))
    };
    let end = text.char_indices().map(|(place, _)| place).find(parts);
    end.and_then(|end| text.get(..end)).unwrap_or(&text).to_owned()
}

/// The number, and what is behind a word or sign for an extension.
fn without_extension(text: String) -> (String, String) {
    for (place, _) in text.char_indices() {
        let (before, rest) = text.split_at(place);
        // Behind a number.
        if count(before) < FEWEST || before.ends_with(char::is_alphabetic) {
            continue;
        }
        let after = EXTENSIONS.split(' ').filter_map(|word| rest.strip_prefix(word));
        // With digits alone behind it.
        let is_one = |after: &&str| {
            (1..=7).contains(&count(after))
                && after.chars().all(|c| digit(c).is_some() || matches!(c, ' ' | '.' | ':' | '-' | ')'))
        };
        if let Some(after) = after.into_iter().find(is_one) {
            return (before.to_owned(), after.to_owned());
        }
    }
    (text, String::new())
}

/// What is dialled of one number: its digits, and the plus before the code of a country.
fn dialled(number: &str) -> Option<String> {
    // Words and marks may stand before it: `Tel.`, `Büro:`.
    let begins = number.find(|c| digit(c).is_some() || is_plus(c) || c == '(')?;
    let number = number.get(begins..)?;
    // Two zeros lead abroad, too, in nearly all countries.
    let digits: String = number.chars().filter_map(digit).collect();
    let is_global = number.trim_start_matches('(').starts_with(is_plus);
    if !is_global && !digits.starts_with("00") {
        return (digits.len() >= FEWEST).then_some(digits);
    }
    // `+49 (0)40`: the zero is for those who call from within the country. Italy's is dialled, and never in brackets.
    let zero =
        number.char_indices().find(|(place, _)| number.get(*place..).is_some_and(|it| it.starts_with("(0)")));
    let digits = match zero.map(|(place, _)| number.split_at(place)) {
        Some((code, rest)) if (1..=5).contains(&count(code)) => {
            let rest = rest.get("(0)".len()..).unwrap_or_default();
            code.chars().chain(rest.chars()).filter_map(digit).collect()
        }
        _ => digits,
    };
    let abroad = if is_global { &*digits } else { digits.get(2..).unwrap_or_default() };
    (abroad.len() >= FEWEST).then(|| format!("+{abroad}"))
}

fn count(text: &str) -> usize {
    text.chars().filter_map(digit).count()
}

fn is_plus(c: char) -> bool {
    matches!(c, '+' | '＋')
}

/// The digit that `c` is, in whatever script numbers are written.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_write_is_dialled_as_they_mean_it() {
        for (text, dialled) in [
            // Germany. Cases N01 and N02 among them.
            ("+49 (0)40 306988", "+4940306988"),
            ("+49 (40) 12-3", "+4940123"),
            ("+49(0)171/1234567", "+491711234567"),
            ("0049 40 306988", "+4940306988"),
            ("0049 (0) 40 306988", "+4940306988"),
            ("040/12 34 56", "040123456"),
            ("040 - 30 69 88 - 0", "0403069880"),
            ("(040) 306988", "040306988"),
            ("Tel. +49 40 306988", "+4940306988"),
            ("Tel.: 040 306988", "040306988"),
            ("\u{200e}+49 40 306988", "+4940306988"),
            ("Büro: +49 40 306988-12", "+494030698812"),
            ("(+49) 40 306988", "+4940306988"),
            ("+49.40.306988", "+4940306988"),
            ("110", "110"),
            ("12", "12"),
            ("040 306988 Durchwahl 12", "040306988;ext=12"),
            ("040 306988 DW 12", "040306988;ext=12"),
            ("040 306988, 0171 1234567", "040306988"),
            ("040 306988 / 0171 1234567", "040306988"),
            ("040 306988 oder 0171 1234567", "040306988"),
            ("+49 40 306988; +49 171 1234567", "+4940306988"),
            // The United States and Canada. Case N03.
            ("555-555-1234 ext. 56", "5555551234;ext=56"),
            ("(555) 555-1234", "5555551234"),
            ("+1 (555) 555-1234", "+15555551234"),
            ("1-555-555-1234", "15555551234"),
            ("555.555.1234 x56", "5555551234;ext=56"),
            ("+1 555 555 1234 ext 56", "+15555551234;ext=56"),
            ("555-555-1234 Extension: 5678", "5555551234;ext=5678"),
            ("555-555-1234 #56", "5555551234;ext=56"),
            ("+1 514 555-1234 poste 7", "+15145551234;ext=7"),
            ("911", "911"),
            // The United Kingdom.
            ("020 7946 0018", "02079460018"),
            ("+44 (0)20 7946 0018", "+442079460018"),
            ("+44 20 7946 0018", "+442079460018"),
            ("Mobile: 07700 900123", "07700900123"),
            // Russia.
            ("8 (495) 123-45-67", "84951234567"),
            ("+7 (495) 123-45-67 доб. 12", "+74951234567;ext=12"),
            ("+7 495 123 45 67, +7 916 123 45 67", "+74951234567"),
            ("тел. +7 916 123-45-67", "+79161234567"),
            ("8 495 123-45-67 или 8 916 123-45-67", "84951234567"),
            // France.
            ("01 42 68 53 00", "0142685300"),
            ("+33 (0)1 42 68 53 00", "+33142685300"),
            ("+33 1 42 68 53 00", "+33142685300"),
            // Italy: the zero is dialled.
            ("+39 06 6982", "+39066982"),
            ("06 698.123 interno 4", "06698123;ext=4"),
            // Switzerland and Austria.
            ("+41 (0)44 668 18 00", "+41446681800"),
            ("044 668 18 00", "0446681800"),
            ("+43 (0)1 58858-20", "+4315885820"),
            ("01/588 58", "0158858"),
            // The Netherlands, Belgium, Sweden, Poland.
            ("+31 (0)20-123 4567", "+31201234567"),
            ("020-1234567", "0201234567"),
            ("+32 2 555 12 12", "+3225551212"),
            ("02/555.12.12", "025551212"),
            ("+46 (0)8 123 456 78", "+46812345678"),
            ("08-123 456 78", "0812345678"),
            ("+48 22 123 45 67", "+48221234567"),
            ("22 123 45 67 wew. 12", "221234567;ext=12"),
            // Turkey, Ukraine, Spain, Japan, China, India, Brazil.
            ("+90 (212) 555 12 34", "+902125551234"),
            ("0 212 555 12 34", "02125551234"),
            ("+380 44 123 4567", "+380441234567"),
            ("+34 91 123 45 67", "+34911234567"),
            ("+81 (0)3-1234-5678", "+81312345678"),
            ("＋８１　３−１２３４−５６７８", "+81312345678"),
            ("03-1234-5678", "0312345678"),
            ("+86 10 1234 5678", "+861012345678"),
            ("+91 98765 43210", "+919876543210"),
            ("+55 (11) 91234-5678", "+5511912345678"),
            // Egypt and Iran, in their own digits.
            ("٠٢ ٢٥٧٤ ٠٠٠٠", "0225740000"),
            ("۰۲۱ ۱۲۳۴ ۵۶۷۸", "02112345678"),
        ] {
            assert_eq!(call_link(text), Some(format!("tel:{dialled}")), "{text:?}");
        }
        for text in ["", "n/a", "—", "ask Ada", "7", "+"] {
            assert_eq!(call_link(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_a_link_has_nothing_in_it_but_a_number(text in any::<String>()) {
            if let Some(link) = call_link(&text) {
                let number = link.strip_prefix("tel:").unwrap();
                let (number, extension) = number.split_once(";ext=").unwrap_or((number, "0"));
                let digits = number.strip_prefix('+').unwrap_or(number);
                prop_assert!(digits.len() >= FEWEST && digits.bytes().all(|byte| byte.is_ascii_digit()));
                prop_assert!(extension.bytes().all(|byte| byte.is_ascii_digit()) && !extension.is_empty());
            }
        }
    }
}
