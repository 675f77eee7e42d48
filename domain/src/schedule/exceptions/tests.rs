use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use chrono::{Offset as _, TimeZone as _};
use chrono_tz::{TZ_VARIANTS, Tz};
use jiff::{Timestamp, tz::TimeZone};

use super::*;

/// The two years that the table covers, from the month on in which it was made.
const FROM: &str = "2026-11-01T00:00:00Z";
const UNTIL: &str = "2029-01-01T00:00:00Z";

fn at(text: &str) -> i64 {
    text.parse::<DateTime<Utc>>().unwrap().timestamp()
}

/// The offsets of a zone at the start of an hour, in seconds: by the outdated data and by the law.
fn offsets(old: Tz, new: &TimeZone, at: i64) -> (i32, i32) {
    let outdated = old.offset_from_utc_datetime(&DateTime::from_timestamp(at, 0).unwrap().naive_utc());
    let right = new.to_offset(Timestamp::from_second(at).unwrap());
    (outdated.fix().local_minus_utc(), right.seconds())
}

/// Every zone that both know.
fn zones() -> impl Iterator<Item = (Tz, TimeZone)> {
    TZ_VARIANTS.into_iter().filter_map(|zone| Some((zone, TimeZone::get(zone.name()).ok()?)))
}

/// The spans in which the two differ, to the hour: no clocks are changed in between.
fn spans(old: Tz, new: &TimeZone) -> Vec<Span> {
    let (mut spans, mut at_hour) = (Vec::<Span>::new(), at(FROM));
    while at_hour < at(UNTIL) {
        let (outdated, right) = offsets(old, new, at_hour);
        let next = at_hour + 3_600;
        if outdated != right {
            let minutes = |seconds: i32| i16::try_from(seconds / 60).unwrap();
            let (outdated, right) = (minutes(outdated), minutes(right));
            match spans.last_mut() {
                Some(last) if (last.until, last.outdated, last.right) == (at_hour, outdated, right) => {
                    last.until = next;
                }
                _ => spans.push(Span { from: at_hour, until: next, outdated, right }),
            }
        }
        at_hour = next;
    }
    spans
}

fn written() -> String {
    let mut alike = BTreeMap::<String, Vec<&str>>::new();
    for (old, new) in zones() {
        let spans = spans(old, &new);
        if !spans.is_empty() {
            let lines = spans.iter().fold(String::new(), |mut lines, Span { from, until, outdated, right }| {
                _ = writeln!(
                    lines,
                    "            Span {{ from: {from}, until: {until}, outdated: {outdated}, right: {right} }},"
                );
                lines
            });
            alike.entry(lines).or_default().push(old.name());
        }
    }
    let mut alike: Vec<_> = alike.into_iter().map(|(spans, zones)| (zones, spans)).collect();
    alike.sort();
    let mut table = String::from(
        "//! The exceptions, made by `UPDATE_GOLDEN=1 cargo test -p domain exceptions`: not to be changed by hand.\n\n\
         use super::{Exception, Span};\n\n\
         /// From tzdb 2025b to 2026f, November 2026 to December 2028.\n\
         #[expect(clippy::unreadable_literal, reason = \"seconds since 1970\")]\n\
         #[rustfmt::skip]\n\
         pub(super) static EXCEPTIONS: &[Exception] = &[\n",
    );
    for (zones, spans) in alike {
        _ = write!(
            table,
            "    Exception {{\n        zones: &{zones:?},\n        spans: &[\n{spans}        ],\n    }},\n"
        );
    }
    table.push_str("];\n");
    table
}

#[test]
fn the_table_of_exceptions_is_what_the_two_releases_differ_in() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/schedule/exceptions/table.rs");
    let written = written();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &written).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap();
    assert!(kept == written, "out of date: run UPDATE_GOLDEN=1 cargo test -p domain exceptions");
}

#[test]
fn corrected_outdated_data_says_what_the_law_says_in_every_zone_at_every_hour_of_two_years() {
    for (old, new) in zones() {
        let exceptions = ZoneExceptions::of(&old.name().to_owned().try_into().unwrap());
        for hour in (at(FROM)..at(UNTIL)).step_by(3_600) {
            let (outdated, right) = offsets(old, &new, hour);
            let [outdated, right] = [outdated, right].map(|seconds| TimeDelta::seconds(seconds.into()));
            let instant = DateTime::from_timestamp(hour, 0).unwrap();
            assert_eq!(exceptions.correct(instant, outdated), right, "{old} {instant}");
            // Who knows it already is left alone.
            assert_eq!(exceptions.correct(instant, right), right, "{old} {instant}");
        }
    }
}

#[test]
fn three_zones_of_which_the_law_changed_are_right_and_whoever_knows_better_is_believed() {
    let hours = TimeDelta::hours;
    let instant = "2026-11-28T12:00:00Z".parse().unwrap();
    // Case Z04.
    for (zone, outdated, right) in
        [("America/Vancouver", -8, -7), ("America/Edmonton", -7, -6), ("Africa/Casablanca", 1, 0)]
    {
        let exceptions = ZoneExceptions::of(&zone.to_owned().try_into().unwrap());
        assert_eq!(exceptions.correct(instant, hours(outdated)), hours(right), "{zone}");
        assert_eq!(exceptions.correct(instant, hours(11)), hours(11), "{zone}: a newer law");
    }
    let berlin = ZoneExceptions::of(&"Europe/Berlin".to_owned().try_into().unwrap());
    assert_eq!(berlin.correct(instant, hours(1)), hours(1));
}
