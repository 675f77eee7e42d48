//! The rules of iSpring Learn, asked over HTTP as a client would.

mod access;
mod accounts_read;
mod accounts_write;
mod certificates;
mod controls;
mod departments;
mod forms;
mod learning;
mod rights;
mod seed;

use std::collections::BTreeSet;

use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::{Account, AccountStatus, Grant, Origin, Simulator};
use crate::asking::{self, ask, ask_control};

fn start(people: usize) -> Simulator {
    asking::start(people)
}

/// A token, asked for as the documentation says.
async fn token(simulator: &Simulator, grant: Grant) -> String {
    let credentials = simulator.credentials(grant);
    let (status, answer) = token_for(simulator, &credentials.client_id, &credentials.client_secret).await;
    assert_eq!(status, 200);
    answer["access_token"].as_str().unwrap().to_owned()
}

async fn token_for(simulator: &Simulator, id: &str, secret: &str) -> (StatusCode, Value) {
    let form = [("client_id", id), ("client_secret", secret), ("grant_type", "client_credentials")];
    let request = Client::new().post(format!("{}/api/v3/token", simulator.url())).form(&form);
    ask(request.header("accept", "application/json")).await
}

/// A request for JSON.
async fn request(simulator: &Simulator, grant: Grant, method: Method, path: &str) -> RequestBuilder {
    let request = Client::new().request(method, format!("{}{path}", simulator.url()));
    request.bearer_auth(token(simulator, grant).await).header("accept", "application/json")
}

async fn get(simulator: &Simulator, grant: Grant, path: &str) -> (StatusCode, Value) {
    ask(request(simulator, grant, Method::GET, path).await).await
}

async fn post(simulator: &Simulator, grant: Grant, path: &str, body: Value) -> (StatusCode, Value) {
    ask(request(simulator, grant, Method::POST, path).await.json(&body)).await
}

/// A list, whether it comes as one or as its only element.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// The texts called `name` in a list of objects.
fn texts<'a>(value: &'a Value, name: &str) -> Vec<&'a str> {
    list(value).into_iter().map(|object| object[name].as_str().unwrap()).collect()
}

/// Somebody new, in the root department.
fn new_user(simulator: &Simulator, email: &str) -> Value {
    let fields = json!({
        "login": email, "email": email, "first_name": "Ada", "last_name": "Neumann", "job_title": "Trainerin",
    });
    json!({ "departmentId": simulator.department_id(), "fields": fields, "roleId": simulator.role_id() })
}

/// An account of somebody of the company that can be used.
fn somebody(simulator: &Simulator) -> Account {
    let accounts = simulator.control().accounts();
    let can =
        |account: &&Account| account.origin == Origin::Seeded && account.status == AccountStatus::Active;
    accounts.iter().find(can).unwrap().clone()
}

/// An address in a query.
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
