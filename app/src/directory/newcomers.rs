//! Who has come into the directory since a member's last visit. Whom they saw then is kept in this browser as hashes, by
//! which nobody can be told; a visit lasts as long as the tab.

use std::collections::HashMap;

use domain::employee::EmployeeId;

use super::at_hand::AtHand;
use crate::fnv1a::fnv1a;

/// Where the hashes of everybody at the last visit are kept, a line each.
const SEEN: &str = "rollcall.seen";

/// Where those are kept who are new at this visit: the member, and then the ids, a line each.
pub(super) const NEW: &str = "rollcall.new";

impl AtHand {
    /// Those of `ids` who were not there at the last visit. Nobody at the first one.
    pub fn newcomers(&self, ids: &[EmployeeId]) -> Vec<String> {
        if let Some(new) = self.kept_in_tab(NEW) {
            return new;
        }
        let hashes: Vec<_> = ids.iter().map(|id| fnv1a(id.as_str().bytes()).to_string()).collect();
        let before = self.kept(SEEN);
        let seen: Vec<_> = before.as_deref().unwrap_or_default().lines().collect();
        let new = new_to(&seen, &hashes);
        let new = if before.is_none() { Vec::new() } else { new };
        let new: Vec<_> = new.into_iter().filter_map(|place| Some(ids.get(place)?.to_string())).collect();
        self.keep(SEEN, &hashes.join("\n"));
        self.keep_in_tab(NEW, new.clone());
        new
    }
}

/// The places of those in `now` that are not in `seen`.
fn new_to(seen: &[&str], now: &[String]) -> Vec<usize> {
    // A map of the kind that the directory has for names: a set would be more to download.
    let seen: HashMap<&str, u32> = seen.iter().copied().zip(0..).collect();
    (0..now.len()).filter(|place| now.get(*place).is_some_and(|one| !seen.contains_key(&**one))).collect()
}
