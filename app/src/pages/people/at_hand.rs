//! Whom somebody has at hand before they type: those whom they marked, and those whom they looked at last. Kept in this
//! browser by id alone, each member's apart. Whom they looked at is forgotten with the tab, or when they sign out.

use std::sync::Arc;

use domain::directory::index::Directory;
use leptos::prelude::*;
use web_sys::Storage;

use super::few::Few;
use crate::{i18n::use_texts, session::use_session};

/// So many people are kept of those who were looked at.
const RECENT: usize = 5;

/// Which people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtHand {
    /// Those whom somebody marked.
    Favourites,
    /// Those whom they looked at, the last one first.
    Recent,
}

impl AtHand {
    /// The ids of those who are at hand to the member with this `mark`.
    pub fn ids(self, mark: &str) -> Vec<String> {
        let kept = self.storage().and_then(|storage| storage.get_item(&self.key(mark)).ok()?);
        kept.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Keeps `ids`. Where the browser forbids it, nobody is at hand.
    fn keep(self, mark: &str, ids: &[String]) {
        if let Some(storage) = self.storage() {
            _ = storage.set_item(&self.key(mark), &ids.join("\n"));
        }
    }

    fn storage(self) -> Option<Storage> {
        match self {
            Self::Favourites => window().local_storage().ok()?,
            Self::Recent => window().session_storage().ok()?,
        }
    }

    fn key(self, mark: &str) -> String {
        let name = match self {
            Self::Favourites => "favourites",
            Self::Recent => "recent",
        };
        format!("rollcall.{name}.{mark}")
    }
}

/// Notes that somebody is looked at.
pub(super) fn note_look(mark: &str, id: &str) {
    let mut ids = AtHand::Recent.ids(mark);
    ids.retain(|one| one != id);
    ids.insert(0, id.to_owned());
    ids.truncate(RECENT);
    AtHand::Recent.keep(mark, &ids);
}

/// Forgets whom the member with this `mark` looked at.
pub(super) fn forget_looks(mark: &str) {
    if let Some(storage) = AtHand::Recent.storage() {
        _ = storage.remove_item(&AtHand::Recent.key(mark));
    }
}

/// Marks somebody, or takes the mark away. Whether they are marked now.
pub(super) fn toggle_favourite(mark: &str, id: &str) -> bool {
    let mut ids = AtHand::Favourites.ids(mark);
    let before = ids.len();
    ids.retain(|one| one != id);
    let is_new = ids.len() == before;
    if is_new {
        ids.push(id.to_owned());
    }
    AtHand::Favourites.keep(mark, &ids);
    is_new
}

/// Those who are at hand, as links: favourites first, and nobody twice.
#[component]
pub fn PeopleAtHand(
    /// The directory.
    directory: Signal<Arc<Directory>>,
) -> impl IntoView {
    let texts = use_texts();
    let mark = use_session().mark()?;
    let favourites = AtHand::Favourites.ids(&mark);
    let mut recent = AtHand::Recent.ids(&mark);
    recent.retain(|id| !favourites.contains(id));
    let places = move |ids: &[String]| {
        directory.with(|directory| ids.iter().filter_map(|id| directory.position_of(id)).collect::<Vec<_>>())
    };
    Some(view! {
        <div class="at-hand">
            {move || view! {
                <Few id="favourites" title=texts.of(|t| t.people.favourites) directory places=places(&favourites)/>
                <Few id="recent" title=texts.of(|t| t.people.recent) directory places=places(&recent)/>
            }}
        </div>
    })
}
