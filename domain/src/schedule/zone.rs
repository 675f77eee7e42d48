//! Where an organisation's clocks are.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::checked::checked_text;

/// The longest name, in bytes. The longest that IANA ever gave has 32.
const LONGEST: usize = 64;

/// A time zone's name in the IANA database, such as `Europe/Berlin`. It has the right shape; whether there is such
/// a zone, only a zone table can say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct ZoneName(String);

checked_text!(ZoneName);

/// The text is no zone's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time zone: expected a name such as Europe/Berlin")]
pub struct ZoneNameError;

impl TryFrom<String> for ZoneName {
    type Error = ZoneNameError;

    fn try_from(name: String) -> Result<Self, ZoneNameError> {
        let is_part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.chars().all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c))
        };
        let has_the_shape = name.len() <= LONGEST && name.split('/').all(is_part);
        if has_the_shape { Ok(Self(name)) } else { Err(ZoneNameError) }
    }
}

/// What is known of one zone: the browser's and the Worker's `Intl`, or a zone database in native tests.
pub trait ZoneRules {
    /// How far the zone's clocks are ahead of UTC at `instant`: negative to the west. To the second, because local
    /// mean times of old are.
    fn offset_at(&self, instant: DateTime<Utc>) -> TimeDelta;
}

/// The day of `instant`, as the clocks of `zone` show it; those of UTC, if there is none.
pub fn day_at(zone: Option<&impl ZoneRules>, instant: DateTime<Utc>) -> NaiveDate {
    zone.map_or(instant.naive_utc(), |zone| clocks_at(zone, instant)).date()
}

/// What the zone's clocks show at `instant`.
pub(super) fn clocks_at(rules: &impl ZoneRules, instant: DateTime<Utc>) -> NaiveDateTime {
    let utc = instant.naive_utc();
    utc.checked_add_signed(rules.offset_at(instant)).unwrap_or(utc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_the_shape_of_a_name() {
        for name in
            ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince"]
        {
            assert_eq!(ZoneName::try_from(name.to_owned()).unwrap().as_str(), name);
        }
        for name in
            ["", "/", "Europe/", "/Berlin", "+01:00", "Etc/../passwd", "Europe/Köln", "a b", &"a".repeat(65)]
        {
            assert_eq!(ZoneName::try_from(name.to_owned()), Err(ZoneNameError), "{name:?}");
        }
    }

    #[test]
    fn every_zone_of_the_database_has_the_shape() {
        for zone in chrono_tz::TZ_VARIANTS {
            assert_eq!(ZoneName::try_from(zone.name().to_owned()).unwrap().to_string(), zone.name());
        }
    }
}
