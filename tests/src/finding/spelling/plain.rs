//! Names without marks.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A text in small letters and without marks. Cyrillic keeps them, but for ё.
pub(crate) fn plain(text: &str) -> String {
    let mut base = ' ';
    let kept = text.nfkc().flat_map(char::to_lowercase).map(hiragana).collect::<String>();
    let kept = kept.nfd().filter(|c| {
        if is_combining_mark(*c) {
            return keeps_marks(base);
        }
        base = *c;
        true
    });
    let mut text = String::new();
    for c in kept.nfc() {
        match spelled(c) {
            Some(letters) => text.push_str(letters),
            None => text.push(c),
        }
    }
    text
}

/// A text in small letters and with its marks written out as Germans and Scandinavians do.
pub(crate) fn written_out(text: &str) -> String {
    let mut written = String::new();
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'æ' => written.push_str("ae"),
            'ö' | 'ø' => written.push_str("oe"),
            'ü' => written.push_str("ue"),
            'å' => written.push_str("aa"),
            _ => written.push(c),
        }
    }
    plain(&written)
}

/// Whether a text has marks that can be left away.
pub(crate) fn has_marks(text: &str) -> bool {
    let lower: String = text.nfc().flat_map(char::to_lowercase).collect();
    plain(text) != lower
}

/// The words of a plain text. What makes `c++`, `.net` and `r&d` stays.
pub(crate) fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(|c: char| !c.is_alphanumeric() && !"+#&.".contains(c) && !is_combining_mark(c))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// A text without blanks, hyphens and apostrophes.
pub(crate) fn closed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || is_combining_mark(*c)).collect()
}

/// Kana of one sort.
fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Whether marks on this letter make it another: Cyrillic й, kana が, Hangul.
fn keeps_marks(base: char) -> bool {
    matches!(base, '\u{400}'..='\u{52f}' | '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}')
}

/// Letters that have their mark within.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ё' => "е",
        'ʼ' | '’' | '‘' | '`' | '´' => "'",
        // Arabic as it is typed in haste: the bare alef, the bare ya, the round ta as ha.
        'أ' | 'إ' | 'آ' | 'ٱ' => "ا",
        'ى' => "ي",
        'ة' => "ه",
        'ـ' => "",
        _ => return None,
    })
}
