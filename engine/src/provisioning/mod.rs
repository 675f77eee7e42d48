//! The provisioning part of a run: accounts on the learning platform, brought in step with the directory one batch at a
//! time. What is to be done follows from the ledger, so after a crash or a failure it is found out again.

mod invitations;
mod offer;
mod opening;
mod progress;
mod settling;
mod survey;
mod updating;

use std::collections::BTreeSet;

use domain::{
    api::services::ConnectionState,
    employee::PersonKey,
    provider::{
        ProviderFailure,
        ispring::{Lookup, Standing},
    },
    provisioning::{
        account::{Account, AccountFault, Holding, State},
        needs::{self, Most},
        tally::AccountTally,
    },
    service::ConnectionSlot,
    sync::run::{Event, Next, Run, RunId},
};

pub(crate) use self::progress::Progress;
use self::{
    progress::{Budget, Generation, Part},
    survey::AccountWork,
};
use crate::{
    connecting::connection::{LEARNING, LearningConnection},
    fault::Fault,
    organisation::{Entered, Organisation},
    planted::{self, Planted},
    platform::Platform,
    upstream::ispring::ISpring,
};

/// People that are dealt with at a time. Groups whose members are asked for one by one are as large as what is under way
/// at the same time, so that a slice can end between any two.
const MOST: Most = Most { together: 20, each: AT_ONCE };

/// Requests that are under way at the same time.
const AT_ONCE: usize = 5;

