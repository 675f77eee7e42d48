//! Runs, as people see them.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::{
    attribute::Attribute,
    employee::{EmployeeId, PersonKey},
    export::tally::ExportTally,
    named,
    provisioning::tally::AccountTally,
    service::HrSystem,
    sync::{
        matching::Evidence,
        plan::{Change, Counts, LeaveReason, Plan, PlanHash},
        run::{Phase, Run, RunId, Trigger, Trouble},
        snapshot::Completeness,
        tally::Counted,
        values::ValueTally,
    },
};

/// A run, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunView {
    /// Its number.
    pub id: RunId,
    /// The service that it reads.
    pub service: HrSystem,
    /// What started it.
    pub trigger: Trigger,
    /// When it started.
    pub started_at: DateTime<Utc>,
    /// When everything was read, if it is.
    pub read_at: Option<DateTime<Utc>>,
    /// When it ended, if it has.
    pub ended_at: Option<DateTime<Utc>>,
    /// Where it is.
    pub phase: Phase,
    /// People read so far.
    pub read: u64,
    /// People there are to read, as the service says.
    pub total: Option<u64>,
    /// Pages read so far.
    pub pages: u64,
    /// Pages there are to read, once that is known.
    pub pages_total: Option<u64>,
    /// Whether the read proved complete.
    pub completeness: Option<Completeness>,
    /// What the plan does.
    pub counts: Option<Counts>,
    /// Changes written so far.
    pub applied: u64,
    /// People in the directory when it ended.
    pub present: Option<u64>,
    /// What was done with accounts on the learning platform.
    pub accounts: AccountTally,
    /// What went back to `BambooHR`.
    pub exports: ExportTally,
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
            service: run.service,
            trigger: run.trigger,
            started_at: run.started_at,
            read_at: run.read_at,
            ended_at: run.ended_at,
            phase: run.phase.clone(),
            read: run.read.records,
            total: run.read.total,
            pages: run.read.pages,
            pages_total: run.read.pages_in_all(run.service.page_size()),
            completeness: run.completeness,
            counts: run.counts,
            applied: run.applied,
            present: run.present,
            accounts: run.accounts.clone(),
            exports: run.exports.clone(),
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

/// How a run ended, or where it stands: what the history is filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Outcome {
    Running,
    Waiting,
    Done,
    Failed,
    Dropped,
    Missed,
}

named!(Outcome, json);

impl Outcome {
    /// What a run in `phase` has come to.
    pub fn of(phase: &Phase) -> Self {
        match phase {
            Phase::Reading
            | Phase::Planning
            | Phase::Applying { .. }
            | Phase::Provisioning
            | Phase::Exporting => Self::Running,
            Phase::Waiting { .. } => Self::Waiting,
            Phase::Done => Self::Done,
            Phase::Failed { .. } | Phase::GaveUp { .. } | Phase::Faulted { .. } => Self::Failed,
            Phase::Dropped { .. } => Self::Dropped,
            Phase::Missed => Self::Missed,
        }
    }
}

/// Runs that one answer shows at most.
pub const RUNS_PAGE: usize = 50;

/// `GET /api/runs`: a part of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RunsView {
    /// The runs, the latest first.
    pub runs: Vec<RunView>,
    /// Where the next part starts, if there is more: runs before this one.
    pub next: Option<RunId>,
}

/// People of a run that one answer shows at most.
pub const CHANGES_PAGE: usize = 500;

/// `GET /api/runs/{run}/changes`: a part of what a run has changed. Kept for 30 days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangesView {
    /// The changes from `from` on. The names are today's: of somebody who was erased since, there is none.
    pub changes: Vec<ChangeView>,
    /// Where the next part starts, if there is more.
    pub next: Option<usize>,
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
    /// What happens to the values of those who are known already, by attribute. Attributes that nobody has a value of
    /// are left out.
    pub values: Vec<ValueTally>,
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
    Updates {
        /// Have another value, or the first one.
        attributes: Vec<Attribute>,
        /// Had a value, and have none any more.
        #[serde(default)]
        lost: Vec<Attribute>,
    },
    Moves {
        from: HrSystem,
        by: Evidence,
        /// Have another value, or the first one.
        #[serde(default)]
        attributes: Vec<Attribute>,
        /// Had a value, and have none any more.
        #[serde(default)]
        lost: Vec<Attribute>,
    },
    Leaves {
        reason: LeaveReason,
    },
}

