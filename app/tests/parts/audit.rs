//! The audit trail in a browser.

use app::pages::audit::{
    filters::Filters,
    query::AuditQuery,
    table::EntriesTable,
    verify::{Outcome, Verified},
};
use chrono::{DateTime, NaiveDate};
use domain::{
    api::{audit::AuditView, error::ErrorCode, members::MembersView},
    audit::{Act, Actor, Broken, Chain, Deed, Subject},
    sync::run::RunId,
    text::Text,
};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

use crate::stage::{Stage, drawn};

fn line(deed: Deed) -> String {
    serde_json::to_string(&Chain::default().entry(DateTime::UNIX_EPOCH, deed)).unwrap()
}

#[wasm_bindgen_test]
async fn an_entry_says_who_did_what_to_what_and_what_came_of_it() {
    let by = |id: &str, act| Deed::by(Actor::Member(id.to_owned()), act);
    let run = Some(Subject::Run(RunId(7)));
    let view = AuditView {
        lines: vec![
            line(
                by("m-1", Act::RunDropped)
                    .to(run.clone())
                    .refused(&ErrorCode::RunNotWaiting.error())
                    .unwrap(),
            ),
            line(by("m-9", Act::MemberRemoved).to(Some(Subject::Member("m-1".to_owned())))),
            line(Deed::by(Actor::Schedule, Act::RunStarted).to(run)),
            "{\"act\":\"of a later version\"}".to_owned(),
        ],
        names: [("m-1".to_owned(), Text::new("<b>Ada</b>").unwrap())].into(),
        next: None,
    };
    let stage = Stage::of(move || view! { <Router><EntriesTable view/></Router> });
    drawn().await;
    let row = |number: u32| stage.text(&format!("tbody tr:nth-child({number})"));
    for (number, said) in [
        (1, ["<b>Ada</b>", "Dropped a sync", "Sync 7", "Refused: "]),
        (2, ["Member m-9", "Removed a member", "<b>Ada</b>", "Done"]),
        (3, ["Schedule", "Sync started", "Sync 7", "Done"]),
        (4, ["of a later version"; 4]),
    ] {
        assert!(said.iter().all(|said| row(number).contains(said)), "{said:?}: {}", row(number));
    }
    assert_eq!(stage.attribute("tbody a", "href").as_deref(), Some("/sync/runs/7"));
}

#[wasm_bindgen_test]
async fn a_trail_that_does_not_verify_says_where_and_what_to_do() {
    for (broken, said) in [
        (Broken::Unreadable(3), "Entry 3 can't be read"),
        (Broken::OutOfPlace { expected: 3, found: 5 }, "Entry 5 stands where entry 3 has to be"),
        (Broken::Altered(3), "before entry 3 was altered"),
        (Broken::NotAsSigned(3), "Up to entry 3"),
        (Broken::CutOff { ends: 3, signed: 5 }, "ends with entry 3, and had 5"),
        (Broken::NotSigned(3), "Entry 3 comes after all that is signed"),
        (Broken::NoBeginning(3), "begins after entry 3"),
        (Broken::Forged, "not signed by this organisation's key"),
    ] {
        let stage = Stage::of(move || view! { <Outcome verified=Verified::Broken(broken)/> });
        drawn().await;
        let text = stage.text("[role=alert]");
        assert!(text.contains(said) && text.contains("ask whoever runs Rollcall"), "{said}: {text}");
    }
    let holds = Verified::Holds { length: 12_345, agrees: true };
    let stage = Stage::of(move || view! { <Outcome verified=holds/> });
    drawn().await;
    let text = stage.text(".notice");
    assert!(text.contains("12,345 entries") && text.contains("agrees with the checkpoint"), "{text}");
}

#[wasm_bindgen_test]
async fn what_is_asked_for_is_read_back_from_its_address_and_chosen_by_whoever_looks() {
    let query = AuditQuery {
        act: Some(Act::SignedIn),
        actor: Some("member/a&b=c".to_owned()),
        subject: Some("run/7".to_owned()),
        since: NaiveDate::from_ymd_opt(2026, 11, 1),
        until: None,
    };
    let address = query.write();
    assert_eq!(address, "?act=signed_in&actor=member%2Fa%26b%3Dc&subject=run%2F7&since=2026-11-01");
    let parts = web_sys::UrlSearchParams::new_with_str(&address).unwrap();
    assert_eq!(AuditQuery::read(|name| parts.get(name)), query);

    let asked = RwSignal::new(query);
    let stage = Stage::of(move || {
        let members = Signal::derive(|| {
            Some(MembersView { members: Vec::new(), identity_provider_since: None, sends_mail: false })
        });
        view! { <Filters query=asked.into() members on_change=move |query| asked.set(query)/> }
    });
    drawn().await;
    // Whoever is no member any more can still be asked for.
    assert_eq!(stage.find::<HtmlSelectElement>("#audit-actor").value(), "member/a&b=c");
    assert_eq!(stage.text(".audit-filters > p"), "To what: Sync 7");
    assert_eq!(stage.count("#audit-act option"), 1 + u32::try_from(Act::ALL.len()).unwrap() - 2);
    assert_eq!(
        stage.count("#audit-act [value='organisation_erased']"),
        0,
        "what no trail has is not asked for"
    );
    stage.choose("#audit-act", "plan_approved").await;
    assert_eq!(asked.get_untracked().act, Some(Act::PlanApproved));
    stage.click("button").await;
    assert!(asked.get_untracked().is_blank());
    assert_eq!(stage.count("button"), 0);
}
