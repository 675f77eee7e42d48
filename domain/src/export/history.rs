//! Whose earlier completions are not in the ledger.

use chrono::{DateTime, Utc};

use crate::{learning::AccountId, provisioning::account::Holding};

/// The accounts whose completions of long ago are still to be read: those that are known since everybody's were read, until
/// `read_until`: an export begins after the accounts were brought in step. One of ours, too, may have been in use for weeks
/// before it is known: the answer to the request that opened it was lost.
pub fn unread<'a>(
    holdings: impl IntoIterator<Item = &'a Holding>,
    read_until: DateTime<Utc>,
) -> Vec<AccountId> {
    let is_unread = |holding: &&Holding| holding.since > read_until;
    holdings.into_iter().filter(is_unread).map(|holding| holding.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::provisioning::account::Origin;

    #[test]
    fn only_accounts_that_are_known_since_have_completions_that_nobody_has_read() {
        let read_until = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let holding = |id: &str, origin, seconds| Holding {
            id: AccountId::try_from(id.to_owned()).unwrap(),
            origin,
            since: read_until + TimeDelta::seconds(seconds),
            asked: true,
            counts_from: None,
            was_inactive: false,
            is_turning: false,
            has_left: false,
        };
        let all = [
            holding("before", Origin::Adopted, -1),
            holding("then", Origin::Adopted, 0),
            holding("since", Origin::Adopted, 1),
            holding("new", Origin::Created, 1),
        ];
        let unread = unread(&all, read_until);
        assert_eq!(unread.iter().map(AccountId::as_str).collect::<Vec<_>>(), ["since", "new"]);
    }
}
