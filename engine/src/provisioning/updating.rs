//! Telling the platform what has changed.

use std::collections::BTreeMap;

use domain::{
    employee::{PersonKey, Values},
    learning::DepartmentId,
    provider::{
        ProviderFailure,
        ispring::{AccountUpdate, FoundAccount, Lookup, Updated},
    },
    provisioning::{
        account::Account,
        profile::{Fingerprint, named},
        tally::AccountTally,
    },
};
use futures_util::{StreamExt, stream};

use super::{AT_ONCE, Stopped, survey::AccountWork};
use crate::{
    connecting::connection::LearningConnection, organisation::Organisation, platform::Platform,
    upstream::ispring::ISpring,
};

impl<P: Platform> Organisation<'_, P> {
    /// Tells the platform of new names, departments and positions.
    pub(super) async fn update_batch(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        batch: Vec<PersonKey>,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<(), Stopped> {
        // The login stays as it is, and a request without it would be refused.
        let found = ispring.accounts(Lookup::Ids(&work.ids(&batch))).await?;
        let found: BTreeMap<_, _> = found.into_iter().map(|account| (account.id.clone(), account)).collect();
        let mut updates = Vec::new();
        for key in &batch {
            let (Some(person), Some(holding)) =
                (work.people.get(key).cloned(), work.ledger.get(key).and_then(Account::holding))
            else {
                continue;
            };
            // Deleted by somebody, or out of sight: nothing to be told.
            let Some(account) = found.get(&holding.id).cloned() else { continue };
            let known = work.ledger.get(key).and_then(|account| account.known.as_ref());
            let person = named(&person, work.name).into_owned();
            let told = work.arriving.profile(&person);
            let after = Fingerprint::after(known, &told);
            let department = if Fingerprint::moves(known, &told) {
                Some(self.department(tally, work, told.place(), connection, ispring).await?)
            } else {
                None
            };
            updates.push((key, person, account, department, after));
        }
        let arriving = work.arriving;
        let send = |(key, person, account, department, after)| async move {
            let (person, account): (Values, FoundAccount) = (person, account);
            let department: Option<DepartmentId> = department;
            let update = AccountUpdate {
                told: arriving.profile(&person),
                login: &account.login,
                address: &account.address,
                department: department.as_ref(),
            };
            (key, after, ispring.update(&account.id, &update).await)
        };
        let outcomes: Vec<(&PersonKey, Fingerprint, Result<Updated, ProviderFailure>)> =
            stream::iter(updates).map(send).buffered(AT_ONCE).collect().await;
        let (mut failure, mut changed) = (None, Vec::new());
        for (key, known, outcome) in outcomes {
            match outcome {
                // What it does not accept once it will not accept the next time either: not asked for again.
                Ok(outcome) => {
                    tally.updated += u64::from(outcome == Updated::Done);
                    tally.refused += u64::from(outcome == Updated::Refused);
                    if let Some(account) = work.ledger.get_mut(key) {
                        account.known = Some(known);
                        changed.push(key);
                    }
                }
                Err(failed) => failure = Some(failed),
            }
        }
        self.store.put_accounts(changed.iter().filter_map(|key| Some((*key, work.ledger.get(*key)?))))?;
        work.note_failure(failure, !changed.is_empty())
    }
}
