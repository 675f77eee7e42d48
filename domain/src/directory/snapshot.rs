//! The directory as it travels: one compact answer, column by column, with every repeated text once.
//!
//! A column that is not released is not there, so what nobody released can't be sent by mistake. Gender and the
//! employment status have no column at all.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    attribute::{Attribute, Release},
    birthday::Birthday,
    employee::{Employee, EmployeeId},
    text::Text,
};

/// The whole directory. All columns have the same length: person `n` is at place `n` of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct DirectorySnapshot {
    /// Grows with every change of the directory.
    pub revision: u64,
    /// The provider's ids, for addresses.
    pub ids: Vec<EmployeeId>,
    /// First names; empty where the HR system has none.
    pub first_names: Vec<String>,
    /// Last names; empty where the HR system has none.
    pub last_names: Vec<String>,
    /// Positions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub positions: Option<Coded>,
    /// Departments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub departments: Option<Coded>,
    /// Teams.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teams: Option<Coded>,
    /// Office addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addresses: Option<Coded>,
    /// Work e-mails; empty where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_emails: Option<Vec<String>>,
    /// Work numbers; empty where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phones: Option<Vec<String>>,
    /// Skills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skills: Option<CodedSets>,
    /// Birthdays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthdays: Option<Vec<Option<Birthday>>>,
}

/// A column of texts that repeat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coded {
    /// Each text once, in order.
    pub terms: Vec<String>,
    /// For each person 0 for nothing, or the place of their text in `terms`, counted from 1.
    pub of: Vec<u32>,
}

/// A column of sets of texts that repeat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CodedSets {
    /// Each text once, in order.
    pub terms: Vec<String>,
    /// For each person the places of their texts in `terms`, counted from 1.
    pub of: Vec<Vec<u32>>,
}

impl Coded {
    /// Person `n`'s text.
    pub fn get(&self, person: usize) -> Option<&str> {
        self.terms.get(self.place(person)?).map(String::as_str)
    }

    /// The place of person `n`'s text among the terms, counted from 0.
    pub fn place(&self, person: usize) -> Option<usize> {
        place(*self.of.get(person)?)
    }
}

impl CodedSets {
    /// Person `n`'s texts.
    pub fn get(&self, person: usize) -> impl Iterator<Item = &str> {
        self.places(person).filter_map(|place| self.terms.get(place).map(String::as_str))
    }

    /// The places of person `n`'s texts among the terms, counted from 0.
    pub fn places(&self, person: usize) -> impl Iterator<Item = usize> {
        self.of.get(person).into_iter().flatten().filter_map(|code| place(*code))
    }
}

fn place(code: u32) -> Option<usize> {
    usize::try_from(code).ok()?.checked_sub(1)
}

/// Numbers texts in their order.
struct Coder<'a>(BTreeMap<&'a str, u32>);

impl<'a> Coder<'a> {
    fn new(texts: impl Iterator<Item = &'a Text>) -> Self {
        let mut codes: BTreeMap<&str, u32> = texts.map(|text| (text.as_str(), 0)).collect();
        for (code, place) in (1..).zip(codes.values_mut()) {
            *place = code;
        }
        Self(codes)
    }

    fn code(&self, text: &Text) -> u32 {
        self.0.get(text.as_str()).copied().unwrap_or_default()
    }

    fn terms(&self) -> Vec<String> {
        self.0.keys().map(|&term| term.to_owned()).collect()
    }
}

