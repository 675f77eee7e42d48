//! What is to be done in a run's provisioning part, found out at its beginning.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Utc;
use domain::{
    employee::{PersonKey, Values},
    learning::{AccountId, LearningDepartment},
    provider::ispring::{FoundAccount, Lookup},
    provisioning::{
        account::{Account, Permission},
        invitations::{invited, permission},
        needs::{Needs, address, needs},
        tally::AccountTally,
    },
    sync::run::Run,
};

use super::Stopped;
use crate::{organisation::Organisation, upstream::ispring::ISpring};

/// What is still to be done, and what is known for it.
pub(in crate::organisation) struct Work {
    /// What is still to be done.
    pub(super) needs: Needs,
    /// Those it is done for.
    pub(super) people: BTreeMap<PersonKey, Values>,
    /// The ledger.
    pub(super) ledger: BTreeMap<PersonKey, Account>,
    /// Accounts that were there before, by the address of those who need one.
    pub(super) found: BTreeMap<String, FoundAccount>,
    /// The accounts that are somebody's already.
    pub(super) held: BTreeSet<AccountId>,
    /// The platform's departments.
    pub(super) departments: Vec<LearningDepartment>,
    /// Departments that could not be created.
    pub(super) missing_departments: BTreeSet<String>,
    /// Whether accounts may be opened that nobody has approved.
    pub(super) permission: Permission,
}

impl Work {
    /// The accounts of `people`.
    pub(super) fn ids(&self, people: &[PersonKey]) -> Vec<AccountId> {
        people.iter().filter_map(|key| Some(self.ledger.get(key)?.holding()?.id.clone())).collect()
    }
}

impl Organisation<'_> {
    /// Finds out what is to be done, and who has an account already.
    pub(super) async fn survey(&self, run: &mut Run, ispring: &ISpring<'_>) -> Result<Work, Stopped> {
        let (people, ledger) = (self.store.known()?, self.store.account_ledger()?);
        let present = self.store.count_present()?;
        let needs = needs(&people, &ledger);
        let values = |key: &PersonKey| people.get(key).map(|known| &known.employee.values);
        let addresses: Vec<String> =
            needs.open.iter().chain(&needs.settle).filter_map(|key| address(values(key)?)).collect();
        let found = if addresses.is_empty() {
            Vec::new()
        } else {
            ispring.accounts(Lookup::Addresses(&addresses)).await?
        };
        if !needs.open.is_empty() {
            // What there is to choose from in the settings.
            let roles = ispring.roles().await?;
            self.store.update_learning_connection(|connection| connection.roles = roles)?;
        }
        let departments = if needs.open.is_empty() && needs.update.is_empty() {
            Vec::new()
        } else {
            ispring.departments().await?
        };
        let found: BTreeMap<_, _> =
            found.into_iter().map(|account| (account.address.clone(), account)).collect();
        let is_there = |key: &PersonKey| {
            values(key).and_then(address).is_some_and(|address| found.contains_key(&address))
        };
        let invited = invited(&needs.open, &ledger, is_there);
        let limits = self.settings()?.guard;
        let permission = permission(ledger.values(), invited, present, limits, Utc::now());
        // What was done before a crash counts.
        run.accounts = AccountTally {
            total: run.accounts.done() - run.accounts.waiting + needs.len() as u64,
            waiting: 0,
            without_email: needs.without_email.len() as u64,
            failure: None,
            ..run.accounts.clone()
        };
        let wanted = needs.open.iter().chain(&needs.update).chain(&needs.settle);
        Ok(Work {
            people: wanted.filter_map(|key| Some((key.clone(), values(key)?.clone()))).collect(),
            held: ledger.values().filter_map(|account| Some(account.holding()?.id.clone())).collect(),
            needs,
            ledger,
            found,
            departments,
            missing_departments: BTreeSet::new(),
            permission,
        })
    }
}
