//! The views of the directory that a member has saved, and saving one.

use domain::text::Text;
use leptos::{ev, prelude::*};

use crate::{
    bundles::PageLink,
    components::{Button, ButtonKind, Field, focus_soon, use_snackbars},
    directory::{AtHand, SavedView},
    i18n::use_structure_texts,
    routes::{Page, PeopleQuery, use_people_query},
    session::use_session,
    shell::use_title,
};

/// The saved views, and a form to save the one that the address asks for.
#[component]
pub fn SavedViewsPage() -> impl IntoView {
    let texts = use_structure_texts();
    use_title(texts.of(|t| t.people.views));
    let query = use_people_query();
    let at_hand = StoredValue::new(AtHand::of(use_session()));
    let kept = move || at_hand.with_value(|at_hand| at_hand.as_ref().map(AtHand::views)).unwrap_or_default();
    let views = RwSignal::new(kept());
    // Another tab may have saved some since. What the browser has no room for is not shown as saved.
    let keep = move |(name, view): (String, Option<SavedView>)| {
        let mut wanted = kept();
        wanted.retain(|one| one.name != name);
        wanted.extend(view);
        at_hand.with_value(|at_hand| at_hand.iter().for_each(|at_hand| at_hand.keep_views(&wanted)));
        views.set(kept());
    };
    view! {
        <div class="page taking-page">
            <h1 id="views-title" tabindex="-1">{texts.of(|t| t.people.views)}</h1>
            <p>
                <PageLink to=Signal::derive(move || Page::People(query.get()))>
                    {texts.of(|t| t.taking_along.back)}
                </PageLink>
            </p>
            {move || (query.get() != PeopleQuery::default()).then(|| view! { <Saving query views on_keep=keep/> })}
            <Views views on_keep=keep/>
            <p class="quiet">{texts.of(|t| t.saved_views.here)}</p>
        </div>
    }
}

/// A name for the view, and the button that saves it. A name stands for one view.
#[component]
fn Saving(
    query: Memo<PeopleQuery>,
    views: RwSignal<Vec<SavedView>>,
    #[prop(into)] on_keep: Callback<(String, Option<SavedView>)>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let snackbars = use_snackbars();
    let name = RwSignal::new(query.with_untracked(|query| query.text.trim().to_owned()));
    let tried = RwSignal::new(false);
    let error = Signal::derive(move || {
        let is_wrong = tried.get() && name.with(|name| Text::shortened(name).is_err());
        is_wrong.then(|| texts.get().saved_views.nameless.to_owned())
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Ok(named) = Text::shortened(&name.get_untracked()) else {
            tried.set(true);
            focus_soon("view-name");
            return;
        };
        let view =
            SavedView { name: named.to_string(), address: Page::People(query.get_untracked()).address() };
        on_keep.run((view.name.clone(), Some(view.clone())));
        let words = &texts.get_untracked().saved_views;
        if !views.with_untracked(|views| views.contains(&view)) {
            snackbars.error(words.no_room);
            return;
        }
        snackbars.success(words.saved);
        tried.set(false);
        name.set(String::new());
    };
    view! {
        <section class="card" aria-labelledby="this-view">
            <h2 id="this-view">{texts.of(|t| t.saved_views.this)}</h2>
            <form class="view-form" novalidate on:submit=submit>
                <Field
                    id="view-name"
                    label=texts.of(|t| t.saved_views.name)
                    hint=texts.of(|t| t.saved_views.name_hint)
                    value=name
                    error
                    required=true
                />
                <div><Button kind=ButtonKind::Primary submit=true>{texts.of(|t| t.saved_views.save)}</Button></div>
            </form>
        </section>
    }
}

/// The views, each to be opened or taken away.
#[component]
fn Views(
    views: RwSignal<Vec<SavedView>>,
    #[prop(into)] on_keep: Callback<(String, Option<SavedView>)>,
) -> impl IntoView {
    let texts = use_structure_texts();
    let line = move |SavedView { name, address }: SavedView| {
        let (shown, said) = (name.clone(), name.clone());
        let remove = move |()| {
            on_keep.run((name.clone(), None));
            // The button goes with its line.
            focus_soon("views-title");
        };
        view! {
            <li class="view-line">
                <a href=address rel="external"><bdi>{shown}</bdi></a>
                <Button kind=ButtonKind::Quiet on_press=remove>
                    {move || texts.get().saved_views.remove(&said)}
                </Button>
            </li>
        }
    };
    move || {
        let lines: Vec<_> = views.get().into_iter().map(line).collect();
        if lines.is_empty() {
            view! { <p>{texts.of(|t| t.saved_views.nothing)}</p> }.into_any()
        } else {
            view! { <ul class="views" aria-label=texts.of(|t| t.people.views)>{lines}</ul> }.into_any()
        }
    }
}
