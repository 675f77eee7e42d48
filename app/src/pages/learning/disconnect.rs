//! Disconnecting the learning platform, asked first.

use domain::api::{endpoint::Endpoint, learning::LearningView};
use leptos::{prelude::*, task::spawn_local};

use super::{LEARNING, connection::ShownLearning};
use crate::{
    api::Call,
    components::{Button, ButtonKind, ConfirmDialog, focus_on, use_snackbars},
    i18n::{about, use_admin_texts},
    pages::services::problem::call_advice,
};

/// The button, and the dialog behind it.
#[component]
pub fn DisconnectLearning(
    /// The connection.
    shown: ShownLearning,
) -> impl IntoView {
    let texts = use_admin_texts();
    let snackbars = use_snackbars();
    let open = RwSignal::new(false);
    let pending = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let disconnect = move |()| {
        pending.set(true);
        error.set(None);
        spawn_local(async move {
            let answer = shown.api.send::<LearningView>(Call::to(Endpoint::DisconnectLearning, &[])).await;
            pending.try_set(false);
            match answer {
                Ok(view) => {
                    open.try_set(false);
                    snackbars.success(about(LEARNING, texts.get_untracked().learning.disconnect.done));
                    shown.view.try_set(Some(view));
                    // The button goes away, and with it what had the focus.
                    request_animation_frame(|| focus_on("connection-title"));
                }
                Err(failure) => {
                    let advice = call_advice(texts.get_untracked(), Some(LEARNING), &failure);
                    error.try_set(Some(format!("{} {}", advice.what, advice.next)));
                }
            }
        });
    };
    view! {
        <Button kind=ButtonKind::Danger on_press=move |()| open.set(true) attr:id="disconnect">
            {texts.of(|t| t.services.disconnect.open)}
        </Button>
        <ConfirmDialog
            open
            title=texts.about(LEARNING, |t| t.services.disconnect.title)
            text=texts.about(LEARNING, |t| t.learning.disconnect.body)
            confirm=texts.of(|t| t.services.disconnect.confirm)
            on_confirm=disconnect
            pending
            error=error
        />
    }
}