impl<P: Platform> Organisation<'_, P> {
    /// Does the next batch.
    pub(crate) async fn provision_accounts(&self, run: &mut Run) -> Result<Next, Fault> {
        let Some(Entered { connection, credential, .. }) = self.entered(LEARNING, ConnectionSlot::Active)?
        else {
            return self.happened(run, Event::PartGone(self.aside()?));
        };
        let session = self.session(ConnectionSlot::Active, &credential)?;
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
        self.count_requests(run, session.borrow_mut().take_requests());
        self.platform.transaction(|| match outcome {
            Err(Stopped::Fault(fault)) => Err(fault),
            // What is left is the next run's, if there is another connection then.
            _ if !self.still_connected(&connection)? => {
                run.count_accounts(tally);
                self.happened(run, Event::PartGone(self.aside()?))
            }
            Ok(Rest::More) => self.happened(run, Event::Accounts(tally)),
            Ok(Rest::Last) => {
                let now = self.now();
                self.store.update_connection(LEARNING, ConnectionSlot::Active, |connection| {
                    connection.stands(ConnectionState::Connected, now);
                    connection.last_success = Some(now);
                })?;
                self.happened(run, Event::AccountsInStep { tally, aside: self.aside()? })
            }
            Err(Stopped::Failure(failure)) => {
                self.memory.provisioning.take();
                // What was done before counts.
                run.count_accounts(tally);
                self.failed(run, failure)
            }
        })
    }

    /// Whether `connection` is still the one that is in use: somebody may have disconnected it, or connected again, while
    /// something was waited for. With the credential of before nothing more is asked ([`Session::end`]).
    ///
    /// [`Session::end`]: crate::upstream::session::Session::end
    pub(crate) fn still_connected(&self, connection: &LearningConnection) -> Result<bool, Fault> {
        let now = self.store.connection(LEARNING, ConnectionSlot::Active)?;
        Ok(now.is_some_and(|now| Generation::of(&now) == Generation::of(connection)))
    }

    /// Does some of what is left: as much as one slice may.
    async fn provision(
        &self,
        run: RunId,
        tally: &mut AccountTally,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<Rest, Stopped> {
        let generation = Generation::of(connection);
        let kept = self.memory.provisioning.take();
        let kept = kept.filter(|(of, progress)| *of == run && progress.generation == generation);
        let mut part = match kept {
            Some((_, progress)) => progress.part,
            None => Part::Surveying(self.begin_survey()?),
        };
        let budget = Budget::from(self.now());
        loop {
            part = match part {
                Part::Surveying(mut survey) if survey.is_looking() => {
                    survey.look_up(ispring).await?;
                    Part::Surveying(survey)
                }
                Part::Surveying(survey) => {
                    Part::Working(self.end_survey(tally, survey, connection, ispring).await?)
                }
                Part::Working(mut work) => {
                    if self.next_batch(tally, &mut work, connection, ispring).await? == Rest::Last {
                        return Ok(Rest::Last);
                    }
                    Part::Working(work)
                }
            };
            if budget.is_spent(self.now(), ispring.requests()) || !self.still_connected(connection)? {
                break;
            }
        }
        self.memory.provisioning.replace(Some((run, Progress { generation, part })));
        Ok(Rest::More)
    }

    async fn next_batch(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<Rest, Stopped> {
        match work.needs.take(MOST) {
            None => {}
            Some(needs::Batch::Refuse(refused)) => {
                tally.refused += refused.len() as u64;
                let entries: Vec<_> =
                    refused.into_iter().map(|(key, fault)| (key, Account::refused(fault))).collect();
                self.store.put_accounts(entries.iter().map(|(key, account)| (key, account)))?;
            }
            Some(needs::Batch::Settle(batch)) => self.settle_requests(tally, work, batch)?,
            Some(needs::Batch::Deactivate(batch)) => self.deactivate(tally, work, batch, ispring).await?,
            Some(needs::Batch::Activate(batch)) => self.activate(tally, work, batch, ispring).await?,
            Some(needs::Batch::Update(batch)) if planted::is(Planted::ChangedIsDeactivated) => {
                self.deactivate(tally, work, batch, ispring).await?;
            }
            Some(needs::Batch::Update(batch)) => {
                self.update_batch(tally, work, batch, connection, ispring).await?;
            }
            Some(needs::Batch::Open(batch)) => {
                self.open_batch(tally, work, batch, connection, ispring).await?;
            }
        }
        match (work.needs.is_empty(), work.failure.take()) {
            (true, None) => Ok(Rest::Last),
            (true, Some(failure)) => Err(failure.into()),
            (false, failure) => {
                work.failure = failure;
                Ok(Rest::More)
            }
        }
    }

    async fn deactivate(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        batch: Vec<PersonKey>,
        ispring: &ISpring<'_, P>,
    ) -> Result<(), Stopped> {
        let asked = if planted::is(Planted::ClosedWithoutAsking) { Vec::new() } else { work.ids(&batch) };
        self.note_turning(work, &batch)?;
        let refused = ispring.deactivate(&asked).await?;
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
        self.turn(work, &kept, State::Open)?;
        Ok(self.turn(work, &closed, State::Closed)?)
    }

    async fn activate(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        batch: Vec<PersonKey>,
        ispring: &ISpring<'_, P>,
    ) -> Result<(), Stopped> {
        self.note_turning(work, &batch)?;
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

    /// Notes that the accounts of `batch` are about to be turned on or off: should the answer be lost, nobody knows which
    /// they are.
    fn note_turning(&self, work: &mut AccountWork, batch: &[PersonKey]) -> Result<(), Fault> {
        for key in batch {
            if let Some(account) = work.ledger.get_mut(key) {
                *account = account.clone().turning();
            }
        }
        let entries = batch.iter().filter_map(|key| Some((key, work.ledger.get(key)?)));
        self.store.put_accounts(entries)
    }

    /// Notes that the accounts of `batch` are used, or not used, from now on.
    fn turn(
        &self,
        work: &mut AccountWork,
        batch: &[PersonKey],
        into: fn(Holding) -> State,
    ) -> Result<(), Fault> {
        for key in batch {
            if let Some(account) = work.ledger.get_mut(key)
                && let Some(holding) = account.holding().cloned()
            {
                account.state = into(Holding { is_turning: false, ..holding });
            }
        }
        let entries = batch.iter().filter_map(|key| Some((key, work.ledger.get(key)?)));
        self.store.put_accounts(entries)
    }
}

/// Whether there is more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
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
