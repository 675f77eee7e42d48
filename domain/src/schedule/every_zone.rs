//! The rules, over each zone of the database and each change of its clocks from 2024 to 2030.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{DateTime, Days, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc, offset::LocalResult};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;

use super::{Automatic, LATEST, LocalTime, Schedule, Slot, ZoneRules, due, upcoming, zone::clocks_at};

/// What the IANA database says of a zone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Database(pub(super) Tz);

impl ZoneRules for Database {
    fn offset_at(&self, instant: DateTime<Utc>) -> TimeDelta {
        let offset = self.0.offset_from_utc_datetime(&instant.naive_utc());
        TimeDelta::seconds(i64::from(offset.fix().local_minus_utc()))
    }
}

/// A schedule that is on, in some zone.
pub(super) fn schedule(times: &[&str]) -> Schedule {
    let times: Vec<String> = times.iter().map(|time| (*time).to_owned()).collect();
    Schedule {
        automatic: Automatic::On,
        times: times.try_into().unwrap(),
        zone: "UTC".to_owned().try_into().unwrap(),
    }
}

/// The clocks of a zone are changed.
#[derive(Debug, Clone, Copy)]
struct Change {
    rules: Database,
    /// The first instant of the new offset.
    at: DateTime<Utc>,
    /// What the clocks would show then, had they not been changed.
    without: NaiveDateTime,
    /// What they show then.
    with: NaiveDateTime,
}

impl Change {
    /// Times of day at the edges of what is skipped or repeated, in it and off it.
    fn times(&self) -> Vec<LocalTime> {
        let (first, last) = (self.without.min(self.with), self.without.max(self.with));
        let minute = TimeDelta::minutes(1);
        let around = [
            first - minute,
            first,
            first + minute,
            first + (last - first) / 2,
            last - minute,
            last,
            last + minute,
        ];
        let mut times: Vec<LocalTime> = around
            .map(|shown| shown.time().to_string()[..5].to_owned())
            .into_iter()
            .chain(["00:00", "12:00", "23:59"].map(str::to_owned))
            .map(|time| time.parse().unwrap())
            .collect();
        times.sort_unstable();
        times.dedup();
        times
    }

    /// Schedules that together have each of the times.
    fn schedules(&self) -> Vec<Schedule> {
        let texts: Vec<String> = self.times().iter().map(LocalTime::to_string).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        texts.chunks(3).map(schedule).collect()
    }

    /// The slots of a schedule on the local days around the change.
    fn slots(&self, schedule: &Schedule) -> Vec<Slot> {
        let days = (0..5).map(|day| self.without.date() - Days::new(2) + Days::new(day));
        days.flat_map(|date| schedule.times.as_slice().iter().map(move |time| Slot { date, time: *time }))
            .collect()
    }
}

/// Each change of each zone from 2024 to 2030.
static CHANGES: LazyLock<Vec<Change>> = LazyLock::new(|| {
    let start: DateTime<Utc> = "2024-01-01T00:00:00Z".parse().unwrap();
    let look = |rules: Database| {
        let mut changes = Vec::new();
        let mut before = start;
        // No two changes have been this close to each other.
        while before < start + TimeDelta::days(7 * 365) {
            let next = before + TimeDelta::days(3);
            let offset = rules.offset_at(before);
            if rules.offset_at(next) != offset {
                let seconds = (1..=3 * 86_400).collect::<Vec<i64>>();
                let same = |second: &i64| rules.offset_at(before + TimeDelta::seconds(*second)) == offset;
                let at = before + TimeDelta::seconds(seconds[seconds.partition_point(same)]);
                let without = at.naive_utc() + offset;
                changes.push(Change { rules, at, without, with: clocks_at(&rules, at) });
            }
            before = next;
        }
        changes
    };
    TZ_VARIANTS.iter().flat_map(|zone| look(Database(*zone))).collect()
});

