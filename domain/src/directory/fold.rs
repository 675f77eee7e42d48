//! Writing that only differs in how it is written is the same to somebody who searches.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `text` in small letters without accents: `Łukasz Żółć` becomes `lukasz zolc`, `Groß` becomes `gross`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match plain_latin(c) {
            Some(plain) => folded.push_str(plain),
            // Lower-casing İ leaves a dot above.
            None if is_combining_mark(c) => {}
            None if c.is_alphanumeric() => folded.push(c),
            None => folded.push(' '),
        }
    }
    folded
}

/// `text` with umlauts written out, `mueller` for `Müller`, if it has any: German keyboards and passports do both.
pub fn written_out(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut changed = false;
    for c in text.nfc().flat_map(char::to_lowercase) {
        let long = match c {
            'ä' | 'æ' => "ae",
            'ö' | 'ø' => "oe",
            'ü' => "ue",
            'å' => "aa",
            _ => {
                out.push(c);
                continue;
            }
        };
        changed = true;
        out.push_str(long);
    }
    changed.then(|| fold(&out))
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
    }
}
