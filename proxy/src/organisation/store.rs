//! The organisation's storage: `SQLite` in its object. Statements that have no `await` between them are committed
//! together.

use std::cell::Cell;

use chrono::{DateTime, Utc};
use domain::{
    attribute::Release,
    directory::tag::Epoch,
    learning::DepartmentId,
    service::{FieldName, HrSystem, Service, Slot},
};
use serde::{Serialize, de::DeserializeOwned};
use worker::{SqlStorage, SqlStorageValue};

use super::{
    connection::{Connection, LearningConnection, SealedCredential},
    schema,
    settings::SavedSettings,
};
use crate::{fault::Fault, random};

/// Bytes of a list that a statement gets: below the 2 MB that a bound text may have.
const LONGEST_LIST: usize = 1_500_000;

/// Facts that there is one of.
mod fact {
    pub(super) const ORGANISATION: &str = "organisation";
    pub(super) const EPOCH: &str = "epoch";
    pub(super) const REVISION: &str = "revision";
    pub(super) const RELEASE: &str = "release";
    pub(super) const SCHEMA: &str = "schema";
    pub(super) const SOURCE: &str = "source";
    pub(super) const SETTINGS: &str = "settings";
    pub(super) const HANDLED_UNTIL: &str = "handled_until";
    pub(super) const CHECKED_EXPORTS: &str = "checked_exports";
    pub(super) const EXPORTED_TO: &str = "exported_to";
    pub(super) const ACCOUNTS_AT: &str = "accounts_at";
    pub(super) const PREPARING_SINCE: &str = "preparing_since";
}

/// A row of an answer.
pub(super) type Row = Vec<SqlStorageValue>;

/// The storage of one organisation.
pub(crate) struct Store {
    sql: SqlStorage,
    is_set_up: Cell<bool>,
    rows_written: Cell<u64>,
}

impl Store {
    /// The storage behind `sql`.
    pub(crate) fn new(sql: SqlStorage) -> Self {
        Self { sql, is_set_up: Cell::new(false), rows_written: Cell::new(0) }
    }

    /// The time that `sql` finds, if it finds one.
    pub(super) fn first_time(&self, sql: &str) -> Result<Option<DateTime<Utc>>, Fault> {
        match self.execute(sql, vec![])?.first().and_then(|row| row.first()) {
            Some(SqlStorageValue::String(at)) => DateTime::parse_from_rfc3339(at)
                .map(|at| Some(at.to_utc()))
                .map_err(|_| Fault::internal("reading a time", "not one of RFC 3339")),
            _ => Ok(None),
        }
    }

    /// Brings the tables to their newest form.
    pub(crate) fn set_up(&self) -> Result<(), Fault> {
        if self.is_set_up.get() {
            return Ok(());
        }
        let made: usize = if self.has_facts()? { self.fact(fact::SCHEMA)?.unwrap_or_default() } else { 0 };
        for (version, step) in (1_usize..).zip(schema::STEPS).skip(made) {
            self.execute(step, vec![])?;
            self.set_fact(fact::SCHEMA, &version)?;
        }
        // Storage that was set up before there were epochs gets its own when it wakes.
        if self.fact::<Epoch>(fact::EPOCH)?.is_none() {
            self.set_fact(fact::EPOCH, &Epoch::new(random::bytes()?))?;
        }
        self.is_set_up.set(true);
        Ok(())
    }

    fn has_facts(&self) -> Result<bool, Fault> {
        let sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'facts'";
        Ok(!self.execute(sql, vec![])?.is_empty())
    }

    /// Executes a statement to its end and answers with its rows. Cursors are read by `raw`, the one reader whose
    /// JavaScript exceptions become errors instead of aborting the isolate.
    pub(super) fn execute(&self, sql: &str, values: Vec<SqlStorageValue>) -> Result<Vec<Row>, Fault> {
        let cursor = self.sql.exec(sql, values)?;
        let rows = cursor.raw().collect::<worker::Result<Vec<Row>>>()?;
        self.rows_written.set(self.rows_written.get() + cursor.rows_written() as u64);
        Ok(rows)
    }

    /// Executes a statement for `rows`, which it gets as lists of JSON, each short enough to be bound.
    pub(super) fn execute_for<T: Serialize>(&self, rows: &[T], sql: &str) -> Result<(), Fault> {
        let mut list = String::new();
        for row in rows {
            let row = serde_json::to_string(row)?;
            if !list.is_empty() && list.len() + row.len() > LONGEST_LIST {
                self.execute(sql, vec![format!("[{list}]").into()])?;
                list.clear();
            }
            if !list.is_empty() {
                list.push(',');
            }
            list.push_str(&row);
        }
        if list.is_empty() { Ok(()) } else { self.execute(sql, vec![format!("[{list}]").into()]).map(drop) }
    }

