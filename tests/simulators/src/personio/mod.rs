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

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{Router, middleware};

pub use attributes::CustomKeys;
pub use control::{Control, NoSuchAttribute};
pub use credentials::{Credentials, Grant};
pub use floor::floor_seconds;

use super::clock::Clock;
pub use super::company::{NoSuchPerson, NotChanged};
pub use super::options::Options;
use super::simulator::{self, Provider};
use attributes::Catalogue;
use world::World;

/// A simulated Personio.
pub type Simulator = simulator::Simulator<Shared>;

impl Simulator {
    /// The access data with these rights.
    pub fn credentials(&self, grant: Grant) -> &Credentials {
        self.control().simulated().credentials(grant)
    }
}

/// What all handlers share.
#[derive(Debug)]
pub struct Shared {
    url: String,
    catalogue: Catalogue,
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
    const URL: &'static str = "http://personio.test";

    fn new(options: &Options, url: String, clock: Clock) -> Self {
        Self {
            url,
            catalogue: Catalogue::new(options.seed),
            credentials: Grant::ALL.map(|grant| Credentials::of(grant, options.seed)),
            world: Mutex::new(World::new(options)),
            clock,
        }
    }

    fn url(&self) -> &str {
        &self.url
    }

    fn router(shared: &Arc<Self>) -> Router {
        let provider = Router::new()
            .merge(auth::routes())
            .merge(employees::routes())
            .merge(token::routes())
            .merge(revoke::routes())
            .merge(persons::routes())
            .merge(employments::routes())
            .fallback(errors::no_such_route)
            .layer(middleware::from_fn_with_state(Arc::clone(shared), gate::gate))
            .with_state(Arc::clone(shared));
        provider.nest("/_control", control_routes::routes(Control::new(Arc::clone(shared))))
    }
}
