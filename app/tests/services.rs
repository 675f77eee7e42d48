//! Runs, plans and connections in a browser: rendered with data of our own, without a network.

#![cfg(target_arch = "wasm32")]

use app::{
    api::{CallError, provide_api},
    components::provide_snackbars,
    halves::provide_half,
    i18n::{Language, provide_texts},
    pages::services::{
        connection::ShownConnection,
        decision::Decision,
        disconnect::DisconnectForm,
        page::Card,
        plan_review::{Boundary, PlanReview},
        request::Requested,
        request_form::RequestEntry,
        run_panel::{RunNotes, RunPanel},
        run_watch::RunWatch,
        run_words,
        source_section::SourceSection,
        state::StateNotice,
    },
    session::{SessionState, SignOutReason, provide_session},
};
use domain::{
    api::{
        runs::{PlanView, RunView},
        services::{ConnectionState, ConnectionView, PeopleAfter, ServiceCard, ServiceRequestForm},
    },
    attribute::{Attribute, BirthdayDetail},
    half::Half,
    provider::{ProviderFailure, Warning},
    service::{HrSystem, Service},
    sync::{
        guard::{Arrivals, Emptied, Hold, Limits, Losses, TooMany},
        losses::Blanked,
        run::{Phase, Trigger, Trouble},
        tally::Counted,
    },
    text::Text,
};
use leptos::{mount::mount_to, prelude::*, task::tick};
use leptos_router::components::Router;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn run() -> RunView {
    serde_json::from_str(include_str!("data/run.json")).unwrap()
}

fn plan() -> PlanView {
    serde_json::from_str(include_str!("data/plan.json")).unwrap()
}

/// A place in the page for one test.
fn place() -> HtmlElement {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    root
}

fn find(root: &HtmlElement, selector: &str) -> HtmlElement {
    let found = root.query_selector(selector).unwrap();
    found.unwrap_or_else(|| panic!("no {selector} in {}", root.inner_html())).unchecked_into()
}

fn text(root: &HtmlElement, selector: &str) -> String {
    find(root, selector).text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_plan_shows_its_counts_and_can_be_approved_only_while_it_waits() {
    let (root, waiting, approved) = (place(), RwSignal::new(run()), RwSignal::new(0));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        let boundary = Boundary {
            over_granted: vec![Text::new("Gehalt").unwrap()],
            birthday: BirthdayDetail::DayAndMonth,
        };
        view! {
            <Decision
                plan=Signal::stored(plan())
                run=waiting.into()
                boundary=Signal::stored(boundary)
                approve="Connect"
                cancel="Cancel"
                deciding=false
                changed=false
                problem=Signal::stored(None::<CallError>)
                on_more=Callback::new(|_| ())
                on_approve=Callback::new(move |()| approved.update(|n| *n += 1))
                on_cancel=Callback::new(|()| ())
            />
        }
    });
    tick().await;
    assert_eq!(text(&root, "#plan-joins"), "118");
    assert!(text(&root, "#plan-stored").contains("Birthday without the year"));
    assert!(text(&root, "#plan-left-out").contains("Gender"));
    assert!(text(&root, "#plan-over-granted").contains("Gehalt"));
    assert!(text(&root, "#run-warnings").contains("2 people have neither first nor last name"));
    assert!(text(&root, "#plan-people").contains("<b>Grace</b> Hopper"), "names are text, never HTML");
    assert!(text(&root, "#plan-people").contains("No name"));

    find(&root, "#approve").click();
    assert_eq!(approved.get_untracked(), 1);
    let hash = plan().hash;
    waiting.update(|run| run.phase = Phase::Applying { plan: hash });
    tick().await;
    assert_eq!(find(&root, "#approve").get_attribute("aria-disabled").as_deref(), Some("true"));
    find(&root, "#approve").click();
    assert_eq!(approved.get_untracked(), 1);
    let other = serde_json::from_str(r#""11ee""#).unwrap();
    waiting.update(|run| run.phase = Phase::Waiting { plan: other, hold: Hold::FirstSync });
    tick().await;
    find(&root, "#approve").click();
    assert_eq!(approved.get_untracked(), 1, "another plan than the one shown");
    root.remove();
}

