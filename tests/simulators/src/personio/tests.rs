//! The rules of v1, asked over HTTP as a client would.

use std::collections::BTreeSet;
use std::time::Duration;

use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};

use super::{Grant, Options, Simulator};
use crate::asking;
use crate::company::Change;
use crate::faults::{Effect, Fault};

pub(super) fn start(people: usize) -> Simulator {
    asking::start(people)
}

async fn sign_in(simulator: &Simulator, grant: Grant) -> Response {
    let credentials = simulator.credentials(grant);
    let body = json!({ "client_id": credentials.client_id, "client_secret": credentials.client_secret });
    Client::new().post(format!("{}/v1/auth", simulator.url())).json(&body).send().await.unwrap()
}

pub(super) async fn token(simulator: &Simulator, grant: Grant) -> String {
    let body: Value = sign_in(simulator, grant).await.json().await.unwrap();
    body["data"]["token"].as_str().unwrap().to_owned()
}

async fn ask(simulator: &Simulator, token: &str, path: &str) -> reqwest::Result<Response> {
    let url = format!("{}/v1/company/employees{path}", simulator.url());
    Client::new().get(url).bearer_auth(token).send().await
}

/// Signs in and asks.
async fn get(simulator: &Simulator, grant: Grant, path: &str) -> (StatusCode, Value) {
    let response = ask(simulator, &token(simulator, grant).await, path).await.unwrap();
    (response.status(), response.json().await.unwrap())
}

fn keys(employee: &Value) -> BTreeSet<&str> {
    employee["attributes"].as_object().unwrap().keys().map(String::as_str).collect()
}

fn ids(list: &Value) -> Vec<u64> {
    let people = list["data"].as_array().unwrap();
    people.iter().map(|person| person["attributes"]["id"]["value"].as_u64().unwrap()).collect()
}

#[tokio::test]
async fn credentials_are_taken_as_json_and_as_a_form_and_give_the_same_token_for_a_day() {
    let simulator = start(1);
    simulator.control().clock().stop();
    let first = token(&simulator, Grant::Full).await;
    assert!(first.starts_with("papi-"));
    let credentials = simulator.credentials(Grant::Full);
    let form = [("client_id", &credentials.client_id), ("client_secret", &credentials.client_secret)];
    let url = format!("{}/v1/auth", simulator.url());
    let body: Value = Client::new().post(url).form(&form).send().await.unwrap().json().await.unwrap();
    assert_eq!(
        body,
        json!({ "success": true, "data": {
            "token": first, "expires_in": 86400, "scope": "employees:read personio:persons:read",
        } })
    );
    simulator.control().clock().advance(Duration::from_hours(24));
    assert_eq!(ask(&simulator, &first, "").await.unwrap().status(), 403);
    assert_ne!(token(&simulator, Grant::Full).await, first);
}

#[tokio::test]
async fn wrong_and_revoked_credentials_are_refused_in_personios_words() {
    let simulator = start(1);
    simulator.control().revoke(Grant::Full);
    let response = sign_in(&simulator, Grant::Full).await;
    assert_eq!(response.status(), 403);
    let body: Value = response.json().await.unwrap();
    assert_eq!(body, json!({ "success": false, "error": { "code": 0, "message": "Wrong credentials" } }));
    simulator.control().restore(Grant::Full);
    assert_eq!(sign_in(&simulator, Grant::Full).await.status(), 200);
}

#[tokio::test]
async fn credentials_in_the_query_are_refused_unless_allowed_and_never_logged() {
    let simulator = start(1);
    let credentials = simulator.credentials(Grant::Full);
    let query = [("client_id", &credentials.client_id), ("client_secret", &credentials.client_secret)];
    let request = Client::new().post(format!("{}/v1/auth", simulator.url())).query(&query);
    assert_eq!(request.try_clone().unwrap().send().await.unwrap().status(), 403);
    simulator.control().query_auth(true);
    assert_eq!(request.send().await.unwrap().status(), 200);
    let log = serde_json::to_string(&simulator.control().requests()).unwrap();
    assert!(log.contains("/v1/auth") && !log.contains(&credentials.client_secret));
}

