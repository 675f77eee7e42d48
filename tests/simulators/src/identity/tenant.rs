//! Whose company it is.

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};

/// A company at the identity provider. Each has an issuer, accounts and keys of its own; clients are known to both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tenant {
    /// The company.
    Acme,
    /// Somebody else's.
    Other,
}

impl Tenant {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Acme, Self::Other];

    /// As it stands in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Acme => "acme",
            Self::Other => "other",
        }
    }

    /// Whose it is not.
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::Acme => Self::Other,
            Self::Other => Self::Acme,
        }
    }

    /// Its issuer, at a simulator of this address.
    pub(super) fn issuer(self, url: &str) -> String {
        format!("{url}/{}", self.as_str())
    }
}

/// The tenant that a path begins with; 404 if there is no such tenant.
#[derive(Debug, Clone, Copy)]
pub(super) struct At(pub(super) Tenant);

impl<S: Send + Sync> FromRequestParts<S> for At {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, StatusCode> {
        let tenant = Path::<Tenant>::from_request_parts(parts, state).await;
        tenant.map(|Path(tenant)| Self(tenant)).map_err(|_| StatusCode::NOT_FOUND)
    }
}
