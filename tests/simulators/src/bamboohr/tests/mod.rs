//! The rules of `BambooHR`, asked over HTTP as a client would.

mod access;
mod datasets;
mod employees;
mod files;
mod training;
mod webhooks;

use std::collections::BTreeSet;

use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use super::{Grant, Simulator};
use crate::asking::{self, ask, ask_control};

fn start(people: usize) -> Simulator {
    asking::start(people)
}

/// A request in the host form, for JSON.
fn request(simulator: &Simulator, grant: Grant, method: Method, path: &str) -> RequestBuilder {
    let url = format!("{}/api{path}", simulator.url());
    let request = Client::new().request(method, url).header("accept", "application/json");
    request.basic_auth(simulator.key(grant), Some("x"))
}

async fn get(simulator: &Simulator, grant: Grant, path: &str) -> (StatusCode, Value) {
    ask(request(simulator, grant, Method::GET, path)).await
}

async fn data(simulator: &Simulator, grant: Grant, body: Value) -> (StatusCode, Value) {
    ask(request(simulator, grant, Method::POST, "/v2/datasets/employee/data").json(&body)).await
}

/// The ids in a page of a dataset, whether they are texts or numbers.
fn eeids(page: &Value) -> Vec<u64> {
    let id = |row: &Value| match &row["fields"]["eeid"] {
        Value::String(text) => text.parse().unwrap(),
        number => number.as_u64().unwrap(),
    };
    page["data"].as_array().unwrap().iter().map(id).collect()
}

/// Everybody whom a key sees in the dataset.
async fn everybody(simulator: &Simulator, grant: Grant) -> Vec<u64> {
    eeids(&data(simulator, grant, json!({ "fields": ["eeid"], "pageSize": 1000 })).await.1)
}

fn keys(object: &Value) -> BTreeSet<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}
