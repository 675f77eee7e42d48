//! Cyrillic names in Latin letters, by five published schemes.

use crate::finding::{language::Language, spelling::Spelling};

/// A name of `language` by a scheme.
pub(super) fn spell(name: &str, language: Language, scheme: Spelling) -> String {
    let name = name.to_lowercase();
    let letters: Vec<char> = name.chars().collect();
    let mut spelled = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let place = Place {
            begins: before.is_none_or(|c| !c.is_alphabetic()),
            after_vowel: before.is_some_and(is_vowel),
            after: before,
            ends: letters.get(at + 1).is_none_or(|c| !c.is_alphabetic()),
            before: letters.get(at + 1).copied(),
        };
        let ukrainian =
            if language == Language::Ukrainian { of_ukrainian(*letter, scheme, &place) } else { None };
        match ukrainian.or_else(|| of_scheme(*letter, scheme, &place)).or_else(|| shared(*letter)) {
            Some(latin) => spelled.push_str(latin),
            None => spelled.push(*letter),
        }
    }
    spelled
}

/// Where a letter stands.
struct Place {
    begins: bool,
    ends: bool,
    after_vowel: bool,
    after: Option<char>,
    before: Option<char>,
}

fn is_vowel(c: char) -> bool {
    "аеёиоуыэюяіїє".contains(c)
}

/// What all schemes have.
fn shared(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'з' => "z",
        'и' | 'і' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'ы' => "y",
        'ж' => "zh",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ь' | 'ъ' | 'ʼ' | '\'' | '’' => "",
        _ => return None,
    })
}

/// What a scheme has of its own.
fn of_scheme(letter: char, scheme: Spelling, place: &Place) -> Option<&'static str> {
    let hard_or_soft = matches!(place.after, Some('ь' | 'ъ'));
    let apart = place.begins || place.after_vowel || hard_or_soft;
    Some(match (scheme, letter) {
        (Spelling::Passport, 'ё') => "e",
        (Spelling::Passport, 'ю') => "iu",
        (Spelling::Passport, 'я') => "ia",
        (Spelling::Passport, 'ъ') => "ie",
        (Spelling::Map, 'е') if apart => "ye",
        (Spelling::Map | Spelling::English, 'ё') => "yo",
        // -ий and -ый are one letter.
        (Spelling::English, 'и' | 'ы') if place.before == Some('й') => "",
        (Spelling::Map | Spelling::English, 'й') => "y",
        (Spelling::Map | Spelling::English, 'ю') => "yu",
        (Spelling::Map | Spelling::English, 'я') => "ya",
        (Spelling::German, 'в') => "w",
        (Spelling::German, 'е') if apart => "je",
        (Spelling::German, 'ё') => "jo",
        (Spelling::German, 'ж' | 'ш') => "sch",
        (Spelling::German, 'з') => "s",
        (Spelling::German, 'с') if place.after_vowel && place.before.is_some_and(is_vowel) => "ss",
        (Spelling::German, 'й') if matches!(place.after, Some('и' | 'ы' | 'і')) && place.ends => "",
        (Spelling::German | Spelling::Scientific, 'х') => "ch",
        (Spelling::German, 'ц') => "z",
        (Spelling::German, 'ч') => "tsch",
        (Spelling::German, 'щ') => "schtsch",
        (Spelling::German | Spelling::Scientific, 'ю') => "ju",
        (Spelling::German | Spelling::Scientific, 'я') => "ja",
        (Spelling::Scientific, 'ё') => "ë",
        (Spelling::Scientific, 'ж') => "ž",
        (Spelling::Scientific, 'й') => "j",
        (Spelling::Scientific, 'ц') => "c",
        (Spelling::Scientific, 'ч') => "č",
        (Spelling::Scientific, 'ш') => "š",
        (Spelling::Scientific, 'щ') => "šč",
        (Spelling::Scientific, 'э') => "ė",
        _ => return None,
    })
}

/// What is different for Ukrainian.
fn of_ukrainian(letter: char, scheme: Spelling, place: &Place) -> Option<&'static str> {
    Some(match (scheme, letter) {
        (_, 'г') => "h",
        (Spelling::English, 'и') if place.before == Some('й') => "",
        (_, 'и') => "y",
        (Spelling::English, 'і') => "i",
        (Spelling::Passport, 'й') if place.begins => "y",
        (Spelling::Passport, 'ї') => {
            if place.begins {
                "yi"
            } else {
                "i"
            }
        }
        (Spelling::Passport, 'є') => {
            if place.begins {
                "ye"
            } else {
                "ie"
            }
        }
        (Spelling::Passport, 'ю') if place.begins => "yu",
        (Spelling::Passport, 'я') if place.begins => "ya",
        (Spelling::Map | Spelling::English, 'ї') => "yi",
        (Spelling::Map | Spelling::English, 'є') => "ye",
        (Spelling::German, 'ї') => "ji",
        (Spelling::Scientific, 'ї') => "ï",
        (Spelling::German | Spelling::Scientific, 'є') => "je",
        // Ukrainian е is never je.
        (_, 'е') => "e",
        _ => return None,
    })
}
