//! Completions, one row each.

use domain::{api::exports::ExportView, export::entry::ExportFault};
use leptos::prelude::*;

use super::counts::tone;
use crate::{
    bundles::PageLink,
    components::Badge,
    i18n::{Moment, UseAdminTexts, date_time, use_admin_texts},
    routes::Page,
};

/// Completions, and where the export of each is.
#[component]
pub fn ExportsTable(
    /// The completions.
    exports: Vec<ExportView>,
) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <table id="exports" class="table framed as-cards">
            <caption class="visually-hidden">{texts.of(|t| t.exports.list)}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts.of(|t| t.exports.person)}</th>
                    <th scope="col">{texts.of(|t| t.exports.course)}</th>
                    <th scope="col">{texts.of(|t| t.person_learning.completed_on)}</th>
                    <th scope="col">{texts.of(|t| t.person_learning.record)}</th>
                    <th scope="col">{texts.of(|t| t.person_learning.certificate)}</th>
                    <th scope="col">{texts.of(|t| t.exports.state)}</th>
                </tr>
            </thead>
            <tbody>{exports.into_iter().map(|export| row(texts, export)).collect_view()}</tbody>
        </table>
    }
}

fn row(texts: UseAdminTexts, export: ExportView) -> impl IntoView {
    let ExportView { number, person, name, course, completed_at, stage, record, certificate, fault } = export;
    let person = match name.as_str() {
        "" => view! { <span class="quiet">{texts.of(|t| t.exports.erased)}</span> }.into_any(),
        _ => view! { <PageLink to=Page::PersonLearning(person)>{name}</PageLink> }.into_any(),
    };
    let completed = move || date_time(texts.language(), completed_at, Moment::Date);
    let stage_word = Signal::derive(move || texts.get().exports.stage.of(stage).to_owned());
    view! {
        <tr data-export=number data-stage=stage.as_str()>
            <th scope="row">{person}</th>
            <td data-label=texts.of(|t| t.exports.course)>{course.to_string()}</td>
            <td data-label=texts.of(|t| t.person_learning.completed_on)>{completed}</td>
            <td data-label=texts.of(|t| t.person_learning.record)>
                {move || texts.get().person_learning.written.of(record.into())}
            </td>
            <td data-label=texts.of(|t| t.person_learning.certificate)>
                {move || texts.get().person_learning.written.of(certificate.into())}
            </td>
            <td>
                <Badge tone=tone(stage) text=stage_word/>
                {fault.map(|fault| view! { <Fault fault/> })}
            </td>
        </tr>
    }
}

/// Why an export has stopped, and what to do.
#[component]
fn Fault(fault: ExportFault) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <p>{move || texts.get().exports.fault.of(fault).what}</p>
        <p class="quiet">{move || texts.get().exports.fault.of(fault).next}</p>
    }
}
