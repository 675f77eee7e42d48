//! A person of the directory as a card that address books and telephones take in: vCard.
//!
//! A birthday is on no card: it is told by its own consent ([`crate::celebrations`]), which a file that is passed on can't
//! ask for. Nor are skills: the categories of a card (RFC 6350, section 6.7.1) are those of whoever keeps the address book.

use crate::{
    content_line::{ContentLines, is_blank, quoted},
    directory::{fold, person::Person, spelling},
    names::{known_as, preferred_first},
    phone::call_link,
};

/// What somebody is called on their card, and their file, of whom nothing else is known.
const NAMELESS: &str = "contact";

/// The longest name of a file, without its ending.
const LONGEST_NAME: usize = 60;

/// How a card is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 3.0 (RFC 2426), which all telephones read.
    V3,
    /// 4.0 (RFC 6350).
    V4,
}

/// What is on somebody's card. What they don't have is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it, as in `Attribute`")]
pub struct Contact<'a> {
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub preferred_name: &'a str,
    pub position: &'a str,
    pub department: &'a str,
    pub team: &'a str,
    pub work_email: &'a str,
    pub phone: &'a str,
    pub address: &'a str,
    /// The organisation's name.
    pub organisation: &'a str,
    /// The address of their page, which stays the same (URL).
    pub page: &'a str,
}

impl<'a> Contact<'a> {
    /// What the directory tells of `person`.
    pub fn of(person: &'a Person, organisation: &'a str, page: &'a str) -> Self {
        Self {
            first_name: person.first_name.as_deref().unwrap_or_default(),
            last_name: person.last_name.as_deref().unwrap_or_default(),
            preferred_name: person.preferred_name.as_deref().unwrap_or_default(),
            position: person.position.as_deref().unwrap_or_default(),
            department: person.department.as_deref().unwrap_or_default(),
            team: person.team.as_deref().unwrap_or_default(),
            work_email: person.work_email.as_deref().unwrap_or_default(),
            phone: person.phone.as_deref().unwrap_or_default(),
            address: person.address.as_deref().unwrap_or_default(),
            organisation,
            page,
        }
    }

    fn name(&self) -> String {
        known_as(self.preferred_name, self.first_name, self.last_name)
    }
}

/// The card of `contact`. Several cards in one file stand one behind the other (RFC 6350, section 3.3).
pub fn vcard(contact: &Contact<'_>, version: Version) -> String {
    let mut lines = ContentLines::folded();
    begin(&mut lines, version);
    who(&mut lines, contact);
    let called = preferred_first(contact.preferred_name, contact.first_name, contact.last_name);
    if called != contact.first_name {
        lines.text("NICKNAME", called);
    }
    work(&mut lines, contact, version);
    place(&mut lines, contact.address, version);
    if !is_blank(contact.page) {
        lines.plain(&format!("URL:{}", contact.page));
    }
    lines.plain("END:VCARD");
    lines.into_text()
}

/// The card of `contact` for a QR code, which holds little: version 3.0, how they are called and reached at work, and lines
/// that are not folded, since each fold is three octets and some cameras' readers know of none.
pub fn short_vcard(contact: &Contact<'_>) -> String {
    let mut lines = ContentLines::unfolded();
    begin(&mut lines, Version::V3);
    who(&mut lines, contact);
    work(&mut lines, contact, Version::V3);
    lines.plain("END:VCARD");
    lines.into_text()
}

/// The name of the file with the card of `contact`, in letters that every system takes: `ada-mueller.vcf`.
pub fn file_name(contact: &Contact<'_>) -> String {
    let name = contact.name();
    // As it stands in a passport.
    let name = spelling::in_latin(&name).into_iter().next().unwrap_or(name);
    let name = fold::written_out(&name).unwrap_or_else(|| fold::fold(&name));
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join("-").chars().take(LONGEST_NAME).collect();
    let name = name.trim_end_matches('-');
    format!("{}.vcf", if name.is_empty() { NAMELESS } else { name })
}

/// The version comes before everything else (RFC 6350, section 6.7.9).
fn begin(lines: &mut ContentLines, version: Version) {
    lines.plain("BEGIN:VCARD");
    lines.plain(match version {
        Version::V3 => "VERSION:3.0",
        Version::V4 => "VERSION:4.0",
    });
}

/// Both names have to be there, and the one that is shown must not be empty (RFC 2426, sections 3.1.1 and 3.1.2; RFC 6350,
/// section 6.2.1). N is the HR system's name, FN what colleagues say.
fn who(lines: &mut ContentLines, contact: &Contact<'_>) {
    lines.texts("N", &[contact.last_name, contact.first_name, "", "", ""]);
    let name = contact.name();
    let shown = [&name, contact.work_email, contact.phone, NAMELESS];
    lines.text("FN", shown.into_iter().find(|text| !is_blank(text)).unwrap_or(NAMELESS));
}

