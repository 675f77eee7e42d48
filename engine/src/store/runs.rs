//! Runs in storage, and what each has changed.

use super::{Store, json};
use crate::{
    fault::Fault,
    planted::{self, Planted},
    platform::{Platform, Value},
};
use chrono::{DateTime, Utc};
use domain::{
    api::runs::{CHANGES_PAGE, ChangeKind, Outcome, RUNS_PAGE},
    audit::{Act, Actor, Deed, Detail, Subject},
    employee::PersonKey,
    service::HrSystem,
    sync::{
        guard::{Earlier, LOOKS_BACK},
        plan::{Change, Plan},
        run::{Run, RunId},
    },
};
use serde::{Deserialize, Serialize};

/// Whose change it was, and what happened. Without a value or a name: those are where the person is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Changed {
    /// Who.
    pub(crate) key: PersonKey,
    /// What.
    pub(crate) kind: ChangeKind,
}

impl Changed {
    fn of(source: HrSystem, change: &Change) -> Self {
        let key = match change {
            Change::Leaves { key, .. } => key.clone(),
            _ => PersonKey { service: source, id: change.id().clone() },
        };
        Self { key, kind: change.into() }
    }
}

impl<P: Platform> Store<'_, P> {
    /// A run.
    pub(crate) fn run(&self, id: RunId) -> Result<Option<Run>, Fault> {
        let rows = self.execute("SELECT body FROM runs WHERE id = ?", vec![i64::from(id.0).into()])?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    /// The number of the next run.
    pub(crate) fn next_run_id(&self) -> Result<RunId, Fault> {
        Ok(RunId(self.newest_run()?.map_or(1, |run| run.id().0.saturating_add(1))))
    }

    /// The run that was recorded last.
    fn newest_run(&self) -> Result<Option<Run>, Fault> {
        Ok(self.runs(None, None, 1)?.into_iter().next())
    }

    /// The run that is under way, or the last one that was: not one that was missed.
    pub(crate) fn latest_run(&self) -> Result<Option<Run>, Fault> {
        let sql = "SELECT body FROM runs WHERE outcome <> 'missed' ORDER BY id DESC LIMIT 1";
        let rows = self.execute(sql, vec![])?;
        rows.first().and_then(|row| row.first()).map(json).transpose()
    }

    /// The number of the run that is under way: the same, for who wants no more.
    pub(crate) fn active_run_id(&self) -> Result<Option<RunId>, Fault> {
        let sql = "SELECT CASE WHEN outcome IN ('running', 'waiting') THEN id END FROM runs
                   WHERE outcome <> 'missed' ORDER BY id DESC LIMIT 1";
        let rows = self.execute(sql, vec![])?;
        match rows.first().and_then(|row| row.first()) {
            Some(Value::Integer(id)) => Ok(u32::try_from(*id).ok().map(RunId)),
            _ => Ok(None),
        }
    }

    /// The run that is under way. There is at most one, and none has started since.
    pub(crate) fn active_run(&self) -> Result<Option<Run>, Fault> {
        Ok(self.latest_run()?.filter(|run| !run.has_ended()))
    }

    /// The last run that came to nothing.
    pub(crate) fn last_failed_run(&self) -> Result<Option<Run>, Fault> {
        Ok(self.runs(None, Some(Outcome::Failed), 1)?.into_iter().next())
    }

    /// The runs before `before` that have come to `outcome`, the latest first, one more than fits on a page.
    pub(crate) fn runs_page(
        &self,
        before: Option<RunId>,
        outcome: Option<Outcome>,
    ) -> Result<Vec<Run>, Fault> {
        self.runs(before, outcome, RUNS_PAGE + 1)
    }

    fn runs(&self, before: Option<RunId>, outcome: Option<Outcome>, most: usize) -> Result<Vec<Run>, Fault> {
        let rows = self.execute(
            "SELECT body FROM runs WHERE (?1 IS NULL OR id < ?1) AND (?2 IS NULL OR outcome = ?2)
             ORDER BY id DESC LIMIT ?3",
            vec![
                before.map_or(Value::Null, |id| i64::from(id.0).into()),
                outcome.map_or(Value::Null, |outcome| outcome.as_str().into()),
                i64::try_from(most).unwrap_or(i64::MAX).into(),
            ],
        )?;
        rows.iter().filter_map(|row| row.first()).map(json).collect()
    }

    /// The last `most` runs, the latest first.
    pub(crate) fn last_runs(&self, most: usize) -> Result<Vec<Run>, Fault> {
        self.runs(None, None, most)
    }

    /// Those of the last `among` runs that failed or were missed, the oldest first.
    pub(crate) fn unsuccessful_runs(&self, among: i64) -> Result<Vec<Run>, Fault> {
        let rows = self.execute(
            "SELECT body FROM runs
             WHERE id > (SELECT coalesce(max(id), 0) FROM runs) - ? AND outcome IN ('failed', 'missed') ORDER BY id",
            vec![among.into()],
        )?;
        rows.iter().filter_map(|row| row.first()).map(json).collect()
    }

    /// What was lost lately without anybody's approval.
    pub(crate) fn lost_earlier(&self, now: DateTime<Utc>) -> Result<Earlier, Fault> {
        let since = (now - LOOKS_BACK).to_rfc3339();
        let rows = self.execute(
            "SELECT body FROM runs WHERE json_extract(body, '$.started_at') >= ? OR json_extract(body, '$.ended_at') >= ?",
            vec![since.as_str().into(), since.as_str().into()],
        )?;
        let mut earlier = Earlier::default();
        for body in rows.iter().filter_map(|row| row.first()) {
            earlier.add(&json(body)?, now);
        }
        Ok(earlier)
    }

    /// Keeps a run, with the rows that were written for it, this one included. That it has ended is recorded with it, so
    /// that no run ends without it.
    pub(crate) fn put_run(&self, run: &mut Run) -> Result<(), Fault> {
        if let Some(ended_at) = run.ended_at().filter(|_| !planted::is(Planted::EndNotRecorded)) {
            let deed = Deed::by(Actor::Rollcall, Act::RunEnded).to(Some(Subject::Run(run.id())));
            self.record(ended_at, deed.with(Some(Detail::Outcome(Outcome::of(run.phase())))))?;
        }
        run.count_rows(self.take_rows_written() + 1);
        let values = vec![i64::from(run.id().0).into(), serde_json::to_string(run)?.into()];
        self.execute("INSERT OR REPLACE INTO runs (id, body) VALUES (?, ?)", values)?;
        self.take_rows_written();
        Ok(())
    }

    /// Keeps what `run` has just changed: `part` of `plan`.
    pub(crate) fn note_changes(
        &self,
        run: RunId,
        plan: &Plan,
        part: &[Change],
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let values = vec![i64::from(run.0).into()];
        let rows = self.execute("SELECT count(*) FROM changes WHERE run = ?", values)?;
        let first = match rows.first().and_then(|row| row.first()) {
            Some(Value::Integer(count)) => *count,
            _ => 0,
        };
        let page = |(number, changes): (i64, &[Change])| {
            let changed: Vec<_> = changes.iter().map(|change| Changed::of(plan.source, change)).collect();
            Ok((number, serde_json::to_string(&changed)?))
        };
        let pages = (first..).zip(part.chunks(CHANGES_PAGE)).map(page).collect::<Result<Vec<_>, Fault>>()?;
        self.rows_for(
            &pages,
            "INSERT INTO changes (run, part, at, body)
             SELECT ?, value ->> 0, ?, value ->> 1 FROM json_each(?)",
            &[i64::from(run.0).into(), now.to_rfc3339().into()],
        )
        .map(drop)
    }

    /// A part of what `run` has changed, and whether there is another one after it.
    pub(crate) fn changes(&self, run: RunId, part: usize) -> Result<(Vec<Changed>, bool), Fault> {
        let part = i64::try_from(part).unwrap_or(i64::MAX);
        let rows = self.execute(
            "SELECT body FROM changes WHERE run = ? AND part >= ? ORDER BY part LIMIT 2",
            vec![i64::from(run.0).into(), part.into()],
        )?;
        let changed = rows.first().and_then(|row| row.first()).map(json).transpose()?;
        Ok((changed.unwrap_or_default(), rows.len() > 1))
    }

    /// When the oldest change that is still kept was made.
    pub(crate) fn first_change_at(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        self.first_time("SELECT min(at) FROM changes")
    }

    /// Forgets what runs changed at `until` or before.
    pub(crate) fn forget_changes(&self, until: DateTime<Utc>) -> Result<(), Fault> {
        self.execute("DELETE FROM changes WHERE at <= ?", vec![until.to_rfc3339().into()])?;
        Ok(())
    }
}
