//! Keeping what has become of people's accounts.

use chrono::{DateTime, Utc};
use domain::{
    employee::{PersonKey, Values},
    provisioning::{
        account::{Account, Origin, State, sought},
        takeover::Found,
        tally::AccountTally,
    },
};

use super::survey::AccountWork;
use crate::{fault::Fault, organisation::Organisation, platform::Platform};

/// What has become of some people. It is kept as a whole: an account that is handed over is never nobody's.
#[derive(Default)]
pub(crate) struct Settled {
    /// Their entries.
    pub(crate) entries: Vec<(PersonKey, Account)>,
    /// Those who have no account: it is somebody else's from now on, or there never was one.
    gone: Vec<PersonKey>,
}

impl Settled {
    /// Has `person` get `account`, which was `found`: from whoever had it and has left, if somebody had.
    pub(crate) fn take_over(
        &mut self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        (key, person): (&PersonKey, &Values),
        account: Account,
        found: &Found,
        now: DateTime<Utc>,
    ) -> Account {
        match account.holding().map(|holding| holding.origin) {
            Some(Origin::Adopted) => tally.adopted += 1,
            _ => tally.created += 1,
        }
        let Some(former) = work.formers.remove(&found.id) else { return account };
        // It may have been deactivated a moment ago, when they were found to have left.
        let is_closed = work.ledger.remove(&former.key).is_some_and(|account| account.may_be_inactive());
        work.needs.deactivate.retain(|left| *left != former.key);
        let account = account.counting_from(former.counts_from(person, now));
        let account = if is_closed { account.inactive() } else { account };
        self.gone.push(former.key);
        if found.predecessor.is_none() {
            return account;
        }
        // It still has the other one's name.
        work.needs.update.push(key.clone());
        tally.total += 1;
        account.untold()
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// Keeps what has become of people, if it is something new.
    pub(crate) fn settle(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        settled: Settled,
    ) -> Result<(), Fault> {
        let mut changed = Vec::new();
        for (key, account) in settled.entries {
            tally.waiting += u64::from(matches!(account.state, State::Waiting { .. }));
            tally.refused += u64::from(matches!(account.state, State::Refused { .. }));
            if matches!(account.state, State::Closed(_)) {
                work.needs.activate.push(key.clone());
                tally.total += 1;
            }
            if work.ledger.get(&key) != Some(&account) {
                work.ledger.insert(key.clone(), account);
                changed.push(key);
            }
        }
        self.platform.transaction(|| {
            self.store.delete_accounts(&settled.gone)?;
            self.store.put_accounts(changed.iter().filter_map(|key| Some((key, work.ledger.get(key)?))))
        })
    }

    /// Settles what became of requests for people who need no account any more, or can't be given one: an account that is
    /// there is theirs, and is deactivated next if they have left.
    pub(crate) fn settle_requests(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        batch: Vec<PersonKey>,
    ) -> Result<(), Fault> {
        let mut settled = Settled::default();
        for key in batch {
            let Some(entry) = work.ledger.get(&key).cloned() else { continue };
            let found =
                sought(Some(&entry), work.people.get(&key)).and_then(|address| work.found.get(&address));
            let found = found.map(|found| found.id.clone()).filter(|id| !work.formers.contains_key(id));
            if found.is_none() && entry.may_arrive(work.looked_at) {
                tally.leave_for_later();
                continue;
            }
            let Some(theirs) = found.filter(|id| work.held.insert(id.clone())) else {
                settled.gone.push(key);
                continue;
            };
            settled.entries.push((key.clone(), entry.settled(theirs, self.now())));
            if !work.staying.contains(&key) {
                work.needs.deactivate.push(key);
                tally.total += 1;
            }
        }
        self.settle(tally, work, settled)
    }
}
