//! What bounds an export: how much one alarm does of it, and that it goes on only as long as what it is done for stays
//! as it is.

use std::{future::poll_fn, pin::pin, task::Poll};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    provider::ProviderFailure,
    service::{ConnectionSlot, Service},
    settings::Export,
    sync::run::{Next, RunId},
};

use super::Ends;
use crate::{
    connecting::connection::SealedCredential, fault::Fault, organisation::Organisation, platform::Platform,
};

/// Requests that one alarm makes before it begins with nothing more. With those that are under way by then there are
/// 200 at most: five people, each with one step of eight requests.
const REQUESTS: u64 = 160;

/// How long one slice goes on beginning with things.
const LASTS: TimeDelta = TimeDelta::seconds(30);

/// Steps in a row that have asked for nothing.
const IDLE_STEPS: usize = 10;

/// What one slice may still do.
pub(crate) struct Budget {
    /// Requests that the alarm had made before.
    spent: u64,
    until: DateTime<Utc>,
}

impl Budget {
    pub(crate) fn new(spent: u64, now: DateTime<Utc>) -> Self {
        Self { spent, until: now + LASTS }
    }
}

/// What an export is done for.
#[derive(PartialEq, Eq)]
pub(crate) struct Terms {
    pub(crate) run: RunId,
    /// Each is sealed with its own randomness: who connects again has another one, even with the same key.
    credentials: [SealedCredential; 2],
}

/// Why a step was not done to its end.
pub(crate) enum Halt {
    /// By a provider.
    Failure(ProviderFailure),
    /// By something of ours.
    Fault(Fault),
    /// What it is done for is not as it was any more: somebody has disconnected, connected anew, forbidden the export,
    /// or ended the run.
    Superseded,
}

impl From<ProviderFailure> for Halt {
    fn from(failure: ProviderFailure) -> Self {
        Self::Failure(failure)
    }
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl<P: Platform> Ends<'_, P> {
    /// Requests that were made in this slice.
    pub(crate) fn requests(&self) -> u64 {
        self.sessions.iter().map(|session| session.borrow().requests()).sum()
    }

    /// Whether nothing more is begun in this slice.
    pub(crate) fn is_spent(&self, now: DateTime<Utc>) -> bool {
        self.budget.spent + self.requests() >= REQUESTS || now >= self.budget.until
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// What the export that is under way is done for; nothing, if none may be.
    pub(crate) fn terms(&self) -> Result<Option<Terms>, Fault> {
        let (Some(run), Export::Allowed) = (self.store.active_run_id()?, self.settings()?.export) else {
            return Ok(None);
        };
        let sealed = |service| self.store.credential(service, ConnectionSlot::Active);
        let credentials = [sealed(Service::ISpringLearn)?, sealed(Service::BambooHr)?];
        Ok((!credentials.iter().any(Vec::is_empty)).then_some(Terms { run, credentials }))
    }

    /// Does `work` as long as what it is done for stays as it is: that is looked at each time that somebody else has
    /// written while something was waited for, so nothing is asked of anybody on terms that are over. What was under way
    /// then is looked for by whoever exports next, as after a crash.
    pub(crate) async fn on_terms<T>(
        &self,
        ends: &Ends<'_, P>,
        work: impl Future<Output = Result<T, Halt>>,
    ) -> Result<T, Halt> {
        let (mut work, mut seen) = (pin!(work), None);
        poll_fn(|context| {
            if seen != Some(self.store.writes()) {
                match self.terms() {
                    Ok(Some(terms)) if terms == ends.terms => {}
                    Ok(_) => return Poll::Ready(Err(Halt::Superseded)),
                    Err(fault) => return Poll::Ready(Err(fault.into())),
                }
            }
            let polled = work.as_mut().poll(context);
            // What was written until now the work has written itself.
            seen = Some(self.store.writes());
            polled
        })
        .await
    }
}

/// Does `step` until something was asked of a provider, or something else comes next than another step: steps that ask
/// for nothing don't end, by themselves, what the runtime's clock measures. `None` ends the export.
pub(crate) async fn until_asked<P: Platform>(
    ends: &Ends<'_, P>,
    mut step: impl AsyncFnMut() -> Result<Option<Next>, Halt>,
) -> Result<Option<Next>, Halt> {
    for _ in 0..IDLE_STEPS {
        let before = ends.requests();
        match step().await? {
            Some(Next::Further) if ends.requests() == before => {}
            next => return Ok(next),
        }
    }
    Ok(Some(Next::Now))
}
