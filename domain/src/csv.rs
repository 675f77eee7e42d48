//! Tables as files that a spreadsheet opens: RFC 4180, with what Excel needs, and nothing that it would run.

/// What tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What makes a spreadsheet take a value for a formula.
const STARTS_A_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table that is written row by row. The first row is its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csv(String);

impl Csv {
    /// A table with `head` as its first row.
    pub fn new(head: &[&str]) -> Self {
        let mut csv = Self(BYTE_ORDER_MARK.to_string());
        csv.row(head);
        csv
    }

    /// Adds a row.
    pub fn row(&mut self, values: &[&str]) {
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            self.value(value);
        }
        self.0.push_str("\r\n");
    }

    /// The file's content.
    pub fn into_text(self) -> String {
        self.0
    }

    fn value(&mut self, value: &str) {
        let armed = value.starts_with(STARTS_A_FORMULA);
        let quoted = value.contains([',', '"', '\r', '\n', '\t']);
        if quoted {
            self.0.push('"');
        }
        if armed {
            self.0.push('\'');
        }
        for character in value.chars() {
            if character == '"' {
                self.0.push('"');
            }
            self.0.push(character);
        }
        if quoted {
            self.0.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Csv;

    #[test]
    fn a_file_has_a_mark_a_head_and_rows_that_end_as_rfc_4180_says() {
        let mut csv = Csv::new(&["Name", "Änderung"]);
        csv.row(&["Łukasz", "kommt"]);
        csv.row(&["", ""]);
        assert_eq!(csv.into_text(), "\u{feff}Name,Änderung\r\nŁukasz,kommt\r\n,\r\n");
    }

    #[test]
    fn what_would_break_a_row_is_quoted_and_what_would_run_is_disarmed() {
        for (value, written) in [
            ("plain", "plain"),
            (" spaces ", " spaces "),
            ("Lovelace, Ada", "\"Lovelace, Ada\""),
            ("the \"Ada\"", "\"the \"\"Ada\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("two\r\nlines", "\"two\r\nlines\""),
            ("=1+1", "'=1+1"),
            ("+49 40", "'+49 40"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("a=b", "a=b"),
            ("'quoted", "'quoted"),
        ] {
            assert_eq!(Csv::new(&[value]).into_text(), format!("\u{feff}{written}\r\n"), "{value:?}");
        }
    }

    /// Reads what RFC 4180 describes.
    fn read(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut value, mut inside) = (Vec::new(), Vec::new(), String::new(), false);
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match (inside, character) {
                (true, '"') if characters.next_if_eq(&'"').is_some() => value.push('"'),
                (_, '"') => inside = !inside,
                (false, ',') => row.push(std::mem::take(&mut value)),
                (false, '\r') => {
                    assert_eq!(characters.next(), Some('\n'));
                    row.push(std::mem::take(&mut value));
                    rows.push(std::mem::take(&mut row));
                }
                _ => value.push(character),
            }
        }
        rows
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_and_no_value_is_a_formula(
            rows in prop::collection::vec(prop::collection::vec("[a=+@\",\r\n\t -]{0,6}|\\PC{0,6}", 2), 1..5)
        ) {
            let mut csv = Csv::new(&["a", "b"]);
            for row in &rows {
                csv.row(&[&row[0], &row[1]]);
            }
            let text = csv.into_text();
            let found = read(text.trim_start_matches('\u{feff}'));
            prop_assert_eq!(found.len(), rows.len() + 1);
            for (found, row) in found[1..].iter().zip(&rows) {
                for (found, value) in found.iter().zip(row) {
                    prop_assert!(!found.starts_with(['=', '+', '-', '@', '\t', '\r']));
                    prop_assert_eq!(found.strip_prefix('\'').filter(|rest| rest == value).unwrap_or(found), value);
                }
            }
        }
    }
}
