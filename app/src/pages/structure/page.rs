//! The page of the organisation's structure.

use std::{sync::Arc, time::Duration};

use domain::{
    employee::EmployeeId,
    structure::{tree::Node, unfolded::Unfolded},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_query_map};

use super::{
    drawing::ChartDrawing,
    finding::Finding,
    tree::{StructureTree, focus_row_of},
};
use crate::{
    bundles::use_go_to,
    components::{Button, ButtonKind, EmptyState, IconName, Skeleton},
    directory::{DirectoryFailed, DirectoryState, organisation::Organisation, use_people},
    i18n::use_structure_texts,
    routes::{By, Page, StructureQuery},
    shell::use_title,
};

/// How long nobody moves on before the address follows.
const QUIET: Duration = Duration::from_millis(250);

/// The most tops that are unfolded from the start.
const FEW: usize = 12;

/// The structure, by managers or by departments, as the address says.
#[component]
pub fn StructurePage() -> impl IntoView {
    let texts = use_structure_texts();
    let people = use_people();
    use_title(texts.of(|t| t.structure.title));
    spawn_local(async move { _ = people.refresh().await });
    let body = move || match people.state() {
        DirectoryState::Loading => view! { <Skeleton lines=8/> }.into_any(),
        DirectoryState::Ready(directory) if directory.snapshot().is_empty() => view! {
            <EmptyState
                icon=IconName::People
                title=texts.of(|t| t.people.empty_title)
                text=texts.of(|t| t.people.empty_member)
            />
        }
        .into_any(),
        DirectoryState::Ready(directory) => {
            let organisation = Arc::new(Organisation::filed(&directory, texts.language_untracked()));
            view! { <Structure organisation/> }.into_any()
        }
        DirectoryState::Failed(error) => view! { <DirectoryFailed error/> }.into_any(),
    };
    view! {
        <div class="page structure-page">
            <h1>{texts.of(|t| t.structure.title)}</h1>
            {body}
        </div>
    }
}

#[component]
fn Structure(organisation: Arc<Organisation>) -> impl IntoView {
    let texts = use_structure_texts();
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| StructureQuery::read(|part| query.get(part))));
    let by = {
        let has = (organisation.chart().is_some(), organisation.units().is_some());
        Memo::new(move |_| match (asked.with(|asked| asked.by), has) {
            (By::Department, (_, true)) | (By::Manager, (false, true)) => Some(By::Department),
            (_, (true, _)) => Some(By::Manager),
            (_, (false, false)) => None,
        })
    };
    let ways =
        (organisation.chart().is_some() && organisation.units().is_some()).then(|| view! { <Ways by/> });
    let shown = move || match by.get() {
        Some(by) => {
            let organisation = Arc::clone(&organisation);
            view! { <Tree organisation by asked/> }.into_any()
        }
        None => view! {
            <EmptyState
                icon=IconName::People
                title=texts.of(|t| t.structure.nothing_title)
                text=texts.of(|t| t.structure.nothing)
            />
        }
        .into_any(),
    };
    view! { {ways} {shown} }
}

/// The two ways to order it.
#[component]
fn Ways(by: Memo<Option<By>>) -> impl IntoView {
    let texts = use_structure_texts();
    let go_to = use_go_to();
    let way = move |to: By, words: Signal<&'static str>| {
        let go_to = go_to.clone();
        let address = Page::Structure(StructureQuery { person: None, by: to });
        let is = move || by.get() == Some(to);
        let press =
            move |()| go_to(&address.address(), NavigateOptions { scroll: false, ..Default::default() });
        view! {
            <Button
                kind=ButtonKind::Secondary
                on_press=press
                attr:aria-pressed=move || if is() { "true" } else { "false" }
            >
                {words}
            </Button>
        }
    };
    view! {
        <div class="ways" role="group" aria-label=texts.of(|t| t.structure.order)>
            {way(By::Manager, texts.of(|t| t.structure.by_manager))}
            {way(By::Department, texts.of(|t| t.structure.by_department))}
        </div>
    }
}

