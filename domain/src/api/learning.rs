//! The learning platform: what its connection has of its own, accounts and invitations.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    employee::EmployeeId,
    learning::{Assignment, DepartmentId, LearningDepartment, LearningRole},
    provisioning::{account::AccountFault, invitations::InvitationHash},
    service::HrSystem,
};

/// The connection to the learning platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LearningView {
    /// The department that accounts are opened in, or below.
    pub default_department: Option<LearningDepartment>,
    /// The roles, as read last.
    pub roles: Vec<LearningRole>,
    /// Whether people's e-mail addresses are there: without them nobody gets an account.
    pub emails: Emails,
    /// The accounts.
    pub accounts: AccountCounts,
}

/// Whether people's e-mail addresses are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Emails {
    /// They are released.
    Released,
    /// The directory's source doesn't release them.
    NotReleased,
    /// The directory is read from nowhere.
    NoSource,
}

/// How many accounts there are, by what is known of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AccountCounts {
    /// Opened by Rollcall, and in use.
    pub created: u64,
    /// There before, taken over by e-mail address, and in use.
    pub adopted: u64,
    /// Deactivated, since somebody left.
    pub deactivated: u64,
    /// People who wait for the approval of their invitation.
    pub waiting: u64,
    /// People who could get none, each for a reason of their own.
    pub refused: u64,
    /// People in the directory without an e-mail address.
    pub without_email: u64,
}

/// A tested credential of the learning platform: what can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LearningDraftView {
    /// The roles that accounts can have.
    pub roles: Vec<LearningRole>,
    /// The departments.
    pub departments: Vec<LearningDepartment>,
    /// The role in the settings, if it is one of these.
    pub default_role: Option<String>,
    /// The department in use, if it is one of these, or else the topmost one.
    pub default_department: Option<DepartmentId>,
}

/// How accounts are opened on the learning platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccounts {
    /// The department that they are opened in, or below.
    pub department: String,
    /// The role that they get, as a UUID; blank for the platform's own for learners.
    pub role: String,
}

/// `GET /api/learning/invitations`: who waits for the approval of their account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvitationsView {
    /// The hash that an approval names. Nothing, if nobody waits.
    pub plan: Option<InvitationHash>,
    /// People who would get a new account, with an invitation if there is a text for it.
    pub invited: u64,
    /// People whose account is there already and would be taken over, without a mail.
    pub adopted: u64,
    /// People who would get the account of somebody else who has left, without a mail. They come first.
    pub takeovers: u64,
    /// The people, up to 100 of them from the one asked for on.
    pub people: Vec<InvitedView>,
    /// The number of the first one that is not here, if there are more.
    pub next: Option<usize>,
}

/// Somebody who waits for the approval of their account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvitedView {
    /// The directory's id of the person.
    pub id: EmployeeId,
    /// Their name.
    pub name: String,
    /// The address that they would sign in with.
    pub email: String,
    /// What they get.
    pub gets: Gets,
}

/// What somebody gets on the learning platform.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Gets {
    /// A new account.
    Account {
        /// The invitation that is mailed, filled in for them; nothing is mailed without a text.
        invitation: Option<String>,
    },
    /// The account that they have already.
    Adoption,
    /// The account of somebody else who has left, whose address is theirs now.
    Takeover {
        /// Who that was; nothing, once their data was erased.
        former: Option<String>,
    },
}

/// `POST /api/learning/invitations/approval`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationApprovalForm {
    /// The hash that was shown.
    pub plan: InvitationHash,
}

/// `GET /api/learning/accounts`: people who have no account and need somebody's help, up to 500.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOutView {
    /// The people.
    pub people: Vec<LeftOut>,
    /// How many more there are.
    pub more: u64,
}

/// Somebody without an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    /// The directory's id of the person.
    pub id: EmployeeId,
    /// Their name.
    pub name: String,
    /// Why.
    pub why: LeftOutBecause,
}

/// Why somebody has no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LeftOutBecause {
    /// They have no work e-mail address.
    NoEmail,
    /// The platform said no.
    Refused {
        /// What it said.
        fault: AccountFault,
    },
}

/// `GET /api/people/{person}/learning`: what somebody in the directory learns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonLearningView {
    /// The HR system whose id the person is known by.
    pub service: HrSystem,
    /// The id of the member who they are, if they have come by the identity provider.
    pub member: Option<String>,
    /// When this was read last; never, if nothing was exported yet.
    pub read_at: Option<DateTime<Utc>>,
    /// What they were given and have not completed, what is due first coming first.
    pub assignments: Vec<Assignment>,
    /// What they have completed, the latest first.
    pub completions: Vec<super::exports::ExportView>,
}
