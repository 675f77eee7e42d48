//! An organisation's object: what the platform wakes with a command or an alarm.

use chrono::TimeDelta;
use domain::{
    api::{erasure::ObjectErasure, error::ErrorCode, resealing::Resealed},
    sync::run::{Event, Next},
};
use serde_json::json;

use crate::{
    auditing::Doing,
    command::{Command, Envelope},
    config::Config,
    fault::Fault,
    organisation::{Asking, Memory, Organisation},
    platform::{Level, Platform},
    reply::Reply,
    store::Store,
};

/// When the alarm rings again if not even the storage can be used.
pub(crate) const AFTER_A_FAULT: TimeDelta = TimeDelta::minutes(1);

/// Everything that belongs to one organisation, on a platform. What it remembers can be made again from storage.
pub struct Object<P> {
    platform: P,
    memory: Memory,
}

impl<P: Platform> Object<P> {
    /// The object whose storage, alarm and ways out are `platform`'s.
    pub fn new(platform: P) -> Self {
        Self { platform, memory: Memory::default() }
    }

    /// The platform it runs on.
    pub fn platform(&self) -> &P {
        &self.platform
    }

    /// Does what is asked. Whatever happens, there is an answer; a fault of ours is one line in the log.
    pub async fn answer(&self, config: &Config, envelope: Envelope) -> Reply {
        let request_id = envelope.request_id.clone();
        match self.try_answer(config, envelope).await {
            Ok(reply) => reply,
            Err(fault) => {
                if let Fault::Internal { doing, detail } = &fault {
                    let fields = json!({
                        "request.id": request_id, "fault.doing": doing, "fault.detail": detail,
                    });
                    self.platform.line(Level::Error, "an organisation failed to answer", fields);
                }
                Reply::error(&fault.told())
            }
        }
    }

    async fn try_answer(&self, config: &Config, envelope: Envelope) -> Result<Reply, Fault> {
        let Envelope { organisation: id, command, .. } = envelope;
        // What is erased, due or told to anybody makes nobody: a message may be late, and its organisation gone.
        let organisation = match &command {
            Command::Erase
            | Command::Reseal
            | Command::Checkpoint
            | Command::Calendar { .. }
            | Command::ClientKeys
            | Command::Wake { .. } => Organisation::known(&self.platform, &self.memory, config)?,
            Command::Record { .. } => {
                let known = Organisation::known(&self.platform, &self.memory, config)?;
                // What was done is told late sometimes: where nothing is known yet, that somebody is meant is asked first.
                if known.is_none() {
                    self.platform.organisation_name(&id).await?;
                }
                Some(Organisation::of(id, &self.platform, &self.memory, config)?)
            }
            Command::Asked { by, role, way, origin, deed, .. } => {
                let (member, origin) = (by.id.clone(), origin.clone());
                let asking = Some(Asking { member, role: *role, way: *way, origin });
                let doing = deed.clone().map(|deed| Doing { by: by.clone(), deed });
                let organisation = Organisation::of(id, &self.platform, &self.memory, config)?;
                Some(Organisation { doing, asking, ..organisation })
            }
            Command::Directory { .. }
            | Command::Services
            | Command::BeginSignIn { .. }
            | Command::WayOut { .. }
            | Command::WhoIs { .. }
            | Command::Forget { .. }
            | Command::LearningOf { .. }
            | Command::TakesLink { .. }
            | Command::SignOut { .. }
            | Command::FinishSignIn { .. } => {
                Some(Organisation::of(id, &self.platform, &self.memory, config)?)
            }
        };
        match (organisation, command) {
            (Some(organisation), command) => organisation.answer(command).await,
            (None, Command::Erase) => Reply::json(&ObjectErasure::default()),
            (None, Command::Checkpoint | Command::ClientKeys | Command::Calendar { .. }) => {
                Err(ErrorCode::NotFound.into())
            }
            (None, Command::Reseal) => Reply::json(&Resealed::default()),
            (None, _) => Ok(Reply::done()),
        }
    }

    /// Does what the alarm rings for, as far as the deployment's `config` allows. An error would have the platform ring
    /// again six times and then never, so there is one only if not even the next alarm can be armed.
    pub async fn ring(&self, config: Result<&Config, Fault>) -> Result<(), Fault> {
        let erasures = self.memory.tracking.erasures();
        self.memory.is_try_counted.set(false);
        let outcome = match config {
            Ok(config) => self.advance(config).await,
            Err(fault) => Err(fault),
        };
        let Err(fault) = outcome else { return Ok(()) };
        if self.memory.tracking.erasures() != erasures {
            // The organisation was erased meanwhile, and its alarm with it.
            return Ok(());
        }
        let (doing, detail) = fault.into_logged("going on with a sync");
        let fields = json!({
            "organisation.id": self.store().organisation().ok().flatten(),
            "fault.doing": doing,
            "fault.detail": detail,
        });
        self.platform.line(Level::Error, "a step of a sync failed", fields);
        let later = Next::At(self.platform.now() + AFTER_A_FAULT);
        let next = match self.note_fault(doing) {
            Ok(Next::Ended) if self.memory.owes_due.get() => later,
            Ok(next) => next,
            Err(_) => later,
        };
        match next {
            Next::At(at) => self.platform.set_alarm(at).await,
            _ => self.platform.delete_alarm().await,
        }
    }

    /// Counts a fault of ours: when the run that is under way is tried again, or that it has ended by it.
    fn note_fault(&self, doing: &'static str) -> Result<Next, Fault> {
        let store = self.store();
        store.set_up()?;
        let Some(mut run) = store.active_run()? else { return Ok(Next::Ended) };
        let now = self.platform.now();
        if !self.memory.is_try_counted.get() {
            run.happened(Event::Begun, now);
        }
        let next = run.happened(Event::Faulted(doing), now);
        // What it has prepared may be the reason.
        self.memory.forget_work();
        self.platform.transaction(|| {
            if next == Next::Ended {
                store.clear_staged()?;
                // Its end is to be signed.
                self.memory.owes_due.set(true);
            }
            store.put_run(&mut run)
        })?;
        Ok(next)
    }

    fn store(&self) -> Store<'_, P> {
        Store::new(&self.platform, &self.memory.tracking)
    }

    async fn advance(&self, config: &Config) -> Result<(), Fault> {
        match Organisation::known(&self.platform, &self.memory, config)? {
            Some(organisation) => organisation.advance().await,
            None => Ok(()),
        }
    }
}