/// The search, the tree and the drawing.
#[component]
fn Tree(organisation: Arc<Organisation>, by: By, asked: Memo<StructureQuery>) -> impl IntoView {
    let go_to = use_go_to();
    let unfolded = RwSignal::new(at_first(&organisation, by));
    let current = RwSignal::new(None::<Node>);
    let reveal = {
        let organisation = Arc::clone(&organisation);
        move |rank: usize| {
            let Some(tree) = organisation.tree(by) else { return };
            let node = Node::Person(rank);
            unfolded.update(|unfolded| unfolded.unfold(&tree.way_to(node)));
            current.set(Some(node));
        }
    };
    let find = {
        let reveal = reveal.clone();
        move |rank: usize| {
            reveal(rank);
            focus_row_of(Node::Person(rank));
        }
    };
    let choose = move |rank: usize| {
        current.set(Some(Node::Person(rank)));
        unfolded.update(|unfolded| unfolded.toggle(Node::Person(rank)));
    };
    let id_of = {
        let organisation = Arc::clone(&organisation);
        move |rank: usize| EmployeeId::try_from(organisation.person(rank)?.id).ok()
    };
    let open = {
        let id_of = id_of.clone();
        move |rank: usize| {
            if let Some(id) = id_of(rank) {
                go_to(&Page::Person(id).address(), NavigateOptions::default());
            }
        }
    };
    let rank_asked_for = {
        let organisation = Arc::clone(&organisation);
        move || asked.with(|asked| organisation.rank_of(asked.person.as_ref()?.as_str()))
    };
    follow_the_address(rank_asked_for, current, reveal);
    have_the_address_follow(current, by, id_of);
    let drawing = (by == By::Manager).then(|| {
        let organisation = Arc::clone(&organisation);
        view! { <div class="drawn"><ChartDrawing organisation unfolded current on_choose=choose/></div> }
    });
    view! {
        <Finding organisation=Arc::clone(&organisation) on_choose=find/>
        <div class="structure" data-by=by.as_str()>
            <StructureTree organisation by unfolded current on_open=open/>
            {drawing}
        </div>
    }
}

/// Whoever is in the address is chosen: at first, and after going back.
fn follow_the_address(
    asked: impl Fn() -> Option<usize> + Send + Sync + 'static,
    current: RwSignal<Option<Node>>,
    reveal: impl Fn(usize) + Send + Sync + 'static,
) {
    Effect::new(move || {
        if let Some(rank) = asked()
            && current.get_untracked() != Some(Node::Person(rank))
        {
            reveal(rank);
        }
    });
}

/// A link to any place in it: the address follows whoever is chosen, once nobody moves on. Browsers refuse hundreds of changes
/// in a row.
fn have_the_address_follow(
    current: RwSignal<Option<Node>>,
    by: By,
    id_of: impl Fn(usize) -> Option<EmployeeId> + Send + Sync + 'static,
) {
    let go_to = use_go_to();
    let soon = StoredValue::new(None::<TimeoutHandle>);
    let forget = move || {
        if let Some(handle) = soon.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    on_cleanup(forget);
    Effect::new(move |before: Option<Option<Node>>| {
        let now = current.get();
        if before.is_some_and(|before| before.is_some() && before != now)
            && let Some(Node::Person(rank)) = now
        {
            let query = StructureQuery { person: id_of(rank), by };
            let go_to = go_to.clone();
            let follow = move || {
                let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
                go_to(&Page::Structure(query).address(), options);
            };
            forget();
            soon.set_value(set_timeout_with_handle(follow, QUIET).ok());
        }
        now
    });
}

/// What is unfolded from the start: the tops, where they are few.
fn at_first(organisation: &Organisation, by: By) -> Unfolded {
    let tree = organisation.tree(by);
    let mut unfolded = match tree {
        Some(tree) => Unfolded::none(tree),
        None => return Unfolded::default(),
    };
    if let (By::Manager, Some(chart)) = (by, organisation.chart())
        && chart.tops().len() <= FEW
    {
        let tops: Vec<_> = chart.tops().iter().map(|top| Node::Person(*top)).collect();
        unfolded.unfold(&tops);
    }
    unfolded
}