/// What the rule says in its own words, by the database's own way from local times to instants.
fn expected(slot: Slot, change: &Change) -> DateTime<Utc> {
    let shown: NaiveDateTime = slot.date.and_time(chrono::NaiveTime::MIN) + slot.time.since_midnight();
    match change.rules.0.from_local_datetime(&shown) {
        LocalResult::Single(once) => once.to_utc(),
        LocalResult::Ambiguous(first, _second) => first.to_utc(),
        LocalResult::None => change.at,
    }
}

#[test]
fn there_are_changes_of_all_kinds() {
    let zones: BTreeMap<&str, usize> = CHANGES.iter().map(|change| (change.rules.0.name(), 0)).collect();
    assert!(zones.len() > 150, "{} zones change their clocks", zones.len());
    assert!(CHANGES.iter().any(|change| change.with - change.without == TimeDelta::minutes(30)));
    assert!(
        CHANGES
            .iter()
            .any(|change| change.with < change.without && change.with.date() < change.without.date())
    );
}

#[test]
fn each_time_comes_once_a_day_at_the_first_instant_that_may_be() {
    for change in CHANGES.iter() {
        for schedule in change.schedules() {
            let slots = change.slots(&schedule);
            let start = slots[0].instant(&change.rules) - TimeDelta::seconds(1);
            let found = upcoming(&schedule, &change.rules, start, slots.len());
            let wanted: Vec<_> = slots.into_iter().map(|slot| (slot, expected(slot, change))).collect();
            assert_eq!(found, wanted, "{change:?}");
            assert!(found.is_sorted_by_key(|(_, instant)| *instant), "{change:?}");
        }
    }
}

#[test]
fn looked_at_each_minute_each_slot_starts_once_and_on_time() {
    // One change of each kind: what the clocks show before and after decides.
    let kinds: BTreeMap<_, _> = CHANGES.iter().map(|c| ((c.without.time(), c.with - c.without), c)).collect();
    for change in kinds.values() {
        for schedule in change.schedules() {
            let (mut now, end) = (change.at - TimeDelta::hours(3), change.at + TimeDelta::hours(3));
            let mut started = Vec::new();
            let from = now;
            while now < end {
                let next = now + TimeDelta::minutes(1);
                let due = due(&schedule, &change.rules, now, next);
                assert_eq!(due.missed, []);
                started.extend(due.start.into_iter().map(|slot| (slot, next)));
                now = next;
            }
            let mut wanted: Vec<_> =
                change.slots(&schedule).into_iter().map(|slot| (slot, expected(slot, change))).collect();
            wanted.retain(|(_, instant)| from < *instant && *instant <= end);
            assert_eq!(started, wanted, "{change:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_the_outages_each_slot_is_started_or_missed_once(
        change in (0..CHANGES.len()).prop_map(|index| CHANGES[index]),
        which in any::<prop::sample::Index>(),
        lead in 0_i64..3 * 86_400,
        outages in prop::collection::vec(prop_oneof![1_i64..120, 1_i64..4 * 3_600, 1_i64..2 * 86_400], 1..40),
    ) {
        let schedules = change.schedules();
        let schedule = which.get(&schedules);
        let from = change.at - TimeDelta::seconds(lead);
        let (mut now, mut handled) = (from, Vec::new());
        for outage in outages {
            let next = now + TimeDelta::seconds(outage);
            let due = due(schedule, &change.rules, now, next);
            for slot in &due.start {
                prop_assert!(next - slot.instant(&change.rules) < LATEST);
            }
            for slot in &due.missed {
                prop_assert!(next - slot.instant(&change.rules) >= LATEST);
            }
            handled.extend(due.missed);
            handled.extend(due.start);
            now = next;
        }
        let wanted = upcoming(schedule, &change.rules, from, handled.len() + 1);
        let (last, rest) = wanted.split_last().unwrap();
        prop_assert_eq!(handled, rest.iter().map(|(slot, _)| *slot).collect::<Vec<_>>());
        prop_assert!(rest.iter().all(|(_, instant)| from < *instant && *instant <= now));
        prop_assert!(last.1 > now);
    }
}
