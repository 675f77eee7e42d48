//! Staying under a provider's published limits instead of finding them out.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

/// How many requests may start within a second and within a minute. Zero means no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Requests per second.
    pub per_second: usize,
    /// Requests per minute.
    pub per_minute: usize,
}

impl Pace {
    /// No limit: for simulators and benchmarks.
    pub const UNLIMITED: Self = Self { per_second: 0, per_minute: 0 };
}

/// What counts as a second. Requests that leave a second apart may arrive less than that apart, by what their ways differ
/// on open connections. Each millisecond more makes a sync of ten thousand people last six longer.
const A_SECOND: TimeDelta = TimeDelta::milliseconds(1020);

/// The requests that were started lately.
#[derive(Debug, Default)]
pub struct Started(VecDeque<DateTime<Utc>>);

impl Started {
    /// How long to wait before the next request may start. Zero: now.
    pub fn wait(&self, pace: Pace, now: DateTime<Utc>) -> TimeDelta {
        let until_room = |limit: usize, window: TimeDelta| {
            let oldest_that_counts = self.0.len().checked_sub(limit).filter(|_| limit > 0);
            let at = oldest_that_counts.and_then(|index| self.0.get(index));
            at.map_or(TimeDelta::zero(), |at| *at + window - now)
        };
        until_room(pace.per_second, A_SECOND)
            .max(until_room(pace.per_minute, TimeDelta::minutes(1)))
            .max(TimeDelta::zero())
    }

    /// Notes that a request starts at `now`, or will: several may wait for their turn at the same time.
    pub fn note(&mut self, now: DateTime<Utc>) {
        let a_minute_ago = now - TimeDelta::minutes(1);
        while self.0.front().is_some_and(|at| *at <= a_minute_ago) {
            self.0.pop_front();
        }
        self.0.push_back(now);
    }

    /// Notes that the request that was to start at `planned` starts only `now`: whoever waits may be woken late.
    pub fn note_late(&mut self, planned: DateTime<Utc>, now: DateTime<Utc>) {
        if now > planned
            && let Some(place) = self.0.iter().position(|at| *at == planned)
        {
            self.0.remove(place);
            let place = self.0.partition_point(|at| *at <= now);
            self.0.insert(place, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(milliseconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(1_800_000_000_000 + milliseconds).unwrap()
    }

    proptest! {
        #[test]
        fn never_more_than_the_pace_in_any_window(
            gaps in prop::collection::vec(0_i64..400, 1..400),
            per_second in 1_usize..20,
            per_minute in 1_usize..200,
        ) {
            let pace = Pace { per_second, per_minute };
            let (mut started, mut times, mut now) = (Started::default(), Vec::new(), at(0));
            for gap in gaps {
                now += TimeDelta::milliseconds(gap);
                now += started.wait(pace, now);
                started.note(now);
                times.push(now);
            }
            for (index, from) in times.iter().enumerate() {
                let within = |window| times[index..].iter().filter(|at| **at - *from < window).count();
                prop_assert!(within(A_SECOND) <= per_second);
                prop_assert!(within(TimeDelta::minutes(1)) <= per_minute);
            }
        }
    }

    #[test]
    fn who_starts_late_keeps_the_others_waiting_for_as_long() {
        let pace = Pace { per_second: 1, per_minute: 0 };
        let mut started = Started::default();
        started.note(at(0));
        let planned = at(0) + started.wait(pace, at(0));
        started.note(planned);
        started.note_late(planned, planned + TimeDelta::milliseconds(200));
        assert_eq!(planned + started.wait(pace, planned), planned + A_SECOND + TimeDelta::milliseconds(200));
    }

    #[test]
    fn without_limits_nobody_waits() {
        let mut started = Started::default();
        for _ in 0..1000 {
            assert_eq!(started.wait(Pace::UNLIMITED, at(0)), TimeDelta::zero());
            started.note(at(0));
        }
    }
}
