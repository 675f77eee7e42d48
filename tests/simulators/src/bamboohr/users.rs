//! `GET /v1/meta/users` (spec, `list-users`): who may log in, with the employee that each of them is.
//!
//! Which right a key needs for it is not said; here, that to see anybody but its own user `[unv]`. So is it that every
//! employee is a user, and which ids they have.

use axum::response::Response;
use axum::routing::get;
use serde_json::{Map, Value, json};

use super::world::{World, employee_id};
use super::{Asked, Caller, Grant, Refusal, Routes, dates, format};
use crate::company::Status;
use crate::pairs::Pairs;

/// What the id of an employee's user has more than the employee's own.
const OFFSET: u64 = 2_000;

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/meta/users", get(list))
}

/// Somebody who may log in, or might.
struct User {
    id: u64,
    /// 0 for who is no employee.
    employee: u64,
    first_name: String,
    last_name: String,
    email: String,
    enabled: bool,
    /// None for who never did.
    last_login: Option<String>,
}

impl User {
    /// Whose key is bound to no employee ([`super::Grant::Unbound`]).
    fn unbound() -> Self {
        Self {
            id: OFFSET,
            employee: 0,
            first_name: "Schnittstelle".to_owned(),
            last_name: "Verzeichnis".to_owned(),
            email: "schnittstelle@nordlicht.example.com".to_owned(),
            enabled: true,
            last_login: None,
        }
    }

    fn status(&self) -> &'static str {
        if self.enabled { "enabled" } else { "disabled" }
    }

    fn json(&self) -> Value {
        let mut user = json!({
            "id": self.id,
            "employeeId": self.employee,
            "firstName": self.first_name,
            "lastName": self.last_name,
            "email": self.email,
            "status": self.status(),
        });
        if let Some(last_login) = &self.last_login {
            user["lastLogin"] = json!(last_login);
        }
        user
    }
}

async fn list(asked: Asked, caller: Caller) -> Result<Response, Refusal> {
    caller.may(Grant::employees)?;
    let wanted = statuses(&asked.query());
    let world = asked.shared.world();
    let users = all(&world).filter(|user| wanted.is_empty() || wanted.iter().any(|one| one == user.status()));
    let users: Vec<User> = users.collect();
    let json =
        || Value::Object(users.iter().map(|user| (user.id.to_string(), user.json())).collect::<Map<_, _>>());
    Ok(format::answer(&asked.headers, json, |xml| {
        xml.element("users", &[], |xml| {
            for user in &users {
                let (id, employee) = (user.id.to_string(), user.employee.to_string());
                let attributes = [("id", &*id), ("employeeId", &*employee)];
                // In XML who is no employee has no employee's id.
                let given = if user.employee == 0 { 1 } else { 2 };
                xml.element("user", &attributes[..given], |xml| {
                    xml.text("firstName", &[], &user.first_name);
                    xml.text("lastName", &[], &user.last_name);
                    xml.text("email", &[], &user.email);
                    xml.text("status", &[], user.status());
                    if let Some(last_login) = &user.last_login {
                        xml.text("lastLogin", &[], last_login);
                    }
                });
            }
        });
    }))
}

/// The statuses that are asked for; none where none is known, which asks for all `[spec]`.
fn statuses(query: &Pairs<'_>) -> Vec<String> {
    let names = query.one("status").unwrap_or_default();
    names.split(',').filter(|name| matches!(*name, "enabled" | "disabled")).map(str::to_owned).collect()
}

/// Every second employee has been there.
fn all(world: &World) -> impl Iterator<Item = User> {
    let people = world.roster.people().iter().filter(|person| world.sees(person));
    let employees = people.map(|person| User {
        id: OFFSET + employee_id(person.id),
        employee: employee_id(person.id),
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        email: person.email.clone(),
        enabled: person.status != Status::Inactive,
        last_login: person.id.is_multiple_of(2).then(|| dates::iso(person.updated_at, "+00:00")),
    });
    employees.chain([User::unbound()])
}
