//! The list on the overview of the syncs.

use domain::attention::Item;
use leptos::prelude::*;

use super::{
    use_attention,
    words::{Way, otherwise, tone, way, what},
};
use crate::{
    bundles::PageLink,
    components::{Button, Notice, focus_on},
    i18n::{Moment, date_time, use_admin_texts},
    routes::Page,
};

/// All that needs a person: what it is, since when, what happens if nobody acts, the way there, and the way to be told of it.
#[component]
pub fn AttentionList() -> impl IntoView {
    let texts = use_admin_texts();
    let items = use_attention().items();
    let some = Memo::new(move |_| items.with(|items| !items.is_empty()));
    let entries = move || items.get().into_iter().map(|item| view! { <Entry item/> }).collect_view();
    view! {
        <Show when=move || some.get()>
            <section id="attention-list" class="stack" aria-labelledby="attention-title">
                <h2 id="attention-title">{texts.of(|t| t.attention.title)}</h2>
                <ul class="attention-items">{entries}</ul>
                <p><PageLink id="be-told" to=Page::Channels>{texts.of(|t| t.channels.be_told)}</PageLink></p>
            </section>
        </Show>
    }
}

#[component]
fn Entry(item: Item) -> impl IntoView {
    let texts = use_admin_texts();
    let (cause, since) = (item.cause.clone(), item.since);
    let title = Signal::derive(move || Some(what(texts.get(), texts.language(), &cause)));
    let since = move || texts.get().attention.since(&date_time(texts.language(), since, Moment::DateAndTime));
    let (tone, to) = (tone(&item.cause), way(&item.cause));
    let otherwise = move || otherwise(texts.get(), texts.language(), item.otherwise);
    let look = texts.of(|t| t.attention.look);
    let link = match to {
        Way::To(page) => view! { <PageLink to=page>{look}</PageLink> }.into_any(),
        Way::ToPlan => view! { <Button on_press=|()| focus_on("latest-run")>{look}</Button> }.into_any(),
    };
    view! {
        <li>
            <Notice tone title>
                <p>{otherwise} " " <span class="quiet">{since}</span></p>
                <p>{link}</p>
            </Notice>
        </li>
    }
}
