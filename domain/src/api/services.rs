//! Services and their connections.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use super::learning::{LearningDraftView, LearningView, NewAccounts};
use crate::{
    attribute::{Attribute, Release},
    credential::CredentialForm,
    mapping::{FieldKey, Mapping, ReadableField},
    named,
    provider::ProviderFailure,
    service::{HrSystem, Service},
    text::Text,
};

/// Whether a service works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ConnectionState {
    /// Nobody has connected it, or somebody disconnected it.
    NotConnected,
    /// Works.
    Connected,
    /// Works, but not everything arrives that should.
    Degraded {
        /// Released attributes that don't.
        attributes: Vec<Attribute>,
        /// Whether the employment status is not told either: nobody returns, and whoever is new waits for an admin.
        #[serde(default)]
        status_missing: bool,
    },
    /// The service has refused the credential, which it may do for a moment only: the schedule goes on.
    Refused {
        /// What the service said, last.
        failure: ProviderFailure,
        /// When it said so first.
        since: DateTime<Utc>,
    },
    /// The service has refused the credential for hours: connect again.
    Revoked {
        /// What the service said.
        failure: ProviderFailure,
        /// When it was tried last.
        #[serde(default)]
        tried_at: Option<DateTime<Utc>>,
    },
}

impl ConnectionState {
    /// The state of a connection that works, for which `attributes` don't arrive, nor the employment status if it is
    /// missing.
    pub fn working(attributes: Vec<Attribute>, status_missing: bool) -> Self {
        if attributes.is_empty() && !status_missing {
            Self::Connected
        } else {
            Self::Degraded { attributes, status_missing }
        }
    }
}

/// `GET /api/services`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ServicesView {
    /// The services in the order in which they are offered.
    pub services: Vec<ServiceCard>,
}

/// A service at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ServiceCard {
    /// Which one.
    pub service: Service,
    /// Its state.
    pub state: ConnectionState,
    /// When people were last read from it to the end.
    pub last_success: Option<DateTime<Utc>>,
    /// Whether the directory is read from it.
    pub is_source: bool,
    /// How it is offered.
    pub offer: Offer,
}

/// How a service is offered to an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Offer {
    /// It can be connected.
    Open,
    /// The operator opens it for the organisation first.
    OnRequest {
        /// When somebody asked for it, if anybody has.
        requested_at: Option<DateTime<Utc>>,
    },
}

/// `POST /api/services/{service}/request`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceRequestForm {
    /// Who asks, and how to reach them.
    pub contact: String,
    /// About how many people the organisation has.
    pub people: String,
    /// Whatever the operator should know; may be blank.
    pub note: String,
}

/// `POST /api/operator/services`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenServiceForm {
    /// The organisation's name.
    pub organisation: String,
    /// Which service.
    pub service: Service,
}

/// `GET /api/services/{service}`: never the secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConnectionView {
    /// Which service.
    pub service: Service,
    /// Its state.
    pub state: ConnectionState,
    /// What tells its credential from others: a client id with all but its end hidden, a subdomain, an account's host.
    pub identity: Option<String>,
    /// When it was connected.
    pub connected_at: Option<DateTime<Utc>>,
    /// When what it is for was last done to the end.
    pub last_success: Option<DateTime<Utc>>,
    /// Whether a draft is waiting to be finished.
    pub has_draft: bool,
    /// What services of its kind have.
    pub own: ConnectionOwn,
}

/// What connections have that services of one kind have only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ConnectionOwn {
    /// An HR system's.
    HrSystem(HrView),
    /// The learning platform's.
    Learning(LearningView),
}

/// The connection to an HR system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HrView {
    /// What is released.
    pub release: Release,
    /// Names of fields that the credential may read and nobody released.
    pub over_granted: Vec<Text>,
    /// How many people are in the directory.
    pub people: u64,
    /// The service that the directory is read from, if there is one.
    pub source: Option<HrSystem>,
}

impl ConnectionView {
    /// What an HR system's connection has, if it is one.
    pub fn hr(&self) -> Option<&HrView> {
        match &self.own {
            ConnectionOwn::HrSystem(own) => Some(own),
            ConnectionOwn::Learning(_) => None,
        }
    }

    /// What the learning platform's connection has, if it is that.
    pub fn learning(&self) -> Option<&LearningView> {
        match &self.own {
            ConnectionOwn::HrSystem(_) => None,
            ConnectionOwn::Learning(own) => Some(own),
        }
    }
}

