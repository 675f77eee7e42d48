//! What is read from a service, and what never is.

use domain::service::HrSystem;
use leptos::prelude::*;

use crate::i18n::{AdminTexts, about, use_admin_texts};

/// Two lists: what is read, and what never is.
#[component]
pub fn Reads(
    /// The service.
    service: HrSystem,
) -> impl IntoView {
    let texts = use_admin_texts();
    let list = move |pick: fn(&AdminTexts) -> &'static [&'static str]| {
        move || pick(texts.get()).iter().map(|line| view! { <li>{about(service, line)}</li> }).collect_view()
    };
    view! {
        <div class="reads">
            <section>
                <h3>{texts.of(|t| t.services.read_title)}</h3>
                <ul class="reads-yes">{list(|t| t.services.read)}</ul>
            </section>
            <section>
                <h3>{texts.of(|t| t.services.never_title)}</h3>
                <ul class="reads-never">{list(|t| t.services.never)}</ul>
            </section>
        </div>
    }
}
