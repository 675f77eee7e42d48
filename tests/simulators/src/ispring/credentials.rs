//! Access data and what they may do. In iSpring they have the rights of the user who made them `[doc]`.

use serde::{Deserialize, Serialize};

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
