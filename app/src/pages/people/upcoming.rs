//! What is celebrated in the coming days, of those who said that colleagues may be told.

use std::sync::{Arc, OnceLock};

use domain::{
    api::{call, celebrations::CelebrationView},
    directory::index::Directory,
};
use leptos::{prelude::*, task::spawn_local};

use super::few::somebody;
use crate::{
    api::use_api,
    bundles::PageLink,
    i18n::{date, use_texts},
    routes::Page,
};

/// So many are shown here. The title leads to all of them.
const SHOWN: usize = 6;

/// What is coming up, once it is there. A signal of all of it would be 570 bytes more of what everybody downloads.
#[derive(Debug, Clone)]
pub struct Coming {
    all: Arc<OnceLock<Vec<CelebrationView>>>,
    is_there: RwSignal<bool>,
}

impl Coming {
    /// Asks for it. Where it can't be had nothing is said of that: nobody came for it.
    pub(super) fn asked_for() -> Self {
        let (api, coming) = (use_api(), Self { all: Arc::default(), is_there: RwSignal::new(false) });
        let asked = coming.clone();
        spawn_local(async move {
            if let Ok(all) = api.send(call::Upcoming).await {
                _ = asked.all.set(all);
                asked.is_there.try_set(true);
            }
        });
        coming
    }

    /// What is there now; the caller runs again when it is.
    fn get(&self) -> &[CelebrationView] {
        self.is_there.track();
        self.all.get().map(Vec::as_slice).unwrap_or_default()
    }
}

/// What is coming up: `<Upcoming directory coming/>`.
#[component]
pub fn Upcoming(
    /// The directory.
    directory: Signal<Arc<Directory>>,
    /// What there is.
    coming: Coming,
) -> impl IntoView {
    let texts = use_texts();
    let one = move |one: &CelebrationView| {
        let place = directory.with_untracked(|directory| directory.position_of(one.person.as_str()))?;
        let one = one.clone();
        let words = move || format!("{}, {}", texts.get().celebrated(&one), date(texts.language(), one.day));
        somebody(directory, place, Some(Signal::derive(words)))
    };
    let coming = move || {
        let shown: Vec<_> = coming.get().iter().filter_map(one).take(SHOWN).collect();
        (!shown.is_empty()).then(|| view! { <ul class="tags" aria-labelledby="celebrations">{shown}</ul> })
    };
    view! {
        <section class="few">
            <h2 id="celebrations">
                <PageLink to=Page::Celebrations(None)>{texts.of(|t| t.people.celebrations)}</PageLink>
            </h2>
            {coming}
        </section>
    }
}