#[wasm_bindgen_test]
async fn a_run_says_how_far_it_is_what_troubles_it_and_why_it_ended() {
    let (root, shown) = (place(), RwSignal::new(RunView { phase: Phase::Reading, read: 30, ..run() }));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        view! { <RunPanel run=shown.into() lost=false/> }
    });
    tick().await;
    assert_eq!(find(&root, "#run").get_attribute("data-phase").as_deref(), Some("reading"));
    assert_eq!(find(&root, "progress").get_attribute("value").as_deref(), Some("30"));
    assert!(text(&root, "#run").contains("30 of 120 people read"));

    shown.update(|run| {
        let failure = ProviderFailure::RateLimited { retry_after_seconds: Some(9) };
        let at = run.started_at;
        run.trouble = Some(Trouble { failure, attempts: 1, since: at, again_at: at });
    });
    tick().await;
    assert!(text(&root, "#run-trouble").contains("asks for a pause"));

    shown.update(|run| {
        run.trouble = None;
        run.phase = Phase::Failed { failure: ProviderFailure::WrongCredential };
    });
    tick().await;
    assert_eq!(find(&root, "#run").get_attribute("data-phase").as_deref(), Some("failed"));
    assert!(text(&root, "#run-failure").contains("does not recognise"));
    assert!(root.query_selector("#run-trouble").unwrap().is_none());
    root.remove();
}

#[wasm_bindgen_test]
async fn disconnecting_asks_what_becomes_of_the_people() {
    let (root, chosen) = (place(), RwSignal::new(Vec::<PeopleAfter>::new()));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        view! {
            <DisconnectForm
                service=HrSystem::Personio
                source=Some(HrSystem::Personio)
                open=RwSignal::new(true)
                pending=false
                error=Signal::stored(None::<String>)
                on_disconnect=Callback::new(move |people| chosen.update(|all| all.push(people)))
            />
        }
    });
    tick().await;
    find(&root, "#confirm-disconnect").click();
    tick().await;
    assert!(chosen.get_untracked().is_empty() && text(&root, ".field-error").contains("choose"));
    find(&root, "#people-erase").click();
    find(&root, "#confirm-disconnect").click();
    assert_eq!(chosen.get_untracked(), [PeopleAfter::Erase]);
    root.remove();
}

#[wasm_bindgen_test]
async fn the_people_stay_when_a_service_is_disconnected_that_they_are_not_read_from() {
    let (root, chosen) = (place(), RwSignal::new(Vec::<PeopleAfter>::new()));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        view! {
            <DisconnectForm
                service=HrSystem::BambooHr
                source=Some(HrSystem::Personio)
                open=RwSignal::new(true)
                pending=false
                error=Signal::stored(None::<String>)
                on_disconnect=Callback::new(move |people| chosen.update(|all| all.push(people)))
            />
        }
    });
    tick().await;
    assert!(root.query_selector("#people-erase").unwrap().is_none());
    assert!(root.text_content().unwrap().contains("read from Personio"));
    find(&root, "#confirm-disconnect").click();
    assert_eq!(chosen.get_untracked(), [PeopleAfter::Keep]);
    root.remove();
}

fn losses(leaves: u64, left_before: u64, blanked: &[(Attribute, u64)]) -> Hold {
    let emptied = |(attribute, people): &(Attribute, u64)| Emptied {
        blanked: Blanked { attribute: *attribute, people: *people, of: 97 },
        before: left_before / 2,
    };
    let limits = Limits { people: 20, percent: 10 };
    let blanked = blanked.iter().map(emptied).collect();
    Hold::Losses(Losses { present: 118, leaves, left_before, blanked, limits })
}

fn hold_sentence(language: Language, hold: &Hold) -> String {
    run_words::hold(language, language.admin_texts(), HrSystem::BambooHr, hold)
}

#[wasm_bindgen_test]
fn what_would_be_lost_is_one_sentence_in_every_language() {
    use Attribute::{Phone, Team};
    use Language::{English, German, Russian};
    for (language, hold, sentence) in [
        (
            English,
            losses(36, 4, &[(Phone, 30)]),
            "36 of 118 people would leave the directory (4 already left in the last 24 hours), and “Work phone” would be emptied for 30 people (already emptied for 2 people in the last 24 hours). The limits are 20 people and 10 %.",
        ),
        (
            English,
            losses(0, 0, &[(Phone, 1), (Team, 30)]),
            "“Work phone” would be emptied for 1 person, and “Team” would be emptied for 30 people. The limits are 20 people and 10 %.",
        ),
        (
            German,
            losses(36, 4, &[(Team, 30)]),
            "36 von 118 Personen würden das Verzeichnis verlassen (4 haben es in den letzten 24 Stunden schon verlassen) und „Team“ würde bei 30 Personen geleert (in den letzten 24 Stunden schon bei 2 Personen geleert). Die Grenzen sind 20 Personen und 10 %.",
        ),
        (
            German,
            losses(1, 1, &[]),
            "1 von 118 Personen würde das Verzeichnis verlassen (1 hat es in den letzten 24 Stunden schon verlassen). Die Grenzen sind 20 Personen und 10 %.",
        ),
        (
            Russian,
            losses(36, 4, &[(Team, 21)]),
            "36 из 118 человек исчезли бы из справочника (за последние 24 часа уже исчезли 4) и у 21 человека пропало бы значение атрибута «Команда» (за последние 24 часа уже пропало у 2 человек). Допустимо не больше: 20 человек и 10 %.",
        ),
        (
            Russian,
            losses(0, 0, &[(Team, 30)]),
            "У 30 человек пропало бы значение атрибута «Команда». Допустимо не больше: 20 человек и 10 %.",
        ),
    ] {
        assert_eq!(hold_sentence(language, &hold), sentence);
    }
}

