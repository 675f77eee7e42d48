//! What is celebrated in a month.

use std::sync::Arc;

use domain::{
    api::{
        call,
        celebrations::{CelebrationView, CelebrationsView, Month},
    },
    directory::index::Directory,
};
use leptos::prelude::*;

use super::page::Failed;
use crate::{
    asking::Loaded,
    bundles::PageLink,
    components::{ButtonKind, Skeleton},
    directory::{DirectoryFailed, DirectoryState, use_people},
    i18n::{date, month as month_name, use_structure_texts},
    routes::Page,
};

/// A month: its celebrations, and the ways to the one before and the one after.
#[component]
pub(super) fn MonthSection(month: Month) -> impl IntoView {
    let texts = use_structure_texts();
    let people = use_people();
    let loaded = Loaded::<CelebrationsView>::nothing();
    let ask = move || loaded.ask(call::Celebrations { month: Some(month) });
    ask();
    let title = move || month_name(texts.language(), month);
    let to = move |to: Month, id: &'static str, words: Signal<&'static str>| {
        view! {
            <PageLink to=Page::Celebrations(Some(to)) class=ButtonKind::Secondary.class() id>
                {words}
            </PageLink>
        }
    };
    let shown = move || match (loaded.problem.get(), loaded.view.get(), people.state()) {
        (Some(error), ..) => view! { <Failed error on_retry=ask/> }.into_any(),
        (_, _, DirectoryState::Failed(error)) => view! { <DirectoryFailed error/> }.into_any(),
        (_, Some(view), DirectoryState::Ready(directory)) => listed(&view, &directory),
        _ => view! { <Skeleton lines=4/> }.into_any(),
    };
    view! {
        <section class="month" aria-labelledby="month">
            <header class="month-header">
                {to(month.before(), "month-earlier", texts.of(|t| t.celebrations.earlier))}
                <h2 id="month" aria-live="polite">{title}</h2>
                {to(month.after(), "month-later", texts.of(|t| t.celebrations.later))}
            </header>
            {shown}
        </section>
    }
}

fn listed(view: &CelebrationsView, directory: &Arc<Directory>) -> AnyView {
    let texts = use_structure_texts();
    let today = view.today;
    let row = |one: &CelebrationView| {
        let person = directory.snapshot().person(directory.position_of(one.person.as_str())?);
        let (page, one) = (Page::Person(one.person.clone()), one.clone());
        let (day, kind) = (one.day, one.kind);
        Some(view! {
            <li data-kind=kind.as_str()>
                <time datetime=day.to_string()>{move || date(texts.language(), day)}</time>
                <PageLink to=page><bdi>{move || person.name(texts.get().people.nameless)}</bdi></PageLink>
                <span class="quiet">{move || texts.get().celebrated(&one)}</span>
                {(day == today).then(|| view! { <strong>{texts.of(|t| t.celebrations.today)}</strong> })}
            </li>
        })
    };
    let rows: Vec<_> = view.celebrations.iter().filter_map(row).collect();
    if rows.is_empty() {
        view! { <p class="quiet">{texts.of(|t| t.celebrations.nothing)}</p> }.into_any()
    } else {
        view! { <ol class="celebrated" aria-labelledby="month">{rows}</ol> }.into_any()
    }
}
