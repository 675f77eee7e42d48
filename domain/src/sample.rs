//! Masked values: enough for an admin to see that the right field was chosen, too little to tell who it is.

use crate::{
    api::services::{Coverage, Sample},
    attribute::{Attribute, Release},
    employee::{Employee, ValueMut},
};

/// Values that are shown of each attribute at most.
const SHOWN: usize = 3;

/// A few masked values of each released attribute that `people` have.
pub fn samples(people: &[Employee], release: &Release) -> Vec<Sample> {
    release
        .iter()
        .map(|attribute| Sample {
            attribute,
            values: people.iter().filter_map(|person| masked(person, attribute)).take(SHOWN).collect(),
        })
        .collect()
}

/// How many of `people` have a value of each released attribute.
pub fn coverage(people: &[Employee], release: &Release) -> Vec<Coverage> {
    let of = people.len() as u64;
    let with = |attribute| people.iter().filter(|person| person.values.has(attribute)).count() as u64;
    release.iter().map(|attribute| Coverage { attribute, people: with(attribute), of }).collect()
}

fn masked(person: &Employee, attribute: Attribute) -> Option<String> {
    match person.values.clone().value_mut(attribute) {
        ValueMut::Text(text) => text.as_ref().map(|text| mask(text.as_str())),
        ValueMut::Texts(texts) => {
            let texts: Vec<_> = texts.iter().map(|text| mask(text.as_str())).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
        ValueMut::Birthday(birthday) => birthday.map(|birthday| match birthday.year() {
            Some(_) => "••••-••-••".to_owned(),
            None => "••-••".to_owned(),
        }),
        ValueMut::Day(day) => day.map(|_| "••••-••-••".to_owned()),
        ValueMut::Gender(gender) => gender.map(|_| "•••".to_owned()),
        ValueMut::Person(person) => person.as_ref().map(|_| "•••".to_owned()),
    }
}

/// The first letter, and a fixed number of dots: the length says something too.
fn mask(text: &str) -> String {
    text.chars().take(1).chain("•••".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        attribute::BirthdayDetail,
        employee::{EmployeeId, EmploymentStatus, Values},
        text::Text,
    };

    #[test]
    fn samples_show_a_letter_and_no_length_and_only_what_is_released() {
        let person = |name: &str| Employee {
            id: EmployeeId::try_from("1".to_owned()).unwrap(),
            status: EmploymentStatus::Active,
            values: Values {
                first_name: Text::new(name).ok(),
                phone: Text::new("+49 40 1234").ok(),
                birthday: "1990-05-17".parse().ok(),
                skills: ["Rust", "Excel"].into_iter().filter_map(|skill| Text::new(skill).ok()).collect(),
                ..Values::default()
            },
        };
        let people = ["Ada", "Wolfeschlegelsteinhausen", "", "Bo", "Cy"].map(person);
        let release = Release::new([Attribute::Birthday, Attribute::Skills], BirthdayDetail::WithYear);
        let shown: Vec<_> = samples(&people, &release)
            .into_iter()
            .map(|sample| format!("{:?}: {}", sample.attribute, sample.values.join(" | ")))
            .collect();
        insta::assert_snapshot!(shown.join("\n"), @r"
        FirstName: A••• | W••• | B•••
        LastName: 
        Skills: E•••, R••• | E•••, R••• | E•••, R•••
        Birthday: ••••-••-•• | ••••-••-•• | ••••-••-••
        ");
    }
    #[test]
    fn coverage_counts_who_has_a_value() {
        let person = |phone: &str| Employee {
            id: EmployeeId::try_from("1".to_owned()).unwrap(),
            status: EmploymentStatus::Active,
            values: Values { phone: Text::new(phone).ok(), ..Values::default() },
        };
        let release = Release::new([Attribute::Phone], BirthdayDetail::DayAndMonth);
        let counted = coverage(&["1", "", "3"].map(person), &release);
        let counted: Vec<_> = counted.iter().map(|one| (one.attribute, one.people, one.of)).collect();
        assert_eq!(
            counted,
            [(Attribute::FirstName, 0, 3), (Attribute::LastName, 0, 3), (Attribute::Phone, 2, 3)]
        );
    }
}
