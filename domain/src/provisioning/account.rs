//! The ledger's entry for one person: how far their account has come.
//!
//! No mail goes out twice: before anything is sent that mails, the entry says so ([`Account::opening`]), and an entry that
//! says so is looked up at the platform before anything is sent again. The platform itself refuses a second account
//! with the same address, so a request that arrives late does no harm either, as long as nothing else is sent meanwhile:
//! see [`has_to_wait`].

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    invitations::AgreedHash,
    profile::{Fingerprint, Profile},
    takeover::Found,
};
use crate::{employee::Values, learning::AccountId};

/// How long after it was sent a request that opens an account may still take effect. Nobody says so: what a proxy holds
/// up longer than this has been cut off by its own limits.
pub const ARRIVES_WITHIN: TimeDelta = TimeDelta::minutes(15);

/// An entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How far it has come.
    pub state: State,
    /// What of the person the platform was told, once it was.
    pub known: Option<Fingerprint>,
}

/// How far an account has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum State {
    /// Waits for an admin's approval.
    Waiting {
        /// The account that has the person's address already, if there is one.
        found: Option<AccountId>,
    },
    /// An admin has approved it.
    Approved {
        /// What was approved. Unknown of approvals from before they named anything: those hold for nothing.
        #[serde(default)]
        agreed: Option<AgreedHash>,
    },
    /// The request that opens it may have been sent, and mailed an invitation.
    Opening {
        /// Since when.
        since: DateTime<Utc>,
        /// Whether an admin has approved it.
        asked: bool,
        /// What was approved, if an admin has. Unknown of what was sent before approvals named anything.
        #[serde(default)]
        agreed: Option<AgreedHash>,
        /// The address it was sent for: the person may get another one before it is known what became of it.
        address: String,
        /// Whether its person had left when they were erased: nobody else says so any more.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        has_left: bool,
    },
    /// In use.
    Open(Holding),
    /// Deactivated by Rollcall.
    Closed(Holding),
    /// The platform said no. The same is tried again with each run: it costs a request and mails nothing.
    Refused {
        /// What it said.
        fault: AccountFault,
        /// What was asked for. The same is tried again; anything else is something new.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agreed: Option<AgreedHash>,
        /// Whether an admin has approved that.
        #[serde(default)]
        asked: bool,
    },
}

/// An account that is somebody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and stored by its name")]
pub struct Holding {
    /// The account.
    pub id: AccountId,
    /// How it came to be theirs.
    pub origin: Origin,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether an admin has approved it.
    pub asked: bool,
    /// From when on what is completed with it is theirs, if it was somebody else's before.
    #[serde(default)]
    pub counts_from: Option<DateTime<Utc>>,
    /// Whether it was deactivated when it was found, and is activated for them.
    #[serde(default)]
    pub was_inactive: bool,
    /// Whether a request that deactivates or activates it may have been sent, and what became of it is not known: it may
    /// be usable or not, whatever the entry says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_turning: bool,
    /// Whether its person had left when they were erased: nobody else says so any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_left: bool,
}

impl Holding {
    /// Whether what was completed `at` is the person's.
    pub fn counts(&self, at: DateTime<Utc>) -> bool {
        self.counts_from.is_none_or(|from| at >= from)
    }
}

/// How an account came to be somebody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Opened by Rollcall.
    Created,
    /// There before, with the person's address.
    Adopted,
}

/// Why somebody can have no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountFault {
    /// The account with the address is somebody else's.
    AddressTaken,
    /// Several people of the directory have the same address.
    AddressShared,
    /// The platform does not accept it: most often the address belongs to an account that the credential does not see,
    /// or the platform wants more than is known of the person.
    NotAccepted,
}

/// What the platform answered to the request that opens an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// There is one now.
    Created(AccountId),
    /// The address or the login is taken: by a request of ours that got lost, or by somebody else.
    Taken,
    /// It does not accept something, which may be a taken address too: it does not always say. Look for the address.
    NotAccepted,
}

/// What to do for somebody who has no account yet, once it was looked for by their address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is there: theirs from now on.
    Take {
        /// The account.
        found: Found,
        /// How it came to be.
        origin: Origin,
        /// Whether an admin has approved it.
        asked: bool,
    },
    /// Nothing is there: store [`Account::opening`], then send the request.
    Create {
        /// What an admin has approved, if one has.
        agreed: Option<AgreedHash>,
    },
    /// An admin has to approve it first.
    Hold {
        /// What was found.
        found: Option<AccountId>,
    },
}

