//! `/department` and `/departments` `[spec]`: a tree with the whole organisation at its root.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use serde::Serialize;

use super::answer::{Answer, Refusal};
use super::body::Given;
use super::ids::Kind;
use super::listed::{Identified, Listed};
use super::node::{Node, some};
use super::pages;
use super::world::{World, returns_object};
use super::{Asked, Caller, Routes};

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

impl Identified for Department {
    fn id(&self) -> &str {
        &self.id
    }
}

/// All departments; the first is the root.
pub(super) type Departments = Listed<Department>;

impl Departments {
    /// The one above all others.
    pub(super) fn root(&self) -> &Department {
        &self.all()[0]
    }

    /// Whether a department is another one, or below it.
    pub(super) fn is_within(&self, id: &str, above: &str) -> bool {
        let mut here = self.get(id);
        // A chain can't be longer than there are departments.
        for _ in 0..=self.all().len() {
            match here {
                Some(department) if department.id == above => return true,
                Some(department) => here = department.parent.as_deref().and_then(|parent| self.get(parent)),
                None => return false,
            }
        }
        false
    }
}

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new()
        .route("/department", get(list).post(create))
        .route("/departments", get(page))
        .route("/department/{id}", get(one).post(update))
}

async fn list(asked: Asked, caller: Caller) -> Answer {
    let (world, query) = (asked.shared.world(), asked.query());
    let code = query.one("code");
    let seen = world.departments.all().iter().filter(|department| world.sees(caller, &department.id));
    let asked = seen.filter(|department| code.is_none() || department.code.as_deref() == code);
    let written = asked.map(Department::written).collect();
    Answer::ok(Node::object([("departments", Some(Node::List("department", written)))]))
}

async fn page(asked: Asked, caller: Caller) -> Result<Answer, Refusal> {
    let world = asked.shared.world();
    let all = world.departments.all();
    let seen: Vec<usize> = (0..all.len()).filter(|&place| world.sees(caller, &all[place].id)).collect();
    pages::page(&asked, &world.departments, &seen, ("departments", "department"), Department::written)
}

/// In JSON the department is in `response` `[spec]`.
async fn one(asked: Asked, caller: Caller, Path(id): Path<String>) -> Result<Answer, Refusal> {
    let world = asked.shared.world();
    let department = department(&world, caller, &id)?.written();
    Ok(Answer::ok(department).in_json("response").in_xml("department"))
}

async fn create(asked: Asked, caller: Caller, body: Bytes) -> Result<Answer, Refusal> {
    let mut world = asked.shared.world();
    let given = Given::read(&asked.headers, &body)?;
    let name = given.required("name")?;
    let parent = world.known_department(caller, given.required("parentDepartmentId")?)?.id.clone();
    let department = Department {
        id: world.ids.next(Kind::Department),
        name: name.to_owned(),
        parent: Some(parent),
        code: given.text("code")?.map(str::to_owned),
    };
    world.departments.add(department.clone());
    if returns_object(&asked.headers) {
        return Ok(Answer::created(department.written()).in_xml("department"));
    }
    Ok(Answer::created(department.id.into()))
}

/// 204 `[spec]`. What is left out stays.
async fn update(
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut world = asked.shared.world();
    let mut changed = department(&world, caller, &id)?.clone();
    let given = Given::read(&asked.headers, &body)?;
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
        *departments.at(place) = changed;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A department in a path.
fn department<'a>(world: &'a World, caller: Caller, id: &str) -> Result<&'a Department, Refusal> {
    let department = world.departments.get(id).ok_or_else(|| Refusal::not_found("Unknown department"))?;
    world.show(caller, id).map(|()| department)
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
