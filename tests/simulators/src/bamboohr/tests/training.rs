//! Training types, categories and records.

use super::*;
use crate::bamboohr::TrainingSettings;
use crate::faults::{Effect, Fault};

async fn send(simulator: &Simulator, method: Method, path: &str, body: Value) -> (StatusCode, Value) {
    ask(request(simulator, Grant::Full, method, &format!("/v1/training{path}")).json(&body)).await
}

#[tokio::test]
async fn without_the_right_everything_is_refused() {
    let simulator = start(2);
    for (method, path) in [
        (Method::GET, "/type"),
        (Method::POST, "/type"),
        (Method::PUT, "/type/14"),
        (Method::DELETE, "/type/14"),
        (Method::GET, "/category"),
        (Method::POST, "/category"),
        (Method::PUT, "/category/18"),
        (Method::DELETE, "/category/18"),
        (Method::GET, "/record/employee/2"),
        (Method::POST, "/record/employee/2"),
        (Method::PUT, "/record/1"),
        (Method::DELETE, "/record/1"),
    ] {
        for grant in [Grant::NoTraining, Grant::Directory] {
            let path = format!("/v1/training{path}");
            let body = json!({ "name": "x", "completed": "2026-01-01", "type": 14 });
            let request = request(&simulator, grant, method.clone(), &path).json(&body);
            assert_eq!(ask(request).await.0, 403, "{grant:?} {method} {path}");
        }
    }
    assert_eq!(simulator.control().training_types().len(), 1);
}

#[tokio::test]
async fn types_are_answered_with_texts_for_numbers_and_odd_words_for_nothing() {
    let simulator = start(1);
    let (status, types) = send(&simulator, Method::GET, "/type", Value::Null).await;
    let expected = json!({ "14": {
        "id": "14", "name": "Brandschutz", "renewable": true, "frequency": "12",
        "dueFromHireDate": { "unit": "day", "amount": "10" }, "required": true,
        "category": { "id": "18", "name": "Arbeitssicherheit" }, "linkUrl": null, "description": null,
        "allowEmployeesToMarkComplete": false,
    } });
    assert_eq!((status.as_u16(), types), (200, expected));
    let (status, created) = send(&simulator, Method::POST, "/type", json!({ "name": "Erste Hilfe" })).await;
    let expected = json!({
        "id": "15", "name": "Erste Hilfe", "renewable": false, "frequency": 0, "dueFromHireDate": [],
        "required": false, "category": [], "linkUrl": null, "description": null,
        "allowEmployeesToMarkComplete": false,
    });
    assert_eq!((status.as_u16(), created), (201, expected));
}

#[tokio::test]
async fn a_type_is_checked_as_the_spec_says() {
    let simulator = start(1);
    for (body, expected) in [
        (json!({}), 400),
        (json!({ "name": " " }), 400),
        (json!({ "name": 5 }), 400),
        (json!([]), 400),
        (json!({ "name": "a", "renewable": true }), 400),
        (json!({ "name": "a", "renewable": true, "frequency": "often" }), 400),
        (json!({ "name": "a", "frequency": 12 }), 400),
        (json!({ "name": "a", "dueFromHireDate": 10 }), 400),
        (json!({ "name": "a", "required": "maybe" }), 400),
        (json!({ "name": "a", "category": { "id": 99 } }), 400),
        (json!({ "name": "a", "category": "x" }), 400),
        (json!({ "name": "a", "linkUrl": 5 }), 400),
        (
            json!({ "name": "b", "renewable": "1", "frequency": "12", "required": "",
            "category": { "id": "18" } }),
            201,
        ),
        (
            json!({ "name": "c", "renewable": true, "frequency": 6, "required": true, "dueFromHireDate": 30 }),
            201,
        ),
        (json!({ "name": "d", "required": 1, "dueFromHireDate": { "unit": "day", "amount": "30" } }), 201),
    ] {
        assert_eq!(send(&simulator, Method::POST, "/type", body.clone()).await.0, expected, "{body}");
    }
    let types = simulator.control().training_types();
    assert_eq!(types.iter().map(|kind| kind.id).collect::<Vec<_>>(), [14, 15, 16, 17]);
    assert_eq!(types[2].due, types[3].due);
}

