//! What a completion and an assignment are at `BambooHR`: training types and records.

use std::{collections::BTreeMap, fmt::Write as _};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entry::{Reference, RemoteId};
use crate::{
    fingerprint::fingerprint,
    learning::{Assignment, Completion},
    schedule::{ZoneRules, day_at},
    text::name_key,
};

/// The category that Rollcall's own training types are in.
pub const CATEGORY: &str = "iSpring Learn";

/// A training type, as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingType {
    /// Its id.
    pub id: RemoteId,
    /// Its name.
    pub name: String,
    /// Whether everybody has to.
    pub required: bool,
    /// How many days after the first day of work it is due.
    pub due_days: Option<u32>,
    /// The name of its category.
    pub category: Option<String>,
}

/// How a training type for a course should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeWanted {
    /// The course's title.
    pub name: String,
    /// Whether everybody has to: whether it was assigned to anybody.
    pub required: bool,
    /// How many days after the first day of work it is due, where that fits.
    pub due_days: Option<u32>,
}

/// What is to be done for a training type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeStep {
    /// It is there, and as it should be.
    Use(RemoteId),
    /// It is not there.
    Create(TypeWanted),
    /// It is ours, and not as it should be.
    Change(RemoteId, TypeWanted),
}

/// What is to be done for the training type `wanted`. Types are found by name, however they are typed. One that is
/// not in Rollcall's own category is somebody's: it is used as it is.
pub fn type_step(wanted: &TypeWanted, known: &[TrainingType]) -> TypeStep {
    let key = name_key(&wanted.name);
    let alike = || known.iter().filter(|one| name_key(&one.name) == key);
    let is_ours = |one: &&TrainingType| {
        one.category.as_deref().is_some_and(|category| name_key(category) == name_key(CATEGORY))
    };
    match alike().find(is_ours).or_else(|| alike().next()) {
        None => TypeStep::Create(wanted.clone()),
        // What was required once stays so: that somebody has completed it makes it no less required.
        Some(one)
            if is_ours(&one) && wanted.required && !(one.required && one.due_days == wanted.due_days) =>
        {
            TypeStep::Change(one.id, wanted.clone())
        }
        Some(one) => TypeStep::Use(one.id),
    }
}

/// The training types that `assignments` ask for. `BambooHR` counts due days from the first day of work, for everybody
/// alike. That fits a course which everybody has the same number of days for, as those have who get it on their first
/// day; otherwise the type has no due date, and Rollcall's Learning tab shows each person's own.
pub fn types_of<'a>(assignments: impl IntoIterator<Item = &'a Assignment>) -> Vec<TypeWanted> {
    let mut courses: BTreeMap<String, TypeWanted> = BTreeMap::new();
    for assignment in assignments {
        let due_days = assignment.due.and_then(|due| {
            u32::try_from((due - assignment.accessible_from).num_days()).ok().filter(|days| *days > 0)
        });
        let name = assignment.title.as_str().to_owned();
        courses
            .entry(name_key(&name))
            .and_modify(|wanted| wanted.due_days = wanted.due_days.filter(|days| Some(*days) == due_days))
            .or_insert(TypeWanted { name, required: true, due_days });
    }
    courses.into_values().collect()
}

/// A training record to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordWanted {
    /// The type.
    pub kind: RemoteId,
    /// The day of completion, in the zone of the organisation.
    pub completed: NaiveDate,
    /// The score, which counts as credits: `87.5`.
    pub credits: Option<String>,
    /// The time spent, in hours: `1.25`.
    pub hours: Option<String>,
    /// The reference, and what has no field of its own.
    pub notes: String,
}

/// Which of a record's fields the company's training settings have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordFields {
    /// Whether there are credits.
    pub credits: bool,
    /// Whether there are hours.
    pub hours: bool,
}

impl Default for RecordFields {
    /// Nobody has seen a record without them yet.
    fn default() -> Self {
        Self { credits: true, hours: true }
    }
}

/// The record of `completion` on the day `completed`. What `fields` lacks goes into the notes.
pub fn record(
    completion: &Completion,
    reference: &Reference,
    kind: RemoteId,
    completed: NaiveDate,
    fields: RecordFields,
) -> RecordWanted {
    let score = completion.score.map(hundredths);
    let hours = completion.seconds.filter(|seconds| *seconds > 0).map(hours);
    let mut notes = String::new();
    if let Some(score) = score.as_ref().filter(|_| !fields.credits) {
        _ = write!(notes, "Score: {score}. ");
    }
    if let Some(hours) = hours.as_ref().filter(|_| !fields.hours) {
        _ = write!(notes, "Hours: {hours}. ");
    }
    notes.push_str(&mark(reference));
    RecordWanted {
        kind,
        completed,
        credits: score.filter(|_| fields.credits),
        hours: hours.filter(|_| fields.hours),
        notes,
    }
}

/// The day of `completion`, as the clocks of `zone` show it; those of UTC, if there is none.
pub fn day(completion: &Completion, zone: Option<&impl ZoneRules>) -> NaiveDate {
    day_at(zone, completion.completed_at)
}

/// A training record, as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: RemoteId,
    /// The type.
    pub kind: RemoteId,
    /// The day.
    pub completed: String,
    /// Whatever was noted.
    pub notes: Option<String>,
    /// The credits, if the company's records have such.
    pub credits: Option<String>,
    /// The hours, if the company's records have such.
    pub hours: Option<String>,
}

impl Record {
    /// Whether it is the one with `reference`.
    pub fn has_reference(&self, reference: &Reference) -> bool {
        self.notes.as_ref().is_some_and(|notes| notes.contains(&mark(reference)))
    }

    /// A fingerprint of what it says. Numbers count by value: `1` is `1.00`.
    pub fn content(&self) -> String {
        content([
            &self.kind.0.to_string(),
            &self.completed,
            self.notes.as_deref().unwrap_or_default(),
            &number(self.credits.as_deref()),
            &number(self.hours.as_deref()),
        ])
    }
}

impl RecordWanted {
    /// The fingerprint that the record will have.
    pub fn content(&self) -> String {
        content([
            &self.kind.0.to_string(),
            &self.completed.to_string(),
            &self.notes,
            &number(self.credits.as_deref()),
            &number(self.hours.as_deref()),
        ])
    }

    /// The fields that a written `record` has kept of it: those that it lacks are off in the company's settings.
    pub fn kept_by(&self, record: &Record) -> RecordFields {
        RecordFields {
            credits: self.credits.is_none() || record.credits.is_some(),
            hours: self.hours.is_none() || record.hours.is_some(),
        }
    }
}

fn content(parts: [&str; 5]) -> String {
    fingerprint(parts, 8)
}

fn number(text: Option<&str>) -> String {
    let value = text.and_then(|text| text.trim().parse::<f64>().ok());
    value.map(|value| format!("{value:.2}")).unwrap_or_default()
}

fn mark(reference: &Reference) -> String {
    format!("Rollcall {}", reference.as_str())
}

/// `87.5` for 8750.
fn hundredths(value: u32) -> String {
    let text = format!("{}.{:02}", value / 100, value % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Hours with two digits, at least a hundredth.
fn hours(seconds: u32) -> String {
    hundredths((seconds.div_ceil(36)).max(1))
}

#[cfg(test)]
mod tests;
