//! `/department` and `/departments` `[spec]`: a tree with the whole organisation at its root.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use axum::{Extension, Router};
use serde::Serialize;

use super::Shared;
use super::answer::{Answer, Refusal};
use super::body::Given;
use super::gate::Caller;
use super::ids::Kind;
use super::node::{Node, some};
use super::pages::{self, Paged};
use super::query::Query;
use super::world::{World, returns_object};
use crate::faults::Twist;

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Department {
    /// Never given twice.
    pub id: String,
    /// As people say it.
    pub name: String,
    /// The one above it; the root has none.
    pub parent: Option<String>,
    /// The organisation's own short name for it.
    pub code: Option<String>,
}

/// All departments; the first is the root.
#[derive(Debug)]
pub(super) struct Departments {
    all: Vec<Department>,
    places: HashMap<String, usize>,
}

impl Departments {
    /// A root alone.
    pub(super) fn new(root: Department) -> Self {
        Self { places: [(root.id.clone(), 0)].into(), all: vec![root] }
    }

    /// The one above all others.
    pub(super) fn root(&self) -> &Department {
        &self.all[0]
    }

    /// All of them, the root first.
    pub(super) fn all(&self) -> &[Department] {
        &self.all
    }

    /// One of them.
    pub(super) fn get(&self, id: &str) -> Option<&Department> {
        self.place(id).map(|place| &self.all[place])
    }

    /// Adds one below another.
    pub(super) fn add(&mut self, department: Department) {
        self.places.insert(department.id.clone(), self.all.len());
        self.all.push(department);
    }

    /// Whether a department is another one, or below it.
    pub(super) fn is_within(&self, id: &str, above: &str) -> bool {
        let mut here = self.get(id);
        // A chain can't be longer than there are departments.
        for _ in 0..=self.all.len() {
            match here {
                Some(department) if department.id == above => return true,
                Some(department) => here = department.parent.as_deref().and_then(|parent| self.get(parent)),
                None => return false,
            }
        }
        false
    }
}

impl Paged for Departments {
    fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    fn id(&self, place: usize) -> &str {
        &self.all[place].id
    }
}

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/department", get(list).post(create))
        .route("/departments", get(page))
        .route("/department/{id}", get(one).post(update))
}

async fn list(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
) -> Answer {
    let (world, query) = (shared.world(), Query::of(query));
    let code = query.one("code");
    let seen = world.departments.all.iter().filter(|department| world.sees(caller, &department.id));
    let asked = seen.filter(|department| code.is_none() || department.code.as_deref() == code);
    let written = asked.map(Department::written).collect();
    Answer::ok(Node::object([("departments", Some(Node::List("department", written)))]))
}

async fn page(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Extension(twist): Extension<Twist>,
    RawQuery(query): RawQuery,
) -> Result<Answer, Refusal> {
    let world = shared.world();
    let all = &world.departments.all;
    let seen: Vec<usize> = (0..all.len()).filter(|&place| world.sees(caller, &all[place].id)).collect();
    let (places, next) = pages::page(&world.departments, &seen, &Query::of(query), twist)?;
    let written = places.into_iter().map(|place| all[place].written()).collect();
    let departments = Some(Node::List("department", written));
    Ok(Answer::ok(Node::object([("departments", departments), ("nextPageToken", next)])))
}

/// In JSON the department is in `response` `[spec]`.
async fn one(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
) -> Result<Answer, Refusal> {
    let world = shared.world();
    let department = department(&world, caller, &id)?.written();
    Ok(Answer::ok(department).in_json("response").in_xml("department"))
}

async fn create(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Answer, Refusal> {
    let mut world = shared.world();
    let given = Given::read(&headers, &body)?;
    let name = given.text("name")?.ok_or_else(|| Refusal::bad_request("name is required"))?;
    let parent = given.text("parentDepartmentId")?;
    let parent = parent.ok_or_else(|| Refusal::bad_request("parentDepartmentId is required"))?;
    let parent = world.known_department(caller, parent)?.id.clone();
    let department = Department {
        id: world.ids.next(Kind::Department),
        name: name.to_owned(),
        parent: Some(parent),
        code: given.text("code")?.map(str::to_owned),
    };
    world.departments.add(department.clone());
    if returns_object(&headers) {
        return Ok(Answer::created(department.written()).in_xml("department"));
    }
    Ok(Answer::created(department.id.into()))
}

/// 204 `[spec]`. What is left out stays.
async fn update(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut world = shared.world();
    let mut changed = department(&world, caller, &id)?.clone();
    let given = Given::read(&headers, &body)?;
    if given.value("name").is_some() {
        let name = given.text("name")?.ok_or_else(|| Refusal::bad_request("name must not be empty"))?;
        name.clone_into(&mut changed.name);
    }
    if let Some(parent) = given.text("parentDepartmentId")? {
        let parent = world.known_department(caller, parent)?.id.clone();
        if changed.parent.is_none() || world.departments.is_within(&parent, &changed.id) {
            return Err(Refusal::bad_request("A department can't be below itself"));
        }
        changed.parent = Some(parent);
    }
    if given.value("code").is_some() {
        changed.code = given.text("code")?.map(str::to_owned);
    }
    let departments = &mut world.departments;
    if let Some(place) = departments.place(&id) {
        departments.all[place] = changed;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A department in a path.
fn department<'a>(world: &'a World, caller: Caller, id: &str) -> Result<&'a Department, Refusal> {
    let department = world.departments.get(id).ok_or_else(|| Refusal::not_found("Unknown department"))?;
    if world.sees(caller, id) { Ok(department) } else { Err(Refusal::forbidden()) }
}

impl Department {
    fn written(&self) -> Node {
        let led = if self.parent.is_some() { "inherit" } else { "no_supervisor" };
        let subordination = || Some(Node::object([("subordinationType", some(led))]));
        Node::object([
            ("departmentId", some(&self.id)),
            ("name", some(&self.name)),
            ("parentDepartmentId", self.parent.as_ref().map(Node::from)),
            ("code", self.code.as_ref().map(Node::from)),
            ("subordination", subordination()),
            ("coSubordination", subordination()),
        ])
    }
}
