//! One name in many spellings: Cyrillic in Latin letters by the schemes that people meet, and one spelling for what sounds
//! alike (docs/search.md, "Spellings").

use super::letters::plain;
use crate::text::small;

/// How a Cyrillic letter is written in Latin ones: in passports (ICAO 9303, part 3), in English (BGN/PCGN), in German
/// (Duden), and letter by letter (ISO 9 without its marks; г and х as Ukrainian and Western names have them), so that a slip
/// in one alphabet is one in the other. These are the columns of [`SPELLED`]. Then in English and in German once more, if
/// the name is Ukrainian: г is an h there, and и an y (resolution 55 of 2010).
const SCHEMES: usize = 6;
const ENGLISH: usize = 1;
const GERMAN: usize = 2;
const LETTER_BY_LETTER: usize = 3;

/// `text` in Latin letters, once for each scheme that writes it differently, a passport's first; nothing if no letter of it is Cyrillic.
pub(crate) fn in_latin(text: &str) -> Vec<String> {
    if !text.chars().any(is_cyrillic) {
        return Vec::new();
    }
    let small = small(text);
    let mut spellings = Vec::with_capacity(SCHEMES);
    for scheme in 0..SCHEMES {
        let spelling = by_scheme(&small, scheme);
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

/// `text` in Latin letters, one for each Cyrillic one; nothing if no letter of it is Cyrillic.
pub(super) fn letter_by_letter(text: &str) -> Option<String> {
    text.chars().any(is_cyrillic).then(|| by_scheme(&small(text), LETTER_BY_LETTER))
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

fn by_scheme(small: &str, scheme: usize) -> String {
    let is_ukrainian = scheme > LETTER_BY_LETTER;
    let column = if is_ukrainian { scheme - LETTER_BY_LETTER } else { scheme };
    let mut out = String::with_capacity(small.len());
    let mut before = ' ';
    let is_vowel = |c| matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і' | 'ї');
    let mut letters = small.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        let opens = !is_cyrillic(before) || is_vowel(before) || matches!(before, 'ь' | 'ъ');
        match (c, column) {
            ('г', _) if is_ukrainian => out.push('h'),
            ('и', _) if is_ukrainian => out.push('y'),
            // English and German hear a j before it.
            ('е', ENGLISH) if opens && !is_ukrainian => out.push_str("ye"),
            ('е', GERMAN) if opens && !is_ukrainian => out.push_str("je"),
            ('с', GERMAN) if is_vowel(before) && next.is_some_and(is_vowel) => out.push_str("ss"),
            // Dschungel, and the English j.
            ('ж', LETTER_BY_LETTER) if before == 'д' => {
                out.pop();
                out.push('j');
            }
            _ => match spelled(c, column) {
                Some(letters) => out.push_str(letters),
                None => out.push(c),
            },
        }
        before = c;
    }
    out
}

/// A small Cyrillic letter by a scheme that has a column.
fn spelled(c: char, column: usize) -> Option<&'static str> {
    if !is_cyrillic(c) {
        return None;
    }
    let row = match c {
        'а'..='я' => SPELLED.get((u32::from(c) - u32::from('а')) as usize).copied(),
        _ => SPELLED_OTHERS.iter().find(|(letter, _)| *letter == c).map(|(_, row)| *row),
    };
    let Some(row) = row else {
        // Letters of Kazakh, Tatar and others, as Russian papers write them.
        return plain(c)?.chars().next().filter(|other| *other != c).and_then(|other| spelled(other, column));
    };
    let by = row.split(' ').nth(column).unwrap_or(row);
    Some(if by == "-" { "" } else { by })
}

/// How each letter is written: once, or by each scheme; nothing is a dash. From а to я, then the others.
#[rustfmt::skip]
static SPELLED: [&str; 32] = [
    "a", "b", "v v w v", "g g g h",
    "d", "e", "zh zh sch z", "z z s z",
    "i", "i y j j", "k", "l",
    "m", "n", "o", "p",
    "r", "s", "t", "u",
    "f", "kh kh ch h", "ts ts z c", "ch ch tsch c",
    "sh sh sch s", "shch shch schtsch s", "ie - - a", "y",
    "-", "e", "iu yu ju u", "ia ya ja a",
];

#[rustfmt::skip]
static SPELLED_OTHERS: &[(char, &str)] = &[
    ('ґ', "g"), ('ѓ', "g"), ('ё', "e yo jo o"), ('є', "ie ye je e"), ('і', "i"), ('ї', "i yi ji i"),
    ('ј', "i y j j"), ('ќ', "k"), ('ѕ', "s"), ('ў', "u"), ('ћ', "ch ch tsch c"), ('ђ', "dj"),
    ('љ', "lj"), ('њ', "nj"), ('џ', "dz dzh dsch dz"),
];

/// A folded word as it sounds, roughly, the same for all its common spellings: `schmidt` and `schmitt`, `stephan` and
/// `stefan`, `yuliya`, `julija` and `iuliia`. Nothing for a word that has letters other than a to z.
pub(super) fn alike(word: &str) -> Option<String> {
    let letters = word.bytes().all(|byte| byte.is_ascii_lowercase());
    letters.then(|| vowels(&consonants(word))).filter(|sound| !sound.is_empty())
}

/// What several letters are for, the longest first.
#[rustfmt::skip]
const CONSONANTS: Rules = &[
    "schtsch s", "shch s", "tsch c", "tch c", "sch s", "chr kr",
    "sh s", "sz s", "zh s", "ch c", "cz c", "kh h", "gh g", "ph f", "th t",
    "dt t", "rh r", "ck k", "qu kv", "ts s", "tz s", "ce se", "ci si", "cy si",
    "c k", "q k", "z s", "w v", "y i", "j i", "x ks",
];

#[rustfmt::skip]
const VOWELS: Rules = &[
    "eau o", "aeu oi", "ai ai", "ei ai", "eu oi", "ou u", "ae a", "oe o", "ue u",
    "ia a", "io o", "iu u", "ie i",
];

fn consonants(word: &str) -> String {
    replaced(word, |rest, before| {
        if rest.starts_with("rz") && before.is_none_or(|before| !is_vowel(before)) {
            // Grzegorz; but Schwarz.
            return Some(("rz", "s"));
        }
        rule_at(CONSONANTS, rest)
    })
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn vowels(word: &str) -> String {
    replaced(word, |rest, before| {
        if before.is_none() && rest.starts_with("ie") {
            // Yekaterina, Jekaterina.
            return Some(("ie", "e"));
        }
        if rest.starts_with('h') && before.is_some_and(is_vowel) && !rest.chars().nth(1).is_some_and(is_vowel)
        {
            // Hahn, Köhler.
            return Some(("h", ""));
        }
        rule_at(VOWELS, rest)
    })
}

/// What several letters are for: the letters, a blank, and what for. One text a rule, which is half as much to download as two.
pub(super) type Rules = &'static [&'static str];

/// The first of `rules` that is for the beginning of `rest`. The first letters are compared first: most differ.
pub(super) fn rule_at(rules: Rules, rest: &str) -> Option<(&'static str, &'static str)> {
    let first = rest.as_bytes().first();
    let mut of_the_letter = rules.iter().filter(|rule| rule.as_bytes().first() == first);
    of_the_letter.find_map(|rule| rule.split_once(' ').filter(|(from, _)| rest.starts_with(from)))
}

/// `word` with what `rule` finds at each place replaced, and no letter twice in a row. The rule is told what is left and the
/// letter before.
pub(super) fn replaced(
    word: &str,
    rule: impl Fn(&str, Option<char>) -> Option<(&'static str, &'static str)>,
) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let before = out.chars().next_back();
        let (taken, sound) = match rule(rest, before) {
            Some((from, to)) => (from.len(), to),
            None => (c.len_utf8(), rest.get(..c.len_utf8()).unwrap_or_default()),
        };
        let once = before.filter(|before| sound.starts_with(*before)).map_or(0, char::len_utf8);
        out.push_str(sound.get(once..).unwrap_or_default());
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cyrillic_name_is_written_by_each_scheme() {
        for (name, spellings) in [
            ("Щербаков", &["shcherbakov", "schtscherbakow", "serbakov"][..]),
            ("Юлия", &["iuliia", "yuliya", "julija", "ulia", "yulyya", "julyja"]),
            (
                "Егор Жуков",
                &[
                    "egor zhukov",
                    "yegor zhukov",
                    "jegor schukow",
                    "ehor zukov",
                    "ehor zhukov",
                    "ehor schukow",
                ],
            ),
            ("Красюк", &["krasiuk", "krasyuk", "krassjuk", "krasuk"]),
            ("Грищук", &["grishchuk", "grischtschuk", "hrisuk", "hryshchuk", "hryschtschuk"]),
            ("Джон", &["dzhon", "dschon", "jon"]),
            ("Қасым", &["kasym", "kassym"]),
            ("Anna", &[]),
        ] {
            assert_eq!(in_latin(name), spellings, "{name}");
        }
    }

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for same in [
            &["schmidt", "schmitt", "shmidt", "schmit"][..],
            &["stephan", "stefan", "steffan"],
            &["kowalsky", "kowalski", "kovalski", "kovalskij", "kovalskiy"],
            &["iuliia", "yuliya", "julija", "julia", "yulia"],
            &["mueller", "muller", "miuller", "muler"],
            &["meyer", "maier", "mayer", "meier", "maiier"],
            &["tschaikowski", "chaikovskii", "tchaikovsky"],
            &["yekaterina", "jekaterina", "ekaterina"],
            &["hahn", "han"],
            &["matthias", "mathias", "matias"],
            &["weiss", "vays", "wais"],
            &["neumann", "noiman"],
            &["carl", "karl"],
            &["brzeska", "bzheska"],
            &["alexej", "aleksei", "alexey"],
        ] {
            let sounds: Vec<_> = same.iter().map(|name| alike(name)).collect();
            assert!(sounds.iter().all(|sound| *sound == sounds[0]), "{same:?} {sounds:?}");
        }
        assert_eq!(alike("müller"), None);
        assert_eq!(alike("c++"), None);
        assert_ne!(alike("weber"), alike("webber-"));
    }
}
