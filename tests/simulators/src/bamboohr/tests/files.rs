//! Files of employees and their categories.

use super::*;
use crate::faults::{Effect, Fault};

const BOUNDARY: &str = "boundary-of-parts";

/// The parts of an upload: `fileName`, `category`, `share`, and the file.
fn form(fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    if let Some((name, bytes)) = file {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/pdf\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

async fn upload(simulator: &Simulator, grant: Grant, employee: &str, body: Vec<u8>) -> reqwest::Response {
    let request = request(simulator, grant, Method::POST, &format!("/v1/employees/{employee}/files"));
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    request.header("content-type", kind).body(body).send().await.unwrap()
}

#[tokio::test]
async fn an_uploaded_certificate_is_found_downloaded_changed_and_deleted() {
    let simulator = start(3);
    simulator.control().clock().stop();
    let categories = "/v1/employees/files/categories";
    let post = |body: Value| ask(request(&simulator, Grant::Full, Method::POST, categories).json(&body));
    for (body, expected) in [
        (json!(["Certificates"]), 201),
        (json!(["Certificates"]), 400),
        (json!(["New", "New"]), 400),
        (json!([""]), 400),
        (json!({}), 400),
        (json!([]), 200),
    ] {
        assert_eq!(post(body.clone()).await.0, expected, "{body}");
    }
    let fields = [("fileName", "Zertifikat.pdf"), ("category", "14"), ("share", "yes")];
    let response = upload(&simulator, Grant::Full, "2", form(&fields, Some(("z.pdf", b"%PDF-1.7")))).await;
    assert_eq!(response.status(), 201);
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(location, format!("{}/api/gateway.php/nordlicht/v1/employees/2/files/24", simulator.url()));
    assert_eq!(response.text().await.unwrap(), "");

    let (_, view) = get(&simulator, Grant::Full, "/v1/employees/2/files/view/").await;
    assert_eq!(view["employee"], json!({ "id": 2 }));
    let category = &view["categories"][1];
    assert_eq!((&category["id"], &category["name"]), (&json!(14), &json!("Certificates")));
    assert_eq!((&category["canUploadFiles"], &view["categories"][0]["files"]), (&json!("yes"), &json!([])));
    let file = &category["files"][0];
    let created = super::super::dates::iso(simulator.control().clock().date_time(), "+0000");
    assert_eq!(
        (&file["id"], &file["name"], &file["originalFileName"], &file["size"], &file["shareWithEmployee"]),
        (&json!(24), &json!("Zertifikat.pdf"), &json!("z.pdf"), &json!(8), &json!("yes"))
    );
    assert_eq!(file["dateCreated"], json!(created));
    let (_, other) = get(&simulator, Grant::Full, "/v1/employees/3/files/view").await;
    assert_eq!(other["categories"][1]["files"], json!([]));

    let download =
        Client::new().get(&location).basic_auth(simulator.key(Grant::Full), Some("x")).send().await.unwrap();
    assert_eq!(download.headers()["content-disposition"], "attachment; filename=\"z.pdf\"");
    assert_eq!(download.headers()["content-type"], "application/pdf");
    assert_eq!(download.bytes().await.unwrap().as_ref(), b"%PDF-1.7");

    let path = "/v1/employees/2/files/24";
    let change = json!({ "name": "Neu.pdf", "categoryId": 13, "shareWithEmployee": "no" });
    assert_eq!(ask(request(&simulator, Grant::Full, Method::POST, path).json(&change)).await.0, 200);
    let stored = &simulator.control().files()[0];
    assert_eq!((stored.name.as_str(), stored.category, stored.shared), ("Neu.pdf", 13, false));
    let missing = json!({ "categoryId": 99 });
    assert_eq!(ask(request(&simulator, Grant::Full, Method::POST, path).json(&missing)).await.0, 404);
    for (method, path, expected) in [
        (Method::DELETE, "/v1/employees/3/files/24", 404),
        (Method::DELETE, path, 200),
        (Method::DELETE, path, 200),
        (Method::GET, path, 404),
        (Method::DELETE, "/v1/employees/2/files/25", 404),
    ] {
        assert_eq!(ask(request(&simulator, Grant::Full, method, path)).await.0, expected, "{path}");
    }
}

#[tokio::test]
async fn an_upload_is_checked() {
    let simulator = start(3);
    simulator.control().hide(10_003).unwrap();
    let good = [("fileName", "a.pdf"), ("category", "13")];
    let file: Option<(&str, &[u8])> = Some(("a.pdf", b"x"));
    let big = vec![b'x'; 20 * 1024 * 1024];
    for (grant, employee, body, expected) in [
        (Grant::Full, "2", form(&good, None), 400),
        (Grant::Full, "2", form(&good, Some(("a.pdf", b""))), 400),
        (Grant::Full, "2", form(&good, Some(("a.exe", b"x"))), 400),
        (Grant::Full, "2", form(&[("category", "13")], file), 400),
        (Grant::Full, "2", form(&[("fileName", "a"), ("category", "13"), ("share", "maybe")], file), 400),
        (Grant::Full, "2", b"not a form".to_vec(), 400),
        (Grant::Full, "2", form(&[("fileName", "a"), ("category", "99")], file), 404),
        (Grant::Full, "2", form(&[("fileName", "a")], file), 404),
        (Grant::Full, "2", form(&good, Some(("a.pdf", &big))), 413),
        (Grant::Full, "9", form(&good, file), 404),
        (Grant::Full, "3", form(&good, file), 403),
        (Grant::NoTraining, "2", form(&good, file), 403),
        (Grant::Directory, "2", form(&good, file), 403),
        (Grant::Full, "0", form(&good, file), 201),
    ] {
        let length = body.len();
        let status = upload(&simulator, grant, employee, body).await.status();
        assert_eq!(status, expected, "{grant:?} {employee} {length}");
    }
    let files = simulator.control().files();
    assert_eq!((files.len(), files[0].person, files[0].shared), (1, 10_001, false));
    let plain = request(&simulator, Grant::Full, Method::POST, "/v1/employees/2/files").json(&json!({}));
    assert_eq!(ask(plain).await.0, 400);
}

/// Field by field in another order, without a type for the file, to an address with a slash at the end.
#[tokio::test]
async fn an_upload_as_a_well_known_client_sends_it_is_read_back_as_xml() {
    let simulator = start(3);
    let part = |name: &str, more: &str, text: &str| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{text}\r\n")
    };
    let body = [
        part("file", "; filename=\"z.pdf\"", "%PDF-1.7"),
        part("fileName", "", "Prüfung & Co.pdf"),
        part("category", "", "13"),
        part("share", "", "no"),
        format!("--{BOUNDARY}--\r\n"),
    ];
    let request = |method, path| request(&simulator, Grant::Full, method, path);
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let sent =
        request(Method::POST, "/v1/employees/2/files/").header("content-type", kind).body(body.concat());
    assert_eq!(ask(sent).await.0, 201);
    let url = format!("{}/api/v1/employees/2/files/view/", simulator.url());
    let view = Client::new().get(url).basic_auth(simulator.key(Grant::Full), Some("x"));
    let xml = view.header("accept", "application/xml").send().await.unwrap().text().await.unwrap();
    let expected = "<file id=\"24\"><name>Prüfung &amp; Co.pdf</name><originalFileName>z.pdf</originalFileName>\
                    <size>8</size>";
    assert!(xml.contains(expected), "{xml}");
    let file = request(Method::GET, "/v1/employees/2/files/24/").send().await.unwrap();
    assert_eq!(file.headers()["content-type"], "application/octet-stream");
    assert_eq!(file.bytes().await.unwrap().as_ref(), b"%PDF-1.7");
}

#[tokio::test]
async fn without_an_accessible_category_there_is_nothing_to_view() {
    let simulator = start(2);
    for (grant, path, expected) in [
        (Grant::Full, "/v1/employees/2/files/view", 200),
        (Grant::Full, "/v1/employees/9/files/view", 404),
        (Grant::NoTraining, "/v1/employees/2/files/view", 404),
        (Grant::NoEmployees, "/v1/employees/2/files/view", 403),
    ] {
        assert_eq!(get(&simulator, grant, path).await.0, expected, "{grant:?} {path}");
    }
    let url = format!("{}/api/v1/employees/2/files/view", simulator.url());
    let xml = Client::new().get(url).basic_auth(simulator.key(Grant::Full), Some("x")).send().await.unwrap();
    let expected = "<employee id=\"2\"><category id=\"13\"><name>Signed Documents</name>";
    assert!(xml.text().await.unwrap().contains(expected));
    simulator.control().file_categories(&[]);
    assert_eq!(get(&simulator, Grant::Full, "/v1/employees/2/files/view").await.0, 404);
}

#[tokio::test]
async fn the_controls_read_files_and_records_back() {
    let simulator = start(2);
    upload(
        &simulator,
        Grant::Full,
        "2",
        form(&[("fileName", "a.pdf"), ("category", "13")], Some(("a.pdf", b"abc"))),
    )
    .await;
    let completed = json!({ "completed": "2026-05-29", "type": 14 });
    ask(request(&simulator, Grant::Full, Method::POST, "/v1/training/record/employee/2").json(&completed))
        .await;
    let control = async |method, path, body| ask_control(&simulator, method, path, body).await;
    let (_, files) = control(Method::GET, "/files", Value::Null).await;
    assert_eq!(
        (&files[0]["id"], &files[0]["person"], &files[0]["size"]),
        (&json!(24), &json!(10_002), &json!(3))
    );
    let file = Client::new().get(format!("{}/_control/files/24", simulator.url())).send().await.unwrap();
    let bytes = file.bytes().await.unwrap();
    assert_eq!(bytes.as_ref(), b"abc");
    let (_, records) = control(Method::GET, "/training/records", Value::Null).await;
    assert_eq!((&records[0]["person"], &records[0]["completed"]), (&json!(10_002), &json!("2026-05-29")));
    assert_eq!(control(Method::GET, "/training/types", Value::Null).await.1[0]["name"], "Brandschutz");
    for (method, path, body) in [
        (Method::PUT, "/training/settings", json!({ "cost": false })),
        (Method::POST, "/training/types/14/freeze", json!({})),
        (Method::PUT, "/files/categories", json!({ "names": ["Certificates"] })),
    ] {
        assert_eq!(control(method, path, body).await.0, 204, "{path}");
    }
}

#[tokio::test]
async fn an_uploaded_file_whose_answer_is_lost_is_there_all_the_same() {
    let simulator = start(3);
    let body = form(&[("fileName", "a.pdf"), ("category", "13")], Some(("a.pdf", b"abc")));
    let send = || {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = request(&simulator, Grant::Full, Method::POST, "/v1/employees/2/files");
        request.header("content-type", kind).body(body.clone()).send()
    };
    simulator.control().fault(Fault::on("employees/2/files", Effect::LoseAnswer).times(1));
    assert!(send().await.is_err());
    assert_eq!(simulator.control().files().len(), 1);
    // There is no body to cut, so the client learns everything.
    simulator.control().fault(Fault::on("employees/2/files", Effect::Cut { bytes: 0 }).times(1));
    let whole = send().await.unwrap();
    assert_eq!(whole.status(), 201);
    assert!(whole.headers().contains_key("location") && whole.bytes().await.unwrap().is_empty());
    assert_eq!(simulator.control().files().len(), 2);
}
