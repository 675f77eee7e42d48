//! `/v1/training/type` (spec, `TrainingType`; shapes `[rec]`).

use axum::Json;
use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, put};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::input::{is_nothing, object, set, switch, text, whole};
use super::{Training, categories, deleted};
use crate::bamboohr::{Asked, Caller, Grant, Refusal, Routes, errors};

/// What people can be trained in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TrainingType {
    /// Never given twice.
    pub id: u64,
    /// Not necessarily nobody else's.
    pub name: String,
    /// After how many months it is due again, if it is.
    pub frequency: Option<u64>,
    /// Whether everybody has to.
    pub required: bool,
    /// How long after the first day it is due.
    pub due: Option<Due>,
    /// The id of the category.
    pub category: Option<u64>,
    /// Where it is.
    pub link_url: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Whether people may say themselves that they are done.
    pub self_completion: bool,
}

/// How long after the first day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// `day`
    pub unit: String,
    /// So many of them.
    pub amount: u64,
}

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/v1/training/type", get(list).post(create))
        .route("/v1/training/type/{id}", put(update).delete(delete))
}

async fn list(asked: Asked, caller: Caller) -> Result<Json<Value>, Refusal> {
    caller.may(Grant::training_and_files)?;
    let training = &asked.shared.world().training;
    let all = training.types.values().map(|kind| (kind.id.to_string(), training.written(kind)));
    Ok(Json(Value::Object(all.collect())))
}

async fn create(asked: Asked, caller: Caller, body: Bytes) -> Result<(StatusCode, Json<Value>), Refusal> {
    caller.may(Grant::training_and_files)?;
    let given = object(&body)?;
    let training = &mut asked.shared.world().training;
    let new = TrainingType { id: training.last_type + 1, ..TrainingType::default() };
    let kind = training.filled_in(new, &given).map_err(errors::bad_request)?;
    training.last_type = kind.id;
    Ok((StatusCode::CREATED, Json(training.keep_type(kind))))
}

async fn update(
    asked: Asked,
    caller: Caller,
    Path(id): Path<u64>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    caller.may(Grant::training_and_files)?;
    let given = object(&body)?;
    let training = &mut asked.shared.world().training;
    let Some(known) = training.types.get(&id).cloned() else {
        return Err(errors::not_found("Training type"));
    };
    if training.frozen.contains(&id) {
        return Err(errors::legacy(StatusCode::METHOD_NOT_ALLOWED, "Training type cannot be modified"));
    }
    let kind = training.filled_in(known, &given).map_err(errors::bad_request)?;
    Ok(Json(training.keep_type(kind)))
}

async fn delete(asked: Asked, caller: Caller, Path(id): Path<u64>) -> Result<Response, Refusal> {
    caller.may(Grant::training_and_files)?;
    let training = &mut asked.shared.world().training;
    if !training.types.contains_key(&id) {
        return Err(errors::not_found("Training type"));
    }
    if training.frozen.contains(&id) {
        return Err(errors::legacy(StatusCode::METHOD_NOT_ALLOWED, "Training type was unable to be deleted"));
    }
    if training.records.values().any(|record| record.training_type == id) {
        return Err(errors::bad_request("The training type still has employee records"));
    }
    training.types.remove(&id);
    Ok(deleted())
}

impl Training {
    /// Adds or replaces a type, and writes it.
    fn keep_type(&mut self, kind: TrainingType) -> Value {
        let written = self.written(&kind);
        self.types.insert(kind.id, kind);
        written
    }

    /// As it is answered: `[]` and `0` for nothing, numbers as texts `[rec]`.
    fn written(&self, kind: &TrainingType) -> Value {
        let category = kind.category.and_then(|id| Some(categories::written(id, self.categories.get(&id)?)));
        let due = kind.due.as_ref().map(|due| json!({ "unit": due.unit, "amount": due.amount.to_string() }));
        json!({
            "id": kind.id.to_string(),
            "name": kind.name,
            "renewable": kind.frequency.is_some(),
            "frequency": kind.frequency.map_or(json!(0), |months| json!(months.to_string())),
            "dueFromHireDate": due.unwrap_or(json!([])),
            "required": kind.required,
            "category": category.unwrap_or(json!([])),
            "linkUrl": kind.link_url,
            "description": kind.description,
            "allowEmployeesToMarkComplete": kind.self_completion,
        })
    }

