//! Where the law has changed a zone's clocks since the zone data was made that some platform still has: the runtime of a
//! Worker is updated when somebody deploys, a parliament decides when it likes (docs/decisions, number 17).
//!
//! The table is made from IANA's releases by `UPDATE_GOLDEN=1 cargo test -p domain exceptions`, and held against them by
//! the same test: the right offsets are those of `jiff`'s copy (tzdb 2026f), the outdated ones of `chrono-tz`'s (2025b).

mod table;

use chrono::{DateTime, TimeDelta, Utc};

use super::zone::ZoneName;
use table::EXCEPTIONS;

/// Zones whose clocks show something else, from some instants on until others.
struct Exception {
    zones: &'static [&'static str],
    spans: &'static [Span],
}

/// A time in which outdated zone data is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    /// From when on, in seconds since 1970.
    from: i64,
    /// Until when, not included.
    until: i64,
    /// How far ahead of UTC the clocks are by the outdated data, in minutes.
    outdated: i16,
    /// How far ahead of UTC they are.
    right: i16,
}

/// The exceptions of one zone: none, for nearly all.
#[derive(Debug, Clone, Copy, Default)]
pub struct ZoneExceptions(&'static [Span]);

impl ZoneExceptions {
    /// Those of the zone of this name.
    pub fn of(zone: &ZoneName) -> Self {
        let exception = EXCEPTIONS.iter().find(|exception| exception.zones.contains(&zone.as_str()));
        Self(exception.map_or(&[], |exception| exception.spans))
    }

    /// The offset at `instant`, where the platform has `told` one. Whoever tells the outdated one is corrected; whoever
    /// tells another one knows of a law that is newer than this table.
    pub fn correct(self, instant: DateTime<Utc>, told: TimeDelta) -> TimeDelta {
        let at = instant.timestamp();
        let minutes = |minutes: i16| TimeDelta::minutes(minutes.into());
        let is_wrong = |span: &&Span| (span.from..span.until).contains(&at) && told == minutes(span.outdated);
        self.0.iter().find(is_wrong).map_or(told, |span| minutes(span.right))
    }
}

#[cfg(test)]
mod tests;
