//! The controls, in process and over HTTP.

use super::*;
use crate::ispring::NotDone;

#[tokio::test]
async fn many_complete_something_at_once() {
    let simulator = start(100);
    let control = simulator.control();
    let active = control.accounts().iter().filter(|account| account.status == AccountStatus::Active).count();
    let certificates = || control.enrolments().iter().filter(|known| known.certificate.is_some()).count();
    let before = certificates();
    assert_eq!(control.complete_many(10), 10);
    assert_eq!(certificates(), before + 10);
    assert_eq!(control.complete_many(10_000), active);
    assert_eq!(certificates(), before + 10 + active);
    let owner = control.accounts()[0].email.clone();
    for _ in 0..20 {
        control.complete_many(1);
    }
    assert_eq!(control.enrolments_of(&owner).unwrap().len(), 12, "every course once");
}

#[tokio::test]
async fn nothing_is_done_for_nobody_and_for_no_course() {
    let simulator = start(20);
    let control = simulator.control();
    let email = somebody(&simulator).email;
    assert_eq!(control.deactivate("x"), Err(NotDone::NoSuchAccount));
    assert_eq!(control.enrol("x", "Brandschutz", None), Err(NotDone::NoSuchAccount));
    assert_eq!(control.progress(&email, "brandschutz", 5), Err(NotDone::NoSuchCourse));
    assert_eq!(control.progress(&email, "Rundgang durch das Lager", 5), Err(NotDone::NoSuchCourse));
    control.clear_accounts();
    assert!(control.accounts().is_empty() && control.enrolments().is_empty());
    assert_eq!(get(&simulator, Grant::Full, "/users/v2").await.1, json!({ "userProfiles": [] }));
    assert_eq!(get(&simulator, Grant::Full, "/contents").await.0, 200);
    assert_eq!(control.complete_many(5), 0);
}

#[tokio::test]
async fn the_controls_work_over_http_and_a_reset_takes_everything_back() {
    let simulator = start(20);
    let before = simulator.control().accounts();
    let email = encoded(&somebody(&simulator).email);
    let name = somebody(&simulator).email;
    let control = async |method: &Method, path: &str, body: Value| {
        ask_control(&simulator, method.clone(), path, body).await
    };
    let (read, write, put) = (Method::GET, Method::POST, Method::PUT);
    for (method, path, body, expected) in [
        (&read, "/accounts", json!({}), 200),
        (&read, &format!("/accounts/{email}"), json!({}), 200),
        (&read, "/accounts/nobody", json!({}), 404),
        (&put, "/duplicates", json!({ "answer": "conflict" }), 204),
        (&put, "/duplicates", json!({ "answer": "maybe" }), 422),
        (&write, "/courses", json!({ "title": "Neu" }), 200),
        (&write, "/roles", json!({ "title": "Azubis", "kind": "learner" }), 200),
        (&read, "/roles", json!({}), 200),
        (&Method::DELETE, "/roles/x", json!({}), 204),
        (&read, "/departments", json!({}), 200),
        (&read, "/courses", json!({}), 200),
        (&write, "/enrolments", json!({ "email": name, "course": "Neu", "due": "2026-12-31" }), 200),
        (&write, "/enrolments", json!({ "email": name, "course": "Alt" }), 404),
        (&write, "/progress", json!({ "email": name, "course": "Neu", "percent": 40 }), 200),
        (&read, "/enrolments", json!({}), 200),
        (&read, "/enrolments/nobody", json!({}), 404),
        (&read, "/mails", json!({}), 200),
        (&write, "/credentials/department-admin/revoke", json!({}), 204),
        (&write, "/credentials/no-results/restore", json!({}), 204),
        (&write, "/clock", json!({ "advance_seconds": 60 }), 204),
        (&put, "/rate-limits", json!({ "on": false }), 204),
        (&write, "/faults", json!({ "path": "/user", "effect": "lose_answer", "times": 0 }), 204),
        // There is no such control here, so the provider answers.
        (&write, "/people", json!({ "count": 1 }), 401),
    ] {
        assert_eq!(control(method, path, body).await.0, expected, "{method} {path}");
    }
    let completion = json!({
        "email": name, "course": "Neu", "score": 92.5, "minutes": 30,
        "completed_at": "2026-03-05T09:30:00Z", "certificate": false,
    });
    let (_, done) = control(&write, "/completions", completion).await;
    assert_eq!(
        (&done["progress"], &done["seconds"], &done["certificate"], &done["due"]),
        (&json!("passed"), &json!(1_800), &json!(null), &json!("2026-12-31"))
    );
    let (_, listed) = control(&read, &format!("/enrolments/{email}"), json!({})).await;
    assert_eq!(listed.as_array().unwrap().last(), Some(&done));
    assert_eq!(
        control(&write, "/completions/many", json!({ "count": 2 })).await.1,
        json!({ "completed": 2 })
    );
    let (_, account) = control(&read, &format!("/accounts/{email}"), json!({})).await;
    assert_eq!(
        (&account["email"], &account["status"], &account["origin"]),
        (&json!(name), &json!("active"), &json!("seeded"))
    );
    assert_eq!(control(&write, &format!("/accounts/{email}/deactivate"), json!({})).await.0, 204);
    assert_eq!(control(&read, &format!("/accounts/{email}"), json!({})).await.1["status"], "inactive");
    let body = new_user(&simulator, &name);
    assert_eq!(post(&simulator, Grant::Full, "/user", body.clone()).await.0, 409);
    assert_eq!(control(&Method::DELETE, "/accounts", json!({})).await.0, 204);
    assert_eq!(post(&simulator, Grant::Full, "/user", body).await.0, 201);
    assert_eq!(control(&write, "/reset", json!({})).await.0, 204);
    assert_eq!(simulator.control().accounts(), before);
    assert_eq!((simulator.control().courses().len(), simulator.control().roles().len()), (14, 4));
    assert!(simulator.control().faults().is_empty());
    assert_eq!(simulator.control().requests().total, 0, "the controls are not counted");
    token(&simulator, Grant::DepartmentAdmin).await;
}
