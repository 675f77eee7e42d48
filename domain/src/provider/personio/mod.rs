//! Personio's API, version 1: what is asked, and what the answers mean.
//!
//! Sources: Personio's `personio-auth-api.yaml` and `personio-personnel-data-api-oa3.yaml`; what is known beyond
//! them stands in reference/providers.md, sections 1 and 5. Answers are read leniently: ids as numbers or text, `""`
//! and `[]` as nothing, one element instead of a list.

mod description;
mod fields;

use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

pub(crate) use self::description::DESCRIPTION;
pub(super) use self::fields::FIELDS;
use super::{
    ProviderFailure, Warning,
    lenient::{Count, one_by_one},
    page::Page,
    parse,
    query::encode,
    token::AccessToken,
    value::{Fields, Form, Reading, Sent, employee_id},
};
use crate::{
    attribute::Release,
    credential::Credential,
    employee::{Employee, EmployeeId, EmploymentStatus},
    mapping::{FieldKey, Mapping, ReadableField},
    service::{FieldName, HrSystem},
    text::{Text, name_key},
};

/// People a page: the most that Personio gives since 2025-01-31.
pub const PAGE: u64 = 100;

/// Where tokens are exchanged.
pub const AUTH_PATH: &str = "/v1/auth";

/// Where it is said what a credential may read.
pub const FIELDS_PATH: &str = "/v1/company/employees/attributes";

/// The body of a token exchange. In the body, never in the query: Personio refuses that for new credentials, and
/// queries end up in logs.
pub fn token_request(credential: &Credential) -> Value {
    json!({
        "client_id": credential.expose(FieldName::ClientId),
        "client_secret": credential.expose(FieldName::ClientSecret),
    })
}

/// What a token exchange was answered with, for any status but those that [`ProviderFailure::from_status`] knows.
pub fn read_token(body: &[u8]) -> Result<AccessToken, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer {
        data: Data,
    }
    #[derive(Deserialize)]
    struct Data {
        token: String,
    }
    let answer: Answer = parse(body, "token")?;
    // It lives 24 hours and is the same for all that time: one that is refused is exchanged again.
    Ok(AccessToken::new(answer.data.token, None))
}

/// The address of one page of people: just the released attributes, and the status.
pub fn page_path(release: &Release, mapping: &Mapping, offset: u64, limit: u64) -> String {
    let mut path = format!("/v1/company/employees?limit={limit}&offset={offset}&attributes%5B%5D=status");
    for key in release.iter().filter_map(|attribute| mapping.key(HrSystem::Personio, attribute)) {
        path.push_str("&attributes%5B%5D=");
        path.push_str(key);
    }
    path
}

/// Where it is said whether somebody is there. It can't be asked for less than everything that the credential may read;
/// nothing but the status is looked at.
pub fn employee_path(id: &EmployeeId) -> String {
    format!("/v1/company/employees/{}", encode(id.as_str()))
}

/// The employment status of somebody who was asked for by their id.
pub fn read_employee_status(body: &[u8]) -> Result<EmploymentStatus, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer<'a> {
        #[serde(borrow)]
        data: RawRecord<'a>,
    }
    let answer: Answer<'_> = parse(body, "employee")?;
    let status = answer.data.attributes.last("status").map(|status| labelled(status));
    Ok(status.and_then(|status| employment_status(&status.value)).unwrap_or(EmploymentStatus::Unknown))
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

/// Reads one page of people. What is not released is dropped here, before anything else sees it. Records and their
/// attributes are taken apart only as far as needed: most of a page is labels and types that nobody asks for.
pub fn read_page(body: &[u8], release: &Release, mapping: &Mapping) -> Result<Page, ProviderFailure> {
    let Answer { metadata, data: records } = match parse(body, "employees") {
        Ok(answer) => answer,
        Err(_) => read_one_by_one(body)?,
    };
    let mut page =
        Page { total: metadata.total_elements.0, records: records.len() as u64, ..Page::default() };
    for record in records {
        read_person(&record, release, mapping, &mut page);
    }
    Ok(page)
}

