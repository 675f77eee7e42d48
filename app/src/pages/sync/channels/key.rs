//! The key of a webhook, shown once.

use leptos::prelude::*;

use crate::{
    components::{Button, ButtonKind, CopyField, Dialog, Notice, Tone},
    i18n::use_admin_texts,
};

/// How messages are signed, and how a receiver verifies one.
const STANDARD: &str = "https://www.standardwebhooks.com";

/// The id of the words that say that a key is shown only once.
const ONCE: &str = "key-once";

/// Shows a key as soon as there is one, and forgets it when it is closed: `<KeyDialog key=issued/>`.
#[component]
pub fn KeyDialog(
    /// The key of a webhook that was just added.
    key: RwSignal<Option<String>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let open = RwSignal::new(false);
    Effect::new(move || {
        if key.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            key.set(None);
        }
        is_open
    });
    let panel = move || key.get_untracked().map(|key| view! { <KeyPanel key/> });
    view! {
        <Dialog open title=texts.of(|t| t.channels.key_title) described_by=ONCE>
            {panel()}
            <div class="dialog-actions">
                <Button kind=ButtonKind::Primary on_press=move |()| open.set(false)>
                    {texts.of(|t| t.channels.done)}
                </Button>
            </div>
        </Dialog>
    }
}

#[component]
fn KeyPanel(key: String) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <div class="stack">
            <p>{texts.of(|t| t.channels.key_text)}</p>
            <CopyField
                id="channel-key"
                label=texts.of(|t| t.channels.key)
                text=key
                copy=texts.of(|t| t.channels.copy_key)
            />
            <Notice tone=Tone::Warning><p id=ONCE>{texts.of(|t| t.channels.key_once)}</p></Notice>
            <p>
                <a href=STANDARD target="_blank" rel="noopener noreferrer">
                    {texts.of(|t| t.channels.verify)} " (" {texts.of(|t| t.kit.new_window)} ")"
                </a>
            </p>
        </div>
    }
}
