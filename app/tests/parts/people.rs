//! The directory in a browser, with ten thousand made-up people.

use std::sync::Arc;

use app::{
    pages::people::{PeopleBrowser, ProfileCard},
    routes::PeopleQuery,
};
use domain::{
    directory::{
        facet::Facet,
        index::{Directory, Filed, Query},
        snapshot::{Coded, DirectorySnapshot},
    },
    text::Text,
};
use leptos::{prelude::*, task::tick};
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use crate::stage::{Stage, drawn, focused};

/// `people` people called `First00000 Last00000` and so on, in teams of ten and two departments.
fn snapshot(people: u32) -> DirectorySnapshot {
    let teams: Vec<String> = (0..people.div_ceil(10)).map(|team| format!("Team {team:04}")).collect();
    DirectorySnapshot {
        revision: 1,
        ids: (0..people).map(|n| n.to_string().try_into().unwrap()).collect(),
        first_names: (0..people).map(|n| format!("First{n:05}")).collect(),
        last_names: (0..people).map(|n| format!("Last{n:05}")).collect(),
        departments: Some(Coded {
            terms: vec!["Kitchen".to_owned(), "Office".to_owned()],
            of: (0..people).map(|n| n % 2 + 1).collect(),
        }),
        teams: Some(Coded { terms: teams, of: (0..people).map(|n| n / 10 + 1).collect() }),
        ..DirectorySnapshot::default()
    }
}

/// The browser on a stage where rows are as high as the stylesheet makes them, ready to be searched.
fn stage(people: u32, query: RwSignal<PeopleQuery>) -> Stage {
    let directory = Directory::new(snapshot(people));
    directory.prepare().finish();
    let directory = Arc::new(directory);
    Stage::of(move || view! { <PeopleBrowser directory=Signal::stored(directory) query/> })
}

fn count(stage: &Stage) -> String {
    stage.attribute("#people-count", "data-count").unwrap()
}

#[wasm_bindgen_test]
async fn of_ten_thousand_only_a_window_is_in_the_document() {
    let stage = stage(10_000, RwSignal::default());
    drawn().await;
    assert_eq!((count(&stage).as_str(), stage.text("#people-count").as_str()), ("10000", "10,000 people"));
    assert!((8..100).contains(&stage.count(".person-row")), "{} rows", stage.count(".person-row"));
    assert_eq!(stage.attribute(".person-row", "aria-setsize").as_deref(), Some("10000"));
    assert_eq!(stage.attribute(".person-row", "aria-posinset").as_deref(), Some("1"));
    assert_eq!(stage.attribute(".person-row", "data-person-id").as_deref(), Some("0"));
    assert_eq!(stage.attribute(".person-row a", "href").as_deref(), Some("/people/0"));
    assert_eq!(stage.count(".person-row a[tabindex='0']"), 1, "the Tab key stops at the list once");
}

#[wasm_bindgen_test]
async fn typing_narrows_the_list_and_nothing_found_says_so() {
    let query = RwSignal::new(PeopleQuery::default());
    let stage = stage(10_000, query);
    drawn().await;
    stage.type_into("#people-search", "first0123").await;
    assert_eq!((count(&stage).as_str(), stage.count(".person-row")), ("10", 10));
    assert_eq!(stage.text("#people-count"), "10 people of 10,000");
    assert_eq!(stage.text(".person-name"), "First01230 Last01230");
    stage.type_into("#people-search", "nobody like this").await;
    assert_eq!((count(&stage).as_str(), stage.count(".person-row")), ("0", 0));
    assert_eq!(stage.text(".empty h2"), "Nobody found");
    stage.find::<HtmlElement>(".empty button").focus().unwrap();
    stage.click(".empty button").await;
    assert_eq!((count(&stage).as_str(), query.get_untracked()), ("10000", PeopleQuery::default()));
    assert_eq!(focused().id(), "people-search", "the button is gone, and the focus is where one types");
}

