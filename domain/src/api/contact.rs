//! Reaching somebody of the directory.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::settings::Teams;

/// `GET /api/directory/contact`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContactView {
    /// Whether a chat in Microsoft Teams is offered.
    pub teams: Teams,
}
