//! What a client proves at those providers that give it an id and a secret.

use std::fmt;

use super::provider::Provider;
use super::simulator::Simulator;

/// A client id and its secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Who it is.
    pub client_id: String,
    /// What only it knows.
    pub client_secret: String,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

impl<P: Provider<Access = Credentials>> Simulator<P> {
    /// The access data with these rights.
    pub fn credentials(&self, grant: P::Grant) -> &Credentials {
        self.control().shared().access(grant)
    }
}
