//! The time a simulator lives in: the machine's, until a test stops it or moves it, or a test's own.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};

/// A clock that can be stopped, set and moved forward, so that no test sleeps. Clones share their time, so several
/// simulators and the test that asks them can go by one. Its default is the machine's.
#[derive(Debug, Clone, Default)]
pub struct Clock(Arc<Mutex<Time>>);

/// What a clock shows; moments are since the Unix epoch.
#[derive(Debug, Clone, Copy)]
enum Time {
    /// The machine's time, and so much more.
    Machine { ahead: Duration },
    /// It stands still until it is reset.
    Stopped { at: Duration },
    /// It stands still, and never knew the machine's time.
    Own { at: Duration },
}

impl Default for Time {
    fn default() -> Self {
        Self::Machine { ahead: Duration::ZERO }
    }
}

impl Clock {
    /// A clock that stands still at this moment and knows no other time: it moves by [`Clock::advance`] and
    /// [`Clock::set`] alone.
    pub fn at(moment: DateTime<Utc>) -> Self {
        Self(Arc::new(Mutex::new(Time::Own { at: since_the_epoch(moment) })))
    }

    /// The time since the Unix epoch.
    pub fn now(&self) -> Duration {
        self.time().now()
    }

    /// The same as a date and time.
    pub fn date_time(&self) -> DateTime<Utc> {
        DateTime::<Utc>::UNIX_EPOCH + self.now()
    }

    /// Stops the clock where it is: from now on it moves by [`Clock::advance`] and [`Clock::set`] alone.
    pub fn stop(&self) {
        let mut time = self.time();
        if let Time::Machine { .. } = *time {
            *time = Time::Stopped { at: time.now() };
        }
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        match &mut *self.time() {
            Time::Machine { ahead: time } | Time::Stopped { at: time } | Time::Own { at: time } => {
                *time += by;
            }
        }
    }

    /// Sets the clock to a moment, at which it stands still. Before 1970 is 1970.
    pub fn set(&self, moment: DateTime<Utc>) {
        let (mut time, moment) = (self.time(), since_the_epoch(moment));
        match &mut *time {
            Time::Machine { .. } => *time = Time::Stopped { at: moment },
            Time::Stopped { at } | Time::Own { at } => *at = moment,
        }
    }

    /// Back to the machine's time. A test's own clock ([`Clock::at`]) stays: others go by it too.
    pub fn reset(&self) {
        let mut time = self.time();
        if let Time::Machine { .. } | Time::Stopped { .. } = *time {
            *time = Time::default();
        }
    }

    fn time(&self) -> MutexGuard<'_, Time> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Time {
    fn now(self) -> Duration {
        match self {
            Self::Machine { ahead } => machine_time() + ahead,
            Self::Stopped { at } | Self::Own { at } => at,
        }
    }
}

fn since_the_epoch(moment: DateTime<Utc>) -> Duration {
    (moment - DateTime::<Utc>::UNIX_EPOCH).to_std().unwrap_or_default()
}

fn machine_time() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_tests_own_clock_stands_still_for_all_who_share_it_and_survives_a_reset() {
        let clock = Clock::at(moment("2026-11-02T08:00:00Z"));
        let shared = clock.clone();
        clock.advance(Duration::from_millis(1_500));
        assert_eq!(shared.date_time(), moment("2026-11-02T08:00:01.5Z"));
        shared.set(moment("2027-01-01T00:00:00Z"));
        shared.stop();
        shared.reset();
        assert_eq!(clock.date_time(), moment("2027-01-01T00:00:00Z"));
    }

    #[test]
    fn the_machines_clock_can_be_set_and_goes_on_after_a_reset() {
        let (clock, early) = (Clock::default(), moment("2001-01-01T00:00:00Z"));
        clock.set(early);
        assert_eq!(clock.date_time(), early);
        clock.reset();
        assert!(clock.date_time() > early);
    }
}
