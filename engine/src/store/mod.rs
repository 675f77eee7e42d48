//! The organisation's storage: `SQLite` in its object. Statements that have no `await` between them are committed
//! together.

mod accounts;
mod aside;
pub(crate) mod audit;
pub(crate) mod channels;
mod composing;
mod connections;
pub(crate) mod consents;
pub(crate) mod exports;
pub(crate) mod identities;
mod list;
pub(crate) mod meeting;
mod people;
pub(crate) mod runs;
mod schema;
pub(crate) mod staging;

use std::{cell::Cell, collections::BTreeMap};

use chrono::{DateTime, Utc};
use domain::{
    api::error::ErrorCode, attribute::Release, directory::tag::Epoch, learning::DepartmentId,
    service::HrSystem,
};
use serde::{Serialize, de::DeserializeOwned};

use self::schema::Step;
use crate::{
    fault::Fault,
    platform::{Platform, Row, Value},
    settings::SavedSettings,
};

/// The standing of whoever is in the directory.
const PRESENT: &str = "present";

/// Facts that there is one of.
mod fact {
    pub(crate) const ORGANISATION: &str = "organisation";
    pub(crate) const EPOCH: &str = "epoch";
    pub(crate) const REVISION: &str = "revision";
    pub(crate) const RELEASE: &str = "release";
    pub(crate) const SCHEMA: &str = "schema";
    pub(crate) const SOURCE: &str = "source";
    pub(crate) const SETTINGS: &str = "settings";
    pub(crate) const HANDLED_UNTIL: &str = "handled_until";
    pub(crate) const CHECKED_EXPORTS: &str = "checked_exports";
    pub(crate) const EXPORTED_TO: &str = "exported_to";
    pub(crate) const ACCOUNTS_AT: &str = "accounts_at";
    pub(crate) const COMPANIES: &str = "companies";
    pub(crate) const SET_ASIDE: &str = "set_aside";
    pub(crate) const PREPARING_SINCE: &str = "preparing_since";
    pub(crate) const EXPORTS_GRANTED: &str = "exports_granted";
    pub(crate) const EXPORT_APPROVAL: &str = "export_approval";
    pub(crate) const SKIPPED_RESULTS: &str = "skipped_results";
    pub(crate) const TRAIL_CUT: &str = "trail_cut";
    pub(crate) const TRAIL_KEY: &str = "trail_key";
    pub(crate) const LAST_CHANNEL: &str = "last_channel";
    pub(crate) const IDENTITY_PROVIDER: &str = "identity_provider";
    pub(crate) const IDENTITY_PROVIDER_DRAFT: &str = "identity_provider_draft";
}

/// What is counted of a storage, as long as its object stays in memory.
#[derive(Debug, Default)]
pub(crate) struct Tracking {
    is_set_up: Cell<bool>,
    rows_written: Cell<u64>,
    writes: Cell<u64>,
    erasures: Cell<u32>,
}

impl Tracking {
    /// How often the storage was erased: what was begun before the last time belongs to nobody any more.
    pub(crate) fn erasures(&self) -> u32 {
        self.erasures.get()
    }

    /// The storage was erased.
    pub(crate) fn begin_anew(&self) {
        self.is_set_up.set(false);
        self.rows_written.set(0);
        self.writes.set(self.writes.get() + 1);
        self.erasures.set(self.erasures.get() + 1);
    }
}

/// The storage of one organisation.
pub(crate) struct Store<'a, P> {
    platform: &'a P,
    tracking: &'a Tracking,
    /// How often the storage had been erased when this was made.
    erasures: u32,
}

impl<'a, P: Platform> Store<'a, P> {
    /// The storage of `platform`.
    pub(crate) fn new(platform: &'a P, tracking: &'a Tracking) -> Self {
        Self { platform, tracking, erasures: tracking.erasures() }
    }

    /// Refuses if the organisation was erased since: whoever has waited for the outside finds its storage gone, and must
    /// not make another.
    pub(crate) fn is_still_there(&self) -> Result<(), Fault> {
        if self.erasures == self.tracking.erasures() { Ok(()) } else { Err(ErrorCode::NotFound.into()) }
    }

    /// Whether it was ever used.
    pub(crate) fn is_used(&self) -> Result<bool, Fault> {
        Ok(self.tracking.is_set_up.get() || self.has_facts()?)
    }

