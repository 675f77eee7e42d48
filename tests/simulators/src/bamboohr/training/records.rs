//! `/v1/training/record` (spec, `TrainingRecord`; shapes `[rec]`): what somebody has completed, and when.

use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, put};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::input::{decimal, object, set, text, whole};
use super::{Training, TrainingSettings, deleted};
use crate::bamboohr::world::{World, employee_id};
use crate::bamboohr::{Asked, Caller, Grant, Refusal, Routes, errors};

/// A training that somebody has completed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TrainingRecord {
    /// Never given twice.
    pub id: u64,
    /// The company's own number of the person.
    pub person: u64,
    /// The day.
    pub completed: NaiveDate,
    /// The id of the type.
    pub training_type: u64,
    /// Whatever was noted.
    pub notes: Option<String>,
    /// Who taught.
    pub instructor: Option<String>,
    /// What it counted, a number.
    pub credits: Option<String>,
    /// How long it took, a number.
    pub hours: Option<String>,
    /// What it cost: `10.00 USD`.
    pub cost: Option<String>,
}

/// Answers differ by what was asked `[rec]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The type is a number, no cost is an empty text.
    Created,
    /// The type is a text, no cost is an empty text.
    Updated,
    /// The type is a text, no cost is null.
    Listed,
}

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/v1/training/record/employee/{employee}", get(list).post(create))
        .route("/v1/training/record/{id}", put(update).delete(delete))
}

async fn list(asked: Asked, caller: Caller, Path(employee): Path<String>) -> Result<Json<Value>, Refusal> {
    caller.may(Grant::training_and_files)?;
    let world = asked.shared.world();
    let person = world.employee(caller, &employee)?.id;
    let kind = asked.query().one("type").map(str::parse::<u64>).transpose();
    let kind = kind.map_err(|_| errors::bad_request("type must be a number"))?;
    let training = &world.training;
    let records = training.records.values().filter(|record| record.person == person);
    let records = records.filter(|record| kind.is_none_or(|kind| record.training_type == kind));
    let all: Map<_, _> = records
        .map(|record| (record.id.to_string(), record.written(training.settings, Form::Listed)))
        .collect();
    // An empty list where there are none, not an empty object.
    Ok(Json(if all.is_empty() { json!([]) } else { Value::Object(all) }))
}

async fn create(
    asked: Asked,
    caller: Caller,
    Path(employee): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    caller.may(Grant::training_and_files)?;
    let mut world = asked.shared.world();
    let person = world.employee(caller, &employee)?.id;
    let given = object(&body)?;
    let training = &mut world.training;
    let kind = given.get("type").and_then(whole).filter(|kind| training.types.contains_key(kind));
    let Some(training_type) = kind else {
        return Err(errors::bad_request("type must be an existing training type"));
    };
    let new =
        TrainingRecord { id: training.last_record + 1, person, training_type, ..TrainingRecord::default() };
    let record = new.filled_in(&given, training.settings).map_err(errors::bad_request)?;
    training.last_record = record.id;
    Ok((StatusCode::CREATED, Json(training.keep_record(record, Form::Created))))
}

/// 201, not 200 `[spec]`.
async fn update(
    asked: Asked,
    caller: Caller,
    Path(id): Path<u64>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let mut world = asked.shared.world();
    let known = changeable(&world, caller, id, "Training record could not be updated")?;
    let given = object(&body)?;
    let training = &mut world.training;
    let record = known.filled_in(&given, training.settings).map_err(errors::bad_request)?;
    Ok((StatusCode::CREATED, Json(training.keep_record(record, Form::Updated))))
}

async fn delete(asked: Asked, caller: Caller, Path(id): Path<u64>) -> Result<Response, Refusal> {
    let mut world = asked.shared.world();
    let known = changeable(&world, caller, id, "Unable to delete training record")?;
    world.training.records.remove(&known.id);
    Ok(deleted())
}

/// A record that this key may change.
fn changeable(world: &World, caller: Caller, id: u64, frozen: &str) -> Result<TrainingRecord, Refusal> {
    caller.may(Grant::training_and_files)?;
    let record = world.training.records.get(&id);
    let record = record.ok_or_else(|| errors::not_found("Training record"))?;
    world.employee(caller, &employee_id(record.person).to_string())?;
    if world.training.frozen.contains(&record.training_type) {
        return Err(errors::legacy(StatusCode::METHOD_NOT_ALLOWED, frozen));
    }
    Ok(record.clone())
}

impl Training {
    /// Adds or replaces a record, and writes it.
    fn keep_record(&mut self, record: TrainingRecord, form: Form) -> Value {
        let written = record.written(self.settings, form);
        self.records.insert(record.id, record);
        written
    }
}

impl TrainingRecord {
    fn written(&self, settings: TrainingSettings, form: Form) -> Value {
        let no_cost = if form == Form::Listed { Value::Null } else { json!("") };
        let kind = self.training_type;
        let mut written = json!({
            "id": self.id.to_string(),
            "employeeId": employee_id(self.person).to_string(),
            "completed": self.completed.to_string(),
            "notes": self.notes,
            "type": if form == Form::Created { json!(kind) } else { json!(kind.to_string()) },
        });
        for (name, value, is_on) in [
            ("instructor", json!(self.instructor), settings.instructor),
            ("credits", json!(self.credits), settings.credits),
            ("hours", json!(self.hours), settings.hours),
            ("cost", self.cost.as_ref().map_or(no_cost, |cost| json!(cost)), settings.cost),
        ] {
            if is_on {
                written[name] = value;
            }
        }
        written
    }

    /// The record with what was given; what was left out stays, but the day, which is always required.
    fn filled_in(
        mut self,
        given: &Map<String, Value>,
        settings: TrainingSettings,
    ) -> Result<Self, &'static str> {
        let day = given.get("completed").and_then(Value::as_str);
        self.completed = day.and_then(date).ok_or("completed is required, in yyyy-mm-dd format")?;
        let value = |name: &str, is_on: bool| given.get(name).filter(|_| is_on);
        let number = |value: &Value| decimal(value).ok_or("A number was expected");
        set(&mut self.notes, value("notes", true), text)?;
        set(&mut self.instructor, value("instructor", settings.instructor), text)?;
        set(&mut self.credits, value("credits", settings.credits), number)?;
        set(&mut self.hours, value("hours", settings.hours), number)?;
        set(&mut self.cost, value("cost", settings.cost), cost)?;
        Ok(self)
    }
}

/// A day that there is, and with all its digits.
fn date(text: &str) -> Option<NaiveDate> {
    text.parse::<NaiveDate>().ok().filter(|date| date.to_string() == text)
}

/// `10.00 USD`
fn cost(value: &Value) -> Result<String, &'static str> {
    let amount = value.get("amount").and_then(decimal).and_then(|text| text.parse::<f64>().ok());
    let currency = value.get("currency").and_then(Value::as_str);
    let currency = currency.filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()));
    match (amount, currency) {
        (Some(amount), Some(currency)) => Ok(format!("{amount:.2} {currency}")),
        _ => Err("cost is an amount and a currency"),
    }
}