#[derive(Deserialize)]
struct Answer<T> {
    metadata: Metadata,
    data: T,
}

#[derive(Deserialize)]
struct Metadata {
    total_elements: Count,
}

/// Reads a page on which something is not as it should be: it costs whom it belongs to, and nobody else.
fn read_one_by_one(body: &[u8]) -> Result<Answer<Vec<Record<'_>>>, ProviderFailure> {
    let list: Result<Answer<Vec<&RawValue>>, _> = parse(body, "employees");
    let (metadata, records) = if let Ok(answer) = list {
        (answer.metadata, answer.data)
    } else {
        // No list: nothing, one element instead of one, or what can't be read. A list that is missing altogether is
        // no empty one: nobody may leave for it.
        let answer: Answer<&RawValue> = parse(body, "employees")?;
        let one = (answer.data.get() != "null").then_some(answer.data);
        (answer.metadata, one.into_iter().collect())
    };
    let records: Vec<RawRecord<'_>> = one_by_one(records);
    Ok(Answer { metadata, data: records.into_iter().map(Record::from).collect() })
}

/// One attribute by itself. What has no label may be the value by itself.
fn labelled(raw: &RawValue) -> Labelled<'_> {
    let bare =
        || Labelled { value: serde_json::from_str(raw.get()).unwrap_or_default(), ..Labelled::default() };
    serde_json::from_str(raw.get()).unwrap_or_else(|_| bare())
}

/// The attributes of a person, each `{"label": …, "value": …, "type": …}`.
#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    attributes: Fields<'a, Labelled<'a>>,
}

/// The same, none of them read yet.
#[derive(Deserialize, Default)]
struct RawRecord<'a> {
    #[serde(borrow)]
    attributes: Fields<'a, &'a RawValue>,
}

impl<'a> From<RawRecord<'a>> for Record<'a> {
    fn from(raw: RawRecord<'a>) -> Self {
        Self { attributes: raw.attributes.map(labelled) }
    }
}

#[derive(Deserialize, Default)]
struct Labelled<'a> {
    #[serde(borrow)]
    value: Sent<'a>,
    #[serde(borrow, default, rename = "type")]
    kind: Sent<'a>,
}

impl Labelled<'_> {
    /// The form of the value: a field of the type *list* has one that was chosen.
    fn form(&self) -> Form {
        if self.kind.as_str().is_some_and(|kind| name_key(kind) == "list") {
            Form::Chosen
        } else {
            Form::Free
        }
    }
}

fn read_person(record: &Record<'_>, release: &Release, mapping: &Mapping, page: &mut Page) {
    let value_of = |key: &str| record.attributes.last(key);
    let Some(id) = value_of("id").and_then(|labelled| employee_id(&labelled.value)) else {
        page.warnings.push(Warning::Unidentified);
        return;
    };
    let mut reading = Reading::new(release.birthday(), page.scope);
    reading.status(value_of("status").and_then(|labelled| employment_status(&labelled.value)));
    for attribute in release.iter() {
        if let Some(labelled) = mapping.key(HrSystem::Personio, attribute).and_then(value_of) {
            page.sent.insert(attribute);
            reading.attribute(attribute, &labelled.value, || labelled.form());
        }
    }
    let (status, values, warnings) = reading.finish();
    page.warnings.extend(warnings);
    page.employees.push(Employee { id, status, values });
}

fn employment_status(value: &Sent<'_>) -> Option<EmploymentStatus> {
    match name_key(value.as_str()?).as_str() {
        "onboarding" => Some(EmploymentStatus::Onboarding),
        "active" => Some(EmploymentStatus::Active),
        "leave" => Some(EmploymentStatus::Leave),
        "inactive" => Some(EmploymentStatus::Inactive),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
