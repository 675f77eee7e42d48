//! Writing the directory as it travels, person by person. Nobody is held but as their place in each column; what people
//! have of their own goes from their JSON into the directory's without being kept in between.

use std::{borrow::Cow, collections::BTreeMap};

use chrono::NaiveDate;
use serde::Deserialize;

use super::snapshot::{Coded, CodedSets};
use crate::attribute::{Attribute, Release};

/// Somebody as they are stored, but for what the directory has no column for.
#[derive(Deserialize)]
struct Stored<'a> {
    #[serde(borrow)]
    id: Shown<'a>,
    #[serde(borrow)]
    first_name: Option<Shown<'a>>,
    #[serde(borrow)]
    last_name: Option<Shown<'a>>,
    #[serde(borrow)]
    status: Shown<'a>,
    #[serde(borrow)]
    first_day: Option<Shown<'a>>,
    #[serde(borrow)]
    preferred_name: Option<Shown<'a>>,
    #[serde(borrow)]
    position: Option<Shown<'a>>,
    #[serde(borrow)]
    department: Option<Shown<'a>>,
    #[serde(borrow)]
    team: Option<Shown<'a>>,
    #[serde(borrow)]
    work_email: Option<Shown<'a>>,
    #[serde(borrow)]
    phone: Option<Shown<'a>>,
    #[serde(borrow)]
    address: Option<Shown<'a>>,
    #[serde(borrow, default)]
    skills: Vec<Shown<'a>>,
    #[serde(borrow)]
    birthday: Option<Shown<'a>>,
}

impl Stored<'_> {
    /// Whether they have begun to work by the day `until`, as [`Employee::begins_within`](crate::employee::Employee::begins_within)
    /// has it: written days are in the order of their texts.
    fn has_begun(&self, until: &str) -> bool {
        self.first_day.as_ref().map_or(self.status.0 != "onboarding", |day| *day.0 <= *until)
    }
}

/// A text that stays where it was read.
#[derive(Deserialize)]
#[serde(transparent)]
struct Shown<'a>(#[serde(borrow)] Cow<'a, str>);

impl AsRef<str> for Shown<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// A directory being written.
#[derive(Debug)]
pub struct Columns {
    /// Those who begin later than on this day are left out, if there is one.
    until: Option<String>,
    ids: List,
    first_names: List,
    last_names: List,
    preferred_names: Option<List>,
    positions: Option<CodedColumn>,
    departments: Option<CodedColumn>,
    teams: Option<CodedColumn>,
    addresses: Option<CodedColumn>,
    work_emails: Option<List>,
    phones: Option<List>,
    skills: Option<CodedSetsColumn>,
    birthdays: Option<List>,
}

impl Columns {
    /// The columns that are released, of nobody yet. Who has not begun to work by `until`, if it is said, is left out.
    pub fn new(release: &Release, until: Option<NaiveDate>) -> Self {
        let coded = |attribute| release.contains(attribute).then(CodedColumn::default);
        let list = |attribute| release.contains(attribute).then(List::default);
        Self {
            until: until.map(|day| day.to_string()),
            ids: List::default(),
            first_names: List::default(),
            last_names: List::default(),
            preferred_names: list(Attribute::PreferredName),
            positions: coded(Attribute::Position),
            departments: coded(Attribute::Department),
            teams: coded(Attribute::Team),
            addresses: coded(Attribute::Address),
            work_emails: list(Attribute::WorkEmail),
            phones: list(Attribute::Phone),
            skills: release.contains(Attribute::Skills).then(CodedSetsColumn::default),
            birthdays: list(Attribute::Birthday),
        }
    }