#[wasm_bindgen_test]
async fn a_row_says_who_is_in_it_now_and_marks_only_what_is_looked_for_now() {
    let query = RwSignal::new(PeopleQuery::default());
    let stage = stage(10_000, query);
    drawn().await;
    let row = stage.find::<HtmlElement>(".person-row");
    let inside = || stage.find::<HtmlElement>(".person-name").inner_html();
    for (typed, id, shown) in [
        ("", "0", "First00000 Last00000"),
        ("first0123", "1230", "<mark>First0123</mark>0 Last01230"),
        ("last0123", "1230", "First01230 <mark>Last0123</mark>0"),
        ("st0123", "1230", "Fir<mark>st0123</mark>0 La<mark>st0123</mark>0"),
        ("", "0", "First00000 Last00000"),
    ] {
        stage.type_into("#people-search", typed).await;
        assert_eq!(
            (stage.attribute(".person-row", "data-person-id").as_deref(), inside()),
            (Some(id), shown.to_owned())
        );
    }
    assert!(row.is_connected(), "the row stays while others come into it");
}

#[wasm_bindgen_test]
async fn what_is_typed_before_the_directory_is_ready_is_looked_for_as_soon_as_it_is() {
    let directory = Arc::new(Directory::new(snapshot(3_000)));
    let shown = Arc::clone(&directory);
    let query = RwSignal::new(PeopleQuery { text: "first0123".to_owned(), ..PeopleQuery::default() });
    let stage = Stage::of(move || view! { <PeopleBrowser directory=Signal::stored(shown) query/> });
    assert_eq!(count(&stage), "3000", "the list is there at once");
    while count(&stage) == "3000" {
        drawn().await;
    }
    assert!(directory.is_prepared());
    assert_eq!((count(&stage).as_str(), stage.count(".person-row")), ("10", 10));
    assert_eq!(stage.text(".person-name mark"), "First0123", "what matches is marked");
}

/// Opens a menu, and says what it offers.
async fn opened(stage: &Stage, menu: &str) -> Vec<String> {
    stage.click(&format!("[popovertarget='{menu}']")).await;
    // That it is open is told in a task of its own.
    while stage.count(&format!("#{menu} .tick")) == 0 {
        drawn().await;
    }
    stage.texts(&format!("#{menu} .tick"))
}

#[wasm_bindgen_test]
async fn units_narrow_the_list_and_say_how_many_they_would_find() {
    let query = RwSignal::new(PeopleQuery::default());
    let stage = stage(100, query);
    drawn().await;
    assert_eq!(opened(&stage, "department").await, ["Kitchen50", "Office50"]);
    stage.click("#department [value='Kitchen']").await;
    assert_eq!(
        (count(&stage).as_str(), stage.text("[popovertarget='department']").as_str()),
        ("50", "Department · 1")
    );
    assert_eq!(opened(&stage, "team").await.len(), 10);
    stage.click("#team [value='Team 0003']").await;
    assert_eq!(count(&stage), "5", "of one team those in the kitchen");
    stage.click("#team [value='Team 0004']").await;
    assert_eq!((count(&stage).as_str(), query.get_untracked().filters.len()), ("10", 3));
    assert_eq!(stage.texts(".people-chips bdi"), ["Kitchen", "Team 0003", "Team 0004"]);
    stage.click("#team [value='Team 0003']").await;
    stage.click(".people-chips button").await;
    assert_eq!(
        (count(&stage).as_str(), query.get_untracked().filters.len()),
        ("10", 1),
        "the whole of team 4"
    );
    query.set(PeopleQuery::of(Facet::Team, "Gone".to_owned()));
    drawn().await;
    assert_eq!((count(&stage).as_str(), stage.text(".people-chips bdi").as_str()), ("0", "Gone"));
}

