//! The released attributes of a connection, and withdrawing one.

use domain::{
    api::{call, services::WithdrawalForm},
    attribute::Attribute,
};
use leptos::prelude::*;

use super::connection::ShownConnection;
use crate::{
    asking::Sending,
    attention::use_attention,
    components::{Button, ButtonKind, ConfirmDialog, use_snackbars},
    i18n::{AdminTexts, use_admin_texts},
    problems::notice::problem_line,
};

/// The released attributes, each of which but the names can be withdrawn.
#[component]
pub fn ReleasedList(
    /// The connection.
    shown: ShownConnection,
) -> impl IntoView {
    let texts = use_admin_texts();
    let released = Memo::new(move |_| shown.own(|own| own.release.iter().collect::<Vec<_>>()));
    let asked_about = RwSignal::new(Attribute::FirstName);
    let open = RwSignal::new(false);
    let ask = Callback::new(move |attribute| {
        asked_about.set(attribute);
        open.set(true);
    });
    view! {
        <section>
            <h2>{texts.of(|t| t.services.connection.released)}</h2>
            <p class="quiet">{texts.of(|t| t.services.connection.released_hint)}</p>
            <ul class="released" id="released">
                <For each=move || released.get() key=|attribute| *attribute children=move |attribute| {
                    view! { <ReleasedItem attribute ask/> }
                }/>
            </ul>
            <WithdrawDialog shown open asked_about/>
        </section>
    }
}

#[component]
fn ReleasedItem(attribute: Attribute, ask: Callback<Attribute>) -> impl IntoView {
    let texts = use_admin_texts();
    let label = Signal::derive(move || {
        named(texts.get(), |t, name| t.services.connection.withdraw_one(name), attribute)
    });
    let action = if attribute.is_mandatory() {
        view! { <span class="quiet">{texts.of(|t| t.services.connection.mandatory)}</span> }.into_any()
    } else {
        view! {
            <Button
                kind=ButtonKind::Quiet
                label
                on_press=move |()| ask.run(attribute)
                attr:id=format!("withdraw-{}", attribute.as_str())
            >
                {texts.of(|t| t.services.connection.withdraw)}
            </Button>
        }
        .into_any()
    };
    view! { <li><span>{move || texts.get().attributes.name(attribute)}</span> {action}</li> }
}

#[component]
fn WithdrawDialog(
    shown: ShownConnection,
    open: RwSignal<bool>,
    asked_about: RwSignal<Attribute>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let (snackbars, attention) = (use_snackbars(), use_attention());
    let withdrawing = Sending::nothing();
    let title = Signal::derive(move || {
        named(texts.get(), |t, name| t.services.connection.withdraw_title(name), asked_about.get())
    });
    let withdraw = move |()| {
        let attribute = asked_about.get_untracked();
        let call = call::WithdrawAttribute { service: shown.service, form: WithdrawalForm { attribute } };
        withdrawing.send(call, move |view| {
            shown.loaded.view.set(Some(view));
            attention.look();
            open.set(false);
            let said =
                named(texts.get_untracked(), |t, name| t.services.connection.withdrawn(name), attribute);
            snackbars.success(said);
        });
    };
    view! {
        <ConfirmDialog
            open
            title
            text=texts.about(shown.service, |t, service| t.services.connection.withdraw_body(service))
            confirm=texts.of(|t| t.services.connection.withdraw_confirm)
            on_confirm=withdraw
            pending=withdrawing.pending
            error=problem_line(withdrawing.problem, shown.service)
        />
    }
}

fn named(texts: &AdminTexts, said: fn(&AdminTexts, &str) -> String, attribute: Attribute) -> String {
    said(texts, texts.attributes.name(attribute))
}
