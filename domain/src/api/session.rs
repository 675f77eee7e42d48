//! Signing in.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{access::Role, text::Text};

/// `POST /api/session`: the token of a one-time link. It travels in the body, and in the link behind `#`, so that it
/// is in no log and no referrer, and a mail scanner that opens the link does not use it up.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    /// The token.
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
    /// The member's name.
    pub name: Text,
    /// What they may do.
    pub role: Role,
    /// The organisation's name.
    pub organisation: Text,
}
