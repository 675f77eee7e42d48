//! Latin names as somebody writes them in Cyrillic letters, by ear or letter by letter, each in the way of its language
//! (docs/search.md, "Spellings"). One rough Latin letter stands for one Cyrillic letter, so that one slip is one here too.

use super::{
    fold::fold,
    spelling::{Rules, is_vowel, replaced, rule_at},
};
use crate::text::small;

/// A Cyrillic word in rough letters; nothing if it has others.
pub(super) fn in_rough(word: &str) -> Option<String> {
    let mut rough = String::with_capacity(word.len());
    let mut before = ' ';
    for c in small(word).chars() {
        let letter = match c {
            'а' | 'я' => "a",
            'б' => "b",
            'в' | 'ў' => "v",
            'г' | 'ґ' => "g",
            'д' => "d",
            'е' | 'э' | 'є' => "e",
            'ё' | 'о' => "o",
            'ж' => "j",
            'з' => "z",
            'и' | 'й' | 'ы' | 'і' | 'ї' => "i",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' | 'ю' => "u",
            'ф' => "f",
            'х' => "h",
            'ц' => "c",
            'ч' => "q",
            'ш' | 'щ' => "w",
            'ь' | 'ъ' | '-' | '\'' => "",
            _ => return None,
        };
        if before == 'й' && "aeou".contains(letter) {
            // Йо is one letter to others, ё.
            rough.pop();
        }
        if !rough.ends_with(letter) || letter.is_empty() {
            rough.push_str(letter);
        }
        before = c;
    }
    Some(rough).filter(|rough| !rough.is_empty())
}

/// How a language reads its letters.
struct Reading {
    /// Whether a vowel followed by *h* is only longer.
    silent_h: bool,
    /// What several letters are for, and letters that are not what they look like, before [`shared`].
    own: Rules,
}

const POLISH: usize = 0;
const LETTER_BY_LETTER: usize = 1;

#[rustfmt::skip]
const READINGS: [Reading; 6] = [
    // Polish.
    Reading { silent_h: false, own: &[
        "chrz hj", "rz j", "ck ck", "ch h", "cz q", "c c", "ia a", "ie e", "io o", "iu u",
    ] },
    // Letter by letter.
    Reading { silent_h: false, own: &["chs ks", "ch h", "y u"] },
    // German.
    Reading { silent_h: true, own: &[
        "chs ks", "ch h", "v f", "ei ai", "ey ai", "eu oi", "ie i", "ce ce", "ci ci", "z c",
    ] },
    // Spanish.
    Reading { silent_h: false, own: &[
        "ch q", "h ", "j h", "qu k", "ce se", "ci si", "z s",
    ] },
    // English.
    Reading { silent_h: true, own: &[
        "chr kr", "ch q", "j dj", "oo u", "ee i", "ce se", "ci si", "cy si",
    ] },
    // Turkish.
    Reading { silent_h: false, own: &["ch q", "c dj"] },
];

/// What is read alike in all languages, by the first letter.
#[rustfmt::skip]
fn shared(first: u8) -> Rules {
    match first {
        b'c' => &["cz q", "ck k", "c k"],
        b'g' => &["gh g"],
        b'j' => &["ja a", "je e", "jo o", "ju u", "j i"],
        b'k' => &["kh h"],
        b'p' => &["ph f"],
        b'q' => &["qu kv", "q k"],
        b's' => &["schtsch w", "sch w", "sh w", "sz w"],
        b't' => &["tsch q", "tch q", "th t", "ts c", "tz c"],
        b'w' => &["w v"],
        b'x' => &["x ks"],
        b'y' => &["ya a", "ye e", "yo o", "yu u", "y i"],
        b'z' => &["zh j"],
        _ => &[],
    }
}

/// Writes a folded word in rough letters; nothing if it has others than a to z, or if it is read letter by letter.
pub(super) type InRough<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Calls `add` with `name`, folded, as each language would have it written, and with how a word of it is written then.
pub(super) fn each_reading(name: &str, add: &mut dyn FnMut(&str, &InRough<'_>)) {
    if !name.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return;
    }
    // Most names: letters of their own are what else makes readings differ.
    let folded = name.is_ascii().then(|| fold(name));
    let small = small(name);
    for (n, reading) in READINGS.iter().enumerate() {
        match &folded {
            Some(folded) => add(folded, &|word| {
                (n == LETTER_BY_LETTER || reading.differs(word)).then(|| reading.in_rough(word))?
            }),
            None => add(&fold(&own_letters(&small, n == POLISH)), &|word| reading.in_rough(word)),
        }
    }
}

