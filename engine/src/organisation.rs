//! What an organisation's object does: commands in, decisions by `domain`, rows out.

use std::cell::{Cell, RefCell};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    access::{LinkHolder, Role},
    api::call,
    credential::Credential,
    provider::ProviderFailure,
    schedule::day_at,
    service::{ConnectionSlot, FieldName, HrSystem, Service},
    session::Way,
    sync::{plan::Plan, run::RunId},
};
use serde_json::json;

use crate::{
    advancing::{Rearm, WATCHED_AFTER},
    auditing::Doing,
    command::Command,
    config::Config,
    connecting::{
        connection::{Connectable, Connection, SealedCredential},
        vault::{Fresh, Place},
    },
    directory::SentDirectory,
    erasing, exporting,
    fault::Fault,
    object::AFTER_A_FAULT,
    platform::{Level, Platform},
    provisioning,
    reply::Reply,
    runs::ShownPlan,
    signing_in::Published,
    store::{Store, Tracking},
    upstream::{
        Upstream,
        ispring::ISpring,
        session::{Session, Sessions, SharedSession},
    },
};

/// What an object remembers while it stays in memory. Everything in it can be made again from storage.
#[derive(Default)]
pub(crate) struct Memory {
    /// What the storage keeps count of.
    pub(crate) tracking: Tracking,
    /// What is remembered between the calls of each connection's credential.
    pub(crate) sessions: Sessions,
    /// What of a plan is still to be applied.
    pub(crate) remaining: RefCell<Option<(RunId, Plan)>>,
    /// The plan that waits, while somebody looks at it.
    pub(crate) shown: RefCell<Option<ShownPlan>>,
    /// What a run has still to do for accounts.
    pub(crate) provisioning: RefCell<Option<(RunId, provisioning::Progress)>>,
    /// What a run has still to export, and what it knows for it.
    pub(crate) exporting: RefCell<Option<(RunId, exporting::ExportWork)>>,
    /// Whether a slice is at work beside the directory, with accounts or exports.
    pub(crate) at_work_aside: Cell<bool>,
    /// Whether an alarm is being answered.
    pub(crate) is_advancing: Cell<bool>,
    /// Whether the last step has come to its end, and none was begun since: the next try is the first one of its step.
    pub(crate) is_first_try: Cell<bool>,
    /// Whether the try that is under way is counted in storage.
    pub(crate) is_try_counted: Cell<bool>,
    /// Requests that were made in the alarm that is being answered, by the steps that are done.
    pub(crate) asked_in_alarm: Cell<u64>,
    /// What was told last of who looks after this organisation.
    pub(crate) watch: Cell<Watch>,
    /// Whether what was done may have changed when something is due, and the register has not been told yet.
    pub(crate) owes_due: Cell<bool>,
    /// What the identity provider publishes, as it was read last.
    pub(crate) published: RefCell<Option<Published>>,
    /// The directory as it was sent last.
    pub(crate) directory: RefCell<Option<SentDirectory>>,
}

/// What the register was told of who looks after an organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Watch {
    /// Not known any more.
    #[default]
    Unknown,
    /// Nobody.
    Nobody,
    /// Somebody, from this minute since 1970 on.
    From(i64),
}

impl Memory {
    /// Forgets everything: the storage was erased.
    pub(crate) fn begin_anew(&self) {
        self.tracking.begin_anew();
        self.sessions.forget_all();
        self.directory.take();
        self.published.take();
        self.watch.set(Watch::Unknown);
        self.forget_work();
    }

    /// What is left to do of a run is found out anew.
    pub(crate) fn forget_work(&self) {
        self.is_advancing.set(false);
        self.at_work_aside.set(false);
        self.is_first_try.set(false);
        self.remaining.take();
        self.provisioning.take();
        self.exporting.take();
    }
}

/// A connection, entered with its credential.
pub(crate) struct Entered<S: Connectable> {
    pub(crate) service: S,
    slot: ConnectionSlot,
    pub(crate) connection: Connection<S::Own>,
    pub(crate) credential: Credential,
    sealed: SealedCredential,
}

/// A member who asks: what they may do, and how they have signed in.
pub(crate) struct Asking {
    pub(crate) member: String,
    pub(crate) role: Role,
    pub(crate) way: Option<Way>,
    /// Where they have the app open, without a path; blank where nobody said.
    pub(crate) origin: String,
}

