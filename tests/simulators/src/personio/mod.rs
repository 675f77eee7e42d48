//! Personio: v1 authentication and employees, v2 tokens, persons and employments, and what a test needs to disturb them.
//!
//! The routes are those of the official specs; the limits are those of the changelog. What is not documented and is
//! therefore a choice of this simulator is marked `[unv]` where it is made:
//! the bodies of 429, of the refused query-string credentials and of a missing right, and the time zone of
//! `updated_since`.

mod attributes;
mod auth;
mod control;
mod control_routes;
mod credentials;
mod employees;
mod employment;
mod employments;
mod errors;
mod filters;
mod floor;
mod gate;
mod limits;
mod list_query;
mod persons;
mod persons_query;
mod revoke;
mod timestamps;
mod token;
mod values;
mod world;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_v2;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, Utc};

pub use attributes::CustomKeys;
pub use control::{Control, NoSuchAttribute};
pub use credentials::Grant;
pub use floor::floor_seconds;
pub use world::World;

use super::asked::{self, Refusal};
use super::company::Roster;
pub use super::company::{NoSuchPerson, NotChanged};
pub use super::credentials::Credentials;
pub use super::options::Options;
use super::provider::{self, Provider, Staffed};
use super::simulator;
use limits::Verdict;

/// A simulated Personio.
pub type Simulator = simulator::Simulator<World>;

/// What all handlers share.
type Shared = provider::Shared<World>;
/// What a handler is given.
type Asked = asked::Asked<World>;
/// What a file answers.
type Routes = Router<Arc<Shared>>;

impl Provider for World {
    const URL: &'static str = "http://personio.test";
    const GRANTS: &'static [Grant] = &Grant::ALL;

    type Grant = Grant;
    type Access = Credentials;
    type Counted = Verdict;

    fn new(options: &Options, _now: DateTime<Utc>) -> Self {
        Self::seeded(options)
    }

    fn access(grant: Grant, seed: u64) -> Credentials {
        credentials::of(grant, seed)
    }

    fn forget(&mut self, grant: Grant) {
        self.revoke_token(grant);
    }

    fn count(&mut self, request: &Request, limited: bool, now: Duration) -> Verdict {
        self.limits.judge(request, limited, now)
    }

    async fn pass(shared: &Shared, verdict: Verdict, request: Request, next: Next) -> Response {
        gate::pass(shared, verdict, request, next).await
    }

    fn routes() -> Routes {
        Routes::new()
            .merge(auth::routes())
            .merge(employees::routes())
            .merge(token::routes())
            .merge(revoke::routes())
            .merge(persons::routes())
            .merge(employments::routes())
            .fallback(errors::no_such_route)
    }

    fn controls() -> Router<Control> {
        control_routes::routes()
    }
}

impl Staffed for World {
    fn roster(&mut self) -> &mut Roster {
        &mut self.roster
    }
}
