//! Personio's API, version 1: what is asked, and what the answers mean.
//!
//! Sources: Personio's `personio-auth-api.yaml` and `personio-personnel-data-api-oa3.yaml`; what is known beyond
//! them stands in reference/providers.md, sections 1 and 5. Answers are read leniently: ids as numbers or text, `""`
//! and `[]` as nothing, one element instead of a list.

mod value;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

use self::value::Reading;
use super::{ProviderFailure, Warning};
use crate::{
    attribute::{Attribute, Release},
    credential::PersonioCredential,
    employee::{Employee, EmployeeId},
    mapping::{FieldKey, Mapping, ReadableField, fixed_field},
    text::Text,
};

/// People a page: the most that Personio gives since 2025-01-31.
pub const PAGE: u64 = 100;

/// Where tokens are exchanged.
pub const AUTH_PATH: &str = "/v1/auth";

/// Where it is said what a credential may read.
pub const FIELDS_PATH: &str = "/v1/company/employees/attributes";

/// A token for Personio's API, valid 24 hours.
#[derive(Clone)]
pub struct Token(SecretString);

impl Token {
    /// The value of the `Authorization` header.
    pub fn authorization(&self) -> String {
        format!("Bearer {}", self.0.expose_secret())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The body of a token exchange. In the body, never in the query: Personio refuses that for new credentials, and
/// queries end up in logs.
pub fn token_request(credential: &PersonioCredential) -> Value {
    json!({ "client_id": credential.client_id(), "client_secret": credential.expose_secret() })
}

/// What a token exchange was answered with, for any status but those that [`ProviderFailure::from_status`] knows.
pub fn read_token(body: &[u8]) -> Result<Token, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer {
        data: Data,
    }
    #[derive(Deserialize)]
    struct Data {
        token: String,
    }
    let answer: Answer = parse(body, "token")?;
    Ok(Token(answer.data.token.into()))
}

/// The address of one page of people: just the released attributes, and the status.
pub fn page_path(release: &Release, mapping: &Mapping, offset: u64, limit: u64) -> String {
    let mut path = format!("/v1/company/employees?limit={limit}&offset={offset}&attributes%5B%5D=status");
    for key in release.iter().filter_map(|attribute| mapping.key(attribute)) {
        path.push_str("&attributes%5B%5D=");
        path.push_str(key);
    }
    path
}

/// The fields that a credential may read. A field that can't be understood is left out: it can't be chosen then.
pub fn read_fields(body: &[u8]) -> Result<Vec<ReadableField>, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer {
        data: Vec<Value>,
    }
    let answer: Answer = parse(body, "attributes")?;
    let text = |field: &Value, name: &str| field.get(name).and_then(Value::as_str).map(str::to_owned);
    let read = |field: &Value| {
        let key = FieldKey::try_from(text(field, "key")?).ok()?;
        let label =
            Text::new(&text(field, "label").unwrap_or_default()).or_else(|_| Text::new(key.as_str())).ok()?;
        let kind = text(field, "type").unwrap_or_default();
        Some(ReadableField { key, label, kind, universal_id: text(field, "universal_id") })
    };
    Ok(answer.data.iter().filter_map(read).collect())
}

/// One page of people, minimised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// How many people there are in all, as Personio says.
    pub total: u64,
    /// How many records stood on this page, understood or not.
    pub records: u64,
    /// The people, with nothing but what is released.
    pub employees: Vec<Employee>,
    /// Released attributes that Personio sent for at least one person on this page, blank or not.
    pub sent: BTreeSet<Attribute>,
    /// Whether Personio sent anybody's employment status.
    pub status_sent: bool,
    /// What was left out or replaced, one entry for each person it happened to.
    pub warnings: Vec<Warning>,
}

