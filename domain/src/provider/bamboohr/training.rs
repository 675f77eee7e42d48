//! Training types and training records: what is asked, and what the answers mean (reference/providers.md, section
//! 2.4). There, ids are numbers or texts, lists are objects by id, and nothing is `[]`, `""`, `0` or `null`.

use serde_json::{Map, Value, json};

use super::super::{
    ProviderFailure,
    lenient::{is_nothing, text, text_of, whole},
    parse,
    query::encode,
};
use crate::{
    employee::EmployeeId,
    export::{
        entry::RemoteId,
        training::{CATEGORY, Record, RecordWanted, TrainingType, TypeWanted},
    },
    text::name_key,
};

/// Where training types are listed and created.
pub const TYPES_PATH: &str = "/v1/training/type";

/// Where a training type is changed.
pub fn type_path(id: RemoteId) -> String {
    format!("{TYPES_PATH}/{}", id.0)
}

/// The training types. One without an id or a name is left out.
pub fn read_types(body: &[u8]) -> Result<Vec<TrainingType>, ProviderFailure> {
    Ok(listed(parse(body, "training types")?, "training types")?.iter().filter_map(training_type).collect())
}

/// A training type, as the answer to creating one.
pub fn read_type(body: &[u8]) -> Result<TrainingType, ProviderFailure> {
    training_type(&parse(body, "training type")?).ok_or_else(|| unlike("training type"))
}

fn training_type(kind: &Value) -> Option<TrainingType> {
    Some(TrainingType {
        id: id_of(kind, "id")?,
        name: text_of(kind, "name")?,
        required: kind.get("required").is_some_and(is_on),
        due_days: kind.get("dueFromHireDate").and_then(due_days),
        category: kind.get("category").and_then(|category| text_of(category, "name")),
    })
}

/// `{"unit": "day", "amount": "10"}`, or a number of days.
fn due_days(due: &Value) -> Option<u32> {
    let unit = text_of(due, "unit").unwrap_or_else(|| "day".to_owned());
    let amount = whole(due.get("amount").unwrap_or(due)).filter(|amount| *amount > 0)?;
    matches!(unit.as_str(), "day" | "days").then(|| u32::try_from(amount).ok())?
}

fn is_on(switch: &Value) -> bool {
    match switch {
        Value::Bool(on) => *on,
        Value::String(text) => matches!(name_key(text).as_str(), "true" | "1" | "yes"),
        other => whole(other) == Some(1),
    }
}

/// The body that creates a training type. The category is created with it, if there is none of that name.
pub fn type_request(wanted: &TypeWanted) -> Value {
    let mut body = json!({
        "name": wanted.name,
        "required": wanted.required,
        "category": { "name": CATEGORY },
    });
    if let Some(days) = wanted.due_days.filter(|_| wanted.required) {
        body["dueFromHireDate"] = json!({ "unit": "day", "amount": days.to_string() });
    }
    body
}

/// The body that changes a training type. What is left out stays, so a due date that is not wanted any more is taken
/// away.
pub fn type_change_request(wanted: &TypeWanted) -> Value {
    let mut body = type_request(wanted);
    if wanted.required && wanted.due_days.is_none() {
        body["dueFromHireDate"] = Value::Null;
    }
    body
}

/// Where somebody's training records are listed and written.
pub fn records_path(employee: &EmployeeId) -> String {
    format!("/v1/training/record/employee/{}", encode(employee.as_str()))
}

/// Where a training record is changed.
pub fn record_path(id: RemoteId) -> String {
    format!("/v1/training/record/{}", id.0)
}

/// Somebody's training records. One without an id or a type is left out: it is none of ours.
pub fn read_records(body: &[u8]) -> Result<Vec<Record>, ProviderFailure> {
    Ok(listed(parse(body, "training records")?, "training records")?.iter().filter_map(record).collect())
}

/// A training record, as the answer to writing one.
pub fn read_record(body: &[u8]) -> Result<Record, ProviderFailure> {
    record(&parse(body, "training record")?).ok_or_else(|| unlike("training record"))
}

fn record(record: &Value) -> Option<Record> {
    // As it stands there: whether it was altered is told by the letter.
    let notes = record.get("notes").and_then(Value::as_str).filter(|notes| !notes.is_empty());
    Some(Record {
        id: id_of(record, "id")?,
        kind: id_of(record, "type")?,
        completed: text_of(record, "completed").unwrap_or_default(),
        notes: notes.map(str::to_owned),
        credits: record.get("credits").and_then(text),
        hours: record.get("hours").and_then(text),
    })
}

/// The body that writes a training record.
pub fn record_request(wanted: &RecordWanted) -> Value {
    let mut body = record_change_request(wanted);
    body["type"] = json!(wanted.kind);
    body
}

/// The body that changes a training record. Its type can't be changed.
pub fn record_change_request(wanted: &RecordWanted) -> Value {
    let numbers = [("credits", &wanted.credits), ("hours", &wanted.hours)];
    let numbers =
        numbers.into_iter().filter_map(|(name, text)| Some((name.to_owned(), number(text.as_ref()?))));
    let mut body: Map<String, Value> = numbers.collect();
    body.insert("completed".to_owned(), json!(wanted.completed));
    body.insert("notes".to_owned(), json!(wanted.notes));
    Value::Object(body)
}

/// A number with just the digits that the text has.
fn number(text: &str) -> Value {
    serde_json::from_str(text).map_or_else(|_| json!(text), Value::Number)
}

fn id_of(object: &Value, field: &str) -> Option<RemoteId> {
    whole(object.get(field)?).map(RemoteId)
}

/// The elements of an object by id, or of a list. Ids are digits: what an error says has names.
fn listed(answer: Value, field: &str) -> Result<Vec<Value>, ProviderFailure> {
    match answer {
        Value::Array(list) => Ok(list),
        Value::Object(by_id) if by_id.keys().all(|id| id.bytes().all(|byte| byte.is_ascii_digit())) => {
            Ok(by_id.into_iter().map(|(_, one)| one).collect())
        }
        nothing if is_nothing(&nothing) => Ok(Vec::new()),
        _ => Err(unlike(field)),
    }
}

fn unlike(field: &str) -> ProviderFailure {
    ProviderFailure::Unintelligible { field: field.to_owned() }
}

#[cfg(test)]
mod tests;
