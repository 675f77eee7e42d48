//! Rate limits. The time is an argument, so the rules are tested without waiting.

use std::collections::VecDeque;
use std::time::Duration;

/// At most so many requests in each of several sliding windows, and a pause after a breach.
#[derive(Debug, Clone)]
pub struct Windows {
    spans: Vec<(Duration, usize)>,
    pause: Duration,
    admitted: VecDeque<Duration>,
    closed_until: Duration,
}

impl Windows {
    /// A limiter of `(span, most requests in it)`; after a breach everything is refused for `pause`.
    pub fn new(spans: Vec<(Duration, usize)>, pause: Duration) -> Self {
        Self { spans, pause, admitted: VecDeque::new(), closed_until: Duration::ZERO }
    }

    /// Whether a request at `now` is let through. Refused requests don't count.
    pub fn admit(&mut self, now: Duration) -> bool {
        if now < self.closed_until {
            return false;
        }
        let widest = self.spans.iter().map(|(span, _)| *span).max().unwrap_or_default();
        while self.admitted.front().is_some_and(|&then| then + widest <= now) {
            self.admitted.pop_front();
        }
        let full = |&(span, most): &(Duration, usize)| {
            self.admitted.iter().rev().take_while(|&&then| then + span > now).count() >= most
        };
        if self.spans.iter().any(full) {
            self.closed_until = now + self.pause;
            return false;
        }
        self.admitted.push_back(now);
        true
    }

    /// Counts a request at `now`: how long it has to wait, if it is one too many.
    pub fn refuse(&mut self, now: Duration) -> Option<Duration> {
        (!self.admit(now)).then(|| self.wait(now))
    }

    /// How long a request that is refused at `now` has to wait.
    pub fn wait(&self, now: Duration) -> Duration {
        let free = |&(span, most): &(Duration, usize)| {
            let oldest = self.admitted.len().checked_sub(most).and_then(|at| self.admitted.get(at));
            oldest.map_or(now, |&then| then + span)
        };
        let free = self.spans.iter().map(free).chain([self.closed_until]).max().unwrap_or(now);
        free.saturating_sub(now)
    }
}

/// Rounded up, so that who waits that long gets in.
pub fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// A bucket of tokens that fills at a steady rate; a request takes one.
#[derive(Debug, Clone)]
pub struct Bucket {
    capacity: f64,
    per_second: f64,
    tokens: f64,
    filled_at: Duration,
}

impl Bucket {
    /// A full bucket.
    pub fn new(capacity: u32, per_second: u32) -> Self {
        let capacity = f64::from(capacity);
        Self { capacity, per_second: f64::from(per_second), tokens: capacity, filled_at: Duration::ZERO }
    }

    /// Takes a token at `now`: how many whole ones remain, or nothing if there was none.
    pub fn take(&mut self, now: Duration) -> Option<u32> {
        let passed = now.saturating_sub(self.filled_at).as_secs_f64();
        self.tokens = (self.tokens + passed * self.per_second).min(self.capacity);
        self.filled_at = now;
        if self.tokens < 1.0 {
            return None;
        }
        self.tokens -= 1.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the capacity"
        )]
        Some(self.tokens as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: u64) -> Duration {
        Duration::from_secs(1_000) + Duration::from_millis(milliseconds)
    }

    #[test]
    fn the_sixteenth_request_in_a_second_is_refused_and_the_next_second_is_free() {
        let mut limiter = Windows::new(vec![(Duration::from_secs(1), 15)], Duration::ZERO);
        assert!((0..15).all(|n| limiter.admit(at(n * 10))));
        assert!(!limiter.admit(at(150)));
        assert!(!limiter.admit(at(999)));
        assert!(limiter.admit(at(1_000)));
    }

    #[test]
    fn the_minute_is_full_although_no_second_is() {
        let minute = (Duration::from_mins(1), 300);
        let mut limiter = Windows::new(vec![minute, (Duration::from_secs(1), 15)], Duration::ZERO);
        assert!((0..300).all(|n| limiter.admit(at(n * 100))));
        assert!(!limiter.admit(at(30_000)));
        assert!(limiter.admit(at(60_000)));
    }

    #[test]
    fn a_breach_closes_for_the_pause() {
        let minute = Duration::from_mins(1);
        let mut limiter = Windows::new(vec![(minute, 2)], minute);
        assert!(limiter.admit(at(0)) && limiter.admit(at(1)) && !limiter.admit(at(50_000)));
        assert!(!limiter.admit(at(61_000)), "the window is free again, the pause is not over");
        assert!(limiter.admit(at(110_000)));
    }

    #[test]
    fn who_waits_as_long_as_told_is_let_through() {
        let spans = vec![(Duration::from_mins(1), 3), (Duration::from_secs(1), 2)];
        let mut limiter = Windows::new(spans, Duration::ZERO);
        assert!(limiter.admit(at(0)) && limiter.admit(at(10)) && !limiter.admit(at(20)));
        assert_eq!(limiter.wait(at(20)), Duration::from_millis(980));
        assert!(limiter.admit(at(1_000)) && !limiter.admit(at(1_010)));
        assert_eq!(limiter.wait(at(1_010)), Duration::from_millis(58_990));
        assert!(limiter.admit(at(60_000)));
    }

    #[test]
    fn a_bucket_empties_and_fills_at_its_rate() {
        let mut bucket = Bucket::new(3, 2);
        assert_eq!([(); 4].map(|()| bucket.take(at(0))), [Some(2), Some(1), Some(0), None]);
        assert_eq!(bucket.take(at(500)), Some(0));
    }
}
