//! Which slots are next, and what to do about those that have come.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Schedule, Slot, ZoneRules, zone::clocks_at};

/// A slot that comes to be looked at this late, or later, is missed.
pub const LATEST: TimeDelta = TimeDelta::hours(2);

/// How far back missed slots are named. After a longer outage the ones before are gone without a word: nobody
/// reads a list of months.
pub const REMEMBERED: TimeDelta = TimeDelta::days(31);

/// What is to be done about the slots that have come. The earliest first, in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Due {
    /// Less than [`LATEST`] late: to be started, once each. After an outage there may be several; a run that is
    /// under way takes the others in.
    pub start: Vec<Slot>,
    /// Later than that: to be recorded as missed. At most those of the last [`REMEMBERED`].
    pub missed: Vec<Slot>,
}

/// The next `count` slots strictly after `after`, with their instants. None where there are none.
///
/// Slots in a gap come at the same instant. They stay slots of their own.
pub fn upcoming(
    schedule: &Schedule,
    rules: &impl ZoneRules,
    after: DateTime<Utc>,
    count: usize,
) -> Vec<(Slot, DateTime<Utc>)> {
    slots_after(schedule, rules, after).take(count).collect()
}

/// What is to be done about the slots after `handled_until` up to and including `now`.
///
/// Who calls it keeps `now` as the next `handled_until`, together with what was done. When a schedule is changed,
/// the moment of the change is the next `handled_until`: what a new schedule had wanted before it is not made up
/// for.
pub fn due(
    schedule: &Schedule,
    rules: &impl ZoneRules,
    handled_until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Due {
    let remembered = now.checked_sub_signed(REMEMBERED).unwrap_or(now);
    let mut due = Due::default();
    for (slot, instant) in slots_after(schedule, rules, handled_until.max(remembered)) {
        if instant > now {
            break;
        }
        let list = if now - instant < LATEST { &mut due.start } else { &mut due.missed };
        list.push(slot);
    }
    due
}

/// All slots after `after`. In the order of their local times, which is the order of their instants.
fn slots_after<'a>(
    schedule: &'a Schedule,
    rules: &'a impl ZoneRules,
    after: DateTime<Utc>,
) -> impl Iterator<Item = (Slot, DateTime<Utc>)> + 'a {
    let times = schedule.active_times();
    // A slot that is still to come is one that the clocks have not shown yet: not one of an earlier day.
    let today = clocks_at(rules, after).date();
    // Without times, no days: there are very many.
    let days = if times.is_empty() { 0 } else { usize::MAX };
    today
        .iter_days()
        .take(days)
        .flat_map(|date| times.iter().map(move |time| Slot { date, time: *time }))
        .map(|slot| (slot, slot.instant(rules)))
        .filter(move |(_, instant)| *instant > after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::{
        Automatic,
        every_zone::{Database, schedule},
    };

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn named(slots: &[Slot]) -> Vec<String> {
        slots.iter().map(Slot::to_string).collect()
    }

    #[test]
    fn the_next_slots_go_on_over_a_change_and_are_strictly_after() {
        let (berlin, times) = (chrono_tz::Europe::Berlin, schedule(&["02:15", "02:45", "09:00"]));
        let next = upcoming(&times, &Database(berlin), at("2026-03-28T01:15:00Z"), 6);
        let next: Vec<String> = next.iter().map(|(slot, at)| format!("{slot} {at}")).collect();
        assert_eq!(
            next,
            [
                "2026-03-28T02:45 2026-03-28 01:45:00 UTC",
                "2026-03-28T09:00 2026-03-28 08:00:00 UTC",
                "2026-03-29T02:15 2026-03-29 01:00:00 UTC",
                "2026-03-29T02:45 2026-03-29 01:00:00 UTC",
                "2026-03-29T09:00 2026-03-29 07:00:00 UTC",
                "2026-03-30T02:15 2026-03-30 00:15:00 UTC",
            ]
        );
    }

    #[test]
    fn without_times_or_switched_off_nothing_ever_comes() {
        let rules = Database(chrono_tz::UTC);
        let off = Schedule { automatic: Automatic::Off, ..schedule(&["08:00"]) };
        for schedule in [off, schedule(&[])] {
            assert_eq!(upcoming(&schedule, &rules, at("2026-01-01T00:00:00Z"), 3), []);
            let due = due(&schedule, &rules, at("2026-01-01T00:00:00Z"), at("2026-01-09T00:00:00Z"));
            assert_eq!(due, Due::default());
        }
    }

    #[test]
    fn less_than_two_hours_late_runs_and_later_is_missed() {
        let (rules, schedule) = (Database(chrono_tz::UTC), schedule(&["06:00", "07:00", "08:00"]));
        for (handled_until, now, start, missed) in [
            ("05:59:00", "05:59:59", vec![], vec![]),
            ("05:59:00", "06:00:00", vec!["06:00"], vec![]),
            ("06:00:00", "06:01:00", vec![], vec![]),
            ("05:59:00", "07:59:59", vec!["06:00", "07:00"], vec![]),
            ("05:59:00", "08:00:00", vec!["07:00", "08:00"], vec!["06:00"]),
            ("06:30:00", "23:00:00", vec![], vec!["07:00", "08:00"]),
            // A clock that was put back.
            ("09:00:00", "06:30:00", vec![], vec![]),
        ] {
            let [from, to] = [handled_until, now].map(|time| at(&format!("2026-01-01T{time}Z")));
            let found = due(&schedule, &rules, from, to);
            let expected = |times: Vec<&str>| -> Vec<String> {
                times.iter().map(|time| format!("2026-01-01T{time}")).collect()
            };
            assert_eq!(
                (named(&found.start), named(&found.missed)),
                (expected(start), expected(missed)),
                "from {handled_until} to {now}"
            );
        }
    }

    #[test]
    fn after_months_only_the_last_31_days_are_named() {
        let (rules, schedule) = (Database(chrono_tz::Europe::Berlin), schedule(&["06:00", "12:00", "18:00"]));
        let due = due(&schedule, &rules, at("2019-01-01T00:00:00Z"), at("2026-11-24T05:30:00Z"));
        assert_eq!(named(&due.start), ["2026-11-24T06:00"]);
        assert_eq!(due.missed.len(), 31 * 3 - 1);
        assert_eq!(due.missed[0].to_string(), "2026-10-24T12:00");
    }
}
