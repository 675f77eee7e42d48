//! The entries, as a table.

use domain::{
    api::audit::AuditView,
    audit::{Entry, Subject, written},
};
use leptos::prelude::*;

use super::words::{self, Names};
use crate::{
    bundles::PageLink,
    components::{Badge, Tone},
    i18n::{Moment, date_time, use_admin_texts},
    routes::Page,
};

/// The entries, the latest first: `<EntriesTable view/>`.
#[component]
pub fn EntriesTable(
    /// Entries, and the names of the members in them.
    view: AuditView,
) -> impl IntoView {
    let texts = use_admin_texts();
    let names = StoredValue::new(view.names);
    let row = move |line: String| {
        // What can't be read stands there as it is: it is in the trail.
        match serde_json::from_str(&line) {
            Ok(entry) => view! { <EntryRow entry names/> }.into_any(),
            Err(_) => view! { <tr><td colspan="6"><code>{line}</code></td></tr> }.into_any(),
        }
    };
    view! {
        <table class="table members-table">
            <caption class="visually-hidden">{texts.of(|t| t.audit.entries)}</caption>
            <thead>
                <tr>
                    <th scope="col">"#"</th>
                    <th scope="col">{texts.of(|t| t.audit.when)}</th>
                    <th scope="col">{texts.of(|t| t.audit.actor)}</th>
                    <th scope="col">{texts.of(|t| t.audit.act)}</th>
                    <th scope="col">{texts.of(|t| t.audit.subject)}</th>
                    <th scope="col">{texts.of(|t| t.audit.outcome)}</th>
                </tr>
            </thead>
            <tbody>{view.lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn EntryRow(entry: Entry, names: StoredValue<Names>) -> impl IntoView {
    let texts = use_admin_texts();
    let Entry { sequence, at, deed, .. } = entry;
    let when = move || date_time(texts.language(), at, Moment::DateAndTime);
    let (act, by) = (deed.act, deed.actor.clone());
    let actor = move || names.with_value(|names| words::actor(texts.get(), names, &by));
    let subject = deed.subject.clone().map(|subject| view! { <SubjectCell subject names/> });
    let refused = deed.refused.is_some();
    let outcome = move || words::outcome(texts.get(), &deed);
    view! {
        <tr data-sequence=sequence.to_string()>
            <td data-label="#">{sequence.to_string()}</td>
            <th scope="row"><time datetime=written(at)>{when}</time></th>
            <td data-label=texts.of(|t| t.audit.actor)>{actor}</td>
            <td data-label=texts.of(|t| t.audit.act)>{move || texts.get().audit.acts.of(act)}</td>
            <td data-label=texts.of(|t| t.audit.subject)>{subject}</td>
            <td data-label=texts.of(|t| t.audit.outcome)>
                {if refused {
                    view! { <Badge tone=Tone::Warning text=Signal::derive(outcome)/> }.into_any()
                } else {
                    outcome.into_any()
                }}
            </td>
        </tr>
    }
}

#[component]
fn SubjectCell(subject: Subject, names: StoredValue<Names>) -> impl IntoView {
    let texts = use_admin_texts();
    let page = match &subject {
        Subject::Run(run) => Some(Page::Run(*run)),
        Subject::Service(service) => Some(Page::Connection(*service)),
        Subject::Member(_) => None,
    };
    let words = move || names.with_value(|names| words::subject(texts.get(), names, &subject));
    match page {
        Some(page) => view! { <PageLink to=page>{words}</PageLink> }.into_any(),
        None => words.into_any(),
    }
}
