//! What a plan does to the values of those who are known already.

use domain::sync::values::ValueTally;
use leptos::prelude::*;

use crate::i18n::{AdminTexts, UseAdminTexts, number, use_admin_texts};

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
            <table id="plan-values" class="table framed as-cards values" aria-labelledby="plan-values-title">
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
    let cell = move |people: u64, label: fn(&'static AdminTexts) -> &'static str| {
        view! {
            <td class=(people == 0).then_some("quiet") data-label=texts.of(label)>
                {move || number(texts.language(), people)}
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row">{move || texts.get().attributes.name(attribute)}</th>
            {cell(kept, |t| t.services.plan.values.kept)}
            {cell(changed, |t| t.services.plan.values.changed)}
            {cell(lost, |t| t.services.plan.values.lost)}
            {cell(added, |t| t.services.plan.values.added)}
        </tr>
    }
}
