//! Deciding on a plan that waits.

use domain::{
    api::{
        call,
        calling::Call,
        error::ErrorCode,
        runs::{ApprovalForm, PlanView, RunView},
    },
    sync::{
        plan::PlanHash,
        run::{Phase, RunId},
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::watch::RunWatch;
use crate::{
    api::{Api, CallError, use_api},
    asking::Sending,
};

/// The plan of the run that is watched, and what is being decided about it.
#[derive(Debug, Clone, Copy)]
pub struct Review {
    api: Api,
    watch: RunWatch,
    /// The plan, with the people loaded so far.
    pub plan: RwSignal<Option<PlanView>>,
    /// What went wrong, last.
    pub problem: RwSignal<Option<CallError>>,
    /// Whether the plan had to be loaded anew.
    pub changed: RwSignal<bool>,
    /// The decision that is sent.
    pub deciding: Sending,
}

impl Review {
    /// Reviews whatever plan the watched run comes to wait with.
    pub fn of(watch: RunWatch) -> Self {
        let problem = RwSignal::new(None);
        let review = Self {
            api: use_api(),
            watch,
            plan: RwSignal::new(None),
            problem,
            changed: RwSignal::new(false),
            deciding: Sending::telling(problem),
        };
        let waiting = Memo::new(move |_| watch.run().with(|run| run.as_ref().and_then(waiting_plan)));
        Effect::new(move || match waiting.get() {
            Some((run, _)) => review.load(run),
            None => review.plan.set(None),
        });
        review
    }

    /// Loads the plan's first people.
    fn load(self, run: RunId) {
        spawn_local(async move {
            match self.api.send(call::Plan { run, from: None }).await {
                Ok(plan) => _ = self.plan.try_set(Some(plan)),
                Err(error) => _ = self.problem.try_set(Some(error)),
            }
        });
    }

    /// Loads the people from `from` on.
    pub fn load_more(self, from: usize) {
        let Some(run) = self.run_id() else { return };
        spawn_local(async move {
            match self.api.send(call::Plan { run, from: Some(from) }).await {
                Ok(more) => {
                    self.plan.try_update(|plan| *plan = plan.take().map(|plan| with_more(&plan, more)));
                }
                Err(error) => _ = self.problem.try_set(Some(error)),
            }
        });
    }

    /// Lets the plan go ahead.
    pub fn approve(self) {
        let (Some(run), Some(plan)) =
            (self.run_id(), self.plan.with_untracked(|plan| plan.as_ref().map(|plan| plan.hash.clone())))
        else {
            return;
        };
        self.decide(run, call::ApprovePlan { run, form: ApprovalForm { plan } });
    }

    /// Ends the run before it changes anything.
    pub fn drop_run(self) {
        if let Some(run) = self.run_id() {
            self.decide(run, call::DropRun { run });
        }
    }

    fn decide(self, run: RunId, call: impl Call<Answer = RunView> + 'static) {
        self.changed.set(false);
        let told = move |error: CallError| {
            self.watch.look();
            if error.code() != Some(ErrorCode::PlanChanged) {
                return Some(error);
            }
            self.changed.set(true);
            self.load(run);
            None
        };
        self.deciding.send_or(call, move |run| self.watch.follow(run), told);
    }

    fn run_id(self) -> Option<RunId> {
        self.watch.run().with_untracked(|run| run.as_ref().map(|run| run.id))
    }
}

/// The plan that `run` waits with, if it does.
pub fn waiting_plan(run: &RunView) -> Option<(RunId, PlanHash)> {
    match &run.phase {
        Phase::Waiting { plan, .. } => Some((run.id, plan.clone())),
        _ => None,
    }
}

/// The same plan with the people of `more` after its own. A part of another plan changes nothing.
fn with_more(plan: &PlanView, more: PlanView) -> PlanView {
    if plan.hash != more.hash {
        return plan.clone();
    }
    let changes = plan.changes.iter().cloned().chain(more.changes).collect();
    PlanView { changes, next: more.next, ..plan.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> PlanView {
        serde_json::from_str(include_str!("../../tests/data/plan.json")).unwrap()
    }

    #[test]
    fn the_next_people_come_after_the_first_ones_of_the_same_plan_only() {
        let more = PlanView { next: None, ..plan() };
        let joined = with_more(&plan(), more.clone());
        assert_eq!((joined.changes.len(), joined.next), (6, None));
        let other = PlanView { hash: serde_json::from_str(r#""11ee""#).unwrap(), ..more };
        assert_eq!(with_more(&plan(), other), plan());
    }
}
