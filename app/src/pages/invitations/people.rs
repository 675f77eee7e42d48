//! Those who wait, one by one, and what each gets by mail.

use domain::api::learning::{Gets, InvitationsView, InvitedView};
use leptos::prelude::*;

use super::waiting_list::{first_letter, letter};
use crate::{
    bundles::PageLink,
    components::{Button, breakable},
    i18n::{AdminTexts, UseAdminTexts, number, use_admin_texts},
    routes::Page,
};

/// An invitation as it is mailed.
#[component]
pub fn Letter(
    /// Who gets it.
    name: String,
    /// What it says.
    text: String,
) -> impl IntoView {
    let texts = use_admin_texts();
    let caption = move || {
        let words = texts.get();
        let name = if name.is_empty() { words.services.plan.nameless } else { &name };
        words.invitations.letter(name)
    };
    view! {
        <figure class="letter">
            <figcaption>{caption}</figcaption>
            <blockquote>{text}</blockquote>
        </figure>
    }
}

/// Everybody who was loaded so far, and the way to the next ones.
#[component]
pub fn WaitingPeople(
    /// Those who wait.
    list: Signal<InvitationsView>,
    /// Whether more of them are on their way.
    loading: Signal<bool>,
    /// Loads those who come next.
    on_more: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let next = Memo::new(move |_| list.with(|list| list.next.is_some()));
    let shown = move || {
        let (shown, all) =
            list.with(|list| (list.people.len() as u64, list.invited + list.adopted + list.takeovers));
        let (shown, all) = (number(texts.language(), shown), number(texts.language(), all));
        texts.get().services.plan.shown_of(&shown, &all)
    };
    let above = Memo::new(move |_| list.with(|list| first_letter(list).map(|(person, _)| person.id.clone())));
    let key = |person: &InvitedView| (person.id.clone(), person.email.clone(), person.gets.clone());
    let row = move |person: InvitedView| {
        let id = person.id.clone();
        let is_above = Signal::derive(move || above.with(|above| above.as_ref() == Some(&id)));
        waiting_row(texts, person, is_above)
    };
    view! {
        <section aria-labelledby="waiting-title">
            <h2 id="waiting-title">{texts.of(|t| t.invitations.people)}</h2>
            <table id="waiting-people" class="table framed as-cards" aria-labelledby="waiting-title">
                <thead>
                    <tr>
                        <th scope="col">{texts.of(|t| t.services.plan.name)}</th>
                        <th scope="col">{texts.of(|t| t.invitations.email)}</th>
                        <th scope="col">{texts.of(|t| t.invitations.gets)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || list.get().people key=key children=row/>
                </tbody>
            </table>
            <p class="plan-more">
                <span class="quiet" role="status">{shown}</span>
                <Show when=move || next.get()>
                    <Button pending=loading on_press=on_more attr:id="waiting-more">
                        {texts.of(|t| t.services.plan.show_more)}
                    </Button>
                </Show>
            </p>
        </section>
    }
}

/// What somebody gets, in words.
fn said(texts: &AdminTexts, gets: &Gets) -> String {
    let words = &texts.invitations;
    match gets {
        Gets::Account { .. } => words.gets_account.to_owned(),
        Gets::Adoption => words.gets_adoption.to_owned(),
        Gets::Takeover { former: Some(name) } => words.gets_takeover(name),
        Gets::Takeover { former: None } => words.gets_takeover_erased.to_owned(),
    }
}

fn waiting_row(texts: UseAdminTexts, person: InvitedView, is_above: Signal<bool>) -> impl IntoView {
    let letter = letter(&person).map(str::to_owned);
    let InvitedView { id, name, email, gets } = person;
    let name = move || match name.as_str() {
        "" => texts.get().services.plan.nameless.to_owned(),
        name => name.to_owned(),
    };
    let gets = move || said(texts.get(), &gets);
    let letter = move || {
        letter.clone().map(|text| {
            if is_above.get() {
                return view! { <p class="quiet">{texts.of(|t| t.invitations.letter_above)}</p> }.into_any();
            }
            view! {
                <details class="letter">
                    <summary>{texts.of(|t| t.invitations.show_letter)}</summary>
                    <blockquote>{text}</blockquote>
                </details>
            }
            .into_any()
        })
    };
    view! {
        <tr data-person-id=id.to_string()>
            <th scope="row"><PageLink to=Page::Person(id.clone())>{name}</PageLink></th>
            <td data-label=texts.of(|t| t.invitations.email)>{breakable(&email)}</td>
            <td>{gets} {letter}</td>
        </tr>
    }
}
