//! One employee, the directory, changes, photos, the company's fields.

use super::*;
use crate::bamboohr::Sharing;
use crate::company::{Change, Status};

#[tokio::test]
async fn the_probe_answers_with_the_users_own_id_whatever_the_rights() {
    let simulator = start(3);
    for grant in Grant::ALL {
        let expected = if grant == Grant::Unbound { "0" } else { "1" };
        let (status, body) = get(&simulator, grant, "/v1/employees/0?fields=id").await;
        assert_eq!((status.as_u16(), body), (200, json!({ "id": expected })), "{grant:?}");
    }
}

#[tokio::test]
async fn an_employee_has_what_was_asked_for_and_may_be_read() {
    let simulator = start(3);
    let person = simulator.control().people()[1].clone();
    let (_, body) = get(&simulator, Grant::Full, "/v1/employees/2").await;
    assert_eq!(body, json!({ "id": "2", "firstName": person.first_name, "lastName": person.last_name }));
    let asked = "/v1/employees/2?fields=workEmail,payRate,terminationDate,1,nothing";
    let (_, body) = get(&simulator, Grant::Full, asked).await;
    assert_eq!(
        body,
        json!({
            "id": "2", "workEmail": person.email, "payRate": format!("{}.00 EUR", person.salary),
            "terminationDate": "0000-00-00", "1": person.first_name,
        })
    );
    let (_, body) = get(&simulator, Grant::Directory, asked).await;
    assert_eq!(keys(&body), ["1", "id", "workEmail"].into());
    simulator.control().restrict(Grant::Directory, &["email"]).unwrap();
    let (status, body) = get(&simulator, Grant::Directory, asked).await;
    assert_eq!((status.as_u16(), keys(&body)), (200, ["1", "id"].into()));
    assert!(simulator.control().restrict(Grant::Directory, &["workEmail"]).is_err());
}

#[tokio::test]
async fn who_cannot_be_seen_is_refused_and_who_is_not_there_is_not_found() {
    let simulator = start(3);
    simulator.control().hide(10_003).unwrap();
    let many = format!("/v1/employees/2?fields={}", vec!["firstName"; 401].join(","));
    for (grant, path, expected) in [
        (Grant::Full, "/v1/employees/3", 403),
        (Grant::Full, "/v1/employees/4", 404),
        (Grant::Full, "/v1/employees/me", 404),
        (Grant::NoEmployees, "/v1/employees/2", 403),
        (Grant::NoEmployees, "/v1/employees/1", 200),
        (Grant::NoEmployees, "/v1/employees/directory", 403),
        (Grant::NoEmployees, "/v1/employees/changed?since=2026-01-01T00:00:00Z", 403),
        (Grant::NoDatasets, "/v1/employees/directory", 200),
        (Grant::Unbound, "/v1/employees/0/photo/small", 404),
        (Grant::Full, many.as_str(), 400),
    ] {
        assert_eq!(get(&simulator, grant, path).await.0, expected, "{grant:?} {path}");
    }
    simulator.control().show(10_003);
    assert_eq!(get(&simulator, Grant::Full, "/v1/employees/3").await.0, 200);
}

#[tokio::test]
async fn the_directory_has_the_active_people_and_what_is_shared() {
    let simulator = start(250);
    let control = simulator.control();
    let with = |status: &[Status]| control.people().iter().filter(|p| status.contains(&p.status)).count();
    let current = with(&[Status::Active, Status::Leave]);
    let future = with(&[Status::Onboarding]);
    assert!(future > 0 && current < 250);
    let path = "/v1/employees/directory";
    let (_, directory) = get(&simulator, Grant::Directory, path).await;
    let employees = directory["employees"].as_array().unwrap();
    assert_eq!(employees.len(), current);
    let (_, all) = get(&simulator, Grant::Directory, &format!("{path}?onlyCurrent=false")).await;
    assert_eq!(all["employees"].as_array().unwrap().len(), current + future);
    let boss = &employees[0];
    assert_eq!(
        (&boss["id"], &boss["supervisor"], &boss["linkedIn"]),
        (&json!("1"), &json!(null), &json!(null))
    );
    let second = control.people()[1].clone();
    assert_eq!(employees[1]["workEmail"], second.email);
    assert_eq!(employees[1]["supervisor"], boss["displayName"]);
    assert!(boss["canUploadPhoto"].is_u64() && boss["photoUploaded"] == json!(false));
    let listed: BTreeSet<&str> =
        directory["fields"].as_array().unwrap().iter().map(|field| field["id"].as_str().unwrap()).collect();
    assert!(keys(boss).is_superset(&listed));

    control.sharing(Sharing::OrgChart);
    let (status, chart) = get(&simulator, Grant::Directory, path).await;
    assert_eq!(status, 200);
    assert!(
        chart["employees"][1].get("supervisor").is_none() && chart["employees"][1].get("jobTitle").is_some()
    );
    control.sharing(Sharing::Off);
    assert_eq!(get(&simulator, Grant::Full, path).await.0, 403);
    control.sharing(Sharing::Shared);
    control.vanish(100);
    assert_eq!(get(&simulator, Grant::Full, path).await.0, 404);
}

