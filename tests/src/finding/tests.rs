//! What the search must find.

use std::collections::HashSet;

use domain::directory::index::{Directory, Query};

use super::{
    Class, Person, asked,
    language::Language,
    people, recall,
    snapshot::{directory, directory_json},
    spelling::{Spelling, plain},
};

/// Another seed than the benchmark's.
const SEED: u64 = 20_261_129;

/// What share of those who are meant must be among the first ten people found.
const LEAST: [(Class, f64); 36] = [
    (Class::WholeName, 0.95),
    (Class::OtherOrder, 0.95),
    (Class::Beginnings, 0.95),
    (Class::HalfName, 0.95),
    (Class::Initial, 0.95),
    (Class::TwoInitials, 0.95),
    (Class::PreferredName, 0.95),
    (Class::NoMarks, 0.95),
    (Class::WrittenOut, 0.95),
    (Class::Joints, 0.95),
    (Class::CyrillicInLatin, 0.95),
    (Class::LatinInCyrillic, 0.95),
    (Class::GermanInCyrillicBySound, 0.95),
    (Class::Slip, 0.95),
    (Class::FirstLetterSlip, 0.95),
    (Class::Variant, 0.95),
    (Class::BeginningsNoMarks, 0.95),
    (Class::SlipNoMarks, 0.95),
    (Class::SlipOtherOrder, 0.95),
    (Class::SlipAndWork, 0.95),
    (Class::CyrillicInLatinSlip, 0.95),
    (Class::LatinInCyrillicSlip, 0.95),
    (Class::OtherScriptBeginnings, 0.95),
    (Class::WithoutBlanks, 0.95),
    (Class::Semitic, 0.95),
    (Class::NameAndPosition, 0.95),
    (Class::NameAndDepartment, 0.95),
    (Class::NameAndTeam, 0.95),
    (Class::NameAndSkill, 0.95),
    (Class::NameAndOffice, 0.95),
    (Class::RareWork, 0.95),
    (Class::Email, 0.95),
    (Class::EmailLocalPart, 0.95),
    (Class::Phone, 0.95),
    (Class::PhoneOtherwise, 0.95),
    (Class::PhoneEnd, 0.95),
];

#[test]
fn whoever_is_meant_is_found() {
    let people = people(SEED, 2_000);
    let asked = asked(SEED, &people, 10).unwrap();
    assert!(asked.len() >= 300, "{} queries", asked.len());
    let directory = Directory::new(directory(&people).unwrap());
    let classes =
        recall(|text| directory.search(&Query { text: text.to_owned(), ..Query::default() }), &asked);
    let mut poor = Vec::new();
    for (class, least) in LEAST {
        let found = classes.iter().find(|one| one.class == class).unwrap();
        println!("{:<28} {:.2} (at least {least:.2})", class.to_string(), found.recall);
        for missed in found.missed.iter().take(4) {
            let names: Vec<_> =
                missed.expected.iter().map(|person| shown(&people[*person as usize])).collect();
            println!("    {:?} is for {}", missed.text, names.join(" | "));
        }
        if found.recall < least {
            poor.push(class.to_string());
        }
    }
    assert!(poor.is_empty(), "too little is found by {}", poor.join(", "));
}

fn shown(person: &Person) -> String {
    let phone = person.phone.as_ref().map_or("", |phone| &phone.written);
    let Person { first, last, preferred, position, department, team, skills, address, email, .. } = person;
    format!(
        "{first} ({preferred}) {last}, {position}, {department}, {team}, {skills:?}, {address}, {email}, {phone}"
    )
}

#[test]
fn the_same_seed_gives_the_same_people_and_queries() {
    let people = || people(7, 2_000);
    assert_eq!(people(), people());
    let texts = || asked(7, &people(), 2).unwrap().into_iter().map(|one| one.text).collect::<Vec<_>>();
    assert_eq!(texts(), texts());
    let json = directory_json(&people()).unwrap();
    assert!(json.contains("\"last_names\""), "{}", &json[..200]);
}

#[test]
fn people_are_of_every_language_and_most_last_names_are_of_few() {
    let people = people(7, 20_000);
    let languages: HashSet<_> = people.iter().map(|one| one.language).collect();
    assert_eq!(languages.len(), Language::SHARES.len());
    assert_eq!(Language::SHARES.iter().map(|(_, share)| share).sum::<u32>(), 100);
    let last: HashSet<_> = people.iter().map(|one| &one.last).collect();
    assert!(last.len() > 5_000, "{} last names", last.len());
    let emails: Vec<_> = people.iter().map(|one| &one.email).filter(|email| !email.is_empty()).collect();
    assert_eq!(emails.iter().collect::<HashSet<_>>().len(), emails.len(), "an e-mail is one person's");
    assert!(emails.iter().all(|email| email.is_ascii()));
}

#[test]
fn names_are_spelled_as_the_schemes_say() {
    let russian = |name: &str| Spelling::LATIN.map(|scheme| scheme.spell(name, Language::Russian));
    assert_eq!(
        russian("Щербаков"),
        ["shcherbakov", "shcherbakov", "shcherbakov", "schtscherbakow", "scerbakov"]
    );
    assert_eq!(russian("Юрий"), ["iurii", "yuriy", "yury", "juri", "jurij"]);
    assert_eq!(
        russian("Чайковский"),
        ["chaikovskii", "chaykovskiy", "chaykovsky", "tschaikowski", "cajkovskij"]
    );
    assert_eq!(russian("Хрущёв"), ["khrushchev", "khrushchyov", "khrushchyov", "chruschtschjow", "chruscev"]);
    assert_eq!(russian("Елена"), ["elena", "yelena", "elena", "jelena", "elena"]);
    assert_eq!(russian("Васильев")[3], "wassiljew");
    let ukrainian = |name: &str| Spelling::Passport.spell(name, Language::Ukrainian);
    assert_eq!(ukrainian("Їжакевич"), "yizhakevych");
    assert_eq!(ukrainian("Григорій"), "hryhorii");
    for (name, language, letters, sound) in [
        ("Schmidt", Language::German, "шмидт", "шмидт"),
        ("Schneider", Language::German, "шнейдер", "шнайдер"),
        ("Lehmann", Language::German, "лехманн", "леманн"),
        ("Jürgen", Language::German, "юрген", "юрген"),
        ("Vogel", Language::German, "вогел", "фогел"),
        ("Johnson", Language::English, "джонсон", "джонсон"),
        ("William", Language::English, "виллиам", "виллиам"),
        ("Kowalska", Language::Polish, "ковалска", "ковалска"),
        ("Szczepański", Language::Polish, "щепанский", "щепанский"),
        ("Dvořák", Language::Czech, "дворжак", "дворжак"),
        ("Kaya", Language::Turkish, "кая", "кая"),
        ("Mayer", Language::German, "майер", "майер"),
        ("Çağatay", Language::Turkish, "чагатай", "чагатай"),
    ] {
        assert_eq!(Spelling::InCyrillic.spell(name, language), letters);
        assert_eq!(Spelling::InCyrillicBySound.spell(name, language), sound);
    }
    for (name, bare) in [
        ("Łukasz", "lukasz"),
        ("IŞIK", "isik"),
        ("İbrahim", "ibrahim"),
        ("Nguyễn", "nguyen"),
        ("Юрий", "юрий"),
        ("Артём", "артем"),
        ("مُحَمَّد", "محمد"),
        ("דָּוִד", "דוד"),
        ("김민수", "김민수"),
        ("ケンジ", "けんじ"),
        ("O’Neil", "o'neil"),
    ] {
        assert_eq!(plain(name), bare);
    }
}
