//! Unicode's letters, as somebody sees them who searches: which mark only parts words, which belongs to its letter, which
//! letter is another one in plain writing.

/// Whether `c` stands in a word that others write in one, or in two: apostrophes, hyphens and dots of every script.
pub(super) fn is_joint(c: char) -> bool {
    matches!(c,
        '\'' | '`' | '-' | '.' | '\u{b7}'
        | 'ʹ' | 'ʻ'..='ʿ' | 'ˈ' | 'ˊ' | 'ˋ' | 'ˮ' | '՚' | '֊' | '־' | '׳' | '״' | 'ߴ' | 'ߵ'
        | '‐'..='―' | '‘'..='‛' | '‧' | '′' | '‵' | '⁃' | '−' | '゠' | '・' | 'ꞌ'
    ) || is_apart_from_its_mark(c)
}

/// Whether `c` is an apostrophe to those who type it, and a blank with an accent to Unicode.
pub(super) fn is_apart_from_its_mark(c: char) -> bool {
    matches!(c, '\u{b4}' | '\u{384}' | '\u{1fbd}' | '\u{1fbf}' | '\u{1ffd}' | '\u{1ffe}')
}

/// Whether `c` is left out of what is searched: accents, points, tone and vowel signs that are written or not, what joins
/// or stretches letters.
pub(super) fn is_mark(c: char) -> bool {
    if c < '\u{300}' {
        return false;
    }
    let Ok(c) = u16::try_from(u32::from(c)) else {
        // Forms of ideographs; the marks up there belong to scripts that nobody is named in.
        return matches!(c, '\u{e0100}'..='\u{e01ef}');
    };
    let at = MARKS.partition_point(|(_, last)| *last < c);
    MARKS.get(at).is_some_and(|(first, _)| *first <= c)
}

/// The small letter that others write for `c`, where no decomposition finds it.
pub(super) fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        // Latin.
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ƀ' | 'ɓ' => "b",
        'ȼ' => "c",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ə' | 'ɛ' | 'ɇ' | 'ǝ' => "e",
        'ƒ' => "f",
        'ǥ' | 'ɠ' | 'ɣ' => "g",
        'ħ' => "h",
        'ı' | 'ɨ' | 'ɩ' => "i",
        'ɉ' => "j",
        'ĸ' | 'ƙ' => "k",
        'ł' | 'ƚ' | 'ɫ' => "l",
        'ŋ' | 'ɲ' | 'ƞ' => "n",
        'ø' | 'ɔ' | 'ɵ' => "o",
        'ƥ' => "p",
        'ɍ' => "r",
        'ŧ' | 'ƭ' | 'ʈ' => "t",
        'ʉ' | 'ʊ' => "u",
        'ʋ' => "v",
        'ƴ' | 'ɏ' => "y",
        'ƶ' | 'ȥ' | 'ʒ' => "z",
        'ⱥ' => "a",
        // Greek: the last letter of a word.
        'ς' => "σ",
        // Cyrillic of other languages, as Russian papers write it.
        'ә' => "а",
        'ґ' | 'ғ' | 'ҕ' => "г",
        'җ' => "ж",
        'ҙ' => "з",
        'қ' | 'ҝ' | 'ҟ' | 'ҡ' => "к",
        'ң' | 'ҥ' => "н",
        'ө' => "о",
        'ҫ' => "с",
        'ҭ' => "т",
        'ү' | 'ұ' => "у",
        'ҳ' | 'һ' => "х",
        'ҷ' | 'ҹ' => "ч",
        // Hebrew: the last letter of a word.
        'ך' => "כ",
        'ם' => "מ",
        'ן' => "נ",
        'ף' => "פ",
        'ץ' => "צ",
        // Arabic, with the letters of Persian and Urdu that Arabic keyboards write in their own way.
        'ٱ' => "ا",
        'ى' | 'ی' | 'ې' => "ي",
        'ة' | 'ھ' | 'ہ' | 'ە' => "ه",
        'ک' => "ك",
        // Ideographs with two forms in Japanese family names.
        '髙' => "高",
        '﨑' => "崎",
        _ => return None,
    })
}

/// Katakana as hiragana, small kana as large ones.
pub(super) fn one_kana(c: char) -> char {
    const BETWEEN: u32 = 'ア' as u32 - 'あ' as u32;
    let hiragana = match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - BETWEEN).unwrap_or(c),
        _ => c,
    };
    match hiragana {
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
            char::from_u32(u32::from(hiragana) + 1).unwrap_or(c)
        }
        'ゕ' => 'か',
        'ゖ' => 'け',
        _ => hiragana,
    }
}

