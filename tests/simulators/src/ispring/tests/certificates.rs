//! Certificates and their links.

use std::time::Duration;

use super::*;
use crate::ispring::{Completion, Enrolment};

fn done(simulator: &Simulator, email: &str) -> Enrolment {
    simulator.control().add_course("Ladungssicherung (Stapler)");
    let completed_at = "2026-03-05T09:30:00Z".parse().ok();
    let completion = Completion { completed_at, ..Completion::default() };
    simulator.control().complete(email, "Ladungssicherung (Stapler)", completion).unwrap()
}

async fn link(simulator: &Simulator, certificate: &str) -> String {
    let (status, answer) = get(simulator, Grant::Full, &format!("/certificate/{certificate}")).await;
    assert_eq!(status, 200);
    assert_eq!(answer.as_object().unwrap().len(), 1);
    answer["url"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_link_needs_no_token_but_its_own_and_leads_to_a_pdf() {
    let simulator = start(20);
    post(&simulator, Grant::Full, "/user", new_user(&simulator, "ada@nordlicht.example.com")).await;
    let certificate = done(&simulator, "ada@nordlicht.example.com").certificate.unwrap();
    let url = link(&simulator, &certificate).await;
    assert!(url.starts_with(&format!("{}/download/v1/certificate/{certificate}?token=", simulator.url())));
    let mut files = Vec::new();
    for url in [&url, &link(&simulator, &certificate).await] {
        let file = Client::new().get(url).send().await.unwrap();
        assert_eq!(
            (file.status().as_u16(), &file.headers()["content-type"]),
            (200, &"application/pdf".parse().unwrap())
        );
        files.push(file.bytes().await.unwrap());
    }
    assert_eq!(files[0], files[1], "the same bytes each time");
    let text = String::from_utf8_lossy(&files[0]);
    for part in ["%PDF-1.4", "(Ada Neumann)", "(Ladungssicherung \\(Stapler\\))", "(am 05.03.2026)", "%%EOF"]
    {
        assert!(text.contains(part), "{part}");
    }
    let last = simulator.control().requests().last.pop_back().unwrap();
    assert_eq!(last.query, "(credentials)", "the token of a link is not kept");
    let xml = Client::new().get(format!("{}/certificate/{certificate}", simulator.url()));
    let xml =
        xml.bearer_auth(token(&simulator, Grant::Full).await).send().await.unwrap().text().await.unwrap();
    assert!(xml.contains("<response><issuedCertificate><url>http"));
}

#[tokio::test]
async fn a_link_lives_ten_minutes() {
    let simulator = start(20);
    let clock = simulator.control().clock();
    clock.stop();
    let email = somebody(&simulator).email;
    let certificate = done(&simulator, &email).certificate.unwrap();
    let url = link(&simulator, &certificate).await;
    let ask = async |url: &str| Client::new().get(url).send().await.unwrap().status().as_u16();
    clock.advance(Duration::from_secs(599));
    assert_eq!(ask(&url).await, 200);
    let newer = link(&simulator, &certificate).await;
    clock.advance(Duration::from_secs(1));
    assert_eq!((ask(&url).await, ask(&newer).await), (403, 200));
    let (path, _) = url.split_once('?').unwrap();
    assert_eq!((ask(path).await, ask(&format!("{path}?token=x")).await), (403, 403));
    let other = simulator.control().enrolments().into_iter().filter_map(|known| known.certificate);
    let other = other.into_iter().find(|id| *id != certificate).unwrap();
    assert_eq!(ask(&newer.replace(&certificate, &other)).await, 403, "a link is for one certificate");
}

#[tokio::test]
async fn what_is_unknown_or_of_an_inactive_person_is_told_in_plain_text() {
    let simulator = start(20);
    let email = somebody(&simulator).email;
    let certificate = done(&simulator, &email).certificate.unwrap();
    let url = link(&simulator, &certificate).await;
    simulator.control().deactivate(&email).unwrap();
    for id in ["x", &certificate] {
        let path = format!("/certificate/{id}");
        let missing = request(&simulator, Grant::Full, Method::GET, &path).await.send().await.unwrap();
        assert_eq!(missing.status(), 404);
        assert!(missing.headers()["content-type"].to_str().unwrap().starts_with("text/plain"));
        assert_eq!(missing.text().await.unwrap(), "Issued certificate not found");
    }
    assert_eq!(Client::new().get(url).send().await.unwrap().status(), 404);
    let path = format!("/user/{}/status", simulator.control().account(&email).unwrap().id);
    post(&simulator, Grant::Full, &path, json!({ "status": 1 })).await;
    link(&simulator, &certificate).await;
    simulator.control().complete(&email, "Ladungssicherung (Stapler)", Completion::default()).unwrap();
    assert_eq!(get(&simulator, Grant::Full, &format!("/certificate/{certificate}")).await.0, 404);
}
