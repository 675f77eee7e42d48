//! What the people of the directory need on the learning platform.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};

use super::{
    account::{Account, AccountFault, State},
    profile::{Arriving, Fingerprint, named},
};
use crate::{
    employee::{PersonKey, Values},
    settings::LearningName,
    sync::plan::{Known, LeaveReason, Standing},
    text::address_key,
};

/// What is to be done. Each list is in the order of the keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Those who need an account.
    pub open: Vec<PersonKey>,
    /// Those whose name, department or position the platform does not know yet.
    pub update: Vec<PersonKey>,
    /// Those who left and whose account is in use.
    pub deactivate: Vec<PersonKey>,
    /// Those who left, whose address was withdrawn or whose first day was put off while a request was under way that may
    /// have opened an account.
    pub settle: Vec<PersonKey>,
    /// Those who came back and whose account we deactivated.
    pub activate: Vec<PersonKey>,
    /// Those who can't have one, and were not told so yet.
    pub refuse: Vec<(PersonKey, AccountFault)>,
    /// Those who are in the directory and have neither an address nor an account.
    pub without_email: Vec<PersonKey>,
    /// Those who need an account, and not yet: their first day is ahead.
    pub later: Vec<PersonKey>,
}

/// From when on people get an account, once they begin to work within so much time; and by which name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The day that it is.
    pub today: NaiveDate,
    /// How long before their first day.
    pub lead: TimeDelta,
    /// By which name the platform knows them.
    pub name: LearningName,
}

impl Needs {
    /// How many things are to be done.
    pub fn len(&self) -> usize {
        let lists = [&self.open, &self.update, &self.deactivate, &self.settle, &self.activate];
        self.refuse.len() + lists.map(Vec::len).iter().sum::<usize>()
    }

    /// Whether nothing is to be done.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Some of what is to be done, all of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Batch {
    /// Say why they can't have an account.
    Refuse(Vec<(PersonKey, AccountFault)>),
    /// Find out what became of a request.
    Settle(Vec<PersonKey>),
    /// Deactivate their accounts.
    Deactivate(Vec<PersonKey>),
    /// Activate their accounts.
    Activate(Vec<PersonKey>),
    /// Tell the platform what has changed.
    Update(Vec<PersonKey>),
    /// Open accounts for them, or take over those that are there.
    Open(Vec<PersonKey>),
}

/// How many people are dealt with at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Most {
    /// Where nothing is asked, or the same for all of them at once.
    pub together: usize,
    /// Where something is asked for each.
    pub each: usize,
}

impl Needs {
    /// Takes the next of what is to be done, not more than `most`. Closing what leavers could use comes first, and what may fail for one
    /// person comes last, so that it keeps nothing else waiting.
    pub fn take(&mut self, most: Most) -> Option<Batch> {
        fn some<T>(list: &mut Vec<T>, most: usize) -> Option<Vec<T>> {
            let taken = list.split_off(list.len().saturating_sub(most));
            (!taken.is_empty()).then_some(taken)
        }
        some(&mut self.refuse, most.together)
            .map(Batch::Refuse)
            .or_else(|| some(&mut self.settle, most.together).map(Batch::Settle))
            .or_else(|| some(&mut self.deactivate, most.together).map(Batch::Deactivate))
            .or_else(|| some(&mut self.activate, most.together).map(Batch::Activate))
            .or_else(|| some(&mut self.update, most.each).map(Batch::Update))
            .or_else(|| some(&mut self.open, most.each).map(Batch::Open))
    }
}

/// The address that accounts are looked for by: letter case makes no difference there.
pub fn address(person: &Values) -> Option<String> {
    person.work_email.as_ref().map(|email| address_key(email.as_str()))
}

/// What `people` need, given what was done for whom already.
pub fn needs(
    people: &BTreeMap<PersonKey, Known>,
    ledger: &BTreeMap<PersonKey, Account>,
    entry: Entry,
) -> Needs {
    let (shared, arriving) = (shared_addresses(people), Arriving::among(people));
    let mut needs = Needs::default();
    let is_due = |known: &Known| known.employee.begins_within(entry.today, entry.lead);
    for (key, known) in people {
        let account = ledger.get(key);
        let values = &known.employee.values;
        match (known.standing, account.map(|account| &account.state)) {
            (Standing::Present, Some(State::Closed(holding))) if !holding.is_turning && !is_due(known) => {
                needs.later.push(key.clone());
            }
            (Standing::Present, _) if account.is_some_and(Account::may_be_inactive) => {
                needs.activate.push(key.clone());
            }
            (Standing::Present, Some(State::Open(_))) => {
                let known = account.and_then(|account| account.known.as_ref());
                if Fingerprint::is_behind(known, &arriving.profile(&named(values, entry.name))) {
                    needs.update.push(key.clone());
                }
            }
            (Standing::Present, state) => match address(values) {
                None if matches!(state, Some(State::Opening { .. })) => needs.settle.push(key.clone()),
                None => needs.without_email.push(key.clone()),
                // A request may be under way: what became of it comes first.
                Some(_) if matches!(state, Some(State::Opening { .. })) => {
                    let list = if is_due(known) { &mut needs.open } else { &mut needs.settle };
                    list.push(key.clone());
                }
                Some(_) if !is_due(known) => needs.later.push(key.clone()),
                Some(address) if shared.contains(&address) => {
                    let fault = AccountFault::AddressShared;
                    if !matches!(state, Some(State::Refused { fault: told, .. }) if *told == fault) {
                        needs.refuse.push((key.clone(), fault));
                    }
                }
                Some(_) => needs.open.push(key.clone()),
            },
            (Standing::Left(LeaveReason::Terminated | LeaveReason::Deleted), _)
                if account.is_some_and(Account::may_be_active) =>
            {
                needs.deactivate.push(key.clone());
            }
            (Standing::Left(LeaveReason::Terminated | LeaveReason::Deleted), Some(State::Opening { .. })) => {
                needs.settle.push(key.clone());
            }
            // Nobody says that they left the company: they are not in the service that the directory is read from now.
            (Standing::Left(_), _) => {}
        }
    }
    let erased = ledger.iter().filter(|(key, account)| !people.contains_key(*key) && account.had_left());
    for (key, account) in erased {
        match account.state {
            State::Opening { .. } => needs.settle.push(key.clone()),
            _ if account.may_be_active() => needs.deactivate.push(key.clone()),
            _ => {}
        }
    }
    needs.settle.sort();
    needs.deactivate.sort();
    needs
}

/// Addresses that several people of the directory have. An account is one person's.
fn shared_addresses(people: &BTreeMap<PersonKey, Known>) -> BTreeSet<String> {
    let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
    let present = people.values().filter(|known| known.standing == Standing::Present);
    for address in present.filter_map(|known| address(&known.employee.values)) {
        if !seen.insert(address.clone()) {
            shared.insert(address);
        }
    }
    shared
}

#[cfg(test)]
mod tests;
