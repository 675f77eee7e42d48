//! Whom somebody has at hand before they type: those whom they marked, and those whom they looked at last. Kept in this
//! browser by id alone, each member's apart. Whom they looked at is forgotten with the tab, or when they sign out.

use leptos::prelude::*;
use web_sys::Storage;

use crate::session::Session;

/// So many people are kept of those who were looked at.
const RECENT: usize = 5;

/// The people whom one member has at hand. Where the browser keeps nothing, nobody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtHand {
    member: String,
}

/// Where those are kept whom somebody looked at: the member, and then the ids, a line each.
const LOOKS: &str = "rollcall.recent";

impl AtHand {
    /// Those of whoever is signed in.
    pub fn of(session: Session) -> Option<Self> {
        session.member_id().map(|member| Self { member })
    }

    /// The ids of those whom the member marked.
    pub fn favourites(&self) -> Vec<String> {
        let kept = local_storage().and_then(|storage| storage.get_item(&self.key()).ok()?);
        kept.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Marks somebody, or takes the mark away.
    pub fn set_favourite(&self, id: &str, wanted: bool) {
        let mut ids = self.favourites();
        ids.retain(|one| one != id);
        if wanted {
            ids.push(id.to_owned());
        }
        if let Some(storage) = local_storage() {
            // Where there is no room, nobody is marked: whoever asks reads it again.
            _ = storage.set_item(&self.key(), &ids.join("\n"));
        }
    }

    /// The ids of those whom the member looked at, the last one first.
    pub fn looked_at(&self) -> Vec<String> {
        let kept = session_storage().and_then(|storage| storage.get_item(LOOKS).ok()?);
        let kept = kept.unwrap_or_default();
        let mut lines = kept.lines();
        let is_theirs = lines.next() == Some(&*self.member);
        lines.filter(|_| is_theirs).map(str::to_owned).collect()
    }

    /// Notes that somebody is looked at.
    pub fn note_look(&self, id: &str) {
        let mut ids = self.looked_at();
        ids.retain(|one| one != id);
        ids.insert(0, id.to_owned());
        ids.truncate(RECENT);
        ids.insert(0, self.member.clone());
        if let Some(storage) = session_storage() {
            _ = storage.set_item(LOOKS, &ids.join("\n"));
        }
    }

    fn key(&self) -> String {
        format!("rollcall.favourites.{}", self.member)
    }
}

/// Forgets whom anybody looked at.
pub(super) fn forget_looks() {
    if let Some(storage) = session_storage() {
        _ = storage.remove_item(LOOKS);
    }
}

fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn session_storage() -> Option<Storage> {
    window().session_storage().ok()?
}