fn arrivals(joins: Option<(u64, u64)>, returns: Option<(u64, u64)>, without_status: u64) -> Hold {
    let many = |(people, before)| TooMany { people, before };
    Hold::Arrivals(Arrivals {
        present: 118,
        joins: joins.map(many),
        returns: returns.map(many),
        without_status,
        limits: Limits { people: 20, percent: 10 },
        losses: None,
    })
}

#[wasm_bindgen_test]
fn who_would_come_is_one_sentence_in_every_language() {
    use Language::{English, German, Russian};
    for (language, hold, sentence) in [
        (
            English,
            arrivals(Some((36, 4)), Some((30, 0)), 0),
            "36 people would join a directory of 118 people (4 already joined in the last 24 hours), and 30 people who had left would return. The limits are 20 people and 10 %.",
        ),
        (
            English,
            arrivals(None, None, 1),
            "Whoever joins without an employment status waits until you have had a look.",
        ),
        (
            German,
            arrivals(None, Some((30, 1)), 2),
            "30 ausgeschiedene Personen kämen zurück (1 kam in den letzten 24 Stunden schon zurück). Die Grenzen sind 20 Personen und 10 %. Wer ohne Beschäftigungsstatus dazukommt, wartet, bis du es dir angesehen hast.",
        ),
        (
            Russian,
            arrivals(Some((36, 0)), None, 0),
            "36 человек добавились бы в справочник, где сейчас 118 человек. Допустимо не больше: 20 человек и 10 %.",
        ),
    ] {
        assert_eq!(hold_sentence(language, &hold), sentence);
    }
    let Hold::Arrivals(come) = arrivals(Some((36, 0)), None, 0) else { return };
    let Hold::Losses(lost) = losses(36, 0, &[]) else { return };
    let both = hold_sentence(English, &Hold::Arrivals(Arrivals { losses: Some(lost), ..come }));
    assert!(both.contains("would join") && both.contains(", and 36 of 118 people would leave"), "{both}");
}

#[wasm_bindgen_test]
async fn a_plan_says_of_how_many_newcomers_nobody_knows_whether_they_left() {
    for (without_status, words) in [(0, None), (1, Some("of 1 person")), (30, Some("Former employees"))] {
        let root = place();
        let _mounted = mount_to(root.clone(), move || {
            provide_texts(Language::English);
            let mut shown = plan();
            shown.counts.without_status = without_status;
            view! {
                <Decision
                    plan=Signal::stored(shown)
                    run=Signal::stored(run())
                    boundary=Signal::stored(Boundary::default())
                    approve="Connect"
                    cancel="Cancel"
                    deciding=false
                    changed=false
                    problem=Signal::stored(None::<CallError>)
                    on_more=Callback::new(|_| ())
                    on_approve=Callback::new(|()| ())
                    on_cancel=Callback::new(|()| ())
                />
            }
        });
        tick().await;
        match words {
            Some(words) => assert!(text(&root, "#without-status").contains(words)),
            None => assert!(root.query_selector("#without-status").unwrap().is_none()),
        }
        root.remove();
    }
}

#[wasm_bindgen_test]
fn a_new_source_or_company_is_named_where_it_waits() {
    for language in Language::ALL {
        let emptied = vec![Blanked { attribute: Attribute::Skills, people: 97, of: 97 }];
        for (hold, with_losses) in [
            (Hold::SourceChange { emptied: vec![] }, Hold::SourceChange { emptied: emptied.clone() }),
            (Hold::AnotherCompany { emptied: vec![] }, Hold::AnotherCompany { emptied }),
        ] {
            let sentence = hold_sentence(language, &hold);
            assert!(sentence.contains("BambooHR"), "{language:?}");
            let longer = hold_sentence(language, &with_losses);
            let name = language.texts().attributes.name(Attribute::Skills);
            let rest = longer.strip_prefix(&sentence).unwrap();
            assert!(rest.contains("97") && rest.contains(name), "{language:?}: {longer}");
        }
    }
}

