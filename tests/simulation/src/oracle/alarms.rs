//! How much one alarm does, and for how long.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Broken, hold};
use crate::site::Site;

/// Requests that one alarm may make.
const REQUESTS: u64 = 200;

/// How long it begins with something.
const BEGINS: TimeDelta = TimeDelta::seconds(30);

/// Answers, one after the other, that what it has begun may take to its end.
const ANSWERS: i32 = 8;

/// How long a request that is not answered is waited for.
const TIME_OUT: TimeDelta = TimeDelta::seconds(30);

/// An alarm that is being answered.
#[derive(Debug, Default)]
pub(super) struct Ringing {
    begun_at: DateTime<Utc>,
    /// Requests that were not answered when it began.
    unanswered: u64,
    asked: u64,
    /// The longest that an answer took.
    slowest: TimeDelta,
}

impl Ringing {
    /// It begins.
    pub(super) fn begun(site: &Site) -> Self {
        let world = &site.world;
        Self { begun_at: world.now(), unanswered: world.unanswered.get(), ..Self::default() }
    }

    /// It has made so many requests, and waits, or has come to its end.
    pub(super) fn note_requests(&mut self, site: &Site, requests: u64) -> Result<(), Broken> {
        let (asked, lasted) = (self.asked + requests, site.world.now() - self.begun_at);
        (self.asked, self.slowest) = (asked, self.slowest.max(site.world.takes.get()));
        hold(asked <= REQUESTS, || format!("an alarm asks {asked} times"))?;
        let unanswered = i32::try_from(site.world.unanswered.get() - self.unanswered).unwrap_or(i32::MAX);
        hold(lasted <= BEGINS + self.slowest * ANSWERS + TIME_OUT * unanswered, || {
            format!("an alarm takes {} s to ask {asked} times", lasted.num_seconds())
        })
    }
}
