//! What an organisation's object does: commands in, decisions by `domain`, rows out.

mod account_ledger;
pub(crate) mod command;
mod connecting;
mod connection;
mod directory;
mod due;
mod export_ledger;
mod exporting;
mod exports;
mod history;
mod invitations;
mod learning;
mod people;
mod provisioning;
mod reading;
mod runs;
mod schema;
mod settings;
mod source;
mod store;
mod sync;
pub(crate) mod vault;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use chrono::{DateTime, Utc};
use domain::{
    credential::{Credential, CredentialForm, LearningCredential},
    provider::ProviderFailure,
    service::{FieldName, HrSystem, Service, Slot},
    sync::{plan::Plan, run::RunId},
};
use worker::{Env, Response, Storage};

use self::{
    command::Command,
    connection::{Connection, LearningConnection, SealedCredential},
    vault::{Fresh, Place},
};
pub(crate) use self::{runs::WATCHED_AFTER, store::Store};
use crate::{
    config::UpstreamConfig,
    fault::Fault,
    http::response,
    random,
    upstream::{Upstream, ispring::ISpring, session::Session},
};

type SharedSession = Rc<RefCell<Session>>;

/// What an object remembers while it stays in memory. Everything in it can be made again from storage.
#[derive(Default)]
pub(crate) struct Memory {
    /// What is remembered between the calls of each connection's credential.
    sessions: RefCell<BTreeMap<(Service, Slot), SharedSession>>,
    /// What of a plan is still to be applied.
    remaining: RefCell<Option<(RunId, Plan)>>,
    /// What a run has still to do for accounts.
    provisioning: RefCell<Option<(RunId, provisioning::Work)>>,
    /// What a run has still to export, and what it knows for it.
    exporting: RefCell<Option<(RunId, exporting::Work)>>,
    /// Whether a slice is at work beside the directory, with accounts or exports.
    at_work_aside: Cell<bool>,
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
            Command::ActivateDraft { service } => response::json(&self.activate_draft(service).await?),
            Command::MakeSource { service } => response::json(&self.make_source(service).await?),
            Command::Learning => response::json(&self.learning()?),
            Command::TestLearning { form } => response::json(&self.test_learning(form).await?),
            Command::LearningDraft => response::json(&self.learning_draft()?),
            Command::ActivateLearning { form, by } => response::json(&self.activate_learning(&form, by)?),
            Command::DisconnectLearning => response::json(&self.disconnect_learning()?),
            Command::Invitations { from } => response::json(&self.invitations(from).await?),
            Command::ApproveInvitations { form } => {
                response::json(&self.approve_invitations(&form.plan).await?)
            }
            Command::LeftOut => response::json(&self.left_out()?),
            Command::PersonLearning { person } => response::json(&self.person_learning(person)?),
            Command::Exports { stage, before } => response::json(&self.exports(stage, before)?),
            Command::ExportAgain => response::json(&self.export_again().await?),
            Command::Sync => response::json(&self.sync()?),
            Command::SaveSettings { form, by } => response::json(&self.save_settings(&form, by).await?),
            Command::Runs { before, outcome } => response::json(&self.runs(before, outcome)?),
            Command::RunChanges { run, part } => response::json(&self.run_changes(run, part)?),
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
            Command::Wake { now } => {
                self.wake(now).await?;
                response::done()
            }
        }
    }

    /// Has the alarm ring at `at`.
    async fn arm(&self, at: DateTime<Utc>) -> Result<(), Fault> {
        Ok(self.storage.set_alarm(at).await?)
    }

    /// The HR system that `credential` is for. Its requests count for the connection in `slot`.
    fn upstream<'b>(
        &'b self,
        credential: &'b Credential,
        session: &'b RefCell<Session>,
    ) -> Result<Upstream<'b>, ProviderFailure> {
        Upstream::new(&self.config, credential, session)
    }

    /// The learning platform that `credential` is for.
    fn ispring<'b>(
        &'b self,
        credential: &'b LearningCredential,
        session: &'b RefCell<Session>,
    ) -> Result<ISpring<'b>, ProviderFailure> {
        let base = self.config.ispring.base(credential.address())?;
        Ok(ISpring::new(base, credential, self.config.paces.ispring, session))
    }

    fn session(&self, service: Service, slot: Slot) -> SharedSession {
        Rc::clone(self.memory.sessions.borrow_mut().entry((service, slot)).or_default())
    }

    /// What is in memory belongs to credentials that were there before.
    fn forget_sessions(&self) {
        self.memory.sessions.borrow_mut().clear();
    }

    fn seal(&self, service: Service, fields: Vec<(FieldName, &str)>) -> Result<SealedCredential, Fault> {
        let seal = |(field, secret): (FieldName, &str)| {
            let fresh = Fresh { key: random::bytes()?, key_nonce: random::bytes()?, nonce: random::bytes()? };
            let place = Place { organisation: &self.id, service, field };
            let sealed = self.config.keys.seal(place, secret, &fresh);
            let frame = sealed.map_err(|error| Fault::internal("sealing a credential", error.to_string()))?;
            Ok((field, frame))
        };
        fields.into_iter().map(seal).collect()
    }

    fn open(&self, service: Service, sealed: &SealedCredential) -> Result<CredentialForm, Fault> {
        let open = |(field, frame): &(FieldName, Vec<u8>)| {
            let place = Place { organisation: &self.id, service, field: *field };
            let opened = self.config.keys.open(place, frame);
            let value = opened.map_err(|error| Fault::internal("opening a credential", error.to_string()))?;
            Ok((*field, value))
        };
        Ok(CredentialForm(sealed.iter().map(open).collect::<Result<_, Fault>>()?))
    }

    /// A connection with its credential, if there is one.
    fn connection_in(
        &self,
        service: HrSystem,
        slot: Slot,
    ) -> Result<Option<(Connection, Credential)>, Fault> {
        let Some(connection) = self.store.connection(service, slot)? else { return Ok(None) };
        let form = self.open(service.into(), &self.store.credential(service.into(), slot)?)?;
        Ok(Some((connection, Credential::parse(service, &form)?)))
    }

    /// The connection to the learning platform with its credential, if there is one.
    fn learning_in(&self, slot: Slot) -> Result<Option<(LearningConnection, LearningCredential)>, Fault> {
        let Some(connection) = self.store.learning_connection(slot)? else { return Ok(None) };
        let service = Service::ISpringLearn;
        let form = self.open(service, &self.store.credential(service, slot)?)?;
        Ok(Some((connection, LearningCredential::parse(&form)?)))
    }
}
