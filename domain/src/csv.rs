//! Tables as files that a spreadsheet opens: RFC 4180, with what spreadsheets need, and nothing that they would run.

/// What tells a spreadsheet that a file is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What parts cells or rows, in the spreadsheets of one language or another.
const SEPARATORS: [char; 5] = [',', ';', '\t', '\r', '\n'];

/// What parts the cells of a file. A spreadsheet expects that of the language that it is set to, and shows one column else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// Where numbers have a point: English.
    Comma,
    /// Where numbers have a comma: German, Russian.
    Semicolon,
}

impl Separator {
    fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }
}

/// A table that is written row by row. The first row is its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csv {
    separator: Separator,
    text: String,
}

impl Csv {
    /// A table with `head` as its first row.
    pub fn new(separator: Separator, head: &[&str]) -> Self {
        let mut csv = Self { separator, text: BYTE_ORDER_MARK.to_string() };
        csv.row(head);
        csv
    }

    /// Adds a row.
    pub fn row(&mut self, values: &[&str]) {
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                self.text.push(self.separator.character());
            }
            self.value(value);
        }
        self.text.push_str("\r\n");
    }

    /// The file's content.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Each value is quoted. A spreadsheet that expects another separator begins cells in the middle of one: there too
    /// nothing begins with a sign.
    fn value(&mut self, value: &str) {
        self.text.push('"');
        let mut begins = true;
        for character in value.chars() {
            if begins && starts_a_formula(character) {
                self.text.push('\'');
            }
            if character == '"' {
                self.text.push('"');
            }
            self.text.push(character);
            begins = SEPARATORS.contains(&character);
        }
        self.text.push('"');
    }
}

/// Whether a spreadsheet takes what begins with `c` for a formula, or for the beginning of one behind it. Full-width signs
/// are signs to those that are set to Japanese or Chinese.
fn starts_a_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Csv, Separator, starts_a_formula};

    #[test]
    fn a_file_has_a_mark_a_head_and_rows_that_end_as_rfc_4180_says() {
        for (separator, written) in [(Separator::Comma, ","), (Separator::Semicolon, ";")] {
            let mut csv = Csv::new(separator, &["Name", "Änderung"]);
            csv.row(&["Łukasz", "kommt"]);
            csv.row(&["", ""]);
            let expected = "\u{feff}\"Name\"|\"Änderung\"\r\n\"Łukasz\"|\"kommt\"\r\n\"\"|\"\"\r\n";
            assert_eq!(csv.into_text(), expected.replace('|', written));
        }
    }

    #[test]
    fn every_value_is_quoted_and_what_would_run_is_disarmed() {
        for (value, written) in [
            ("plain", "plain"),
            (" spaces ", " spaces "),
            ("Lovelace, Ada", "Lovelace, Ada"),
            ("the \"Ada\"", "the \"\"Ada\"\""),
            ("two\nlines", "two\nlines"),
            ("=1+1", "'=1+1"),
            ("+49 40", "'+49 40"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("\n=1", "'\n'=1"),
            ("＝1+1", "'＝1+1"),
            ("＠SUM", "'＠SUM"),
            ("=HYPERLINK(\"x\",\"y\")", "'=HYPERLINK(\"\"x\"\",\"\"y\"\")"),
            // Case C01: for a spreadsheet that parts cells there.
            ("Mallory;=1+1;x", "Mallory;'=1+1;x"),
            ("Mallory,+1,x", "Mallory,'+1,x"),
            ("a=b", "a=b"),
            ("'quoted", "'quoted"),
        ] {
            let text = Csv::new(Separator::Semicolon, &[value]).into_text();
            assert_eq!(text, format!("\u{feff}\"{written}\"\r\n"), "{value:?}");
        }
    }

    /// Reads what RFC 4180 describes, with any separator.
    fn read(text: &str, separator: char) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut value, mut inside) = (Vec::new(), Vec::new(), String::new(), false);
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match (inside, character) {
                (true, '"') if characters.next_if_eq(&'"').is_some() => value.push('"'),
                (_, '"') => inside = !inside,
                (false, '\r') if characters.next_if_eq(&'\n').is_some() => {
                    row.push(std::mem::take(&mut value));
                    rows.push(std::mem::take(&mut row));
                }
                (false, c) if c == separator => row.push(std::mem::take(&mut value)),
                _ => value.push(character),
            }
        }
        rows
    }

    /// Whether `found` is `value` with nothing but an apostrophe before some of its signs.
    fn is_disarmed(found: &str, value: &str) -> bool {
        let mut rest = value.chars().peekable();
        let is_added =
            |c: char, next: Option<&char>| c == '\'' && next.copied().is_some_and(starts_a_formula);
        found.chars().all(|c| rest.next_if_eq(&c).is_some() || is_added(c, rest.peek()))
            && rest.next().is_none()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_and_nothing_is_a_formula_whatever_parts_cells(
            rows in prop::collection::vec(prop::collection::vec("[a=+@＝\",;\r\n\t -]{0,8}|\\PC{0,6}", 2), 1..5)
        ) {
            let mut csv = Csv::new(Separator::Semicolon, &["a", "b"]);
            for row in &rows {
                csv.row(&[&row[0], &row[1]]);
            }
            let text = csv.into_text();
            let text = text.trim_start_matches('\u{feff}');
            let found = read(text, ';');
            prop_assert_eq!(found.len(), rows.len() + 1);
            for (found, row) in found[1..].iter().zip(&rows) {
                for (found, value) in found.iter().zip(row) {
                    prop_assert!(is_disarmed(found, value), "{:?} of {:?}", found, value);
                }
            }
            for separator in [',', ';', '\t'] {
                for cell in read(text, separator).concat() {
                    prop_assert!(!cell.starts_with(starts_a_formula), "{:?} of {:?}", cell, text);
                }
                // Also for who knows of no quotes.
                for cell in text.split([separator, '\r', '\n']) {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{:?} of {:?}", cell, text);
                }
            }
        }
    }
}
