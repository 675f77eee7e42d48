//! What the history says of a run.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use domain::{
    api::runs::{Outcome, RunView},
    schedule::Slot,
    sync::{plan::Counts, run::Trigger},
};

use crate::{
    components::Tone,
    i18n::{
        AdminTexts, Language, ago,
        texts::{services::Runs, sync::History},
    },
};

/// How an outcome is meant.
pub fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Running | Outcome::Dropped => Tone::Info,
        Outcome::Waiting | Outcome::Missed => Tone::Warning,
        Outcome::Done => Tone::Success,
        Outcome::Failed => Tone::Error,
    }
}

/// What started a run. `clock` writes what the organisation's clocks show.
pub fn trigger(words: &History, trigger: Trigger, clock: impl Fn(NaiveDateTime) -> String) -> String {
    match trigger {
        Trigger::Connect => words.connect.to_owned(),
        Trigger::Manual => words.manual.to_owned(),
        Trigger::SourceChange => words.source_change.to_owned(),
        Trigger::Invitations => words.invitations.to_owned(),
        Trigger::ExportAgain => words.export_again.to_owned(),
        Trigger::Schedule { slot } => words.schedule(&clock(shown(slot))),
    }
}

/// What the clocks show at a slot.
fn shown(slot: Slot) -> NaiveDateTime {
    slot.date.and_time(NaiveTime::MIN) + slot.time.since_midnight()
}

/// How long ago something was.
pub fn since_when(language: Language, texts: &AdminTexts, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    ago(language, at, now).unwrap_or_else(|| texts.sync.overview.just_now.to_owned())
}

/// How long a run took, in seconds, if it has run and is over.
pub fn seconds(run: &RunView) -> Option<u64> {
    if Outcome::of(&run.phase) == Outcome::Missed {
        return None;
    }
    u64::try_from((run.ended_at? - run.started_at).num_seconds()).ok()
}

/// A length of time: the two largest units.
pub fn duration(words: &History, seconds: u64) -> String {
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (h, m) {
        (0, 0) => words.seconds(&s.to_string()),
        (0, _) => words.minutes(&m.to_string(), &s.to_string()),
        _ => words.hours(&h.to_string(), &m.to_string()),
    }
}

/// What a plan changes: only what happens to somebody. `number` writes a number.
pub fn counts(words: &Runs, counts: Counts, number: impl Fn(u64) -> String) -> String {
    let parts: Vec<_> = [
        (words.joins, counts.joins),
        (words.returns, counts.returns),
        (words.updates, counts.updates),
        (words.moves, counts.moves),
        (words.leaves, counts.leaves),
    ]
    .into_iter()
    .filter(|(_, people)| *people > 0)
    .map(|(word, people)| format!("{word}: {}", number(people)))
    .collect();
    if parts.is_empty() { words.nothing_changed.to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use domain::sync::run::Phase;

    use super::*;
    use crate::runs::words::outcome;

    fn run(phase: Phase, ended: Option<&str>) -> RunView {
        let run: RunView = serde_json::from_str(include_str!("../../../../tests/data/run.json")).unwrap();
        RunView { phase, ended_at: ended.map(|at| at.parse().unwrap()), ..run }
    }

    #[test]
    fn a_length_of_time_has_two_units() {
        let words = &AdminTexts::of(Language::English).sync.history;
        let said = [0, 59, 60, 3_599, 3_600, 90_061].map(|seconds| duration(words, seconds));
        assert_eq!(said, ["0 s", "59 s", "1 min 0 s", "59 min 59 s", "1 h 0 min", "25 h 1 min"]);
    }

    #[test]
    fn only_a_run_that_has_run_and_is_over_took_time() {
        assert_eq!(seconds(&run(Phase::Reading, None)), None);
        assert_eq!(seconds(&run(Phase::Missed, Some("2026-11-22T08:00:00Z"))), None);
        assert_eq!(seconds(&run(Phase::Done, Some("2026-11-22T08:01:05Z"))), Some(65));
        assert_eq!(seconds(&run(Phase::Done, Some("2026-11-22T07:59:00Z"))), None, "clocks can go back");
    }

    #[test]
    fn a_scheduled_run_names_its_time_on_the_organisations_clocks() {
        let words = &AdminTexts::of(Language::English).sync.history;
        let scheduled = Trigger::Schedule { slot: "2026-03-29T02:30".parse().unwrap() };
        assert_eq!(trigger(words, scheduled, |at| at.to_string()), "Schedule: 2026-03-29 02:30:00");
        assert_eq!(trigger(words, Trigger::Manual, |at| at.to_string()), words.manual);
    }

    #[test]
    fn only_what_happens_to_somebody_is_counted() {
        let words = &AdminTexts::of(Language::English).services.run;
        let none = Counts { unchanged: 9, ..Counts::default() };
        assert_eq!(counts(words, none, |n| n.to_string()), words.nothing_changed);
        let some = Counts { joins: 3, leaves: 1, ..none };
        assert_eq!(counts(words, some, |n| n.to_string()), "New: 3, Gone: 1");
    }

    #[test]
    fn outcomes_have_words_of_their_own_in_every_language() {
        for language in Language::ALL {
            let words = &AdminTexts::of(language).sync.history;
            let said: std::collections::BTreeSet<_> =
                Outcome::ALL.into_iter().map(|one| outcome(words, one)).collect();
            assert_eq!(said.len(), Outcome::ALL.len(), "{language:?}");
        }
    }
}
