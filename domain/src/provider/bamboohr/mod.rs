//! `BambooHR`'s API: what is asked, and what the answers mean.
//!
//! Sources: `BambooHR`'s `public.yaml` (2026-04-27) and what is known beyond it, reference/providers.md, sections 2
//! and 5. People are read from the employee dataset; a key that may not use datasets reads the company directory.
//! Addresses here begin with the version: what stands before it depends on the form of the host.

mod description;
mod fields;
pub mod files;
pub mod training;
pub mod upload;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

pub(crate) use self::description::DESCRIPTION;
pub(super) use self::fields::FIELDS;
use super::{
    ProviderFailure, Warning,
    lenient::{Count, one_by_one, text_of, whole},
    page::{Page, Scope},
    parse, rows,
    value::{Column, Fields, Form, Reading, Sent, employee_id},
};
use crate::{
    attribute::{Attribute, Release},
    credential::Credential,
    employee::{Employee, EmployeeId, EmploymentStatus},
    mapping::{FieldKey, Mapping, ReadableField, fixed_field},
    service::{FieldName, HrSystem},
    subdomain::Subdomain,
    text::{Text, name_key},
};

/// People a page: the most that datasets give.
pub const PAGE: u64 = 1000;

/// The company that `credential` opens.
pub fn company(credential: &Credential) -> Result<Subdomain, ProviderFailure> {
    let label = credential.expose(FieldName::Subdomain).to_owned();
    Subdomain::try_from(label).map_err(|_| ProviderFailure::UnknownCompany)
}

/// The safest question: it needs no right, and says whether key and company are known and the API is on.
pub const PROBE_PATH: &str = "/v1/employees/0?fields=id";

/// Who the key's user is: a key lives only as long as its user.
pub const OWNER_PATH: &str = "/v1/employees/0?fields=firstName,lastName";

/// Where people are read from.
pub const DATA_PATH: &str = "/v2/datasets/employee/data";

/// Where those stand whom the company shows to itself.
pub const DIRECTORY_PATH: &str = "/v1/employees/directory";

/// Where it is said which fields the dataset has for this key; pages are counted from 1.
pub fn fields_path(page: u32) -> String {
    format!("/v1_2/datasets/employee/fields?page={page}&page_size=1000")
}

/// Where it is said who was deleted since `since`.
pub fn deleted_path(since: DateTime<Utc>) -> String {
    // `Debug` is ISO 8601 with a Z. Colons are allowed in a query, and nothing else here needs encoding.
    let since = DateTime::from_timestamp(since.timestamp(), 0).unwrap_or_default();
    format!("/v1/employees/changed?since={since:?}&type=deleted")
}

/// Asks for one page of people, active and inactive: just the released attributes, the id and the status. Pages are
/// counted from 1.
pub fn data_request(release: &Release, mapping: &Mapping, page: u64, limit: u64) -> Value {
    let released = release.iter().filter_map(|attribute| mapping.key(HrSystem::BambooHr, attribute));
    let fields: Vec<&str> = ["eeid", "status"].into_iter().chain(released).collect();
    json!({ "fields": fields, "orderBy": "eeid asc", "page": page, "pageSize": limit })
}

/// Some of the dataset's fields, and the number of the page with the next ones.
pub fn read_fields(body: &[u8]) -> Result<(Vec<ReadableField>, Option<u32>), ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer {
        #[serde(default)]
        pagination: Value,
        fields: Vec<Value>,
    }
    let answer: Answer = parse(body, "fields")?;
    let text = |field: &Value, name: &str| field.get(name).and_then(Value::as_str).map(str::to_owned);
    let read = |field: &Value| {
        let key = FieldKey::try_from(text(field, "name")?).ok()?;
        readable(key, &text(field, "label").unwrap_or_default(), text(field, "parentName"))
    };
    // The vendor's own example has numbers as texts here.
    let place = |name| answer.pagination.get(name).and_then(whole).and_then(|page| u32::try_from(page).ok());
    let next = place("current_page").zip(place("total_pages")).filter(|(current, all)| current < all);
    let next = next.map(|(current, _)| current.saturating_add(1));
    Ok((answer.fields.iter().filter_map(read).collect(), next))
}