#[tokio::test]
async fn without_a_token_401_and_without_the_right_403() {
    let simulator = start(1);
    let response = reqwest::get(format!("{}/v1/company/employees", simulator.url())).await.unwrap();
    assert_eq!(response.status(), 401);
    let body: Value = response.json().await.unwrap();
    assert_eq!(
        body,
        json!({ "success": false, "error": { "message": "Authorization is not provided", "code": 401 } })
    );
    for path in ["", "/attributes", "/10001"] {
        let (status, body) = get(&simulator, Grant::NoEmployees, path).await;
        assert_eq!(status, 403);
        assert_eq!(body["error"]["message"], "Provided authorization is not valid");
    }
}

#[tokio::test]
async fn a_page_has_fifty_people_unless_asked_otherwise_and_never_more_than_a_hundred() {
    let simulator = start(120);
    let (_, page) = get(&simulator, Grant::Names, "").await;
    assert_eq!(ids(&page).len(), 50);
    assert_eq!((&page["offset"], &page["limit"]), (&json!(0), &json!(50)));
    assert_eq!(page["metadata"], json!({ "total_elements": 120, "current_page": 0, "total_pages": 3 }));
    let (_, page) = get(&simulator, Grant::Names, "?limit=100&offset=100").await;
    assert_eq!(ids(&page), (10_101..=10_120).collect::<Vec<_>>());
    assert_eq!(page["metadata"], json!({ "total_elements": 120, "current_page": 1, "total_pages": 2 }));
    let (status, body) = get(&simulator, Grant::Names, "?limit=101").await;
    assert_eq!(status, 422);
    assert_eq!(body["error"]["error_data"]["limit"][0], "The limit must be between 1 and 100.");
}

#[tokio::test]
async fn the_token_comes_back_with_employees_and_with_errors_and_not_with_pictures() {
    let simulator = start(1);
    let token = token(&simulator, Grant::Full).await;
    for (path, echoed) in [
        ("", true),
        ("/attributes", true),
        ("/10001", true),
        ("/9", true),
        ("?limit=101", true),
        ("/10001/profile-picture/75", false),
    ] {
        let response = ask(&simulator, &token, path).await.unwrap();
        let header = response.headers().get("authorization").map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(header, echoed.then(|| format!("Bearer {token}")), "{path}");
    }
}

#[tokio::test]
async fn who_may_read_nothing_gets_200_with_the_id_alone() {
    let simulator = start(3);
    let (status, page) = get(&simulator, Grant::IdOnly, "?attributes[]=first_name").await;
    assert_eq!(status, 200);
    assert_eq!(
        page["data"][0],
        json!({ "type": "Employee", "attributes": {
            "id": { "label": "ID", "value": 10001, "type": "integer", "universal_id": "id" },
        } })
    );
    assert_eq!(get(&simulator, Grant::IdOnly, "/attributes").await.1["data"], json!([]));
}

#[tokio::test]
async fn names_only_reads_names_and_status() {
    let simulator = start(3);
    let (_, page) = get(&simulator, Grant::Names, "").await;
    assert_eq!(keys(&page["data"][1]), BTreeSet::from(["first_name", "id", "last_name", "status"]));
}

#[tokio::test]
async fn of_the_attributes_asked_for_the_readable_ones_are_sent() {
    let simulator = start(3);
    let path = "?attributes[]=first_name&attributes%5B%5D=fix_salary&attributes[]=team";
    let (status, page) = get(&simulator, Grant::Directory, path).await;
    assert_eq!(status, 200);
    assert_eq!(keys(&page["data"][0]), BTreeSet::from(["first_name", "id", "team"]));
    let (_, page) = get(&simulator, Grant::Full, path).await;
    assert_eq!(page["data"][0]["attributes"]["fix_salary"]["currency"], "EUR");
}