/// Reads one page of people. What is not released is dropped here, before anything else sees it. Records and their
/// attributes are taken apart only as far as needed: most of a page is labels and types that nobody asks for.
pub fn read_page(body: &[u8], release: &Release, mapping: &Mapping) -> Result<Page, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer<'a> {
        metadata: Metadata,
        #[serde(borrow)]
        data: &'a RawValue,
    }
    #[derive(Deserialize)]
    struct Metadata {
        total_elements: u64,
    }
    let answer: Answer<'_> = parse(body, "employees")?;
    let records: Vec<&RawValue> = match answer.data.get() {
        "null" => Vec::new(),
        list if list.starts_with('[') => parse(list.as_bytes(), "employees")?,
        _ => vec![answer.data],
    };
    let mut page =
        Page { total: answer.metadata.total_elements, records: records.len() as u64, ..Page::default() };
    for record in records {
        read_person(record, release, mapping, &mut page);
    }
    Ok(page)
}

/// The attributes of a person, each `{"label": …, "value": …, "type": …}`.
#[derive(Deserialize, Default)]
struct Record<'a> {
    #[serde(borrow)]
    attributes: BTreeMap<String, &'a RawValue>,
}

#[derive(Deserialize, Default)]
struct Labelled {
    #[serde(default)]
    value: Value,
}

fn read_person(record: &RawValue, release: &Release, mapping: &Mapping, page: &mut Page) {
    // What is no record has no id, and is counted as such.
    let record: Record<'_> = serde_json::from_str(record.get()).unwrap_or_default();
    let value_of = |key: &str| {
        let labelled = record.attributes.get(key)?;
        Some(serde_json::from_str::<Labelled>(labelled.get()).unwrap_or_default().value)
    };
    let Some(id) = value_of("id").as_ref().and_then(employee_id) else {
        page.warnings.push(Warning::Unidentified);
        return;
    };
    let mut reading = Reading::new(release.birthday());
    if let Some(status) = value_of("status") {
        page.status_sent = true;
        reading.status(&status);
    }
    for attribute in release.iter() {
        if let Some(value) = mapping.key(attribute).and_then(value_of) {
            page.sent.insert(attribute);
            reading.attribute(attribute, &value);
        }
    }
    let (status, values, warnings) = reading.finish();
    page.warnings.extend(warnings);
    page.employees.push(Employee { id, status, values });
}

fn employee_id(value: &Value) -> Option<EmployeeId> {
    let id = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    EmployeeId::try_from(id).ok()
}

/// The released attributes that a credential which may read `fields` won't get.
pub fn missing(release: &Release, mapping: &Mapping, fields: &[ReadableField]) -> Vec<Attribute> {
    let readable = |key: &str| fields.iter().any(|field| field.key.as_str() == key);
    release.iter().filter(|attribute| !mapping.key(*attribute).is_some_and(readable)).collect()
}

/// The names of fields that a credential may read and nobody released. Their values are never asked for.
pub fn over_granted(release: &Release, mapping: &Mapping, fields: &[ReadableField]) -> Vec<Text> {
    let needed: Vec<&str> = release.iter().filter_map(|attribute| mapping.key(attribute)).collect();
    let always = |key: &str| matches!(key, "id" | "status");
    let unneeded =
        |field: &&ReadableField| !always(field.key.as_str()) && !needed.contains(&field.key.as_str());
    fields.iter().filter(unneeded).map(|field| field.label.clone()).collect()
}

/// The fixed fields by themselves, for a credential that may not list what it may read: each is tried by asking for
/// it, since asking for nothing in particular would fetch what nobody released.
pub fn assumed_fields(sent: &BTreeSet<Attribute>) -> Vec<ReadableField> {
    let field = |attribute: &Attribute| {
        let key = fixed_field(*attribute)?;
        Some(ReadableField {
            key: FieldKey::try_from(key.to_owned()).ok()?,
            label: Text::new(key).ok()?,
            kind: "standard".to_owned(),
            universal_id: Some(key.to_owned()),
        })
    };
    sent.iter().filter_map(field).collect()
}

fn parse<'a, T: Deserialize<'a>>(body: &'a [u8], field: &str) -> Result<T, ProviderFailure> {
    // The parser's own words may quote the body, which is personal data: only the place is kept.
    serde_json::from_slice(body).map_err(|error| ProviderFailure::Unintelligible {
        field: format!("{field}, line {} column {}", error.line(), error.column()),
    })
}

#[cfg(test)]
mod tests;
