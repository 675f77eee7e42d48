//! Taking a text along.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use super::{Icon, IconName};
use crate::i18n::use_texts;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Copied,
    Failed,
}

/// Copies a text: `<CopyButton text=link label=texts.of(|t| t.members.copy_link)/>`. Says whether that worked.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// What the button says; "Copy" unless told.
    #[prop(optional, into)]
    label: Signal<Option<String>>,
) -> impl IntoView {
    let texts = use_texts();
    let outcome = RwSignal::new(None);
    let copy = move |_| {
        let copying = window().navigator().clipboard().write_text(&text.get_untracked());
        spawn_local(async move {
            let copied = JsFuture::from(copying).await.is_ok();
            outcome.try_set(Some(if copied { Outcome::Copied } else { Outcome::Failed }));
            set_timeout(move || _ = outcome.try_set(None), Duration::from_secs(4));
        });
    };
    let said = move || {
        outcome.get().map(|outcome| match outcome {
            Outcome::Copied => texts.get().kit.copied,
            Outcome::Failed => texts.get().kit.copy_failed,
        })
    };
    let icon = move || {
        let copied = outcome.get() == Some(Outcome::Copied);
        view! { <Icon name=if copied { IconName::Check } else { IconName::Copy }/> }
    };
    let has_failed = move || (outcome.get() == Some(Outcome::Failed)).then_some("");
    view! {
        <span class="copy">
            <button type="button" class="button" on:click=copy>
                {icon}
                {move || label.get().unwrap_or_else(|| texts.get().kit.copy.to_owned())}
            </button>
            <span class="copy-outcome" role="status" data-failed=has_failed>{said}</span>
        </span>
    }
}
