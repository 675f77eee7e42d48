//! What an organisation's object does: commands in, decisions by `domain`, rows out.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    credential::{Credential, CredentialForm, LearningCredential},
    provider::ProviderFailure,
    service::{FieldName, HrSystem, Service, Slot},
    sync::{plan::Plan, run::RunId},
};

use crate::{
    command::Command,
    config::Config,
    connecting::{
        connection::{Connection, LearningConnection, SealedCredential},
        vault::{Fresh, Place},
    },
    exporting,
    fault::Fault,
    platform::Platform,
    provisioning,
    reply::Reply,
    runs::ShownPlan,
    store::{Store, Tracking},
    upstream::{Upstream, ispring::ISpring, session::Session},
};

pub(crate) type SharedSession = Rc<RefCell<Session>>;

/// What an object remembers while it stays in memory. Everything in it can be made again from storage.
#[derive(Default)]
pub(crate) struct Memory {
    /// What the storage keeps count of.
    pub(crate) tracking: Tracking,
    /// What is remembered between the calls of each connection's credential.
    pub(crate) sessions: RefCell<BTreeMap<(Service, Slot), SharedSession>>,
    /// What of a plan is still to be applied.
    pub(crate) remaining: RefCell<Option<(RunId, Plan)>>,
    /// The plan that waits, while somebody looks at it.
    pub(crate) shown: RefCell<Option<ShownPlan>>,
    /// What a run has still to do for accounts.
    pub(crate) provisioning: RefCell<Option<(RunId, provisioning::Work)>>,
    /// What a run has still to export, and what it knows for it.
    pub(crate) exporting: RefCell<Option<(RunId, exporting::Work)>>,
    /// Whether a slice is at work beside the directory, with accounts or exports.
    pub(crate) at_work_aside: Cell<bool>,
    /// The directory as it is sent, and its revision.
    pub(crate) directory: RefCell<Option<(u64, String)>>,
}

/// An organisation, ready to do something.
pub(crate) struct Organisation<'a, P> {
    pub(crate) id: String,
    pub(crate) platform: &'a P,
    pub(crate) store: Store<'a, P>,
    pub(crate) memory: &'a Memory,
    pub(crate) config: &'a Config,
}

impl<'a, P: Platform> Organisation<'a, P> {
    /// The organisation `id`. From now on the storage knows whose it is.
    pub(crate) fn of(
        id: String,
        platform: &'a P,
        memory: &'a Memory,
        config: &'a Config,
    ) -> Result<Self, Fault> {
        let store = Store::new(platform, &memory.tracking);
        store.set_up()?;
        store.set_organisation(&id)?;
        Ok(Self { id, platform, store, memory, config })
    }

    /// The organisation that the storage belongs to, if it is known.
    pub(crate) fn known(
        platform: &'a P,
        memory: &'a Memory,
        config: &'a Config,
    ) -> Result<Option<Self>, Fault> {
        let store = Store::new(platform, &memory.tracking);
        store.set_up()?;
        let Some(id) = store.organisation()? else { return Ok(None) };
        Ok(Some(Self { id, platform, store, memory, config }))
    }

