//! An organisation's object: what the platform wakes with a command or an alarm.

use chrono::TimeDelta;
use domain::api::erasure::ObjectErasure;
use serde_json::json;

use crate::{
    command::{Command, Envelope},
    config::Config,
    fault::Fault,
    organisation::{Memory, Organisation},
    platform::{Level, Platform},
    reply::Reply,
    store::Store,
};

/// When a slice is tried again that failed by a fault of ours.
const AFTER_A_FAULT: TimeDelta = TimeDelta::minutes(1);

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
        // What is erased or due makes nobody: a message may be late, and its organisation gone.
        let organisation = match &envelope.command {
            Command::Erase | Command::Wake { .. } => {
                Organisation::known(&self.platform, &self.memory, config)?
            }
            _ => Some(Organisation::of(envelope.organisation, &self.platform, &self.memory, config)?),
        };
        match (organisation, envelope.command) {
            (Some(organisation), command) => organisation.answer(command).await,
            (None, Command::Erase) => Reply::json(&ObjectErasure::default()),
            (None, _) => Ok(Reply::done()),
        }
    }

    /// Does what the alarm rings for. Never fails: an error would have the platform ring again six times and then never,
    /// so the next alarm is armed here.
    pub async fn ring(&self, config: &Config) -> Result<(), Fault> {
        let erasures = self.memory.tracking.erasures();
        let Err(fault) = self.advance(config).await else { return Ok(()) };
        if self.memory.tracking.erasures() != erasures {
            // The organisation was erased meanwhile, and its alarm with it.
            return Ok(());
        }
        let (doing, detail) = match fault {
            Fault::Internal { doing, detail } => (doing, detail),
            // An outcome is for a caller, and an alarm has none.
            Fault::Outcome(error) => ("going on with a sync", format!("{:?}", error.code)),
        };
        let fields = json!({
            "organisation.id": Store::new(&self.platform, &self.memory.tracking).organisation().ok().flatten(),
            "fault.doing": doing,
            "fault.detail": detail,
        });
        self.platform.line(Level::Error, "a slice of a sync failed", fields);
        self.ring_again().await
    }

    /// Has the alarm ring in a minute, after a fault of ours.
    pub async fn ring_again(&self) -> Result<(), Fault> {
        self.platform.set_alarm(self.platform.now() + AFTER_A_FAULT).await
    }

    async fn advance(&self, config: &Config) -> Result<(), Fault> {
        match Organisation::known(&self.platform, &self.memory, config)? {
            Some(organisation) => organisation.advance().await,
            None => Ok(()),
        }
    }
}