    /// The time that `sql` finds, if it finds one.
    pub(crate) fn first_time(&self, sql: &str) -> Result<Option<DateTime<Utc>>, Fault> {
        match self.execute(sql, vec![])?.first().and_then(|row| row.first()) {
            Some(at @ Value::Text(_)) => time(at).map(Some),
            _ => Ok(None),
        }
    }

    /// Brings the tables to their newest form.
    pub(crate) fn set_up(&self) -> Result<(), Fault> {
        if self.tracking.is_set_up.get() {
            return Ok(());
        }
        let made: usize = if self.has_facts()? { self.fact(fact::SCHEMA)?.unwrap_or_default() } else { 0 };
        for (version, step) in (1_usize..).zip(schema::STEPS).skip(made) {
            match step {
                Step::By(sql) => drop(self.execute(sql, vec![])?),
                Step::Compose => self.compose()?,
            }
            self.set_fact(fact::SCHEMA, &version)?;
        }
        // Storage that was set up before there were epochs gets its own when it wakes.
        if self.fact::<Epoch>(fact::EPOCH)?.is_none() {
            let mut bytes = [0; 16];
            self.platform.fill(&mut bytes)?;
            self.set_fact(fact::EPOCH, &Epoch::new(bytes))?;
        }
        self.tracking.is_set_up.set(true);
        Ok(())
    }

    fn has_facts(&self) -> Result<bool, Fault> {
        let sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'facts'";
        Ok(!self.execute(sql, vec![])?.is_empty())
    }