fn readable(key: FieldKey, label: &str, kind: Option<String>) -> Option<ReadableField> {
    let label = Text::new(label).or_else(|_| Text::new(key.as_str())).ok()?;
    Some(ReadableField { key, label, kind: kind.unwrap_or_default(), universal_id: None })
}

/// The name of the key's user, where they are an employee whose name the key may see. Otherwise the answer has an id alone
/// (reference/providers.md, section 2.3).
pub fn read_owner(body: &[u8]) -> Option<Text> {
    let owner: Value = parse(body, "employee").ok()?;
    let names = ["firstName", "lastName"].into_iter().filter_map(|name| text_of(&owner, name));
    Text::new(&names.collect::<Vec<_>>().join(" ")).ok()
}

/// Reads one page of people. What is not released is dropped here, before anything else sees it.
pub fn read_data(body: &[u8], release: &Release, mapping: &Mapping) -> Result<Page, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer<R> {
        data: Vec<R>,
        meta: Meta,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Meta {
        total_items: Count,
    }
    #[derive(Deserialize, Default)]
    struct Row<'a> {
        #[serde(borrow)]
        fields: Fields<'a, Sent<'a>>,
    }
    let (meta, data) = if let Ok(answer) = parse::<Answer<Row<'_>>>(body, "data") {
        (answer.meta, answer.data)
    } else {
        let Answer { meta, data } = parse::<Answer<&RawValue>>(body, "data")?;
        (meta, one_by_one(data))
    };
    let mut page = Page { total: meta.total_items.0, records: data.len() as u64, ..Page::default() };
    let mut columns = Columns::new("eeid", release, |attribute| mapping.key(HrSystem::BambooHr, attribute));
    let rows = data.iter().filter_map(|row| columns.read_person(&row.fields, release, &mut page)).collect();
    page.sent = columns.sent();
    let is_chosen = |attribute: &Attribute| fixed_field(HrSystem::BambooHr, *attribute).is_none();
    let tabular: Vec<_> = release.iter().filter(is_chosen).collect();
    let (rows, further) = rows::joined(rows, &tabular);
    page.further_rows = further;
    page.extend(rows);
    Ok(page)
}

/// Reads those whom the company shows: one list without pages, only of active people.
pub fn read_directory(body: &[u8], release: &Release, mapping: &Mapping) -> Result<Page, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer<'a> {
        #[serde(borrow)]
        employees: Vec<&'a RawValue>,
    }
    let answer: Answer<'_> = parse(body, "employees")?;
    let employees: Vec<Fields<'_, Sent<'_>>> = one_by_one(answer.employees);
    let records = employees.len() as u64;
    let mut page = Page { total: records, records, scope: Scope::Shown, ..Page::default() };
    let mut columns =
        Columns::new("id", release, |attribute| in_directory(mapping.key(HrSystem::BambooHr, attribute)?));
    for employee in &employees {
        let row = columns.read_person(employee, release, &mut page);
        page.extend(row);
    }
    page.sent = columns.sent();
    Ok(page)
}

/// The fields that the company shows, under the names that the dataset has for them.
pub fn read_directory_fields(body: &[u8]) -> Result<Vec<ReadableField>, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer {
        fields: Vec<Value>,
    }
    let answer: Answer = parse(body, "fields")?;
    // The list of names has none for the names themselves (reference/providers.md, section 2.3).
    let always = [("firstName", "First name"), ("lastName", "Last name")];
    let always = always.map(|(id, name)| (id.to_owned(), name.to_owned()));
    let shown = answer.fields.iter().filter_map(|field| {
        let id = text_of(field, "id")?;
        Some((id, text_of(field, "name").unwrap_or_default()))
    });
    let mut known = BTreeSet::new();
    let read = |(id, name): (String, String)| {
        let key = DIRECTORY_NAMES.iter().find(|(_, shown)| *shown == id)?.0;
        let key = FieldKey::try_from(key.to_owned()).ok()?;
        known.insert(key.clone()).then(|| readable(key, &name, None))?
    };
    Ok(always.into_iter().chain(shown).filter_map(read).collect())
}