#[wasm_bindgen_test]
async fn people_stand_in_groups_under_a_title_and_by_first_name_where_that_is_wanted() {
    let query = RwSignal::new(PeopleQuery { groups: Some(Facet::Department), ..PeopleQuery::default() });
    let stage = stage(1_000, query);
    drawn().await;
    assert_eq!(stage.text(".people-group h2"), "Kitchen · 500");
    assert_eq!(stage.attribute(".people-group + .person-row", "data-person-id").as_deref(), Some("0"));
    stage.find::<HtmlElement>("#people-search").focus().unwrap();
    stage.press("ArrowDown").await;
    stage.press("End").await;
    drawn().await;
    assert_eq!(
        focused().closest("li").unwrap().unwrap().get_attribute("data-person-id").as_deref(),
        Some("999")
    );
    stage.type_into("#people-search", "first0001").await;
    assert_eq!(stage.texts(".people-group h2"), ["Kitchen · 5", "Office · 5"]);
    let ids = || stage.attributes(".person-row", "data-person-id");
    assert_eq!(ids(), ["10", "12", "14", "16", "18", "11", "13", "15", "17", "19"]);
    assert_eq!(stage.attributes(".person-row", "aria-posinset").last().map(String::as_str), Some("10"));
    assert_eq!(
        opened(&stage, "people-view").await[2..],
        ["No groups", "Department", "Team", "List", "Cards"]
    );
    stage.click("#people-view [name='group'][value='']").await;
    assert_eq!((stage.count(".people-group"), ids().len()), (0, 10));
}

#[wasm_bindgen_test]
async fn names_stand_in_the_order_of_the_language_and_each_under_its_own_family_name() {
    let directory = |names: [(&str, &str); 4]| DirectorySnapshot {
        ids: (0..4).map(|n| n.to_string().try_into().unwrap()).collect(),
        first_names: names.map(|(first, _)| first.to_owned()).to_vec(),
        last_names: names.map(|(_, last)| last.to_owned()).to_vec(),
        ..DirectorySnapshot::default()
    };
    let filed = |by, names| Directory::new(directory(names)).filed(by, "de").search(&Query::default());
    let umlauts = [("Zoe", "Zahn"), ("Ole", "Öztürk"), ("Ida", "Otto"), ("Änne", "Aal")];
    assert_eq!(filed(Filed::ByLastName, umlauts), [3, 2, 1, 0]);
    assert_eq!(filed(Filed::ByFirstName, umlauts), [3, 2, 1, 0]);
    let scripts = [("Пётр", "Ёлкин"), ("Анна", "Жук"), ("Ole", "Otto"), ("Иван", "Ежов")];
    assert_eq!(filed(Filed::ByLastName, scripts), [2, 3, 0, 1], "Ё is where Russians look for it");
    let query = RwSignal::new(PeopleQuery::default());
    let snapshot = directory([("明", "山田"), ("민준", "김"), ("Ana", "Kowalska"), ("Ole", "Otto")]);
    let shown = Signal::stored(Arc::new(Directory::new(snapshot)));
    let stage = Stage::of(move || view! { <PeopleBrowser directory=shown query/> });
    drawn().await;
    let mut names = stage.texts(".person-name");
    names.sort();
    assert_eq!(names, ["Ana Kowalska", "Ole Otto", "山田 明", "김 민준"]);
}

#[wasm_bindgen_test]
async fn cards_lie_beside_each_other_and_the_arrow_keys_lead_in_four_directions() {
    let query = RwSignal::new(PeopleQuery::default());
    let stage = stage(1_000, query);
    drawn().await;
    opened(&stage, "people-view").await;
    stage.click("#people-view [value='cards']").await;
    drawn().await;
    let columns = stage.find::<HtmlElement>("#people-list").style().get_property_value("--columns").unwrap();
    let columns: usize = columns.parse().unwrap();
    assert!(columns > 1, "the tests' window is wider than two cards");
    let place =
        || focused().closest("li").unwrap().and_then(|row| row.get_attribute("aria-posinset")?.parse().ok());
    stage.find::<HtmlElement>("#people-search").focus().unwrap();
    for (key, expected) in [
        ("ArrowDown", 1),
        ("ArrowRight", 2),
        ("ArrowDown", 2 + columns),
        ("ArrowLeft", 1 + columns),
        ("ArrowUp", 1),
    ] {
        stage.press(key).await;
        assert_eq!(place(), Some(expected), "{key}");
    }
}

