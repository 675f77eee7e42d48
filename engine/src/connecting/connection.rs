//! A connection as it is kept.

use chrono::{DateTime, Utc};
use domain::{
    api::services::ConnectionState,
    attribute::Release,
    learning::{LearningDepartment, LearningRole},
    mapping::{Mapping, ReadableField},
    provider::ProviderFailure,
    service::{FieldName, HrSystem, LearningPlatform, Service},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The services of one kind, whose connections have the same of their own.
pub(crate) trait Connectable: Copy + Into<Service> {
    /// What is known about such a connection, besides what is known about each.
    type Own: Clone + PartialEq + Serialize + DeserializeOwned;
}

/// The learning platform.
pub(crate) const LEARNING: LearningPlatform = LearningPlatform::ISpringLearn;

impl Connectable for HrSystem {
    type Own = HrOwn;
}

impl Connectable for LearningPlatform {
    type Own = LearningOwn;
}

/// What is known about a connection besides its credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Connection<Own> {
    /// What tells its credential from others.
    #[serde(alias = "masked_client_id")]
    pub(crate) identity: String,
    /// Whether it works.
    pub(crate) state: ConnectionState,
    /// Since when it stands like this. Not known of one that has stood so since before this was kept.
    #[serde(default)]
    pub(crate) stands_since: Option<DateTime<Utc>>,
    /// When it was put to use.
    #[serde(default)]
    pub(crate) connected_at: Option<DateTime<Utc>>,
    /// When what it is for was last done to the end.
    #[serde(default)]
    pub(crate) last_success: Option<DateTime<Utc>>,
    /// What services of its kind have.
    pub(crate) own: Own,
}

impl<Own> Connection<Own> {
    /// Stands like this from `now` on, or goes on as it stood.
    pub(crate) fn stands(&mut self, state: ConnectionState, now: DateTime<Utc>) {
        self.stands_since = if self.state.goes_on_as(&state) { self.standing_since() } else { Some(now) };
        self.state = state;
    }

    /// Was refused with `failure` at `now`, if that is a refusal.
    pub(crate) fn refused(&mut self, failure: &ProviderFailure, now: DateTime<Utc>) {
        if let Some(refused) = self.state.refused(failure, now) {
            self.stands(refused, now);
        }
    }

    /// Since when it stands like this, as far as is known.
    pub(crate) fn standing_since(&self) -> Option<DateTime<Utc>> {
        let told = match &self.state {
            ConnectionState::Refused { since, .. } => Some(*since),
            _ => None,
        };
        self.stands_since.or(told).or(self.last_success).or(self.connected_at)
    }
}

/// A connection to an HR system.
pub(crate) type HrConnection = Connection<HrOwn>;

/// The connection to the learning platform.
pub(crate) type LearningConnection = Connection<LearningOwn>;

/// What a connection to an HR system has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HrOwn {
    /// What is released.
    pub(crate) release: Release,
    /// Where attributes without a fixed field are read from.
    pub(crate) mapping: Mapping,
    /// The fields that the credential may read.
    pub(crate) readable: Vec<ReadableField>,
    /// When the last sync began whose read was complete: who was deleted before it has left.
    #[serde(default)]
    pub(crate) complete_until: Option<DateTime<Utc>>,
}

/// What the connection to the learning platform has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LearningOwn {
    /// The roles, as read last.
    pub(crate) roles: Vec<LearningRole>,
    /// The departments, as read when it was tested.
    pub(crate) departments: Vec<LearningDepartment>,
    /// The department that accounts are opened in, or below; chosen when it is put to use.
    pub(crate) default_department: Option<LearningDepartment>,
    /// Until when completions have been read into the ledger.
    pub(crate) read_until: Option<DateTime<Utc>>,
    /// When an export last came to its end.
    pub(crate) last_export: Option<DateTime<Utc>>,
}

/// A credential as frames of the vault, by field.
pub(crate) type SealedCredential = Vec<(FieldName, Vec<u8>)>;