    /// Executes a statement to its end and answers with its rows.
    pub(crate) fn execute(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, Fault> {
        self.is_still_there()?;
        let done = self.platform.execute(sql, values)?;
        self.tracking.rows_written.set(self.tracking.rows_written.get() + done.written);
        self.tracking.writes.set(self.tracking.writes.get() + u64::from(done.written > 0));
        Ok(done.rows)
    }

    /// Executes a statement for `rows`, which it gets as lists of JSON, each short enough to be bound.
    pub(crate) fn execute_for<T: Serialize>(&self, rows: &[T], sql: &str) -> Result<(), Fault> {
        self.rows_for(rows, sql, &[]).map(drop)
    }

    /// The same for a statement that has `values` before the list, and answers with rows. No other way leads a list into
    /// a statement: each of them would have to know how much a text may hold.
    fn rows_for<T: Serialize>(&self, rows: &[T], sql: &str, values: &[Value]) -> Result<Vec<Row>, Fault> {
        let mut found = Vec::new();
        list::in_lists(rows.iter().map(serde_json::to_string), |list| {
            let values = values.iter().cloned().chain([list.into()]).collect();
            found.append(&mut self.execute(sql, values)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// How often anything was written: as long as that is the same, everything stored is.
    pub(crate) fn writes(&self) -> u64 {
        self.tracking.writes.get()
    }

    /// The rows written since this was asked last.
    pub(crate) fn take_rows_written(&self) -> u64 {
        self.tracking.rows_written.take()
    }

    /// Does `work`, of which no row counts as written by the run that is under way.
    pub(crate) fn uncounted<T>(&self, work: impl FnOnce() -> T) -> T {
        let before = self.tracking.rows_written.get();
        let outcome = work();
        self.tracking.rows_written.set(before);
        outcome
    }

    fn fact<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Fault> {
        let rows = self.execute("SELECT value FROM facts WHERE name = ?", vec![name.into()])?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    fn set_fact<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Fault> {
        let values = vec![name.into(), serde_json::to_string(value)?.into()];
        self.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", values)?;
        Ok(())
    }

    /// Whose storage it is, once it has been used.
    pub(crate) fn organisation(&self) -> Result<Option<String>, Fault> {
        self.fact(fact::ORGANISATION)
    }

    /// Remembers whose storage it is.
    pub(crate) fn set_organisation(&self, id: &str) -> Result<(), Fault> {
        if self.organisation()?.as_deref() == Some(id) {
            Ok(())
        } else {
            self.set_fact(fact::ORGANISATION, &id)
        }
    }

    /// What tells this storage from one that the organisation had before.
    pub(crate) fn epoch(&self) -> Result<Epoch, Fault> {
        let epoch = self.fact(fact::EPOCH)?;
        epoch.ok_or_else(|| Fault::internal("reading the storage's epoch", "it was never set up"))
    }

    /// The directory's revision.
    pub(crate) fn revision(&self) -> Result<u64, Fault> {
        Ok(self.fact(fact::REVISION)?.unwrap_or_default())
    }

    /// Notes that the directory has changed.
    pub(crate) fn next_revision(&self) -> Result<(), Fault> {
        self.set_fact(fact::REVISION, &(self.revision()? + 1))
    }

    /// What the stored people may hold.
    pub(crate) fn release(&self) -> Result<Release, Fault> {
        Ok(self.fact(fact::RELEASE)?.unwrap_or_default())
    }

    /// Sets what the stored people may hold. Who narrows it also reduces the people.
    pub(crate) fn set_release(&self, release: &Release) -> Result<(), Fault> {
        self.set_fact(fact::RELEASE, release)
    }

    /// The service that the directory is read from, if there is one.
    pub(crate) fn source(&self) -> Result<Option<HrSystem>, Fault> {
        self.fact(fact::SOURCE)
    }

    /// Has the directory read from `source`, or from nowhere.
    pub(crate) fn set_source(&self, source: Option<HrSystem>) -> Result<(), Fault> {
        match source {
            Some(source) => self.set_fact(fact::SOURCE, &source),
            None => self.execute("DELETE FROM facts WHERE name = ?", vec![fact::SOURCE.into()]).map(drop),
        }
    }

    /// The company that each service was read as last, where one is named.
    pub(crate) fn companies(&self) -> Result<BTreeMap<HrSystem, String>, Fault> {
        Ok(self.fact(fact::COMPANIES)?.unwrap_or_default())
    }

    /// Notes the company that `service` is read as.
    pub(crate) fn set_company(&self, service: HrSystem, company: &str) -> Result<(), Fault> {
        let mut companies = self.companies()?;
        companies.insert(service, company.to_owned());
        self.set_fact(fact::COMPANIES, &companies)
    }

    /// How often people were set aside because a service was read as another company.
    pub(crate) fn companies_set_aside(&self) -> Result<u32, Fault> {
        Ok(self.fact(fact::SET_ASIDE)?.unwrap_or_default())
    }

    /// The settings, once somebody has saved some.
    pub(crate) fn settings(&self) -> Result<Option<SavedSettings>, Fault> {
        self.fact(fact::SETTINGS)
    }

    /// Keeps the settings.
    pub(crate) fn set_settings(&self, settings: &SavedSettings) -> Result<(), Fault> {
        self.set_fact(fact::SETTINGS, settings)
    }

    /// Until when all slots have been started or recorded as missed.
    pub(crate) fn handled_until(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        self.fact(fact::HANDLED_UNTIL)
    }

    /// Notes that all slots until `at` have been dealt with.
    pub(crate) fn set_handled_until(&self, at: DateTime<Utc>) -> Result<(), Fault> {
        self.set_fact(fact::HANDLED_UNTIL, &at)
    }

    /// Departments of the learning platform that the ledgers are about: what tells it from others.
    pub(crate) fn accounts_at(&self) -> Result<Vec<DepartmentId>, Fault> {
        Ok(self.fact(fact::ACCOUNTS_AT)?.unwrap_or_default())
    }

    /// Notes which learning platform the ledgers are about.
    pub(crate) fn set_accounts_at(&self, departments: &[&DepartmentId]) -> Result<(), Fault> {
        self.set_fact(fact::ACCOUNTS_AT, &departments)
    }
}

/// A column that holds a time.
fn time(column: &Value) -> Result<DateTime<Utc>, Fault> {
    let strange = || Fault::internal("reading a time", "not one of RFC 3339");
    let Value::Text(at) = column else { return Err(strange()) };
    DateTime::parse_from_rfc3339(at).map(|at| at.to_utc()).map_err(|_| strange())
}

/// What was counted.
fn count(rows: &[Row]) -> Result<u64, Fault> {
    match rows.first().and_then(|row| row.first()) {
        Some(Value::Integer(count)) => Ok(u64::try_from(*count).unwrap_or_default()),
        _ => Err(Fault::internal("counting rows", "the count is no number")),
    }
}

/// A column that holds JSON.
pub(crate) fn json<T: DeserializeOwned>(column: &Value) -> Result<T, Fault> {
    match column {
        Value::Text(text) => Ok(serde_json::from_str(text)?),
        _ => Err(Fault::internal("reading a row", "a text column holds no text")),
    }
}