#[tokio::test]
async fn the_attribute_list_is_what_the_credentials_may_read_no_more_and_no_less() {
    let simulator = start(3);
    let custom = simulator.control().custom_keys();
    for grant in [Grant::Full, Grant::Directory, Grant::Names] {
        let (_, attributes) = get(&simulator, grant, "/attributes").await;
        let listed: BTreeSet<&str> =
            attributes["data"].as_array().unwrap().iter().map(|a| a["key"].as_str().unwrap()).collect();
        let (_, page) = get(&simulator, grant, "?limit=1").await;
        let mut sent = keys(&page["data"][0]);
        sent.remove("id");
        assert_eq!(listed, sent);
        assert_eq!(listed.contains(&*custom.private_address), grant == Grant::Full);
    }
    let (_, alias) = get(&simulator, Grant::Directory, "/custom-attributes").await;
    let skills = alias["data"].as_array().unwrap().iter().find(|a| a["key"] == custom.skills).unwrap();
    assert_eq!((&skills["type"], &skills["universal_id"]), (&json!("tags"), &Value::Null));
    let phone = alias["data"].as_array().unwrap().iter().find(|a| a["key"] == custom.work_phone).unwrap();
    assert_eq!(phone["label"], "Telefon (dienstlich)");
}

#[tokio::test]
async fn units_and_supervisors_are_objects_and_nothing_is_said_in_three_ways() {
    let simulator = start(100);
    let (_, page) = get(&simulator, Grant::Full, "?limit=100").await;
    let attribute = |key: &str| -> Vec<&Value> {
        page["data"].as_array().unwrap().iter().map(|person| &person["attributes"][key]["value"]).collect()
    };
    let teams = attribute("team");
    assert!(teams.iter().any(|team| team["type"] == "Team" && team["attributes"]["name"].is_string()));
    assert!(teams.contains(&&json!("")) && teams.contains(&&json!([])));
    let supervisor = &attribute("supervisor")[1]["attributes"];
    assert_eq!(supervisor["id"]["value"], 10_001);
    assert_eq!(supervisor["last_name"]["label"], "Last name");
    let skills = attribute(&simulator.control().custom_keys().skills);
    let texts: Vec<&str> = skills.iter().filter_map(|value| value.as_str()).collect();
    assert!(texts.iter().any(|text| text.starts_with("[\"")) && texts.iter().any(|text| text.contains(',')));
    assert!(attribute("hire_date").iter().all(|date| {
        let date = date.as_str().unwrap();
        date.ends_with("T00:00:00+01:00") || date.ends_with("T00:00:00+02:00")
    }));
}

#[tokio::test]
async fn one_employee_is_the_same_object_and_nobody_is_a_404() {
    let simulator = start(3);
    let (_, list) = get(&simulator, Grant::Directory, "").await;
    let (_, one) = get(&simulator, Grant::Directory, "/10002").await;
    assert_eq!(one, json!({ "success": true, "data": list["data"][1] }));
    for path in ["/9", "/x"] {
        let (status, body) = get(&simulator, Grant::Directory, path).await;
        assert_eq!(status, 404);
        assert_eq!(
            body,
            json!({ "success": false, "error": { "code": 404, "message": "Es ist ein Problem aufgetreten " } })
        );
    }
    let (status, body) = get(&simulator, Grant::Directory, "/10001/profile-picture").await;
    assert_eq!((status.as_u16(), &body["error"]["message"]), (404, &json!("Etwas ist schiefgelaufen ...")));
}

#[tokio::test]
async fn an_email_finds_one_person() {
    let simulator = start(60);
    let person = &simulator.control().people()[55];
    let (_, found) = get(&simulator, Grant::Names, &format!("?email={}", person.email)).await;
    assert_eq!(ids(&found), [person.id]);
    assert_eq!(found["metadata"]["total_elements"], 1);
}

#[tokio::test]
async fn updated_since_ignores_paging_and_with_attributes_it_selects() {
    let simulator = start(200);
    let control = simulator.control();
    control.clock().stop();
    let since = control.clock().date_time().naive_utc().date().and_hms_opt(0, 0, 0).unwrap();
    let since = format!("{}T{}", since.date(), since.time());
    let position = Change { position: Some("Neu".into()), ..Change::default() };
    for id in 10_051..10_171 {
        control.change(id, position.clone()).unwrap();
    }
    control.change(10_001, Change { team: Some("Neu".into()), ..Change::default() }).unwrap();
    let (_, all) = get(&simulator, Grant::Full, &format!("?updated_since={since}&limit=10&offset=5")).await;
    assert_eq!(ids(&all).len(), 121);
    assert_eq!(all["metadata"]["total_elements"], 121);
    let path = format!("?updated_since={since}&attributes[]=team&attributes[]=first_name");
    assert_eq!(ids(&get(&simulator, Grant::Full, &path).await.1), [10_001]);
}

