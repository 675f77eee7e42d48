//! The tree of the organisation, as it is drawn: what is told of each row, and where keys lead.

use std::sync::Arc;

use app::{
    directory::organisation::Organisation,
    pages::{people::card::CardSection, structure::StructureTree},
    routes::By,
    session::{SessionState, provide_session},
};
use domain::{
    directory::{index::Directory, person::Person},
    settings::Teams,
    structure::{tree::Node, unfolded::Unfolded},
};
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::stage::{Stage, drawn, focused};

/// Ana leads Bea and Cem, Cem leads Dan; Eve and Fay report to each other, Gus to somebody who is not here.
fn organisation() -> Arc<Organisation> {
    let snapshot = json!({
        "ids": ["1", "2", "3", "4", "5", "6", "7"],
        "first_names": ["Ana", "Bea", "Cem", "Dan", "Eve", "Fay", "Gus"],
        "last_names": ["A", "B", "C", "D", "E", "F", "G"],
        "managers": { "terms": ["1", "3", "5", "6", "x"], "of": [0, 1, 1, 2, 4, 3, 5] },
        "departments": { "terms": ["Sales"], "of": [1, 1, 1, 0, 0, 0, 0] },
        "teams": { "terms": ["East"], "of": [0, 1, 0, 0, 0, 0, 0] },
    });
    Arc::new(Organisation::new(Arc::new(Directory::new(serde_json::from_value(snapshot).unwrap()))))
}

fn tree(by: By, opened: RwSignal<Option<usize>>) -> Stage {
    Stage::of(move || {
        let organisation = organisation();
        let unfolded = RwSignal::new(Unfolded::none(organisation.tree(by).unwrap()));
        let current = RwSignal::new(None::<Node>);
        view! { <StructureTree organisation by unfolded current on_open=move |rank| opened.set(Some(rank))/> }
    })
}

/// Comes to the tree as by Tab.
async fn reach(stage: &Stage) {
    drawn().await;
    stage.find::<HtmlElement>("[role=treeitem][tabindex='0']").focus().unwrap();
    drawn().await;
}

fn told(stage: &Stage, row: &str) -> [Option<String>; 4] {
    ["aria-level", "aria-posinset", "aria-setsize", "aria-expanded"]
        .map(|name| stage.attribute(&format!("#tree-{row}"), name))
}

fn told_as(level: &str, position: &str, size: &str, expanded: Option<&str>) -> [Option<String>; 4] {
    [Some(level), Some(position), Some(size), expanded].map(|text| text.map(str::to_owned))
}

#[wasm_bindgen_test]
async fn each_row_tells_its_level_its_place_and_whether_more_is_below() {
    let opened = RwSignal::new(None);
    let stage = tree(By::Manager, opened);
    reach(&stage).await;
    assert_eq!(stage.count("[role=treeitem]"), 3, "the tops");
    assert_eq!(stage.count("[role=treeitem][tabindex='0']"), 1);
    assert_eq!(told(&stage, "person-0"), told_as("1", "1", "3", Some("false")));
    assert!(
        stage.text("#tree-person-4").contains("In a circle: reports to Fay F"),
        "{}",
        stage.text("#tree-person-4")
    );
    assert!(
        stage.text("#tree-person-6").contains("not in the directory"),
        "{}",
        stage.text("#tree-person-6")
    );
    stage.press("ArrowRight").await;
    assert_eq!(told(&stage, "person-0"), told_as("1", "1", "3", Some("true")));
    assert_eq!(told(&stage, "person-1"), told_as("2", "1", "2", None));
    assert_eq!(told(&stage, "person-2"), told_as("2", "2", "2", Some("false")));
}

#[wasm_bindgen_test]
async fn the_focus_stays_in_a_row_that_is_folded_and_letters_lead_to_names() {
    let opened = RwSignal::new(None);
    let stage = tree(By::Manager, opened);
    reach(&stage).await;
    stage.press("ArrowRight").await;
    stage.press("g").await;
    assert_eq!(focused().id(), "tree-person-6");
    stage.press("Home").await;
    assert_eq!(focused().id(), "tree-person-0");
    stage.press("ArrowLeft").await;
    assert_eq!(told(&stage, "person-0")[3].as_deref(), Some("false"));
    assert_eq!(focused().id(), "tree-person-0", "it is the same element");
    stage.press("Enter").await;
    assert_eq!(opened.get_untracked(), Some(0));
}

#[wasm_bindgen_test]
async fn departments_say_who_leads_them_and_how_many_they_are() {
    let opened = RwSignal::new(None);
    let stage = tree(By::Department, opened);
    reach(&stage).await;
    let sales = stage.text("#tree-department-0");
    assert!(
        sales.contains("Sales") && sales.contains("Led by Ana A") && sales.contains("3 people"),
        "{sales}"
    );
    assert!(stage.text("#tree-department-none").contains("Without a department"));
    stage.press("Enter").await;
    assert_eq!(told(&stage, "team-0-0"), told_as("2", "1", "3", Some("false")));
    assert_eq!(opened.get_untracked(), None, "a department has no profile");
}

#[wasm_bindgen_test]
async fn a_tree_of_nobody_is_empty_and_nothing_more() {
    let stage = Stage::of(|| {
        let nobody = json!({ "managers": { "terms": [], "of": [] } });
        let directory = Directory::new(serde_json::from_value(nobody).unwrap());
        let organisation = Arc::new(Organisation::new(Arc::new(directory)));
        let unfolded = RwSignal::new(Unfolded::none(organisation.tree(By::Manager).unwrap()));
        let current = RwSignal::new(None::<Node>);
        view! { <StructureTree organisation by=By::Manager unfolded current on_open=|_: usize| ()/> }
    });
    drawn().await;
    assert_eq!((stage.count("[role=tree]"), stage.count("[role=treeitem]")), (1, 0));
}

fn ana() -> Person {
    Person {
        id: "7".to_owned(),
        first_name: Some("Ana".to_owned()),
        work_email: Some("ana@nordlicht.example".to_owned()),
        address: Some("Hafenstraße 1".to_owned()),
        ..Person::default()
    }
}

/// The contact of `person`, in an organisation that wants chats in Teams, does not, or has not said.
async fn contact(person: Person, teams: Option<Teams>) -> Stage {
    let stage = Stage::of(move || {
        provide_session(SessionState::Asking);
        view! { <CardSection person teams=Signal::stored(teams)/> }
    });
    drawn().await;
    stage
}

#[wasm_bindgen_test]
async fn a_chat_is_offered_where_the_organisation_wants_it_with_who_has_an_address() {
    let nobody = Person { work_email: None, ..ana() };
    for (person, teams, offered) in [
        (ana(), Some(Teams::Offered), 1),
        (ana(), Some(Teams::NotOffered), 0),
        (ana(), None, 0),
        (nobody, Some(Teams::Offered), 0),
    ] {
        let chat = "#teams-chat[href='https://teams.microsoft.com/l/chat/0/0?users=ana@nordlicht.example'][rel~=noreferrer]";
        assert_eq!(contact(person, teams).await.count(chat), offered, "{teams:?}");
    }
}

#[wasm_bindgen_test]
async fn what_is_known_of_a_contact_can_be_copied_and_nothing_else() {
    let stage = contact(ana(), None).await;
    assert_eq!(stage.count(".copies button"), 2);
    let words = stage.text(".copies");
    assert!(words.contains("Copy: Work email") && words.contains("Copy: Office address"), "{words}");
}
