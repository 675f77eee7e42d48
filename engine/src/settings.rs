//! The syncs: their settings, and how they go.

use chrono::{DateTime, Utc};
use domain::{
    api::{
        error::ErrorCode,
        sync::{FailureView, NEXT_RUNS, NextRun, SaveForm, Saved, SourceView, SyncView},
    },
    schedule::ZoneName,
    service::ConnectionSlot,
    settings::{Settings, SettingsField},
    sync::run::{Phase, Run},
    text::Text,
};
use serde::{Deserialize, Serialize};

use crate::{auditing::Done, fault::Fault, organisation::Organisation, platform::Platform};

/// The settings as they are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SavedSettings {
    /// Grows with each save.
    version: u32,
    by: Text,
    at: DateTime<Utc>,
    pub(crate) settings: Settings,
}

impl<P: Platform> Organisation<'_, P> {
    /// The settings in force.
    pub(crate) fn settings(&self) -> Result<Settings, Fault> {
        match self.store.settings()? {
            Some(saved) => Ok(saved.settings),
            None => Ok(Settings::untouched(utc()?)),
        }
    }

    /// `GET /api/sync`.
    pub(crate) fn sync(&self) -> Result<SyncView, Fault> {
        let saved = self.store.settings()?;
        let settings = self.settings()?;
        let mut source = None;
        let mut last_success = None;
        if let Some(service) = self.store.source()?
            && let Some(connection) = self.store.connection(service, ConnectionSlot::Active)?
        {
            last_success = connection.last_success;
            source = Some(SourceView { service, state: connection.state });
        }
        Ok(SyncView {
            source,
            version: saved.as_ref().map_or(0, |saved| saved.version),
            saved: saved.map(|saved| Saved { by: saved.by, at: saved.at }),
            next: self.next_runs()?,
            settings,
            last_success,
            last_failure: self.store.last_failed_run()?.as_ref().and_then(failure_view),
        })
    }

    /// The next syncs that come by themselves. What has been handled does not come again, even before its time.
    pub(crate) fn next_runs(&self) -> Result<Vec<NextRun>, Fault> {
        let now = self.now();
        let after = self.store.handled_until()?.map_or(now, |handled| handled.max(now));
        let slots = self.next_slots(after, NEXT_RUNS)?;
        Ok(slots.into_iter().map(|(slot, at)| NextRun { slot, at }).collect())
    }

    /// `PUT /api/sync/settings`. Takes effect for the very next minute.
    pub(crate) async fn save_settings(&self, form: &SaveForm) -> Result<Done<SyncView>, Fault> {
        let (version, before) = (self.version()?, self.settings()?);
        if form.version != version {
            return Err(ErrorCode::SettingsChanged.into());
        }
        let settings =
            form.settings.parse(|zone| self.platform.zone(zone).is_some()).map_err(Fault::first_of)?;
        if let Some(role) =
            settings.default_role.as_ref().filter(|role| before.default_role.as_ref() != Some(role))
        {
            self.check_role(role, &SettingsField::DefaultRole.name()).await?;
            // Somebody else may have saved while we waited for the platform.
            if self.version()? != version {
                return Err(ErrorCode::SettingsChanged.into());
            }
        }
        let now = self.now();
        let schedule_changed = before.schedule != settings.schedule;
        self.done(|| {
            self.keep_settings(settings, now)?;
            if schedule_changed {
                // What the new schedule would have wanted before now is not made up for.
                self.store.set_handled_until(now)?;
            }
            self.memory.owes_due.set(true);
            self.sync()
        })
    }

    /// How often somebody has saved.
    fn version(&self) -> Result<u32, Fault> {
        Ok(self.store.settings()?.map_or(0, |saved| saved.version))
    }

    /// Has `settings` in force from now on.
    pub(crate) fn keep_settings(&self, settings: Settings, now: DateTime<Utc>) -> Result<(), Fault> {
        let by = self.doing.as_ref().map(|doing| doing.by.name.clone());
        let by = by.ok_or_else(|| Fault::internal("keeping settings", "nobody has asked for it"))?;
        let version = self.version()?.saturating_add(1);
        self.store.set_settings(&SavedSettings { version, by, at: now, settings })
    }
}

fn failure_view(run: &Run) -> Option<FailureView> {
    let failure = match run.phase() {
        Phase::Failed { failure } | Phase::GaveUp { failure } => Some(failure.clone()),
        Phase::Faulted { .. } => None,
        _ => return None,
    };
    Some(FailureView { run: run.id(), service: run.service(), at: run.ended_at()?, failure })
}

fn utc() -> Result<ZoneName, Fault> {
    ZoneName::try_from("UTC".to_owned()).map_err(|error| Fault::internal("naming UTC", error.to_string()))
}
