//! Each provider gives what is asked of it.

use std::time::Duration;

use super::*;

#[test]
fn personio_gives_a_token_and_a_page_of_people_until_the_token_is_a_day_old() {
    let clock = Clock::at(morning());
    let simulator = at(clock.clone());
    let page = || personio(&simulator, "/v1/company/employees?limit=10&offset=10");
    let request = page();
    let (status, _, body) = answer(&simulator, request.clone());
    assert_eq!((status.as_u16(), body["data"].as_array().unwrap().len()), (200, 10));
    assert_eq!(body["metadata"], json!({ "total_elements": 20, "current_page": 1, "total_pages": 2 }));
    clock.advance(Duration::from_hours(24));
    assert_eq!(answer(&simulator, request).0, 403);
    assert_eq!(answer(&simulator, page()).0, 200);
}

#[test]
fn bamboohr_gives_a_page_of_its_dataset_under_either_address() {
    let simulator = simulator();
    let body = json!({ "fields": ["eeid", "lastName"], "pageSize": 1000 });
    for (path, expected) in [
        ("/api/v2/datasets/employee/data", 200),
        ("/api/gateway.php/nordlicht/v2/datasets/employee/data", 200),
        ("/api/gateway.php/other/v2/datasets/employee/data", 404),
    ] {
        let (status, _, page) = answer(&simulator, json(bamboohr(&simulator, "POST", path), &body));
        assert_eq!(status, expected, "{path}");
        assert_eq!(
            page["data"].as_array().map_or(0, Vec::len),
            if expected == 200 { 20 } else { 0 },
            "{path}"
        );
    }
}

#[test]
fn the_company_is_taken_from_the_host_of_the_address_as_on_the_wire() {
    let simulator: bamboohr::Simulator = simulator();
    for (host, expected) in [("nordlicht.bamboohr.com", 200), ("other.bamboohr.com", 404)] {
        let uri = format!("https://{host}/api/v1/employees/0");
        assert_eq!(
            answer(&simulator, nothing(bamboohr(&simulator, "GET", "").uri(uri))).0,
            expected,
            "{host}"
        );
    }
}

#[test]
fn ispring_gives_a_token_and_the_accounts_and_a_link_that_leads_back() {
    let simulator = simulator();
    let (status, _, page) = answer(&simulator, nothing(ispring(&simulator, "GET", "/users/v2")));
    assert_eq!(status, 200);
    assert_eq!(page["userProfiles"].as_array().unwrap().len(), simulator.control().accounts().len());

    let mut certificates = simulator.control().enrolments().into_iter().filter_map(|known| known.certificate);
    let id = certificates.next().unwrap();
    let path = format!("/certificate/{id}");
    let (_, _, link) = answer(&simulator, nothing(ispring(&simulator, "GET", &path)));
    let url = link["url"].as_str().unwrap();
    assert!(url.starts_with(simulator.url()), "{url}");
    let file = ask(&simulator, nothing(Request::get(url))).answer;
    assert!(matches!(&file, Answer::Response { body, .. } if body.starts_with(b"%PDF")), "{file:?}");
}

#[test]
fn the_identity_provider_signs_somebody_in_whom_personio_knows_under_the_same_address() {
    let (identity, personio): (identity::Simulator, personio::Simulator) = (simulator(), simulator());
    let email = identity.control().at_work().remove(0);
    assert!(personio.control().people().iter().any(|person| person.email == email));
    let redirected = identity.authorize(&authorize_url(&identity), &email).unwrap();
    let request = exchange(&identity, &redirected);
    let (status, _, tokens) = answer(&identity, request.clone());
    assert_eq!((status.as_u16(), &tokens["token_type"]), (200, &json!("Bearer")));
    assert!(tokens["id_token"].as_str().is_some_and(|token| token.split('.').count() == 3));
    assert_eq!(answer(&identity, request).0, 400, "a code is good once");
}

#[test]
fn simulators_that_share_a_clock_live_at_one_time() {
    let clock = Clock::at(morning());
    let (personio, bamboohr): (personio::Simulator, bamboohr::Simulator) =
        (at(clock.clone()), at(clock.clone()));
    clock.set("2027-03-01T12:00:00Z".parse().unwrap());
    personio.control().terminate(10_001).unwrap();
    bamboohr.control().terminate(10_001).unwrap();
    let last_day = |people: Vec<std::sync::Arc<simulators::company::Person>>| people[0].termination_date;
    let expected = "2027-03-01".parse().ok();
    assert_eq!(last_day(personio.control().people()), expected);
    assert_eq!(last_day(bamboohr.control().people()), expected);
    personio.control().reset();
    assert_eq!(bamboohr.control().clock().date_time(), clock.date_time(), "a reset leaves others their time");
}