#[tokio::test]
async fn changes_tell_of_the_hired_the_changed_and_the_deleted_but_not_of_the_hidden() {
    let simulator = start(30);
    let control = simulator.control();
    // Past everything that the seed brings.
    control.clock().stop();
    control.clock().advance(std::time::Duration::from_hours(24 * 365 * 2));
    let since = super::super::dates::iso(control.clock().date_time(), "Z");
    let hired = control.hire(1)[0];
    control.change(10_005, Change { position: Some("CTO".into()), ..Change::default() }).unwrap();
    control.terminate(10_006).unwrap();
    control.delete(10_007).unwrap();
    let gone = control.vanish(4);
    assert_eq!(gone.len(), 1);
    control.hide(10_008).unwrap();
    let expected = |action: &str, ids: Vec<u64>| -> serde_json::Map<String, Value> {
        let entry = |id: u64| {
            let id = control.employee_id(id);
            let at = since.replace('Z', "+00:00");
            (id.clone(), json!({ "id": id, "action": action, "lastChanged": at }))
        };
        ids.into_iter().map(entry).collect()
    };
    let inserted = expected("Inserted", vec![hired]);
    let updated = expected("Updated", vec![10_005, 10_006]);
    let deleted = expected("Deleted", vec![10_007, gone[0]]);
    let path = |kind: &str| format!("/v1/employees/changed?since={since}{kind}");
    let all: serde_json::Map<_, _> =
        inserted.clone().into_iter().chain(updated.clone()).chain(deleted.clone()).collect();
    for (kind, employees) in [
        ("&type=inserted", inserted),
        ("&type=updated", updated),
        ("&type=deleted", deleted),
        ("&type=all", all.clone()),
        ("", all),
    ] {
        let (_, body) = get(&simulator, Grant::Directory, &path(kind)).await;
        assert_eq!(body["employees"], Value::Object(employees), "{kind}");
        assert_eq!(body["latest"], since.replace('Z', "+00:00"));
    }
    control.bring_back();
    let (_, body) = get(&simulator, Grant::Directory, &path("&type=deleted")).await;
    assert_eq!(body["employees"], Value::Object(expected("Deleted", vec![10_007])));
    for wrong in ["/v1/employees/changed", "/v1/employees/changed?since=yesterday", &path("&type=moved")] {
        assert_eq!(get(&simulator, Grant::Directory, wrong).await.0, 400, "{wrong}");
    }
}

#[tokio::test]
async fn one_in_fifty_has_a_photo() {
    let simulator = start(60);
    let small = |id: u64| {
        request(&simulator, Grant::Directory, Method::GET, &format!("/v1/employees/{id}/photo/small"))
    };
    let response = small(3).send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"image/jpeg".parse().unwrap())
    );
    assert!(response.bytes().await.unwrap().starts_with(&[0xff, 0xd8, 0xff]));
    assert_eq!(small(53).send().await.unwrap().status(), 200);
    assert_eq!(small(4).send().await.unwrap().status(), 404);
    assert_eq!(get(&simulator, Grant::Full, "/v1/employees/3/photo/huge").await.0, 404);
    let (_, directory) = get(&simulator, Grant::Directory, "/v1/employees/directory").await;
    let third = directory["employees"].as_array().unwrap().iter().find(|one| one["id"] == "3").unwrap();
    assert_eq!(third["photoUploaded"], true);
}

