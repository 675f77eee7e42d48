//! Disconnecting the learning platform, asked first.

use domain::api::{call, services::DisconnectionForm};
use leptos::prelude::*;

use super::{LEARNING, connection::ShownLearning};
use crate::{
    asking::Sending,
    attention::use_attention,
    components::{Button, ButtonKind, ConfirmDialog, focus_soon, use_snackbars},
    i18n::use_admin_texts,
    problems::notice::problem_line,
};

/// The button, and the dialog behind it.
#[component]
pub fn DisconnectLearning(
    /// The connection.
    shown: ShownLearning,
) -> impl IntoView {
    let texts = use_admin_texts();
    let (snackbars, attention) = (use_snackbars(), use_attention());
    let open = RwSignal::new(false);
    let sending = Sending::nothing();
    let disconnect = move |()| {
        let call = call::Disconnect { service: LEARNING, form: DisconnectionForm { people: None } };
        sending.send(call, move |view| {
            open.set(false);
            snackbars.success(texts.get_untracked().learning.disconnect.done(LEARNING));
            shown.connection.view.set(Some(view));
            attention.look();
            // The button goes away, and with it what had the focus.
            focus_soon("connection-title");
        });
    };
    view! {
        <Button kind=ButtonKind::Danger on_press=move |()| open.set(true) attr:id="disconnect">
            {texts.of(|t| t.services.disconnect.open)}
        </Button>
        <ConfirmDialog
            open
            title=texts.about(LEARNING, |t, service| t.services.disconnect.title(service))
            text=texts.about(LEARNING, |t, service| t.learning.disconnect.body(service))
            confirm=texts.of(|t| t.services.disconnect.confirm)
            on_confirm=disconnect
            pending=sending.pending
            error=problem_line(sending.problem, LEARNING)
        />
    }
}