/// First and last of the marks, in order: what has a combining class, but vowels that have one only by their place, and
/// what comes with such a mark (Thai's signs above, Arabic's stretching, the joiners, variation selectors).
#[rustfmt::skip]
static MARKS: &[(u16, u16)] = &[
    (0x300, 0x34e), (0x350, 0x36f), (0x483, 0x487), (0x591, 0x5bd), (0x5bf, 0x5bf), (0x5c1, 0x5c2),
    (0x5c4, 0x5c5), (0x5c7, 0x5c9), (0x610, 0x61a), (0x640, 0x640), (0x64b, 0x65f), (0x670, 0x670),
    (0x6d6, 0x6dc), (0x6df, 0x6e4), (0x6e7, 0x6e8), (0x6ea, 0x6ed), (0x711, 0x711), (0x730, 0x74a),
    (0x7eb, 0x7f3), (0x7fd, 0x7fd), (0x816, 0x819), (0x81b, 0x823), (0x825, 0x827), (0x829, 0x82d),
    (0x859, 0x85b), (0x897, 0x89f), (0x8ca, 0x8e1), (0x8e3, 0x8ff), (0x93c, 0x93c), (0x94d, 0x94d),
    (0x951, 0x954), (0x9bc, 0x9bc), (0x9cd, 0x9cd), (0x9fe, 0x9fe), (0xa3c, 0xa3c), (0xa4d, 0xa4d),
    (0xabc, 0xabc), (0xacd, 0xacd), (0xb3c, 0xb3c), (0xb4d, 0xb4d), (0xbcd, 0xbcd), (0xc3c, 0xc3c),
    (0xc4d, 0xc4d), (0xcbc, 0xcbc), (0xccd, 0xccd), (0xd3b, 0xd3c), (0xd4d, 0xd4d), (0xdca, 0xdca),
    (0xe3a, 0xe3a), (0xe47, 0xe4e), (0xeba, 0xeba), (0xec8, 0xecb), (0xf18, 0xf19), (0xf35, 0xf35),
    (0xf37, 0xf37), (0xf39, 0xf39), (0xf82, 0xf84), (0xf86, 0xf87), (0xfc6, 0xfc6), (0x1037, 0x1037),
    (0x1039, 0x103a), (0x108d, 0x108d), (0x135d, 0x135f), (0x1714, 0x1715), (0x1734, 0x1734), (0x17d2, 0x17d2),
    (0x17dd, 0x17dd), (0x18a9, 0x18a9), (0x1939, 0x193b), (0x1a17, 0x1a18), (0x1a60, 0x1a60), (0x1a75, 0x1a7c),
    (0x1a7f, 0x1a7f), (0x1ab0, 0x1abd), (0x1abf, 0x1af0), (0x1b34, 0x1b34), (0x1b44, 0x1b44), (0x1b6b, 0x1b73),
    (0x1baa, 0x1bab), (0x1be6, 0x1be6), (0x1bf2, 0x1bf3), (0x1c37, 0x1c37), (0x1cd0, 0x1cd2), (0x1cd4, 0x1ce0),
    (0x1ce2, 0x1ce8), (0x1ced, 0x1ced), (0x1cf4, 0x1cf4), (0x1cf8, 0x1cf9), (0x1dc0, 0x1dff), (0x200c, 0x200d),
    (0x20d0, 0x20dc), (0x20e1, 0x20e1), (0x20e5, 0x20f0), (0x2cef, 0x2cf1), (0x2d7f, 0x2d7f), (0x2de0, 0x2dff),
    (0x302a, 0x302f), (0x3099, 0x309a), (0xa66f, 0xa66f), (0xa674, 0xa67d), (0xa69e, 0xa69f), (0xa6f0, 0xa6f1),
    (0xa806, 0xa806), (0xa82c, 0xa82c), (0xa8c4, 0xa8c4), (0xa8e0, 0xa8f1), (0xa92b, 0xa92d), (0xa953, 0xa953),
    (0xa9b3, 0xa9b3), (0xa9c0, 0xa9c0), (0xaab0, 0xaab0), (0xaab2, 0xaab4), (0xaab7, 0xaab8), (0xaabe, 0xaabf),
    (0xaac1, 0xaac1), (0xaaf6, 0xaaf6), (0xabed, 0xabed), (0xfb1e, 0xfb1e), (0xfe00, 0xfe0f), (0xfe20, 0xfe2f),
];

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;

    use super::*;

    #[test]
    fn whatever_unicode_combines_with_a_letter_is_a_mark_and_nothing_else_is() {
        // Vowels of Telugu, Thai, Lao and Tibetan.
        const VOWELS: [u8; 7] = [84, 91, 103, 118, 129, 130, 132];
        for c in (char::MIN..='\u{ffff}').filter(|c| !VOWELS.contains(&canonical_combining_class(*c))) {
            let comes_along =
                matches!(c, '\u{640}' | '\u{e47}' | '\u{e4c}'..='\u{e4e}' | '\u{200c}' | '\u{200d}')
                    || matches!(c, '\u{fe00}'..='\u{fe0f}');
            assert_eq!(is_mark(c), comes_along || canonical_combining_class(c) != 0, "{:x}", u32::from(c));
        }
    }

    #[test]
    fn kana_are_one_syllabary() {
        for (kana, expected) in [
            ('ァ', 'あ'),
            ('ア', 'あ'),
            ('ッ', 'つ'),
            ('ョ', 'よ'),
            ('ン', 'ん'),
            ('ヴ', 'ゔ'),
            ('ヶ', 'け'),
            ('ゖ', 'け'),
            ('ヵ', 'か'),
            ('ゎ', 'わ'),
            ('ー', 'ー'),
            ('a', 'a'),
        ] {
            assert_eq!(one_kana(kana), expected);
        }
    }
}