    /// The rows written since this was asked last.
    pub(super) fn take_rows_written(&self) -> u64 {
        self.rows_written.take()
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
    pub(super) fn epoch(&self) -> Result<Epoch, Fault> {
        let epoch = self.fact(fact::EPOCH)?;
        epoch.ok_or_else(|| Fault::internal("reading the storage's epoch", "it was never set up"))
    }

    /// The directory's revision.
    pub(super) fn revision(&self) -> Result<u64, Fault> {
        Ok(self.fact(fact::REVISION)?.unwrap_or_default())
    }

    /// Notes that the directory has changed.
    pub(super) fn next_revision(&self) -> Result<(), Fault> {
        self.set_fact(fact::REVISION, &(self.revision()? + 1))
    }

    /// What the stored people may hold.
    pub(super) fn release(&self) -> Result<Release, Fault> {
        Ok(self.fact(fact::RELEASE)?.unwrap_or_default())
    }

    /// Sets what the stored people may hold. Who narrows it also reduces the people.
    pub(super) fn set_release(&self, release: &Release) -> Result<(), Fault> {
        self.set_fact(fact::RELEASE, release)
    }

    /// The service that the directory is read from, if there is one.
    pub(super) fn source(&self) -> Result<Option<HrSystem>, Fault> {
        self.fact(fact::SOURCE)
    }

    /// Has the directory read from `source`, or from nowhere.
    pub(super) fn set_source(&self, source: Option<HrSystem>) -> Result<(), Fault> {
        match source {
            Some(source) => self.set_fact(fact::SOURCE, &source),
            None => self.execute("DELETE FROM facts WHERE name = ?", vec![fact::SOURCE.into()]).map(drop),
        }
    }

    /// The settings, once somebody has saved some.
    pub(super) fn settings(&self) -> Result<Option<SavedSettings>, Fault> {
        self.fact(fact::SETTINGS)
    }

    /// Keeps the settings.
    pub(super) fn set_settings(&self, settings: &SavedSettings) -> Result<(), Fault> {
        self.set_fact(fact::SETTINGS, settings)
    }

    /// Until when all slots have been started or recorded as missed.
    pub(super) fn handled_until(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        self.fact(fact::HANDLED_UNTIL)
    }

    /// Notes that all slots until `at` have been dealt with.
    pub(super) fn set_handled_until(&self, at: DateTime<Utc>) -> Result<(), Fault> {
        self.set_fact(fact::HANDLED_UNTIL, &at)
    }

    /// The number of the last export that was checked: what is behind it comes next.
    pub(super) fn checked_exports(&self) -> Result<i64, Fault> {
        Ok(self.fact(fact::CHECKED_EXPORTS)?.unwrap_or_default())
    }

    /// Notes that all exports up to `number` were checked.
    pub(super) fn set_checked_exports(&self, number: i64) -> Result<(), Fault> {
        self.set_fact(fact::CHECKED_EXPORTS, &number)
    }

    /// The company at `BambooHR` that the ledger of exports is about.
    pub(super) fn exported_to(&self) -> Result<Option<String>, Fault> {
        self.fact(fact::EXPORTED_TO)
    }

    /// Notes which company at `BambooHR` the ledger of exports is about.
    pub(super) fn set_exported_to(&self, company: &str) -> Result<(), Fault> {
        self.set_fact(fact::EXPORTED_TO, &company)
    }

    /// Departments of the learning platform that the ledgers are about: what tells it from others.
    pub(super) fn accounts_at(&self) -> Result<Vec<DepartmentId>, Fault> {
        Ok(self.fact(fact::ACCOUNTS_AT)?.unwrap_or_default())
    }

    /// Notes which learning platform the ledgers are about.
    pub(super) fn set_accounts_at(&self, departments: &[&DepartmentId]) -> Result<(), Fault> {
        self.set_fact(fact::ACCOUNTS_AT, &departments)
    }

    /// Since when a request may be under way that creates or changes a training type.
    pub(super) fn preparing_since(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        Ok(self.fact(fact::PREPARING_SINCE)?.flatten())
    }

    /// Notes that such a request is about to be sent, or that it was answered.
    pub(super) fn set_preparing_since(&self, since: Option<DateTime<Utc>>) -> Result<(), Fault> {
        self.set_fact(fact::PREPARING_SINCE, &since)
    }

    /// What is known about a connection to an HR system.
    pub(super) fn connection(&self, service: HrSystem, slot: Slot) -> Result<Option<Connection>, Fault> {
        self.body(service.into(), slot)
    }

    /// What is known about the connection to the learning platform.
    pub(super) fn learning_connection(&self, slot: Slot) -> Result<Option<LearningConnection>, Fault> {
        self.body(Service::ISpringLearn, slot)
    }

    fn body<T: DeserializeOwned>(&self, service: Service, slot: Slot) -> Result<Option<T>, Fault> {
        let values = vec![service.as_str().into(), slot.as_str().into()];
        let rows = self.execute("SELECT body FROM connections WHERE service = ? AND slot = ?", values)?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    /// A connection's credential, sealed.
    pub(super) fn credential(&self, service: Service, slot: Slot) -> Result<SealedCredential, Fault> {
        let values = vec![service.as_str().into(), slot.as_str().into()];
        let rows =
            self.execute("SELECT field, frame FROM credentials WHERE service = ? AND slot = ?", values)?;
        let field = |row: Row| match row.as_slice() {
            [SqlStorageValue::String(name), SqlStorageValue::Blob(frame)] => {
                FieldName::named(name).map(|name| (name, frame.clone()))
            }
            _ => None,
        };
        let fields: Option<SealedCredential> = rows.into_iter().map(field).collect();
        fields.ok_or_else(|| Fault::internal("reading a credential", "its row has another shape"))
    }

    /// Keeps a connection and its sealed credential, in the place of what was there.
    pub(super) fn put_connection<T: Serialize>(
        &self,
        service: Service,
        slot: Slot,
        connection: &T,
        sealed: SealedCredential,
    ) -> Result<(), Fault> {
        self.delete_connection(service, slot)?;
        let place = || [service.as_str().into(), slot.as_str().into()];
        let body = serde_json::to_string(connection)?.into();
        let values = place().into_iter().chain([body]).collect();
        self.execute("INSERT INTO connections (service, slot, body) VALUES (?, ?, ?)", values)?;
        for (field, frame) in sealed {
            let values = place().into_iter().chain([field.as_str().into(), frame.into()]).collect();
            self.execute(
                "INSERT INTO credentials (service, slot, field, frame) VALUES (?, ?, ?, ?)",
                values,
            )?;
        }
        Ok(())
    }

    /// Changes what is known about a connection to an HR system, keeping its credential. Writes nothing if nothing is
    /// different.
    pub(super) fn update_connection(
        &self,
        service: HrSystem,
        slot: Slot,
        change: impl FnOnce(&mut Connection),
    ) -> Result<(), Fault> {
        self.update_body(service.into(), slot, change)
    }

    /// The same for the connection to the learning platform that is in use.
    pub(super) fn update_learning_connection(
        &self,
        change: impl FnOnce(&mut LearningConnection),
    ) -> Result<(), Fault> {
        self.update_body(Service::ISpringLearn, Slot::Active, change)
    }

    fn update_body<T: Serialize + DeserializeOwned + Clone + PartialEq>(
        &self,
        service: Service,
        slot: Slot,
        change: impl FnOnce(&mut T),
    ) -> Result<(), Fault> {
        let Some(before) = self.body::<T>(service, slot)? else { return Ok(()) };
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.execute(
                "UPDATE connections SET body = ? WHERE service = ? AND slot = ?",
                vec![serde_json::to_string(&after)?.into(), service.as_str().into(), slot.as_str().into()],
            )?;
        }
        Ok(())
    }

    /// Forgets a connection and its credential.
    pub(super) fn delete_connection(&self, service: Service, slot: Slot) -> Result<(), Fault> {
        for sql in [
            "DELETE FROM connections WHERE service = ? AND slot = ?",
            "DELETE FROM credentials WHERE service = ? AND slot = ?",
        ] {
            self.execute(sql, vec![service.as_str().into(), slot.as_str().into()])?;
        }
        Ok(())
    }
}

/// A column that holds JSON.
pub(super) fn json<T: DeserializeOwned>(column: &SqlStorageValue) -> Result<T, Fault> {
    match column {
        SqlStorageValue::String(text) => Ok(serde_json::from_str(text)?),
        _ => Err(Fault::internal("reading a row", "a text column holds no text")),
    }
}
