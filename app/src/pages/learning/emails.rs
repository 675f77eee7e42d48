//! That accounts need the people's addresses.

use domain::{api::learning::Emails, service::HrSystem};
use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    components::{Notice, Tone},
    i18n::use_admin_texts,
    routes::Page,
};

/// The people's addresses are not there, and what to do. Nothing where they are.
#[component]
pub fn EmailsNotice(
    /// Whether they are.
    #[prop(into)]
    emails: Signal<Emails>,
    /// Where the directory is read from, as far as is known.
    #[prop(into)]
    source: Signal<Option<HrSystem>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let setup = move || source.get().map_or(Page::Services, |source| Page::setup_of(source.into()));
    move || match emails.get() {
        Emails::Released => ().into_any(),
        Emails::NotReleased => view! {
            <MissingEmails
                title=texts.of(|t| t.learning.emails.not_released)
                next=texts.of(|t| t.learning.emails.not_released_next)
                page=Signal::derive(setup)
                link=texts.of(|t| t.learning.emails.release)
            />
        }
        .into_any(),
        Emails::NoSource => view! {
            <MissingEmails
                title=texts.of(|t| t.learning.emails.no_source)
                next=texts.of(|t| t.learning.emails.no_source_next)
                page=Signal::stored(Page::Services)
                link=texts.of(|t| t.sync.to_services)
            />
        }
        .into_any(),
    }
}

#[component]
fn MissingEmails(
    title: Signal<&'static str>,
    next: Signal<&'static str>,
    page: Signal<Page>,
    link: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <div id="emails-missing">
            <Notice tone=Tone::Warning title>
                <p>{next}</p>
                <p><PageLink to=page>{link}</PageLink></p>
            </Notice>
        </div>
    }
}
