//! The history that is shown: loaded part by part, and anew when something has happened.

use domain::{
    api::{
        call,
        runs::{Outcome, RunView, RunsView},
    },
    sync::run::RunId,
};
use leptos::{prelude::*, task::spawn_local};

use super::past::{with_latest, with_older};
use crate::api::{Api, CallError, use_api};

/// The history. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct History {
    api: Api,
    /// Which runs are asked for.
    pub outcome: Signal<Option<Outcome>>,
    /// The runs that are loaded, of those.
    pub shown: RwSignal<Option<RunsView>>,
    /// The latest runs of all outcomes.
    pub latest: RwSignal<Vec<RunView>>,
    /// Whether older ones are on their way.
    pub loading: RwSignal<bool>,
    /// Why they did not arrive.
    pub problem: RwSignal<Option<CallError>>,
}

impl History {
    /// The history of the runs that came to `outcome`. It is loaded by [`History::refresh`].
    pub fn of(outcome: Signal<Option<Outcome>>) -> Self {
        Self {
            api: use_api(),
            outcome,
            shown: RwSignal::new(None),
            latest: RwSignal::new(Vec::new()),
            loading: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }

    /// Loads the latest runs anew.
    pub fn refresh(self) {
        let outcome = self.outcome.get_untracked();
        spawn_local(async move {
            let Some(latest) = self.part(outcome, None).await else { return };
            if outcome.is_none() {
                self.latest.set(latest.runs.clone());
            }
            self.shown.update(|shown| *shown = Some(with_latest(shown.take(), latest)));
            if outcome.is_some()
                && let Ok(all) = self.api.send(call::Runs { before: None, outcome: None }).await
            {
                _ = self.latest.try_set(all.runs);
            }
        });
    }

    /// Loads the runs before those that are shown.
    pub fn more(self) {
        let outcome = self.outcome.get_untracked();
        let Some(before) = self.shown.with_untracked(|shown| shown.as_ref()?.next) else { return };
        self.loading.set(true);
        spawn_local(async move {
            let older = self.part(outcome, Some(before)).await;
            _ = self.loading.try_set(false);
            if let Some(older) = older {
                self.shown.update(|shown| *shown = shown.take().map(|shown| with_older(shown, older)));
            }
        });
    }

    /// A part, if it arrives while it is still asked for.
    async fn part(self, outcome: Option<Outcome>, before: Option<RunId>) -> Option<RunsView> {
        let answer = self.api.send(call::Runs { before, outcome }).await;
        if self.outcome.try_get_untracked() != Some(outcome) {
            return None;
        }
        self.problem.set(answer.as_ref().err().cloned());
        answer.ok()
    }
}
