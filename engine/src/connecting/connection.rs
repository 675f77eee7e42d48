//! A connection as it is kept.

use chrono::{DateTime, Utc};
use domain::{
    api::services::ConnectionState,
    attribute::Release,
    learning::{LearningDepartment, LearningRole},
    mapping::{Mapping, ReadableField},
    service::FieldName,
};
use serde::{Deserialize, Serialize};

/// What is known about a connection to an HR system besides its credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Connection {
    /// What tells its credential from others.
    #[serde(alias = "masked_client_id")]
    pub(crate) identity: String,
    /// What is released.
    pub(crate) release: Release,
    /// Where attributes without a fixed field are read from.
    pub(crate) mapping: Mapping,
    /// The fields that the credential may read.
    pub(crate) readable: Vec<ReadableField>,
    /// Whether it works.
    pub(crate) state: ConnectionState,
    /// When it was put to use.
    #[serde(default)]
    pub(crate) connected_at: Option<DateTime<Utc>>,
    /// When a sync came to its end.
    #[serde(default)]
    pub(crate) last_success: Option<DateTime<Utc>>,
    /// When the last sync began whose read was complete: who was deleted before it has left.
    #[serde(default)]
    pub(crate) complete_until: Option<DateTime<Utc>>,
}

/// What is known about the connection to the learning platform besides its credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LearningConnection {
    /// The account's host.
    pub(crate) identity: String,
    /// Whether it works.
    pub(crate) state: ConnectionState,
    /// The roles, as read last.
    pub(crate) roles: Vec<LearningRole>,
    /// The departments, as read when it was tested.
    pub(crate) departments: Vec<LearningDepartment>,
    /// The department that accounts are opened in, or below; chosen when it is put to use.
    pub(crate) default_department: Option<LearningDepartment>,
    /// When it was put to use.
    pub(crate) connected_at: Option<DateTime<Utc>>,
    /// When all accounts were last brought in step.
    pub(crate) last_success: Option<DateTime<Utc>>,
    /// Until when completions have been read into the ledger.
    pub(crate) read_until: Option<DateTime<Utc>>,
    /// When an export last came to its end.
    pub(crate) last_export: Option<DateTime<Utc>>,
}

/// A credential as frames of the vault, by field.
pub(crate) type SealedCredential = Vec<(FieldName, Vec<u8>)>;
