//! Who has come into the directory since a member's last visit. Who was there then is kept in this browser, for the member
//! who was here last, as short hashes of ids; a visit lasts as long as the tab. Ids can be found by trying, so it is forgotten
//! when somebody signs out.

use std::collections::HashMap;

use domain::employee::EmployeeId;

use super::at_hand::{AtHand, local_storage, session_storage};
use crate::fnv1a::fnv1a;

/// Where the hashes of everybody at the last visit are kept: the member, and then a line each.
pub(super) const SEEN: &str = "rollcall.seen";

/// So many of those who are new are shown. Where it would be half of all, the directory is another one.
const SHOWN: usize = 12;

/// Where those are kept who are new at this visit: the member, and then the ids, a line each.
pub(super) const NEW: &str = "rollcall.new";

impl AtHand {
    /// Those of `ids` who were not there at the last visit. Nobody at the first one.
    pub fn newcomers(&self, ids: &[EmployeeId]) -> Vec<String> {
        if let Some(new) = self.lines(session_storage(), NEW) {
            return new;
        }
        let hashes: Vec<_> = ids.iter().map(|id| fnv1a(id.as_str().bytes()).to_string()).collect();
        let new = new_to(&self.lines(local_storage(), SEEN).unwrap_or_default(), &hashes);
        let new: Vec<_> = new.into_iter().filter_map(|place| Some(ids.get(place)?.to_string())).collect();
        self.keep_lines(local_storage(), SEEN, hashes);
        self.keep_lines(session_storage(), NEW, new.clone());
        new
    }
}

/// The places of the first in `now` that are not in `seen`: of none, where it was empty, or where half of all would be new.
fn new_to(seen: &[String], now: &[String]) -> Vec<usize> {
    // A map of the kind that the directory has for names: a set would be more to download.
    let seen: HashMap<&str, u32> = seen.iter().map(String::as_str).zip(0..).collect();
    let is_new = |place: &usize| now.get(*place).is_some_and(|one| !seen.contains_key(&**one));
    let mut new: Vec<_> = (0..now.len()).filter(is_new).collect();
    if new.len() > now.len() / 2 {
        new.clear();
    }
    new.truncate(SHOWN);
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_are_a_few_who_were_not_there_and_nobody_where_the_directory_is_another_one() {
        let ids = |range: std::ops::Range<u32>| range.map(|id| id.to_string()).collect::<Vec<_>>();
        for (seen, now, new) in [
            (0..0, 0..100, &[][..]),
            (0..100, 0..102, &[100, 101]),
            (2..100, 0..100, &[0, 1]),
            (0..100, 0..100, &[]),
            (0..100, 500..600, &[]),
            (0..5, 0..50_000, &[]),
        ] {
            assert_eq!(new_to(&ids(seen.clone()), &ids(now.clone())), new, "{seen:?} {now:?}");
        }
        assert_eq!(new_to(&ids(0..100), &ids(0..150)).len(), SHOWN);
    }
}
