//! Who may do what.

use schemars::JsonSchema;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::named;

/// What a member of an organisation may do. Each role may do all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Looks people up.
    Member,
    /// Connects services, runs syncs, invites members.
    Admin,
    /// An admin whom only owners govern. An organisation has one at least.
    Owner,
}

named!(Role, json);

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody, signed in or not.
    Public,
    /// A member with this role or a more powerful one.
    AtLeast(Role),
    /// The same, who has also signed in a moment ago, if they can do that by themselves ([`crate::session::Recency`]).
    Lately(Role),
    /// Whoever holds the deployment's operator token.
    Operator,
}

/// Whether `actor` may invite somebody as `invited`, or make somebody else one. Nobody gives more than they have.
pub fn may_invite(actor: Role, invited: Role) -> bool {
    actor >= Role::Admin && invited <= actor
}

/// Whether `actor` may remove the member `target`, or give them another role: nobody governs who may do more. That an
/// owner is left is seen to where it is done.
pub fn may_govern(actor: Role, target: Role) -> bool {
    actor >= Role::Admin && target <= actor
}

/// Who makes a one-time link, seen from whom it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkMaker {
    /// Whoever runs the deployment.
    Operator,
    /// The member whom it is for.
    Themselves,
    /// Another member of the same organisation, with this role.
    Other(Role),
    /// Nobody remembers: it was made before makers were kept.
    Forgotten,
}

/// Whom a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkHolder {
    /// What they may do.
    pub role: Role,
    /// Whether they have signed in before.
    pub has_signed_in: bool,
}

/// Why there is no such link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRefusal {
    /// Whoever makes it may not govern whom it is for.
    NotAllowed,
    /// Nobody makes a link for themselves: they would keep it after they were removed.
    ForThemselves,
    /// Whom it is for has signed in before: it would let an admin be somebody whom they could only remove. An owner makes
    /// it.
    OwnerOnly,
}

/// Whether `maker` may make a link for `holder`. Asked when it is made and once more when it is used, so that a link ends
/// with its maker's rights.
pub fn may_make_link(maker: LinkMaker, holder: LinkHolder) -> Result<(), LinkRefusal> {
    match maker {
        // An owner's way in, should they have lost their session.
        LinkMaker::Operator if holder.role == Role::Owner => Ok(()),
        LinkMaker::Themselves => Err(LinkRefusal::ForThemselves),
        LinkMaker::Other(role) if may_govern(role, holder.role) => {
            if holder.has_signed_in && role < Role::Owner { Err(LinkRefusal::OwnerOnly) } else { Ok(()) }
        }
        LinkMaker::Forgotten if !holder.has_signed_in => Ok(()),
        LinkMaker::Operator | LinkMaker::Other(_) | LinkMaker::Forgotten => Err(LinkRefusal::NotAllowed),
    }
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
    fn nobody_gives_or_takes_more_than_they_have_and_members_govern_nobody() {
        for actor in Role::ALL {
            for other in Role::ALL {
                let may = actor >= Role::Admin && other <= actor;
                assert_eq!(
                    (may_invite(actor, other), may_govern(actor, other)),
                    (may, may),
                    "{actor:?} {other:?}"
                );
            }
        }
        assert!(!may_govern(Role::Admin, Role::Owner) && may_govern(Role::Owner, Role::Owner));
    }

    #[test]
    fn a_link_is_made_by_whom_it_does_not_make_more_powerful() {
        use LinkMaker::{Forgotten, Operator, Other, Themselves};
        use LinkRefusal::{ForThemselves, NotAllowed, OwnerOnly};
        use Role::{Admin, Member, Owner};
        // For each maker: for a member, an admin, an owner; never signed in, and signed in before.
        for (maker, never, before) in [
            (
                Operator,
                [Err(NotAllowed), Err(NotAllowed), Ok(())],
                [Err(NotAllowed), Err(NotAllowed), Ok(())],
            ),
            (Themselves, [Err(ForThemselves); 3], [Err(ForThemselves); 3]),
            (Other(Member), [Err(NotAllowed); 3], [Err(NotAllowed); 3]),
            (
                Other(Admin),
                [Ok(()), Ok(()), Err(NotAllowed)],
                [Err(OwnerOnly), Err(OwnerOnly), Err(NotAllowed)],
            ),
            (Other(Owner), [Ok(()); 3], [Ok(()); 3]),
            (Forgotten, [Ok(()); 3], [Err(NotAllowed); 3]),
        ] {
            for (has_signed_in, outcomes) in [(false, never), (true, before)] {
                for (role, outcome) in [Member, Admin, Owner].into_iter().zip(outcomes) {
                    let holder = LinkHolder { role, has_signed_in };
                    assert_eq!(may_make_link(maker, holder), outcome, "{maker:?} for {holder:?}");
                }
            }
        }
    }
}
