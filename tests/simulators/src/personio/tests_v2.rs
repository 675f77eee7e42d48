//! The rules of v2.

use std::collections::BTreeSet;

use reqwest::{Client, Response};
use serde_json::{Value, json};

use super::Grant;
use super::tests::{start, token};
use crate::personio::Simulator;

async fn sign_in(simulator: &Simulator, form: &[(&str, &str)]) -> Response {
    Client::new().post(format!("{}/v2/auth/token", simulator.url())).form(form).send().await.unwrap()
}

async fn get(simulator: &Simulator, grant: Grant, url: &str) -> (u16, Value) {
    let url =
        if url.starts_with("http") { url.to_owned() } else { format!("{}/v2/persons{url}", simulator.url()) };
    let response = Client::new().get(url).bearer_auth(token(simulator, grant).await).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_token_is_given_for_a_form_and_every_error_is_a_400_problem() {
    let simulator = start(1);
    let credentials = simulator.credentials(Grant::Full);
    let (id, secret) = (&*credentials.client_id, &*credentials.client_secret);
    let kind = ("grant_type", "client_credentials");
    let good = [kind, ("client_id", id), ("client_secret", secret)];
    let body: Value = sign_in(&simulator, &good).await.json().await.unwrap();
    assert_eq!((&body["token_type"], &body["expires_in"]), (&json!("Bearer"), &json!(86_400)));
    for (form, error) in [
        (&[kind, ("client_id", id)][..], "invalid_request"),
        (&[kind, ("client_id", id), ("client_secret", "x")], "invalid_client"),
        (&[("grant_type", "x"), ("client_id", id), ("client_secret", secret)], "unsupported_grant_type"),
        (&[good[0], good[1], good[2], ("scope", "fake:777")], "invalid_scope"),
    ] {
        let response = sign_in(&simulator, form).await;
        assert_eq!(response.status(), 400);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let body: Value = response.json().await.unwrap();
        assert_eq!(body["error"], error);
    }
    let as_json = Client::new().post(format!("{}/v2/auth/token", simulator.url())).json(&json!({}));
    let body: Value = as_json.send().await.unwrap().json().await.unwrap();
    assert_eq!(body["error"], "invalid_request");
}

#[tokio::test]
async fn cursor_pages_cover_everybody_once_and_carry_their_filters() {
    let simulator = start(130);
    for (start, everybody) in [
        ("", simulator.control().people().iter().map(|p| p.id).collect::<BTreeSet<_>>()),
        ("?limit=7&status=INACTIVE", inactive(&simulator)),
    ] {
        let (mut seen, mut url, mut count) = (BTreeSet::new(), Some(start.to_owned()), 0);
        while let Some(next) = url {
            let (status, page) = get(&simulator, Grant::Full, &next).await;
            assert_eq!(status, 200);
            let people = page["_data"].as_array().unwrap();
            assert!(people.len() <= 10);
            count += people.len();
            seen.extend(people.iter().map(|p| p["id"].as_str().unwrap().parse::<u64>().unwrap()));
            url = page["_meta"]["links"]["next"]["href"].as_str().map(str::to_owned);
            assert!(url.iter().all(|url| url.starts_with(simulator.url())));
        }
        assert_eq!((seen, count), (everybody.clone(), everybody.len()));
    }
}

fn inactive(simulator: &Simulator) -> BTreeSet<u64> {
    let people = simulator.control().people();
    people.iter().filter(|p| p.status.as_str() == "inactive").map(|p| p.id).collect()
}

#[tokio::test]
async fn what_is_wrong_with_a_query_is_said_in_the_specs_words() {
    let simulator = start(1);
    for (query, status, detail) in [
        ("?limit=51", 400, "Provided request parameters are invalid."),
        ("?created_at.lt=wrong-date-format", 400, "Provided request parameters are invalid."),
        ("?id.nooperator=1", 400, "Provided filter encoding is invalid."),
        ("?cursor=cur_x", 400, "Provided request parameters are invalid."),
        ("/7", 404, "There is no resource for the specified id."),
    ] {
        let (given, body) = get(&simulator, Grant::Full, query).await;
        assert_eq!((given, body["errors"][0]["detail"].as_str().unwrap()), (status, detail), "{query}");
    }
}

#[tokio::test]
async fn a_person_has_what_may_be_read_and_lower_case_types() {
    let simulator = start(40);
    let (_, person) = get(&simulator, Grant::Directory, "/10001").await;
    let types: BTreeSet<&str> =
        person["custom_attributes"].as_array().unwrap().iter().map(|a| a["type"].as_str().unwrap()).collect();
    assert!(types.is_subset(&BTreeSet::from(["date", "string"])));
    assert_eq!((&person["id"], &person["status"]), (&json!("10001"), &json!("ACTIVE")));
    let (_, person) = get(&simulator, Grant::IdOnly, "/10001").await;
    assert!(person["first_name"].is_null() && person["custom_attributes"] == json!([]));
    assert_eq!(get(&simulator, Grant::NoEmployees, "").await.0, 403);
}

#[tokio::test]
async fn every_answer_says_what_is_left_of_the_burst() {
    let simulator = start(1);
    simulator.control().clock().stop();
    let url = format!("{}/v2/persons", simulator.url());
    for remaining in ["99", "98"] {
        let response = reqwest::get(&url).await.unwrap();
        assert_eq!(response.status(), 401);
        assert_eq!(response.headers()["x-ratelimit-remaining"], remaining);
        assert_eq!(response.headers()["x-ratelimit-burst-capacity"], "100");
    }
}

#[tokio::test]
async fn a_custom_attribute_without_a_global_id_has_none_and_no_null() {
    let simulator = start(20);
    let (_, person) = get(&simulator, Grant::Directory, "/10001").await;
    let attributes = person["custom_attributes"].as_array().unwrap();
    let with: Vec<&str> = attributes.iter().filter_map(|a| a["global_id"].as_str()).collect();
    assert_eq!(with, ["date_of_birth"]);
    assert!(attributes.iter().all(|a| a.get("global_id").is_none_or(Value::is_string)));
    assert!(attributes.iter().any(|a| a.get("global_id").is_none()));
}

#[tokio::test]
async fn an_employment_says_what_somebody_does_by_ids_as_far_as_it_may_be_read() {
    let simulator = start(100);
    let people = simulator.control().people();
    let person = people.iter().find(|p| p.team.is_some() && p.office.is_some()).unwrap();
    let (_, written) = get(&simulator, Grant::Full, &format!("/{}", person.id)).await;
    let id = written["employments"][0]["id"].as_str().unwrap();
    let (status, list) = get(&simulator, Grant::Full, &format!("/{}/employments", person.id)).await;
    assert_eq!((status, list["_data"].as_array().unwrap().len()), (200, 1));
    let (_, one) = get(&simulator, Grant::Full, &format!("/{}/employments/{id}", person.id)).await;
    assert_eq!(one, list["_data"][0]);
    let unit = |kind: &str, id: u64| json!({ "type": kind, "id": id.to_string() });
    let (team, department) = (person.team.as_ref().unwrap().id, person.department.as_ref().unwrap().id);
    assert_eq!(one["org_units"], json!([unit("team", team), unit("department", department)]));
    assert_eq!(one["office"]["id"], person.office.as_ref().unwrap().id.to_string());
    assert_eq!(one["supervisor"]["id"], person.supervisor.unwrap().to_string());
    assert_eq!((&one["position"]["title"], &one["job"]), (&json!(person.position), &Value::Null));
    assert_eq!(one["employment_start_date"], person.hire_date.to_string());
    let (_, less) = get(&simulator, Grant::IdOnly, &format!("/{}/employments/{id}", person.id)).await;
    let keys: Vec<&String> = less.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["_meta", "created_at", "id", "org_units", "person", "updated_at"]);
    assert_eq!(less["org_units"], json!([]));
}

