//! JSON and XML, and what becomes of a list of one.

use super::*;

#[tokio::test]
async fn xml_is_answered_unless_json_is_asked_for() {
    let simulator = start(5);
    let token = token(&simulator, Grant::Full).await;
    for (accept, content_type, is_json) in [
        (None, None, false),
        (Some("application/json"), None, true),
        (Some("text/html, application/json;q=0.9"), None, true),
        (Some("application/xml"), Some("application/json"), false),
        (Some("*/*"), None, false),
        (Some("*/*"), Some("application/json"), true),
        (None, Some("application/json; charset=utf-8"), true),
    ] {
        for (path, expected) in [("/role", 200), ("/nothing", 404)] {
            let mut request = Client::new().get(format!("{}{path}", simulator.url())).bearer_auth(&token);
            for (name, value) in [("accept", accept), ("content-type", content_type)] {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), expected);
            let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
            let text = response.text().await.unwrap();
            assert_eq!(kind.starts_with("application/json"), is_json, "{accept:?} {content_type:?} {path}");
            let root = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<response>";
            assert_eq!(text.starts_with(root), !is_json, "{accept:?} {content_type:?} {text}");
        }
    }
}

#[tokio::test]
async fn an_error_and_a_token_come_in_xml_too() {
    let simulator = start(5);
    let refused = Client::new().get(format!("{}/user", simulator.url())).send().await.unwrap();
    assert_eq!(refused.status(), 401);
    let expected = "<response><code>401</code><message>Unauthorized</message></response>";
    assert!(refused.text().await.unwrap().ends_with(expected));
    let credentials = simulator.credentials(Grant::Full);
    let form = [
        ("client_id", credentials.client_id.as_str()),
        ("client_secret", credentials.client_secret.as_str()),
        ("grant_type", "client_credentials"),
    ];
    let answer = Client::new().post(format!("{}/api/v3/token", simulator.url())).form(&form).send().await;
    let text = answer.unwrap().text().await.unwrap();
    assert!(text.contains("<response><access_token>") && text.contains("<expires_in>1800</expires_in>"));
}

#[tokio::test]
async fn a_list_of_one_comes_as_the_one_in_every_list() {
    let simulator = start(60);
    let control = simulator.control();
    let person = somebody(&simulator);
    let course = control.courses()[0].clone();
    control.clear_accounts();
    let body = new_user(&simulator, "one@nordlicht.example.com");
    let (_, id) = post(&simulator, Grant::Full, "/user", body).await;
    control.enrol("one@nordlicht.example.com", &course.title, None).unwrap();
    for role in control.roles().into_iter().skip(1) {
        control.remove_role(&role.id);
    }
    for (path, at) in [
        ("/users/v2", "/userProfiles"),
        ("/users", "/userProfiles"),
        ("/user", ""),
        ("/users/v2", "/userProfiles/userRoles"),
        ("/role", ""),
        ("/departments?pageSize=1", "/departments"),
        (&format!("/contents?contentItemIds[]={}", course.id), "/contentItems"),
        ("/enrollments", "/enrollments"),
        ("/enrollment", "/enrollments"),
        ("/learners/results", "/results"),
    ] {
        let (status, answer) = get(&simulator, Grant::Full, path).await;
        assert_eq!(status, 200, "{path}");
        assert!(answer.pointer(at).is_some_and(Value::is_object), "{path} {answer}");
    }
    let (_, none) =
        get(&simulator, Grant::Full, &format!("/users/v2?emails[]={}", encoded(&person.email))).await;
    assert_eq!(none, json!({ "userProfiles": [] }), "a list of none is a list");
    post(&simulator, Grant::Full, "/user", new_user(&simulator, "two@nordlicht.example.com")).await;
    let (_, two) = get(&simulator, Grant::Full, "/users/v2").await;
    assert_eq!(texts(&two["userProfiles"], "userId")[0], id.as_str().unwrap());
    assert!(two["userProfiles"].is_array() && two["userProfiles"][0]["fields"].is_array());
}

#[tokio::test]
async fn in_xml_every_list_has_an_element_of_its_own_and_texts_are_escaped() {
    let simulator = start(5);
    simulator.control().clear_accounts();
    let mut body = new_user(&simulator, "one@nordlicht.example.com");
    body["fields"]["first_name"] = json!("<b>R&D</b>");
    let (_, id) = post(&simulator, Grant::Full, "/user", body).await;
    let ask = |path: String| {
        let request = request(&simulator, Grant::Full, Method::GET, "");
        async move {
            let (client, request) = request.await.build_split();
            let mut request = request.unwrap();
            *request.url_mut() = request.url().join(&path).unwrap();
            request.headers_mut().remove("accept");
            client.execute(request).await.unwrap().text().await.unwrap()
        }
    };
    let field = "<field><name>FIRST_NAME</name><value>&lt;b&gt;R&amp;D&lt;/b&gt;</value></field>";
    let listed = ask("/users/v2".to_owned()).await;
    assert!(listed.contains("<response><userProfiles><userProfile><userId>") && listed.contains(field));
    let one = ask(format!("/user/{}", id.as_str().unwrap())).await;
    assert!(one.contains("<response><userProfile><userId>") && one.contains(field), "{one}");
    assert!(ask("/role".to_owned()).await.contains("<response><role><roleId>"));
}

#[tokio::test]
async fn a_body_is_read_as_xml_unless_it_is_said_to_be_json() {
    let simulator = start(5);
    let department = simulator.department_id();
    let xml = |email: &str| {
        format!(
            "<?xml version=\"1.0\"?><request><departmentId>{department}</departmentId><fields><login>{email}</login>\
             <email>{email}</email><first_name>J&#252;rgen &amp; Co</first_name></fields><roles><userRole><roleId>{}\
             </roleId></userRole></roles><sendLoginEmail>false</sendLoginEmail></request>",
            simulator.role_id()
        )
    };
    let send = async |body: String, kind: Option<&str>| {
        let mut request = request(&simulator, Grant::Full, Method::POST, "/user").await.body(body);
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        ask(request).await
    };
    let (status, id) = send(xml("a@nordlicht.example.com"), Some("application/xml")).await;
    assert_eq!((status.as_u16(), id.is_string()), (201, true));
    assert_eq!(simulator.control().account("a@nordlicht.example.com").unwrap().first_name, "Jürgen & Co");
    assert_eq!(send(xml("b@nordlicht.example.com"), None).await.0, 201);
    let json = new_user(&simulator, "c@nordlicht.example.com").to_string();
    assert_eq!(send(json.clone(), None).await.0, 400);
    assert_eq!(send(json.clone(), Some("application/xml")).await.0, 400);
    assert_eq!(send(xml("d@nordlicht.example.com"), Some("application/json")).await.0, 400);
    assert_eq!(send(json, Some("application/json")).await.0, 201);
    let ids = format!("<request><userIds><id>{0}</id><id>{0}</id></userIds></request>", id.as_str().unwrap());
    let request = request(&simulator, Grant::Full, Method::POST, "/users/deactivate").await.body(ids);
    assert_eq!(ask(request).await.0, 200);
    let account = simulator.control().account("a@nordlicht.example.com").unwrap();
    assert_eq!(account.status, AccountStatus::Inactive);
}