#[wasm_bindgen_test]
async fn people_who_move_say_how_they_were_matched_and_names_are_called_out() {
    let root = place();
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        let moved: PlanView = serde_json::from_str(include_str!("data/plan-moves.json")).unwrap();
        let waiting = RunView {
            service: HrSystem::BambooHr,
            phase: Phase::Waiting { plan: moved.hash.clone(), hold: Hold::SourceChange { emptied: vec![] } },
            ..run()
        };
        view! {
            <Decision
                plan=Signal::stored(moved)
                run=Signal::stored(waiting)
                boundary=Signal::stored(Boundary::default())
                approve="Accept"
                cancel="Discard"
                deciding=false
                changed=false
                problem=Signal::stored(None::<CallError>)
                on_more=Callback::new(|_| ())
                on_approve=Callback::new(|()| ())
                on_cancel=Callback::new(|()| ())
            />
        }
    });
    tick().await;
    assert_eq!(text(&root, "#plan-moves"), "97");
    assert!(text(&root, "#hold-sentence").contains("from BambooHR"));
    assert!(text(&root, "#matched-by-name").contains("2 people are matched by name only"));
    let people = text(&root, "#plan-people");
    assert!(people.contains("matched by work e-mail") && people.contains("matched by name, please check"));
    assert!(people.contains("not in the new source"));
    assert!(people.contains("Changes: Position. Loses: Skills (matched by name, please check)"));
    root.remove();
}

/// The table of what happens to values in `plan`, row by row, in `language`.
async fn shown_values(language: Language, plan: PlanView) -> Vec<Vec<String>> {
    let root = place();
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(language);
        view! {
            <PlanReview
                plan=Signal::stored(plan)
                run=Signal::stored(run())
                boundary=Signal::stored(Boundary::default())
                on_more=Callback::new(|_| ())
            />
        }
    });
    tick().await;
    let texts = |inside: &web_sys::Element, selector: &str| {
        let found = inside.query_selector_all(selector).unwrap();
        (0..found.length()).filter_map(|n| found.item(n)).collect::<Vec<_>>()
    };
    let rows = texts(&root, "#plan-values tr").into_iter().map(|row| {
        let row: web_sys::Element = row.unchecked_into();
        texts(&row, "th, td").into_iter().filter_map(|cell| cell.text_content()).collect()
    });
    let rows = rows.collect();
    root.remove();
    rows
}

#[wasm_bindgen_test]
async fn a_plan_says_of_each_attribute_how_many_values_stay_change_are_lost_and_are_new() {
    let moved: PlanView = serde_json::from_str(include_str!("data/plan-moves.json")).unwrap();
    assert_eq!(
        shown_values(Language::English, moved.clone()).await,
        [
            ["Attribute", "Stays as it is", "Changes", "Is lost", "Is new"],
            ["Last name", "95", "2", "0", "0"],
            ["Position", "0", "0", "0", "90"],
            ["Skills", "0", "0", "1,234", "0"],
        ]
    );
    for language in Language::ALL {
        let words = &language.admin_texts().services.plan.values;
        let head = [words.attribute, words.kept, words.changed, words.lost, words.added];
        let shown = shown_values(language, moved.clone()).await;
        assert_eq!(shown.first().unwrap(), &head, "{language:?}");
        assert_eq!(shown.len(), 4, "{language:?}");
    }
    let first: [Vec<String>; 0] = [];
    assert_eq!(shown_values(Language::English, plan()).await, first, "nobody is known yet");
}

#[wasm_bindgen_test]
async fn a_value_that_stops_arriving_names_the_right_that_is_missing() {
    let root = place();
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        let warning = |warning| Counted { warning, people: 97 };
        let warnings =
            vec![warning(Warning::ValuesLost { attribute: Attribute::Phone }), warning(Warning::NotVisible)];
        let run = RunView { service: HrSystem::BambooHr, warnings, ..run() };
        view! { <RunNotes run=Signal::stored(run)/> }
    });
    tick().await;
    let warnings = text(&root, "#run-warnings");
    assert!(warnings.contains("“Work phone” arrives empty for 97 people"), "{warnings}");
    assert!(warnings.contains("does not see 97 people any more"), "{warnings}");
    assert_eq!(text(&root, "#run-warnings .menu-name[lang=en]"), "Settings › Access Levels");
    assert!(warnings.contains("Work Phone"), "{warnings}");
    root.remove();
}

