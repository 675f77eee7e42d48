//! What one bundle of the app tells another when it leads there, kept in the tab's session storage until it is taken.

use leptos::prelude::window;
use web_sys::Storage;

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    /// What has worked: the texts of the green snackbars, a line each.
    Successes,
    /// Why nobody is signed in any more.
    SignOut,
    /// The page that somebody asked for while nobody was signed in: they come to it once they are.
    Wanted,
    /// Where somebody left the list of people, and whose it is. What they looked for may be a name: the bundle that opens
    /// next takes it, and keeps it from everybody else.
    ListPlace,
}

impl Handover {
    fn key(self) -> &'static str {
        match self {
            Self::Successes => "rollcall.handover.successes",
            Self::Wanted => "rollcall.handover.wanted",
            Self::SignOut => "rollcall.handover.sign-out",
            Self::ListPlace => "rollcall.handover.list-place",
        }
    }
}

/// Leaves `text` for another bundle. Where the browser forbids it, that one is not told.
pub fn hand_over(handover: Handover, text: &str) {
    if let Some(storage) = storage() {
        _ = storage.set_item(handover.key(), text);
    }
}

/// Takes what another bundle has left, once.
pub fn take_over(handover: Handover) -> Option<String> {
    let storage = storage()?;
    let text = storage.get_item(handover.key()).ok()??;
    _ = storage.remove_item(handover.key());
    Some(text)
}

fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}
