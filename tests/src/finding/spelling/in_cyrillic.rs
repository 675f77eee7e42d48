//! Latin names in Cyrillic letters, as somebody types them who follows the spelling.

use unicode_normalization::UnicodeNormalization as _;

use super::plain::plain;
use crate::finding::language::Language;

/// A name of `language`, letter by letter.
pub(super) fn spell(name: &str, language: Language) -> String {
    let name: String = name.nfc().flat_map(char::to_lowercase).collect();
    transcribe(&name, &[of_language(language), &SHARED])
}

/// What takes the place of some letters: the longest first.
pub(super) type Table = &'static [(&'static str, &'static str)];

/// Writes `name` by the first rule that fits at each place. A rule that begins with `^` is for a word's beginning, one
/// that ends with `$` for its end.
pub(super) fn transcribe(name: &str, tables: &[Table]) -> String {
    let mut written = String::new();
    let (mut rest, mut begins) = (name, true);
    while let Some(first) = rest.chars().next() {
        let fits = |rule: &&(&str, &str)| {
            let (letters, start) =
                rule.0.strip_prefix('^').map_or((rule.0, false), |letters| (letters, true));
            let (letters, end) =
                letters.strip_suffix('$').map_or((letters, false), |letters| (letters, true));
            let after = rest.strip_prefix(letters);
            (!start || begins)
                && after.is_some_and(|after| !end || !after.chars().next().is_some_and(char::is_alphabetic))
        };
        let rule = tables.iter().find_map(|table| table.iter().find(fits));
        if let Some((letters, cyrillic)) = rule {
            written.push_str(cyrillic);
            rest = &rest[letters.trim_start_matches('^').trim_end_matches('$').len()..];
        } else {
            let bare = plain(&first.to_string());
            let known = bare != first.to_string() && bare.chars().all(char::is_alphabetic);
            written.push_str(&if known { transcribe(&bare, tables) } else { first.to_string() });
            rest = &rest[first.len_utf8()..];
        }
        begins = !first.is_alphabetic();
    }
    written
}

/// What one language has of its own.
fn of_language(language: Language) -> Table {
    match language {
        Language::German | Language::Dutch => &GERMAN,
        Language::Scandinavian => &SCANDINAVIAN,
        Language::Polish => &POLISH,
        Language::Czech => &CZECH,
        Language::Turkish => &TURKISH,
        Language::Spanish => &[
            ("ch", "ч"),
            ("ll", "л"),
            ("j", "х"),
            ("ñ", "нь"),
            ("qu", "к"),
            ("h", ""),
            ("ce", "се"),
            ("ci", "си"),
            ("z", "с"),
            ("y", "и"),
        ],
        _ => &ENGLISH,
    }
}

const GERMAN: [(&str, &str); 20] = [
    ("ay", "ай"),
    ("ey", "ей"),
    ("tsch", "ч"),
    ("sch", "ш"),
    ("chs", "кс"),
    ("ch", "х"),
    ("ck", "к"),
    ("tz", "ц"),
    ("ei", "ей"),
    ("ie", "и"),
    ("ia$", "ия"),
    ("ja", "я"),
    ("jä", "е"),
    ("ju", "ю"),
    ("jü", "ю"),
    ("j", "й"),
    ("z", "ц"),
    ("ce", "це"),
    ("ci", "ци"),
    ("^ä", "э"),
];

const SCANDINAVIAN: [(&str, &str); 12] = [
    ("ck", "к"),
    ("ja", "я"),
    ("ju", "ю"),
    ("jö", "ё"),
    ("jø", "ё"),
    ("j", "й"),
    ("å", "о"),
    ("ø", "ё"),
    ("æ", "е"),
    ("ce", "се"),
    ("ci", "си"),
    ("y", "ю"),
];

const POLISH: [(&str, &str); 30] = [
    ("szcz", "щ"),
    ("sz", "ш"),
    ("cz", "ч"),
    ("rz", "ж"),
    ("dż", "дж"),
    ("ch", "х"),
    ("ck", "цк"),
    ("ski$", "ский"),
    ("ia", "я"),
    ("ią", "ён"),
    ("ie", "е"),
    ("ię", "ен"),
    ("io", "ё"),
    ("iu", "ю"),
    ("ja", "я"),
    ("ją", "ён"),
    ("je", "е"),
    ("ju", "ю"),
    ("jó", "ю"),
    ("j", "й"),
    ("ą", "он"),
    ("ę", "ен"),
    ("ó", "у"),
    ("ć", "ч"),
    ("ż", "ж"),
    ("ź", "з"),
    ("c", "ц"),
    ("y", "ы"),
    ("w", "в"),
    ("ł", "л"),
];

const CZECH: [(&str, &str); 18] = [
    ("ch", "х"),
    ("ja", "я"),
    ("já", "я"),
    ("je", "е"),
    ("ju", "ю"),
    ("ji", "и"),
    ("jí", "и"),
    ("j", "й"),
    ("š", "ш"),
    ("č", "ч"),
    ("ž", "ж"),
    ("ř", "рж"),
    ("ě", "е"),
    ("ů", "у"),
    ("ý$", "ый"),
    ("ý", "ы"),
    ("y", "ы"),
    ("c", "ц"),
];

const TURKISH: [(&str, &str); 12] = [
    ("ya", "я"),
    ("yu", "ю"),
    ("yü", "ю"),
    ("ye", "е"),
    ("y", "й"),
    ("ş", "ш"),
    ("ç", "ч"),
    ("c", "дж"),
    ("ı", "ы"),
    ("ğ", "г"),
    ("j", "ж"),
    ("ö", "ё"),
];

const ENGLISH: [(&str, &str); 18] = [
    ("ay", "ай"),
    ("ey", "ей"),
    ("oy", "ой"),
    ("ohn", "он"),
    ("tch", "ч"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ck", "к"),
    ("ee", "и"),
    ("oo", "у"),
    ("ia$", "ия"),
    ("j", "дж"),
    ("ce", "се"),
    ("ci", "си"),
    ("cy", "си"),
    ("ya", "я"),
    ("yu", "ю"),
    ("^y", "й"),
];

/// What all have.
const SHARED: [(&str, &str); 45] = [
    ("sch", "ш"),
    ("sh", "ш"),
    ("th", "т"),
    ("ph", "ф"),
    ("qu", "кв"),
    ("x", "кс"),
    ("^e", "э"),
    ("ia$", "ия"),
    ("ai", "ай"),
    ("oi", "ой"),
    ("y$", "и"),
    ("a", "а"),
    ("b", "б"),
    ("c", "к"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "в"),
    ("y", "и"),
    ("z", "з"),
    ("ä", "е"),
    ("ö", "ё"),
    ("ü", "ю"),
    ("ß", "сс"),
    ("å", "о"),
    ("ø", "ё"),
    ("æ", "е"),
    ("ł", "л"),
    ("đ", "д"),
];

/// What all have, for those who begin with something else.
pub(super) const REST: Table = &SHARED;
