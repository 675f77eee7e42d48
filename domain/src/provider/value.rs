//! How one value of a person is understood, whichever provider sends it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::Warning;
use crate::{
    attribute::{Attribute, BirthdayDetail},
    birthday::Birthday,
    employee::{EmployeeId, EmploymentStatus, Gender, Values},
    text::{Text, TextError},
};

/// A value that is there and makes no sense.
#[derive(Debug)]
enum Misfit {
    Unintelligible,
    TooLong,
}

/// A person being read.
pub(super) struct Reading {
    birthday: BirthdayDetail,
    status: EmploymentStatus,
    values: Values,
    warnings: Vec<Warning>,
}

impl Reading {
    pub(super) fn new(birthday: BirthdayDetail) -> Self {
        // Whoever's status we are not told is taken to be here: nobody is lost by accident.
        Self { birthday, status: EmploymentStatus::Active, values: Values::default(), warnings: Vec::new() }
    }

    /// Takes the employment status, or that there is one we don't know.
    pub(super) fn status(&mut self, status: Option<EmploymentStatus>) {
        self.status = status.unwrap_or_else(|| {
            self.warnings.push(Warning::UnknownStatus);
            EmploymentStatus::Active
        });
    }

    pub(super) fn attribute(&mut self, attribute: Attribute, value: &Value) {
        let outcome = match attribute {
            Attribute::Skills => skills(value).map(|skills| self.values.skills = skills),
            Attribute::Birthday => {
                birthday(value, self.birthday).map(|birthday| self.values.birthday = birthday)
            }
            Attribute::Gender => gender(value).map(|gender| self.values.gender = gender),
            _ => text(value).map(|text| {
                if let Some(place) = self.values.text_mut(attribute) {
                    *place = text;
                }
            }),
        };
        match outcome {
            Ok(()) => {}
            Err(Misfit::Unintelligible) => self.warnings.push(Warning::Unintelligible { attribute }),
            Err(Misfit::TooLong) => self.warnings.push(Warning::TooLong { attribute }),
        }
    }

    pub(super) fn finish(mut self) -> (EmploymentStatus, Values, Vec<Warning>) {
        if self.values.first_name.is_none() && self.values.last_name.is_none() {
            self.warnings.push(Warning::NameMissing);
        }
        (self.status, self.values, self.warnings)
    }
}

/// A person's id, as a number or as text.
pub(super) fn employee_id(value: &Value) -> Option<EmployeeId> {
    let id = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    EmployeeId::try_from(id).ok()
}

fn text(value: &Value) -> Result<Option<Text>, Misfit> {
    match value {
        Value::Null => Ok(None),
        Value::String(raw) => clean(raw),
        Value::Number(number) => clean(&number.to_string()),
        Value::Array(list) => match list.as_slice() {
            [] => Ok(None),
            [one] => text(one),
            _ => Err(Misfit::Unintelligible),
        },
        // Personio's department, team and office: {"type": "Department", "attributes": {"id": 28, "name": "Support"}}.
        Value::Object(object) => match object.get("attributes").and_then(|attributes| attributes.get("name"))
        {
            Some(name) if !name.is_object() => text(name),
            _ => Err(Misfit::Unintelligible),
        },
        Value::Bool(_) => Err(Misfit::Unintelligible),
    }
}

fn clean(raw: &str) -> Result<Option<Text>, Misfit> {
    match Text::new(raw) {
        Ok(text) => Ok(Some(text)),
        Err(TextError::Blank) => Ok(None),
        Err(TextError::TooLong) => Err(Misfit::TooLong),
    }
}

/// Tags come as a list, as a JSON list inside a text, or as a text with commas (reference/providers.md, section 5).
fn skills(value: &Value) -> Result<BTreeSet<Text>, Misfit> {
    let listed: Vec<Value> = match value {
        Value::Array(list) => list.clone(),
        Value::String(raw) if raw.trim_start().starts_with('[') => {
            serde_json::from_str(raw).map_err(|_| Misfit::Unintelligible)?
        }
        Value::String(raw) => raw.split([',', ';', '\n']).map(Value::from).collect(),
        Value::Null => Vec::new(),
        _ => return Err(Misfit::Unintelligible),
    };
    listed.iter().filter_map(|skill| text(skill).transpose()).collect()
}

fn birthday(value: &Value, detail: BirthdayDetail) -> Result<Option<Birthday>, Misfit> {
    let Some(text) = text(value)? else { return Ok(None) };
    // Personio adds a time and a zone to every date; the date itself is the local one. BambooHR writes no date so.
    let date = text.as_str().get(..10).unwrap_or(text.as_str());
    if date == "0000-00-00" {
        return Ok(None);
    }
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").map_err(|_| Misfit::Unintelligible)?;
    Ok(Some(Birthday::new(date, detail)))
}

fn gender(value: &Value) -> Result<Option<Gender>, Misfit> {
    let Some(text) = text(value)? else { return Ok(None) };
    match text.as_str().to_ascii_lowercase().as_str() {
        "female" => Ok(Some(Gender::Female)),
        "male" => Ok(Some(Gender::Male)),
        // BambooHR's companies name the third one themselves.
        "diverse" | "non-binary" | "nonbinary" | "other" => Ok(Some(Gender::Diverse)),
        _ => Err(Misfit::Unintelligible),
    }
}