    /// Writes the next person, as they are stored.
    pub fn add(&mut self, stored: &str) -> serde_json::Result<()> {
        let person: Stored<'_> = serde_json::from_str(stored)?;
        if self.until.as_ref().is_some_and(|until| !person.has_begun(until)) {
            return Ok(());
        }
        self.ids.add(&person.id.0)?;
        self.first_names.add(plain(person.first_name.as_ref()))?;
        self.last_names.add(plain(person.last_name.as_ref()))?;
        let columns = [
            (&mut self.positions, &person.position),
            (&mut self.departments, &person.department),
            (&mut self.teams, &person.team),
            (&mut self.addresses, &person.address),
        ];
        for (column, text) in columns {
            if let Some(column) = column {
                column.add(text.as_ref());
            }
        }
        for (column, text) in [
            (&mut self.preferred_names, &person.preferred_name),
            (&mut self.work_emails, &person.work_email),
            (&mut self.phones, &person.phone),
        ] {
            if let Some(column) = column {
                column.add(plain(text.as_ref()))?;
            }
        }
        if let Some(skills) = &mut self.skills {
            skills.add(&person.skills);
        }
        if let Some(birthdays) = &mut self.birthdays {
            match &person.birthday {
                Some(birthday) => birthdays.add(&birthday.0)?,
                None => birthdays.next().push_str("null"),
            }
        }
        Ok(())
    }

    /// The JSON of a [`DirectorySnapshot`](super::snapshot::DirectorySnapshot), all people being written.
    pub fn finish(self, revision: u64) -> serde_json::Result<String> {
        let coded = |column: Option<CodedColumn>| column.map(CodedColumn::finish).transpose();
        let columns = [
            ("ids", Some(self.ids.finish())),
            ("first_names", Some(self.first_names.finish())),
            ("last_names", Some(self.last_names.finish())),
            ("preferred_names", self.preferred_names.map(List::finish)),
            ("positions", coded(self.positions)?),
            ("departments", coded(self.departments)?),
            ("teams", coded(self.teams)?),
            ("addresses", coded(self.addresses)?),
            ("work_emails", self.work_emails.map(List::finish)),
            ("phones", self.phones.map(List::finish)),
            ("skills", self.skills.map(CodedSetsColumn::finish).transpose()?),
            ("birthdays", self.birthdays.map(List::finish)),
        ];
        let mut written = format!("{{\"revision\":{revision}");
        for (name, column) in columns {
            if let Some(column) = column {
                written.extend([",\"", name, "\":", &column]);
            }
        }
        written.push('}');
        Ok(written)
    }
}

/// A text as it is shown: empty where there is none.
fn plain<'a>(text: Option<&'a Shown<'_>>) -> &'a str {
    text.map_or("", Shown::as_ref)
}

/// A column of what is everybody's own, as JSON.
#[derive(Debug, Default)]
struct List(String);

impl List {
    /// The column, at the place of the next value.
    fn next(&mut self) -> &mut String {
        self.0.push(if self.0.is_empty() { '[' } else { ',' });
        &mut self.0
    }

    fn add(&mut self, text: &str) -> serde_json::Result<()> {
        // Nearly every text stands in JSON as it is.
        if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
            self.next().extend(["\"", text, "\""]);
        } else {
            self.next().push_str(&serde_json::to_string(text)?);
        }
        Ok(())
    }

    fn finish(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('[');
        }
        self.0.push(']');
        self.0
    }
}

/// Numbers texts: as they come, and once all are here in their order.
#[derive(Debug, Default)]
struct Coder(BTreeMap<String, u32>);

