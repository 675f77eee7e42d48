//! Who may do what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a member of an organisation may do. Each role may do all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Looks people up.
    Member,
    /// Connects services, runs syncs, invites members.
    Admin,
    /// The first admin: can't be removed by the others.
    Owner,
}

impl Role {
    /// All roles, the least powerful first.
    pub const ALL: [Self; 3] = [Self::Member, Self::Admin, Self::Owner];

    /// The name it is stored under.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Admin => "admin",
            Self::Owner => "owner",
        }
    }

    /// The role that is stored as `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody, signed in or not.
    Public,
    /// A member with this role or a more powerful one.
    AtLeast(Role),
    /// Whoever holds the deployment's operator token.
    Operator,
}

/// Whether `actor` may invite somebody as `invited`. Nobody gives more than they have, and there is one owner.
pub fn may_invite(actor: Role, invited: Role) -> bool {
    actor >= Role::Admin && invited < Role::Owner && invited <= actor
}

/// Whether `actor` may remove or re-invite the member `target`. Nobody removes the owner; themselves included.
pub fn may_govern(actor: Role, target: Role) -> bool {
    actor >= Role::Admin && target < Role::Owner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_ordered_by_power_and_named_as_stored() {
        assert!(Role::Member < Role::Admin && Role::Admin < Role::Owner);
        for role in Role::ALL {
            assert_eq!(Role::named(role.as_str()), Some(role));
        }
        assert_eq!(Role::named("root"), None);
    }

    #[test]
    fn nobody_hands_out_or_removes_ownership_and_members_govern_nobody() {
        for actor in Role::ALL {
            assert!(!may_invite(actor, Role::Owner));
            assert!(!may_govern(actor, Role::Owner));
        }
        for other in Role::ALL {
            assert!(!may_invite(Role::Member, other) && !may_govern(Role::Member, other));
        }
        assert!(may_invite(Role::Admin, Role::Admin) && may_govern(Role::Owner, Role::Admin));
    }
}