/// `POST /api/services/{service}/draft`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestForm {
    /// What was typed.
    pub credential: CredentialForm,
    /// What the admin wants to release, where people are read from the service, and nowhere else.
    pub release: Option<Release>,
}

/// `POST /api/services/{service}/draft/activation`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivationForm {
    /// How accounts are opened, where they are opened on the service, and nowhere else.
    pub accounts: Option<NewAccounts>,
}

/// `PUT /api/services/{service}/draft/mapping`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingForm {
    /// What the admin wants to release.
    pub release: Release,
    /// The fields of custom attributes. One that is released and not here stays empty.
    pub mapping: BTreeMap<Attribute, FieldKey>,
}

/// `GET /api/services/{service}/draft`: a tested credential that is not in use yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DraftView {
    /// What tells the credential from others: a client id with all but its end hidden, a subdomain, an account's host.
    pub identity: String,
    /// What drafts of services of its kind have.
    pub own: DraftOwn,
}

/// What drafts have that services of one kind have only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DraftOwn {
    /// An HR system's.
    HrSystem(HrDraftView),
    /// The learning platform's.
    Learning(LearningDraftView),
}

/// A tested credential of an HR system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HrDraftView {
    /// The name of the user whose credential it is, where the service tells it: when they leave, it stops working. Asked
    /// for whoever looks, and not kept.
    pub owner: Option<Text>,
    /// How many people the credential sees.
    pub people: u64,
    /// What is to be released.
    pub release: Release,
    /// The chosen or suggested fields of custom attributes.
    pub mapping: Mapping,
    /// All fields that the credential may read.
    pub readable: Vec<ReadableField>,
    /// Released attributes that the credential may not read, or that have no field yet.
    pub missing: Vec<Attribute>,
    /// Whether the employment status of the people that were looked at is not told: former employees may be among
    /// those who would join.
    pub status_missing: bool,
    /// Names of fields that the credential may read and nobody released.
    pub over_granted: Vec<Text>,
    /// Masked values of a few people, to see that the right fields were chosen.
    pub samples: Vec<Sample>,
    /// How many of the people that were looked at have a value of each released attribute.
    pub coverage: Vec<Coverage>,
    /// The service that the directory is read from, if there is one.
    pub source: Option<HrSystem>,
}

impl DraftView {
    /// What an HR system's draft has, if it is one.
    pub fn hr(&self) -> Option<&HrDraftView> {
        match &self.own {
            DraftOwn::HrSystem(own) => Some(own),
            DraftOwn::Learning(_) => None,
        }
    }

    /// What the learning platform's draft has, if it is that.
    pub fn learning(&self) -> Option<&LearningDraftView> {
        match &self.own {
            DraftOwn::HrSystem(_) => None,
            DraftOwn::Learning(own) => Some(own),
        }
    }
}

/// How many people have a value of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Which attribute.
    pub attribute: Attribute,
    /// People with a value.
    pub people: u64,
    /// People that were looked at: a page at most.
    pub of: u64,
}

/// A few masked values of one attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sample {
    /// Which attribute.
    pub attribute: Attribute,
    /// Values such as `A•••`.
    pub values: Vec<String>,
}

/// `POST /api/services/{service}/withdrawals`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalForm {
    /// The attribute whose values are erased.
    pub attribute: Attribute,
}

/// What becomes of the people of a service that is disconnected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PeopleAfter {
    /// They stay as they were read last.
    Keep,
    /// They are erased.
    Erase,
}

named!(PeopleAfter, json);

/// `POST /api/services/{service}/disconnection`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisconnectionForm {
    /// What becomes of the people, where they are read from the service, and nowhere else.
    pub people: Option<PeopleAfter>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_works_wholly_only_if_the_attributes_and_the_status_arrive() {
        for (attributes, status_missing, works) in
            [(vec![], false, true), (vec![], true, false), (vec![Attribute::Team], false, false)]
        {
            let state = ConnectionState::working(attributes.clone(), status_missing);
            let degraded = ConnectionState::Degraded { attributes, status_missing };
            assert_eq!(state, if works { ConnectionState::Connected } else { degraded });
        }
    }

    #[test]
    fn a_state_from_before_the_status_was_looked_at_is_read() {
        let stored = r#"{"kind":"degraded","attributes":["team"]}"#;
        let read: ConnectionState = serde_json::from_str(stored).unwrap();
        assert_eq!(read, ConnectionState::working(vec![Attribute::Team], false));
    }
}
