//! Services that are offered on request: asking for one, telling the operator, opening it. In D1, since the operator
//! asks across organisations.

use chrono::{DateTime, Utc};
use domain::{service::Service, service_request::ServiceRequest, text::Text};
use serde::Deserialize;
use worker::{D1Database, D1PreparedStatement, wasm_bindgen::JsValue};

use crate::{
    auditing::{Doing, Done},
    fault::Fault,
    runtime::moment::{millis, time},
};

/// The requests of all organisations.
pub(crate) struct ServiceRequests<'a>(pub(crate) &'a D1Database);

/// A request that the operator has not been told of yet.
#[derive(Debug, Deserialize)]
pub(crate) struct Unannounced {
    pub(crate) organisation: String,
    pub(crate) organisation_name: Text,
    pub(crate) service: Service,
    pub(crate) contact: Text,
    pub(crate) people: u32,
    pub(crate) note: Option<Text>,
    /// How often it was tried.
    pub(crate) attempts: u32,
    requested_at: f64,
}

impl Unannounced {
    /// When somebody asked.
    pub(crate) fn requested_at(&self) -> DateTime<Utc> {
        time(self.requested_at)
    }
}

#[derive(Deserialize)]
struct ServiceRow {
    service: Service,
}

#[derive(Deserialize)]
struct RequestedRow {
    service: Service,
    requested_at: f64,
}

impl ServiceRequests<'_> {
    fn statement(&self, sql: &str, values: &[JsValue]) -> Result<D1PreparedStatement, Fault> {
        Ok(self.0.prepare(sql).bind(values)?)
    }

    /// The services that the operator has opened for `organisation`.
    pub(crate) async fn opened(&self, organisation: &str) -> Result<Vec<Service>, Fault> {
        let sql = "SELECT service FROM opened_services WHERE organisation = ?1";
        let rows = self.statement(sql, &[organisation.into()])?.all().await?;
        Ok(rows.results::<ServiceRow>()?.into_iter().map(|row| row.service).collect())
    }

    /// The services that `organisation` has asked for, and when.
    pub(crate) async fn requested(&self, organisation: &str) -> Result<Vec<(Service, DateTime<Utc>)>, Fault> {
        let sql = "SELECT service, requested_at FROM service_requests WHERE organisation = ?1";
        let rows = self.statement(sql, &[organisation.into()])?.all().await?;
        let pair = |row: RequestedRow| (row.service, time(row.requested_at));
        Ok(rows.results::<RequestedRow>()?.into_iter().map(pair).collect())
    }

    /// Keeps a request. Asking again changes what was asked, and tells the operator again.
    pub(crate) async fn ask(
        &self,
        organisation: &str,
        service: Service,
        request: &ServiceRequest,
        doing: Doing,
        now: DateTime<Utc>,
    ) -> Result<Done<()>, Fault> {
        let sql = "INSERT OR REPLACE INTO service_requests
                   (organisation, service, contact, people, note, requested_at, next_try_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
        let values = [
            organisation.into(),
            service.as_str().into(),
            request.contact.as_str().into(),
            request.people.into(),
            request.note.as_ref().map_or(JsValue::NULL, |note| note.as_str().into()),
            millis(now),
        ];
        Ok(doing.done(self.0, self.statement(sql, &values)?, Vec::new()).await?.map(drop))
    }

    /// The requests to tell the operator of now, at most `limit`: whoever asks has them until `until`, and nobody else
    /// gets them in the meantime.
    pub(crate) async fn lease_unannounced(
        &self,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Unannounced>, Fault> {
        let sql = "UPDATE service_requests SET next_try_at = ?2
                   WHERE rowid IN (
                       SELECT rowid FROM service_requests
                       WHERE announced_at IS NULL AND next_try_at <= ?1 ORDER BY next_try_at LIMIT ?3
                   )
                   RETURNING organisation, service, contact, people, note, attempts, requested_at,
                       (SELECT name FROM organisations WHERE id = organisation) AS organisation_name";
        Ok(self.statement(sql, &[millis(now), millis(until), limit.into()])?.all().await?.results()?)
    }

    /// Notes that the operator was told.
    pub(crate) async fn note_announced(
        &self,
        request: &Unannounced,
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let sql = "UPDATE service_requests SET announced_at = ?1
                   WHERE organisation = ?2 AND service = ?3 AND requested_at = ?4";
        let values = [
            millis(now),
            request.organisation.as_str().into(),
            request.service.as_str().into(),
            request.requested_at.into(),
        ];
        self.statement(sql, &values)?.run().await?;
        Ok(())
    }

    /// Notes that telling the operator failed, and when to try again.
    pub(crate) async fn note_failed(
        &self,
        request: &Unannounced,
        again_at: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let sql = "UPDATE service_requests SET attempts = attempts + 1, next_try_at = ?1
                   WHERE organisation = ?2 AND service = ?3 AND requested_at = ?4";
        let values = [
            millis(again_at),
            request.organisation.as_str().into(),
            request.service.as_str().into(),
            request.requested_at.into(),
        ];
        self.statement(sql, &values)?.run().await?;
        Ok(())
    }

    /// Opens `service` for `organisation`.
    pub(crate) async fn open(
        &self,
        organisation: &str,
        service: Service,
        doing: Doing,
        now: DateTime<Utc>,
    ) -> Result<Done<()>, Fault> {
        let sql = "INSERT INTO opened_services (organisation, service, opened_at) VALUES (?1, ?2, ?3)
                   ON CONFLICT DO NOTHING";
        let opening = self.statement(sql, &[organisation.into(), service.as_str().into(), millis(now)])?;
        Ok(doing.done(self.0, opening, Vec::new()).await?.map(drop))
    }
}
