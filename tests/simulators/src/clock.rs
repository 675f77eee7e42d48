//! The time a simulator lives in: the machine's, until a test stops it or moves it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};

/// A clock that can be stopped and moved forward, so that no test sleeps. Clones share their time.
#[derive(Debug, Clone, Default)]
pub struct Clock(Arc<Mutex<Setting>>);

#[derive(Debug, Default)]
struct Setting {
    stopped_at: Option<Duration>,
    ahead: Duration,
}

impl Clock {
    /// The time since the Unix epoch.
    pub fn now(&self) -> Duration {
        let setting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        setting.stopped_at.unwrap_or_else(machine_time) + setting.ahead
    }

    /// The same as a date and time.
    pub fn date_time(&self) -> DateTime<Utc> {
        DateTime::<Utc>::UNIX_EPOCH + self.now()
    }

    /// Stops the clock where it is: from now on it moves by [`Clock::advance`] alone.
    pub fn stop(&self) {
        let mut setting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        setting.stopped_at.get_or_insert_with(machine_time);
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).ahead += by;
    }

    /// Back to the machine's time.
    pub fn reset(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Setting::default();
    }
}

fn machine_time() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}
