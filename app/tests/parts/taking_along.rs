//! Taking the directory along: whom, what, who may, and what is printed.

use std::sync::Arc;

use app::{
    api::provide_api,
    pages::taking_along::{Paper, page::Allowed},
    routes::PeopleQuery,
    session::{SessionState, provide_session},
};
use domain::{
    directory::{facet::Facet, index::Directory},
    settings::TakingAlong,
};
use js_sys::eval;
use leptos::prelude::*;
use leptos_router::components::Router;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::stage::{Stage, drawn};

/// Ana and Bea are in Sales, Cem in no department.
fn directory() -> Arc<Directory> {
    let snapshot = json!({
        "ids": ["1", "2", "3"],
        "first_names": ["Ana", "Bea", "Cem"], "last_names": ["A", "B", "C"],
        "departments": { "terms": ["IT", "Sales"], "of": [2, 2, 0] },
        "phones": ["+49 40 1", "", "+49 40 3"],
        "skills": { "terms": ["Go"], "of": [[1], [], []] },
        "birthdays": ["--12-10", null, null],
    });
    Arc::new(Directory::new(serde_json::from_value(snapshot).unwrap()))
}

/// What there is for somebody with `role`, where `allowed` take the directory along.
async fn page(role: &'static str, allowed: TakingAlong, query: PeopleQuery) -> Stage {
    let stage = Stage::of(move || {
        let member = json!({ "id": "m-1", "name": "Ana", "role": role, "organisation": "Nordlicht" });
        let session = provide_session(SessionState::SignedIn(serde_json::from_value(member).unwrap()));
        provide_api(session);
        let query = Memo::new(move |_| query.clone());
        view! { <Router><Allowed directory=directory() query allowed/></Router> }
    });
    // Words can be looked for when the directory is prepared for it.
    for _ in 0..100 {
        drawn().await;
        if stage.has("#taking-count") || stage.has(".empty") {
            break;
        }
    }
    stage
}

#[wasm_bindgen_test]
async fn whoever_may_sees_whom_and_what_of_them() {
    for (role, allowed) in [("admin", TakingAlong::Admins), ("member", TakingAlong::Everybody)] {
        let stage = page(role, allowed, PeopleQuery::default()).await;
        assert_eq!(stage.text("#taking-count"), "3 people", "{role}");
        assert_eq!(stage.text("#taking-narrowed"), "Everybody in the directory");
        let what = stage.text("#taking-what + ul");
        assert_eq!(what, "First nameLast nameDepartmentWork phoneSkills", "and no birthday");
        assert_eq!(stage.count(".taking-ways button"), 5);
        assert_eq!(stage.has("a[href='/sync/schedule']"), role == "admin");
    }
}

#[wasm_bindgen_test]
async fn whoever_may_not_is_told_why_and_finds_nothing_to_press_or_print() {
    let stage = page("member", TakingAlong::Admins, PeopleQuery::default()).await;
    assert!(
        stage.text(".empty").contains("only admins take the directory along"),
        "{}",
        stage.text(".empty")
    );
    assert_eq!((stage.count("button"), stage.count(".paper")), (0, 0));
}

#[wasm_bindgen_test]
async fn it_is_whom_the_list_is_narrowed_to_and_nobody_is_nothing_to_take() {
    let query =
        PeopleQuery { text: "bea".to_owned(), ..PeopleQuery::of(Facet::Department, "Sales".to_owned()) };
    let stage = page("admin", TakingAlong::Admins, query).await;
    assert_eq!(stage.text("#taking-count"), "1 person of 3");
    assert_eq!(stage.text("#taking-narrowed"), "Search: bea · Department: Sales");
    let query = PeopleQuery::of(Facet::Skill, "Rust".to_owned());
    let stage = page("admin", TakingAlong::Admins, query).await;
    assert_eq!(stage.count("button"), 0);
    assert!(stage.has("#taking-nobody"));
}

/// In the place of what the browser has: the API, which answers with `status`, and whatever takes a file or prints. As long as
/// this lives.
struct Stubs;

