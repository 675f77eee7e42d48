//! The people of the directory as a file.

use domain::{
    directory::{index::Directory, taken::Taken},
    table::Table,
    vcard::{Contact, Version, vcard},
};

use crate::i18n::StructureTexts;

/// A card, as a kind of file (RFC 6350, section 10.1).
pub(super) const VCARDS: &str = "text/vcard;charset=utf-8";

/// The people at these places of `directory` as a table.
pub fn table(texts: &StructureTexts, directory: &Directory, places: &[u32]) -> Table {
    let named = |attribute| texts.attributes.name(attribute);
    Taken::of(directory.snapshot()).table(places, texts.taking_along.sheet_name, named)
}

/// Whose cards they are.
#[derive(Debug, Clone, Copy)]
pub struct Issuer<'a> {
    /// The organisation's name.
    pub organisation: &'a str,
    /// Where the app is, as an address without a path.
    pub origin: &'a str,
}

/// The cards of the people at these places of `directory`, one behind the other (RFC 6350, section 3.3).
pub fn cards(issuer: Issuer<'_>, directory: &Directory, places: &[u32], version: Version) -> String {
    let Issuer { organisation, origin } = issuer;
    let card = |place: &u32| {
        let person = directory.snapshot().person(*place as usize);
        let page = format!("{origin}/people/{}", person.id);
        vcard(&Contact::of(&person, organisation, &page), version)
    };
    places.iter().map(card).collect()
}

#[cfg(test)]
mod tests {
    use domain::csv::Separator;

    use super::*;
    use crate::i18n::Language;

    fn directory() -> Directory {
        let snapshot = r#"{"ids":["1","2"],"first_names":["Ana","=1+1"],"last_names":["Öz","B"],
            "phones":["+49 40 1",""],"birthdays":["--12-10",null]}"#;
        Directory::new(serde_json::from_str(snapshot).unwrap())
    }

    #[test]
    fn a_table_has_its_heads_in_the_pages_language_and_whom_it_was_asked_for() {
        let texts = StructureTexts::of(Language::German);
        let table = table(texts, &directory(), &[1, 0]);
        assert_eq!(table.name, "Personen");
        assert_eq!(
            table.csv(Separator::Semicolon),
            "\u{feff}\"Vorname\";\"Nachname\";\"Telefon (dienstlich)\"\r\n\
             \"'=1+1\";\"B\";\"\"\r\n\"Ana\";\"Öz\";\"'+49 40 1\"\r\n"
        );
    }

    #[test]
    fn cards_stand_one_behind_the_other_each_with_its_page() {
        let issuer = Issuer { organisation: "Beispiel", origin: "https://rollcall.example" };
        for (version, line) in [(Version::V3, "VERSION:3.0\r\n"), (Version::V4, "VERSION:4.0\r\n")] {
            let file = cards(issuer, &directory(), &[1, 0], version);
            assert_eq!(file.matches("BEGIN:VCARD\r\n").count(), 2);
            assert_eq!(file.matches(line).count(), 2);
            let place = |page: &str| file.find(&format!("URL:https://rollcall.example/people/{page}\r\n"));
            assert!(place("2").unwrap() < place("1").unwrap(), "{file}");
            assert!(!file.contains("BDAY"), "{file}");
        }
    }
}
