//! The tree of departments.

use super::*;

#[tokio::test]
async fn departments_are_called_like_the_companys_and_come_whole_or_in_pages() {
    let simulator = start(60);
    let (_, whole) = get(&simulator, Grant::Full, "/department").await;
    let names = texts(&whole["departments"], "name");
    assert_eq!(names[..3], ["Nordlicht", "Geschäftsführung", "Engineering"]);
    assert_eq!(names.last(), Some(&"Extern"));
    assert_eq!(whole["departments"][0].get("parentDepartmentId"), None);
    assert_eq!(whole["departments"][1]["parentDepartmentId"], json!(simulator.department_id()));
    assert_eq!(whole["departments"][1]["subordination"], json!({ "subordinationType": "inherit" }));
    let (_, first) = get(&simulator, Grant::Full, "/departments?pageSize=4").await;
    let next = encoded(first["nextPageToken"].as_str().unwrap());
    let (_, rest) = get(&simulator, Grant::Full, &format!("/departments?pageToken={next}")).await;
    let pages = [texts(&first["departments"], "name"), texts(&rest["departments"], "name")].concat();
    assert_eq!((pages, rest.get("nextPageToken")), (names, None));
}

#[tokio::test]
async fn a_department_is_made_below_another_and_changed() {
    let simulator = start(20);
    let root = simulator.department_id();
    let create = async |body: Value| post(&simulator, Grant::Full, "/department", body).await;
    for body in [
        json!({ "parentDepartmentId": root }),
        json!({ "name": " ", "parentDepartmentId": root }),
        json!({ "name": "Neu" }),
        json!({ "name": "Neu", "parentDepartmentId": "x" }),
        json!("x"),
    ] {
        assert_eq!(create(body.clone()).await.0, 400, "{body}");
    }
    let (status, id) = create(json!({ "name": "Neu", "parentDepartmentId": root, "code": "N1" })).await;
    assert_eq!(status, 201);
    let path = format!("/department/{}", id.as_str().unwrap());
    let object =
        request(&simulator, Grant::Full, Method::POST, "/department").await.header("x-return-object", "true");
    let (_, child) = ask(object.json(&json!({ "name": "Kind", "parentDepartmentId": id }))).await;
    assert_eq!((&child["name"], &child["parentDepartmentId"]), (&json!("Kind"), &id));
    let change =
        request(&simulator, Grant::Full, Method::POST, &path).await.json(&json!({ "name": "Anders" }));
    let changed = change.send().await.unwrap();
    assert_eq!((changed.status().as_u16(), changed.text().await.unwrap().as_str()), (204, ""));
    let (_, one) = get(&simulator, Grant::Full, &path).await;
    assert_eq!((&one["response"]["name"], &one["response"]["code"]), (&json!("Anders"), &json!("N1")));
    let (_, by_code) = get(&simulator, Grant::Full, "/department?code=N1").await;
    assert_eq!(by_code["departments"]["departmentId"], id);
    for (path, body, expected) in [
        (path.as_str(), json!({ "parentDepartmentId": child["departmentId"] }), 400),
        (&path, json!({ "name": "" }), 400),
        (&path, json!({ "code": "" }), 204),
        (&format!("/department/{root}"), json!({ "parentDepartmentId": id }), 400),
        (&format!("/department/{root}"), json!({ "name": "Nordlicht AG" }), 204),
        ("/department/x", json!({}), 404),
    ] {
        assert_eq!(post(&simulator, Grant::Full, path, body.clone()).await.0, expected, "{path} {body}");
    }
    let (_, none) = get(&simulator, Grant::Full, "/department?code=N1").await;
    assert_eq!(none, json!({ "departments": [] }));
}
