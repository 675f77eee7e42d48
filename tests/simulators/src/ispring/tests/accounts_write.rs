//! Creating, changing and switching off accounts.

use super::*;
use crate::ispring::{Duplicates, RoleKind};

#[tokio::test]
async fn a_new_account_is_answered_with_its_bare_id_or_with_all_of_it() {
    let simulator = start(20);
    let (status, id) =
        post(&simulator, Grant::Full, "/user", new_user(&simulator, "Ada@nordlicht.example.com")).await;
    assert_eq!(status, 201);
    let account = simulator.control().account("ada@NORDLICHT.example.com").unwrap();
    assert_eq!(id, json!(account.id));
    assert_eq!(
        (account.email.as_str(), account.position.as_str(), account.department.as_str(), account.origin),
        ("Ada@nordlicht.example.com", "Trainerin", "Nordlicht", Origin::Requested)
    );
    assert_eq!((account.role_id, account.status), (simulator.role_id(), AccountStatus::Active));
    let request =
        request(&simulator, Grant::Full, Method::POST, "/user").await.header("X-Return-Object", "true");
    let (status, object) = ask(request.json(&new_user(&simulator, "b@nordlicht.example.com"))).await;
    assert_eq!(status, 201);
    let (_, listed) = get(&simulator, Grant::Full, "/users/v2?emails[]=b@nordlicht.example.com").await;
    assert_eq!((&object, object["lastLoginDate"].as_str()), (&listed["userProfiles"], Some("")));
    assert!(simulator.control().mails().is_empty());
}

#[tokio::test]
async fn a_new_account_is_checked_as_the_documentation_says() {
    let simulator = start(20);
    let control = simulator.control();
    let custom = control.add_role("Betriebsrat", RoleKind::Custom);
    let managers = control.role_id(RoleKind::DepartmentAdministrator);
    let root = simulator.department_id();
    let with = |change: Value| {
        let mut body = new_user(&simulator, "new@nordlicht.example.com");
        for (name, value) in change.as_object().unwrap() {
            body[name.as_str()] = value.clone();
        }
        body
    };
    let fields = |change: Value| {
        let mut body = with(json!({}));
        for (name, value) in change.as_object().unwrap() {
            body["fields"][name.as_str()] = value.clone();
        }
        body
    };
    for body in [
        json!({}),
        json!([]),
        with(json!({ "departmentId": null })),
        with(json!({ "departmentId": "" })),
        with(json!({ "departmentId": "x" })),
        with(json!({ "fields": null })),
        with(json!({ "fields": [{ "name": "email", "value": "a@b.example" }] })),
        fields(json!({ "login": null })),
        fields(json!({ "email": " " })),
        fields(json!({ "email": "nobody" })),
        fields(json!({ "email": 5 })),
        fields(json!({ "FIRST_NAME": "Ada" })),
        fields(json!({ "jobTitle": "x" })),
        with(json!({ "roleId": "x" })),
        with(json!({ "roles": [{ "roleId": "x" }] })),
        with(json!({ "roles": [{ "title": "x" }] })),
        with(json!({ "roleId": null, "role": "teacher" })),
        with(json!({ "roleId": null, "role": "custom" })),
        with(json!({ "roleId": null, "role": "publisher" })),
        with(json!({ "roleId": null, "role": "department_administrator" })),
        with(json!({ "roleId": custom })),
        with(json!({ "roles": [{ "roleId": managers, "manageableDepartmentIds": ["x"] }] })),
        with(json!({ "sendLoginEmail": true })),
        with(json!({ "sendLoginEmail": "true", "invitationMessage": " " })),
        with(json!({ "sendLoginEmail": "maybe" })),
    ] {
        let (status, answer) = post(&simulator, Grant::Full, "/user", body.clone()).await;
        assert_eq!((status.as_u16(), &answer["code"]), (400, &json!(400)), "{body}");
    }
    assert!(control.accounts().iter().all(|account| account.origin != Origin::Requested));
    assert!(control.mails().is_empty());
    for (nth, body) in [
        with(json!({ "roleId": null })),
        with(json!({ "roleId": null, "role": "learner" })),
        with(json!({ "roleId": null, "roles": [{ "roleId": simulator.role_id() }] })),
        with(json!({ "roleId": null, "roles": { "roleId": simulator.role_id() } })),
        with(json!({ "roleId": custom, "manageableDepartmentIds": [root] })),
        with(json!({ "roles": [{ "roleId": managers, "manageableDepartmentIds": root }] })),
        with(json!({ "sendLoginEmail": false, "invitationMessage": "Hallo" })),
        fields(json!({ "personal_number_2": "7", "phone": null })),
    ]
    .into_iter()
    .enumerate()
    {
        let mut body = body;
        let email = format!("new{nth}@nordlicht.example.com");
        (body["fields"]["login"], body["fields"]["email"]) = (json!(email), json!(email));
        assert_eq!(post(&simulator, Grant::Full, "/user", body.clone()).await.0, 201, "{body}");
    }
    assert_eq!(control.account("new7@nordlicht.example.com").unwrap().fields["personal_number_2"], "7");
}

