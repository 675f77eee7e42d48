//! The directory did not arrive.

use leptos::{prelude::*, task::spawn_local};

use super::use_people;
use crate::{
    api::CallError,
    components::{ButtonKind, EmptyState, Heading, IconName, TryAgain},
    i18n::use_texts,
};

/// Why it did not, and once more.
#[component]
pub fn DirectoryFailed(
    /// Why.
    error: CallError,
    /// Whether that is all there is on the page.
    #[prop(default = Heading::Section)]
    heading: Heading,
) -> impl IntoView {
    let texts = use_texts();
    let people = use_people();
    let words = Signal::derive(move || error.words(texts.get()).to_owned());
    let again = move |()| spawn_local(async move { _ = people.refresh().await });
    view! {
        <EmptyState icon=IconName::Warning heading title=texts.of(|t| t.people.failed_title) text=words>
            <TryAgain kind=ButtonKind::Primary on_press=again/>
        </EmptyState>
    }
}
