//! The organisation's storage: `SQLite` in its object. Statements that have no `await` between them are committed
//! together.

use std::cell::Cell;

use domain::{
    attribute::Release,
    service::{Service, Slot},
    sync::run::{Run, RunId},
};
use serde::{Serialize, de::DeserializeOwned};
use worker::{SqlStorage, SqlStorageValue};

use super::connection::{Connection, SealedCredential};
use crate::fault::Fault;

/// Made when an object is used first. `body` columns hold JSON; what is added to it later has a default.
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS connections (
        service TEXT NOT NULL,
        slot TEXT NOT NULL,
        body TEXT NOT NULL,
        client_id BLOB NOT NULL,
        client_secret BLOB NOT NULL,
        PRIMARY KEY (service, slot)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS people (
        id TEXT PRIMARY KEY,
        standing TEXT NOT NULL,
        left_at TEXT,
        body TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS staged (
        slice INTEGER NOT NULL,
        part INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (slice, part)
    ) WITHOUT ROWID;
";

/// Facts that there is one of.
mod fact {
    pub(super) const ORGANISATION: &str = "organisation";
    pub(super) const REVISION: &str = "revision";
    pub(super) const RELEASE: &str = "release";
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

    /// Makes the tables that are not there yet.
    pub(crate) fn set_up(&self) -> Result<(), Fault> {
        if !self.is_set_up.get() {
            self.execute(TABLES, vec![])?;
            self.is_set_up.set(true);
        }
        Ok(())
    }

    /// Executes a statement to its end and answers with its rows. Cursors are read by `raw`, the one reader whose
    /// JavaScript exceptions become errors instead of aborting the isolate.
    pub(super) fn execute(&self, sql: &str, values: Vec<SqlStorageValue>) -> Result<Vec<Row>, Fault> {
        let cursor = self.sql.exec(sql, values)?;
        let rows = cursor.raw().collect::<worker::Result<Vec<Row>>>()?;
        self.rows_written.set(self.rows_written.get() + cursor.rows_written() as u64);
        Ok(rows)
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

    /// A service's connection and its sealed credential.
    pub(super) fn connection(
        &self,
        service: Service,
        slot: Slot,
    ) -> Result<Option<(Connection, SealedCredential)>, Fault> {
        let rows = self.execute(
            "SELECT body, client_id, client_secret FROM connections WHERE service = ? AND slot = ?",
            vec![service.as_str().into(), slot.as_str().into()],
        )?;
        match rows.into_iter().next().as_deref() {
            Some([body, SqlStorageValue::Blob(client_id), SqlStorageValue::Blob(client_secret)]) => {
                let sealed =
                    SealedCredential { client_id: client_id.clone(), client_secret: client_secret.clone() };
                Ok(Some((json(body)?, sealed)))
            }
            Some(_) => Err(Fault::internal("reading a connection", "its row has another shape")),
            None => Ok(None),
        }
    }

    /// Keeps a connection and its sealed credential.
    pub(super) fn put_connection(
        &self,
        service: Service,
        slot: Slot,
        connection: &Connection,
        sealed: SealedCredential,
    ) -> Result<(), Fault> {
        self.execute(
            "INSERT OR REPLACE INTO connections (service, slot, body, client_id, client_secret)
             VALUES (?, ?, ?, ?, ?)",
            vec![
                service.as_str().into(),
                slot.as_str().into(),
                serde_json::to_string(connection)?.into(),
                sealed.client_id.into(),
                sealed.client_secret.into(),
            ],
        )?;
        Ok(())
    }

    /// Changes what is known about a connection, keeping its credential. Writes nothing if nothing is different.
    pub(super) fn update_connection(
        &self,
        service: Service,
        slot: Slot,
        change: impl FnOnce(&mut Connection),
    ) -> Result<(), Fault> {
        let Some((before, _)) = self.connection(service, slot)? else { return Ok(()) };
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
        let values = vec![service.as_str().into(), slot.as_str().into()];
        self.execute("DELETE FROM connections WHERE service = ? AND slot = ?", values)?;
        Ok(())
    }

    /// A run.
    pub(super) fn run(&self, id: RunId) -> Result<Option<Run>, Fault> {
        let rows = self.execute("SELECT body FROM runs WHERE id = ?", vec![i64::from(id.0).into()])?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    /// The run that started last.
    pub(super) fn latest_run(&self) -> Result<Option<Run>, Fault> {
        let rows = self.execute("SELECT body FROM runs ORDER BY id DESC LIMIT 1", vec![])?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    /// The run that is under way. There is at most one, and it is the latest.
    pub(super) fn active_run(&self) -> Result<Option<Run>, Fault> {
        Ok(self.latest_run()?.filter(|run| !run.has_ended()))
    }

    /// Keeps a run, with the rows that were written for it, this one included.
    pub(super) fn put_run(&self, run: &mut Run) -> Result<(), Fault> {
        run.rows_written += self.take_rows_written() + 1;
        let values = vec![i64::from(run.id.0).into(), serde_json::to_string(run)?.into()];
        self.execute("INSERT OR REPLACE INTO runs (id, body) VALUES (?, ?)", values)?;
        self.take_rows_written();
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
