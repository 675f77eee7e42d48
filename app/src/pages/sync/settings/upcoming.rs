//! The next automatic syncs, as the form stands.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Timelike, Utc};
use domain::{
    api::sync::{NEXT_RUNS, NextRun},
    schedule::{Automatic, LocalTime, Schedule, SyncTimes, ZoneName, ZoneRules, upcoming},
    settings::SettingsForm,
};

/// The next automatic syncs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Upcoming {
    /// Automatic syncs are off.
    Off,
    /// There is no time yet.
    NoTimes,
    /// The times or the zone are not right yet.
    Unclear,
    /// None, though they are saved: no service is connected, or its connection does not work.
    Stopped,
    /// These.
    Next(Vec<Coming>),
}

/// An automatic sync that is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming {
    /// The instant.
    pub at: DateTime<Utc>,
    /// What the organisation's clocks show then.
    pub clock: NaiveDateTime,
    /// The time that was asked for, where the clocks never show it that day.
    pub skipped: Option<LocalTime>,
}

/// The next automatic syncs after `now` if `form` were saved. `zone` knows the rules of the zones that there are.
pub fn of<R: ZoneRules>(
    form: &SettingsForm,
    zone: impl Fn(&ZoneName) -> Option<R>,
    now: DateTime<Utc>,
) -> Upcoming {
    if form.automatic == Automatic::Off {
        return Upcoming::Off;
    }
    if form.times.is_empty() {
        return Upcoming::NoTimes;
    }
    let (Ok(times), Ok(name)) =
        (SyncTimes::try_from(form.times.clone()), ZoneName::try_from(form.zone.trim().to_owned()))
    else {
        return Upcoming::Unclear;
    };
    let Some(rules) = zone(&name) else { return Upcoming::Unclear };
    let schedule = Schedule { automatic: form.automatic, times, zone: name };
    let run = |(slot, at): (domain::schedule::Slot, DateTime<Utc>)| {
        let clock = at.naive_utc().checked_add_signed(rules.offset_at(at)).unwrap_or(at.naive_utc());
        let shown = chrono::TimeDelta::seconds(i64::from(clock.num_seconds_from_midnight()));
        let skipped = (clock.date() != slot.date || shown != slot.time.since_midnight()).then_some(slot.time);
        Coming { at, clock, skipped }
    };
    Upcoming::Next(upcoming(&schedule, &rules, now, NEXT_RUNS).into_iter().map(run).collect())
}

/// What the Worker says of the schedule in force counts: it starts the syncs, and its zone rules may be older or newer
/// than the browser's. Where both say the same, the browser's words stay, since they know of skipped times.
///
/// Nothing is `announced` while what is typed is not what is saved.
pub fn as_announced(shown: Upcoming, announced: Option<&[NextRun]>) -> Upcoming {
    match (&shown, announced) {
        (Upcoming::Next(_), Some([])) => Upcoming::Stopped,
        (Upcoming::Next(runs), Some(announced)) => {
            if runs.iter().map(|run| run.at).eq(announced.iter().map(|next| next.at)) {
                return shown;
            }
            let run = |next: &NextRun| {
                let clock = next.slot.date.and_time(NaiveTime::MIN) + next.slot.time.since_midnight();
                Coming { at: next.at, clock, skipped: None }
            };
            Upcoming::Next(announced.iter().map(run).collect())
        }
        _ => shown,
    }
}

/// A time of day in UTC: `06:30`.
pub fn utc_time(at: DateTime<Utc>) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use domain::settings::Settings;

    use super::*;

    /// Berlin's spring of 2026.
    struct Spring;

    impl ZoneRules for Spring {
        fn offset_at(&self, instant: DateTime<Utc>) -> TimeDelta {
            TimeDelta::hours(if instant < at("2026-03-29T01:00:00Z") { 1 } else { 2 })
        }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn form(times: &[&str]) -> SettingsForm {
        let zone = ZoneName::try_from("Europe/Berlin".to_owned()).unwrap();
        SettingsForm {
            automatic: Automatic::On,
            times: times.iter().map(|time| (*time).to_owned()).collect(),
            ..SettingsForm::from(&Settings::untouched(zone))
        }
    }

    fn next(form: &SettingsForm) -> Upcoming {
        of(form, |zone| (zone.as_str() == "Europe/Berlin").then_some(Spring), at("2026-03-28T12:00:00Z"))
    }

    #[test]
    fn the_clocks_go_forward_and_the_skipped_time_is_named() {
        let Upcoming::Next(runs) = next(&form(&["02:30", "09:00"])) else { panic!("all is set") };
        let shown: Vec<_> = runs
            .iter()
            .map(|run| format!("{} {} {:?}", run.clock, utc_time(run.at), run.skipped.map(|t| t.to_string())))
            .collect();
        assert_eq!(
            shown,
            [
                "2026-03-29 03:00:00 01:00 Some(\"02:30\")",
                "2026-03-29 09:00:00 07:00 None",
                "2026-03-30 02:30:00 00:30 None",
                "2026-03-30 09:00:00 07:00 None",
                "2026-03-31 02:30:00 00:30 None",
            ]
        );
    }

    #[test]
    fn where_the_worker_knows_other_rules_its_word_counts() {
        let shown = next(&form(&["09:00"]));
        let Upcoming::Next(runs) = shown.clone() else { panic!("all is set") };
        let announced = |later: i64| {
            let next = |run: &Coming| NextRun {
                slot: format!("{}T09:00", run.clock.date()).parse().unwrap(),
                at: run.at + TimeDelta::hours(later),
            };
            runs.iter().map(next).collect::<Vec<_>>()
        };
        assert_eq!(as_announced(shown.clone(), Some(&announced(0))), shown);
        assert_eq!(as_announced(shown.clone(), None), shown);
        assert_eq!(as_announced(shown.clone(), Some(&[])), Upcoming::Stopped);
        assert_eq!(as_announced(Upcoming::Off, Some(&announced(0))), Upcoming::Off);
        let Upcoming::Next(other) = as_announced(shown, Some(&announced(1))) else { panic!("still set") };
        let first = other.first().unwrap();
        assert_eq!(
            (utc_time(first.at), first.clock.to_string()),
            ("08:00".to_owned(), "2026-03-29 09:00:00".to_owned())
        );
    }

    #[test]
    fn what_is_missing_is_told_apart() {
        assert_eq!(next(&SettingsForm { automatic: Automatic::Off, ..form(&["09:00"]) }), Upcoming::Off);
        assert_eq!(next(&form(&[])), Upcoming::NoTimes);
        for form in [
            form(&["09:00", "09:00"]),
            form(&[""]),
            SettingsForm { zone: "Mars/Olympus".to_owned(), ..form(&["09:00"]) },
            SettingsForm { zone: String::new(), ..form(&["09:00"]) },
        ] {
            assert_eq!(next(&form), Upcoming::Unclear);
        }
    }
}
