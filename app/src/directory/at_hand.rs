//! Whom somebody has at hand before they type: those whom they marked, and those whom they looked at last. Kept in this
//! browser by id alone, each member's apart. Whom they looked at is forgotten with the tab, or when they sign out.

use leptos::prelude::*;
use web_sys::Storage;

use super::newcomers::{NEW, SEEN};
use crate::session::{Session, SignOutReason};

/// So many people are kept of those who were looked at.
const RECENT: usize = 5;

/// The people whom one member has at hand. Where the browser keeps nothing, nobody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtHand {
    member: String,
}

/// Where those are kept whom somebody looked at: the member, and then the ids, a line each.
const LOOKS: &str = "rollcall.recent";

/// Where those are kept whom the member marked.
const FAVOURITES: &str = "rollcall.favourites";

impl AtHand {
    /// Those of whoever is signed in.
    pub fn of(session: Session) -> Option<Self> {
        session.member_id().map(|member| Self { member })
    }

    /// The ids of those whom the member marked.
    pub fn favourites(&self) -> Vec<String> {
        self.kept(FAVOURITES).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    /// Marks somebody, or takes the mark away.
    pub fn set_favourite(&self, id: &str, wanted: bool) {
        let mut ids = self.favourites();
        ids.retain(|one| one != id);
        if wanted {
            ids.push(id.to_owned());
        }
        // Where there is no room, nobody is marked: whoever asks reads it again.
        self.keep(FAVOURITES, &ids.join("\n"));
    }

    /// The ids of those whom the member looked at, the last one first.
    pub fn looked_at(&self) -> Vec<String> {
        self.lines(session_storage(), LOOKS).unwrap_or_default()
    }

    /// Notes that somebody is looked at.
    pub fn note_look(&self, id: &str) {
        let mut ids = self.looked_at();
        ids.retain(|one| one != id);
        ids.insert(0, id.to_owned());
        ids.truncate(RECENT);
        self.keep_lines(session_storage(), LOOKS, ids);
    }

    /// What is kept in this browser of one kind.
    pub(super) fn kept(&self, kind: &str) -> Option<String> {
        local_storage()?.get_item(&self.key(kind)).ok()?
    }

    /// Keeps it, where there is room.
    pub(super) fn keep(&self, kind: &str, what: &str) {
        if let Some(storage) = local_storage() {
            _ = storage.set_item(&self.key(kind), what);
        }
    }

    /// The lines of one kind that are kept in `storage` for whoever was here last, if that is this member.
    pub(super) fn lines(&self, storage: Option<Storage>, kind: &str) -> Option<Vec<String>> {
        let kept = storage?.get_item(kind).ok()??;
        let mut lines = kept.lines();
        (lines.next() == Some(&*self.member)).then(|| lines.map(str::to_owned).collect())
    }

    /// Keeps lines of one kind in `storage`, where there is room, instead of those of whoever was here before.
    pub(super) fn keep_lines(&self, storage: Option<Storage>, kind: &str, mut lines: Vec<String>) {
        lines.insert(0, self.member.clone());
        if let Some(storage) = storage {
            _ = storage.set_item(kind, &lines.join("\n"));
        }
    }

    fn key(&self, kind: &str) -> String {
        format!("{kind}.{}", self.member)
    }
}

/// Forgets whom anybody looked at and who was new to them; and after who signed out, who was there.
pub(super) fn forget(reason: SignOutReason) {
    let seen = (reason == SignOutReason::Left).then(local_storage).flatten();
    for (storage, kind) in [(session_storage(), LOOKS), (session_storage(), NEW), (seen, SEEN)] {
        if let Some(storage) = storage {
            _ = storage.remove_item(kind);
        }
    }
}

pub(super) fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?
}

pub(super) fn session_storage() -> Option<Storage> {
    window().session_storage().ok()?
}