/// Whether accounts may be opened and taken over that nobody has approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Permission {
    Granted,
    Withheld,
}

/// What to do for somebody with this `entry`, if they have one, for whom `found` was found. `in_force` is what they would
/// get now: an approval of anything else does not hold. Nobody gets an account that was somebody else's unless an admin
/// has approved just that, whatever the limits.
pub fn step(
    entry: Option<&Account>,
    found: Option<Found>,
    permission: Permission,
    in_force: &AgreedHash,
) -> Step {
    let state = entry.map(|entry| &entry.state);
    let hold = || Step::Hold { found: found.as_ref().map(|found| found.id.clone()) };
    let is_somebody_elses = found.as_ref().is_some_and(|found| found.predecessor.is_some());
    if let (Some(State::Opening { asked, .. }), Some(found), false) = (state, &found, is_somebody_elses) {
        // A request of ours may have made it.
        return Step::Take { found: found.clone(), origin: Origin::Created, asked: *asked };
    }
    let agreed = match state {
        Some(State::Opening { asked: false, .. }) => None,
        Some(State::Opening { agreed, .. } | State::Approved { agreed }) => {
            if agreed.as_ref() != Some(in_force) {
                return hold();
            }
            agreed.clone()
        }
        Some(State::Refused { agreed: Some(agreed), asked: true, .. }) if agreed == in_force => {
            Some(agreed.clone())
        }
        _ if permission == Permission::Withheld => return hold(),
        _ => None,
    };
    if is_somebody_elses && agreed.is_none() {
        return hold();
    }
    match found {
        Some(found) => Step::Take { found, origin: Origin::Adopted, asked: agreed.is_some() },
        None => Step::Create { agreed },
    }
}

/// Whether the `next` step is not to be made yet: a request of ours whose account was not found may still open one. To
/// send the same again does no harm, since the platform refuses a second account with the address; to ask for another
/// address, or to have an admin decide about a new account, does. It was looked for at `looked_at`: what arrived since is
/// there, and was not found.
pub fn has_to_wait(entry: Option<&Account>, next: &Step, address: &str, looked_at: DateTime<Utc>) -> bool {
    let may_arrive = entry.is_some_and(|entry| entry.may_arrive(looked_at));
    match next {
        Step::Take { .. } | Step::Hold { found: Some(_) } => false,
        Step::Create { .. } => {
            may_arrive && entry.and_then(Account::sent_for).is_some_and(|sent| sent != address)
        }
        Step::Hold { found: None } => may_arrive,
    }
}

impl Account {
    /// An entry of which the platform knows nothing yet.
    fn in_state(state: State) -> Self {
        Self { state, known: None }
    }

    /// Waits for approval.
    pub fn waiting(found: Option<AccountId>) -> Self {
        Self::in_state(State::Waiting { found })
    }

    /// The entry to store before the request that opens the account is sent.
    pub fn opening(agreed: Option<AgreedHash>, address: &str, now: DateTime<Utc>) -> Self {
        let (asked, address) = (agreed.is_some(), address.to_owned());
        Self::in_state(State::Opening { since: now, asked, agreed, address, has_left: false })
    }

    /// The platform said no.
    pub fn refused(fault: AccountFault) -> Self {
        Self::in_state(State::Refused { fault, agreed: None, asked: false })
    }

    /// The platform said no to what is `agreed`, which an admin has approved or the limits have allowed.
    pub fn not_accepted(fault: AccountFault, agreed: AgreedHash, asked: bool) -> Self {
        Self::in_state(State::Refused { fault, agreed: Some(agreed), asked })
    }

    /// An account that was found and is somebody's from now on, of whom there is `told` to tell. One that was there before
    /// is taken for being in step: only what changes from now on is written there. One of ours was opened with what was
    /// known then: it is told anew.
    pub fn found(id: AccountId, origin: Origin, asked: bool, told: &Profile<'_>, now: DateTime<Utc>) -> Self {
        let account = Self::open(id, origin, asked, told, now);
        match origin {
            Origin::Created => Self { known: None, ..account },
            Origin::Adopted => account,
        }
    }

    /// The same, whose request is known by now to have opened account `id`.
    #[must_use]
    pub fn settled(self, id: AccountId, now: DateTime<Utc>) -> Self {
        let mut account = Self::open(id, Origin::Created, self.is_approved(), &Profile::default(), now);
        if let State::Open(holding) = &mut account.state {
            holding.has_left = self.had_left();
        }
        account.untold()
    }

