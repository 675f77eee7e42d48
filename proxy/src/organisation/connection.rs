//! A connection as it is kept.

use chrono::{DateTime, Utc};
use domain::{
    api::services::ConnectionState,
    attribute::Release,
    mapping::{Mapping, ReadableField},
};
use serde::{Deserialize, Serialize};

/// What is known about a connection besides its credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Connection {
    /// The client id with all but its end hidden.
    pub(crate) masked_client_id: String,
    /// What is released.
    pub(crate) release: Release,
    /// Where custom attributes are read from.
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
}

/// A credential as frames of the vault.
pub(crate) struct SealedCredential {
    pub(crate) client_id: Vec<u8>,
    pub(crate) client_secret: Vec<u8>,
}
