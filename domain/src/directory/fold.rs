//! Writing that only differs in how it is written is the same to somebody who searches.

use crate::text::decomposed;

/// `text` in small letters without accents: `Łukasz Żółć` becomes `lukasz zolc`, `Groß` becomes `gross`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        // Most names: nothing to take apart, and no call out of here.
        folded.extend(
            text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }),
        );
        return folded;
    }
    for c in decomposed(text).chars().flat_map(char::to_lowercase) {
        push_folded(&mut folded, c);
    }
    folded
}

/// `text` with umlauts written out, `mueller` for `Müller`, if it has any: German keyboards and passports do both.
pub fn written_out(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 4);
    let mut changed = false;
    let mut before = ' ';
    for c in decomposed(text).chars().flat_map(char::to_lowercase) {
        let added = match (before, c) {
            ('a' | 'o' | 'u', DIAERESIS) => Some('e'),
            ('a', RING) => Some('a'),
            (_, 'ø') => {
                out.push('o');
                Some('e')
            }
            _ => None,
        };
        match added {
            Some(letter) => {
                changed = true;
                out.push(letter);
            }
            None => push_folded(&mut out, c),
        }
        before = c;
    }
    changed.then_some(out)
}

const DIAERESIS: char = '\u{308}';
const RING: char = '\u{30a}';

fn push_folded(folded: &mut String, c: char) {
    match plain_latin(c) {
        Some(plain) => folded.push_str(plain),
        None if is_accent(c) => {}
        None if c.is_alphanumeric() => folded.push(c),
        None => folded.push(' '),
    }
}

/// The block of combining diacritical marks: all that the letters of Europe's languages are decomposed into.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Letters that no decomposition takes apart.
fn plain_latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_odd_letters_fold_away() {
        for (text, folded) in [
            ("Łukasz Żółć", "lukasz zolc"),
            ("Groß", "gross"),
            ("İpek Işık", "ipek isik"),
            ("Ærø", "aero"),
            ("Артём Йолкин", "артем иолкин"),
            ("O'Neill-Smith", "o neill smith"),
            ("+49 (40) 12", " 49  40  12"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn umlauts_are_written_out_only_where_there_are_any() {
        assert_eq!(written_out("Müller").as_deref(), Some("mueller"));
        assert_eq!(written_out("Mu\u{308}ller").as_deref(), Some("mueller"));
        assert_eq!(written_out("Åse Bjørk").as_deref(), Some("aase bjoerk"));
        assert_eq!(written_out("Muller"), None);
        assert_eq!(written_out("Zoë"), None, "a diaeresis on e is no umlaut");
    }
}