    /// Now.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.platform.now()
    }

    /// Fresh randomness.
    pub(crate) fn random<const N: usize>(&self) -> Result<[u8; N], Fault> {
        let mut bytes = [0; N];
        self.platform.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// Does what is asked.
    pub(crate) async fn answer(&self, command: Command) -> Result<Reply, Fault> {
        match command {
            Command::Directory { known } => self.directory(known.as_deref()),
            Command::Services => Reply::json(&self.services()?),
            Command::Connection { service } => Reply::json(&self.connection(service)?),
            Command::TestCredential { service, form } => {
                Reply::json(&self.test_credential(service, form).await?)
            }
            Command::Draft { service } => Reply::json(&self.draft(service).await?),
            Command::MapDraft { service, form } => Reply::json(&self.map_draft(service, form).await?),
            Command::PreviewDraft { service } => Reply::json(&self.preview_draft(service).await?),
            Command::DiscardDraft { service } => {
                self.discard_draft(service).await?;
                Ok(Reply::done())
            }
            Command::ActivateDraft { service } => Reply::json(&self.activate_draft(service).await?),
            Command::MakeSource { service } => Reply::json(&self.make_source(service).await?),
            Command::Learning => Reply::json(&self.learning()?),
            Command::TestLearning { form } => Reply::json(&self.test_learning(form).await?),
            Command::LearningDraft => Reply::json(&self.learning_draft()?),
            Command::ActivateLearning { form, by } => Reply::json(&self.activate_learning(&form, by)?),
            Command::DisconnectLearning => Reply::json(&self.disconnect_learning()?),
            Command::Invitations { from } => Reply::json(&self.invitations(from).await?),
            Command::ApproveInvitations { form } => Reply::json(&self.approve_invitations(&form.plan).await?),
            Command::LeftOut => Reply::json(&self.left_out()?),
            Command::PersonLearning { person } => Reply::json(&self.person_learning(person)?),
            Command::Exports { stage, before } => Reply::json(&self.exports(stage, before)?),
            Command::ExportAgain => Reply::json(&self.export_again().await?),
            Command::WaitingExports { from } => Reply::json(&self.waiting_exports(from)?),
            Command::ApproveExports { form } => Reply::json(&self.approve_exports(&form).await?),
            Command::Sync => Reply::json(&self.sync()?),
            Command::SaveSettings { form, by } => Reply::json(&self.save_settings(&form, by).await?),
            Command::Runs { before, outcome } => Reply::json(&self.runs(before, outcome)?),
            Command::RunChanges { run, part } => Reply::json(&self.run_changes(run, part)?),
            Command::Withdraw { service, form } => {
                Reply::json(&self.withdraw(service, form.attribute).await?)
            }
            Command::Disconnect { service, form } => {
                Reply::json(&self.disconnect(service, form.people).await?)
            }
            Command::StartRun => Reply::json(&self.start_manual().await?),
            Command::LatestRun => Reply::json(&self.latest_run()?),
            Command::Run { run } => Reply::json(&self.run(run)?),
            Command::Plan { run, from } => Reply::json(&self.plan_view(run, from)?),
            Command::Approve { run, form } => Reply::json(&self.approve(run, &form.plan).await?),
            Command::DropRun { run } => Reply::json(&self.decline(run).await?),
            Command::Wake { now } => {
                self.wake(now).await?;
                Ok(Reply::done())
            }
        }
    }

    /// Has the alarm ring at `at`. What is set to a time that is not ahead, while an alarm is answered, may never ring.
    pub(crate) async fn arm(&self, at: DateTime<Utc>) -> Result<(), Fault> {
        self.platform.set_alarm(at.max(self.now() + TimeDelta::milliseconds(1))).await
    }

    /// The HR system that `credential` is for. Its requests count for the connection in `slot`.
    pub(crate) fn upstream<'b>(
        &'b self,
        credential: &'b Credential,
        session: &'b RefCell<Session>,
    ) -> Result<Upstream<'b, P>, ProviderFailure> {
        Upstream::new(self.platform, self.config, credential, session)
    }

    /// The learning platform that `credential` is for.
    pub(crate) fn ispring<'b>(
        &'b self,
        credential: &'b LearningCredential,
        session: &'b RefCell<Session>,
    ) -> Result<ISpring<'b, P>, ProviderFailure> {
        let base = self.config.ispring.base(credential.address())?;
        Ok(ISpring::new(self.platform, base, credential, self.config.paces.ispring, session))
    }

    pub(crate) fn session(&self, service: Service, slot: Slot) -> SharedSession {
        Rc::clone(self.memory.sessions.borrow_mut().entry((service, slot)).or_default())
    }

    /// What is in memory belongs to credentials that were there before.
    pub(crate) fn forget_sessions(&self) {
        self.memory.sessions.borrow_mut().clear();
    }

    pub(crate) fn seal(
        &self,
        service: Service,
        fields: Vec<(FieldName, &str)>,
    ) -> Result<SealedCredential, Fault> {
        let seal = |(field, secret): (FieldName, &str)| {
            let fresh = Fresh { key: self.random()?, key_nonce: self.random()?, nonce: self.random()? };
            let place = Place { organisation: &self.id, service, field };
            let sealed = self.config.keys.seal(place, secret, &fresh);
            let frame = sealed.map_err(|error| Fault::internal("sealing a credential", error.to_string()))?;
            Ok((field, frame))
        };
        fields.into_iter().map(seal).collect()
    }

    pub(crate) fn open(&self, service: Service, sealed: &SealedCredential) -> Result<CredentialForm, Fault> {
        let open = |(field, frame): &(FieldName, Vec<u8>)| {
            let place = Place { organisation: &self.id, service, field: *field };
            let opened = self.config.keys.open(place, frame);
            let value = opened.map_err(|error| Fault::internal("opening a credential", error.to_string()))?;
            Ok((*field, value))
        };
        Ok(CredentialForm(sealed.iter().map(open).collect::<Result<_, Fault>>()?))
    }

    /// A connection with its credential, if there is one.
    pub(crate) fn connection_in(
        &self,
        service: HrSystem,
        slot: Slot,
    ) -> Result<Option<(Connection, Credential)>, Fault> {
        let Some(connection) = self.store.connection(service, slot)? else { return Ok(None) };
        let form = self.open(service.into(), &self.store.credential(service.into(), slot)?)?;
        Ok(Some((connection, Credential::parse(service, &form)?)))
    }

    /// The connection to the learning platform with its credential, if there is one.
    pub(crate) fn learning_in(
        &self,
        slot: Slot,
    ) -> Result<Option<(LearningConnection, LearningCredential)>, Fault> {
        let Some(connection) = self.store.learning_connection(slot)? else { return Ok(None) };
        let service = Service::ISpringLearn;
        let form = self.open(service, &self.store.credential(service, slot)?)?;
        Ok(Some((connection, LearningCredential::parse(&form)?)))
    }
}
