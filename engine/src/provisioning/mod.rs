//! The provisioning part of a run: accounts on the learning platform, brought in step with the directory one batch at a
//! time. What is to be done follows from the ledger, so after a crash or a failure it is found out again.

mod invitations;
mod offer;
mod opening;
mod settling;
mod survey;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    api::services::ConnectionState,
    employee::{PersonKey, Values},
    learning::DepartmentId,
    provider::{
        ProviderFailure,
        ispring::{AccountUpdate, FoundAccount, Lookup, Standing, Updated},
    },
    provisioning::{
        account::{Account, AccountFault, Holding, State},
        needs,
        profile::Fingerprint,
        tally::AccountTally,
    },
    service::{Service, Slot},
    sync::run::{Event, Next, Run, RunId},
};
use futures_util::{StreamExt, stream};

pub(crate) use self::survey::Work;
use crate::{
    connecting::connection::LearningConnection, fault::Fault, organisation::Organisation, platform::Platform,
    upstream::ispring::ISpring,
};

/// Accounts that one slice deals with at most.
const BATCH: usize = 50;

/// Requests that are under way at the same time.
const AT_ONCE: usize = 5;

impl<P: Platform> Organisation<'_, P> {
    /// Does the next batch.
    pub(crate) async fn provision_accounts(&self, run: &mut Run) -> Result<Next, Fault> {
        let Some((connection, credential)) = self.learning_in(Slot::Active)? else {
            return self.happened(run, Event::PartGone(self.aside()?));
        };
        let session = self.session(Service::ISpringLearn, Slot::Active, &credential.expose_fields())?;
        let mut tally = run.accounts().clone();
        self.memory.at_work_aside.set(true);
        let outcome = match self.ispring(&credential, &session) {
            Ok(ispring) => self.provision(run.id(), &mut tally, &connection, &ispring).await,
            Err(failure) => Err(failure.into()),
        };
        self.memory.at_work_aside.set(false);
        if !self.is_active(run)? {
            return Ok(Next::Ended);
        }
        run.count_requests(session.borrow_mut().take_requests());
        self.platform.transaction(|| match outcome {
            Ok(Batch::More) => self.happened(run, Event::Accounts(tally)),
            Ok(Batch::Last) => {
                self.store.update_learning_connection(|connection| {
                    connection.state = ConnectionState::Connected;
                    connection.last_success = Some(self.now());
                })?;
                self.happened(run, Event::AccountsInStep { tally, aside: self.aside()? })
            }
            Err(Stopped::Failure(failure)) => {
                self.memory.provisioning.take();
                // What was done before counts.
                run.count_accounts(tally);
                self.failed(run, failure)
            }
            Err(Stopped::Fault(fault)) => Err(fault),
        })
    }

    async fn provision(
        &self,
        run: RunId,
        tally: &mut AccountTally,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<Batch, Stopped> {
        let kept = self.memory.provisioning.take().filter(|(of, _)| *of == run);
        let mut work = match kept {
            Some((_, work)) => work,
            None => self.survey(tally, connection, ispring).await?,
        };
        let batch = self.next_batch(tally, &mut work, connection, ispring).await?;
        if batch == Batch::More {
            self.memory.provisioning.replace(Some((run, work)));
        }
        Ok(batch)
    }

    async fn next_batch(
        &self,
        tally: &mut AccountTally,
        work: &mut Work,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<Batch, Stopped> {
        match work.needs.take(BATCH) {
            None => {}
            Some(needs::Batch::Refuse(refused)) => {
                tally.refused += refused.len() as u64;
                let entries: Vec<_> =
                    refused.into_iter().map(|(key, fault)| (key, Account::refused(fault))).collect();
                self.store.put_accounts(entries.iter().map(|(key, account)| (key, account)))?;
            }
            Some(needs::Batch::Settle(batch)) => self.settle_leavers(tally, work, batch)?,
            Some(needs::Batch::Deactivate(batch)) => self.deactivate(tally, work, batch, ispring).await?,
            Some(needs::Batch::Activate(batch)) => self.activate(tally, work, batch, ispring).await?,
            Some(needs::Batch::Update(batch)) => {
                self.update_batch(tally, work, batch, connection, ispring).await?;
            }
            Some(needs::Batch::Open(batch)) => {
                self.open_batch(tally, work, batch, connection, ispring).await?;
            }
        }
        match (work.needs.is_empty(), work.failure.take()) {
            (true, None) => Ok(Batch::Last),
            (true, Some(failure)) => Err(failure.into()),
            (false, failure) => {
                work.failure = failure;
                Ok(Batch::More)
            }
        }
    }

    async fn deactivate(
        &self,
        tally: &mut AccountTally,
        work: &mut Work,
        batch: Vec<PersonKey>,
        ispring: &ISpring<'_, P>,
    ) -> Result<(), Stopped> {
        let refused = ispring.deactivate(&work.ids(&batch)).await?;
        // What is not there any more needs no deactivating. What is still active, such as the account's owner, stays ours
        // to deactivate.
        let left =
            if refused.is_empty() { Vec::new() } else { ispring.accounts(Lookup::Ids(&refused)).await? };
        let still_active: BTreeSet<_> = left
            .into_iter()
            .filter(|account| account.standing == Standing::Active)
            .map(|one| one.id)
            .collect();
        let (kept, closed) = work.divided(batch, &still_active);
        tally.refused += kept.len() as u64;
        tally.deactivated += closed.len() as u64;
        Ok(self.turn(work, &closed, State::Closed)?)
    }

    async fn activate(
        &self,
        tally: &mut AccountTally,
        work: &mut Work,
        batch: Vec<PersonKey>,
        ispring: &ISpring<'_, P>,
    ) -> Result<(), Stopped> {
        let refused = ispring.activate(&work.ids(&batch)).await?.into_iter().collect();
        let (gone, activated) = work.divided(batch, &refused);
        tally.refused += gone.len() as u64;
        tally.activated += activated.len() as u64;
        self.turn(work, &activated, State::Open)?;
        // Their account is gone from the platform: the next run looks for one like for anybody new.
        let gone: Vec<_> =
            gone.into_iter().map(|key| (key, Account::refused(AccountFault::NotAccepted))).collect();
        Ok(self.store.put_accounts(gone.iter().map(|(key, account)| (key, account)))?)
    }

    /// Notes that the accounts of `batch` are used, or not used, from now on.
    fn turn(&self, work: &mut Work, batch: &[PersonKey], into: fn(Holding) -> State) -> Result<(), Fault> {
        for key in batch {
            if let Some(account) = work.ledger.get_mut(key)
                && let Some(holding) = account.holding().cloned()
            {
                account.state = into(holding);
            }
        }
        let entries = batch.iter().filter_map(|key| Some((key, work.ledger.get(key)?)));
        self.store.put_accounts(entries)
    }

    /// Tells the platform of new names, departments and positions.
    async fn update_batch(
        &self,
        tally: &mut AccountTally,
        work: &mut Work,
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

/// Whether there is more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Batch {
    More,
    Last,
}

/// Why a batch was not done to its end.
pub(crate) enum Stopped {
    /// By a provider.
    Failure(ProviderFailure),
    /// By something of ours.
    Fault(Fault),
}

impl From<ProviderFailure> for Stopped {
    fn from(failure: ProviderFailure) -> Self {
        Self::Failure(failure)
    }
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The entry of somebody whose address belongs to an account that is not theirs.
fn taken() -> Account {
    Account::refused(AccountFault::AddressTaken)
}