fn work(lines: &mut ContentLines, contact: &Contact<'_>, version: Version) {
    let units = [contact.organisation, contact.department, contact.team];
    if let Some(last) = units.iter().rposition(|unit| !is_blank(unit)) {
        lines.texts("ORG", units.get(..=last).unwrap_or_default());
    }
    lines.text("TITLE", contact.position);
    match call_link(contact.phone).filter(|_| version == Version::V4) {
        // A version 4.0 reader dials an address, and should not have to guess what is dialled (RFC 6350, section 6.4.1).
        Some(link) => lines.plain(&format!("TEL;VALUE=uri;TYPE=work:{link}")),
        None => lines.text("TEL;TYPE=work", contact.phone),
    }
    lines.text("EMAIL;TYPE=work", contact.work_email);
}

/// An office's address is one text, and taking it apart would be guessing. Version 4.0 has a label for that, and leaves the
/// parts empty (RFC 6350, section 6.3.1). In 3.0 the label is a line of its own (RFC 2426, section 3.2.2), which address books
/// let fall or fall out of step with; what they show is ADR, so the whole text is its street there (section 3.2.1).
fn place(lines: &mut ContentLines, address: &str, version: Version) {
    if is_blank(address) {
        return;
    }
    match version {
        Version::V3 => lines.texts("ADR;TYPE=work", &["", "", address, "", "", "", ""]),
        Version::V4 => lines.plain(&format!("ADR;TYPE=work;LABEL={}:;;;;;;", quoted(address))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content_line::reading::{lines, value, values};

    fn ada() -> Contact<'static> {
        Contact {
            first_name: "Augusta",
            last_name: "Müller; Lovelace",
            preferred_name: "Ada",
            position: "Leiterin Forschung, Entwicklung und Analytische Maschinen \\ Zahlen",
            department: "Forschung, Entwicklung",
            team: "Größen; Maße",
            work_email: "ada@example.com",
            phone: "+49 (0)40 306988 Durchwahl 12",
            address: "Haus \"Elbe\"\nHafenstraße 1, 20457 Hamburg; 2. OG",
            organisation: "Beispiel & Söhne",
            page: "https://rollcall.example/people/1,2;3",
        }
    }

    /// Lines, since a snapshot shows no returns.
    fn shown(card: &str) -> String {
        assert!(card.ends_with("\r\n") && !card.replace("\r\n", "").contains(['\r', '\n']), "{card:?}");
        card.replace("\r\n", "\n")
    }

    #[test]
    fn a_card_is_written_as_each_version_has_it() {
        let cards = [vcard(&ada(), Version::V4), vcard(&ada(), Version::V3), short_vcard(&ada())]
            .map(|card| shown(&card));
        insta::assert_snapshot!(cards.join("\n"));
    }

    #[test]
    fn both_names_are_there_whatever_is_known() {
        for (first, last, preferred, email, phone, shown) in [
            ("Augusta", "Lovelace", "Ada", "", "", "Ada Lovelace"),
            ("", "Lovelace", "", "", "", "Lovelace"),
            (" ", "\u{1}", "", "ada@example.com", "12", "ada@example.com"),
            ("", "", "", "", "12", "12"),
            ("", "", " ", "", "", "contact"),
        ] {
            let contact = Contact {
                first_name: first,
                last_name: last,
                preferred_name: preferred,
                work_email: email,
                phone,
                ..Contact::default()
            };
            for card in [vcard(&contact, Version::V4), vcard(&contact, Version::V3), short_vcard(&contact)] {
                assert_eq!(value(&card, "FN").unwrap().trim(), shown, "{contact:?}");
                assert_eq!(
                    values(&card, "N").unwrap(),
                    [last.trim_matches('\u{1}'), first, "", "", ""],
                    "{contact:?}"
                );
            }
        }
    }

    #[test]
    fn what_somebody_does_not_have_has_no_line() {
        let card = vcard(&Contact { first_name: "Ada", ..Contact::default() }, Version::V4);
        assert_eq!(lines(&card), ["BEGIN:VCARD", "VERSION:4.0", "N:;Ada;;;", "FN:Ada", "END:VCARD"]);
    }

    #[test]
    fn a_preferred_name_is_a_nickname_where_it_is_another_one() {
        for (preferred, nickname) in [
            ("Ada", Some("Ada")),
            ("Ada Lovelace", Some("Ada")),
            ("Augusta", None),
            ("Augusta Lovelace", None),
            ("", None),
        ] {
            let contact = Contact {
                first_name: "Augusta",
                last_name: "Lovelace",
                preferred_name: preferred,
                ..Contact::default()
            };
            let found = value(&vcard(&contact, Version::V3), "NICKNAME");
            assert_eq!(found.as_deref(), nickname, "{preferred}");
        }
    }

    #[test]
    fn units_keep_their_places_and_none_stands_behind_the_last() {
        for (organisation, department, team, written) in [
            ("Beispiel", "IT", "Netze", Some(&["Beispiel", "IT", "Netze"][..])),
            ("Beispiel", "", "Netze", Some(&["Beispiel", "", "Netze"])),
            ("Beispiel", "IT", "", Some(&["Beispiel", "IT"])),
            ("", "IT", "", Some(&["", "IT"])),
            ("", "", "", None),
        ] {
            let contact = Contact { department, team, organisation, ..Contact::default() };
            let found = values(&vcard(&contact, Version::V4), "ORG");
            assert_eq!(found, written.map(|units| units.iter().map(ToString::to_string).collect()));
        }
    }

    #[test]
    fn a_number_that_can_be_dialled_is_an_address_in_version_4_and_as_written_in_3() {
        for (phone, v4, v3) in [
            ("+49 (0)40 12-34", "TEL;VALUE=uri;TYPE=work:tel:+49401234", "TEL;TYPE=work:+49 (0)40 12-34"),
            ("ask, Ada", "TEL;TYPE=work:ask\\, Ada", "TEL;TYPE=work:ask\\, Ada"),
        ] {
            let contact = Contact { phone, ..Contact::default() };
            for (version, line) in [(Version::V4, v4), (Version::V3, v3)] {
                let card = vcard(&contact, version);
                assert!(lines(&card).iter().any(|found| found == line), "{card}");
            }
        }
    }

    #[test]
    fn the_directory_tells_what_is_on_a_card() {
        let [text, preferred] = ["Ada", "A."].map(|text| Some(text.to_owned()));
        let person = Person {
            first_name: text.clone(),
            preferred_name: preferred,
            team: text.clone(),
            address: text,
            skills: vec!["Mathematics".to_owned()],
            birthday: "1815-12-10".parse().ok(),
            ..Person::default()
        };
        let contact = Contact::of(&person, "Beispiel", "https://rollcall.example/1");
        let expected = Contact {
            first_name: "Ada",
            preferred_name: "A.",
            team: "Ada",
            address: "Ada",
            organisation: "Beispiel",
            page: "https://rollcall.example/1",
            ..Contact::default()
        };
        assert_eq!(contact, expected);
    }

    #[test]
    fn a_file_is_called_like_the_person_in_plain_letters() {
        for (first, last, name) in [
            ("Ada", "Lovelace", "ada-lovelace.vcf"),
            ("Jürgen", "Größl", "juergen-groessl.vcf"),
            ("Łukasz", "Żółć", "lukasz-zolc.vcf"),
            ("Артём", "Щукин", "artem-shchukin.vcf"),
            ("../../etc", "passwd", "etc-passwd.vcf"),
            ("C:\\", "a\"b\r\n", "c-a-b.vcf"),
            ("Anna-Maria", "O'Neill", "anna-maria-o-neill.vcf"),
            ("小明", "王", "contact.vcf"),
            ("", "", "contact.vcf"),
        ] {
            let contact = Contact { first_name: first, last_name: last, ..Contact::default() };
            assert_eq!(file_name(&contact), name, "{first} {last}");
        }
    }

    proptest! {
        #[test]
        fn a_file_name_is_short_and_ascii_whatever_somebody_is_called(first in any::<String>(), last in ".{0,200}") {
            let contact = Contact { first_name: &first, last_name: &last, ..Contact::default() };
            let name = file_name(&contact);
            let stem = name.strip_suffix(".vcf").unwrap();
            prop_assert!((1..=LONGEST_NAME).contains(&stem.len()), "{}", name);
            prop_assert!(stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{}", name);
            prop_assert!(!stem.starts_with('-') && !stem.ends_with('-'), "{}", name);
        }

        #[test]
        fn whatever_is_on_a_card_it_is_one_card(
            [first, last, preferred, other] in prop::array::uniform4("[a,;:\u{1}\\\\\r\n\"^ü]{0,40}|\\PC{0,20}|END:VCARD\r\n"),
        ) {
            let contact = Contact {
                first_name: &first,
                last_name: &last,
                preferred_name: &preferred,
                position: &other,
                department: &other,
                team: &other,
                work_email: &other,
                phone: &other,
                address: &other,
                organisation: &other,
                page: &other,
            };
            for (card, folded) in
                [(vcard(&contact, Version::V4), true), (vcard(&contact, Version::V3), true), (short_vcard(&contact), false)]
            {
                let lines = lines(&card);
                let of = |name: &str| lines.iter().filter(|line| *line == name).count();
                prop_assert_eq!((of("BEGIN:VCARD"), of("END:VCARD")), (1, 1), "{}", card);
                prop_assert!(!is_blank(&value(&card, "FN").unwrap()), "{}", card);
                prop_assert_eq!(folded && card.lines().any(|line| line.len() > 75), false, "{}", card);
                let names = lines.iter().map(|line| line.split([':', ';']).next().unwrap_or_default());
                let known = ["BEGIN", "VERSION", "N", "FN", "NICKNAME", "ORG", "TITLE", "TEL", "EMAIL", "ADR", "URL", "END"];
                for name in names {
                    prop_assert!(known.contains(&name), "{} in {}", name, card);
                }
            }
        }
    }
}
