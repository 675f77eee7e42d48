//! What an organisation's object does: commands in, decisions by `domain`, rows out.

pub(crate) mod command;
mod connecting;
mod connection;
mod directory;
mod people;
mod runs;
mod store;
mod sync;
pub(crate) mod vault;

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use domain::{
    credential::PersonioCredential,
    service::{FieldName, Service, Slot},
    sync::{plan::Plan, run::RunId},
};
use worker::{Env, Response, Storage};

use self::{
    command::Command,
    connection::{Connection, SealedCredential},
    vault::{Fresh, Place},
};
pub(crate) use self::{runs::WATCHED_AFTER, store::Store};
use crate::{
    config::UpstreamConfig,
    fault::Fault,
    http::response,
    random,
    upstream::personio::{Personio, Session},
};

/// What an object remembers while it stays in memory. Everything in it can be made again from storage.
#[derive(Default)]
pub(crate) struct Memory {
    draft_session: RefCell<Session>,
    active_session: RefCell<Session>,
    /// What of a plan is still to be applied.
    remaining: RefCell<Option<(RunId, Plan)>>,
    /// The directory as it is sent, and its revision.
    directory: RefCell<Option<(u64, String)>>,
}

/// An organisation, ready to do something.
pub(crate) struct Organisation<'a> {
    id: String,
    store: &'a Store,
    memory: &'a Memory,
    storage: Storage,
    config: UpstreamConfig,
    env: &'a Env,
}

impl<'a> Organisation<'a> {
    /// The organisation `id`, whose object has `store` and `memory`.
    pub(crate) fn new(
        id: String,
        store: &'a Store,
        memory: &'a Memory,
        storage: Storage,
        env: &'a Env,
    ) -> Result<Self, Fault> {
        let config = UpstreamConfig::from_env(env)
            .map_err(|error| Fault::internal("reading the configuration", error.to_string()))?;
        Ok(Self { id, store, memory, storage, config, env })
    }

    /// Does what is asked.
    pub(crate) async fn answer(&self, command: Command) -> Result<Response, Fault> {
        match command {
            Command::Directory { known } => self.directory(known.as_deref()),
            Command::Services => response::json(&self.services()?),
            Command::Connection { service } => response::json(&self.connection(service)?),
            Command::TestCredential { service, form } => {
                response::json(&self.test_credential(service, form).await?)
            }
            Command::Draft { service } => response::json(&self.draft(service).await?),
            Command::MapDraft { service, form } => response::json(&self.map_draft(service, form).await?),
            Command::PreviewDraft { service } => response::json(&self.preview_draft(service).await?),
            Command::DiscardDraft { service } => {
                self.discard_draft(service).await?;
                response::done()
            }
            Command::Withdraw { service, form } => {
                response::json(&self.withdraw(service, form.attribute).await?)
            }
            Command::Disconnect { service, form } => {
                response::json(&self.disconnect(service, form.people).await?)
            }
            Command::StartRun => response::json(&self.start_manual().await?),
            Command::LatestRun => response::json(&self.latest_run()?),
            Command::Run { run } => response::json(&self.run(run)?),
            Command::Plan { run, from } => response::json(&self.plan_view(run, from)?),
            Command::Approve { run, form } => response::json(&self.approve(run, &form.plan).await?),
            Command::DropRun { run } => response::json(&self.decline(run).await?),
            Command::Resume => {
                self.resume().await?;
                response::done()
            }
        }
    }

    /// Has the alarm ring at `at`.
    async fn arm(&self, at: DateTime<Utc>) -> Result<(), Fault> {
        Ok(self.storage.set_alarm(at).await?)
    }

    fn personio<'b>(&'b self, credential: &'b PersonioCredential, slot: Slot) -> Personio<'b> {
        Personio::new(&self.config.personio, credential, self.config.pace, self.session(slot))
    }

    fn session(&self, slot: Slot) -> &RefCell<Session> {
        match slot {
            Slot::Draft => &self.memory.draft_session,
            Slot::Active => &self.memory.active_session,
        }
    }

    /// The tokens in memory belong to credentials that were there before.
    fn forget_tokens(&self) {
        self.memory.draft_session.borrow_mut().forget_token();
        self.memory.active_session.borrow_mut().forget_token();
    }

    fn seal(&self, service: Service, credential: &PersonioCredential) -> Result<SealedCredential, Fault> {
        let seal = |field, secret: &str| {
            let fresh = Fresh { key: random::bytes()?, key_nonce: random::bytes()?, nonce: random::bytes()? };
            let place = Place { organisation: &self.id, service, field };
            let sealed = self.config.keys.seal(place, secret, &fresh);
            sealed.map_err(|error| Fault::internal("sealing a credential", error.to_string()))
        };
        Ok(SealedCredential {
            client_id: seal(FieldName::ClientId, credential.client_id())?,
            client_secret: seal(FieldName::ClientSecret, credential.expose_secret())?,
        })
    }

    fn open(&self, service: Service, sealed: &SealedCredential) -> Result<PersonioCredential, Fault> {
        let open = |field, frame: &[u8]| {
            let place = Place { organisation: &self.id, service, field };
            let opened = self.config.keys.open(place, frame);
            opened.map_err(|error| Fault::internal("opening a credential", error.to_string()))
        };
        let client_id = open(FieldName::ClientId, &sealed.client_id)?;
        let client_secret = open(FieldName::ClientSecret, &sealed.client_secret)?;
        Ok(PersonioCredential::try_from(domain::credential::CredentialForm { client_id, client_secret })?)
    }

    /// A connection with its credential, if there is one.
    fn connection_in(
        &self,
        service: Service,
        slot: Slot,
    ) -> Result<Option<(Connection, PersonioCredential)>, Fault> {
        let Some((connection, sealed)) = self.store.connection(service, slot)? else { return Ok(None) };
        Ok(Some((connection, self.open(service, &sealed)?)))
    }
}
