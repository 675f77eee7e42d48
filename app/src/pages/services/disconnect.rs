//! Disconnecting a service, after asking what becomes of the people.

use domain::{
    api::{
        call,
        services::{DisconnectionForm, PeopleAfter},
    },
    service::HrSystem,
};
use leptos::prelude::*;

use super::connection::ShownConnection;
use crate::{
    asking::Sending,
    attention::use_attention,
    components::{Button, ButtonKind, Dialog, Notice, Tone, use_snackbars},
    i18n::use_admin_texts,
    problems::notice::problem_line,
    runs::watch::RunWatch,
};

/// The button, and the dialog behind it.
#[component]
pub fn DisconnectButton(
    /// The connection.
    shown: ShownConnection,
    /// The run that a disconnection ends.
    watch: RunWatch,
) -> impl IntoView {
    let texts = use_admin_texts();
    let (snackbars, attention) = (use_snackbars(), use_attention());
    let open = RwSignal::new(false);
    let sending = Sending::nothing();
    let disconnect = Callback::new(move |people: PeopleAfter| {
        let call = call::Disconnect {
            service: shown.service.into(),
            form: DisconnectionForm { people: Some(people) },
        };
        sending.send(call, move |view| {
            open.set(false);
            let words = &texts.get_untracked().services.disconnect;
            let service = shown.service.into();
            snackbars.success(match people {
                PeopleAfter::Keep => words.done_kept(service),
                PeopleAfter::Erase => words.done_erased(service),
            });
            watch.look();
            attention.look();
            shown.loaded.view.set(Some(view));
        });
    });
    view! {
        <Button kind=ButtonKind::Danger on_press=move |()| open.set(true) attr:id="disconnect">
            {texts.of(|t| t.services.disconnect.open)}
        </Button>
        <Dialog open title=texts.about(shown.service, |t, service| t.services.disconnect.title(service))>
            <DisconnectForm
                service=shown.service
                source=shown.source()
                open
                pending=sending.pending
                error=problem_line(sending.problem, shown.service)
                on_disconnect=disconnect
            />
        </Dialog>
    }
}

/// Asks what becomes of the people, with nothing chosen beforehand. The people of a directory that is read from another
/// service just stay.
#[component]
pub fn DisconnectForm(
    /// The service.
    service: HrSystem,
    /// The service that the directory is read from, if there is one.
    #[prop(into)]
    source: Signal<Option<HrSystem>>,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Whether it is being done.
    #[prop(into)]
    pending: Signal<bool>,
    /// Why it could not be done.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Told what was chosen.
    on_disconnect: Callback<PeopleAfter>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let elsewhere = Memo::new(move |_| source.get().filter(|source| *source != service));
    let chosen = RwSignal::new(None::<PeopleAfter>);
    let people = move || elsewhere.get().map(|_| PeopleAfter::Keep).or(chosen.get());
    let unanswered = RwSignal::new(false);
    let option = move |choice: PeopleAfter,
                       id: &'static str,
                       label: Signal<&'static str>,
                       hint: Signal<&'static str>| {
        view! {
            <div class="checkbox">
                <input
                    type="radio"
                    name="people-after"
                    id=id
                    aria-describedby=format!("{id}-hint")
                    prop:checked=move || chosen.get() == Some(choice)
                    on:change=move |_| chosen.set(Some(choice))
                />
                <div>
                    <label for=id>{label}</label>
                    <p class="field-hint" id=format!("{id}-hint")>{hint}</p>
                </div>
            </div>
        }
    };
    let confirm = move |()| match untrack(people) {
        Some(people) => on_disconnect.run(people),
        None => unanswered.set(true),
    };
    let missing = move || unanswered.get() && people().is_none();
    view! {
        <p>{texts.about(service, |t, service| t.services.disconnect.body(service))}</p>
        {move || elsewhere.get().map(|source| {
            view! { <p>{texts.get().services.disconnect.nobody_from_it(source.into())}</p> }
        })}
        <Show when=move || elsewhere.get().is_none()>
        <fieldset class="checkbox-group">
            <legend>{texts.of(|t| t.services.disconnect.question)}</legend>
            {option(
                PeopleAfter::Keep,
                "people-keep",
                texts.of(|t| t.services.disconnect.keep),
                texts.of(|t| t.services.disconnect.keep_hint),
            )}
            {option(
                PeopleAfter::Erase,
                "people-erase",
                texts.of(|t| t.services.disconnect.erase),
                texts.of(|t| t.services.disconnect.erase_hint),
            )}
            <p class="field-error" role="alert">
                {move || missing().then(|| texts.get().services.disconnect.choose)}
            </p>
        </fieldset>
        </Show>
        {move || error.get().map(|error| view! { <Notice tone=Tone::Error>{error}</Notice> })}
        <div class="dialog-actions">
            <Button on_press=move |()| open.set(false)>{texts.of(|t| t.kit.cancel)}</Button>
            <Button kind=ButtonKind::Danger pending on_press=confirm attr:id="confirm-disconnect">
                {texts.of(|t| t.services.disconnect.confirm)}
            </Button>
        </div>
    }
}
