//! What a plan does to the values of those who are known already.

use domain::sync::values::ValueTally;
use leptos::prelude::*;

use crate::i18n::{UseAdminTexts, number, use_admin_texts};

/// Of each attribute, for how many people its value stays, changes, is lost or is new. Nothing where nobody is known
/// yet.
#[component]
pub fn ValueTable(
    /// The attributes.
    #[prop(into)]
    values: Signal<Vec<ValueTally>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let rows = move || values.get().into_iter().map(|tally| row(texts, tally)).collect_view();
    view! {
        <Show when=move || !values.with(Vec::is_empty)>
            <h4 id="plan-values-title">{texts.of(|t| t.services.plan.values.title)}</h4>
            <p class="quiet">{texts.of(|t| t.services.plan.values.counted)}</p>
            <table id="plan-values" class="table framed as-cards" aria-labelledby="plan-values-title">
                <thead>
                    <tr>
                        <th scope="col">{texts.of(|t| t.services.plan.values.attribute)}</th>
                        <th scope="col">{texts.of(|t| t.services.plan.values.kept)}</th>
                        <th scope="col">{texts.of(|t| t.services.plan.values.changed)}</th>
                        <th scope="col">{texts.of(|t| t.services.plan.values.lost)}</th>
                        <th scope="col">{texts.of(|t| t.services.plan.values.added)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Show>
    }
}

fn row(texts: UseAdminTexts, tally: ValueTally) -> impl IntoView {
    let ValueTally { attribute, kept, changed, lost, added } = tally;
    let shown = move |people| move || number(texts.language(), people);
    view! {
        <tr>
            <th scope="row">{move || texts.get().attributes.name(attribute)}</th>
            <td data-label=texts.of(|t| t.services.plan.values.kept)>{shown(kept)}</td>
            <td data-label=texts.of(|t| t.services.plan.values.changed)>{shown(changed)}</td>
            <td data-label=texts.of(|t| t.services.plan.values.lost)>{shown(lost)}</td>
            <td data-label=texts.of(|t| t.services.plan.values.added)>{shown(added)}</td>
        </tr>
    }
}
