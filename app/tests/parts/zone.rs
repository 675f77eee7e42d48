//! What the browser's `Intl` says of time zones, and the schedule that comes of it.

use chrono::{DateTime, TimeDelta, Utc};
use domain::schedule::{Slot, ZoneName, ZoneRules};
use wasm_bindgen_test::wasm_bindgen_test;
use zone::IntlZone;

fn name(name: &str) -> ZoneName {
    name.to_owned().try_into().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[wasm_bindgen_test]
fn an_unknown_zone_is_none_and_no_exception() {
    assert!(IntlZone::new(&name("Europe/Atlantis")).is_none());
    assert!(IntlZone::new(&name("UTC")).is_some());
}

#[wasm_bindgen_test]
fn an_offset_is_right_to_the_second_on_both_sides_of_a_change() {
    for (zone, instant, seconds) in [
        ("UTC", "2026-06-01T00:00:00Z", 0),
        ("Europe/Berlin", "2026-03-29T00:59:59.999Z", 3_600),
        ("Europe/Berlin", "2026-03-29T01:00:00Z", 7_200),
        ("Europe/Berlin", "2026-12-31T23:30:00Z", 3_600),
        ("America/New_York", "2026-11-01T06:00:00Z", -18_000),
        ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", 39_600),
        ("Asia/Kathmandu", "2026-01-01T00:00:00Z", 20_700),
        ("Africa/Monrovia", "1971-06-01T00:00:00Z", -2_670),
    ] {
        let rules = IntlZone::new(&name(zone)).unwrap();
        assert_eq!(rules.offset_at(at(instant)), TimeDelta::seconds(seconds), "{zone} {instant}");
    }
}

#[wasm_bindgen_test]
fn where_the_law_has_moved_the_offset_is_the_laws_whatever_the_platform_knows() {
    for (zone, hours) in [("America/Vancouver", -7), ("America/Edmonton", -6), ("Africa/Casablanca", 0)] {
        let rules = IntlZone::new(&name(zone)).unwrap();
        assert_eq!(rules.offset_at(at("2026-11-28T12:00:00Z")), TimeDelta::hours(hours), "{zone}");
    }
}

#[wasm_bindgen_test]
fn an_instant_beyond_every_calendar_does_no_harm() {
    let rules = IntlZone::new(&name("Europe/Berlin")).unwrap();
    for instant in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        assert_eq!(rules.offset_at(instant), TimeDelta::zero());
    }
}

#[wasm_bindgen_test]
fn slots_fall_as_they_do_with_a_zone_database() {
    for (zone, slot, instant) in [
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00Z"),
        ("Europe/Berlin", "2026-03-29T02:15", "2026-03-29T01:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30:00Z"),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00Z"),
    ] {
        let rules = IntlZone::new(&name(zone)).unwrap();
        assert_eq!(slot.parse::<Slot>().unwrap().instant(&rules), at(instant), "{zone} {slot}");
    }
}

#[wasm_bindgen_test]
fn the_zones_to_choose_from_are_sorted_and_hold_the_suggested_one() {
    let known = zone::known();
    assert!(known.len() > 300, "{} zones", known.len());
    assert!(known.is_sorted());
    assert!(known.contains(&zone::suggested().unwrap()));
    assert!(known.contains(&name("UTC")));
    assert!(known.iter().all(|zone| IntlZone::new(zone).is_some()));
}
