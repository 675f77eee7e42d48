//! The history that is shown: loaded part by part, and anew when something has happened.

use domain::{
    api::{
        call,
        runs::{Outcome, RUNS_PAGE, RunView, RunsView},
    },
    sync::run::RunId,
};
use leptos::{prelude::*, task::spawn_local};

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
    /// How many of those that are loaded are seen.
    rows: RwSignal<usize>,
}

/// How many are seen at first.
const FIRST: usize = 10;

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
            rows: RwSignal::new(FIRST),
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

    /// Forgets what is loaded: others are asked for.
    pub fn forget(self) {
        self.shown.set(None);
        self.rows.set(FIRST);
    }

    /// The runs that are seen, of those that are loaded.
    pub fn seen(self) -> Memo<Option<Vec<RunView>>> {
        Memo::new(move |_| {
            let rows = self.rows.get();
            self.shown.with(|shown| Some(shown.as_ref()?.runs.iter().take(rows).cloned().collect()))
        })
    }

    /// Whether there are runs before those that are seen.
    pub fn has_more(self) -> Memo<bool> {
        Memo::new(move |_| {
            let rows = self.rows.get();
            self.shown.with(|shown| shown.as_ref().is_some_and(|shown| has_more(shown, rows)))
        })
    }

    /// Shows the runs before those that are seen, and loads some where they are not all there.
    pub fn more(self) {
        let outcome = self.outcome.get_untracked();
        self.rows.update(|rows| *rows += RUNS_PAGE);
        let rows = self.rows.get_untracked();
        let Some(before) = self.shown.with_untracked(|shown| lacks(shown.as_ref()?, rows)) else { return };
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

/// Whether there is more of the history than the first `rows`.
fn has_more(shown: &RunsView, rows: usize) -> bool {
    shown.runs.len() > rows || shown.next.is_some()
}

/// Before which run the part comes that is still to be loaded for `rows`, if one is.
fn lacks(shown: &RunsView, rows: usize) -> Option<RunId> {
    shown.next.filter(|_| shown.runs.len() < rows)
}

/// The history with an older part after its own.
fn with_older(mut shown: RunsView, older: RunsView) -> RunsView {
    shown.runs.extend(older.runs);
    RunsView { runs: shown.runs, next: older.next }
}

/// The history with its latest part read anew. What had been loaded beyond that part stays, where the two join.
fn with_latest(shown: Option<RunsView>, latest: RunsView) -> RunsView {
    let (Some(shown), Some(oldest)) = (shown, latest.runs.last().map(|run| run.id)) else { return latest };
    let joined = shown.runs.iter().any(|run| run.id >= oldest);
    let mut older: Vec<RunView> = shown.runs.into_iter().filter(|run| run.id < oldest).collect();
    if !joined || older.is_empty() {
        return latest;
    }
    let mut runs = latest.runs;
    runs.append(&mut older);
    RunsView { runs, next: shown.next }
}

/// The outcome that an address asks for; all of them where it names none.
pub fn asked(outcome: Option<&str>) -> Option<Outcome> {
    outcome.and_then(Outcome::named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(ids: &[u32], next: Option<u32>) -> RunsView {
        let run: RunView = serde_json::from_str(include_str!("../../../../tests/data/run.json")).unwrap();
        let runs = ids.iter().map(|id| RunView { id: RunId(*id), ..run.clone() }).collect();
        RunsView { runs, next: next.map(RunId) }
    }

    fn ids(view: &RunsView) -> Vec<u32> {
        view.runs.iter().map(|run| run.id.0).collect()
    }

    #[test]
    fn older_runs_come_after_and_say_where_it_goes_on() {
        let all = with_older(part(&[9, 8], Some(8)), part(&[7, 6], None));
        assert_eq!((ids(&all), all.next), (vec![9, 8, 7, 6], None));
    }

    #[test]
    fn a_new_run_comes_first_and_what_was_loaded_stays() {
        let all = with_older(part(&[9, 8], Some(8)), part(&[7, 6], Some(6)));
        let all = with_latest(Some(all), part(&[10, 9], Some(9)));
        assert_eq!((ids(&all), all.next), (vec![10, 9, 8, 7, 6], Some(RunId(6))));
        let far = with_latest(Some(part(&[3, 2], None)), part(&[90, 80], Some(80)));
        assert_eq!(ids(&far), [90, 80], "runs between the two are not left out in silence");
        let first = with_latest(None, part(&[1], None));
        assert_eq!((ids(&first), first.next), (vec![1], None));
        let gone = with_latest(Some(part(&[2, 1], None)), part(&[], None));
        assert_eq!(ids(&gone), [0_u32; 0], "what the latest part does not have any more is gone");
    }

    #[test]
    fn older_runs_are_loaded_once_those_that_are_there_are_seen() {
        let all: Vec<u32> = (1..=50).rev().collect();
        let shown = part(&all, Some(1));
        assert_eq!((has_more(&shown, FIRST), lacks(&shown, FIRST)), (true, None));
        assert_eq!(lacks(&shown, FIRST + RUNS_PAGE), Some(RunId(1)));
        let few = part(&[3, 2, 1], None);
        assert_eq!((has_more(&few, FIRST), lacks(&few, FIRST)), (false, None));
        assert!(has_more(&few, 2), "what is loaded and not seen");
    }

    #[test]
    fn an_address_names_an_outcome_or_none() {
        assert_eq!(asked(Some("missed")), Some(Outcome::Missed));
        assert_eq!(asked(Some("<b>")), None);
        assert_eq!(asked(None), None);
    }
}
