//! One row of the tree.

use domain::{
    employee::EmployeeId,
    structure::{
        chart::Top,
        tree::Node,
        units::Department,
        visible::{Fold, Row},
    },
};
use leptos::{attr::custom::custom_attribute, ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    bundles::PageLink,
    directory::organisation::Organisation,
    i18n::{StructureTexts, UseStructureTexts},
    routes::{By, Page},
};

/// The id of a node's row in the document.
pub fn row_id(node: Node) -> String {
    let code = |code: Option<u32>| code.map_or_else(|| "none".to_owned(), |code| code.to_string());
    match node {
        Node::Department(department) => format!("tree-department-{}", code(department)),
        Node::Team { department, team } => format!("tree-team-{}-{team}", code(department)),
        Node::Person(rank) => format!("tree-person-{rank}"),
    }
}

/// What a node is called.
pub fn name_of(organisation: &Organisation, node: Node, texts: &StructureTexts) -> String {
    match node {
        Node::Person(rank) => organisation.name(rank, texts.people.nameless),
        Node::Department(_) | Node::Team { .. } => {
            organisation.unit_name(node).unwrap_or(texts.structure.no_department).to_owned()
        }
    }
}

/// What stands behind the name: what somebody does, and what is odd about whom they report to; or who leads a unit.
fn details(organisation: &Organisation, node: Node, texts: &StructureTexts) -> Vec<String> {
    let nameless = texts.people.nameless;
    let led = |heads: &[usize]| {
        let names: Vec<_> = heads.iter().take(3).map(|head| organisation.name(*head, nameless)).collect();
        (!names.is_empty()).then(|| texts.structure.led_by(&names.join(", ")))
    };
    let units = organisation.units();
    match node {
        Node::Person(rank) => {
            let chart = organisation.chart();
            let odd = match chart.and_then(|chart| chart.top_of(rank)) {
                Some(Top::ManagerElsewhere) => Some(texts.structure.manager_elsewhere.to_owned()),
                Some(Top::InCycle) => {
                    let said = chart.and_then(|chart| chart.said_manager(rank));
                    said.map(|said| texts.structure.in_circle(&organisation.name(said, nameless)))
                }
                Some(Top::Ordinary) | None => None,
            };
            organisation.position(rank).map(str::to_owned).into_iter().chain(odd).collect()
        }
        Node::Department(code) => {
            units.and_then(|units| led(&units.department(code)?.heads)).into_iter().collect()
        }
        Node::Team { department, team } => {
            units.and_then(|units| led(&units.team(department, team)?.heads)).into_iter().collect()
        }
    }
}

/// How many people are below.
fn count(organisation: &Organisation, node: Node) -> usize {
    let units = organisation.units();
    match node {
        Node::Person(rank) => organisation.chart().map_or(0, |chart| chart.total(rank)),
        Node::Department(code) => units.and_then(|units| units.department(code)).map_or(0, Department::count),
        Node::Team { department, team } => {
            units.and_then(|units| units.team(department, team)).map_or(0, |team| team.people.len())
        }
    }
}

/// A node that is visible: at which row, and what that is. It stays what it was where the node is none any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The place among those that are visible.
    pub at: usize,
    /// The row.
    pub row: Row,
}

/// The row of `node`, which stays the same element while it is drawn: the focus stays in it.
pub fn tree_row(
    organisation: &Organisation,
    texts: UseStructureTexts,
    node: Node,
    placed: Memo<Option<Placed>>,
    by: By,
    current: Signal<Option<Node>>,
    on_press: Callback<Node>,
) -> impl IntoView + use<> {
    let words = texts.get();
    let name = name_of(organisation, node, words);
    let details = details(organisation, node, words).join(" · ");
    let below = count(organisation, node);
    let fold = move || placed.get().map_or(Fold::Leaf, |placed| placed.row.fold);
    // Whose people are shown below needs no number.
    let counted = move || {
        (below > 0 && (by == By::Department || fold() == Fold::Folded))
            .then(|| view! { <span class="tree-count">{words.people.count(below as u64)}</span> })
    };
    let link = match node {
        Node::Person(rank) => {
            organisation.person(rank).and_then(|person| EmployeeId::try_from(person.id).ok())
        }
        Node::Department(_) | Node::Team { .. } => None,
    };
    let called = match link {
        Some(id) => view! {
            <span class="tree-name"><PageLink to=Page::Person(id) skip=true><bdi>{name}</bdi></PageLink></span>
        }
        .into_any(),
        None => view! { <span class="tree-name"><bdi>{name}</bdi></span> }.into_any(),
    };
    let expanded = move || match fold() {
        Fold::Leaf => None,
        Fold::Folded => Some("false"),
        Fold::Unfolded => Some("true"),
    };
    let told = move |of: fn(Placed) -> usize| move || placed.get().map(|placed| of(placed).to_string());
    let is_current = Memo::new(move |_| current.get() == Some(node));
    view! {
        <li
            id=row_id(node)
            class="tree-row"
            role="treeitem"
            aria-posinset=told(|placed| placed.row.position)
            aria-setsize=told(|placed| placed.row.set_size)
            aria-expanded=expanded
            aria-selected=move || if is_current.get() { "true" } else { "false" }
            tabindex=move || if is_current.get() { "0" } else { "-1" }
            style:top=move || top(placed.get().map_or(0, |placed| placed.at))
            style:padding-inline-start=move || indent(placed.get().map_or(1, |placed| placed.row.level))
            on:click=move |event| if !leads_on(&event) { on_press.run(node) }
            // Leptos has no name for it.
            {..custom_attribute("aria-level", told(|placed| placed.row.level))}
        >
            <span class="tree-mark" aria-hidden="true"></span>
            <span class="tree-words">
                {called}
                <span class="tree-details">{details}</span>
            </span>
            {counted}
        </li>
    }
}

/// Whether it is a link in the row that was clicked.
fn leads_on(event: &ev::MouseEvent) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    on.is_some_and(|on| on.closest("a").is_ok_and(|link| link.is_some()))
}

/// The height of a row, in quarters of a rem. `style/structure.css` knows it too.
const ROW_QUARTER_REM: usize = 13;

/// The height of a row, in rem.
pub const ROW_REM: f64 = 3.25;

/// The height of so many rows, as CSS writes it.
pub fn top(rows: usize) -> String {
    let quarters = rows * ROW_QUARTER_REM;
    format!("{}.{:02}rem", quarters / 4, quarters % 4 * 25)
}

/// How far a row of this level is set in. Nobody sees more than a dozen levels on a telephone.
fn indent(level: usize) -> String {
    let steps = level.saturating_sub(1).min(12);
    format!("{}.{}rem", steps * 5 / 4, ["0", "25", "5", "75"][steps * 5 % 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_and_indents_are_written_as_css_reads_them() {
        assert_eq!([0, 1, 2, 4].map(top), ["0.00rem", "3.25rem", "6.50rem", "13.00rem"]);
        assert_eq!([1, 2, 3, 5, 90].map(indent), ["0.0rem", "1.25rem", "2.5rem", "5.0rem", "15.0rem"]);
    }
}