    /// An account that is somebody's from now on, and says what is `told`.
    pub fn open(id: AccountId, origin: Origin, asked: bool, told: &Profile<'_>, now: DateTime<Utc>) -> Self {
        let holding = Holding {
            id,
            origin,
            since: now,
            asked,
            counts_from: None,
            was_inactive: false,
            is_turning: false,
            has_left: false,
        };
        Self { state: State::Open(holding), known: Some(Fingerprint::of(told)) }
    }

    /// The same, of which what is completed counts from `from` on.
    #[must_use]
    pub fn counting_from(mut self, from: Option<DateTime<Utc>>) -> Self {
        if let State::Open(holding) | State::Closed(holding) = &mut self.state {
            holding.counts_from = from;
        }
        self
    }

    /// The same for an account that says something else by now: it is told anew.
    #[must_use]
    pub fn untold(self) -> Self {
        Self { known: None, ..self }
    }

    /// The same for an account that was found deactivated: it is activated next.
    #[must_use]
    pub fn inactive(self) -> Self {
        match self.state {
            State::Open(holding) => {
                Self { state: State::Closed(Holding { was_inactive: true, ..holding }), ..self }
            }
            _ => self,
        }
    }

    /// The entry to store before the request that deactivates or activates it is sent.
    #[must_use]
    pub fn turning(mut self) -> Self {
        if let State::Open(holding) | State::Closed(holding) = &mut self.state {
            holding.is_turning = true;
        }
        self
    }

    /// Whether somebody could not use it if they tried, as far as is known.
    pub fn may_be_inactive(&self) -> bool {
        match &self.state {
            State::Closed(_) => true,
            State::Open(holding) => holding.is_turning,
            _ => false,
        }
    }

    /// Whether somebody could use it if they tried, as far as is known.
    pub fn may_be_active(&self) -> bool {
        match &self.state {
            State::Open(_) => true,
            State::Closed(holding) => holding.is_turning,
            _ => false,
        }
    }

    /// The same, approved as `agreed`, if it was waiting.
    #[must_use]
    pub fn approved(self, agreed: AgreedHash) -> Self {
        match self.state {
            State::Waiting { .. } => Self { state: State::Approved { agreed: Some(agreed) }, ..self },
            _ => self,
        }
    }

    /// Whether it was approved, or asked for, and `in_force` is something else.
    pub fn is_agreed_otherwise(&self, in_force: &AgreedHash) -> bool {
        match &self.state {
            State::Approved { agreed } | State::Refused { fault: AccountFault::NotAccepted, agreed, .. } => {
                agreed.as_ref() != Some(in_force)
            }
            _ => false,
        }
    }

    /// Whether its person had left when they were erased.
    pub fn had_left(&self) -> bool {
        match &self.state {
            State::Opening { has_left, .. } => *has_left,
            State::Open(holding) | State::Closed(holding) => holding.has_left,
            State::Waiting { .. } | State::Approved { .. } | State::Refused { .. } => false,
        }
    }

    /// Whether an admin has approved it.
    pub fn is_approved(&self) -> bool {
        match &self.state {
            State::Approved { .. } => true,
            State::Opening { asked, .. } => *asked,
            State::Open(holding) | State::Closed(holding) => holding.asked,
            State::Waiting { .. } | State::Refused { .. } => false,
        }
    }

    /// Whether a request that opens it was sent, and could still do so when it was looked for at `looked_at`.
    pub fn may_arrive(&self, looked_at: DateTime<Utc>) -> bool {
        matches!(self.state, State::Opening { since, .. } if looked_at - since < ARRIVES_WITHIN)
    }

    /// The address that a request was sent for of which is not known what became of it.
    fn sent_for(&self) -> Option<&str> {
        match &self.state {
            State::Opening { address, .. } => Some(address),
            _ => None,
        }
    }

    /// The account, once it is the person's.
    pub fn holding(&self) -> Option<&Holding> {
        match &self.state {
            State::Open(holding) | State::Closed(holding) => Some(holding),
            _ => None,
        }
    }

    /// The same, when nothing else is of interest.
    pub fn into_holding(self) -> Option<Holding> {
        match self.state {
            State::Open(holding) | State::Closed(holding) => Some(holding),
            _ => None,
        }
    }
}

/// The address by which an account is looked for: the one that a request of ours was sent for, or else the person's, if
/// they are known.
pub fn sought(entry: Option<&Account>, person: Option<&Values>) -> Option<String> {
    let sent_for = entry.and_then(Account::sent_for).map(str::to_owned);
    sent_for.or_else(|| super::needs::address(person?))
}

#[cfg(test)]
mod tests;
