//! A mail service: takes what a Worker hands to Cloudflare's Email Service by its binding, in the same form, and delivers
//! nothing. Whoever looks at its page, `/`, reads all mails.
//!
//! `POST /send` is the binding's `send` with its structured message (`from`, `to`, `subject`, `text`); of what that takes
//! (<https://developers.cloudflare.com/email-service/api/send-emails/workers-api/>) it knows what Rollcall sends: one
//! recipient and plain text. The real one has no such address: a binding has none. Beside it are places that messages of
//! other kinds are posted to: `/hooks/{name}`.

mod control;
mod hooks;
mod page;
mod send;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::{get, post};
use chrono::{DateTime, Utc};

pub use hooks::Hook;
pub use send::{Mail, Sender};

use super::control_routes::{does, tells};
pub use super::options::Options;
use super::provider::{self, Provider};
use super::{asked, control as every_control, simulator};

/// From whom the company's mails are.
pub const SENDER: &str = "rollcall@nordlicht.example";

/// A simulated mail service.
pub type Simulator = simulator::Simulator<World>;
/// What a test may do to it.
pub type Control = every_control::Control<World>;

/// What all handlers share.
type Shared = provider::Shared<World>;
/// What a handler is given.
type Asked = asked::Asked<World>;

/// What was taken, the latest last.
#[derive(Debug, Default)]
pub struct World {
    mails: Vec<Mail>,
    hooks: Vec<Hook>,
}

impl Provider for World {
    const URL: &'static str = "https://mail.test";
    const GRANTS: &'static [()] = &[];

    /// There is no access data: a binding needs none.
    type Grant = ();
    type Access = ();
    /// Nothing is counted: there is no limit.
    type Counted = ();

    fn new(_: &Options, _: DateTime<Utc>) -> Self {
        Self::default()
    }

    fn access((): (), _: u64) {}

    fn count(&mut self, _: &Request, _limited: bool, _now: Duration) {}

    async fn pass(_: &Shared, (): (), request: Request, next: Next) -> Response {
        next.run(request).await
    }

    fn routes() -> Router<Arc<Shared>> {
        Router::new()
            .route("/", get(page::all))
            .route("/send", post(send::take))
            .route("/hooks/{name}", post(hooks::take))
    }

    fn controls() -> Router<Control> {
        let mails = get(tells(|control: &Control, ()| control.outbox()));
        let hooks = get(tells(|control: &Control, ()| control.hooks()));
        Router::new()
            .route("/hooks", hooks)
            .route("/mails", mails.delete(does(|control: &Control, ()| control.empty_outbox())))
    }
}
