//! When an organisation syncs by itself: at most three local times a day, daylight saving included.
//!
//! There is no zone database in here. What is known of a zone is passed in, as [`ZoneRules`]: docs/decisions,
//! number 7.

mod due;
#[cfg(test)]
mod every_zone;
mod exceptions;
mod slot;
mod times;
mod zone;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use due::{Due, LATEST, REMEMBERED, due, upcoming};
pub use exceptions::ZoneExceptions;
pub use slot::{Slot, SlotError};
pub use times::{LocalTime, LocalTimeError, MOST, SyncTimes, TimesError};
pub use zone::{ZoneName, ZoneNameError, ZoneRules, day_at};

/// Whether an organisation syncs by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Automatic {
    /// At its sync times.
    On,
    /// When somebody asks for it.
    Off,
}

/// When an organisation syncs by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Schedule {
    /// Whether it does. Off keeps the times for later.
    pub automatic: Automatic,
    /// The times, on the organisation's clocks.
    pub times: SyncTimes,
    /// Where its clocks are.
    pub zone: ZoneName,
}

impl Schedule {
    /// The times at which it syncs by itself: none while that is off.
    pub fn active_times(&self) -> &[LocalTime] {
        match self.automatic {
            Automatic::On => self.times.as_slice(),
            Automatic::Off => &[],
        }
    }
}
