//! What is told of one thing that needs a person.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    attribute::Attribute,
    provider::ProviderFailure,
    schedule::Slot,
    service::{HrSystem, Service},
    sync::run::{RunId, Trigger},
    text::Text,
};

/// One thing that needs a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// What it is.
    pub cause: Cause,
    /// Since when.
    pub since: DateTime<Utc>,
    /// What happens if nobody acts.
    pub otherwise: Otherwise,
}

/// What needs a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cause {
    /// A service has refused the credential, which it may do for a moment only.
    Refused {
        /// Which one.
        service: Service,
        /// What it said.
        failure: ProviderFailure,
    },
    /// A service has refused the credential for hours.
    Revoked {
        /// Which one.
        service: Service,
        /// What it said.
        failure: ProviderFailure,
    },
    /// The credential does not read any more what it has to.
    RightLost {
        /// Which service's.
        service: HrSystem,
        /// Released attributes that don't arrive.
        attributes: Vec<Attribute>,
        /// Whether the employment status does not arrive either.
        status_missing: bool,
    },
    /// A plan waits for its approval.
    PlanWaits {
        /// Of which run.
        run: RunId,
        /// The service that it was read from.
        service: HrSystem,
        /// What started it: the plan of a setup is decided on where the setup is.
        trigger: Trigger,
    },
    /// A sync failed, and none has come to anything since.
    RunFailed {
        /// The last one that did.
        run: RunId,
        /// The service that it read.
        service: HrSystem,
        /// What stopped it; nothing, if it was a fault of ours.
        failure: Option<ProviderFailure>,
    },
    /// A time of the schedule passed without a sync, and none has come to anything since.
    RunMissed {
        /// The last record of one.
        run: RunId,
        /// Its time.
        slot: Slot,
    },
    /// New accounts wait for their approval.
    AccountsWait {
        /// Whose: so many people's.
        people: u64,
    },
    /// Completions wait for the approval of their export.
    ExportsWait {
        /// How many.
        completions: u64,
    },
    /// The operator made a sign-in link for a member who had signed in before, lately.
    OperatorLink {
        /// The member's id.
        member: String,
        /// The member's name.
        name: Text,
    },
    /// The browser takes the time of a sync for another instant than the Worker.
    ZonesDiffer,
}

/// What happens if nobody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Otherwise {
    /// The schedule goes on, and stops once the credential was refused for hours.
    ScheduleStops,
    /// The directory stays as it is.
    DirectoryStands,
    /// Accounts stay as they are, and nothing of what was learned goes back.
    LearningStands,
    /// The values that don't arrive stay as they were read last.
    ValuesStay,
    /// The same, and without an employment status nobody returns, and whoever is new waits.
    NobodyReturns,
    /// The plan is dropped, and nothing of it done.
    PlanLapses {
        /// When.
        at: DateTime<Utc>,
    },
    /// The next sync of the schedule tries again.
    TriedAgain {
        /// When that is.
        at: DateTime<Utc>,
    },
    /// Nobody who waits gets an account.
    NoAccounts,
    /// Nothing that waits goes back to `BambooHR`.
    NoExports,
    /// Whoever has the link may sign in in the member's name, or has.
    SomebodySignsIn,
    /// The sync comes when the Worker says.
    WorkerDecides {
        /// When that is.
        announced: DateTime<Utc>,
        /// When it would be by the browser.
        here: DateTime<Utc>,
    },
}

/// How urgent something is, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Something stands still, or somebody may be in who should not.
    Now,
    /// Something goes wrong, or is lost if nobody acts.
    Soon,
    /// Something waits, and goes on waiting.
    Whenever,
}

impl Cause {
    /// How urgent it is.
    pub fn urgency(&self) -> Urgency {
        match self {
            Self::Revoked { .. } | Self::OperatorLink { .. } => Urgency::Now,
            Self::Refused { .. }
            | Self::RightLost { .. }
            | Self::PlanWaits { .. }
            | Self::RunFailed { .. }
            | Self::RunMissed { .. } => Urgency::Soon,
            Self::AccountsWait { .. } | Self::ExportsWait { .. } | Self::ZonesDiffer => Urgency::Whenever,
        }
    }
}
