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

use std::io;
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
use super::server::{Address, Server};
use world::World;

/// A running iSpring Learn on this machine; gone when it is dropped.
#[derive(Debug)]
pub struct Simulator {
    control: Control,
    server: Server,
}

impl Simulator {
    /// Starts a simulator on a thread of its own, so that it may be called with or without a Tokio runtime.
    pub fn start(options: Options) -> io::Result<Self> {
        let address = Address::take(options.port)?;
        let clock = Clock::default();
        let shared = Arc::new(Shared {
            url: address.url().to_owned(),
            credentials: Grant::ALL.map(|grant| Credentials::of(grant, options.seed)),
            world: Mutex::new(World::new(&options, clock.date_time())),
            clock,
        });
        let server = address.serve(router(&shared))?;
        Ok(Self { control: Control::new(shared), server })
    }

    /// `http://127.0.0.1:<port>`, without a path: the API's host and the account's in one.
    pub fn url(&self) -> &str {
        self.server.url()
    }

    /// The access data with these rights.
    pub fn credentials(&self, grant: Grant) -> &Credentials {
        self.control.simulated().credentials(grant)
    }

    /// The id of the role that learners have.
    pub fn role_id(&self) -> String {
        self.control.role_id(RoleKind::Learner)
    }

    /// The id of the department above all others.
    pub fn department_id(&self) -> String {
        self.control.simulated().world().departments.root().id.clone()
    }

    /// Everything a test may do to the accounts and to the server.
    pub fn control(&self) -> &Control {
        &self.control
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

fn router(shared: &Arc<Shared>) -> Router {
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
