//! Which accounts wait for an admin, and what the admin approves.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    account::{Account, AccountFault, Origin, Permission, State},
    takeover::Found,
};
use crate::{
    employee::{PersonKey, Values},
    fingerprint::digest,
    learning::DepartmentId,
    settings::{Invitation, RoleId},
    sync::guard::{LOOKS_BACK, Limits},
};

/// Whether accounts may be opened, and deactivated ones activated, without anybody's approval: never the first ones, and
/// not more than the limits allow, those of the last 24 hours included that nobody approved. `invited` people would get
/// one, of `present`.
pub fn permission<'a>(
    ledger: impl IntoIterator<Item = &'a Account>,
    invited: u64,
    present: u64,
    limits: Limits,
    now: DateTime<Utc>,
) -> Permission {
    let (mut is_first, mut lately) = (true, 0);
    for account in ledger {
        is_first &= !account.is_approved();
        let opened = match &account.state {
            State::Opening { since, asked: false, .. } => Some(*since),
            State::Open(holding) | State::Closed(holding)
                if holding.origin == Origin::Created || holding.was_inactive =>
            {
                Some(holding.since).filter(|_| !holding.asked)
            }
            _ => None,
        };
        lately += u64::from(opened.is_some_and(|since| now - since < LOOKS_BACK));
    }
    if is_first || (invited > 0 && limits.are_exceeded_by(invited + lately, present)) {
        Permission::Withheld
    } else {
        Permission::Granted
    }
}

/// How many of those who need an account would get one without anybody's approval that they don't have now. `is_in_use`
/// says who has an account already that is not deactivated. Those whom the platform has refused the very same are not
/// counted: they are tried again and again, and would keep the others waiting. Whose address was somebody else's too was
/// shown to nobody: once it is theirs alone, they are as new as anybody.
pub fn invited(
    open: &[PersonKey],
    ledger: &BTreeMap<PersonKey, Account>,
    is_in_use: impl Fn(&PersonKey) -> bool,
) -> u64 {
    let counts = |key: &&PersonKey| {
        let state = ledger.get(*key).map(|account| &account.state);
        let is_decided = match state {
            Some(State::Approved { .. } | State::Opening { .. }) => true,
            Some(State::Refused { fault, .. }) => *fault == AccountFault::NotAccepted,
            Some(State::Waiting { .. } | State::Open(_) | State::Closed(_)) | None => false,
        };
        !is_decided && !is_in_use(key)
    };
    open.iter().filter(counts).count() as u64
}

/// What an approval names: who gets what, in which words and with which role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct InvitationHash(String);

/// What is the same for all new accounts.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// What people are told.
    pub invitation: Option<&'a Invitation>,
    /// The role they get, unless it is the platform's own for learners.
    pub role: Option<&'a RoleId>,
    /// The department they are opened in, or below.
    pub department: &'a DepartmentId,
}

/// What an approval is about for one person, as an entry of the ledger keeps it: it holds for nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgreedHash(String);

impl Terms<'_> {
    fn parts(&self) -> [&str; 3] {
        let (invitation, role) = (self.invitation.map(Invitation::as_str), self.role.map(RoleId::as_str));
        [invitation.unwrap_or_default(), role.unwrap_or_default(), self.department.as_str()]
    }

    /// What somebody gets under these terms who would sign in with `address`, and for whom `found` was found.
    pub fn agreed(&self, address: &str, found: Option<&Found>) -> AgreedHash {
        AgreedHash(digest(self.parts().into_iter().chain([address]).chain(Found::parts(found))))
    }
}

/// The hash of those who wait, in the order in which they are shown.
pub fn hash<'a>(
    terms: &Terms<'_>,
    waiting: impl IntoIterator<Item = (&'a PersonKey, &'a str, Option<&'a Found>)>,
) -> InvitationHash {
    let people = waiting.into_iter().flat_map(|(key, email, found)| {
        [key.service.as_str(), key.id.as_str(), email].into_iter().chain(Found::parts(found))
    });
    InvitationHash(digest(terms.parts().into_iter().chain(people)))
}

impl Invitation {
    /// The text as `person` gets it from `organisation`.
    pub fn filled_in(&self, person: &Values, organisation: &str) -> String {
        let name =
            |name: &Option<crate::text::Text>| name.as_ref().map_or("", |text| text.as_str()).to_owned();
        let (first, last) = (name(&person.first_name), name(&person.last_name));
        let mut filled = String::with_capacity(self.as_str().len() + 32);
        // One pass: a name in braces is a name, not a placeholder.
        let mut rest = self.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (placeholder, after) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(match placeholder {
                "first_name" => &first,
                "last_name" => &last,
                _ => organisation,
            });
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests;
