//! iSpring Learn: tokens, roles, departments, accounts, courses, enrolments, results and certificates, and what a test
//! needs to disturb them.
//!
//! The routes are those of the official spec `[spec]`, what they mean is documented `[doc]`, and what only shows in
//! use comes from other people's clients `[3p]`. What is a choice of this simulator is marked `[unv]` where it is made:
//! the rate limit, the codes and most messages of errors, and what a repeated enrolment does.
//!
//! Groups and the headers that repeat the body (`X-Fields`, …) are not simulated. No list tells a total, so a fault that
//! lies about it changes nothing.
//!
//! The people are those of the other simulators: part of them have accounts here, some of which are spelled
//! differently, and there are accounts of people who are nobody's employees. See `seed.rs`.

mod accounts;
mod address;
mod answer;
mod body;
mod control;
mod control_learning;
mod control_routes;
mod credentials;
mod departments;
mod gate;
mod ids;
mod learning;
mod limits;
mod node;
mod pages;
mod query;
mod roles;
mod seed;
mod seed_learning;
mod times;
mod token;
mod world;
mod xml;

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{Router, middleware};

pub use accounts::{Account, AccountStatus, Duplicates, Mail, Origin};
pub use control::Control;
pub use control_learning::{Completion, Enrolment, NotDone};
pub use credentials::{Credentials, Grant};
pub use departments::Department;
pub use learning::{Course, Progress};
pub use roles::{Role, RoleKind};

use super::clock::Clock;
pub use super::options::Options;
use super::simulator::{self, Provider};
use world::World;

/// A simulated iSpring Learn. Its url is the API's host and the account's in one.
pub type Simulator = simulator::Simulator<Shared>;

impl Simulator {
    /// The access data with these rights.
    pub fn credentials(&self, grant: Grant) -> &Credentials {
        self.control().simulated().credentials(grant)
    }

    /// The id of the role that learners have.
    pub fn role_id(&self) -> String {
        self.control().role_id(RoleKind::Learner)
    }

    /// The id of the department above all others.
    pub fn department_id(&self) -> String {
        self.control().simulated().world().departments.root().id.clone()
    }
}

/// What all handlers share.
#[derive(Debug)]
pub struct Shared {
    url: String,
    credentials: [Credentials; Grant::ALL.len()],
    world: Mutex<World>,
    clock: Clock,
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn credentials(&self, grant: Grant) -> &Credentials {
        &self.credentials[grant as usize]
    }

    /// The rights of these access data, unless they are wrong or revoked.
    fn grant_of(&self, client_id: &str, client_secret: &str) -> Option<Grant> {
        let matches = |grant: &Grant| {
            let known = self.credentials(*grant);
            known.client_id == client_id && known.client_secret == client_secret
        };
        Grant::ALL.into_iter().find(matches).filter(|grant| !self.world().is_revoked(*grant))
    }
}

impl Provider for Shared {
    const URL: &'static str = "http://ispring.test";

    fn new(options: &Options, url: String, clock: Clock) -> Self {
        Self {
            url,
            credentials: Grant::ALL.map(|grant| Credentials::of(grant, options.seed)),
            world: Mutex::new(World::new(options, clock.date_time())),
            clock,
        }
    }

    fn url(&self) -> &str {
        &self.url
    }

    fn router(shared: &Arc<Self>) -> Router {
        let provider = Router::new()
            .merge(token::routes())
            .merge(roles::routes())
            .merge(departments::routes())
            .merge(accounts::routes())
            .merge(learning::routes())
            .fallback(answer::no_such_route)
            .with_state(Arc::clone(shared));
        // The gate takes the account host's prefix off the path, so it comes before the routes.
        let gate = middleware::from_fn_with_state(Arc::clone(shared), gate::gate);
        let guarded = Router::new().fallback_service(provider).layer(gate);
        guarded.nest("/_control", control_routes::routes(Control::new(Arc::clone(shared))))
    }
}
