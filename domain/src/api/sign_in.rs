//! Signing in by an organisation's identity provider, and setting it up.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    access::Role,
    identity::{
        Refusal,
        client_key::PublishedKey,
        settings::{IdentityProvider, Proof},
    },
    text::Text,
};

/// `GET /api/sign-in-settings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignInView {
    /// The organisation's id: people begin at `/api/sign-in/ID`.
    pub organisation: String,
    /// What people sign in by now.
    pub active: Option<ProviderView>,
    /// What was entered and is not in use yet.
    pub draft: Option<ProviderView>,
}

/// An identity provider, as owners see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProviderView {
    /// What was entered.
    pub provider: IdentityProvider,
    /// By what the client proves who it is. Of a secret and a key no more is told.
    pub proof: Proof,
    /// What came of signing in by it on trial last.
    pub trial: Option<TrialView>,
}

/// `GET /api/sign-in/{organisation}/keys`: a JSON Web Key Set (RFC 7517 §5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClientKeysView {
    /// That of the identity provider in use, and that of the one that is tried.
    pub keys: Vec<PublishedKey>,
}

/// `POST /api/sign-in/{organisation}/logout`.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogoutForm {
    /// Whom the identity provider has signed out, in its own words, signed.
    pub logout_token: String,
}

/// Where a browser goes on to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OnwardView {
    /// An address at the identity provider; or, if that can't be, our page that says why.
    pub location: String,
}

/// `POST /api/sign-in-again`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInAgainForm {
    /// The page to come back to: path and query.
    pub back: String,
}

/// What came of signing in on trial: what would have become of whoever did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrialView {
    /// When.
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: DateTime<Utc>,
    /// The member who tried it.
    pub by: String,
    /// What the token said, if it holds.
    pub told: Option<ToldView>,
    /// Why they would not have got in, if so.
    pub refusal: Option<Refusal>,
    /// As whom of the directory they would have got in, if as somebody of it.
    pub person: Option<Text>,
    /// The role that they would have been given, if roles follow from a claim.
    pub role: Option<Role>,
}

/// What a token said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ToldView {
    /// Who somebody is at the identity provider.
    pub subject: String,
    /// Their e-mail address.
    pub address: Option<String>,
    /// Whether the identity provider vouches for it, if it says.
    pub address_verified: Option<bool>,
    /// What the claim for roles says.
    pub groups: Vec<String>,
}

impl ProviderView {
    /// Whether it may be put to use by the member with this id: they have tried it, and its token held. Whether they
    /// themselves would get in is theirs to judge: an owner has other ways in.
    pub fn is_tried_by(&self, member: &str) -> bool {
        self.trial.as_ref().is_some_and(|trial| trial.by == member && trial.told.is_some())
    }
}
