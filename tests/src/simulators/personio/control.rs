//! What a test may do to the simulated company and server, from within the same process.
//!
//! The same over HTTP, for `curl`: see `control_routes`.

use std::sync::Arc;

use super::{CustomKeys, Grant, Shared};
use crate::simulators::clock::Clock;
use crate::simulators::company::{Change, InvalidChange, Person};
use crate::simulators::faults::Fault;
use crate::simulators::requests::Requests;

/// The handle. Clones control the same simulator.
#[derive(Debug, Clone)]
pub struct Control(Arc<Shared>);

/// There is nobody with this id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody has this id")]
pub struct NoSuchPerson;

/// Why a person was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// There is nobody with this id.
    #[error("nobody has this id")]
    NoSuchPerson,
    /// The birthday is no date.
    #[error("the birthday is no date")]
    Birthday,
}

impl Control {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self(shared)
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.0
    }

    /// Everybody there is now, by id: what a complete read has to find.
    pub fn people(&self) -> Vec<Arc<Person>> {
        self.0.world().people().to_vec()
    }

    /// The keys of the custom attributes in this company.
    pub fn custom_keys(&self) -> CustomKeys {
        self.0.catalogue.custom_keys()
    }

    /// Hires so many more people, and returns their ids.
    pub fn hire(&self, count: usize) -> Vec<u64> {
        self.0.world().hire(count, self.0.clock.date_time())
    }

    /// Changes fields of a person.
    pub fn change(&self, id: u64, change: Change) -> Result<(), NotChanged> {
        match self.0.world().change(id, change, self.0.clock.date_time()) {
            None => Err(NotChanged::NoSuchPerson),
            Some(Err(InvalidChange::Birthday)) => Err(NotChanged::Birthday),
            Some(Ok(())) => Ok(()),
        }
    }

    /// Makes somebody inactive, as of today.
    pub fn terminate(&self, id: u64) -> Result<(), NoSuchPerson> {
        self.0.world().terminate(id, self.0.clock.date_time()).ok_or(NoSuchPerson)
    }

    /// Deletes somebody's record.
    pub fn delete(&self, id: u64) -> Result<(), NoSuchPerson> {
        self.0.world().delete(id).ok_or(NoSuchPerson)
    }

    /// So many of a hundred people are not listed any more, evenly over the company. Returns their ids.
    pub fn vanish(&self, percent: u8) -> Vec<u64> {
        self.0.world().vanish(percent)
    }

    /// Those who vanished are listed again.
    pub fn bring_back(&self) {
        self.0.world().bring_back();
    }

    /// Revokes access data and their token.
    pub fn revoke(&self, grant: Grant) {
        self.0.world().revoke(grant);
    }

    /// Makes revoked access data valid again.
    pub fn restore(&self, grant: Grant) {
        self.0.world().restore(grant);
    }

    /// Switches the rate limits.
    pub fn rate_limits(&self, on: bool) {
        self.0.world().limits.on = on;
    }

    /// Switches whether v1 takes credentials from the query; it doesn't unless told to.
    pub fn query_auth(&self, allowed: bool) {
        self.0.world().query_auth = allowed;
    }

    /// Puts a fault on order.
    pub fn fault(&self, fault: Fault) {
        self.0.world().faults.add(fault);
    }

    /// The faults on order.
    pub fn faults(&self) -> Vec<Fault> {
        self.0.world().faults.list()
    }

    /// Lifts all faults.
    pub fn clear_faults(&self) {
        self.0.world().faults.clear();
    }

    /// What was asked.
    pub fn requests(&self) -> Requests {
        self.0.world().requests.clone()
    }

    /// Forgets what was asked.
    pub fn clear_requests(&self) {
        self.0.world().requests = Requests::default();
    }

    /// The simulator's clock: tokens, rate limits and times of change go by it.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Back to the state after the start, the clock included. Tokens become invalid.
    pub fn reset(&self) {
        self.0.clock.reset();
        self.0.world().reset();
    }
}
