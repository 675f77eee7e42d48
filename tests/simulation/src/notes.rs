//! What admins were told and shown: what the oracle judges by.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{api::runs::PlanView, settings::Settings, sync::run::RunId};

use crate::oracle::Before;

/// What admins were told and shown.
#[derive(Debug, Default)]
pub struct Notes {
    /// Attributes whose withdrawal was answered, and that nobody has released since.
    pub withdrawn: BTreeSet<&'static str>,
    /// The plan that was approved last.
    pub plan: Option<Approved>,
    /// The runs whose plan was approved.
    pub approved: BTreeSet<RunId>,
    /// What was approved of accounts, by address: all that ever was.
    pub accounts: BTreeMap<String, Vec<Offered>>,
    /// Whether any accounts were approved.
    pub has_approved_accounts: bool,
    /// The completions that were approved: the course, and when.
    pub exports: BTreeSet<(String, i64)>,
    /// What was completed before this day need not be written.
    pub since: Option<NaiveDate>,
    /// How often people were erased.
    pub erased: usize,
    /// When the directory was last erased, or came to be read from another system.
    pub moved_at: Option<DateTime<Utc>>,
    /// When the schedule last went on: it may have stood still until then.
    pub went_on_at: Option<DateTime<Utc>>,
    /// Who got in by the identity provider, and whether they were in the directory then.
    pub came_in: Vec<(String, bool)>,
    /// The settings, each since when.
    pub saved: Vec<(DateTime<Utc>, Settings)>,
}

/// A plan that was approved.
#[derive(Debug)]
pub struct Approved {
    /// Whose it is.
    pub run: RunId,
    /// The plan, as it was shown.
    pub plan: PlanView,
    /// The directory as it was then.
    pub before: Before,
}

/// What somebody gets, as an admin was shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The invitation; nothing, if the account is there already.
    pub invitation: Option<String>,
    /// The chosen role, if one was.
    pub role: Option<String>,
    /// The default department's name.
    pub department: String,
}
