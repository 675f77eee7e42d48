//! Completions that wait, one row each.

use domain::api::exports::{WaitingExport, WaitingExportsView};
use leptos::prelude::*;

use crate::{
    components::Button,
    i18n::{Moment, UseAdminTexts, date_time, number, use_admin_texts},
};

/// The completions that were loaded so far, and the way to the next ones.
#[component]
pub fn WaitingExportsTable(
    /// Those that wait.
    list: Signal<WaitingExportsView>,
    /// Whether more of them are on their way.
    #[prop(into)]
    loading: Signal<bool>,
    /// Loads those that come next.
    on_more: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let next = Memo::new(move |_| list.with(|list| list.next.is_some()));
    let shown = move || {
        let (shown, all) = list.with(|list| (list.exports.len() as u64, list.completions));
        let (shown, all) = (number(texts.language(), shown), number(texts.language(), all));
        texts.get().services.plan.shown_of(&shown, &all)
    };
    let rows = move || list.get().exports.into_iter().map(|export| row(texts, export)).collect_view();
    view! {
        <section aria-labelledby="waiting-title">
            <h2 id="waiting-title">{texts.of(|t| t.exports.list)}</h2>
            <table id="waiting-exports" class="table framed as-cards">
                <caption class="visually-hidden">{texts.of(|t| t.exports.list)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts.of(|t| t.exports.person)}</th>
                        <th scope="col">{texts.of(|t| t.exports.course)}</th>
                        <th scope="col">{texts.of(|t| t.person_learning.completed_on)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="plan-more">
                <span class="quiet" role="status">{shown}</span>
                <Show when=move || next.get()>
                    <Button pending=loading on_press=on_more attr:id="waiting-more">
                        {texts.of(|t| t.services.plan.show_more)}
                    </Button>
                </Show>
            </p>
        </section>
    }
}

fn row(texts: UseAdminTexts, export: WaitingExport) -> impl IntoView {
    let WaitingExport { name, course, completed_at, .. } = export;
    let person = match name.as_str() {
        "" => view! { <span class="quiet">{texts.of(|t| t.services.plan.nameless)}</span> }.into_any(),
        _ => name.into_any(),
    };
    let completed = move || date_time(texts.language(), completed_at, Moment::Date);
    view! {
        <tr>
            <th scope="row">{person}</th>
            <td data-label=texts.of(|t| t.exports.course)>{course.to_string()}</td>
            <td data-label=texts.of(|t| t.person_learning.completed_on)>{completed}</td>
        </tr>
    }
}
