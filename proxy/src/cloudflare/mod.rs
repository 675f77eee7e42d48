//! The engine's ports over workers-rs: the one platform that is not a test's.

mod clock;
mod register;
mod signer;
mod storage;
mod verifier;

use domain::mail::{Mail, NotSent};
use engine::{
    fault::Fault,
    platform::{Entropy, Journal, Level, NoAnswer, Outside, Post, Request, Response},
};
use worker::{Env, State};

use self::storage::SyncTransactions;
use crate::{
    config,
    runtime::{log, outside, random},
};

/// The platform of one organisation's object.
pub(crate) struct Cloudflare {
    state: State,
    transactions: SyncTransactions,
    env: Env,
}

impl Cloudflare {
    /// The platform of the object with `state`.
    pub(crate) fn new(state: State, env: Env) -> Self {
        let (state, transactions) = SyncTransactions::of(state);
        Self { state, transactions, env }
    }

    /// The bindings.
    pub(crate) fn env(&self) -> &Env {
        &self.env
    }
}

impl Entropy for Cloudflare {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        random::fill(bytes)
    }
}

impl Outside for Cloudflare {
    async fn send(&self, request: Request) -> Result<Response, NoAnswer> {
        outside::send(request).await
    }
}

impl Post for Cloudflare {
    async fn post(&self, mail: &Mail) -> Result<(), NotSent> {
        match config::mailer_of_organisations(&self.env) {
            Ok(Some(mailer)) => mailer.post(mail).await,
            // It was configured when the channel was added.
            Ok(None) | Err(_) => Err(NotSent::because("E_NOT_CONFIGURED")),
        }
    }
}

impl Journal for Cloudflare {
    fn line(&self, level: Level, message: &str, fields: serde_json::Value) {
        log::line(level, message, fields);
    }
}
