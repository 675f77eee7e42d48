//! The same options, the same time and the same requests give the same answers, byte for byte.

use std::time::Duration;

use simulators::faults::{Effect, Fault};
use simulators::ispring::Completion;

use super::*;

/// Plays a scene with two simulators of the same kind, and compares what comes.
fn twice<P: Provider>(scene: impl Fn(&Simulator<P>) -> Vec<Outcome>) {
    let (first, second) = (scene(&simulator()), scene(&simulator()));
    assert!(!first.is_empty());
    for (nth, (first, second)) in first.iter().zip(&second).enumerate() {
        assert_eq!(first, second, "the answer to request {nth}");
    }
    assert_eq!(first.len(), second.len());
}

#[test]
fn personio_repeats_itself() {
    twice(|simulator: &personio::Simulator| {
        let control = simulator.control();
        control.hire(3);
        control.vanish(10);
        control.fault(Fault::on("limit=7", Effect::Cut { bytes: 300 }));
        let credentials = simulator.credentials(personio::Grant::Full);
        let fields = [
            ("client_id", credentials.client_id.as_str()),
            ("client_secret", &credentials.client_secret),
            ("grant_type", "client_credentials"),
        ];
        let entered = ask(simulator, form(to(simulator, "POST", "/v2/auth/token"), &fields));
        let wrong = ask(simulator, form(to(simulator, "POST", "/v2/auth/token"), &fields[1..]));
        let paths = [
            "/v1/company/employees",
            "/v1/company/employees?limit=7&offset=7",
            "/v1/company/employees/attributes",
            "/v1/company/employees/10002",
            "/v1/company/employees/10002/profile-picture",
            "/v2/persons",
            "/v2/persons/10002",
            "/v2/nothing",
        ];
        let asked = paths.map(|path| {
            control.clock().advance(Duration::from_millis(70));
            ask(simulator, personio(simulator, path))
        });
        [entered, wrong].into_iter().chain(asked).collect()
    });
}

#[test]
fn bamboohr_repeats_itself() {
    const PARTS: &str = "--b\r\nContent-Disposition: form-data; name=\"fileName\"\r\n\r\nz.pdf\r\n\
        --b\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\n13\r\n\
        --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"z.pdf\"\r\n\
        Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--b--\r\n";
    twice(|simulator: &bamboohr::Simulator| {
        let control = simulator.control();
        control.restrict(bamboohr::Grant::Full, &["gender", "dateOfBirth"]).unwrap();
        control.vanish(10);
        control.clock().advance(Duration::from_secs(5));
        let asks = |method: &str, path: &str, body: Value| {
            ask(simulator, json(bamboohr(simulator, method, &format!("/api{path}")), &body))
        };
        let upload = bamboohr(simulator, "POST", "/api/v1/employees/2/files")
            .header("content-type", "multipart/form-data; boundary=b")
            .body(PARTS.into())
            .unwrap();
        let hook = json!({
            "name": "Rollcall", "url": "https://example.com/hook", "format": "json", "events": ["employee.updated"],
            "monitorFields": ["firstName"],
        });
        let data =
            json!({ "fields": ["eeid", "firstName", "gender", "jobInformationDepartment"], "pageSize": 10 });
        vec![
            asks("GET", "/v1_2/datasets/employee/fields", Value::Null),
            asks("POST", "/v2/datasets/employee/data", data),
            asks("POST", "/v2/datasets/employee/data", json!({ "fields": ["nonsense", "more", "eeid"] })),
            asks("GET", "/v1/employees/directory", Value::Null),
            asks("GET", "/v1/employees/changed?since=2020-01-01T00:00:00Z", Value::Null),
            asks("GET", "/v1/employees/2?fields=firstName,lastName,gender,hireDate", Value::Null),
            asks("GET", "/v1/meta/fields", Value::Null),
            asks("GET", "/v1/employees/1/photo/small", Value::Null),
            asks("POST", "/v1/training/type", json!({ "name": "Erste Hilfe" })),
            asks("GET", "/v1/training/type", Value::Null),
            asks("POST", "/v1/training/record/employee/2", json!({ "completed": "2026-10-01", "type": 14 })),
            asks("GET", "/v1/training/record/employee/2", Value::Null),
            ask(simulator, upload),
            asks("GET", "/v1/employees/2/files/view/", Value::Null),
            asks("GET", "/v1/employees/2/files/24", Value::Null),
            asks("POST", "/v1/webhooks", hook),
            asks("GET", "/v1/webhooks", Value::Null),
            asks("GET", "/v1/nothing", Value::Null),
        ]
    });
}

#[test]
fn ispring_repeats_itself() {
    twice(|simulator: &ispring::Simulator| {
        let asks = |method: &str, path: &str, body: Value| {
            let request = ispring(simulator, method, path).header("x-return-object", "true");
            ask(simulator, json(request, &body))
        };
        let email = "ada.neumann@nordlicht.example.com";
        let added = asks("POST", "/user", account(simulator, email));
        let again = asks("POST", "/user", account(simulator, email));
        let control = simulator.control();
        control.clock().advance(Duration::from_hours(2));
        let certificate = control.complete(email, "Brandschutz", Completion::default()).unwrap();
        let certificate = certificate.certificate.unwrap();
        let id = control.account(email).unwrap().id;
        let link = asks("GET", &format!("/certificate/{certificate}"), Value::Null);
        let Answer::Response { body, .. } = &link.answer else { panic!("{link:?}") };
        let url = serde_json::from_slice::<Value>(body).unwrap()["url"].as_str().unwrap().to_owned();
        let file = ask(simulator, nothing(Request::get(url)));
        let paths = [
            "/role",
            "/department",
            "/departments?pageSize=2",
            "/user",
            "/users/v2?pageSize=5",
            "/contents",
            "/enrollment",
            "/enrollments?pageSize=5",
            "/learners/results",
            "/nothing",
        ];
        let one = asks("POST", &format!("/user/{id}/status"), json!({ "status": 3 }));
        let lists = paths.map(|path| asks("GET", path, Value::Null));
        [added, again, link, file, one].into_iter().chain(lists).collect()
    });
}

#[test]
fn an_identity_provider_repeats_itself() {
    twice(|simulator: &identity::Simulator| {
        let control = simulator.control();
        let email = control.at_work().remove(0);
        let tokens = || {
            control.clock().advance(Duration::from_millis(1_500));
            let redirected = simulator.authorize(&authorize_url(simulator), &email).unwrap();
            ask(simulator, exchange(simulator, &redirected))
        };
        let first = tokens();
        control.rotate_keys(identity::Tenant::Acme);
        let second = tokens();
        control.sign_with(identity::Tenant::Acme, identity::Algorithm::EdDSA);
        let third = tokens();
        let paths = [
            "/acme/jwks",
            "/other/jwks",
            "/acme/.well-known/openid-configuration",
            "/acme/end-session",
            "/no",
        ];
        let asked = paths.map(|path| ask(simulator, nothing(to(simulator, "GET", path))));
        [first, second, third].into_iter().chain(asked).collect()
    });
}
