//! Short messages about what just happened.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    api::CallError,
    components::{Icon, IconName, Tone},
    handover::{Handover, hand_over, take_over},
    i18n::{UseTexts, texts::errors::ErrorWords, use_texts},
};

/// How long a success stays unless it is dismissed. An error stays until then.
const SUCCESS_STAYS: Duration = Duration::from_secs(10);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Snackbar {
    id: u64,
    tone: Tone,
    text: String,
}

/// Where messages are handed in: `use_snackbars().success(text)`.
#[derive(Debug, Clone, Copy)]
pub struct Snackbars {
    shown: RwSignal<Vec<Snackbar>>,
    next: StoredValue<u64>,
}

/// Where messages are handed in. [`provide_snackbars`] comes first.
pub fn use_snackbars() -> Snackbars {
    expect_context()
}

/// Offers messages to everything below, starting with those of another bundle of the app. A [`SnackbarRegion`] shows
/// them.
pub fn provide_snackbars() -> Snackbars {
    let snackbars = Snackbars { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
    provide_context(snackbars);
    let successes = take_over(Handover::Successes).unwrap_or_default();
    successes.lines().for_each(|text| snackbars.success(text));
    snackbars
}

impl Snackbars {
    /// Says that something worked: green, with a tick.
    pub fn success(self, text: impl Into<String>) {
        let id = self.add(Tone::Success, text.into());
        set_timeout(move || self.dismiss(id), SUCCESS_STAYS);
    }

    /// What says that something was not done; nothing is left to be told where it was asked for.
    pub fn refused<T: ErrorWords>(
        self,
        texts: UseTexts<T>,
    ) -> impl FnOnce(CallError) -> Option<CallError> + Copy {
        move |error| {
            self.error(error.words(texts.get_untracked()));
            None
        }
    }

    /// Says that something did not work.
    pub fn error(self, text: impl Into<String>) {
        self.add(Tone::Error, text.into());
    }

    /// Leaves the successes that are shown now for another bundle of the app.
    pub fn hand_over(self) {
        let successes = self.shown.with_untracked(|shown| {
            let successes = shown.iter().filter(|one| one.tone == Tone::Success);
            successes.map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n")
        });
        if !successes.is_empty() {
            hand_over(Handover::Successes, &successes);
        }
    }

    /// Takes all of them away.
    pub fn clear(self) {
        self.shown.set(Vec::new());
    }

    fn add(self, tone: Tone, text: String) -> u64 {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.shown.update(|shown| {
            // The same message twice is once; and more than three are a wall.
            shown.retain(|other| other.text != text);
            shown.push(Snackbar { id, tone, text });
            let surplus = shown.len().saturating_sub(3);
            shown.drain(..surplus);
        });
        id
    }

    fn dismiss(self, id: u64) {
        self.shown.try_update(|shown| shown.retain(|snackbar| snackbar.id != id));
    }
}

/// Shows the messages: once, in the shell. Both regions are always there, so that what comes into them is announced.
#[component]
pub fn SnackbarRegion() -> impl IntoView {
    let snackbars = use_snackbars();
    let of_tone = move |error: bool| {
        move || {
            let shown = snackbars.shown.get();
            shown.into_iter().filter(|one| (one.tone == Tone::Error) == error).collect::<Vec<_>>()
        }
    };
    view! {
        <div class="snackbars">
            <div role="alert">
                <For each=of_tone(true) key=|one| one.id children=move |one| snackbar(snackbars, one)/>
            </div>
            <div role="status">
                <For each=of_tone(false) key=|one| one.id children=move |one| snackbar(snackbars, one)/>
            </div>
        </div>
    }
}

fn snackbar(snackbars: Snackbars, Snackbar { id, tone, text }: Snackbar) -> impl IntoView {
    let texts = use_texts();
    let class = if tone == Tone::Success { "snackbar snackbar-success" } else { "snackbar snackbar-error" };
    view! {
        <div class=class>
            <Icon name=tone.icon()/>
            <p>
                <span class="visually-hidden">{move || tone.word(&texts.get().kit)} ": "</span>
                {text}
            </p>
            <button
                type="button"
                class="icon-button"
                aria-label=texts.of(|t| t.kit.close)
                on:click=move |_| snackbars.dismiss(id)
            >
                <Icon name=IconName::Close/>
            </button>
        </div>
    }
}
