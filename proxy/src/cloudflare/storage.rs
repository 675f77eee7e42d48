//! The object's `SQLite` and its alarm.

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use engine::{
    fault::Fault,
    platform::{Alarm, Executed, Row, Sql, Value},
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use worker::{SqlStorageValue, State, js_sys::Reflect};

use super::Cloudflare;
use crate::fault;

#[wasm_bindgen]
extern "C" {
    /// The object's storage, for the one method of it that workers-rs does not bind.
    pub(super) type SyncTransactions;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction(
        this: &SyncTransactions,
        work: &mut dyn FnMut() -> Result<(), JsValue>,
    ) -> Result<JsValue, JsValue>;
}

impl SyncTransactions {
    /// The storage behind `state`, beside `state` itself.
    pub(super) fn of(state: State) -> (State, Self) {
        let raw = state._inner();
        // Every object has a storage; of one without it, each transaction would fail.
        let storage = Reflect::get(raw.as_ref(), &JsValue::from_str("storage")).unwrap_or(JsValue::UNDEFINED);
        (State::from(raw), storage.into())
    }
}

fn ours(error: worker::Error) -> Fault {
    fault::Fault::from(error).0
}

impl Sql for Cloudflare {
    /// Cursors are read by `raw`, the one reader whose JavaScript exceptions become errors instead of aborting the
    /// isolate.
    fn execute(&self, sql: &str, values: Vec<Value>) -> Result<Executed, Fault> {
        let values = values.into_iter().map(sent).collect::<Vec<_>>();
        let cursor = self.state.storage().sql().exec(sql, values).map_err(ours)?;
        let rows = cursor.raw().map(|row| row.map(|row| row.into_iter().map(read).collect::<Row>()));
        let rows = rows.collect::<worker::Result<Vec<Row>>>().map_err(ours)?;
        Ok(Executed { rows, written: cursor.rows_written() as u64 })
    }

    fn transaction<T>(&self, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        let (work, outcome) = (RefCell::new(Some(work)), RefCell::new(None));
        let committed = self.transactions.transaction(&mut || {
            let done = work.take().map(|work| work());
            let failed = !matches!(done, Some(Ok(_)));
            outcome.replace(done);
            // The runtime rolls back what throws.
            if failed { Err(JsValue::from_str("rolled back")) } else { Ok(()) }
        });
        match (outcome.take(), committed) {
            (Some(Err(fault)), _) => Err(fault),
            (Some(Ok(value)), Ok(_)) => Ok(value),
            (_, Err(error)) => Err(ours(error.into())),
            (None, Ok(_)) => Err(Fault::internal("committing", "the runtime did not do the work")),
        }
    }

    async fn erase(&self) -> Result<(), Fault> {
        self.state.storage().delete_all().await.map_err(ours)
    }
}

fn sent(value: Value) -> SqlStorageValue {
    match value {
        Value::Null => SqlStorageValue::Null,
        Value::Integer(number) => SqlStorageValue::Integer(number),
        Value::Real(number) => SqlStorageValue::Float(number),
        Value::Text(text) => SqlStorageValue::String(text),
        Value::Blob(bytes) => SqlStorageValue::Blob(bytes),
    }
}

fn read(value: SqlStorageValue) -> Value {
    match value {
        SqlStorageValue::Null => Value::Null,
        SqlStorageValue::Boolean(yes) => Value::Integer(i64::from(yes)),
        SqlStorageValue::Integer(number) => Value::Integer(number),
        SqlStorageValue::Float(number) => Value::Real(number),
        SqlStorageValue::String(text) => Value::Text(text),
        SqlStorageValue::Blob(bytes) => Value::Blob(bytes),
    }
}

impl Alarm for Cloudflare {
    async fn alarm(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        let at = self.state.storage().get_alarm().await.map_err(ours)?;
        Ok(at.and_then(DateTime::from_timestamp_millis))
    }

    async fn set_alarm(&self, at: DateTime<Utc>) -> Result<(), Fault> {
        self.state.storage().set_alarm(at).await.map_err(ours)
    }

    async fn delete_alarm(&self) -> Result<(), Fault> {
        self.state.storage().delete_alarm().await.map_err(ours)
    }
}
