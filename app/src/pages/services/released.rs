//! The released attributes of a connection, and withdrawing one.

use domain::{
    api::{
        endpoint::Endpoint,
        services::{ConnectionView, WithdrawalForm},
    },
    attribute::Attribute,
};
use leptos::{prelude::*, task::spawn_local};

use super::{connection::ShownConnection, problem::call_advice, slug::slug};
use crate::{
    api::Call,
    components::{Button, ButtonKind, ConfirmDialog, use_snackbars},
    i18n::{AdminTexts, fill, use_admin_texts},
};

/// The released attributes, each of which but the names can be withdrawn.
#[component]
pub fn ReleasedList(
    /// The connection.
    shown: ShownConnection,
) -> impl IntoView {
    let texts = use_admin_texts();
    let released = Memo::new(move |_| {
        shown.view.with(|view| view.iter().flat_map(|view| view.release.iter()).collect::<Vec<_>>())
    });
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
    let label = Signal::derive(move || named(texts.get(), |t| t.services.connection.withdraw_one, attribute));
    let action = if attribute.is_mandatory() {
        view! { <span class="quiet">{texts.of(|t| t.services.connection.mandatory)}</span> }.into_any()
    } else {
        view! {
            <Button
                kind=ButtonKind::Quiet
                label
                on_press=move |()| ask.run(attribute)
                attr:id=format!("withdraw-{}", slug(&attribute))
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
    let snackbars = use_snackbars();
    let pending = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let title = Signal::derive(move || {
        named(texts.get(), |t| t.services.connection.withdraw_title, asked_about.get())
    });
    let withdraw = move |()| {
        let attribute = asked_about.get_untracked();
        let form = WithdrawalForm { attribute };
        pending.set(true);
        error.set(None);
        spawn_local(async move {
            let call = Call::to(Endpoint::WithdrawAttribute, &[shown.service.as_str()]).with(&form);
            let answer = shown.api.send::<ConnectionView>(call).await;
            pending.try_set(false);
            match answer {
                Ok(view) => {
                    shown.view.try_set(Some(view));
                    open.try_set(false);
                    let text = texts.get_untracked();
                    snackbars.success(named(text, |t| t.services.connection.withdrawn, attribute));
                }
                Err(failure) => {
                    let advice = call_advice(texts.get_untracked(), Some(shown.service.into()), &failure);
                    error.try_set(Some(format!("{} {}", advice.what, advice.next)));
                }
            }
        });
    };
    view! {
        <ConfirmDialog
            open
            title
            text=texts.about(shown.service, |t| t.services.connection.withdraw_body)
            confirm=texts.of(|t| t.services.connection.withdraw_confirm)
            on_confirm=withdraw
            pending
            error=error
        />
    }
}

fn named(texts: &AdminTexts, pick: fn(&AdminTexts) -> &'static str, attribute: Attribute) -> String {
    fill(pick(texts), &[("name", texts.attributes.name(attribute))])
}
