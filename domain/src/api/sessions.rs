//! Where somebody is signed in.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    access::{Role, may_govern},
    device::Device,
    text::Text,
};

/// `GET /api/members/{member}/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionsView {
    /// Whose they are.
    pub name: Text,
    /// Whether they are those of the one who asks.
    pub is_self: bool,
    /// Those that go on, the one that was used last first.
    pub sessions: Vec<ListedSession>,
    /// Of one's own: the account at the organisation's identity provider, if it has one in use.
    pub account: Option<Account>,
}

/// Whether somebody can sign in by their account at the organisation's identity provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// It is known to be theirs.
    Known,
    /// They can attach it.
    Unknown,
}

/// A session, as it is listed. Not its token: nobody is signed in by what stands here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedSession {
    /// Its id.
    pub id: String,
    /// With what somebody signed in. Nothing: before that was kept.
    pub device: Option<Device>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was used last, give or take ten minutes.
    pub seen_at: DateTime<Utc>,
    /// Whether it is the one by which the list was asked for.
    pub is_this: bool,
}

/// Whether a member with the role `actor` may see and end the sessions of one with the role `target`: everybody their own,
/// and who governs somebody theirs.
pub fn may_end_sessions(actor: Role, target: Role, is_self: bool) -> bool {
    is_self || may_govern(actor, target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_ends_their_own_sessions_and_those_of_whom_they_govern() {
        for actor in Role::ALL {
            for target in Role::ALL {
                assert!(may_end_sessions(actor, target, true));
                assert_eq!(may_end_sessions(actor, target, false), may_govern(actor, target));
            }
        }
    }
}
