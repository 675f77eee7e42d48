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
mod listed;
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

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, Utc};

pub use accounts::{Account, AccountStatus, Duplicates, Mail, Origin};
pub use control::Control;
pub use control_learning::{Completion, Enrolment, NotDone};
pub use credentials::Grant;
pub use departments::Department;
pub use learning::{Course, Progress};
pub use roles::{Role, RoleKind};
pub use world::World;

pub use super::credentials::Credentials;
pub use super::options::Options;
use super::provider::{self, Provider};
use super::{asked, simulator};
use answer::Refusal;
use ids::Ids;

/// A simulated iSpring Learn. Its url is the API's host and the account's in one.
pub type Simulator = simulator::Simulator<World>;

impl Simulator {
    /// The id of the role that learners have.
    pub fn role_id(&self) -> String {
        self.control().role_id(RoleKind::Learner)
    }

    /// The id of the department above all others.
    pub fn department_id(&self) -> String {
        self.control().world().departments.root().id.clone()
    }
}

/// What all handlers share.
type Shared = provider::Shared<World>;
/// What a handler is given.
type Asked = asked::Asked<World>;
/// By whose access data it came.
type Caller = asked::Caller<Grant>;
/// What a file answers.
type Routes = Router<Arc<Shared>>;

impl Caller {
    /// Refuses those without a right.
    fn may(self, right: fn(Grant) -> bool) -> Result<(), Refusal> {
        if right(self.0) { Ok(()) } else { Err(Refusal::forbidden()) }
    }
}

impl Provider for World {
    const URL: &'static str = "http://ispring.test";
    const GRANTS: &'static [Grant] = &Grant::ALL;

    type Grant = Grant;
    type Access = Credentials;
    /// How long it has to wait, if it is one too many.
    type Counted = Option<Duration>;

    fn new(options: &Options, now: DateTime<Utc>) -> Self {
        Self::seeded(options, Ids::new(options.seed), now)
    }

    /// No token or id of before is given again.
    fn anew(&self, options: &Options, now: DateTime<Utc>) -> Self {
        Self::seeded(options, self.ids.clone(), now)
    }

    fn access(grant: Grant, seed: u64) -> Credentials {
        ids::credentials(seed, grant as u64)
    }

    fn forget(&mut self, grant: Grant) {
        self.tokens.take_back(&grant);
    }

    fn count(&mut self, _: &Request, limited: bool, now: Duration) -> Option<Duration> {
        if limited { self.limit.refuse(now) } else { None }
    }

    async fn pass(shared: &Shared, wait: Option<Duration>, request: Request, next: Next) -> Response {
        gate::pass(shared, wait, request, next).await
    }

    fn routes() -> Routes {
        Routes::new()
            .merge(token::routes())
            .merge(roles::routes())
            .merge(departments::routes())
            .merge(accounts::routes())
            .merge(learning::routes())
            .fallback(answer::no_such_route)
    }

    fn controls() -> Router<Control> {
        control_routes::routes()
    }
}