#[tokio::test]
async fn employments_are_narrowed_and_not_found_in_the_specs_words() {
    let simulator = start(3);
    let (_, person) = get(&simulator, Grant::Full, "/10001").await;
    let id = person["employments"][0]["id"].as_str().unwrap();
    for (query, found) in [
        (format!("?id={id},other&limit=50"), 1),
        ("?id=other".to_owned(), 0),
        ("?updated_at.lt=2000-01-01T00:00:00Z".to_owned(), 0),
        ("?updated_at.gt=2000-01-01T00:00:00Z".to_owned(), 1),
    ] {
        let (_, list) = get(&simulator, Grant::Full, &format!("/10001/employments{query}")).await;
        assert_eq!(list["_data"].as_array().unwrap().len(), found, "{query}");
    }
    for (path, status, detail) in [
        ("/10001/employments?limit=51", 400, "Provided request parameters are invalid."),
        ("/10001/employments?cursor=cur_x", 400, "Provided request parameters are invalid."),
        ("/10001/employments?id.invalid=1", 400, "Provided filter encoding is invalid."),
        ("/404/employments", 404, "There is no resource for the specified id."),
        ("/10001/employments/404", 404, "There is no resource for the specified id."),
        (&format!("/10002/employments/{id}"), 404, "There is no resource for the specified id."),
    ] {
        let (given, body) = get(&simulator, Grant::Full, path).await;
        assert_eq!((given, body["errors"][0]["detail"].as_str().unwrap()), (status, detail), "{path}");
    }
    assert_eq!(get(&simulator, Grant::NoEmployees, "/10001/employments").await.0, 403);
}

#[tokio::test]
async fn a_revoked_token_is_worth_nothing_and_the_next_one_is_another() {
    let simulator = start(1);
    let first = token(&simulator, Grant::Names).await;
    let revoke = |bearer: &str, form: &[(&str, &str)]| {
        let url = format!("{}/v2/auth/revoke", simulator.url());
        Client::new().post(url).bearer_auth(bearer).form(form).send()
    };
    for (bearer, form, expected) in [
        ("nobody's", &[("token", &*first)][..], 401),
        (&first, &[], 400),
        (&first, &[("token", "another's")], 200),
        (&first, &[("token", &first)], 200),
        (&first, &[("token", &first)], 401),
    ] {
        let response = revoke(bearer, form).await.unwrap();
        assert_eq!(response.status(), expected, "{form:?}");
        assert_eq!(response.text().await.unwrap().is_empty(), expected == 200);
    }
    let url = format!("{}/v2/persons", simulator.url());
    let asked = Client::new().get(url).bearer_auth(&first).send().await.unwrap();
    assert_eq!(asked.status(), 401);
    assert_ne!(token(&simulator, Grant::Names).await, first);
}
