//! An `OpenID` Connect identity provider: discovery, the code flow with PKCE, signing out, and what a test needs to
//! disturb it, forged tokens among that.
//!
//! It keeps to `OpenID` Connect Core 1.0, Discovery 1.0, RP-Initiated Logout 1.0 and Back-Channel Logout 1.0, to RFC
//! 6749, RFC 7636 (S256 alone) and RFC 9207; where something comes from is said where it is done. It asks for no
//! password and remembers no browser: each authorisation asks who one is.
//!
//! There are two [`Tenant`]s: the company, whose people are those of the other simulators, and somebody else's. Clients
//! are known to both.

mod accounts;
mod assertion;
mod authorization;
mod authorize;
mod browser;
mod client_authentication;
mod client_keys;
mod clients;
mod control;
mod control_routes;
mod discovery;
mod end_session;
mod forgery;
mod id_token;
mod jwt;
mod keys;
mod logout_token;
mod page;
mod redirects;
mod rsa_key;
mod seed;
mod tenant;
mod token;
mod world;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, Utc};

pub use accounts::{Account, NoSuchAccount, NotAddressed, Told};
pub use browser::NoRedirect;
pub use client_keys::ClientKeys;
pub use clients::{Client, Grant};
pub use control::Control;
pub use forgery::{Forgery, Forging};
pub use keys::{Algorithm, NoKey};
pub use logout_token::{LogoutForgery, NoLogoutToken, SignedOut};
pub use tenant::Tenant;
pub use world::World;

use super::asked::{self, Refusal};
pub use super::options::Options;
use super::provider::{self, Provider};
use super::simulator;

/// A simulated identity provider.
pub type Simulator = simulator::Simulator<World>;

impl Simulator {
    /// A tenant's issuer: below it is everything that the tenant answers.
    pub fn issuer(&self, tenant: Tenant) -> String {
        tenant.issuer(self.url())
    }
}

/// What all handlers share.
type Shared = provider::Shared<World>;
/// What a handler is given.
type Asked = asked::Asked<World>;
/// What a file answers.
type Routes = Router<Arc<Shared>>;

impl Provider for World {
    const URL: &'static str = "https://identity.test";
    const GRANTS: &'static [Grant] = &Grant::ALL;

    type Grant = Grant;
    type Access = Client;
    /// Nothing is counted: there is no limit.
    type Counted = ();

    fn new(options: &Options, _now: DateTime<Utc>) -> Self {
        Self::seeded(options)
    }

    fn anew(&self, options: &Options, _now: DateTime<Utc>) -> Self {
        self.again(options)
    }

    fn access(grant: Grant, seed: u64) -> Client {
        clients::of(grant, seed)
    }

    fn count(&mut self, _: &Request, _limited: bool, _now: Duration) {}

    async fn pass(_: &Shared, (): (), request: Request, next: Next) -> Response {
        next.run(request).await
    }

    fn routes() -> Routes {
        Routes::new()
            .merge(discovery::routes())
            .merge(authorize::routes())
            .merge(token::routes())
            .merge(end_session::routes())
            .fallback(no_such_route)
    }

    fn controls() -> Router<Control> {
        control_routes::routes()
    }
}

async fn no_such_route() -> StatusCode {
    StatusCode::NOT_FOUND
}
