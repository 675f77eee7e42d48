//! What each of the access data may do.

use super::*;

#[tokio::test]
async fn a_department_administrator_sees_the_own_department_and_is_not_told_of_the_others() {
    let simulator = start(200);
    let control = simulator.control();
    let managed = control.managed_department();
    assert_eq!(managed.name, "Engineering");
    let accounts = control.accounts();
    let (own, others): (Vec<_>, Vec<_>) =
        accounts.iter().partition(|account| account.department == managed.name);
    assert!(own.len() > 5 && others.len() > 20);
    let (status, answer) = get(&simulator, Grant::DepartmentAdmin, "/users/v2").await;
    assert_eq!(status, 200);
    let ids: Vec<&str> = own.iter().map(|account| account.id.as_str()).collect();
    assert_eq!(texts(&answer["userProfiles"], "userId"), ids);
    let (_, answer) = get(&simulator, Grant::DepartmentAdmin, "/department").await;
    assert_eq!(texts(&answer["departments"], "departmentId"), [managed.id.as_str()]);
    assert!(answer["departments"].is_object());
    let (_, all) = get(&simulator, Grant::Full, "/enrollments").await;
    let (_, part) = get(&simulator, Grant::DepartmentAdmin, "/enrollments").await;
    let learners: BTreeSet<&str> = texts(&part["enrollments"], "learnerId").into_iter().collect();
    assert_eq!(learners, ids.iter().copied().collect());
    assert!(list(&part["enrollments"]).len() < list(&all["enrollments"]).len());
    let (_, part) = get(&simulator, Grant::DepartmentAdmin, "/learners/results").await;
    assert!(texts(&part["results"], "userId").iter().all(|id| ids.contains(id)));

    let other = &others[0].id;
    let mut new = new_user(&simulator, "new@nordlicht.example.com");
    assert_eq!(post(&simulator, Grant::DepartmentAdmin, "/user", new.clone()).await.0, 403);
    assert!(control.account("new@nordlicht.example.com").is_none());
    new["departmentId"] = json!(managed.id);
    assert_eq!(post(&simulator, Grant::DepartmentAdmin, "/user", new).await.0, 201);
    let below = json!({ "name": "Werkstudium", "parentDepartmentId": managed.id });
    let (_, below) = post(&simulator, Grant::DepartmentAdmin, "/department", below).await;
    let (root, child) =
        (json!({ "departmentId": simulator.department_id() }), json!({ "departmentId": below }));
    for (path, body, expected) in [
        (format!("/user/{other}"), json!({}), 403),
        (format!("/user/{other}/status"), json!({ "status": 3 }), 403),
        ("/users/deactivate".to_owned(), json!({ "userIds": [ids[0], other] }), 403),
        (format!("/user/{}", ids[0]), root, 403),
        (format!("/user/{}", ids[0]), child, 200),
        (format!("/user/{}/status", ids[0]), json!({ "status": 3 }), 200),
        (
            "/department".to_owned(),
            json!({ "name": "x", "parentDepartmentId": simulator.department_id() }),
            403,
        ),
        (
            "/enrollment".to_owned(),
            json!({ "courseIds": [control.courses()[0].id], "learnerIds": [other], "dueDateType": "unlimited" }),
            403,
        ),
    ] {
        assert_eq!(post(&simulator, Grant::DepartmentAdmin, &path, body).await.0, expected, "{path}");
    }
    assert_eq!(get(&simulator, Grant::DepartmentAdmin, &format!("/user/{other}")).await.0, 403);
    let (_, moved) = get(&simulator, Grant::DepartmentAdmin, &format!("/user/{}", ids[0])).await;
    assert_eq!(moved["response"]["departmentId"], below, "what is below the own department is seen too");
}

#[tokio::test]
async fn without_a_right_there_is_403_and_an_object_that_says_so() {
    let simulator = start(30);
    let id = simulator.control().accounts()[1].id.clone();
    let one = format!("/user/{id}");
    let certificate = format!("/certificate/{id}");
    let people = ["/user", "/user/v2", "/users", "/users/v2", one.as_str()];
    let learning = ["/enrollments", "/enrollment", "/learners/results", certificate.as_str()];
    let open = ["/role", "/department", "/departments", "/contents"];
    for (grant, refused, allowed) in [
        (Grant::NoUsers, [&people[..], &learning[..]].concat(), open.to_vec()),
        (Grant::NoResults, learning.to_vec(), [&people[..], &open[..]].concat()),
    ] {
        for path in refused {
            let expected = json!({ "code": 403, "message": "Permission denied" });
            assert_eq!(get(&simulator, grant, path).await, (StatusCode::FORBIDDEN, expected), "{path}");
        }
        for path in allowed {
            assert_eq!(get(&simulator, grant, path).await.0, 200, "{grant:?} {path}");
        }
    }
    let new = new_user(&simulator, "new@nordlicht.example.com");
    for (path, body) in [
        ("/user", new),
        (one.as_str(), json!({})),
        (&format!("{one}/status"), json!({ "status": 3 })),
        ("/users/deactivate", json!({ "userIds": [id] })),
        ("/enrollment", json!({})),
    ] {
        assert_eq!(post(&simulator, Grant::NoUsers, path, body).await.0, 403, "{path}");
    }
}
