//! One automatic sync: on which day, at what time, and what instant that is.

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{LocalTime, ZoneRules};

/// Farther from UTC than any clock is: with it, an instant is surely before or after a local time. It is also how
/// far two looks at a zone's offset are apart; the closest two changes in tzdb's whole history (2025b) have
/// 95 hours between them (Freetown, 1939).
const REACH: TimeDelta = TimeDelta::hours(26);

/// A sync time on one local day. Its text is its id within the organisation: `2026-10-25T02:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Slot {
    /// The organisation's date.
    pub date: NaiveDate,
    /// The time on the organisation's clocks.
    pub time: LocalTime,
}

/// The text is no slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a slot: expected a local date and time such as 2026-10-25T02:30")]
pub struct SlotError;

impl Slot {
    /// The first instant at which the zone's clocks show this date and time or a later one.
    ///
    /// So a time that does not exist is the first instant after the gap, and one that exists twice is the first
    /// of the two; and a later slot is never earlier.
    pub fn instant(self, rules: &impl ZoneRules) -> DateTime<Utc> {
        let shown = self.date.and_time(NaiveTime::MIN) + self.time.since_midnight();
        let as_utc = shown.and_utc();
        let shown_with = |offset: TimeDelta| saturating(as_utc, -offset);
        let mut from = saturating(as_utc, -REACH);
        let mut offset = rules.offset_at(from);
        // At `from` the clocks don't show it yet.
        for until in [as_utc, saturating(as_utc, REACH)] {
            let next_offset = rules.offset_at(until);
            if next_offset != offset {
                let change = first_change(rules, from, until, offset);
                if shown_with(offset) < change {
                    return shown_with(offset);
                }
                if shown_with(next_offset) <= change {
                    return change;
                }
                offset = next_offset;
            }
            if shown_with(offset) <= until {
                return shown_with(offset);
            }
            from = until;
        }
        // Not reached: within `REACH` every clock has shown it.
        shown_with(offset)
    }
}

/// The first second after `from` at which the offset is not `offset` any more: at `until` it is another.
fn first_change(
    rules: &impl ZoneRules,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    offset: TimeDelta,
) -> DateTime<Utc> {
    let (mut before, mut after) = (from, until);
    loop {
        let half = TimeDelta::seconds((after - before).num_seconds() / 2);
        if half.is_zero() {
            return after;
        }
        let middle = before + half;
        if rules.offset_at(middle) == offset { before = middle } else { after = middle }
    }
}

/// `instant + by`, within what can be said.
fn saturating(instant: DateTime<Utc>, by: TimeDelta) -> DateTime<Utc> {
    instant.checked_add_signed(by).unwrap_or(instant)
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.time)
    }
}

impl FromStr for Slot {
    type Err = SlotError;

    fn from_str(text: &str) -> Result<Self, SlotError> {
        let (date, time) = text.split_once('T').ok_or(SlotError)?;
        let slot =
            Self { date: date.parse().map_err(|_| SlotError)?, time: time.parse().map_err(|_| SlotError)? };
        // A date may be written in other ways; an id has one.
        if slot.to_string() == text { Ok(slot) } else { Err(SlotError) }
    }
}

impl TryFrom<String> for Slot {
    type Error = SlotError;

    fn try_from(text: String) -> Result<Self, SlotError> {
        text.parse()
    }
}

impl From<Slot> for String {
    fn from(slot: Slot) -> Self {
        slot.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::every_zone::Database;

    #[test]
    fn an_id_is_read_as_it_is_written() {
        assert_eq!("2026-10-25T02:30".parse::<Slot>().unwrap().to_string(), "2026-10-25T02:30");
        for text in
            ["", "2026-10-25", "2026-10-25 02:30", "2026-1-5T02:30", "2026-02-30T02:30", "2026-10-25T2:30"]
        {
            assert_eq!(text.parse::<Slot>(), Err(SlotError), "{text:?}");
        }
    }

    #[test]
    fn a_slot_is_the_first_instant_that_shows_it_or_later() {
        for (zone, slot, instant) in [
            ("UTC", "2026-10-25T02:30", "2026-10-25T02:30:00Z"),
            // Twice: the first.
            ("Europe/Berlin", "2026-10-25T01:59", "2026-10-24T23:59:00Z"),
            ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z"),
            ("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00Z"),
            // Never: after the gap.
            ("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59:00Z"),
            ("Europe/Berlin", "2026-03-29T02:15", "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-03-29T02:45", "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00Z"),
            ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00:00Z"),
            ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z"),
            // Half an hour.
            ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30:00Z"),
            ("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z"),
            ("Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45:00Z"),
            // The gap is at midnight, or its end is.
            ("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:00:00Z"),
            ("America/Nuuk", "2026-03-28T23:30", "2026-03-29T01:00:00Z"),
            // A whole day that never was.
            ("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59:00Z"),
            ("Pacific/Apia", "2011-12-30T00:00", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-30T23:59", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-31T00:01", "2011-12-30T10:01:00Z"),
            // A day that was twice, and an offset with seconds.
            ("Pacific/Kwajalein", "1969-09-30T12:00", "1969-09-30T01:00:00Z"),
            ("Africa/Monrovia", "1972-01-06T23:30", "1972-01-07T00:14:30Z"),
        ] {
            let found = slot.parse::<Slot>().unwrap().instant(&Database(zone.parse().unwrap()));
            assert_eq!(found, instant.parse::<DateTime<Utc>>().unwrap(), "{zone} {slot}");
        }
    }

    #[test]
    fn rules_that_are_none_and_dates_out_of_reach_do_no_harm() {
        struct Nonsense;
        impl ZoneRules for Nonsense {
            fn offset_at(&self, instant: DateTime<Utc>) -> TimeDelta {
                TimeDelta::hours(if instant.timestamp() % 2 == 0 { -90 } else { 90 })
            }
        }
        for date in [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()] {
            let slot = Slot { date, time: "23:59".parse().unwrap() };
            let instant = slot.instant(&Nonsense);
            assert!(
                (instant - slot.date.and_time(NaiveTime::MIN).and_utc()).abs() <= TimeDelta::hours(24 + 90)
            );
        }
    }
}
