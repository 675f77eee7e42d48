//! How far a run is, and how often to look at it.

use std::time::Duration;

use domain::{api::runs::RunView, sync::run::Phase};

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Reading: so many people, of so many where the service says how many there are.
    Read {
        /// Read so far.
        read: u64,
        /// To read in all.
        total: Option<u64>,
    },
    /// Nothing to count: comparing.
    Unknown,
    /// Writing: so many changes of so many.
    Applied {
        /// Written so far.
        applied: u64,
        /// To write in all.
        all: u64,
    },
    /// Bringing learning accounts in step: so many of so many.
    Provisioned {
        /// Done so far.
        done: u64,
        /// To do in all.
        all: u64,
    },
    /// Sending completions back: so many of so many.
    Exported {
        /// Done so far.
        done: u64,
        /// To do in all.
        all: u64,
    },
    /// Nothing is going on: the run waits or is over.
    Still,
}

impl Progress {
    /// How far `run` is.
    pub fn of(run: &RunView) -> Self {
        match run.phase {
            Phase::Reading => Self::Read { read: run.read, total: run.total },
            Phase::Planning => Self::Unknown,
            Phase::Applying { .. } => {
                let all = run.counts.map_or(0, |counts| counts.changed());
                Self::Applied { applied: run.applied, all }
            }
            Phase::Provisioning => Self::Provisioned { done: run.accounts.done(), all: run.accounts.total },
            Phase::Exporting => Self::Exported { done: run.exports.done, all: run.exports.total },
            Phase::Waiting { .. }
            | Phase::Done
            | Phase::Failed { .. }
            | Phase::GaveUp { .. }
            | Phase::Faulted { .. }
            | Phase::Missed
            | Phase::Dropped { .. } => Self::Still,
        }
    }

    /// What a progress bar shows: the part that is done, and the whole. Nothing where the whole is not known.
    pub fn bar(self) -> Option<(u64, u64)> {
        match self {
            Self::Read { read, total: Some(total) } if total > 0 => Some((read.min(total), total)),
            Self::Applied { applied: done, all }
            | Self::Provisioned { done, all }
            | Self::Exported { done, all }
                if all > 0 =>
            {
                Some((done.min(all), all))
            }
            _ => None,
        }
    }
}

/// The phase's name, for tests and styles.
pub fn phase_name(phase: &Phase) -> &'static str {
    match phase {
        Phase::Reading => "reading",
        Phase::Planning => "planning",
        Phase::Waiting { .. } => "waiting",
        Phase::Applying { .. } => "applying",
        Phase::Provisioning => "provisioning",
        Phase::Exporting => "exporting",
        Phase::Done => "done",
        Phase::Failed { .. } => "failed",
        Phase::GaveUp { .. } => "gave_up",
        Phase::Faulted { .. } => "faulted",
        Phase::Missed => "missed",
        Phase::Dropped { .. } => "dropped",
    }
}

/// How long to wait before looking again; never again once the run is over.
pub fn look_again_after(phase: &Phase) -> Option<Duration> {
    match phase {
        Phase::Reading
        | Phase::Planning
        | Phase::Applying { .. }
        | Phase::Provisioning
        | Phase::Exporting => Some(Duration::from_secs(1)),
        // Somebody else may decide meanwhile.
        Phase::Waiting { .. } => Some(Duration::from_secs(5)),
        Phase::Done
        | Phase::Failed { .. }
        | Phase::GaveUp { .. }
        | Phase::Faulted { .. }
        | Phase::Missed
        | Phase::Dropped { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        export::tally::ExportTally,
        provisioning::tally::AccountTally,
        sync::{guard::Hold, plan::Counts, run::DropReason},
    };

    use super::*;

    fn run(phase: Phase) -> RunView {
        let run: RunView = serde_json::from_str(include_str!("../../tests/data/run.json")).unwrap();
        RunView { phase, ..run }
    }

    fn hash() -> domain::sync::plan::PlanHash {
        serde_json::from_str(r#""00ff""#).unwrap()
    }

    #[test]
    fn reading_is_counted_in_people_and_never_beyond_the_whole() {
        let reading = |read, total| Progress::of(&RunView { read, total, ..run(Phase::Reading) });
        assert_eq!(reading(0, None).bar(), None);
        assert_eq!(reading(20, Some(80)).bar(), Some((20, 80)));
        assert_eq!(reading(90, Some(80)).bar(), Some((80, 80)));
        assert_eq!(reading(0, Some(0)).bar(), None);
    }

    #[test]
    fn applying_is_counted_in_changes() {
        let counts = Counts { joins: 3, updates: 1, unchanged: 90, ..Counts::default() };
        let applying = RunView { counts: Some(counts), applied: 2, ..run(Phase::Applying { plan: hash() }) };
        assert_eq!(Progress::of(&applying).bar(), Some((2, 4)));
    }

    #[test]
    fn accounts_and_exports_are_counted_once_it_is_known_how_many_there_are() {
        let accounts = AccountTally { total: 5, created: 2, refused: 1, ..AccountTally::default() };
        let provisioning = RunView { accounts, ..run(Phase::Provisioning) };
        assert_eq!(Progress::of(&provisioning).bar(), Some((3, 5)));
        let exports = ExportTally { total: 8, done: 2, ..ExportTally::default() };
        assert_eq!(Progress::of(&RunView { exports, ..run(Phase::Exporting) }).bar(), Some((2, 8)));
        assert_eq!(Progress::of(&run(Phase::Exporting)).bar(), None);
    }

    #[test]
    fn a_run_is_looked_at_until_it_is_over() {
        let waiting = Phase::Waiting { plan: hash(), hold: Hold::FirstSync };
        assert!(look_again_after(&waiting) > look_again_after(&Phase::Reading));
        for over in [Phase::Done, Phase::Dropped { reason: DropReason::Declined }] {
            assert_eq!(look_again_after(&over), None);
            assert_eq!(Progress::of(&run(over)), Progress::Still);
        }
    }
}