#[wasm_bindgen_test]
async fn the_arrow_keys_move_the_focus_however_far() {
    let stage = stage(10_000, RwSignal::default());
    drawn().await;
    let place = || focused().closest("li").unwrap().and_then(|row| row.get_attribute("aria-posinset"));
    stage.find::<HtmlElement>("#people-search").focus().unwrap();
    for (key, expected) in
        [("ArrowDown", "1"), ("ArrowDown", "2"), ("End", "10000"), ("ArrowUp", "9999"), ("Home", "1")]
    {
        stage.press(key).await;
        assert_eq!(place().as_deref(), Some(expected), "{key}");
    }
    stage.press("ArrowUp").await;
    assert_eq!(focused().id(), "people-search");
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_its_row_when_the_list_is_scrolled_away() {
    let stage = stage(10_000, RwSignal::default());
    drawn().await;
    // The tests' page has no stylesheet: the list is as high as its rows, the rows lie in it as they are drawn.
    stage.find::<HtmlElement>(".person-row a").focus().unwrap();
    window().scroll_to_with_x_and_y(0.0, 100_000.0);
    drawn().await;
    drawn().await;
    assert_eq!(
        focused().closest("li").unwrap().unwrap().get_attribute("data-person-id").as_deref(),
        Some("0")
    );
    assert!(stage.count(".person-row") < 100);
    stage.press("ArrowDown").await;
    assert_eq!(
        focused().closest("li").unwrap().unwrap().get_attribute("data-person-id").as_deref(),
        Some("1")
    );
    assert!(window().scroll_y().unwrap() < 2_000.0, "the row that has the focus is in view");
    window().scroll_to_with_x_and_y(0.0, 0.0);
    drawn().await;
}

#[wasm_bindgen_test]
async fn whoever_is_found_is_printed_all_of_them_and_in_their_order() {
    let query = RwSignal::new(PeopleQuery::default());
    let stage = stage(400, query);
    drawn().await;
    assert!(stage.count(".person-row") < 100);
    window().dispatch_event(&Event::new("beforeprint").unwrap()).unwrap();
    // Before anything else: a browser prints as soon as that was told.
    tick().await;
    assert_eq!(stage.count(".person-row"), 400);
    assert_eq!(stage.text(".person-row:nth-child(400) .person-name"), "First00399 Last00399");
    window().dispatch_event(&Event::new("afterprint").unwrap()).unwrap();
    drawn().await;
    assert!(stage.count(".person-row") < 100);
}

#[wasm_bindgen_test]
async fn a_profile_shows_what_is_released_as_text_and_links() {
    let snapshot = DirectorySnapshot {
        first_names: vec!["<b>Ana</b>".to_owned()],
        last_names: vec!["Kowalska".to_owned()],
        ids: vec!["1".to_owned().try_into().unwrap()],
        work_emails: Some(vec!["ana@example.com".to_owned()]),
        phones: Some(vec!["+49 40 12".to_owned()]),
        birthdays: Some(vec!["--02-29".parse().ok()]),
        ..DirectorySnapshot::default()
    };
    let stage = Stage::of(move || view! { <Router><ProfileCard snapshot place=0/></Router> });
    drawn().await;
    assert_eq!(stage.text("h1"), "<b>Ana</b> Kowalska", "HTML in a name is text");
    assert_eq!(stage.attribute("a[href^=mailto]", "href").as_deref(), Some("mailto:ana@example.com"));
    assert_eq!(stage.attribute("a[href^=tel]", "href").as_deref(), Some("tel:+494012"));
    assert!(stage.text("dl").contains("29 February"));
    assert!(!stage.text("dl").contains("Department"), "what is not released is not there");
}

#[wasm_bindgen_test]
fn letters_are_composed_and_taken_apart_by_the_browser_as_they_are_natively() {
    for (raw, kept) in
        [("Mu\u{308}ller", "Müller"), ("\u{1112}\u{1161}\u{11ab}", "한"), ("I\u{307}pek\u{202e}", "İpek")]
    {
        assert_eq!(Text::new(raw).unwrap().as_str(), kept, "{raw:?}");
        let snapshot = DirectorySnapshot {
            ids: vec!["1".to_owned().try_into().unwrap()],
            first_names: vec![kept.to_owned()],
            last_names: vec![String::new()],
            ..DirectorySnapshot::default()
        };
        let query = Query { text: raw.to_owned(), ..Query::default() };
        assert_eq!(Directory::new(snapshot).search(&query).len(), 1, "{raw:?}");
    }
}
