//! What an organisation's object is asked to do, and how it is asked.

use chrono::{DateTime, Utc};
use domain::{
    api::{
        calling::Received,
        endpoint::{AnyCall, Endpoint, ForOrganisation},
        error::ErrorCode,
    },
    audit::Deed,
    text::Text,
};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

/// What is asked. It may hold a credential, so it can't be printed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// What somebody asks of an endpoint that an organisation answers itself.
    Asked {
        /// The call.
        asked: Asked,
        /// Who asks.
        by: Caller,
        /// What they do by it, if it does anything.
        deed: Option<Deed>,
    },
    /// The directory, unless the caller has this revision of it already.
    Directory {
        /// The caller's `If-None-Match`.
        known: Option<String>,
    },
    /// The services, without what only the Worker knows of them.
    Services,
    /// Records what was done outside of the object.
    Record {
        /// A [`Report`] as JSON.
        report: String,
    },
    /// The newest checkpoint of the audit trail.
    Checkpoint,
    /// Seal the credentials anew that are not under the first of the sealing keys.
    Reseal,
    /// Erase everything: the organisation is gone.
    Erase,
    /// Do what is due: go on with a run whose alarm may have been lost, start or record slots, erase who left long ago.
    Wake {
        /// The time to take for now.
        now: DateTime<Utc>,
    },
}

/// A call as it came in. What it holds is read once more where it is answered: a second way of writing every call down
/// would be a tenth of the Worker.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    /// The method.
    pub method: String,
    /// Path and query.
    pub address: String,
    /// The body.
    pub body: String,
}

impl Asked {
    /// The call.
    pub(crate) fn call(&self) -> Result<ForOrganisation, ErrorCode> {
        let (path, query) = self.address.split_once('?').unwrap_or((&self.address, ""));
        let (endpoint, parts) = Endpoint::find(&self.method, path).map_err(|_| ErrorCode::NotFound)?;
        let query = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        match endpoint.call(Received { parts: &parts, query: &query, body: self.body.as_bytes() })? {
            AnyCall::ForOrganisation(call) => Ok(call),
            _ => Err(ErrorCode::NotFound),
        }
    }
}

/// A member who asks something.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Caller {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: Text,
}

/// Something that was done outside of the object, to be recorded once, however often it is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// What tells it from others.
    pub id: String,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// What was done.
    pub deed: Deed,
    /// The members in it.
    pub names: Vec<Caller>,
}

/// A command and whose it is: an object is not told its own name.
#[derive(Serialize, Deserialize)]
pub struct Envelope {
    /// The organisation's id.
    pub organisation: String,
    /// The id of the request it came with.
    pub request_id: String,
    /// What to do.
    pub command: Command,
}