/// The ids of those who were deleted.
pub fn read_deleted(body: &[u8]) -> Result<BTreeSet<EmployeeId>, ProviderFailure> {
    #[derive(Deserialize)]
    struct Answer {
        employees: Value,
    }
    #[derive(Deserialize)]
    struct Changed<'a> {
        #[serde(borrow)]
        id: Sent<'a>,
        #[serde(default)]
        action: String,
    }
    let answer: Answer = parse(body, "changed")?;
    // An empty object may be written as an empty list.
    let employees = match answer.employees {
        Value::Object(employees) => employees,
        Value::Array(none) if none.is_empty() => return Ok(BTreeSet::new()),
        _ => return Err(ProviderFailure::Unintelligible { field: "changed, employees".to_owned() }),
    };
    let deleted = |changed: &Value| {
        let changed = Changed::deserialize(changed).ok()?;
        (name_key(&changed.action) == "deleted").then(|| employee_id(&changed.id))?
    };
    Ok(employees.values().filter_map(deleted).collect())
}

/// The names of the dataset's fields, and what the directory calls the same.
const DIRECTORY_NAMES: [(&str, &str); 9] = [
    ("firstName", "firstName"),
    ("lastName", "lastName"),
    ("preferredName", "preferredName"),
    ("jobInformationJobTitle", "jobTitle"),
    ("jobInformationDepartment", "department"),
    ("jobInformationDivision", "division"),
    ("jobInformationLocation", "location"),
    ("email", "workEmail"),
    ("workPhone", "workPhone"),
];

fn in_directory(key: &str) -> Option<&'static str> {
    DIRECTORY_NAMES.iter().find(|(dataset, _)| *dataset == key).map(|(_, name)| *name)
}

/// The fields of a person that are looked at.
struct Columns<'a> {
    id: Column<'a>,
    status: Column<'a>,
    /// Each released attribute that has a field.
    attributes: Vec<(Attribute, Column<'a>)>,
}

impl<'a> Columns<'a> {
    /// People have their id in the field `id`, and what is in `release` in the fields of these names.
    fn new(id: &'a str, release: &Release, name: impl Fn(Attribute) -> Option<&'a str>) -> Self {
        let column = |attribute| Some((attribute, Column::new(name(attribute)?)));
        Self {
            id: Column::new(id),
            status: Column::new("status"),
            attributes: release.iter().filter_map(column).collect(),
        }
    }

    fn read_person(
        &mut self,
        fields: &Fields<'_, Sent<'_>>,
        release: &Release,
        page: &mut Page,
    ) -> Option<rows::Row> {
        let Some(id) = self.id.of(fields).and_then(employee_id) else {
            page.warnings.push(Warning::Unidentified);
            return None;
        };
        let mut reading = Reading::new(release.birthday(), page.scope);
        reading.status(self.status.of(fields).and_then(employment_status));
        for (attribute, column) in &mut self.attributes {
            if let Some(value) = column.of(fields) {
                reading.attribute(*attribute, value, || Form::Free);
            }
        }
        let (status, values, warnings) = reading.finish();
        Some(rows::Row { employee: Employee { id, status, values }, warnings })
    }

    /// The attributes that were sent for anybody.
    fn sent(&self) -> BTreeSet<Attribute> {
        let sent = self.attributes.iter().filter(|(_, column)| column.was_sent());
        sent.map(|(attribute, _)| *attribute).collect()
    }
}

fn employment_status(value: &Sent<'_>) -> Option<EmploymentStatus> {
    match name_key(value.as_str()?).as_str() {
        "active" => Some(EmploymentStatus::Active),
        "inactive" => Some(EmploymentStatus::Inactive),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
