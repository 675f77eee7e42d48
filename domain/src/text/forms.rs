//! Forms of letters: composed and decomposed, small and capital.
//!
//! Letters with marks have two forms. `ü` comes from some as one character, composed (NFC), and from others, whose files
//! went through a Mac, as `u` with a mark behind it, decomposed (NFD). Nobody sees a difference; comparing does. Texts are
//! kept composed; who searches for what letters have in common takes them apart.
//!
//! Browsers and workerd have Unicode's tables, a bundle need not (docs/decisions/0016-composed-by-the-platform.md).

use std::borrow::Cow;

/// `text`, composed.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_settled) { Cow::Borrowed(text) } else { Cow::Owned(compose(text)) }
}

/// Whether composing leaves `c` alone, whatever is before and behind it, as far as can be said without tables: the
/// alphabets and the ideographs that nearly all names are written in. Most texts need no more than this.
pub(super) fn is_settled(c: char) -> bool {
    matches!(c,
        '\0'..'\u{300}' // Latin, with what Europe's languages need
        | '\u{1e00}'..='\u{1eff}' // Latin, with what Vietnamese needs
        | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' // Cyrillic
        | '\u{386}' | '\u{388}'..='\u{3ff}' // Greek
        | '\u{5d0}'..='\u{5ea}' // Hebrew
        | '\u{621}'..='\u{64a}' // Arabic
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' // kana
        | '\u{4e00}'..='\u{9fff}' // ideographs
        | '\u{ac00}'..='\u{d7a3}' // Hangul
    )
}

#[cfg(target_arch = "wasm32")]
fn compose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn compose(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfc(text).collect()
}

/// `text`, decomposed (NFKD): each mark behind its letter, and full-width, half-width and joined letters as plain ones.
#[cfg(target_arch = "wasm32")]
pub(crate) fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").into()
}

/// `text`, decomposed (NFKD): each mark behind its letter, and full-width, half-width and joined letters as plain ones.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn decomposed(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkd(text).collect()
}

/// `text` in small letters.
#[cfg(target_arch = "wasm32")]
pub(crate) fn small(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        js_sys::JsString::from(text).to_lower_case().into()
    }
}

/// `text` in small letters.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn small(text: &str) -> String {
    text.to_lowercase()
}

/// `text` in capital letters.
#[cfg(target_arch = "wasm32")]
pub fn capital(text: &str) -> String {
    js_sys::JsString::from(text).to_upper_case().into()
}

/// `text` in capital letters.
#[cfg(not(target_arch = "wasm32"))]
pub fn capital(text: &str) -> String {
    text.to_uppercase()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

    use super::*;

    #[test]
    fn what_is_taken_for_settled_is() {
        for c in (char::MIN..=char::MAX).filter(|c| is_settled(*c)) {
            assert_eq!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes, "{c:?}");
            // Alone, and behind a letter that takes marks.
            assert!(['a', c].into_iter().nfc().eq(['a', c]), "{c:?}");
        }
    }

    #[test]
    fn marks_join_their_letters_in_every_script() {
        for (text, expected) in [
            ("Mu\u{308}ller", "Müller"),
            ("Ku\u{308}che", "Küche"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("\u{438}\u{306}од", "йод"),
            ("が", "が"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
            ("\u{212b}", "Å"),
            ("Müller", "Müller"),
        ] {
            assert_eq!(composed(text), expected, "{text:?}");
        }
    }
}
