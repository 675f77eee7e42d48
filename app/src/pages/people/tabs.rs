//! The parts of somebody's profile, each with its address.

use domain::employee::EmployeeId;
use leptos::prelude::*;

use crate::{halves::PageLink, i18n::use_texts, routes::Page};

/// A part of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileTab {
    /// Who they are.
    Profile,
    /// What they learn.
    Learning,
}

/// The way to each part, the one that is open marked. They are in different halves of the app: what somebody learns is
/// only for admins, and nobody else has to fetch it.
#[component]
pub fn ProfileTabs(
    /// Whose profile.
    id: EmployeeId,
    /// The part that is open.
    tab: ProfileTab,
) -> impl IntoView {
    let texts = use_texts();
    let is = move |one: ProfileTab| Signal::stored(tab == one);
    view! {
        <nav class="tabs" aria-label=texts.of(|t| t.people.parts)>
            <PageLink to=Page::Person(id.clone()) current=is(ProfileTab::Profile)>
                {texts.of(|t| t.people.profile)}
            </PageLink>
            <PageLink to=Page::PersonLearning(id) current=is(ProfileTab::Learning)>
                {texts.of(|t| t.people.learning)}
            </PageLink>
        </nav>
    }
}