impl Stubs {
    fn answering(status: u16, body: &str) -> Self {
        let stubs = "window.real = [window.fetch, URL.createObjectURL, window.print];
            [window.asked, window.kept] = [[], []];
            URL.createObjectURL = blob => { blob.text().then(text => window.kept.push(text)); return '#'; };
            window.print = () => window.kept.push(document.querySelectorAll('.paper tbody tr').length + ' lines');
            window.writeSheet = async table => new TextEncoder().encode(JSON.parse(table).rows.length + ' rows');";
        let fetch = format!(
            "window.fetch = async request => {{
                window.asked.push(request.method + ' ' + await request.text());
                return new Response({body}, {{ status: {status} }});
            }};"
        );
        eval(&[stubs, &fetch].concat()).unwrap();
        Self
    }

    /// What was asked of the API, and what was taken along.
    fn told() -> (String, String) {
        let told = |script| eval(script).unwrap().as_string().unwrap();
        (told("window.asked.join(' ')"), told("window.kept.join(' ')"))
    }
}

impl Drop for Stubs {
    fn drop(&mut self) {
        eval("[window.fetch, URL.createObjectURL, window.print] = window.real; delete window.writeSheet;")
            .unwrap();
    }
}

/// Takes along whom the page shows by `button`, and waits until that has an outcome.
async fn take(stage: &Stage, button: &str) {
    stage.click(button).await;
    for _ in 0..100 {
        drawn().await;
        if !stage.has("[aria-busy=true]") {
            break;
        }
    }
    drawn().await;
}

#[wasm_bindgen_test]
async fn each_way_is_recorded_with_how_many_people_and_then_made() {
    for (button, format, made) in [
        (
            "#take-csv",
            "csv",
            "\"First name\",\"Last name\",\"Department\",\"Work phone\",\"Skills\"\r\n\"Ana\"",
        ),
        ("#take-xlsx", "xlsx", "3 rows"),
        ("#take-cards-3", "cards", "BEGIN:VCARD\r\nVERSION:3.0"),
        ("#take-cards-4", "cards", "BEGIN:VCARD\r\nVERSION:4.0"),
        ("#take-paper", "print", "3 lines"),
    ] {
        let stage = page("admin", TakingAlong::Admins, PeopleQuery::default()).await;
        let _stubs = Stubs::answering(204, "null");
        take(&stage, button).await;
        let (asked, kept) = Stubs::told();
        assert_eq!(asked, format!("POST {{\"format\":\"{format}\",\"people\":3}}"));
        // A file's content comes without its byte order mark.
        assert!(kept.starts_with(made), "{button}: {kept}");
        assert_eq!(stage.has(".paper"), button == "#take-paper");
        window().dispatch_event(&Event::new("afterprint").unwrap()).unwrap();
        drawn().await;
        assert!(!stage.has(".paper"), "printing once more would not be recorded");
    }
}

#[wasm_bindgen_test]
async fn what_is_not_recorded_is_not_made() {
    let refused = "'{\"error\":{\"code\":\"directory_kept\",\"message\":\"\"}}'";
    for (status, body) in [(403, refused), (500, "'x'")] {
        let stage = page("admin", TakingAlong::Admins, PeopleQuery::default()).await;
        let _stubs = Stubs::answering(status, body);
        for button in ["#take-csv", "#take-xlsx", "#take-cards-3", "#take-cards-4", "#take-paper"] {
            take(&stage, button).await;
        }
        let (asked, kept) = Stubs::told();
        assert_eq!((asked.matches("POST").count(), kept.as_str()), (5, ""), "{asked}");
        assert!(!stage.has(".paper"));
    }
}

#[wasm_bindgen_test]
async fn a_sheet_has_a_heading_for_each_department_and_a_line_for_each_person() {
    let stage = Stage::of(|| view! { <Paper directory=directory() places=vec![2, 1, 0]/> });
    drawn().await;
    let texts = |selector: &str| {
        (1..=stage.count(selector)).map(|n| stage.text(&format!("section:nth-child({n}) h2")))
    };
    assert_eq!(texts(".paper h2").collect::<Vec<_>>(), ["Sales", "Without a department"]);
    assert_eq!(stage.text("section:first-child thead"), "NameWork phone");
    assert_eq!(stage.text("section:first-child tbody"), "Bea BAna A+49 40 1");
    assert_eq!(stage.count("tbody tr"), 3);
}
