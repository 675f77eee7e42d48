//! Lines as vCards and calendars are made of: a name, parameters, a value. RFC 6350 (vCard 4.0), RFC 2426 (vCard 3.0) and
//! RFC 5545 (iCalendar) agree on how they end, how long ones are folded and how text in them is escaped.

/// Octets that a line has at most, without its end (RFC 6350, section 3.2; RFC 5545, section 3.1). RFC 2426 counts
/// characters, of which fewer fit.
const LONGEST: usize = 75;

/// A file that is written line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContentLines {
    longest: usize,
    text: String,
}

impl ContentLines {
    /// A file whose long lines are folded.
    pub(crate) fn folded() -> Self {
        Self { longest: LONGEST, text: String::new() }
    }

    /// A file whose lines are as long as they are: folding is a SHOULD, and costs octets.
    pub(crate) fn unfolded() -> Self {
        Self { longest: usize::MAX, ..Self::folded() }
    }

    /// Adds a line whose value is no text: a word of the format, an address, a date. No character in it can end the line.
    pub(crate) fn plain(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars().filter(|c| *c == '\t' || !(c.is_control() || is_line_break(*c))) {
            // A character is never cut, and the blank of a folded line counts (RFC 6350, section 3.2).
            if octets + c.len_utf8() > self.longest {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(c);
            octets += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// Adds a line with a text, unless nothing is in it.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        if !is_blank(text) {
            self.plain(&format!("{name}:{}", escaped(text)));
        }
    }

    /// Adds a line with several texts, each at its place, of which some may be empty.
    pub(crate) fn texts(&mut self, name: &str, texts: &[&str]) {
        let texts: Vec<_> = texts.iter().map(|text| escaped(text)).collect();
        self.plain(&format!("{name}:{}", texts.join(";")));
    }

    /// The file's content.
    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

/// Whether nothing of `text` would be seen in a line.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control())
}

/// `text` as the value of a parameter, in quotes, in which a quote or a line break would end it else (RFC 6868, section 3).
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in one_kind_of_break(text) {
        match c {
            '^' => out.push_str("^^"),
            '\n' => out.push_str("^n"),
            '"' => out.push_str("^'"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `text` as a value (RFC 6350, section 3.4; RFC 2426, section 4; RFC 5545, section 3.3.11). vCard 4.0 leaves it open whether
/// a semicolon is escaped where it parts nothing; the others are strict.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_kind_of_break(text) {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// The characters of `text`, with `\n` for whatever ends a line in it.
fn one_kind_of_break(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut before = ' ';
    let mut is_second_half = move |c| std::mem::replace(&mut before, c) == '\r' && c == '\n';
    let once = text.chars().filter(move |c| !is_second_half(*c));
    once.map(|c| if is_line_break(c) { '\n' } else { c })
}

/// Whether a line ends at `c` for some reader or other: Unicode knows more ends than the RFCs do, and what comes behind one
/// must not be taken for a line of its own.
fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What readers do, for tests.
#[cfg(test)]
pub(crate) mod reading {
    /// The lines of a file, unfolded.
    pub(crate) fn lines(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    /// The value of the line called `name`, parameters and all, with its parts between semicolons.
    pub(crate) fn values(text: &str, name: &str) -> Option<Vec<String>> {
        let lines = lines(text);
        let value = lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        let mut parts = vec![String::new()];
        let mut characters = value.chars();
        while let Some(c) = characters.next() {
            match c {
                ';' => parts.push(String::new()),
                ',' => panic!("a list, and not a text: {value}"),
                c => parts.last_mut().unwrap().push(match c {
                    '\\' => match characters.next().unwrap() {
                        'n' => '\n',
                        c => c,
                    },
                    c => c,
                }),
            }
        }
        Some(parts)
    }

    /// The value of the line called `name`, which is one text.
    pub(crate) fn value(text: &str, name: &str) -> Option<String> {
        let [value] = <[String; 1]>::try_from(values(text, name)?).unwrap();
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_escaped_where_a_reader_would_take_it_for_something_else() {
        for (text, written) in [
            ("plain: \"text\"", "plain: \"text\""),
            ("a, b; c\\d", "a\\, b\\; c\\\\d"),
            ("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
            ("\r\n\n\r", "\\n\\n\\n"),
            ("a\u{2028}b\u{85}c\u{b}d", "a\\nb\\nc\\nd"),
            ("a\\nb", "a\\\\nb"),
        ] {
            assert_eq!(escaped(text), written, "{text:?}");
        }
    }

    #[test]
    fn a_parameter_has_neither_quotes_nor_line_breaks_in_its_quotes() {
        for (text, written) in [
            ("Hafen 1, Hamburg; 2: OG", "\"Hafen 1, Hamburg; 2: OG\""),
            ("\"Haus\"\r\nHafen", "\"^'Haus^'^nHafen\""),
            ("^n", "\"^^n\""),
            ("a\\b", "\"a\\b\""),
        ] {
            assert_eq!(quoted(text), written, "{text:?}");
        }
    }

    #[test]
    fn a_line_of_75_octets_is_left_whole_and_one_more_folds_it() {
        for (letters, written) in [
            ("a".repeat(73), format!("N:{}\r\n", "a".repeat(73))),
            ("a".repeat(74), format!("N:{}\r\n a\r\n", "a".repeat(73))),
            ("a".repeat(73 + 75), format!("N:{}\r\n {}\r\n a\r\n", "a".repeat(73), "a".repeat(74))),
            // Two octets of which one would fit.
            (format!("{}ü", "a".repeat(72)), format!("N:{}\r\n ü\r\n", "a".repeat(72))),
        ] {
            let mut lines = ContentLines::folded();
            lines.text("N", &letters);
            assert_eq!(lines.into_text(), written);
        }
    }

    #[test]
    fn nothing_has_no_line_and_what_is_folded_nowhere_is_one() {
        let mut lines = ContentLines::unfolded();
        lines.text("A", "");
        lines.text("B", " \n\u{1}");
        lines.text("C", &"ü".repeat(100));
        assert_eq!(lines.into_text(), format!("C:{}\r\n", "ü".repeat(100)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_and_stays_in_its_lines(
            texts in prop::collection::vec("[a;,\\\\\"^: \tüЖ👩\r\n\u{85}\u{2028}]{0,90}|\\PC{0,40}", 1..4)
        ) {
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            let mut lines = ContentLines::folded();
            lines.texts("N", &texts);
            lines.plain(&format!("X;LABEL={}:", quoted(&texts.concat())));
            let file = lines.into_text();
            let expected: Vec<String> = texts.iter().map(|text| one_kind_of_break(text).collect()).collect();
            prop_assert_eq!(reading::values(&file, "N"), Some(expected));
            prop_assert_eq!(reading::lines(&file).len(), 2);
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= 75 && !line.is_empty(), "{:?}", line);
                prop_assert!(!line.contains(is_line_break), "{:?}", line);
            }
            // The quotes at the ends, and no others.
            let label = reading::lines(&file)[1].clone();
            prop_assert_eq!(label.matches('"').count(), 2);
        }

        #[test]
        fn no_character_ends_a_line_that_is_no_text_either(value in "[a:;\r\n\u{0}\u{7f}\u{85}\u{2028}]{0,90}") {
            let mut lines = ContentLines::folded();
            lines.plain(&format!("URL:{value}"));
            let file = lines.into_text();
            prop_assert_eq!(reading::lines(&file).len(), 1);
            prop_assert!(!file.replace("\r\n", "").contains(char::is_control));
        }
    }
}
