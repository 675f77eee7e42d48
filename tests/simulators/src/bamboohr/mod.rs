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

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{Router, middleware};

pub use control::{Control, NoSuchField};
pub use directory::Sharing;
pub use files::StoredFile;
pub use keys::Grant;
pub use limits::{RetryAfter, Signal, Throttle};
pub use training::{Due, TrainingRecord, TrainingSettings, TrainingType};

use super::clock::Clock;
pub use super::company::{NoSuchPerson, NotChanged};
pub use super::options::Options;
use super::simulator::{self, Provider};
use keys::Key;
use world::World;

/// The company's subdomain.
const COMPANY: &str = "nordlicht";

/// A simulated `BambooHR`. Both forms of the API's address begin with its url.
pub type Simulator = simulator::Simulator<Shared>;

impl Simulator {
    /// The company's subdomain.
    pub fn company(&self) -> &'static str {
        COMPANY
    }

    /// The key with these rights.
    pub fn key(&self, grant: Grant) -> &str {
        self.control().simulated().key(grant).as_str()
    }
}

/// What all handlers share.
#[derive(Debug)]
pub struct Shared {
    url: String,
    keys: [Key; Grant::ALL.len()],
    world: Mutex<World>,
    clock: Clock,
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn key(&self, grant: Grant) -> &Key {
        &self.keys[grant as usize]
    }

    /// The address of a version of the API, in the older form: real answers point to that one `[rec]`.
    fn api(&self, version: &str) -> String {
        format!("{}/api/gateway.php/{COMPANY}/{version}", self.url)
    }
}

impl Provider for Shared {
    const URL: &'static str = "http://nordlicht.bamboohr.test";

    fn new(options: &Options, url: String, clock: Clock) -> Self {
        Self {
            url,
            keys: Grant::ALL.map(|grant| Key::of(grant, options.seed)),
            world: Mutex::new(World::new(options)),
            clock,
        }
    }

    fn url(&self) -> &str {
        &self.url
    }

    fn router(shared: &Arc<Self>) -> Router {
        let provider = Router::new()
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
            .with_state(Arc::clone(shared));
        // The gate takes the company off the path, so it comes before the routes.
        let gate = middleware::from_fn_with_state(Arc::clone(shared), gate::gate);
        let guarded = Router::new().fallback_service(provider).layer(gate);
        guarded.nest("/_control", control_routes::routes(Control::new(Arc::clone(shared))))
    }
}
