//! The parts of somebody's profile, each with its address.

use domain::employee::EmployeeId;
use leptos::prelude::*;

use crate::{halves::PageLink, i18n::use_texts, routes::Page};

/// A part of a profile.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ProfileTab {
    /// Who they are.
    #[default]
    Profile,
    /// What they learn.
    Learning,
}

impl ProfileTab {
    /// The part that the last part of an address names, if there is one.
    pub fn named(name: Option<&str>) -> Option<Self> {
        match name {
            None => Some(Self::Profile),
            Some("learning") => Some(Self::Learning),
            Some(_) => None,
        }
    }
}

/// The way to each part, the one that is open marked. The focus stays on them: `Shell` knows them by their class.
#[component]
pub fn ProfileTabs(
    /// Whose profile.
    id: EmployeeId,
    /// The part that is open.
    #[prop(into)]
    tab: Signal<ProfileTab>,
) -> impl IntoView {
    let texts = use_texts();
    let is = move |one: ProfileTab| Signal::derive(move || tab.get() == one);
    view! {
        <nav class="tabs" aria-label=texts.of(|t| t.person_learning.parts)>
            <PageLink to=Page::Person(id.clone()) current=is(ProfileTab::Profile)>
                {texts.of(|t| t.person_learning.profile)}
            </PageLink>
            <PageLink to=Page::PersonLearning(id) current=is(ProfileTab::Learning)>
                {texts.of(|t| t.person_learning.learning)}
            </PageLink>
        </nav>
    }
}
