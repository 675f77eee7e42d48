//! Who has no account and needs somebody's help.

use domain::{
    api::learning::{LeftOut, LeftOutBecause, LeftOutView},
    provisioning::account::AccountFault,
};
use leptos::prelude::*;

use super::{LEARNING, connection::ShownLearning};
use crate::{
    bundles::PageLink,
    i18n::{AdminTexts, use_admin_texts},
    problems::notice::awaited,
    routes::Page,
};

/// Those without an account, once they are known.
#[component]
pub fn LeftOutSection(
    /// The connection.
    shown: ShownLearning,
) -> impl IntoView {
    let texts = use_admin_texts();
    let retry = Callback::new(move |()| shown.load());
    view! {
        <section aria-labelledby="left-out-title">
            <h2 id="left-out-title">{texts.of(|t| t.learning.left_out.title)}</h2>
            {awaited(shown.left_out, "left-out-error", Some(LEARNING), retry, |view| {
                view! { <LeftOutList view/> }.into_any()
            })}
        </section>
    }
}

/// The people, each with what would help.
#[component]
pub fn LeftOutList(
    /// The people.
    view: LeftOutView,
) -> impl IntoView {
    let texts = use_admin_texts();
    if view.people.is_empty() {
        return view! { <p id="left-out-nobody">{texts.of(|t| t.learning.left_out.nobody)}</p> }.into_any();
    }
    let person = move |person: LeftOut| {
        let why = person.why;
        let name = person.name;
        let shown = move || {
            let nameless = name.trim().is_empty();
            if nameless { texts.get().services.plan.nameless.to_owned() } else { name.clone() }
        };
        view! {
            <li>
                <PageLink to=Page::Person(person.id)>{shown}</PageLink>
                <p class="quiet">{move || reason(texts.get(), why)}</p>
            </li>
        }
    };
    let more = view.more;
    view! {
        <p class="quiet">{texts.of(|t| t.learning.left_out.hint)}</p>
        <ul id="left-out" class="left-out">{view.people.into_iter().map(person).collect_view()}</ul>
        {(more > 0).then(|| view! {
            <p id="left-out-more">{move || texts.get().learning.left_out.more(more)}</p>
        })}
    }
    .into_any()
}

/// Why somebody has no account, and what to do.
fn reason(texts: &AdminTexts, why: LeftOutBecause) -> String {
    let words = &texts.learning.left_out;
    match why {
        LeftOutBecause::NoEmail => words.no_email.to_owned(),
        LeftOutBecause::Refused { fault } => match fault {
            AccountFault::AddressTaken => words.address_taken.to_owned(),
            AccountFault::AddressShared => words.address_shared.to_owned(),
            AccountFault::NotAccepted => words.not_accepted(LEARNING),
        },
    }
}
