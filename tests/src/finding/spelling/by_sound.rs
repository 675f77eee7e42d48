//! German names in Cyrillic letters, as they sound.

use unicode_normalization::UnicodeNormalization as _;

use super::in_cyrillic::{REST, transcribe};
use crate::finding::language::Language;

/// A name of `language` as it sounds, where that is German. How English sounds is in no table.
pub(super) fn spell(name: &str, language: Language) -> String {
    let name: String = name.nfc().flat_map(char::to_lowercase).collect();
    if language == Language::German {
        transcribe(&name, &[&GERMAN, REST])
    } else {
        super::in_cyrillic::spell(&name, language)
    }
}

const GERMAN: [(&str, &str); 44] = [
    ("tsch", "ч"),
    ("sch", "ш"),
    ("chs", "кс"),
    ("ch", "х"),
    ("ck", "к"),
    ("tz", "ц"),
    ("ei", "ай"),
    ("ey", "ай"),
    ("ai", "ай"),
    ("ay", "ай"),
    ("eu", "ой"),
    ("äu", "ой"),
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
    ("^st", "шт"),
    ("^sp", "шп"),
    ("^v", "ф"),
    ("ah", "а"),
    ("eh", "е"),
    ("oh", "о"),
    ("uh", "у"),
    ("öh", "ё"),
    ("üh", "ю"),
    ("äh", "е"),
    ("ß", "с"),
    ("ss", "сс"),
    ("sa", "за"),
    ("se", "зе"),
    ("si", "зи"),
    ("so", "зо"),
    ("su", "зу"),
    ("sö", "зё"),
    ("sü", "зю"),
    ("th", "т"),
    ("ph", "ф"),
];
