//! What a test may do to a simulated company and its provider's server, from within the same process.
//!
//! What only one provider has is beside that provider. The same over HTTP, for `curl`: see
//! [`control_routes`](super::control_routes).

use std::collections::HashSet;
use std::sync::{Arc, MutexGuard};

use axum::extract::Request;
use chrono::{DateTime, Utc};

use super::clock::Clock;
use super::company::{Change, NoSuchPerson, NotChanged, Person};
use super::faults::{Effect, Fault, Faults};
use super::options::Options;
use super::provider::{Provider, Shared, Staffed};
use super::requests::Requests;

/// What every provider's server has, with these kinds of rights: what a test has switched, and what was asked.
#[derive(Debug)]
pub struct Stage<G> {
    /// The faults on order.
    pub faults: Faults,
    /// What was asked.
    pub requests: Requests,
    /// Whose access data are not valid any more.
    pub revoked: HashSet<G>,
    /// Whether the rate limits are in force.
    pub limited: bool,
}

impl<G> Stage<G> {
    /// As it is after the start.
    pub fn new(options: &Options) -> Self {
        Self {
            faults: Faults::default(),
            requests: Requests::default(),
            revoked: HashSet::new(),
            limited: options.rate_limits,
        }
    }

    /// Takes note of a request, and says which faults hit it.
    pub fn note(&mut self, request: &Request) -> Vec<Effect> {
        let (method, uri) = (request.method().as_str(), request.uri());
        self.requests.note(method, uri.path(), uri.query().unwrap_or_default());
        self.faults.strike(method, uri.path_and_query().map_or("/", |whole| whole.as_str()))
    }
}

/// The handle. Clones control the same simulator. People are named by the company's own numbers, which are the same
/// for every provider ([`Person::id`]).
#[derive(Debug)]
pub struct Control<P: Provider>(Arc<Shared<P>>);

impl<P: Provider> Clone for Control<P> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<P: Provider> Control<P> {
    pub(super) fn new(shared: Arc<Shared<P>>) -> Self {
        Self(shared)
    }

    pub(super) fn shared(&self) -> &Shared<P> {
        &self.0
    }

    /// What is the provider's own.
    pub(super) fn world(&self) -> MutexGuard<'_, P> {
        self.0.world()
    }

    /// The time the simulator lives in.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.0.clock().date_time()
    }
}

impl<P: Staffed> Control<P> {
    /// Everybody there is now, by id: what a complete read has to find.
    pub fn people(&self) -> Vec<Arc<Person>> {
        self.world().roster().people().to_vec()
    }

    /// Hires so many more people, and returns their ids.
    pub fn hire(&self, count: usize) -> Vec<u64> {
        self.world().roster().hire(count, self.now())
    }

    /// Changes fields of a person.
    pub fn change(&self, id: u64, change: Change) -> Result<(), NotChanged> {
        self.world().roster().change(id, change, self.now())
    }

    /// Makes somebody inactive, as of today.
    pub fn terminate(&self, id: u64) -> Result<(), NoSuchPerson> {
        self.world().roster().terminate(id, self.now())
    }

    /// Deletes somebody's record.
    pub fn delete(&self, id: u64) -> Result<(), NoSuchPerson> {
        self.world().roster().delete(id, self.now())
    }

    /// So many of a hundred people are not listed any more, evenly over the company. Returns their ids.
    pub fn vanish(&self, percent: u8) -> Vec<u64> {
        self.world().roster().vanish(percent, self.now())
    }

    /// Those who vanished are listed again.
    pub fn bring_back(&self) {
        self.world().roster().bring_back();
    }
}

impl<P: Provider> Control<P> {
    /// Revokes access data, and their token if they have one.
    pub fn revoke(&self, grant: P::Grant) {
        self.0.stage().revoked.insert(grant);
        self.world().forget(grant);
    }

    /// Makes revoked access data valid again.
    pub fn restore(&self, grant: P::Grant) {
        self.0.stage().revoked.remove(&grant);
    }

    /// Switches the rate limits.
    pub fn rate_limits(&self, on: bool) {
        self.0.stage().limited = on;
    }

    /// Puts a fault on order.
    pub fn fault(&self, fault: Fault) {
        self.0.stage().faults.add(fault);
    }

    /// The faults on order.
    pub fn faults(&self) -> Vec<Fault> {
        self.0.stage().faults.list()
    }

    /// Lifts all faults.
    pub fn clear_faults(&self) {
        self.0.stage().faults.clear();
    }

    /// What was asked.
    pub fn requests(&self) -> Requests {
        self.0.stage().requests.clone()
    }

    /// Forgets what was asked.
    pub fn clear_requests(&self) {
        self.0.stage().requests = Requests::default();
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