#[tokio::test]
async fn a_change_keeps_what_is_left_out_and_nothing_takes_the_category_away() {
    let simulator = start(1);
    let new =
        json!({ "name": "Neu", "category": { "name": "Neue Gruppe" }, "linkUrl": "https://example.com/1" });
    let (status, changed) = send(&simulator, Method::PUT, "/type/14", new).await;
    assert_eq!(status, 200);
    assert_eq!((&changed["frequency"], &changed["name"]), (&json!("12"), &json!("Neu")));
    assert_eq!(changed["category"], json!({ "id": "19", "name": "Neue Gruppe" }));
    for nothing in [json!(""), json!(null)] {
        send(&simulator, Method::PUT, "/type/14", json!({ "category": { "id": 18 } })).await;
        let (_, changed) = send(&simulator, Method::PUT, "/type/14", json!({ "category": nothing })).await;
        assert_eq!(
            (&changed["category"], &changed["linkUrl"]),
            (&json!([]), &json!("https://example.com/1"))
        );
    }
    let (_, changed) =
        send(&simulator, Method::PUT, "/type/14", json!({ "renewable": false, "required": false })).await;
    assert_eq!((&changed["frequency"], &changed["dueFromHireDate"]), (&json!(0), &json!([])));
    assert_eq!(send(&simulator, Method::PUT, "/type/14", json!({ "name": "" })).await.0, 400);
    assert_eq!(send(&simulator, Method::PUT, "/type/77", json!({ "name": "x" })).await.0, 404);
}

#[tokio::test]
async fn a_type_goes_when_its_records_are_gone_and_is_not_frozen() {
    let simulator = start(1);
    let completed = json!({ "completed": "2026-05-29", "type": 14 });
    send(&simulator, Method::POST, "/record/employee/1", completed.clone()).await;
    assert_eq!(send(&simulator, Method::DELETE, "/type/14", Value::Null).await.0, 400);
    simulator.control().freeze_training_type(14);
    for (method, path) in [
        (Method::PUT, "/type/14"),
        (Method::DELETE, "/type/14"),
        (Method::PUT, "/record/1275"),
        (Method::DELETE, "/record/1275"),
    ] {
        assert_eq!(send(&simulator, method, path, completed.clone()).await.0, 405, "{path}");
    }
    simulator.control().reset();
    let response =
        request(&simulator, Grant::Full, Method::DELETE, "/v1/training/type/14").send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.text().await.unwrap().as_str()), (200, ""));
    assert_eq!(send(&simulator, Method::DELETE, "/type/14", Value::Null).await.0, 404);
    assert_eq!(send(&simulator, Method::GET, "/type", Value::Null).await.1, json!({}));
}

#[tokio::test]
async fn categories_have_names_of_their_own() {
    let simulator = start(1);
    for (method, path, name, expected) in [
        (Method::POST, "/category", "Pflicht", 201),
        (Method::POST, "/category", "Pflicht", 409),
        (Method::POST, "/category", "", 400),
        (Method::PUT, "/category/19", "Arbeitssicherheit", 409),
        (Method::PUT, "/category/19", "Pflicht", 200),
        (Method::PUT, "/category/19", "Kür", 200),
        (Method::PUT, "/category/20", "Kür", 404),
    ] {
        let body = json!({ "name": name });
        assert_eq!(send(&simulator, method, path, body).await.0, expected, "{path} {name}");
    }
    let all = json!({
        "18": { "id": "18", "name": "Arbeitssicherheit" }, "19": { "id": "19", "name": "Kür" },
    });
    assert_eq!(send(&simulator, Method::GET, "/category", Value::Null).await.1, all);
    assert_eq!(send(&simulator, Method::DELETE, "/category/18", Value::Null).await.0, 200);
    assert_eq!(send(&simulator, Method::DELETE, "/category/18", Value::Null).await.0, 404);
    let (_, types) = send(&simulator, Method::GET, "/type", Value::Null).await;
    assert_eq!(types["14"]["category"], json!([]));
}