#[tokio::test]
async fn an_invitation_is_a_mail_and_a_refused_account_gets_none() {
    let simulator = start(20);
    simulator.control().clock().stop();
    let mut body = new_user(&simulator, "ada@nordlicht.example.com");
    (body["sendLoginEmail"], body["invitationMessage"]) = (json!(true), json!("Willkommen!"));
    assert_eq!(post(&simulator, Grant::Full, "/user", body.clone()).await.0, 201);
    assert_eq!(post(&simulator, Grant::Full, "/user", body).await.0, 400);
    let mails = simulator.control().mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(
        (mails[0].to.as_str(), mails[0].message.as_str()),
        ("ada@nordlicht.example.com", "Willkommen!")
    );
    assert_eq!(mails[0].at, simulator.control().clock().date_time());
}

#[tokio::test]
async fn what_is_taken_in_any_letter_case_is_refused_with_400_or_409() {
    let simulator = start(60);
    let person = somebody(&simulator);
    let mut login = new_user(&simulator, "other@nordlicht.example.com");
    login["fields"]["login"] = json!(person.login.to_uppercase());
    let email = new_user(&simulator, &person.email.to_uppercase());
    for (duplicates, expected) in
        [(None, 400), (Some(Duplicates::Conflict), 409), (Some(Duplicates::BadRequest), 400)]
    {
        if let Some(duplicates) = duplicates {
            simulator.control().duplicates(duplicates);
        }
        for body in [&email, &login] {
            let (status, answer) = post(&simulator, Grant::Full, "/user", body.clone()).await;
            let message = "User with the same email/login is already registered";
            assert_eq!(
                (status.as_u16(), answer),
                (expected, json!({ "code": expected, "message": message }))
            );
        }
    }
}

#[tokio::test]
async fn a_change_keeps_what_is_left_out() {
    let simulator = start(60);
    let control = simulator.control();
    let person = somebody(&simulator);
    let path = format!("/user/{}", person.id);
    let department = control.department_id("Extern").unwrap();
    let administrators = control.role_id(RoleKind::Administrator);
    let change = async |body: Value| post(&simulator, Grant::Full, &path, body).await;
    let request = request(&simulator, Grant::Full, Method::POST, &path).await;
    let done = request.json(&json!({ "fields": { "job_title": "Neu" } })).send().await.unwrap();
    assert_eq!((done.status().as_u16(), done.text().await.unwrap().as_str()), (200, ""));
    assert_eq!(change(json!({ "departmentId": department })).await.0, 200);
    assert_eq!(change(json!({ "roles": [{ "roleId": administrators }] })).await.0, 200);
    let changed = control.account(&person.email).unwrap();
    let mut expected = Account { position: "Neu".into(), department: "Extern".into(), ..person.clone() };
    expected.role_id = administrators;
    expected.fields.insert("job_title".into(), "Neu".into());
    assert_eq!(changed, expected);
    let other = control.accounts().into_iter().find(|account| account.id != person.id).unwrap();
    for (body, expected) in [
        (json!({ "departmentId": "x" }), 400),
        (json!({ "roleId": "x" }), 400),
        (json!({ "fields": { "email": "" } }), 400),
        (json!({ "fields": { "login": other.login.to_uppercase() } }), 400),
        (json!({ "fields": { "EMAIL": "a@b.example" } }), 400),
        (json!({}), 200),
        (json!({ "fields": { "email": person.email.to_uppercase() } }), 200),
        (json!({ "fields": { "email": "ada.neu@nordlicht.example.com" } }), 200),
    ] {
        assert_eq!(change(body.clone()).await.0, expected, "{body}");
    }
    assert!(control.account(&person.email).is_none());
    assert_eq!(control.account("ada.neu@nordlicht.example.com").unwrap().id, person.id);
    assert_eq!(post(&simulator, Grant::Full, "/user/x", json!({})).await.0, 404);
}

