//! Access data and what they may do. In iSpring they have the rights of the user who made them `[doc]`.

use serde::{Deserialize, Serialize};

use super::ids;

/// The rights of a set of access data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grant {
    /// Everything.
    Full,
    /// One department and those below it: lists leave out everybody else without a word, and to create somebody
    /// elsewhere is refused `[doc]`.
    DepartmentAdmin,
    /// Nothing that tells of people: 403 for accounts, enrolments, results and certificates.
    NoUsers,
    /// Everything but enrolments, results and certificates: 403 there.
    NoResults,
}

impl Grant {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Full, Self::DepartmentAdmin, Self::NoUsers, Self::NoResults];

    /// Whether it may see and change accounts.
    pub(super) fn users(self) -> bool {
        self != Self::NoUsers
    }

    /// Whether it may see and make enrolments, and see what came of them.
    pub(super) fn learning(self) -> bool {
        matches!(self, Self::Full | Self::DepartmentAdmin)
    }

    /// Whether it may use every department.
    pub(super) fn everywhere(self) -> bool {
        self != Self::DepartmentAdmin
    }
}

/// A client id and its secret.
#[derive(Clone)]
pub struct Credentials {
    /// A UUID.
    pub client_id: String,
    /// 43 characters.
    pub client_secret: String,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

impl Credentials {
    /// The access data of a seed with these rights.
    pub(super) fn of(grant: Grant, seed: u64) -> Self {
        let (client_id, client_secret) = ids::credentials(seed, grant as u64);
        Self { client_id, client_secret }
    }
}