#[tokio::test]
async fn the_sixteenth_list_in_a_second_is_a_429_and_a_second_later_it_is_not() {
    let simulator = start(1);
    simulator.control().rate_limits(true);
    simulator.control().clock().stop();
    let token = token(&simulator, Grant::Names).await;
    for _ in 0..15 {
        assert_eq!(ask(&simulator, &token, "?limit=1").await.unwrap().status(), 200);
    }
    assert_eq!(ask(&simulator, &token, "?limit=1").await.unwrap().status(), 429);
    assert_eq!(ask(&simulator, &token, "/10001").await.unwrap().status(), 200, "the limit is the list's");
    simulator.control().clock().advance(Duration::from_secs(1));
    assert_eq!(ask(&simulator, &token, "?limit=1").await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_status_fault_has_its_retry_after_and_its_body() {
    let simulator = start(1);
    let token = token(&simulator, Grant::Names).await;
    let effect = Effect::Status { code: 503, retry_after: Some("7".into()), body: Some(json!("down")) };
    simulator.control().fault(Fault::on("/v1/company", effect).after(1).times(1));
    assert_eq!(ask(&simulator, &token, "").await.unwrap().status(), 200);
    let response = ask(&simulator, &token, "").await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["retry-after"].to_str().unwrap()), (503, "7"));
    assert_eq!(response.text().await.unwrap(), "down");
    assert_eq!(ask(&simulator, &token, "").await.unwrap().status(), 200);
}

#[tokio::test]
async fn pages_repeat_and_totals_lie_on_order() {
    let simulator = start(30);
    let control = simulator.control();
    control.fault(Fault::on("offset=10", Effect::RepeatPage));
    control.fault(Fault::on("offset=20", Effect::LieTotal { by: -5 }));
    let first = get(&simulator, Grant::Names, "?limit=10&offset=0").await.1;
    let second = get(&simulator, Grant::Names, "?limit=10&offset=10").await.1;
    let third = get(&simulator, Grant::Names, "?limit=10&offset=20").await.1;
    assert_eq!(ids(&first), ids(&second));
    assert_eq!(second["offset"], 10);
    assert_eq!((ids(&third)[0], &third["metadata"]["total_elements"]), (10_021, &json!(25)));
}

#[tokio::test]
async fn a_cut_body_breaks_after_its_headers_and_a_hang_up_before() {
    let simulator = start(30);
    let token = token(&simulator, Grant::Full).await;
    simulator.control().fault(Fault::on("limit=1", Effect::Cut { bytes: 100 }));
    simulator.control().fault(Fault::on("limit=2", Effect::HangUp));
    let mut cut = ask(&simulator, &token, "?limit=1").await.unwrap();
    assert_eq!((cut.status().as_u16(), cut.chunk().await.unwrap().unwrap().len()), (200, 100));
    assert!(cut.chunk().await.is_err());
    assert!(ask(&simulator, &token, "?limit=2").await.is_err());
    simulator.control().clear_faults();
    assert_eq!(ask(&simulator, &token, "?limit=2").await.unwrap().status(), 200);
}

#[tokio::test]
async fn people_come_leave_vanish_and_return() {
    let simulator = start(100);
    let control = simulator.control();
    assert_eq!(control.hire(2), [10_101, 10_102]);
    control.terminate(10_005).unwrap();
    control.delete(10_006).unwrap();
    assert!(control.delete(10_006).is_err());
    assert_eq!(
        get(&simulator, Grant::Names, "/10005").await.1["data"]["attributes"]["status"]["value"],
        "inactive"
    );
    assert_eq!(control.vanish(30).len(), 30);
    assert_eq!(get(&simulator, Grant::Names, "").await.1["metadata"]["total_elements"], 71);
    control.bring_back();
    assert!(control.people().is_sorted_by_key(|person| person.id));
    assert_eq!(control.people().len(), 101);
    control.reset();
    assert_eq!(control.people().len(), 100);
    assert_eq!(control.requests().total, 0);
}