impl Coder {
    /// The provisional number of `text`, from 1 on.
    fn code(&mut self, text: &str) -> u32 {
        if let Some(code) = self.0.get(text) {
            return *code;
        }
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.0.insert(text.to_owned(), next);
        next
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
    fn add(&mut self, text: Option<&Shown<'_>>) {
        self.of.push(text.map_or(0, |text| self.coder.code(&text.0)));
    }

    fn finish(mut self) -> serde_json::Result<String> {
        let (terms, places) = self.coder.finish();
        for code in &mut self.of {
            *code = placed(&places, *code);
        }
        serde_json::to_string(&Coded { terms, of: self.of })
    }
}

/// A column of sets of texts that repeat, being filled.
#[derive(Debug, Default)]
struct CodedSetsColumn {
    coder: Coder,
    of: Vec<Vec<u32>>,
}

impl CodedSetsColumn {
    fn add(&mut self, texts: &[Shown<'_>]) {
        self.of.push(texts.iter().map(|text| self.coder.code(&text.0)).collect());
    }

    fn finish(mut self) -> serde_json::Result<String> {
        let (terms, places) = self.coder.finish();
        for code in self.of.iter_mut().flatten() {
            *code = placed(&places, *code);
        }
        serde_json::to_string(&CodedSets { terms, of: self.of })
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::{
        attribute::BirthdayDetail,
        directory::snapshot::{Coded, DirectorySnapshot},
        employee::{Employee, EmployeeId, EmploymentStatus, Gender, ValueMut, Values},
        text::Text,
    };

    fn written(revision: u64, people: &[Employee], release: &Release) -> String {
        let mut columns = Columns::new(release, None);
        for person in people {
            columns.add(&person.to_json().unwrap()).unwrap();
        }
        columns.finish(revision).unwrap()
    }

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

    /// Whether `snapshot` tells the first person's value of an attribute: nobody is told a first day or a gender.
    fn tells(snapshot: &DirectorySnapshot, attribute: Attribute) -> bool {
        let named = |names: &[String]| names.first().is_some_and(|name| !name.is_empty());
        let text = |texts: &Option<Vec<String>>| texts.as_deref().is_some_and(named);
        let coded = |texts: &Option<Coded>| texts.as_ref().is_some_and(|texts| texts.get(0).is_some());
        match attribute {
            Attribute::FirstName => named(&snapshot.first_names),
            Attribute::LastName => named(&snapshot.last_names),
            Attribute::PreferredName => text(&snapshot.preferred_names),
            Attribute::Position => coded(&snapshot.positions),
            Attribute::Department => coded(&snapshot.departments),
            Attribute::Team => coded(&snapshot.teams),
            Attribute::WorkEmail => text(&snapshot.work_emails),
            Attribute::Phone => text(&snapshot.phones),
            Attribute::Address => coded(&snapshot.addresses),
            Attribute::Skills => snapshot.skills.as_ref().is_some_and(|sets| sets.get(0).next().is_some()),
            Attribute::Birthday => snapshot.birthdays.as_ref().is_some_and(|days| days[0].is_some()),
            Attribute::FirstDay | Attribute::Gender => false,
        }
    }

    #[test]
    fn what_is_released_is_told_and_nothing_else_and_a_first_day_and_a_gender_never() {
        let mut ada = person("1", Some("Notes"), &["Rust"]);
        ada.values.first_day = "2020-01-01".parse().ok();
        for attribute in Attribute::ALL {
            if let ValueMut::Text(place) = ada.values.value_mut(attribute) {
                *place = Text::new("Text").ok();
            }
        }
        for released in Attribute::ALL {
            let release = Release::new([released], BirthdayDetail::DayAndMonth);
            let snapshot = serde_json::from_str(&written(1, std::slice::from_ref(&ada), &release)).unwrap();
            for attribute in Attribute::ALL {
                let is_anybodys = !matches!(attribute, Attribute::FirstDay | Attribute::Gender);
                let wanted = release.contains(attribute) && is_anybodys;
                assert_eq!(
                    tells(&snapshot, attribute),
                    wanted,
                    "{attribute:?} when {released:?} is released"
                );
            }
        }
    }

    #[test]
    fn only_released_columns_exist_and_gender_never_does() {
        let gendered = Release::new([Attribute::Gender], BirthdayDetail::DayAndMonth);
        insta::assert_snapshot!(
            written(7, &people()[..1], &gendered),
            @r#"{"revision":7,"ids":["1"],"first_names":["Ada"],"last_names":[""]}"#
        );
        let all = written(7, &people(), &Release::new(Attribute::ALL, BirthdayDetail::DayAndMonth));
        assert!(!all.contains("female") && !all.contains("active") && all.contains("--12-10"), "{all}");
    }

    #[test]
    fn who_has_not_begun_to_work_is_left_out_where_that_is_wanted() {
        let day = |day: &str| day.parse::<NaiveDate>().ok();
        let somebody = |id: &str, status, first_day: Option<NaiveDate>| {
            let mut person = person(id, None, &[]);
            (person.status, person.values.first_day) = (status, first_day);
            person
        };
        let people = [
            somebody("1", EmploymentStatus::Active, None),
            somebody("2", EmploymentStatus::Active, day("2026-12-01")),
            somebody("3", EmploymentStatus::Onboarding, day("2026-12-02")),
            somebody("4", EmploymentStatus::Onboarding, None),
        ];
        for (until, ids) in [
            (None, &["1", "2", "3", "4"][..]),
            (day("2026-11-30"), &["1"]),
            (day("2026-12-01"), &["1", "2"]),
            (day("2026-12-02"), &["1", "2", "3"]),
        ] {
            let mut columns = Columns::new(&Release::default(), until);
            for person in &people {
                columns.add(&person.to_json().unwrap()).unwrap();
                if let Some(until) = until {
                    let is_in = ids.contains(&person.id.as_str());
                    assert_eq!(
                        person.begins_within(until, TimeDelta::zero()),
                        is_in,
                        "{until} {}",
                        person.id
                    );
                }
            }
            let written = columns.finish(1).unwrap();
            let snapshot: DirectorySnapshot = serde_json::from_str(&written).unwrap();
            assert_eq!(snapshot.ids.iter().map(EmployeeId::as_str).collect::<Vec<_>>(), ids, "{until:?}");
            assert!(!written.contains("2026"), "the day itself is nobody's business");
        }
    }

    #[test]
    fn repeated_texts_travel_once_and_come_back_to_their_people() {
        let release = Release::new([Attribute::Team, Attribute::Skills], BirthdayDetail::DayAndMonth);
        let snapshot: DirectorySnapshot = serde_json::from_str(&written(1, &people(), &release)).unwrap();
        let (teams, skills) = (snapshot.teams.unwrap(), snapshot.skills.unwrap());
        assert_eq!([0, 1, 2, 3].map(|n| teams.get(n)), [Some("Notes"), None, Some("Engines"), None]);
        assert_eq!(skills.terms, ["Maths", "Rust"]);
        assert_eq!(skills.get(0).collect::<Vec<_>>(), ["Maths", "Rust"]);
        assert_eq!(skills.get(1).count(), 0);
    }

    #[test]
    fn everything_that_is_released_comes_to_whoever_reads_it() {
        let release = Release::new(Attribute::ALL, BirthdayDetail::WithYear);
        let text = |raw: &str| Text::new(raw).ok();
        let odd = r#"\ "quoted" \u0041 Ł 🦀 <b>"#;
        let values = Values {
            first_name: text(odd),
            last_name: text("Müller"),
            preferred_name: text(&format!("{odd} preferred")),
            position: text(&format!("{odd} position")),
            department: text(&format!("{odd} department")),
            team: text(&format!("{odd} team")),
            work_email: text("ada@nordlicht.example"),
            phone: text(&format!("{odd} phone")),
            address: text(&format!("{odd} address")),
            skills: [text(odd), text("Rust")].into_iter().flatten().collect(),
            birthday: "1815-12-10".parse().ok(),
            first_day: "1842-10-01".parse().ok(),
            gender: Some(Gender::Female),
        };
        let ada = Employee {
            id: EmployeeId::try_from("1".to_owned()).unwrap(),
            status: EmploymentStatus::Active,
            values: values.clone(),
        };
        let nothing = Employee { values: Values::default(), ..ada.clone() };
        let read: DirectorySnapshot =
            serde_json::from_str(&written(3, &[nothing, ada.clone()], &release)).unwrap();
        let coded = |text: &Option<Text>| {
            let terms = text.iter().map(ToString::to_string).collect();
            Some(Coded { terms, of: vec![0, 1] })
        };
        let own = |text: &Option<Text>| vec![String::new(), text.as_ref().unwrap().to_string()];
        let expected = DirectorySnapshot {
            revision: 3,
            ids: vec![ada.id.clone(), ada.id],
            first_names: own(&values.first_name),
            last_names: own(&values.last_name),
            preferred_names: Some(own(&values.preferred_name)),
            positions: coded(&values.position),
            departments: coded(&values.department),
            teams: coded(&values.team),
            addresses: coded(&values.address),
            work_emails: Some(own(&values.work_email)),
            phones: Some(own(&values.phone)),
            skills: Some(CodedSets {
                terms: values.skills.iter().map(ToString::to_string).collect(),
                of: vec![vec![], vec![1, 2]],
            }),
            birthdays: Some(vec![None, values.birthday]),
        };
        assert_eq!(read, expected);
        let nobody: DirectorySnapshot = serde_json::from_str(&written(3, &[], &release)).unwrap();
        assert!(nobody.is_empty() && nobody.phones.is_some_and(|phones| phones.is_empty()));
    }
}
