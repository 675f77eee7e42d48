//! What the platform knows of time zones: `Intl`, in the browser and in the Worker alike.
//!
//! `domain::schedule` decides, and is given this. docs/decisions, numbers 7 and 17, say why.

mod intl;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use domain::schedule::{ZoneExceptions, ZoneName, ZoneRules};
use js_sys::Array;

use intl::{DateTimeFormat, Part};

/// A zone that the platform knows.
#[derive(Debug)]
pub struct IntlZone {
    // Making one takes fifty times as long as asking it.
    clocks: DateTimeFormat,
    /// What the platform may not know yet.
    exceptions: ZoneExceptions,
}

impl IntlZone {
    /// The zone with this name, if the platform knows one.
    pub fn new(name: &ZoneName) -> Option<Self> {
        let clocks = DateTimeFormat::clocks_of(name.as_str()).ok()?;
        Some(Self { clocks, exceptions: ZoneExceptions::of(name) })
    }

    /// What its clocks show, to the second.
    fn clocks_at(&self, instant: DateTime<Utc>) -> Option<NaiveDateTime> {
        #[expect(clippy::cast_precision_loss, reason = "a date is far below 2⁵³ milliseconds")]
        let parts = self.clocks.format_to_parts(instant.timestamp_millis() as f64).ok()?;
        let (mut year, mut month, mut day, mut hour, mut minute, mut second) = (0, 0, 0, 0, 0, 0);
        for part in parts.iter().map(Part::from) {
            let place = match part.kind().as_str() {
                "year" => &mut year,
                "month" => &mut month,
                "day" => &mut day,
                "hour" => &mut hour,
                "minute" => &mut minute,
                "second" => &mut second,
                _ => continue,
            };
            *place = part.value().parse::<u16>().ok()?;
        }
        NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?.and_hms_opt(
            hour.into(),
            minute.into(),
            second.into(),
        )
    }
}

impl ZoneRules for IntlZone {
    /// UTC for an instant that `Intl` can't say: none that a calendar of ours has.
    fn offset_at(&self, instant: DateTime<Utc>) -> TimeDelta {
        let seconds = |clocks: NaiveDateTime| clocks.and_utc().timestamp() - instant.timestamp();
        let told = TimeDelta::seconds(self.clocks_at(instant).map_or(0, seconds));
        self.exceptions.correct(instant, told)
    }
}

/// The zone of whoever looks at the screen, if the browser says.
pub fn suggested() -> Option<ZoneName> {
    let name = DateTimeFormat::here().ok()?.resolved_options().time_zone()?.try_into().ok()?;
    // Some browsers say "Etc/Unknown", and don't know it either.
    IntlZone::new(&name).map(|_| name)
}

/// The zones to choose from, by name: those that the platform lists, the suggested one, and UTC, which not every
/// platform lists.
pub fn known() -> Vec<ZoneName> {
    let listed = intl::supported_values_of("timeZone").unwrap_or_else(|_| Array::new());
    let listed = listed.iter().filter_map(|name| name.as_string());
    let mut zones: Vec<ZoneName> =
        listed.chain(["UTC".to_owned()]).filter_map(|name| name.try_into().ok()).chain(suggested()).collect();
    zones.sort_unstable();
    zones.dedup();
    zones
}