#[tokio::test]
async fn what_is_unticked_is_neither_listed_nor_sent_until_a_reset() {
    let simulator = start(1);
    let control = simulator.control();
    let read = async || {
        let listed = get(&simulator, Grant::Names, "/attributes").await.1;
        let listed: Vec<_> =
            listed["data"].as_array().unwrap().iter().map(|field| field["key"].clone()).collect();
        let asked = get(&simulator, Grant::Names, "/10001").await.1;
        let sent = keys(&asked["data"]).into_iter().map(str::to_owned).collect::<Vec<_>>();
        (listed, sent)
    };
    let before = read().await;
    control.restrict(Grant::Names, &["status"]).unwrap();
    let (listed, sent) = read().await;
    assert_eq!(
        (listed, sent),
        (
            vec!["first_name".into(), "last_name".into()],
            ["first_name", "id", "last_name"].map(str::to_owned).to_vec()
        )
    );
    assert!(
        keys(&get(&simulator, Grant::Full, "/10001").await.1["data"]).contains("status"),
        "another's stay"
    );
    assert!(control.restrict(Grant::Names, &["state"]).is_err());
    control.reset();
    assert_eq!(read().await, before);
}

#[tokio::test]
async fn the_control_routes_do_what_they_say() {
    let simulator = start(20);
    let client = Client::new();
    let url = |path: &str| format!("{}/_control{path}", simulator.url());
    for (request, status) in [
        (client.post(url("/people")).json(&json!({ "count": 2 })), 200),
        (client.patch(url("/people/10001")).json(&json!({ "department": "", "skills": ["Rust"] })), 204),
        (client.patch(url("/people/10001")).json(&json!({ "birthday": "soon" })), 422),
        (client.patch(url("/people/1")).json(&json!({})), 404),
        (client.post(url("/people/10002/terminate")), 204),
        (client.delete(url("/people/10003")), 204),
        (client.post(url("/people/vanish")).json(&json!({ "percent": 50 })), 200),
        (client.post(url("/people/bring-back")), 204),
        (client.post(url("/credentials/names/revoke")), 204),
        (client.post(url("/credentials/nobody/revoke")), 400),
        (client.post(url("/credentials/names/restrict")).json(&json!({ "attributes": ["status"] })), 204),
        (client.post(url("/credentials/names/restrict")).json(&json!({ "attributes": ["state"] })), 422),
        (client.put(url("/rate-limits")).json(&json!({ "on": true })), 204),
        (client.put(url("/query-auth")).json(&json!({ "on": true })), 204),
        (client.post(url("/faults")).json(&json!({ "path": "x", "effect": "hang_up" })), 204),
        (client.post(url("/faults")).json(&json!({ "times": 2, "effect": { "cut": { "bytes": 9 } } })), 204),
        (client.post(url("/clock")).json(&json!({ "advance_seconds": 60 })), 204),
        (client.get(url("/requests")), 200),
        (client.delete(url("/requests")), 204),
    ] {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), status, "{}", response.url());
    }
    let control = simulator.control();
    assert_eq!(control.people().len(), 21);
    assert_eq!(control.people()[0].skills, ["Rust"]);
    assert_eq!(control.faults().len(), 2);
    assert_eq!(client.post(url("/reset")).send().await.unwrap().status(), 204);
    assert!(control.faults().is_empty() && control.people().len() == 20);
}

#[test]
fn a_dropped_simulator_frees_its_port_and_a_seed_gives_the_same_access_data() {
    let first = start(1);
    let port = first.url().rsplit(':').next().unwrap().parse().unwrap();
    let id = first.credentials(Grant::Full).client_id.clone();
    drop(first);
    let second = Simulator::start_at(Options { people: 2, seed: 1, rate_limits: true }, port).unwrap();
    assert_eq!(second.credentials(Grant::Full).client_id, id);
    assert_ne!(second.credentials(Grant::Names).client_id, id);
}
