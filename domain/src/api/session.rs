//! Whether Rollcall is there, and signing in.

use std::fmt;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{access::Role, employee::EmployeeId, text::Text};

/// `GET /api/health`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HealthView {
    /// How the Worker and its storage are: whatever else they were, there is an error instead.
    pub status: Health,
}

/// How the Worker and its storage are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// They answer.
    Ok,
}

/// `POST /api/session`: the text of a one-time link, with the organisation that it names
/// ([`SignInLink`](crate::sign_in_link::SignInLink)). It travels in the body, and in the link behind `#`, so that it is in no
/// log and no referrer, and a mail scanner that opens the link does not use it up.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    /// What stands behind `#` in the link.
    pub token: String,
}

impl fmt::Debug for SignInForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignInForm(…)")
    }
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SessionView {
    /// The member's id, which says nothing of them.
    pub id: String,
    /// The member's name.
    pub name: Text,
    /// What they may do.
    pub role: Role,
    /// The organisation's name.
    pub organisation: Text,
    /// The person of the directory who they are, if they signed in as one of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<EmployeeId>,
    /// The last link that somebody else made for them after they had signed in, until they dismiss it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_link: Option<NewLinkNotice>,
}

/// Somebody made a new sign-in link for a member who had signed in before: whoever has it can sign in in their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewLinkNotice {
    /// The name of whoever made it; nothing, if the operator did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// When.
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: DateTime<Utc>,
}
