//! How syncing goes, in a line: how many people there are, the last sync, and the next one.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};
use domain::{
    api::{
        runs::{Outcome, RunView},
        sync::{NextRun, SyncView},
    },
    schedule::Automatic,
    sync::plan::Counts,
};
use leptos::prelude::*;

use super::history::words::{counts, since_when};
use crate::{
    bundles::PageLink,
    components::{ButtonKind, EmptyState, IconName},
    i18n::{Moment, UseAdminTexts, clock, date_time, day_from_today, number, use_admin_texts},
    routes::Page,
};

/// What is known of the last sync.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Last {
    /// How many people are in the directory.
    pub people: Option<u64>,
    /// When people were last read to the end.
    pub at: Option<DateTime<Utc>>,
    /// What that changed.
    pub counts: Option<Counts>,
}

/// What `runs` tell of the last sync, the latest first; `success` is when it was, where none of them is it.
pub fn last_known(runs: &[RunView], success: Option<DateTime<Utc>>) -> Last {
    let done = || runs.iter().filter(|run| Outcome::of(&run.phase) == Outcome::Done);
    // A run that began with accounts or exports has read nothing.
    let sync = done().find(|run| run.counts.is_some());
    Last {
        people: done().find_map(|run| run.present),
        at: sync.and_then(|run| run.ended_at).or(success),
        counts: sync.and_then(|run| run.counts),
    }
}

/// How syncing goes.
#[component]
pub fn StateLine(
    /// The settings, and the next syncs.
    view: Signal<Option<SyncView>>,
    /// The last sync.
    last: Signal<Last>,
    /// The time that it is.
    now: Signal<DateTime<Utc>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let people = move || {
        let people = last.with(|last| last.people)?;
        let words = texts.get().sync.overview.people(people);
        Some(view! { <span id="people-here" data-count=people>{words}</span> " · " })
    };
    let before = move || match last.with(|last| last.at) {
        None => texts.get().sync.overview.never.into_any(),
        Some(at) => {
            let exactly = date_time(texts.language(), at, Moment::DateAndTime);
            let since =
                texts.get().sync.overview.last(&since_when(texts.language(), texts.get(), at, now.get()));
            view! { <time id="last-sync" datetime=format!("{at:?}") title=exactly>{since}</time> }.into_any()
        }
    };
    let changes = move || last.with(|last| last.counts).map(|counts| changes(texts, counts));
    let after = move || view.with(|view| view.as_ref().map(|view| next_words(texts, view, now.get())));
    view! {
        <p id="sync-state" class="sync-state" tabindex="-1">
            {people} {before} {changes} " · " <span id="next-sync">{after}</span>
        </p>
    }
}

/// What a sync changed: in figures for the eye, in words for the ear.
fn changes(texts: UseAdminTexts, of: Counts) -> AnyView {
    let language = texts.language();
    let told = figures(of, |n| number(language, n));
    if told.is_empty() {
        return view! { ": " {texts.get().sync.overview.unchanged} }.into_any();
    }
    let words = counts(&texts.get().services.run, of, |n| number(language, n));
    view! {
        ": "
        <span id="last-changes" aria-hidden="true" title=words.clone()>{told}</span>
        <span class="visually-hidden">{words}</span>
    }
    .into_any()
}

/// Who came, who changed and who left, without those of whom there is none: `+3 ~1 −1`.
fn figures(counts: Counts, number: impl Fn(u64) -> String) -> String {
    let parts =
        [('+', counts.joins + counts.returns), ('~', counts.updates + counts.moves), ('−', counts.leaves)];
    let some = parts.into_iter().filter(|(_, people)| *people > 0);
    some.map(|(sign, people)| format!("{sign}{}", number(people))).collect::<Vec<_>>().join(" ")
}

/// When the next sync comes by itself, or that none does.
fn next_words(texts: UseAdminTexts, view: &SyncView, now: DateTime<Utc>) -> String {
    let words = &texts.get().sync.overview;
    match view.next.first() {
        _ if view.settings.schedule.automatic == Automatic::Off => words.off.to_owned(),
        None => words.none_planned.to_owned(),
        Some(next) => {
            let (language, clocks) = (texts.language(), clocks_at(next));
            let when = match days_until(next, now) {
                days @ 0..=1 => words.day_at(&day_from_today(language, days), &next.slot.time.to_string()),
                _ => clock(language, clocks),
            };
            words.next(&when)
        }
    }
}

/// What the organisation's clocks show at a slot.
fn clocks_at(next: &NextRun) -> NaiveDateTime {
    next.slot.date.and_time(NaiveTime::MIN) + next.slot.time.since_midnight()
}

/// How many days from today it comes, by the organisation's clocks.
fn days_until(next: &NextRun, now: DateTime<Utc>) -> i64 {
    let ahead = clocks_at(next) - next.at.naive_utc();
    let today = now.naive_utc().checked_add_signed(ahead).unwrap_or(now.naive_utc()).date();
    (next.slot.date - today).num_days()
}

/// There is nothing to sync with.
#[component]
pub fn NothingConnected() -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <EmptyState icon=IconName::Plug title=texts.of(|t| t.sync.none_title) text=texts.of(|t| t.sync.none)>
            <PageLink to=Page::Services class=ButtonKind::Primary.class()>
                {texts.of(|t| t.sync.to_services)}
            </PageLink>
        </EmptyState>
    }
}

#[cfg(test)]
mod tests {
    use domain::sync::run::Phase;

    use super::*;

    fn run(phase: Phase, hour: u32, counts: Option<Counts>, present: Option<u64>) -> RunView {
        let run: RunView = serde_json::from_str(include_str!("../../../tests/data/run.json")).unwrap();
        RunView { phase, counts, present, ended_at: Some(at(hour)), ..run }
    }

    fn at(hour: u32) -> DateTime<Utc> {
        format!("2026-11-22T{hour:02}:00:00Z").parse().unwrap()
    }

    #[test]
    fn the_last_sync_is_the_last_that_read_to_the_end() {
        let counts = Counts { joins: 3, ..Counts::default() };
        let runs = [
            run(Phase::Missed, 12, None, None),
            run(Phase::Done, 11, None, Some(391)),
            run(Phase::Done, 10, Some(counts), Some(390)),
            run(Phase::Done, 9, Some(Counts::default()), Some(387)),
        ];
        let last = last_known(&runs, Some(at(10)));
        assert_eq!((last.people, last.at, last.counts), (Some(391), Some(at(10)), Some(counts)));
        let long_ago = Last { at: Some(at(1)), ..Last::default() };
        assert_eq!(last_known(&runs[..1], Some(at(1))), long_ago, "before all runs that are loaded");
        assert_eq!(last_known(&[], None), Last::default());
    }

    #[test]
    fn only_figures_that_are_not_nothing_are_told() {
        let counts =
            Counts { joins: 2, returns: 1, updates: 1, leaves: 1, unchanged: 386, ..Counts::default() };
        assert_eq!(figures(counts, |n| n.to_string()), "+3 ~1 −1");
        assert_eq!(figures(Counts { unchanged: 9, ..Counts::default() }, |n| n.to_string()), "");
        assert_eq!(figures(Counts { moves: 4, ..Counts::default() }, |n| n.to_string()), "~4");
    }

    #[test]
    fn today_is_what_the_organisations_calendar_says() {
        // Six in the morning in Tokyo, where it is the day after already.
        let next = NextRun { slot: "2026-11-23T06:00".parse().unwrap(), at: at(21) };
        assert_eq!(days_until(&next, at(16)), 0);
        assert_eq!(days_until(&next, at(14)), 1);
    }
}
