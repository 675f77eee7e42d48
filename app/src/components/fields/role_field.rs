//! Choosing a role of the learning platform: by its name, or as a UUID.

use domain::{learning::LearningRole, settings::RoleId};
use leptos::prelude::*;

use crate::{
    components::{Choice, Field, SelectField, focus_soon},
    i18n::use_admin_texts,
};

/// What the select says while the role is typed. No UUID.
const OTHER: &str = "other";

/// The role as the list knows it, if it does.
fn listed(roles: &[LearningRole], typed: &str) -> Option<RoleId> {
    let id: RoleId = typed.parse().ok()?;
    roles.iter().any(|role| role.id == id).then_some(id)
}

/// A select with the roles' names, the platform's own role first, and a field for the UUID of another one. The field
/// has the id `id`, where errors stand; the select is `{id}-name`.
#[component]
pub fn RoleField(
    /// The field's id.
    id: &'static str,
    /// What it asks for.
    #[prop(into)]
    label: Signal<String>,
    /// A word on what is meant.
    #[prop(into)]
    hint: Signal<Option<String>>,
    /// The chosen role's UUID; blank for the platform's own.
    value: RwSignal<String>,
    /// The roles.
    roles: Signal<Vec<LearningRole>>,
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let asked = RwSignal::new(false);
    let known = Memo::new(move |_| {
        value.with(|value| {
            let blank = value.trim().is_empty();
            blank.then(String::new).or_else(|| roles.with(|roles| listed(roles, value)).map(String::from))
        })
    });
    let typed = Memo::new(move |_| asked.get() || known.with(Option::is_none) || error.with(Option::is_some));
    // The field stays while somebody types in it, whatever they type.
    Effect::new(move || {
        if typed.get() {
            asked.set(true);
        }
    });
    let chosen = Signal::derive(move || {
        let typed = typed.get();
        known.get().filter(|_| !typed).unwrap_or_else(|| OTHER.to_owned())
    });
    let choices = Signal::derive(move || {
        let words = &texts.get().learning.role;
        let own = Choice::new("", words.learner);
        let other = Choice::new(OTHER, words.other);
        let role = |role: &LearningRole| Choice::new(role.id.as_str(), role.title.as_str());
        let named: Vec<_> = roles.with(|roles| roles.iter().map(role).collect());
        std::iter::once(own).chain(named).chain(std::iter::once(other)).collect::<Vec<_>>()
    });
    let choose = move |chosen: String| {
        let other = chosen == OTHER;
        value.set(if other { String::new() } else { chosen });
        asked.set(other);
        if other {
            focus_soon(id);
        }
    };
    view! {
        <SelectField id=format!("{id}-name") label hint value=chosen choices on_change=choose/>
        <Show when=move || typed.get()>
            <Field
                id=id
                label=texts.of(|t| t.learning.role.uuid)
                hint=texts.of(|t| t.learning.role.uuid_hint)
                value
                error
            />
        </Show>
    }
}
