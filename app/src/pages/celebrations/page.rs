//! The page of what colleagues celebrate.

use domain::{
    api::{
        call,
        calling::Part,
        celebrations::{CelebrationsView, Month},
    },
    celebrations::Share,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;

use super::{calendar::CalendarSection, month::MonthSection, own::OwnSection};
use crate::{
    api::CallError,
    asking::{Loaded, once_there},
    components::{EmptyState, IconName, TryAgain},
    directory::{DirectoryState, use_people},
    i18n::{now, number, use_structure_texts, use_texts},
    shell::use_title,
};

/// A month of what is celebrated, the one in the address or this one, and below it what is one's own.
#[component]
pub fn CelebrationsPage() -> impl IntoView {
    let texts = use_structure_texts();
    let people = use_people();
    use_title(texts.of(|t| t.people.celebrations));
    spawn_local(async move { _ = people.refresh().await });
    let query = use_query_map();
    let month = Memo::new(move |_| {
        let asked = query.with(|query| Month::read(&query.get("month")?));
        asked.unwrap_or_else(|| Month::of(now().date_naive()))
    });
    // What is shared is asked for anew once somebody has changed what they share.
    let changes = RwSignal::new(0_u32);
    let mine = Loaded::<CelebrationsView>::nothing();
    let ask = move || mine.ask(call::Celebrations { month: None });
    Effect::new(move || {
        changes.track();
        ask();
    });
    let failed = move || mine.problem.get().map(|error| view! { <Failed error on_retry=ask/> });
    let shares = once_there(move || mine.view.get().map(|view| view.shares));
    let own = once_there(move || mine.view.get().map(|view| view.own));
    let since = once_there(move || mine.view.get().map(|view| view.calendar_since));
    view! {
        <div class="page celebrations-page">
            <h1>{texts.of(|t| t.people.celebrations)}</h1>
            {move || {
                changes.track();
                view! { <MonthSection month=month.get()/> }
            }}
            {failed}
            {move || shares().map(|shares| view! { <Shares shares/> })}
            {move || own().map(|own| view! { <OwnSection own on_change=move |()| changes.update(|n| *n += 1)/> })}
            {move || since().map(|since| view! { <CalendarSection since on_change=move |()| ask()/> })}
        </div>
    }
}

/// Nothing could be loaded.
#[component]
pub(super) fn Failed(error: CallError, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let (texts, everybodys) = (use_structure_texts(), use_texts());
    let words = Signal::derive(move || error.words(everybodys.get()).to_owned());
    view! {
        <EmptyState icon=IconName::Warning title=texts.of(|t| t.celebrations.failed_title) text=words>
            <TryAgain on_press=on_retry/>
        </EmptyState>
    }
}

/// How many share theirs, of everybody.
#[component]
fn Shares(shares: Signal<Vec<Share>>) -> impl IntoView {
    let texts = use_structure_texts();
    let people = use_people();
    let rows = move || {
        let DirectoryState::Ready(directory) = people.state() else { return Vec::new() };
        let language = texts.language();
        let total = number(language, directory.snapshot().len() as u64);
        let row = |share: &Share| {
            let words = texts.get().celebrations.share(share.kind, &number(language, share.people), &total);
            view! { <li data-kind=share.kind.as_str()>{words}</li> }
        };
        shares.with(|shares| shares.iter().map(row).collect::<Vec<_>>())
    };
    view! {
        <section class="shares" aria-labelledby="shares">
            <h2 id="shares">{texts.of(|t| t.celebrations.who_shares)}</h2>
            <ul aria-labelledby="shares">{rows}</ul>
        </section>
    }
}
