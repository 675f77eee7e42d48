//! The directory as it travels: one compact answer, column by column, with every repeated text once.
//!
//! A column that is not released is not there, so what nobody released can't be sent by mistake. Gender and the
//! employment status have no column at all.

use std::collections::{BTreeMap, BTreeSet};

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

/// Numbers texts: as they come, and once all are here in their order.
#[derive(Debug, Default)]
struct Coder(BTreeMap<String, u32>);

impl Coder {
    /// The provisional number of `text`, from 1 on.
    fn code(&mut self, text: Text) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX).saturating_add(1);
        *self.0.entry(text.into()).or_insert(next)
    }

    /// The texts in their order, and for each provisional number the place in that order; for 0 none.
    fn finish(self) -> (Vec<String>, Vec<u32>) {
        let mut places = vec![0; self.0.len() + 1];
        for (place, code) in (1..).zip(self.0.values()) {
            if let Some(at) = usize::try_from(*code).ok().and_then(|code| places.get_mut(code)) {
                *at = place;
            }
        }
        (self.0.into_keys().collect(), places)
    }
}

/// The place of a provisional number.
fn placed(places: &[u32], code: u32) -> u32 {
    usize::try_from(code).ok().and_then(|code| places.get(code)).copied().unwrap_or_default()
}

/// A column of texts that repeat, being filled.
#[derive(Debug, Default)]
struct CodedColumn {
    coder: Coder,
    of: Vec<u32>,
}

impl CodedColumn {
    fn add(&mut self, text: Option<Text>) {
        self.of.push(text.map_or(0, |text| self.coder.code(text)));
    }

    fn finish(mut self) -> Coded {
        let (terms, places) = self.coder.finish();
        for code in &mut self.of {
            *code = placed(&places, *code);
        }
        Coded { terms, of: self.of }
    }
}

/// A column of sets of texts that repeat, being filled.
#[derive(Debug, Default)]
struct CodedSetsColumn {
    coder: Coder,
    of: Vec<Vec<u32>>,
}

impl CodedSetsColumn {
    fn add(&mut self, texts: BTreeSet<Text>) {
        self.of.push(texts.into_iter().map(|text| self.coder.code(text)).collect());
    }

    fn finish(mut self) -> CodedSets {
        let (terms, places) = self.coder.finish();
        for code in self.of.iter_mut().flatten() {
            *code = placed(&places, *code);
        }
        CodedSets { terms, of: self.of }
    }
}

/// A directory being written, person by person: nobody is held but as their place in each column.
#[derive(Debug)]
pub struct Columns {
    written: DirectorySnapshot,
    positions: Option<CodedColumn>,
    departments: Option<CodedColumn>,
    teams: Option<CodedColumn>,
    addresses: Option<CodedColumn>,
    skills: Option<CodedSetsColumn>,
}

impl Columns {
    /// The columns that are released, of nobody yet.
    pub fn new(release: &Release) -> Self {
        let coded = |attribute| release.contains(attribute).then(CodedColumn::default);
        let texts = |attribute| release.contains(attribute).then(Vec::new);
        Self {
            written: DirectorySnapshot {
                work_emails: texts(Attribute::WorkEmail),
                phones: texts(Attribute::Phone),
                birthdays: release.contains(Attribute::Birthday).then(Vec::new),
                ..DirectorySnapshot::default()
            },
            positions: coded(Attribute::Position),
            departments: coded(Attribute::Department),
            teams: coded(Attribute::Team),
            addresses: coded(Attribute::Address),
            skills: release.contains(Attribute::Skills).then(CodedSetsColumn::default),
        }
    }

    /// Writes the next person.
    pub fn add(&mut self, person: Employee) {
        let Employee { id, values, .. } = person;
        let plain = |text: Option<Text>| text.map(String::from).unwrap_or_default();
        self.written.ids.push(id);
        self.written.first_names.push(plain(values.first_name));
        self.written.last_names.push(plain(values.last_name));
        let columns = [
            (&mut self.positions, values.position),
            (&mut self.departments, values.department),
            (&mut self.teams, values.team),
            (&mut self.addresses, values.address),
        ];
        for (column, text) in columns {
            if let Some(column) = column {
                column.add(text);
            }
        }
        for (column, text) in
            [(&mut self.written.work_emails, values.work_email), (&mut self.written.phones, values.phone)]
        {
            if let Some(column) = column {
                column.push(plain(text));
            }
        }
        if let Some(skills) = &mut self.skills {
            skills.add(values.skills);
        }
        if let Some(birthdays) = &mut self.written.birthdays {
            birthdays.push(values.birthday);
        }
    }

    /// The directory, all people being written.
    pub fn finish(self, revision: u64) -> DirectorySnapshot {
        DirectorySnapshot {
            revision,
            positions: self.positions.map(CodedColumn::finish),
            departments: self.departments.map(CodedColumn::finish),
            teams: self.teams.map(CodedColumn::finish),
            addresses: self.addresses.map(CodedColumn::finish),
            skills: self.skills.map(CodedSetsColumn::finish),
            ..self.written
        }
    }
}

impl DirectorySnapshot {
    /// The directory of `people` with the released columns.
    pub fn new(revision: u64, people: impl IntoIterator<Item = Employee>, release: &Release) -> Self {
        let mut columns = Columns::new(release);
        people.into_iter().for_each(|person| columns.add(person));
        columns.finish(revision)
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
            serde_json::to_string(&DirectorySnapshot::new(7, people().into_iter().take(1), &gendered)).unwrap(),
            @r#"{"revision":7,"ids":["1"],"first_names":["Ada"],"last_names":[""]}"#
        );
        let all = serde_json::to_string(&DirectorySnapshot::new(
            7,
            people(),
            &Release::new(Attribute::ALL, BirthdayDetail::DayAndMonth),
        ))
        .unwrap();
        assert!(!all.contains("female") && !all.contains("active") && all.contains("--12-10"), "{all}");
    }

    #[test]
    fn repeated_texts_travel_once_and_come_back_to_their_people() {
        let release = Release::new([Attribute::Team, Attribute::Skills], BirthdayDetail::DayAndMonth);
        let snapshot = DirectorySnapshot::new(1, people(), &release);
        let (teams, skills) = (snapshot.teams.unwrap(), snapshot.skills.unwrap());
        assert_eq!([0, 1, 2, 3].map(|n| teams.get(n)), [Some("Notes"), None, Some("Engines"), None]);
        assert_eq!(skills.terms, ["Maths", "Rust"]);
        assert_eq!(skills.get(0).collect::<Vec<_>>(), ["Maths", "Rust"]);
        assert_eq!(skills.get(1).count(), 0);
    }
}