/// An organisation, ready to do something.
pub(crate) struct Organisation<'a, P> {
    pub(crate) id: String,
    pub(crate) platform: &'a P,
    pub(crate) store: Store<'a, P>,
    pub(crate) memory: &'a Memory,
    pub(crate) config: &'a Config,
    /// What a member has it do.
    pub(crate) doing: Option<Doing>,
    /// Who asks, if somebody is asked for by a call.
    pub(crate) asking: Option<Asking>,
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
        Ok(Self { id, platform, store, memory, config, doing: None, asking: None })
    }

    /// The organisation that the storage belongs to, if it is known.
    pub(crate) fn known(
        platform: &'a P,
        memory: &'a Memory,
        config: &'a Config,
    ) -> Result<Option<Self>, Fault> {
        let store = Store::new(platform, &memory.tracking);
        // What was erased, or never used, stays as empty as it is.
        if !store.is_used()? {
            return Ok(None);
        }
        store.set_up()?;
        let Some(id) = store.organisation()? else { return Ok(None) };
        Ok(Some(Self { id, platform, store, memory, config, doing: None, asking: None }))
    }

    /// Who asks.
    pub(crate) fn asking(&self) -> Result<&Asking, Fault> {
        self.asking.as_ref().ok_or_else(|| Fault::internal("asking who asks", "it is nobody"))
    }

    /// Now.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.platform.now()
    }

    /// The day that it is, as the organisation's clocks show it.
    pub(crate) fn today(&self) -> Result<NaiveDate, Fault> {
        let zone = self.platform.zone(&self.settings()?.schedule.zone);
        Ok(day_at(zone.as_ref(), self.now()))
    }

    /// Fresh randomness.
    pub(crate) fn random<const N: usize>(&self) -> Result<[u8; N], Fault> {
        let mut bytes = [0; N];
        self.platform.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// Does what is asked. Whatever it was, the run that is under way goes on after it. An error says that nothing was
    /// done.
    pub(crate) async fn answer(&self, command: Command) -> Result<Reply, Fault> {
        let (is_erasure, is_wake) =
            (matches!(command, Command::Erase), matches!(command, Command::Wake { .. }));
        let reply = self.carry_out(command).await;
        if is_erasure {
            return reply;
        }
        // Of an organisation that was erased meanwhile there is nothing to be told.
        self.store.is_still_there()?;
        let Err(fault) = self.afterwards().await else { return reply };
        let (doing, detail) = fault.into_logged("going on after a command");
        let fields = json!({ "organisation.id": self.id, "fault.doing": doing, "fault.detail": detail });
        self.platform.line(Level::Error, "what was done is not told yet", fields);
        // Whether a run is under way may not even be known: the alarm finds out, and somebody looks after it.
        let later = self.now() + AFTER_A_FAULT;
        let armed = self.platform.set_alarm(later).await;
        let watched = self.watch(Some(later + WATCHED_AFTER)).await;
        // A message that wakes comes again.
        if is_wake { armed.and(watched).and(reply) } else { reply }
    }

    /// The run that is under way goes on, and the register is told what is due.
    async fn afterwards(&self) -> Result<(), Fault> {
        let kept = self.keep_going(Rearm::IfLost).await;
        if self.memory.owes_due.get() {
            self.announce_due(self.now()).await?;
        }
        kept
    }

    async fn carry_out(&self, command: Command) -> Result<Reply, Fault> {
        match command {
            Command::Asked { asked, .. } => self.asked(asked.call()?).await,
            Command::Directory { known } => self.directory(known.as_deref()),
            Command::Services => Reply::json(&self.services()?),
            Command::Wake { now } => {
                self.wake(now).await?;
                Ok(Reply::done())
            }
            Command::Record { report } => {
                self.record_report(&report)?;
                Ok(Reply::done())
            }
            Command::BeginSignIn { purpose, origin, back } => {
                Reply::json(&self.begin_sign_in(purpose, origin, back).await?)
            }
            Command::WayOut { origin } => Reply::json(&self.way_out(&origin).await?),
            Command::Forget { member } => {
                self.platform.transaction(|| self.store.forget_identities_of(&member))?;
                Ok(Reply::done())
            }
            Command::WhoIs { member } => Reply::json(&self.who_is(&member)?),
            Command::LearningOf { member } => Reply::to::<call::OwnLearning>(&self.learning_of(&member)?),
            Command::TakesLink { role, has_signed_in } => {
                Reply::json(&self.takes_link(LinkHolder { role, has_signed_in })?)
            }
            Command::SignOut { token, request_id } => {
                self.sign_out_elsewhere(&token, &request_id).await?;
                Ok(Reply::done())
            }
            Command::FinishSignIn { arrival, returned, request_id } => {
                Reply::json(&self.finish_sign_in(&arrival, returned, &request_id).await?)
            }
            Command::Calendar { secret } => self.calendar(&secret),
            Command::Checkpoint => Reply::to::<call::Checkpoint>(&self.published_checkpoint()?),
            Command::ClientKeys => Reply::to::<call::ClientKeys>(&self.client_keys()?),
            Command::Reseal => Reply::json(&self.reseal()?),
            Command::Erase => Reply::json(&erasing::erase(self.platform, self.memory).await?),
        }
    }

    /// The HR system `service`, entered with `credential`.
    pub(crate) fn upstream<'b>(
        &'b self,
        service: HrSystem,
        credential: &'b Credential,
        session: &'b RefCell<Session>,
    ) -> Result<Upstream<'b, P>, ProviderFailure> {
        Upstream::new(self.platform, self.config, service, credential, session)
    }

    /// The learning platform that `credential` is for.
    pub(crate) fn ispring<'b>(
        &'b self,
        credential: &'b Credential,
        session: &'b RefCell<Session>,
    ) -> Result<ISpring<'b, P>, ProviderFailure> {
        ISpring::new(self.platform, self.config, credential, session)
    }

    /// The session of `credential`, which is, or is to be, the one in `slot`: its requests count for that connection.
    pub(crate) fn session(
        &self,
        slot: ConnectionSlot,
        credential: &Credential,
    ) -> Result<SharedSession, Fault> {
        self.memory.sessions.of(self.platform, slot, credential)
    }

    /// Seals a credential for its place: it opens in no other, so whoever puts it into another slot seals it anew.
    pub(crate) fn seal(
        &self,
        slot: ConnectionSlot,
        credential: &Credential,
    ) -> Result<SealedCredential, Fault> {
        let seal = |(field, secret): (FieldName, &str)| {
            let place =
                Place::Credential { organisation: &self.id, service: credential.service(), slot, field };
            Ok((field, self.seal_value(place, secret)?))
        };
        credential.expose_fields().into_iter().map(seal).collect()
    }

    /// Seals a value for its place.
    pub(crate) fn seal_value(&self, place: Place<'_>, secret: &str) -> Result<Vec<u8>, Fault> {
        let fresh = Fresh { key: self.random()?, key_nonce: self.random()?, nonce: self.random()? };
        let sealed = self.config.keys.seal(place, secret, &fresh);
        sealed.map_err(|error| Fault::internal("sealing a credential", error.to_string()))
    }

    fn open(
        &self,
        service: Service,
        slot: ConnectionSlot,
        sealed: &SealedCredential,
    ) -> Result<Credential, Fault> {
        let fault = |detail: String| Fault::internal("opening a credential", detail);
        let open = |(field, frame): &(FieldName, Vec<u8>)| {
            let place = Place::Credential { organisation: &self.id, service, slot, field: *field };
            let opened = self.config.keys.open(place, frame);
            Ok((*field, opened.map_err(|error| fault(error.to_string()))?.into()))
        };
        let fields = sealed.iter().map(open).collect::<Result<Vec<_>, Fault>>()?;
        Credential::kept(service, fields)
            .ok_or_else(|| fault("not the fields of the service's form".to_owned()))
    }

    /// A connection with its credential, if there is one.
    pub(crate) fn entered<S: Connectable>(
        &self,
        service: S,
        slot: ConnectionSlot,
    ) -> Result<Option<Entered<S>>, Fault> {
        let Some(connection) = self.store.connection(service, slot)? else { return Ok(None) };
        let sealed = self.store.credential(service.into(), slot)?;
        let credential = self.open(service.into(), slot, &sealed)?;
        Ok(Some(Entered { service, slot, connection, credential, sealed }))
    }

    /// Whether a connection is still the one that was `entered`: nobody has connected anew, chosen other attributes or
    /// disconnected while something was waited for. Frames are never sealed twice alike, so another credential, or the
    /// same one entered again, has others.
    pub(crate) fn is_still(&self, entered: &Entered<HrSystem>) -> Result<bool, Fault> {
        let Entered { service, slot, connection, sealed, .. } = entered;
        let Some(now) = self.store.connection(*service, *slot)? else { return Ok(false) };
        Ok(now.own.release == connection.own.release
            && now.own.mapping == connection.own.mapping
            && self.store.credential((*service).into(), *slot)? == *sealed)
    }
}