#[tokio::test]
async fn accounts_are_switched_off_and_on_one_by_one_and_together() {
    use AccountStatus::{Active, Inactive, Terminated};
    let simulator = start(60);
    let control = simulator.control();
    let ids: Vec<String> = control.accounts().iter().take(3).map(|account| account.id.clone()).collect();
    let statuses = || control.accounts().iter().take(3).map(|account| account.status).collect::<Vec<_>>();
    let one = format!("/user/{}/status", ids[0]);
    for (path, body, expected, after) in [
        (one.as_str(), json!({ "status": 3 }), 200, [Inactive, Active, Active]),
        (&one, json!({ "status": "1" }), 200, [Active, Active, Active]),
        (&one, json!({ "status": 2 }), 400, [Active, Active, Active]),
        (&one, json!({}), 400, [Active, Active, Active]),
        ("/user/x/status", json!({ "status": 3 }), 404, [Active, Active, Active]),
        ("/users/deactivate", json!({ "userIds": ids }), 200, [Inactive, Inactive, Inactive]),
        ("/users/activate", json!({ "userIds": ids[0] }), 200, [Active, Inactive, Inactive]),
        ("/users/terminate", json!({ "userIds": [ids[2]] }), 200, [Active, Inactive, Terminated]),
        ("/users/activate", json!({ "userIds": [ids[1], "x"] }), 400, [Active, Inactive, Terminated]),
        ("/users/activate", json!({ "userIds": [] }), 400, [Active, Inactive, Terminated]),
        ("/users/activate", json!({}), 400, [Active, Inactive, Terminated]),
    ] {
        assert_eq!(post(&simulator, Grant::Full, path, body.clone()).await.0, expected, "{path} {body}");
        assert_eq!(statuses(), after, "{path} {body}");
    }
}

#[tokio::test]
async fn a_deleted_account_is_gone_with_what_was_learned_and_its_address_is_anybodys() {
    let simulator = start(60);
    let control = simulator.control();
    let person = somebody(&simulator);
    control.enrol(&person.email, "Brandschutz", None).unwrap();
    let before = control.accounts();
    let path = format!("/user/{}", person.id);
    let delete = async |path: &str| {
        let request = request(&simulator, Grant::Full, Method::DELETE, path).await;
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap().is_empty())
    };
    assert_eq!(delete(&path).await, (204, true));
    assert!(control.account(&person.email).is_none());
    let left: Vec<Account> = before.iter().filter(|account| account.id != person.id).cloned().collect();
    assert_eq!(control.accounts(), left);
    let (_, listed) = get(&simulator, Grant::Full, "/users/v2").await;
    assert_eq!(texts(&listed["userProfiles"], "userId").len(), left.len());
    for (list, name) in [("/enrollments", "learnerId"), ("/learners/results", "userId")] {
        let (_, answer) = get(&simulator, Grant::Full, list).await;
        let key = if list == "/enrollments" { "enrollments" } else { "results" };
        assert!(!texts(&answer[key], name).contains(&person.id.as_str()), "{list}");
    }
    assert_eq!(get(&simulator, Grant::Full, &path).await.0, 404);
    assert_eq!(post(&simulator, Grant::Full, &path, json!({})).await.0, 404);
    assert_eq!(delete(&path).await.0, 404);
    let (status, id) = post(&simulator, Grant::Full, "/user", new_user(&simulator, &person.email)).await;
    assert_eq!(status, 201);
    assert_ne!(id, json!(person.id));
    let request = request(&simulator, Grant::NoUsers, Method::DELETE, &path).await;
    assert_eq!(request.send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn pages_go_on_where_the_next_account_was_deleted() {
    let simulator = start(60);
    let (_, page) = get(&simulator, Grant::Full, "/users/v2?pageSize=2").await;
    let next = simulator.control().accounts()[2].clone();
    let request = request(&simulator, Grant::Full, Method::DELETE, &format!("/user/{}", next.id)).await;
    assert_eq!(request.send().await.unwrap().status(), 204);
    let token = page["nextPageToken"].as_str().unwrap();
    let (status, page) =
        get(&simulator, Grant::Full, &format!("/users/v2?pageSize=2&pageToken={token}")).await;
    assert_eq!(status, 200);
    assert_eq!(texts(&page["userProfiles"], "userId")[0], simulator.control().accounts()[2].id);
}