impl From<&Change> for ChangeKind {
    fn from(change: &Change) -> Self {
        let lost = change.lost();
        let others =
            |differ: &[Attribute]| differ.iter().copied().filter(|one| !lost.contains(one)).collect();
        match change {
            Change::Joins { .. } => Self::Joins,
            Change::Returns { .. } => Self::Returns,
            Change::Updates { attributes, .. } => Self::Updates { attributes: others(attributes), lost },
            Change::Moves { from, by, attributes, .. } => {
                Self::Moves { from: from.service, by: *by, attributes: others(attributes), lost }
            }
            Change::Leaves { reason, .. } => Self::Leaves { reason: *reason },
        }
    }
}

impl PlanView {
    /// The part of `plan`, whose fingerprint is `hash`, from `from` on. `name_of` knows the names of those who leave.
    ///
    /// # Errors
    /// Those of `name_of`.
    pub fn new<E>(
        plan: &Plan,
        hash: &PlanHash,
        stored: Vec<Attribute>,
        from: usize,
        name_of: impl Fn(&PersonKey) -> Result<String, E>,
    ) -> Result<Self, E> {
        let view = |change: &Change| {
            let name = match change {
                Change::Joins { employee }
                | Change::Returns { employee }
                | Change::Updates { employee, .. }
                | Change::Moves { employee, .. } => employee.values.full_name(),
                Change::Leaves { key, .. } => name_of(key)?,
            };
            Ok(ChangeView { id: change.id().clone(), name, kind: change.into() })
        };
        let until = from.saturating_add(PLAN_PAGE);
        Ok(Self {
            hash: hash.clone(),
            counts: plan.counts(),
            stored,
            values: plan.values.clone(),
            changes: plan.changes.iter().skip(from).take(PLAN_PAGE).map(view).collect::<Result<_, E>>()?,
            next: (until < plan.changes.len()).then_some(until),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        employee::{Employee, EmploymentStatus, Values},
        text::Text,
    };

    #[test]
    fn a_person_s_change_tells_what_has_another_value_from_what_has_none_any_more() {
        let employee = Employee {
            id: EmployeeId::try_from("7".to_owned()).unwrap(),
            status: EmploymentStatus::Active,
            values: Values { team: Text::new("Engines").ok(), ..Values::default() },
        };
        let from = PersonKey { service: HrSystem::Personio, id: employee.id.clone() };
        let (differ, by) = (vec![Attribute::Team, Attribute::Skills], Evidence::WorkEmail);
        let (attributes, lost) = (vec![Attribute::Team], vec![Attribute::Skills]);
        for (change, kind) in [
            (
                Change::Updates { employee: employee.clone(), attributes: differ.clone() },
                ChangeKind::Updates { attributes: attributes.clone(), lost: lost.clone() },
            ),
            (
                Change::Moves { from: from.clone(), employee, by, had_left: false, attributes: differ },
                ChangeKind::Moves { from: from.service, by, attributes, lost },
            ),
        ] {
            assert_eq!(ChangeKind::from(&change), kind);
        }
    }

    #[test]
    fn changes_from_before_values_were_told_are_read() {
        for (stored, kind) in [
            (
                r#"{"kind":"updates","attributes":["team"]}"#,
                ChangeKind::Updates { attributes: vec![Attribute::Team], lost: vec![] },
            ),
            (
                r#"{"kind":"moves","from":"personio","by":"name"}"#,
                ChangeKind::Moves {
                    from: HrSystem::Personio,
                    by: Evidence::Name,
                    attributes: vec![],
                    lost: vec![],
                },
            ),
        ] {
            assert_eq!(serde_json::from_str::<ChangeKind>(stored).unwrap(), kind);
        }
    }
}
