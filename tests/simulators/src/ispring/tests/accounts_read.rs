//! Lists of accounts and single ones.

use super::*;

#[tokio::test]
async fn pages_follow_each_other_and_the_last_one_names_no_next() {
    let simulator = start(100);
    let all: Vec<String> = simulator.control().accounts().into_iter().map(|account| account.id).collect();
    for path in ["/users/v2", "/users"] {
        let (mut found, mut next, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let asked = format!("{path}?pageSize=10&pageToken={}", encoded(&next));
            let (status, page) = get(&simulator, Grant::Full, &asked).await;
            assert_eq!(status, 200);
            found.extend(texts(&page["userProfiles"], "userId").into_iter().map(str::to_owned));
            pages += 1;
            match page.get("nextPageToken") {
                Some(token) => token.as_str().unwrap().clone_into(&mut next),
                None => break,
            }
        }
        assert_eq!((&found, pages), (&all, all.len().div_ceil(10)));
    }
    let (_, whole) = get(&simulator, Grant::Full, "/users/v2").await;
    assert_eq!((list(&whole["userProfiles"]).len(), whole.get("nextPageToken")), (all.len(), None));
    for wrong in ["pageSize=0", "pageSize=-1", "pageSize=many", "pageToken=%21", "pageToken=bm9ib2R5"] {
        assert_eq!(get(&simulator, Grant::Full, &format!("/users/v2?{wrong}")).await.0, 400, "{wrong}");
    }
}

#[tokio::test]
async fn an_unasked_page_has_a_thousand() {
    let simulator = start(3_200);
    let total = simulator.control().accounts().len();
    assert!(total > 1_000);
    let (_, page) = get(&simulator, Grant::Full, "/users/v2").await;
    assert_eq!(list(&page["userProfiles"]).len(), 1_000);
    let path = format!("/users/v2?pageToken={}", page["nextPageToken"].as_str().unwrap());
    let (_, page) = get(&simulator, Grant::Full, &path).await;
    assert_eq!(list(&page["userProfiles"]).len(), total - 1_000);
}

#[tokio::test]
async fn fields_are_listed_with_upper_case_names() {
    let simulator = start(60);
    let person = somebody(&simulator);
    let path = format!("/users/v2?emails[]={}", encoded(&person.email));
    let (_, answer) = get(&simulator, Grant::Full, &path).await;
    let profile = &answer["userProfiles"];
    assert_eq!(profile["userId"], json!(person.id));
    let fields = json!([
        { "name": "EMAIL", "value": person.email },
        { "name": "FIRST_NAME", "value": person.first_name },
        { "name": "JOB_TITLE", "value": person.position },
        { "name": "LAST_NAME", "value": person.last_name },
        { "name": "LOGIN", "value": person.login },
    ]);
    assert_eq!(profile["fields"], fields);
    let role = json!({ "roleId": simulator.role_id(), "roleType": "learner" });
    assert_eq!(
        (&profile["role"], &profile["roleId"], &profile["userRoles"], &profile["status"]),
        (&json!("learner"), &role["roleId"], &role, &json!(1))
    );
    let added = profile["addedDate"].as_str().unwrap();
    assert!(added.len() == 25 && added.ends_with("+00:00"), "{added}");
    let (_, one) = get(&simulator, Grant::Full, &format!("/user/{}", person.id)).await;
    assert_eq!(one, json!({ "response": profile }));
}

#[tokio::test]
async fn filters_take_any_letter_case_and_count_with_their_brackets_alone() {
    let simulator = start(100);
    let accounts = simulator.control().accounts();
    let (a, b) = (&accounts[1], &accounts[2]);
    let (email, login) = (encoded(&a.email.to_uppercase()), encoded(&b.login.to_uppercase()));
    let department = simulator.control().department_id("Engineering").unwrap();
    let engineers = accounts.iter().filter(|account| account.department == "Engineering").count();
    for (query, expected) in [
        (format!("emails[]={email}"), 1),
        (format!("emails%5B%5D={email}&emails%5B%5D={}", encoded(&b.email)), 2),
        (format!("logins[]={login}"), 1),
        (format!("userIds[]={}&userIds[]={}&userIds[]=x", a.id, b.id), 2),
        (format!("emails[]={email}&logins[]={login}"), 0),
        (format!("departments[]={department}"), engineers),
        ("emails[]=nobody@nordlicht.example.com".to_owned(), 0),
        (format!("emails={email}"), accounts.len()),
    ] {
        let (status, answer) = get(&simulator, Grant::Full, &format!("/users/v2?{query}")).await;
        assert_eq!((status.as_u16(), list(&answer["userProfiles"]).len()), (200, expected), "{query}");
        let (_, answer) = get(&simulator, Grant::Full, &format!("/user?{query}")).await;
        let everywhere = if query.starts_with("userIds") { 2 } else { expected };
        assert_eq!(list(&answer).len(), everywhere, "{query}");
    }
}

#[tokio::test]
async fn the_first_version_takes_the_terminated_for_inactive() {
    let simulator = start(60);
    let id = somebody(&simulator).id;
    for status in [5, 3, 1] {
        let path = format!("/user/{id}/status");
        assert_eq!(post(&simulator, Grant::Full, &path, json!({ "status": status })).await.0, 200);
        let first = if status == 5 { 3 } else { status };
        for (path, at, expected) in [
            (format!("/user/{id}"), "/response/status", first),
            (format!("/user/{id}/v2"), "/response/status", status),
            (format!("/users/v2?userIds[]={id}"), "/userProfiles/status", status),
        ] {
            let (_, answer) = get(&simulator, Grant::Full, &path).await;
            assert_eq!(answer.pointer(at), Some(&json!(expected)), "{path}");
        }
    }
    let missing = get(&simulator, Grant::Full, "/user/x").await;
    assert_eq!(missing, (StatusCode::NOT_FOUND, json!({ "code": 404, "message": "Unknown user" })));
}
