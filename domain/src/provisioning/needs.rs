//! What the people of the directory need on the learning platform.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Account, AccountFault, Fingerprint, State};
use crate::{
    employee::{PersonKey, Values},
    sync::plan::{Known, LeaveReason, Standing},
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
    /// Those who left while a request was under way that may have opened an account.
    pub settle: Vec<PersonKey>,
    /// Those who came back and whose account we deactivated.
    pub activate: Vec<PersonKey>,
    /// Those who can't have one, and were not told so yet.
    pub refuse: Vec<(PersonKey, AccountFault)>,
    /// Those who are in the directory and have neither an address nor an account.
    pub without_email: Vec<PersonKey>,
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

/// The address that accounts are looked for by: letter case makes no difference there.
pub fn address(person: &Values) -> Option<String> {
    person.work_email.as_ref().map(|email| email.as_str().to_lowercase())
}

/// What `people` need, given what was done for whom already.
pub fn needs(people: &BTreeMap<PersonKey, Known>, ledger: &BTreeMap<PersonKey, Account>) -> Needs {
    let shared = shared_addresses(people);
    let mut needs = Needs::default();
    for (key, known) in people {
        let account = ledger.get(key);
        let values = &known.employee.values;
        match (known.standing, account.map(|account| &account.state)) {
            (Standing::Present, Some(State::Open(_))) => {
                if account.and_then(|account| account.known.as_ref()) != Some(&Fingerprint::of(values)) {
                    needs.update.push(key.clone());
                }
            }
            (Standing::Present, Some(State::Closed(_))) => needs.activate.push(key.clone()),
            (Standing::Present, state) => match address(values) {
                None => needs.without_email.push(key.clone()),
                // A request may be under way: what became of it comes first.
                Some(_) if matches!(state, Some(State::Opening { .. })) => needs.open.push(key.clone()),
                Some(address) if shared.contains(&address) => {
                    let fault = AccountFault::AddressShared;
                    if state != Some(&State::Refused { fault }) {
                        needs.refuse.push((key.clone(), fault));
                    }
                }
                Some(_) => needs.open.push(key.clone()),
            },
            (Standing::Left(LeaveReason::Terminated | LeaveReason::Deleted), Some(State::Open(_))) => {
                needs.deactivate.push(key.clone());
            }
            (Standing::Left(LeaveReason::Terminated | LeaveReason::Deleted), Some(State::Opening { .. })) => {
                needs.settle.push(key.clone());
            }
            // Nobody says that they left the company: they are not in the service that the directory is read from now.
            (Standing::Left(_), _) => {}
        }
    }
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