impl DirectorySnapshot {
    /// The directory of `people` with the released columns.
    pub fn new(revision: u64, people: &[Employee], release: &Release) -> Self {
        let texts = |attribute, of: fn(&Employee) -> &Option<Text>| {
            release
                .contains(attribute)
                .then(|| people.iter().map(|person| plain(of(person).as_ref())).collect())
        };
        let coded = |attribute, of: fn(&Employee) -> &Option<Text>| {
            release.contains(attribute).then(|| {
                let coder = Coder::new(people.iter().filter_map(|person| of(person).as_ref()));
                let code = |person| of(person).as_ref().map_or(0, |text| coder.code(text));
                Coded { of: people.iter().map(code).collect(), terms: coder.terms() }
            })
        };
        Self {
            revision,
            ids: people.iter().map(|person| person.id.clone()).collect(),
            first_names: people.iter().map(|person| plain(person.values.first_name.as_ref())).collect(),
            last_names: people.iter().map(|person| plain(person.values.last_name.as_ref())).collect(),
            positions: coded(Attribute::Position, |person| &person.values.position),
            departments: coded(Attribute::Department, |person| &person.values.department),
            teams: coded(Attribute::Team, |person| &person.values.team),
            addresses: coded(Attribute::Address, |person| &person.values.address),
            work_emails: texts(Attribute::WorkEmail, |person| &person.values.work_email),
            phones: texts(Attribute::Phone, |person| &person.values.phone),
            skills: release.contains(Attribute::Skills).then(|| skills(people)),
            birthdays: release
                .contains(Attribute::Birthday)
                .then(|| people.iter().map(|person| person.values.birthday).collect()),
        }
    }

    /// How many people are in it.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

fn plain(text: Option<&Text>) -> String {
    text.map(Text::to_string).unwrap_or_default()
}

fn skills(people: &[Employee]) -> CodedSets {
    let coder = Coder::new(people.iter().flat_map(|person| &person.values.skills));
    let of = |person: &Employee| person.values.skills.iter().map(|skill| coder.code(skill)).collect();
    CodedSets { of: people.iter().map(of).collect(), terms: coder.terms() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        attribute::BirthdayDetail,
        employee::{EmploymentStatus, Gender, Values},
    };

    fn person(id: &str, team: Option<&str>, skills: &[&str]) -> Employee {
        Employee {
            id: EmployeeId::try_from(id.to_owned()).unwrap(),
            status: EmploymentStatus::Active,
            values: Values {
                first_name: Text::new("Ada").ok(),
                team: team.and_then(|team| Text::new(team).ok()),
                skills: skills.iter().filter_map(|skill| Text::new(skill).ok()).collect(),
                gender: Some(Gender::Female),
                birthday: "--12-10".parse().ok(),
                ..Values::default()
            },
        }
    }

    fn people() -> Vec<Employee> {
        vec![
            person("1", Some("Notes"), &["Rust", "Maths"]),
            person("2", None, &[]),
            person("3", Some("Engines"), &["Rust"]),
        ]
    }

    #[test]
    fn only_released_columns_exist_and_gender_never_does() {
        let gendered = Release::new([Attribute::Gender], BirthdayDetail::DayAndMonth);
        insta::assert_snapshot!(
            serde_json::to_string(&DirectorySnapshot::new(7, &people()[..1], &gendered)).unwrap(),
            @r#"{"revision":7,"ids":["1"],"first_names":["Ada"],"last_names":[""]}"#
        );
        let all = serde_json::to_string(&DirectorySnapshot::new(
            7,
            &people(),
            &Release::new(Attribute::ALL, BirthdayDetail::DayAndMonth),
        ))
        .unwrap();
        assert!(!all.contains("female") && !all.contains("active") && all.contains("--12-10"), "{all}");
    }

    #[test]
    fn repeated_texts_travel_once_and_come_back_to_their_people() {
        let release = Release::new([Attribute::Team, Attribute::Skills], BirthdayDetail::DayAndMonth);
        let snapshot = DirectorySnapshot::new(1, &people(), &release);
        let (teams, skills) = (snapshot.teams.unwrap(), snapshot.skills.unwrap());
        assert_eq!([0, 1, 2, 3].map(|n| teams.get(n)), [Some("Notes"), None, Some("Engines"), None]);
        assert_eq!(skills.terms, ["Maths", "Rust"]);
        assert_eq!(skills.get(0).collect::<Vec<_>>(), ["Maths", "Rust"]);
        assert_eq!(skills.get(1).count(), 0);
    }
}