/// `name`, in small letters, with letters that are more than one without its mark.
fn own_letters(name: &str, polish: bool) -> String {
    let mut own = String::with_capacity(name.len());
    for c in name.chars() {
        let letters = match c {
            'å' => "o",
            'ä' | 'æ' => "e",
            'ą' => "on",
            'ę' => "en",
            'ó' if polish => "u",
            'ż' | 'ž' => "zh",
            'š' | 'ş' | 'ș' => "sh",
            'č' | 'ç' => "tch",
            _ => {
                own.push(c);
                continue;
            }
        };
        own.push_str(letters);
    }
    own
}

impl Reading {
    /// Whether the language may read `word` otherwise than letter by letter.
    fn differs(&self, word: &str) -> bool {
        let own = |(at, _)| word.get(at..).is_some_and(|rest| rule_at(self.own, rest).is_some());
        self.silent_h && word.contains('h') || word.contains('y') || word.char_indices().any(own)
    }

    /// A folded word in rough letters; nothing if it has others than a to z.
    fn in_rough(&self, word: &str) -> Option<String> {
        let letters = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        letters.then(|| {
            replaced(word, |rest, before| {
                if self.silent_h
                    && rest.starts_with('h')
                    && before.is_some_and(is_vowel)
                    && !rest.chars().nth(1).is_some_and(is_vowel)
                {
                    return Some(("h", ""));
                }
                rule_at(self.own, rest).or_else(|| rule_at(shared(*rest.as_bytes().first()?), rest))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(name: &str) -> Vec<String> {
        let mut readings = Vec::new();
        each_reading(name, &mut |folded, in_rough| readings.extend(in_rough(folded)));
        readings
    }

    #[test]
    fn a_latin_name_is_found_as_its_language_has_it_in_cyrillic() {
        for (name, written) in [
            // Letter by letter.
            ("Schmidt", &["Шмидт"][..]),
            ("Müller", &["Мюллер", "Муллер"]),
            ("König", &["Кёниг"]),
            ("Eichmacher", &["Ейхмахер", "Айхмахер"]),
            ("Ochsenhagen", &["Оксенхаген"]),
            ("Volker", &["Фолькер", "Волкер"]),
            ("Zimmermann", &["Циммерман", "Зиммерманн"]),
            ("Mühlbach", &["Мюлбах", "Мюхлбах"]),
            ("Jörg", &["Йёрг"]),
            ("Katja", &["Катя"]),
            ("Trotsky", &["Троцкий"]),
            // Polish.
            ("Zając", &["Заёнц"]),
            ("Wójcik", &["Вуйцик"]),
            ("Pietrzak", &["Петжак"]),
            ("Chrzanowska", &["Хжановска"]),
            ("Grażyna", &["Гражына"]),
            // Scandinavian, Spanish, English, Turkish.
            ("Åsa", &["Оса"]),
            ("Västerstad", &["Вестерстад"]),
            ("Joaquín", &["Хоакин"]),
            ("Hernández", &["Эрнандес"]),
            ("García", &["Гарсия", "Гаркиа"]),
            ("John", &["Джон"]),
            ("Brookwood", &["Бруквуд"]),
            ("Canan", &["Джанан"]),
            ("Şahin", &["Шахин"]),
        ] {
            let readings = readings(name);
            for written in written {
                let rough = in_rough(written).unwrap();
                assert!(readings.contains(&rough), "{name} as {written}: {rough} is none of {readings:?}");
            }
        }
    }

    #[test]
    fn only_latin_names_are_read_and_only_cyrillic_words_are_heard() {
        assert_eq!(readings("Анна"), [""; 0]);
        assert_eq!(readings("王"), [""; 0]);
        assert_eq!(readings("Anna4"), [""; 0]);
        for word in ["Anna", "Аnna", "王", "", "-", "4"] {
            assert_eq!(in_rough(word), None, "{word}");
        }
        assert_eq!(in_rough("Д'Анна-Мария").as_deref(), Some("danamaria"));
    }
}
