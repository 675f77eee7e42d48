//! What a test may do to a simulated company and its provider's server, from within the same process.
//!
//! What only one provider has is beside that provider. The same over HTTP, for `curl`: see
//! [`control_routes`](super::control_routes).

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::clock::Clock;
use super::company::{Change, NoSuchPerson, NotChanged, Person, Roster};
use super::faults::{Fault, Faults};
use super::requests::Requests;

/// What every provider's server has: what is on order for the requests to come, and what was asked.
#[derive(Debug, Default)]
pub struct Stage {
    /// The faults on order.
    pub faults: Faults,
    /// What was asked.
    pub requests: Requests,
}

/// A provider's server, as far as all of them can be controlled alike.
pub trait Simulated: Send + Sync + 'static {
    /// The rights that its access data have.
    type Grant: Copy + Send + DeserializeOwned;

    /// The time it lives in.
    fn clock(&self) -> &Clock;
    /// Does something with what every provider has.
    fn on_stage<T>(&self, work: impl FnOnce(&mut Stage) -> T) -> T;
    /// Makes access data invalid.
    fn revoke(&self, grant: Self::Grant);
    /// Makes revoked access data valid again.
    fn restore(&self, grant: Self::Grant);
    /// Switches the rate limits.
    fn rate_limits(&self, on: bool);
    /// Back to the state after the start; the clock is reset already, unless it is a test's own.
    fn reset(&self);
}

/// A provider's server that holds the company's people. A learning platform has accounts instead.
pub trait Staffed: Simulated {
    /// Does something with the people.
    fn on_roster<T>(&self, work: impl FnOnce(&mut Roster) -> T) -> T;
}

/// The handle. Clones control the same simulator. People are named by the company's own numbers, which are the same
/// for every provider ([`Person::id`]).
#[derive(Debug)]
pub struct Control<S>(Arc<S>);

impl<S> Clone for Control<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S> Control<S> {
    pub(super) fn new(simulated: Arc<S>) -> Self {
        Self(simulated)
    }

    pub(super) fn simulated(&self) -> &S {
        &self.0
    }
}

impl<S: Staffed> Control<S> {
    /// Everybody there is now, by id: what a complete read has to find.
    pub fn people(&self) -> Vec<Arc<Person>> {
        self.0.on_roster(|roster| roster.people().to_vec())
    }

    /// Hires so many more people, and returns their ids.
    pub fn hire(&self, count: usize) -> Vec<u64> {
        let now = self.0.clock().date_time();
        self.0.on_roster(|roster| roster.hire(count, now))
    }

    /// Changes fields of a person.
    pub fn change(&self, id: u64, change: Change) -> Result<(), NotChanged> {
        let now = self.0.clock().date_time();
        self.0.on_roster(|roster| roster.change(id, change, now))
    }

    /// Makes somebody inactive, as of today.
    pub fn terminate(&self, id: u64) -> Result<(), NoSuchPerson> {
        let now = self.0.clock().date_time();
        self.0.on_roster(|roster| roster.terminate(id, now))
    }

    /// Deletes somebody's record.
    pub fn delete(&self, id: u64) -> Result<(), NoSuchPerson> {
        let now = self.0.clock().date_time();
        self.0.on_roster(|roster| roster.delete(id, now))
    }

    /// So many of a hundred people are not listed any more, evenly over the company. Returns their ids.
    pub fn vanish(&self, percent: u8) -> Vec<u64> {
        let now = self.0.clock().date_time();
        self.0.on_roster(|roster| roster.vanish(percent, now))
    }

    /// Those who vanished are listed again.
    pub fn bring_back(&self) {
        self.0.on_roster(Roster::bring_back);
    }
}

impl<S: Simulated> Control<S> {
    /// Revokes access data, and their token if they have one.
    pub fn revoke(&self, grant: S::Grant) {
        self.0.revoke(grant);
    }

    /// Makes revoked access data valid again.
    pub fn restore(&self, grant: S::Grant) {
        self.0.restore(grant);
    }

    /// Switches the rate limits.
    pub fn rate_limits(&self, on: bool) {
        self.0.rate_limits(on);
    }

    /// Puts a fault on order.
    pub fn fault(&self, fault: Fault) {
        self.0.on_stage(|stage| stage.faults.add(fault));
    }

    /// The faults on order.
    pub fn faults(&self) -> Vec<Fault> {
        self.0.on_stage(|stage| stage.faults.list())
    }

    /// Lifts all faults.
    pub fn clear_faults(&self) {
        self.0.on_stage(|stage| stage.faults.clear());
    }

    /// What was asked.
    pub fn requests(&self) -> Requests {
        self.0.on_stage(|stage| stage.requests.clone())
    }

    /// Forgets what was asked.
    pub fn clear_requests(&self) {
        self.0.on_stage(|stage| stage.requests = Requests::default());
    }

    /// The simulator's clock: whatever expires, limits and times of change go by it.
    pub fn clock(&self) -> &Clock {
        self.0.clock()
    }

    /// Back to the state after the start, the clock included unless it is a test's own ([`Clock::at`]).
    pub fn reset(&self) {
        self.0.clock().reset();
        self.0.reset();
    }
}
