//! Who may ask for a sign-in: the clients that are registered, with both tenants alike.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Shared, Simulator};
use crate::company::Dice;

/// The dice of clients, accounts and codes are cast for subjects that no other simulator's reach.
pub(super) const SUBJECTS: u64 = (1 << 63) + (1 << 40);

/// The kind of a client (RFC 6749, section 2.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grant {
    /// It has a secret.
    #[default]
    Confidential,
    /// It has none: PKCE alone.
    Public,
    /// It has a key, and signs assertions by it (`private_key_jwt`).
    Key,
}

impl Grant {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Confidential, Self::Public, Self::Key];
}

/// A client, and how it proves who it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Client {
    /// Who it is.
    pub id: String,
    /// What it and the provider know. A public client knows nothing that others don't, one with a key nothing that the
    /// provider knows.
    pub secret: Option<String>,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The client of a seed's company. In its secret are characters that have to be encoded before they go into a header
/// (RFC 6749, section 2.3.1), so that who forgets it is found out.
pub(super) fn of(grant: Grant, seed: u64) -> Client {
    let mut dice = Dice::new(seed, SUBJECTS + grant as u64);
    let id = format!("client-{}", dice.hex(16));
    let mut part = || dice.url_safe(12);
    let secret = (grant == Grant::Confidential).then(|| format!("{}+{}/{}:%", part(), part(), part()));
    Client { id, secret }
}

/// The kind of the client that is called so, unless it is revoked.
pub(super) fn called(shared: &Shared, id: &str) -> Option<Grant> {
    let grant = Grant::ALL.into_iter().find(|&grant| shared.access(grant).id == id)?;
    shared.grant_of(shared.access(grant))
}

impl Simulator {
    /// A client of this kind.
    pub fn client(&self, grant: Grant) -> &Client {
        self.control().shared().access(grant)
    }
}
