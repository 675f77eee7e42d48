//! How it comes to rest: nothing fails any more, nothing happens any more, and two syncs later everything is as the
//! providers say.

use std::{
    collections::BTreeMap,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use domain::{
    api::{
        audit::{AuditLinesView, TrailView},
        runs::{LatestRunView, RunView, RunsView},
        services::{ConnectionState, ConnectionView},
        sync::SyncView,
    },
    audit::{
        self, Act, Entry, Subject,
        export::{FirstLine, LastLine, Verification},
    },
    provisioning::account::ARRIVES_WITHIN,
    service::HrSystem,
    sync::run::{Phase, RunId},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{
    company,
    errand::Errand,
    life::Life,
    oracle::{Broken, hold},
    weather,
};

/// Rows that a sync may write in which nothing has changed, its end in the audit trail among them. Pages as small as some of
/// these companies are read in may be kept one by one.
const ROWS: u64 = 21;

impl Life {
    /// Lets it come to rest.
    pub fn come_to_rest(&mut self) -> Result<(), Broken> {
        self.note("it all calms down");
        self.is_calm = true;
        weather::clear(&self.site);
        // Whom `BambooHR` does not show, and does not call deleted, stays.
        company::all_are_listed(&self.site);
        self.look();
        self.catch_up()?;
        // From here on the schedule may be another one.
        let notes = Rc::clone(&self.office.notes);
        self.oracle.check_slots(&self.site, &notes.borrow())?;
        // What is on its way still arrives, and is waited for.
        let arrived_at = self.site.world.now() + ARRIVES_WITHIN;
        while self.site.world.now() < arrived_at {
            self.go_on()?;
            self.catch_up()?;
        }
        let decides = if self.dice.once_in(2) { Errand::Approve } else { Errand::Decline };
        self.do_to_its_end(decides)?;
        self.connect_all()?;
        for _ in 0..2 {
            for errand in [Errand::Sync, Errand::Approve, Errand::ApproveInvitations] {
                self.do_to_its_end(errand)?;
            }
            for errand in [Errand::ApproveExports(None), Errand::ExportAgain] {
                self.do_to_its_end(errand)?;
            }
        }
        let notes = self.office.notes.borrow();
        self.oracle.check_truth(&self.site, &notes)?;
        drop(notes);
        self.check_nothing_changes()?;
        self.check_trail()?;
        self.oracle.check_log(&self.site)
    }

    /// The audit trail verifies, and each run has begun and ended in it once.
    fn check_trail(&mut self) -> Result<(), Broken> {
        let broken = |what: audit::Broken| Broken(format!("the audit trail does not verify: {what}"));
        let view: TrailView = self.look_up(json!({ "command": "audit_trail" }))?;
        let (first, last) = (
            FirstLine { trail: view.trail, after: view.after, signed: view.signed },
            LastLine { checkpoint: view.checkpoint },
        );
        let mut trail = Verification::new(&first, &last, None).map_err(broken)?;
        let mut told: BTreeMap<(Act, RunId), usize> = BTreeMap::new();
        while trail.length() < view.length {
            let lines: AuditLinesView =
                self.look_up(json!({ "command": "audit_lines", "after": trail.length() }))?;
            for line in &lines.lines {
                trail = trail.line(line).map_err(broken)?;
                let entry: Entry = serde_json::from_str(line).map_err(|error| Broken(error.to_string()))?;
                if let Some(Subject::Run(run)) = entry.deed.subject {
                    *told.entry((entry.deed.act, run)).or_default() += 1;
                }
            }
        }
        trail.end().map_err(broken)?;
        let runs: RunsView = self.look_up(json!({ "command": "runs" }))?;
        for run in runs.runs {
            let of = |act| told.get(&(act, run.id)).copied().unwrap_or_default();
            let expected = (usize::from(run.phase != Phase::Missed), usize::from(run.ended_at.is_some()));
            hold((of(Act::RunStarted), of(Act::RunEnded)) == expected, || {
                format!("the audit trail tells otherwise of {run:?}")
            })?;
        }
        Ok(())
    }

    fn connect_all(&mut self) -> Result<(), Broken> {
        if !self.is_connected()? || self.dice.once_in(2) {
            self.do_to_its_end(Errand::Connect)?;
            self.do_to_its_end(Errand::Approve)?;
        }
        for errand in [Errand::Limit(1000), Errand::ConnectLearning(0), Errand::Export(true)] {
            self.do_to_its_end(errand)?;
        }
        if self.site.source.get() == HrSystem::Personio {
            self.do_to_its_end(Errand::ConnectOther)?;
        }
        Ok(())
    }

    /// Another sync changes nothing, and hardly writes anything.
    fn check_nothing_changes(&mut self) -> Result<(), Broken> {
        self.do_to_its_end(Errand::Sync)?;
        let Some(run) = self.latest()? else { return Ok(()) };
        hold(run.phase == Phase::Done && run.applied == 0, || format!("nothing changed, and {run:?}"))?;
        // What was refused is tried again; what somebody has changed is noted.
        let is_quiet = run.accounts.total == 0 && run.exports.total == 0 && run.exports.altered == 0;
        let most = ROWS + run.pages.saturating_sub(1);
        hold(!is_quiet || run.rows_written <= most, || {
            format!("nothing changed, and {} rows were written: {run:?}", run.rows_written)
        })
    }

    /// The answer to a command that waits for nobody.
    pub(crate) fn look_up<T: DeserializeOwned>(&mut self, command: Value) -> Result<T, Broken> {
        // Who looks from the outside sees no fault of the storage.
        self.site.world.database.fail_no_more();
        let mut told = pin!(self.site.ask(command));
        match told.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(told) => {
                serde_json::from_value(told.body).map_err(|error| Broken(format!("an answer: {error}")))
            }
            Poll::Pending => Err(Broken("a look waits for the outside".to_owned())),
        }
    }

    fn latest(&mut self) -> Result<Option<RunView>, Broken> {
        let latest: LatestRunView = self.look_up(json!({ "command": "latest_run" }))?;
        Ok(latest.run)
    }

    fn is_connected(&mut self) -> Result<bool, Broken> {
        let source = self.site.source.get();
        let view: ConnectionView = self.look_up(json!({ "command": "connection", "service": source }))?;
        let is_waiting = self.latest()?.is_some_and(|run| matches!(run.phase, Phase::Waiting { .. }));
        Ok(is_waiting
            || (view.hr().and_then(|own| own.source) == Some(source)
                && view.state == ConnectionState::Connected))
    }

    /// A sync that came to nothing is told of on the Sync page.
    pub(crate) fn check_failure_is_told(&mut self) -> Result<(), Broken> {
        let Some(failed) = self.oracle.take_failed() else { return Ok(()) };
        let view: SyncView = self.look_up(json!({ "command": "sync" }))?;
        hold(view.last_failure.as_ref().is_some_and(|told| i64::from(told.run.0) >= failed), || {
            format!("run {failed} came to nothing, and the Sync page says {:?}", view.last_failure)
        })
    }
}
