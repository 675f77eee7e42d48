//! Choosing the attributes to release.

use domain::attribute::{Attribute, BirthdayDetail};
use leptos::prelude::*;

use super::choice::Choice;
use crate::i18n::use_admin_texts;

/// A checkbox for each attribute. The two names are ticked and can't be unticked.
#[component]
pub fn ReleaseChoice(
    /// What is ticked.
    choice: RwSignal<Choice>,
) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <fieldset class="checkbox-group">
            <legend>{texts.of(|t| t.setup.prepare.choose)}</legend>
            <p class="field-hint">{texts.of(|t| t.setup.prepare.choose_hint)}</p>
            <div class="checkbox-grid">
                {Attribute::ALL.map(|attribute| view! { <ReleaseBox choice attribute/> }).collect_view()}
            </div>
        </fieldset>
    }
}

#[component]
fn ReleaseBox(choice: RwSignal<Choice>, attribute: Attribute) -> impl IntoView {
    let texts = use_admin_texts();
    let id = format!("release-{}", attribute.as_str());
    let hint_id = format!("{id}-hint");
    let described_by = texts.get_untracked().attribute_hints.of(attribute).map(|_| hint_id.clone());
    let ticked = move || choice.with(|choice| choice.contains(attribute));
    view! {
        <div class="checkbox">
            <input
                type="checkbox"
                id=id.clone()
                disabled=attribute.is_mandatory()
                aria-describedby=described_by
                prop:checked=ticked
                on:change:target=move |event| {
                    let ticked = event.target().checked();
                    choice.update(|choice| choice.set(attribute, ticked));
                }
            />
            <div>
            <label for=id>{move || texts.get().attributes.name(attribute)}</label>
            {move || texts.get().attribute_hints.of(attribute).map(|hint| view! { <p class="field-hint" id=hint_id.clone()>{hint}</p> })}
            {(attribute == Attribute::Birthday).then(|| view! { <WithYear choice/> })}
            </div>
        </div>
    }
}

/// Whether the year of birth is kept too: asked only where the birthday is released.
#[component]
fn WithYear(choice: RwSignal<Choice>) -> impl IntoView {
    let texts = use_admin_texts();
    let released = move || choice.with(|choice| choice.contains(Attribute::Birthday));
    let with_year = move || choice.with(|choice| choice.birthday() == BirthdayDetail::WithYear);
    view! {
        <Show when=released>
            <div class="checkbox">
                <input
                    type="checkbox"
                    id="birthday-year"
                    aria-describedby="birthday-year-hint"
                    prop:checked=with_year
                    on:change:target=move |event| {
                        let detail = if event.target().checked() {
                            BirthdayDetail::WithYear
                        } else {
                            BirthdayDetail::DayAndMonth
                        };
                        choice.update(|choice| choice.set_birthday(detail));
                    }
                />
                <div>
                <label for="birthday-year">{texts.of(|t| t.setup.prepare.with_year)}</label>
                <p class="field-hint" id="birthday-year-hint">{texts.of(|t| t.setup.prepare.with_year_hint)}</p>
                </div>
            </div>
        </Show>
    }
}
