//! What the history's chart draws: people and changes over time, how long it took, and what did not happen.

use chrono::{DateTime, Utc};
use domain::api::runs::{Outcome, RunView};

use super::words::seconds;
use crate::components::{
    Point,
    chart::{across, down},
};

/// The finished runs as points, and the others as gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// When the first run was.
    pub from: DateTime<Utc>,
    /// When the last one was.
    pub until: DateTime<Utc>,
    /// People in the directory after each finished run.
    pub people: Row,
    /// Changes of each.
    pub changes: Row,
    /// Seconds that each took.
    pub seconds: Row,
    /// Where a run failed or was missed.
    pub missing: Vec<u32>,
}

/// Values over time, the earliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The values.
    pub values: Vec<u64>,
    /// Where they are drawn.
    pub points: Vec<Point>,
}

impl Row {
    /// The highest value.
    pub fn highest(&self) -> u64 {
        self.values.iter().copied().max().unwrap_or_default()
    }

    fn of(done: &[(u32, &RunView)], value: fn(&RunView) -> u64) -> Self {
        let values: Vec<u64> = done.iter().map(|(_, run)| value(run)).collect();
        let row = Self { values, points: Vec::new() };
        let highest = row.highest();
        let points =
            done.iter().zip(&row.values).map(|((x, _), value)| Point { x: *x, y: down(*value, highest) });
        Self { points: points.collect(), ..row }
    }
}

/// The picture of `runs`, the latest first; none where none of them has finished.
pub fn of(runs: &[RunView]) -> Option<Picture> {
    let over = || runs.iter().rev().filter(|run| run.ended_at.is_some());
    let from = over().map(|run| run.started_at).min()?;
    let until = over().map(|run| run.started_at).max()?;
    let x = |run: &RunView| across(run.started_at.timestamp(), from.timestamp(), until.timestamp());
    let with = |outcomes: &'static [Outcome]| {
        over().filter(|run| outcomes.contains(&Outcome::of(&run.phase))).map(|run| (x(run), run))
    };
    let done: Vec<_> = with(&[Outcome::Done]).collect();
    if done.is_empty() {
        return None;
    }
    Some(Picture {
        from,
        until,
        people: Row::of(&done, |run| run.present.unwrap_or_default()),
        changes: Row::of(&done, |run| run.counts.map_or(0, |counts| counts.changed())),
        seconds: Row::of(&done, |run| seconds(run).unwrap_or_default()),
        missing: with(&[Outcome::Failed, Outcome::Missed]).map(|(x, _)| x).collect(),
    })
}

#[cfg(test)]
mod tests {
    use domain::sync::{plan::Counts, run::Phase};

    use super::*;

    fn run(phase: Phase, hour: u32, people: u64) -> RunView {
        let run: RunView = serde_json::from_str(include_str!("../../../../tests/data/run.json")).unwrap();
        let at: DateTime<Utc> = format!("2026-11-22T{hour:02}:00:00Z").parse().unwrap();
        RunView {
            phase,
            started_at: at,
            ended_at: Some(at + chrono::TimeDelta::seconds(30)),
            present: Some(people),
            counts: Some(Counts { joins: 2, ..Counts::default() }),
            ..run
        }
    }

    #[test]
    fn finished_runs_are_points_and_the_others_gaps() {
        let runs = [run(Phase::Done, 12, 100), run(Phase::Missed, 6, 0), run(Phase::Done, 0, 50)];
        let picture = of(&runs).unwrap();
        assert_eq!(picture.people.values, [50, 100], "the earliest first");
        assert_eq!(picture.people.points, [Point { x: 20, y: 50 }, Point { x: 980, y: 20 }]);
        assert_eq!((picture.changes.highest(), picture.seconds.highest()), (2, 30));
        assert_eq!(picture.missing, [500]);
    }

    #[test]
    fn without_a_finished_run_there_is_no_picture() {
        let running = RunView { ended_at: None, ..run(Phase::Reading, 1, 0) };
        assert_eq!(of(&[running]), None);
        assert_eq!(of(&[run(Phase::Missed, 6, 0)]), None);
        assert_eq!(of(&[]), None);
    }
}
