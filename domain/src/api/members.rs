//! Members and their one-time links.

use std::fmt;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    access::{LinkHolder, LinkMaker, LinkRefusal, Role, may_govern, may_make_link},
    identity::address::{Address, NoAddress},
    language::Language,
    session::Way,
    text::Text,
};

/// A member of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberView {
    /// The member's id.
    pub id: String,
    /// Their name, as whoever invited them wrote it.
    pub name: Text,
    /// What they may do.
    pub role: Role,
    /// When they signed in last; never, if they have not used their link yet.
    pub last_sign_in: Option<DateTime<Utc>>,
    /// How they did.
    pub last_way: Option<Way>,
    /// The address by which they were invited, as long as they have not come.
    pub address: Option<Address>,
    /// Their one-time link, if they hold one that works.
    pub link: Option<PendingLink>,
    /// Whether it is the one who asks.
    pub is_self: bool,
}

/// A one-time link that somebody holds and has not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PendingLink {
    /// The name of the member who made it. Nothing: the operator, or somebody before makers were kept.
    pub by: Option<Text>,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// When it was sent to its holder by mail, if it was.
    pub mailed_at: Option<DateTime<Utc>>,
}

impl MemberView {
    /// Whether a member with the role `actor` may make a one-time link for this one.
    pub fn may_get_link_from(&self, actor: Role) -> Result<(), LinkRefusal> {
        let maker = if self.is_self { LinkMaker::Themselves } else { LinkMaker::Other(actor) };
        may_make_link(maker, LinkHolder { role: self.role, has_signed_in: self.last_sign_in.is_some() })
    }

    /// Whether a member with the role `actor` may give this one another role. Nobody gives themselves one.
    pub fn may_get_role_from(&self, actor: Role) -> bool {
        !self.is_self && may_govern(actor, self.role)
    }
}

/// `GET /api/members`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MembersView {
    /// The members, by name.
    pub members: Vec<MemberView>,
    /// Since when an identity provider is in use, if one is. From then on links are an owner's door for emergencies.
    pub identity_provider_since: Option<DateTime<Utc>>,
    /// Whether invitations can be sent by mail.
    pub sends_mail: bool,
}

impl MembersView {
    /// The owners who came by a link last, and when, since an identity provider is in use: every admin is to see that.
    pub fn emergencies(&self) -> impl Iterator<Item = (&MemberView, DateTime<Utc>)> {
        let is_one = |member: &&MemberView| member.role == Role::Owner && member.last_way == Some(Way::Link);
        let owners = self.members.iter().filter(is_one);
        let since = self.identity_provider_since;
        owners.filter_map(move |member| {
            Some((member, member.last_sign_in.filter(|at| since.is_some_and(|since| *at > since))?))
        })
    }
}

/// `POST /api/members`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationForm {
    /// The name they are shown by.
    pub name: String,
    /// What they may do: not more than whoever invites them.
    pub role: Role,
    /// Their address at the organisation's identity provider: whoever signs in there with it is this member. Empty: none.
    #[serde(default)]
    pub address: String,
    /// In which language the link is sent to that address. Left out: whoever invites passes it on.
    #[serde(default)]
    pub mail: Option<Language>,
}

impl InvitationForm {
    /// The address, if one was typed.
    pub fn address(&self) -> Result<Option<Address>, NoAddress> {
        let typed = self.address.trim();
        (!typed.is_empty()).then(|| typed.to_owned().try_into()).transpose()
    }

    /// Where the link is sent to, and in which language, if it is to be: where to has to be said then.
    pub fn recipient(&self) -> Result<Option<(Address, Language)>, NoAddress> {
        let Some(language) = self.mail else { return Ok(None) };
        Ok(Some((self.address()?.ok_or(NoAddress)?, language)))
    }
}

/// `PUT /api/members/{member}/role`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleForm {
    /// What they may do from now on: not more than whoever says so.
    pub role: Role,
}

/// A one-time link. It is shown once; only the hash of its secret is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OneTimeToken {
    /// What stands behind `#` in it, the organisation's name included: the link is `/sign-in#TOKEN`.
    pub token: String,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}

impl fmt::Debug for OneTimeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OneTimeToken(…, until {})", self.expires_at)
    }
}

/// The answer to an invitation. Nobody sees a link that was sent to somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "handed_over", rename_all = "snake_case")]
pub enum InvitedMemberView {
    /// Whoever invites passes the link on.
    ByHand {
        /// Who was invited.
        member: MemberView,
        /// Their link's token.
        sign_in: OneTimeToken,
    },
    /// The link is on its way by mail.
    ByMail {
        /// Who was invited.
        member: MemberView,
    },
    /// It was to go by mail, and did not: whoever invites passes it on.
    MailFailed {
        /// Who was invited.
        member: MemberView,
        /// Their link's token.
        sign_in: OneTimeToken,
    },
}

/// The answer to who renews an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvitationView {
    /// Who was invited.
    pub member: MemberView,
    /// Their link's token.
    pub sign_in: OneTimeToken,
}

/// `POST /api/operator/organisations`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationForm {
    /// The organisation's name.
    pub name: String,
}

/// An organisation, as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrganisationView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// The answer to `POST /api/operator/organisations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OpenedOrganisation {
    /// The organisation.
    pub organisation: OrganisationView,
    /// The owner's sign-in token.
    pub sign_in: OneTimeToken,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_sent_to_an_address_that_was_typed_and_is_one() {
        let form = |address: &str, mail| InvitationForm {
            name: "Ada".to_owned(),
            role: Role::Member,
            address: address.to_owned(),
            mail,
        };
        let german = Some(Language::German);
        let ada = Address::try_from("ada@example.com".to_owned()).unwrap();
        for (form, recipient) in [
            (form("", None), Ok(None)),
            (form("ada@example.com", None), Ok(None)),
            (form(" Ada@example.com ", german), Ok(Some((ada, Language::German)))),
            (form("", german), Err(NoAddress)),
            (form("ada@example.com\r\nBcc: all@example.com", german), Err(NoAddress)),
        ] {
            assert_eq!(form.recipient(), recipient, "{form:?}");
        }
    }
}