#[tokio::test]
async fn the_companys_fields_have_ids_of_both_kinds() {
    let simulator = start(1);
    let (_, fields) = get(&simulator, Grant::Names, "/v1/meta/fields").await;
    let fields = fields.as_array().unwrap();
    let by_alias = |alias: &str| fields.iter().find(|field| field["alias"] == alias).unwrap();
    assert_eq!(
        *by_alias("firstName"),
        json!({ "id": 1, "name": "First Name", "type": "text", "alias": "firstName" })
    );
    assert_eq!(by_alias("customSkills")["id"], "4340.4");
    assert!(fields.iter().any(|field| field["deprecated"] == true && field.get("alias").is_none()));
}

#[tokio::test]
async fn a_slash_at_the_end_makes_no_difference() {
    let simulator = start(3);
    for (method, path) in [
        (Method::GET, "/v1/employees/directory"),
        (Method::GET, "/v1/employees/2?fields=id,firstName"),
        (Method::GET, "/v1/employees/changed?since=2026-01-01T00:00:00Z"),
        (Method::GET, "/v1/meta/fields"),
        (Method::GET, "/v1/meta/users"),
        (Method::GET, "/v1/training/type"),
        (Method::GET, "/v1/employees/2/nothing"),
        (Method::DELETE, "/v1/employees/directory"),
    ] {
        let (before, query) = path.split_once('?').map_or((path, ""), |(before, query)| (before, query));
        let with = format!("{before}/?{query}");
        let plain = ask(request(&simulator, Grant::Full, method.clone(), path)).await;
        assert_eq!(ask(request(&simulator, Grant::Full, method, &with)).await, plain, "{path}");
    }
}

#[tokio::test]
async fn users_are_listed_with_the_employees_that_they_are() {
    let simulator = start(40);
    let control = simulator.control();
    control.terminate(10_003).unwrap();
    control.hide(10_004).unwrap();
    let (_, users) = get(&simulator, Grant::Directory, "/v1/meta/users").await;
    assert_eq!(users.as_object().unwrap().len(), 40, "all but the hidden one, and who is no employee");
    let person = &control.people()[1];
    let second = users.as_object().unwrap().values().find(|user| user["employeeId"] == 2).unwrap();
    assert_eq!((&second["email"], &second["status"]), (&json!(person.email), &json!("enabled")));
    assert!(second["lastLogin"].as_str().unwrap().ends_with("+00:00"));
    assert!(users.as_object().unwrap().iter().all(|(key, user)| user["id"].as_u64() == key.parse().ok()));
    let nobody = users.as_object().unwrap().values().find(|user| user["employeeId"] == 0).unwrap();
    assert!(nobody.get("lastLogin").is_none());
    let count = async |query: &str| {
        let (_, users) = get(&simulator, Grant::Directory, &format!("/v1/meta/users?status={query}")).await;
        users.as_object().unwrap().len()
    };
    let disabled = count("disabled").await;
    assert!(disabled > 0 && count("enabled").await == 40 - disabled);
    assert_eq!((count("enabled,disabled").await, count("whoever").await), (40, 40));
    assert_eq!(get(&simulator, Grant::NoEmployees, "/v1/meta/users").await.0, 403);
}

#[tokio::test]
async fn the_older_endpoints_answer_xml_unless_json_is_asked_for() {
    let simulator = start(3);
    simulator
        .control()
        .change(10_001, Change { first_name: Some("R&D".into()), ..Change::default() })
        .unwrap();
    for (path, expected) in [
        (
            "/v1/employees/1?fields=firstName",
            "<employee id=\"1\"><field id=\"firstName\">R&amp;D</field></employee>",
        ),
        ("/v1/employees/directory", "<directory><fieldset><field id=\"displayName\">Display name</field>"),
        ("/v1/employees/changed?since=2020-01-01T00:00:00Z", "<employees latest=\""),
        ("/v1/meta/users", "<user id=\"2001\" employeeId=\"1\"><firstName>R&amp;D</firstName>"),
        ("/v1/meta/users", "<user id=\"2000\"><firstName>"),
        ("/v1/meta/fields", "<field id=\"1\" type=\"text\" alias=\"firstName\">First Name</field>"),
    ] {
        let url = format!("{}/api{path}", simulator.url());
        let response =
            Client::new().get(url).basic_auth(simulator.key(Grant::Full), Some("x")).send().await.unwrap();
        assert!(response.headers()["content-type"].to_str().unwrap().starts_with("application/xml"));
        let text = response.text().await.unwrap();
        assert!(text.starts_with("<?xml") && text.contains(expected), "{path}: {text}");
    }
}
