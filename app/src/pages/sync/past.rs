//! The history as it is loaded: part by part, and anew when something has happened.

use domain::api::runs::{Outcome, RunView, RunsView};

/// The history with an older part after its own.
pub fn with_older(mut shown: RunsView, older: RunsView) -> RunsView {
    shown.runs.extend(older.runs);
    RunsView { runs: shown.runs, next: older.next }
}

/// The history with its latest part read anew. What had been loaded beyond that part stays, where the two join.
pub fn with_latest(shown: Option<RunsView>, latest: RunsView) -> RunsView {
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
    use domain::sync::run::RunId;

    use super::*;

    fn part(ids: &[u32], next: Option<u32>) -> RunsView {
        let run: RunView = serde_json::from_str(include_str!("../../../tests/data/run.json")).unwrap();
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
    fn an_address_names_an_outcome_or_none() {
        assert_eq!(asked(Some("missed")), Some(Outcome::Missed));
        assert_eq!(asked(Some("<b>")), None);
        assert_eq!(asked(None), None);
    }
}