#[wasm_bindgen_test]
async fn a_card_says_whether_it_is_the_source_and_how_the_service_is_offered() {
    let root = place();
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        provide_half(Half::Admin);
        let cards: Vec<ServiceCard> = serde_json::from_str(include_str!("data/cards.json")).unwrap();
        view! { <Router>{cards.into_iter().map(|card| view! { <Card card/> }).collect_view()}</Router> }
    });
    tick().await;
    let (personio, bamboohr) = ("#service-card-personio", "#service-card-bamboohr");
    assert_eq!(find(&root, personio).get_attribute("data-source").as_deref(), Some("true"));
    assert!(text(&root, personio).contains("Source of the directory"));
    assert!(!find(&root, bamboohr).has_attribute("data-source"));
    assert!(text(&root, bamboohr).contains("Requested on"));
    let link = find(&root, "#service-card-bamboohr a");
    assert_eq!(link.get_attribute("href").as_deref(), Some("/services/bamboohr/request"));
    root.remove();
}

#[wasm_bindgen_test]
async fn a_request_is_judged_at_its_fields_and_then_told_with_its_time() {
    let (root, sent) = (place(), RwSignal::new(None::<ServiceRequestForm>));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        let at = run().started_at;
        view! {
            <RequestEntry
                service=Service::BambooHr
                sending=false
                on_send=Callback::new(move |form| sent.set(Some(form)))
            />
            <Show when=move || sent.with(Option::is_some)>
                <Requested service=Service::BambooHr at asked=sent/>
            </Show>
        }
    });
    tick().await;
    let type_into = |selector: &str, text: &str| {
        let input: HtmlInputElement = find(&root, selector).unchecked_into();
        input.set_value(text);
        input.dispatch_event(&Event::new("input").unwrap()).unwrap();
    };
    type_into("#request-people", "many");
    find(&root, "#send-request").click();
    tick().await;
    assert!(sent.with_untracked(Option::is_none));
    assert_eq!(document().active_element().unwrap().id(), "request-contact");
    assert!(text(&root, "#request-contact-error").contains("Fill this in"));
    assert!(text(&root, "#request-people-error").contains("number"));
    type_into("#request-contact", "Ana, ana@example.com");
    type_into("#request-people", "120");
    tick().await;
    find(&root, "#send-request").click();
    tick().await;
    let told = text(&root, "#request-sent");
    for part in ["BambooHR is requested", "2026", "ana@example.com", "120"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    root.remove();
}

#[wasm_bindgen_test]
async fn a_refused_source_says_that_the_schedule_has_stopped() {
    let (root, is_source) = (place(), RwSignal::new(true));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        provide_half(Half::Admin);
        let notice = move || {
            let view: ConnectionView = serde_json::from_str(include_str!("data/connection.json")).unwrap();
            let connection = ConnectionView {
                state: ConnectionState::Revoked { failure: ProviderFailure::WrongCredential, tried_at: None },
                source: Some(if is_source.get() { HrSystem::Personio } else { HrSystem::BambooHr }),
                ..view
            };
            view! { <StateNotice connection/> }
        };
        view! { <Router>{notice}</Router> }
    });
    tick().await;
    assert!(text(&root, "#schedule-stopped").contains("schedule has stopped"));
    is_source.set(false);
    tick().await;
    assert!(root.query_selector("#schedule-stopped").unwrap().is_none());
    root.remove();
}

#[wasm_bindgen_test]
async fn a_run_that_starts_later_is_shown_where_it_was_started() {
    let (root, run_watch) = (place(), RwSignal::new(None::<RunWatch>));
    let _mounted = mount_to(root.clone(), move || {
        provide_texts(Language::English);
        provide_half(Half::Admin);
        provide_snackbars();
        provide_api(provide_session(SessionState::SignedOut(SignOutReason::Never)));
        let watch = RunWatch::start();
        run_watch.set(Some(watch));
        view! { <Router><SourceSection shown=ShownConnection::of(HrSystem::BambooHr) watch/></Router> }
    });
    tick().await;
    assert!(root.query_selector("#run").unwrap().is_none());
    let watch = run_watch.get_untracked().unwrap();
    watch.follow(RunView { trigger: Trigger::SourceChange, ..run() });
    tick().await;
    assert!(root.query_selector("#run").unwrap().is_none(), "a run of another service");
    watch.follow(RunView { service: HrSystem::BambooHr, trigger: Trigger::SourceChange, ..run() });
    tick().await;
    assert_eq!(find(&root, "#run").get_attribute("data-phase").as_deref(), Some("waiting"));
    assert_eq!(find(&root, "#make-source").get_attribute("aria-disabled").as_deref(), Some("true"));
    root.remove();
}
