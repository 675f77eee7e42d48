//! `BambooHR`: employees, the directory, datasets, training, files and webhooks, and what a test needs to disturb them.
//!
//! The routes are those of the official spec `[spec]`, the shapes those of recorded answers `[rec]` where these differ,
//! and the rest is documented `[doc]`. What is a choice of this simulator is marked `[unv]` where it is made: the
//! numbers of the rate limit and of the lock, most messages, and how keys without a right are told so.
//!
//! An employee's id is the company's own number of the person less 10,000, as text: "1", "2", …

mod address;
mod changed;
mod control;
mod control_routes;
mod dataset_fields;
mod dataset_query;
mod dataset_rows;
mod dates;
mod directory;
mod employees;
mod errors;
mod fields;
mod files;
mod format;
mod gate;
mod keys;
mod limits;
mod lock;
mod meta;
mod photo;
mod training;
mod users;
mod values;
mod webhook_input;
mod webhooks;
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

pub use control::{Control, NoSuchField};
pub use directory::Sharing;
pub use files::StoredFile;
pub use keys::{Grant, Key};
pub use limits::{RetryAfter, Signal, Throttle};
pub use training::{Due, TrainingRecord, TrainingSettings, TrainingType};
pub use world::World;

use super::asked::{self, Refusal};
use super::company::Roster;
pub use super::company::{NoSuchPerson, NotChanged};
pub use super::options::Options;
use super::provider::{self, Provider, Staffed};
use super::simulator;
use gate::Counted;

/// The company's subdomain.
const COMPANY: &str = "nordlicht";

/// A simulated `BambooHR`. Both forms of the API's address begin with its url.
pub type Simulator = simulator::Simulator<World>;

impl Simulator {
    /// The company's subdomain.
    pub fn company(&self) -> &'static str {
        COMPANY
    }

    /// The key with these rights.
    pub fn key(&self, grant: Grant) -> &str {
        self.control().shared().access(grant).as_str()
    }
}

/// What all handlers share.
type Shared = provider::Shared<World>;
/// What a handler is given.
type Asked = asked::Asked<World>;
/// Whose key it came with.
type Caller = asked::Caller<Grant>;
/// What a file answers.
type Routes = Router<Arc<Shared>>;

impl Caller {
    /// Refuses those without a right.
    fn may(self, right: fn(Grant) -> bool) -> Result<(), Refusal> {
        if right(self.0) { Ok(()) } else { Err(errors::forbidden()) }
    }
}

impl Shared {
    /// The address of a version of the API, in the older form: real answers point to that one `[rec]`.
    fn api(&self, version: &str) -> String {
        format!("{}/api/gateway.php/{COMPANY}/{version}", self.url())
    }
}

impl Provider for World {
    const URL: &'static str = "http://nordlicht.bamboohr.test";
    const GRANTS: &'static [Grant] = &Grant::ALL;

    type Grant = Grant;
    type Access = Key;
    type Counted = Counted;

    fn new(options: &Options, _now: DateTime<Utc>) -> Self {
        Self::seeded(options)
    }

    fn access(grant: Grant, seed: u64) -> Key {
        Key::of(grant, seed)
    }

    fn count(&mut self, request: &Request, limited: bool, now: Duration) -> Counted {
        Counted::of(self, request, limited, now)
    }

    async fn pass(shared: &Shared, counted: Counted, request: Request, next: Next) -> Response {
        gate::pass(shared, counted, request, next).await
    }

    fn routes() -> Routes {
        Routes::new()
            .merge(employees::routes())
            .merge(directory::routes())
            .merge(changed::routes())
            .merge(meta::routes())
            .merge(users::routes())
            .merge(photo::routes())
            .merge(dataset_fields::routes())
            .merge(dataset_rows::routes())
            .merge(training::routes())
            .merge(files::routes())
            .merge(webhooks::routes())
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