#[tokio::test]
async fn records_are_answered_differently_when_they_are_made_changed_and_listed() {
    let simulator = start(3);
    let list = "/record/employee/2";
    assert_eq!(send(&simulator, Method::GET, list, Value::Null).await, (StatusCode::OK, json!([])));
    let given = json!({
        "completed": "2026-05-29", "type": 14, "notes": "n", "instructor": "i", "credits": 1, "hours": "2",
    });
    let (status, created) = send(&simulator, Method::POST, list, given).await;
    let expected = json!({
        "id": "1275", "employeeId": "2", "completed": "2026-05-29", "notes": "n", "instructor": "i",
        "credits": "1", "hours": "2", "cost": "", "type": 14,
    });
    assert_eq!((status.as_u16(), created), (201, expected));
    let (status, changed) =
        send(&simulator, Method::PUT, "/record/1275", json!({ "completed": "2026-05-30", "notes": "" }))
            .await;
    assert_eq!(status, 201);
    assert_eq!(
        (
            &changed["completed"],
            &changed["notes"],
            &changed["instructor"],
            &changed["type"],
            &changed["cost"]
        ),
        (&json!("2026-05-30"), &json!(null), &json!("i"), &json!("14"), &json!(""))
    );
    let (_, listed) = send(&simulator, Method::GET, list, Value::Null).await;
    assert_eq!(
        (&listed["1275"]["type"], &listed["1275"]["cost"], &listed["1275"]["id"]),
        (&json!("14"), &json!(null), &json!("1275"))
    );
    assert_eq!(send(&simulator, Method::GET, &format!("{list}?type=14"), Value::Null).await.1, listed);
    assert_eq!(send(&simulator, Method::GET, &format!("{list}?type=15"), Value::Null).await.1, json!([]));
    assert_eq!(simulator.control().training_records()[0].person, 10_002);
    let deleted =
        request(&simulator, Grant::Full, Method::DELETE, "/v1/training/record/1275").send().await.unwrap();
    assert!(deleted.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    assert_eq!((deleted.status().as_u16(), deleted.text().await.unwrap().as_str()), (200, ""));
    assert_eq!(send(&simulator, Method::DELETE, "/record/1275", Value::Null).await.0, 404);
}

#[tokio::test]
async fn a_record_is_checked_and_a_repeated_one_is_another_one() {
    let simulator = start(3);
    simulator.control().hide(10_003).unwrap();
    let with = |name: &str, value: Value| {
        let mut body = json!({ "completed": "2026-05-29", "type": "14" });
        body[name] = value;
        body
    };
    for (employee, body, expected) in [
        ("2", with("completed", json!("29.05.2026")), 400),
        ("2", with("completed", json!("2026-02-30")), 400),
        ("2", with("completed", json!("2026-5-29")), 400),
        ("2", with("completed", json!(null)), 400),
        ("2", with("type", json!(99)), 400),
        ("2", with("type", json!(null)), 400),
        ("2", with("hours", json!("a lot")), 400),
        ("2", with("notes", json!(["x"])), 400),
        ("2", with("cost", json!("10 USD")), 400),
        ("2", with("cost", json!({ "currency": "dollars", "amount": "1" })), 400),
        ("3", with("notes", json!("n")), 403),
        ("4", with("notes", json!("n")), 404),
        ("2", with("cost", json!({ "currency": "USD", "amount": "10" })), 201),
        ("2", with("notes", json!("n")), 201),
        ("2", with("notes", json!("n")), 201),
    ] {
        let path = format!("/record/employee/{employee}");
        assert_eq!(
            send(&simulator, Method::POST, &path, body.clone()).await.0,
            expected,
            "{employee} {body}"
        );
    }
    let (_, listed) = send(&simulator, Method::GET, "/record/employee/2", Value::Null).await;
    assert_eq!(listed["1275"]["cost"], "10.00 USD");
    assert_eq!(keys(&listed), ["1275", "1276", "1277"].into());
    assert_eq!(send(&simulator, Method::PUT, "/record/1275", json!({ "notes": "n" })).await.0, 400);
}

#[tokio::test]
async fn what_the_settings_leave_out_is_neither_kept_nor_answered() {
    let simulator = start(1);
    let off = TrainingSettings { instructor: false, credits: false, hours: false, cost: false };
    simulator.control().training_settings(off);
    let body = json!({ "completed": "2026-05-29", "type": 14, "instructor": "i", "hours": "x", "cost": 1 });
    let (status, created) = send(&simulator, Method::POST, "/record/employee/1", body).await;
    assert_eq!(status, 201);
    assert_eq!(keys(&created), ["completed", "employeeId", "id", "notes", "type"].into());
    simulator.control().training_settings(TrainingSettings::default());
    let (_, listed) = send(&simulator, Method::GET, "/record/employee/1", Value::Null).await;
    assert_eq!((&listed["1275"]["instructor"], &listed["1275"]["hours"]), (&json!(null), &json!(null)));
}

#[tokio::test]
async fn a_record_whose_answer_is_lost_or_cut_is_there_all_the_same() {
    let simulator = start(3);
    let path = "/v1/training/record/employee/2";
    let body = json!({ "completed": "2026-05-29", "type": 14 });
    let send = || request(&simulator, Grant::Full, Method::POST, path).json(&body).send();
    simulator.control().fault(Fault::on("training/record", Effect::LoseAnswer).times(1));
    assert!(send().await.is_err());
    assert_eq!(simulator.control().training_records().len(), 1);
    simulator.control().fault(Fault::on("training/record", Effect::Cut { bytes: 0 }).times(1));
    let cut = send().await.unwrap();
    assert_eq!(cut.status(), 201);
    assert!(cut.bytes().await.is_err());
    assert_eq!(simulator.control().training_records().len(), 2);
    simulator.control().fault(Fault::on("training/record", Effect::HangUp).times(1));
    assert!(send().await.is_err());
    assert_eq!(simulator.control().training_records().len(), 2, "nothing was done");
}
