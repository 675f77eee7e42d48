//! Writing the directory as it travels, person by person. Nobody is held but as their place in each column; what people
//! have of their own goes from their JSON into the directory's without being kept in between.

use std::{borrow::Cow, collections::BTreeMap};

use chrono::NaiveDate;
use serde::Deserialize;

use super::snapshot::{Coded, CodedSets, columns};
use crate::{
    attribute::{Attribute, BirthdayDetail, Release},
    birthday::Birthday,
};

/// How a column of a kind is filled, person by person.
trait Filled {
    /// Somebody's value, where it was read.
    type Stored<'a>: Deserialize<'a> + Default;
    /// The column of those who were written so far.
    type Filling: Default + std::fmt::Debug;

    /// Adds the next person's value.
    fn add(filling: &mut Self::Filling, value: &Self::Stored<'_>) -> serde_json::Result<()>;

    /// The column as JSON.
    fn finish(filling: Self::Filling) -> serde_json::Result<String>;
}

macro_rules! of_columns {
    (
        always { $(#[$_:meta] $attribute:ident $field:ident => $always:ident: $kind:ty,)+ }
        released { $(#[$__:meta] $attribute_of:ident $field_of:ident => $released:ident: $kind_of:ty,)+ }
        nobody { $($nobody:ident),+ }
    ) => {
        /// Somebody as they are stored, but for what the directory has no column for.
        #[derive(Deserialize)]
        struct Stored<'a> {
            #[serde(borrow)]
            id: Shown<'a>,
            #[serde(borrow)]
            status: Shown<'a>,
            #[serde(borrow)]
            first_day: Option<Shown<'a>>,
            $(#[serde(borrow, default)] $field: <$kind as Filled>::Stored<'a>,)+
            $(#[serde(borrow, default)] $field_of: <$kind_of as Filled>::Stored<'a>,)+
        }

        /// A directory being written.
        #[derive(Debug)]
        pub struct Columns {
            /// Those who begin later than on this day are left out, if there is one.
            until: Option<String>,
            ids: List,
            $($always: <$kind as Filled>::Filling,)+
            $($released: Option<<$kind_of as Filled>::Filling>,)+
        }

        impl Columns {
            /// The columns that are released, of nobody yet. Who has not begun to work by `until`, if it is said, is left
            /// out.
            pub fn new(release: &Release, until: Option<NaiveDate>) -> Self {
                Self {
                    until: until.map(|day| day.to_string()),
                    ids: List::default(),
                    $($always: Default::default(),)+
                    $($released: release.contains(Attribute::$attribute_of).then(Default::default),)+
                }
            }

            /// Writes the next person, as they are stored. Their birthday is told if they said so, without the year, which
            /// they were not asked for.
            pub fn add(&mut self, stored: &str, tells_birthday: bool) -> serde_json::Result<()> {
                let mut person: Stored<'_> = serde_json::from_str(stored)?;
                if self.until.as_ref().is_some_and(|until| !person.has_begun(until)) {
                    return Ok(());
                }
                person.birthday = person.birthday.filter(|_| tells_birthday).and_then(Shown::without_year);
                self.ids.add(&person.id.0)?;
                $(<$kind>::add(&mut self.$always, &person.$field)?;)+
                $(if let Some(column) = &mut self.$released {
                    <$kind_of>::add(column, &person.$field_of)?;
                })+
                Ok(())
            }

            /// The JSON of a [`DirectorySnapshot`](super::snapshot::DirectorySnapshot), all people being written.
            pub fn finish(self, revision: u64) -> serde_json::Result<String> {
                let mut written = format!("{{\"revision\":{revision},\"ids\":{}", self.ids.finish());
                $(written.extend([",\"", stringify!($always), "\":", &<$kind>::finish(self.$always)?]);)+
                $(if let Some(column) = self.$released {
                    written.extend([",\"", stringify!($released), "\":", &<$kind_of>::finish(column)?]);
                })+
                written.push('}');
                Ok(written)
            }
        }

        /// The column that tells an attribute; none for what nobody is told. A new one does not compile before it is in
        /// the table.
        #[cfg(test)]
        fn column(attribute: Attribute) -> Option<&'static str> {
            match attribute {
                $(Attribute::$attribute => Some(stringify!($always)),)+
                $(Attribute::$attribute_of => Some(stringify!($released)),)+
                $(Attribute::$nobody)|+ => None,
            }
        }
    };
}

columns!(of_columns);

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

impl Shown<'_> {
    /// A birthday as it is told.
    fn without_year(self) -> Option<Self> {
        let born: Birthday = self.0.parse().ok()?;
        Some(Self(born.reduced_to(BirthdayDetail::DayAndMonth).to_string().into()))
    }
}

impl Filled for Vec<String> {
    type Filling = List;
    type Stored<'a> = Option<Shown<'a>>;

    fn add(filling: &mut List, value: &Option<Shown<'_>>) -> serde_json::Result<()> {
        filling.add(value.as_ref().map_or("", |text| &text.0))
    }

    fn finish(filling: List) -> serde_json::Result<String> {
        Ok(filling.finish())
    }
}

impl Filled for Vec<Option<Birthday>> {
    type Filling = List;
    type Stored<'a> = Option<Shown<'a>>;

    fn add(filling: &mut List, value: &Option<Shown<'_>>) -> serde_json::Result<()> {
        match value {
            Some(birthday) => filling.add(&birthday.0)?,
            None => filling.next().push_str("null"),
        }
        Ok(())
    }

    fn finish(filling: List) -> serde_json::Result<String> {
        Ok(filling.finish())
    }
}

/// A column of texts that repeat, being filled.
#[derive(Debug, Default)]
struct Coding<Of> {
    coder: Coder,
    of: Vec<Of>,
}

impl Filled for Coded {
    type Filling = Coding<u32>;
    type Stored<'a> = Option<Shown<'a>>;

    fn add(filling: &mut Coding<u32>, value: &Option<Shown<'_>>) -> serde_json::Result<()> {
        filling.of.push(value.as_ref().map_or(0, |text| filling.coder.code(&text.0)));
        Ok(())
    }

    fn finish(filling: Coding<u32>) -> serde_json::Result<String> {
        let (terms, places) = filling.coder.finish();
        let of = filling.of.into_iter().map(|code| placed(&places, code)).collect();
        serde_json::to_string(&Self { terms, of })
    }
}

impl Filled for CodedSets {
    type Filling = Coding<Vec<u32>>;
    type Stored<'a> = Vec<Shown<'a>>;

    fn add(filling: &mut Coding<Vec<u32>>, value: &Vec<Shown<'_>>) -> serde_json::Result<()> {
        filling.of.push(value.iter().map(|text| filling.coder.code(&text.0)).collect());
        Ok(())
    }

    fn finish(mut filling: Coding<Vec<u32>>) -> serde_json::Result<String> {
        let (terms, places) = filling.coder.finish();
        for code in filling.of.iter_mut().flatten() {
            *code = placed(&places, *code);
        }
        serde_json::to_string(&Self { terms, of: filling.of })
    }
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
            columns.add(&person.to_json().unwrap(), true).unwrap();
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
                manager: EmployeeId::try_from("boss".to_owned()).ok(),
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

    /// Whether `snapshot` tells the first person's value of an attribute.
    fn tells(snapshot: &serde_json::Value, attribute: Attribute) -> bool {
        let Some(column) = column(attribute).map(|column| &snapshot[column]) else { return false };
        let first = if column.is_object() { &column["of"][0] } else { &column[0] };
        !(first.is_null() || *first == "" || *first == 0 || *first == serde_json::json!([]))
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
            let snapshot = written(1, std::slice::from_ref(&ada), &release);
            let told: serde_json::Value = serde_json::from_str(&snapshot).unwrap();
            let read: DirectorySnapshot = serde_json::from_str(&snapshot).unwrap();
            assert_eq!(
                told,
                serde_json::to_value(read).unwrap(),
                "what is told is read, and nothing else is"
            );
            for attribute in Attribute::ALL {
                let is_anybodys = !matches!(attribute, Attribute::FirstDay | Attribute::Gender);
                let wanted = release.contains(attribute) && is_anybodys;
                assert_eq!(tells(&told, attribute), wanted, "{attribute:?} when {released:?} is released");
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
    fn a_birthday_is_told_of_who_said_yes_and_never_with_its_year() {
        let release = Release::new([Attribute::Birthday], BirthdayDetail::WithYear);
        let born = |id: &str, birthday: &str| {
            let mut person = person(id, None, &[]);
            person.values.birthday = birthday.parse().ok();
            person
        };
        let people = [born("1", "1990-05-17"), born("2", "1992-02-29"), born("3", "--12-31"), born("4", "")];
        for (said_yes, told) in [
            (&[][..], [None, None, None, None]),
            (&["2"], [None, Some("--02-29"), None, None]),
            (&["1", "3", "4"], [Some("--05-17"), None, Some("--12-31"), None]),
        ] {
            let mut columns = Columns::new(&release, None);
            for person in &people {
                columns.add(&person.to_json().unwrap(), said_yes.contains(&person.id.as_str())).unwrap();
            }
            let written = columns.finish(1).unwrap();
            let snapshot: DirectorySnapshot = serde_json::from_str(&written).unwrap();
            assert_eq!(
                snapshot.birthdays,
                Some(told.map(|day| day.and_then(|day| day.parse().ok())).to_vec())
            );
            assert!(!written.contains("199"), "{written}");
        }
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
                columns.add(&person.to_json().unwrap(), true).unwrap();
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
            manager: EmployeeId::try_from("2".to_owned()).ok(),
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
            managers: coded(&text("2")),
            addresses: coded(&values.address),
            work_emails: Some(own(&values.work_email)),
            phones: Some(own(&values.phone)),
            skills: Some(CodedSets {
                terms: values.skills.iter().map(ToString::to_string).collect(),
                of: vec![vec![], vec![1, 2]],
            }),
            birthdays: Some(vec![None, "--12-10".parse().ok()]),
        };
        assert_eq!(read, expected);
        let nobody: DirectorySnapshot = serde_json::from_str(&written(3, &[], &release)).unwrap();
        assert!(nobody.is_empty() && nobody.phones.is_some_and(|phones| phones.is_empty()));
    }
}
