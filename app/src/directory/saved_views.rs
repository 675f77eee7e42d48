//! The views of the list that a member has saved: a name and an address each, kept in this browser.

use super::at_hand::AtHand;

/// Where they are kept: the address, a blank and the name, a line each.
const VIEWS: &str = "rollcall.views";

/// A view that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// What the member calls it.
    pub name: String,
    /// The address of the list as it was.
    pub address: String,
}

impl AtHand {
    /// The views of the member, in the order in which they were saved.
    pub fn views(&self) -> Vec<SavedView> {
        let view = |line: &str| {
            let (address, name) = line.split_once(' ')?;
            Some(SavedView { name: name.to_owned(), address: address.to_owned() })
        };
        self.kept(VIEWS).unwrap_or_default().lines().filter_map(view).collect()
    }

    /// Keeps these views, and no other.
    pub fn keep_views(&self, views: &[SavedView]) {
        let lines: Vec<_> =
            views.iter().map(|SavedView { name, address }| format!("{address} {name}")).collect();
        self.keep(VIEWS, &lines.join("\n"));
    }
}