    /// A type with what was given; what was left out stays. A category that is named is made, once all else is right.
    fn filled_in(
        &mut self,
        mut kind: TrainingType,
        given: &Map<String, Value>,
    ) -> Result<TrainingType, &'static str> {
        if let Some(name) = given.get("name") {
            kind.name = name.as_str().map(str::trim).unwrap_or_default().into();
        }
        if kind.name.is_empty() {
            return Err("A name is required");
        }
        kind.frequency = frequency(kind.frequency, given)?;
        if let Some(required) = given.get("required") {
            kind.required = switch(required).ok_or("required must be true or false")?;
        }
        match given.get("dueFromHireDate") {
            Some(value) => kind.due = due(value)?,
            None if !kind.required => kind.due = None,
            None => {}
        }
        if kind.due.is_some() && !kind.required {
            return Err("dueFromHireDate is not valid unless the training is required");
        }
        set(&mut kind.link_url, given.get("linkUrl"), text)?;
        set(&mut kind.description, given.get("description"), text)?;
        if let Some(allowed) = given.get("allowEmployeesToMarkComplete") {
            kind.self_completion =
                switch(allowed).ok_or("allowEmployeesToMarkComplete must be true or false")?;
        }
        if let Some(category) = given.get("category") {
            kind.category = self.category(category)?;
        }
        Ok(kind)
    }

    /// A category by id or by name; nothing takes it away.
    fn category(&mut self, value: &Value) -> Result<Option<u64>, &'static str> {
        if is_nothing(value) {
            return Ok(None);
        }
        if let Some(id) = value.get("id").filter(|id| !is_nothing(id)) {
            // That an unknown id is a bad request is `[unv]`.
            let known = whole(id).filter(|id| self.categories.contains_key(id));
            return known.map(Some).ok_or("There is no such category");
        }
        let name = value.get("name").and_then(Value::as_str).map(str::trim).filter(|name| !name.is_empty());
        let name = name.ok_or("A category has an id or a name")?;
        Ok(Some(self.category_called(name).unwrap_or_else(|| self.add_category(name))))
    }
}

/// The months between renewals, which only a renewable training has, and has to have.
fn frequency(known: Option<u64>, given: &Map<String, Value>) -> Result<Option<u64>, &'static str> {
    let renewable = match given.get("renewable") {
        Some(value) => switch(value).ok_or("renewable must be true or false")?,
        None => known.is_some(),
    };
    let months = match given.get("frequency") {
        None => {
            return if !renewable || known.is_some() { Ok(known.filter(|_| renewable)) } else { Err(MONTHS) };
        }
        Some(value) if is_nothing(value) => 0,
        Some(value) => whole(value).ok_or("frequency must be a whole number")?,
    };
    match (renewable, months) {
        (true, 0) => Err(MONTHS),
        (true, months) => Ok(Some(months)),
        (false, 0) => Ok(None),
        (false, _) => Err("frequency is not valid unless the training is renewable"),
    }
}

const MONTHS: &str = "A renewable training must have a frequency";

/// A number of days, or `{"unit":"day","amount":"30"}`: the spec's schema has one, its example the other.
fn due(value: &Value) -> Result<Option<Due>, &'static str> {
    if is_nothing(value) {
        return Ok(None);
    }
    let unit = value.get("unit").and_then(Value::as_str).unwrap_or("day");
    let amount =
        whole(value.get("amount").unwrap_or(value)).ok_or("dueFromHireDate must be a number of days")?;
    Ok(Some(Due { unit: unit.to_owned(), amount }))
}
