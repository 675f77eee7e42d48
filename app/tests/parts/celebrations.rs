//! What somebody shares of their own, and the calendar: what can be ticked, and what is said where it can't.

use app::{
    api::provide_api,
    pages::celebrations::{CalendarSection, OwnSection},
    session::{SessionState, provide_session},
};
use chrono::{DateTime, Utc};
use domain::{
    api::celebrations::OwnView,
    celebrations::{Kind, Say},
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::stage::{Stage, drawn};

fn own(consent: &[Kind], known: &[Kind], say: Say) -> Option<OwnView> {
    Some(OwnView { consent: consent.iter().copied().collect(), known: known.to_vec(), say })
}

fn section(own: Option<OwnView>) -> Stage {
    Stage::of(move || {
        provide_api(provide_session(SessionState::Asking));
        view! { <OwnSection own=Signal::stored(own) on_change=|()| ()/> }
    })
}

/// Of each kind, whether it is ticked and whether it can be changed.
fn boxes(stage: &Stage) -> [(bool, bool); 3] {
    Kind::ALL.map(|kind| {
        let input: HtmlInputElement = stage.find(&format!("#own-{}", kind.as_str()));
        (input.checked(), !input.disabled())
    })
}

#[wasm_bindgen_test]
async fn what_is_not_known_cannot_be_shared_and_what_was_said_can_always_be_taken_back() {
    use Kind::{Anniversary, Birthday, Newcomer};

    for (view, expected) in [
        (own(&[], &Kind::ALL, Say::YesAndNo), [(false, true); 3]),
        (own(&[Birthday], &[Birthday], Say::YesAndNo), [(true, true), (false, false), (false, false)]),
        // Since then it is not released any more.
        (own(&[Newcomer], &[Anniversary], Say::YesAndNo), [(false, false), (false, true), (true, true)]),
        (own(&[Birthday], &Kind::ALL, Say::NoAlone), [(true, true), (false, false), (false, false)]),
    ] {
        let stage = section(view.clone());
        drawn().await;
        assert_eq!(boxes(&stage), expected, "{view:?}");
        let by_link = view.is_some_and(|own| own.say == Say::NoAlone);
        assert_eq!(stage.has(".notice"), by_link);
    }
}

#[wasm_bindgen_test]
async fn who_is_nobody_of_the_directory_is_told_so_and_has_nothing_to_tick() {
    let stage = section(None);
    drawn().await;
    assert!(!stage.has("input"));
    assert!(stage.text("#own").contains("somebody of the directory"));
}

#[wasm_bindgen_test]
async fn what_was_not_kept_is_not_shown_as_kept() {
    // Without a network nothing is.
    let stage = section(own(&[], &Kind::ALL, Say::YesAndNo));
    drawn().await;
    stage.click("#own-birthday").await;
    for _ in 0..200 {
        if boxes(&stage) == [(false, true); 3] {
            break;
        }
        drawn().await;
    }
    assert_eq!(boxes(&stage), [(false, true); 3]);
}

#[wasm_bindgen_test]
async fn an_address_can_be_ended_where_there_is_one() {
    let since = RwSignal::new(None::<DateTime<Utc>>);
    let stage = Stage::of(move || {
        provide_api(provide_session(SessionState::Asking));
        view! { <CalendarSection since=since.into() on_change=|()| ()/> }
    });
    drawn().await;
    assert!(!stage.has("#calendar-end") && stage.text("#calendar-make").contains("Make an address"));
    since.set(DateTime::from_timestamp(1_790_000_000, 0));
    drawn().await;
    assert!(stage.has("#calendar-end") && stage.text("#calendar-make").contains("Make a new address"));
    assert!(stage.text("#calendar").contains("2026"), "{}", stage.text("#calendar"));
}
