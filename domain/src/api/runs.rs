//! Runs, as people see them.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    attribute::Attribute,
    employee::EmployeeId,
    sync::{
        plan::{Change, Counts, LeaveReason, Plan, PlanHash},
        run::{Phase, Run, RunId, Trigger, Trouble},
        snapshot::Completeness,
        tally::Counted,
    },
};

/// A run, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunView {
    /// Its number.
    pub id: RunId,
    /// What started it.
    pub trigger: Trigger,
    /// When it started.
    pub started_at: DateTime<Utc>,
    /// When it ended, if it has.
    pub ended_at: Option<DateTime<Utc>>,
    /// Where it is.
    pub phase: Phase,
    /// People read so far.
    pub read: u64,
    /// People there are to read, as the service says.
    pub total: Option<u64>,
    /// Whether the read proved complete.
    pub completeness: Option<Completeness>,
    /// What the plan does.
    pub counts: Option<Counts>,
    /// Changes written so far.
    pub applied: u64,
    /// What was left out or replaced.
    pub warnings: Vec<Counted>,
    /// The failure it is waiting out.
    pub trouble: Option<Trouble>,
    /// Requests made to the service.
    pub upstream_requests: u64,
    /// Rows written to storage.
    pub rows_written: u64,
}

impl From<&Run> for RunView {
    fn from(run: &Run) -> Self {
        Self {
            id: run.id,
            trigger: run.trigger,
            started_at: run.started_at,
            ended_at: run.ended_at,
            phase: run.phase.clone(),
            read: run.read.records,
            total: run.read.total,
            completeness: run.completeness,
            counts: run.counts,
            applied: run.applied,
            warnings: run.warnings.counted(),
            trouble: run.trouble.clone(),
            upstream_requests: run.upstream_requests,
            rows_written: run.rows_written,
        }
    }
}

/// `GET /api/runs/latest`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LatestRunView {
    /// The run that runs or ran last, if there was any.
    pub run: Option<RunView>,
}

/// `POST /api/runs/{run}/approval`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalForm {
    /// The hash of the plan that was shown.
    pub plan: PlanHash,
}

/// People of a plan that one answer shows at most.
pub const PLAN_PAGE: usize = 100;

/// `GET /api/runs/{run}/plan`: a part of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlanView {
    /// The plan's hash.
    pub hash: PlanHash,
    /// What it does in all.
    pub counts: Counts,
    /// What will be stored of each person.
    pub stored: Vec<Attribute>,
    /// The changes from `from` on.
    pub changes: Vec<ChangeView>,
    /// Where the next part starts, if there is more.
    pub next: Option<usize>,
}

/// One person's change, without the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeView {
    /// Whose.
    pub id: EmployeeId,
    /// Their name; empty where the HR system has none.
    pub name: String,
    /// What happens.
    pub kind: ChangeKind,
}

/// What happens to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "documented at `Change`")]
pub enum ChangeKind {
    Joins,
    Returns,
    Updates { attributes: Vec<Attribute> },
    Leaves { reason: LeaveReason },
}

impl PlanView {
    /// The part of `plan` from `from` on. `name_of` knows the names of those who leave.
    pub fn new(
        plan: &Plan,
        stored: Vec<Attribute>,
        from: usize,
        name_of: impl Fn(&EmployeeId) -> String,
    ) -> Self {
        let view = |change: &Change| {
            let name = match change {
                Change::Joins { employee }
                | Change::Returns { employee }
                | Change::Updates { employee, .. } => employee.values.full_name(),
                Change::Leaves { id, .. } => name_of(id),
            };
            let kind = match change {
                Change::Joins { .. } => ChangeKind::Joins,
                Change::Returns { .. } => ChangeKind::Returns,
                Change::Updates { attributes, .. } => ChangeKind::Updates { attributes: attributes.clone() },
                Change::Leaves { reason, .. } => ChangeKind::Leaves { reason: *reason },
            };
            ChangeView { id: change.id().clone(), name, kind }
        };
        let until = from.saturating_add(PLAN_PAGE);
        Self {
            hash: plan.hash(),
            counts: plan.counts(),
            stored,
            changes: plan.changes.iter().skip(from).take(PLAN_PAGE).map(view).collect(),
            next: (until < plan.changes.len()).then_some(until),
        }
    }
}
