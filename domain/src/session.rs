//! How long somebody stays signed in, and how long a link works.

use chrono::{DateTime, TimeDelta, Utc};
use schemars::JsonSchema;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::named;

/// A session that nobody used for so long has ended.
pub const IDLE: TimeDelta = TimeDelta::hours(12);

/// No session lives longer, used or not.
pub const LIFETIME: TimeDelta = TimeDelta::days(14);

/// A use is written down at most this often: reading the directory must not write each time.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(10);

/// What is grave is done by who has signed in within this time.
pub const LATELY: TimeDelta = TimeDelta::minutes(15);

/// How somebody has signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Way {
    /// By a one-time link.
    Link,
    /// By the organisation's identity provider.
    IdentityProvider,
}

named!(Way, json);

/// Whether somebody has signed in a moment ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recency {
    /// Yes; or by a link, after which they can't sign in again by themselves.
    Lately,
    /// No.
    LongAgo,
}

impl Recency {
    /// Of a session that was created at `created`.
    pub fn of(way: Way, created: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        if way == Way::Link || now - created < LATELY { Self::Lately } else { Self::LongAgo }
    }
}

/// How long the operator's sign-in link works.
pub const SIGN_IN_LINK: TimeDelta = TimeDelta::minutes(15);

/// How long an invitation works.
pub const INVITATION_LINK: TimeDelta = TimeDelta::days(7);

/// Who asked: a session is used by people, and not by a page that looks now and then whether there is news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Somebody, by what they did.
    BySomebody,
    /// A page, by itself.
    ByAPage,
}

/// Whether a session may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes, and its use was written down lately.
    Live,
    /// Yes; write its use down.
    LiveAndDue,
    /// No.
    Ended,
}

/// Judges a session that was created at `created` and last used at `seen`.
pub fn judge(created: DateTime<Utc>, seen: DateTime<Utc>, now: DateTime<Utc>, asked: Asked) -> Verdict {
    if now - created >= LIFETIME || now - seen >= IDLE {
        Verdict::Ended
    } else if now - seen >= TOUCH_EVERY && asked == Asked::BySomebody {
        Verdict::LiveAndDue
    } else {
        Verdict::Live
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_can_sign_in_again_has_to_after_a_quarter_of_an_hour() {
        let created = DateTime::parse_from_rfc3339("2026-11-22T08:00:00Z").unwrap().to_utc();
        for (way, minutes, recency) in [
            (Way::IdentityProvider, 14, Recency::Lately),
            (Way::IdentityProvider, 15, Recency::LongAgo),
            (Way::Link, 15, Recency::Lately),
        ] {
            assert_eq!(Recency::of(way, created, created + TimeDelta::minutes(minutes)), recency);
        }
    }

    #[test]
    fn a_session_ends_when_idle_or_old() {
        let created = DateTime::parse_from_rfc3339("2026-11-22T08:00:00Z").unwrap().to_utc();
        let after = |delta: TimeDelta| created + delta;
        for (seen, now, verdict) in [
            (TimeDelta::zero(), TimeDelta::minutes(9), Verdict::Live),
            (TimeDelta::zero(), TimeDelta::minutes(10), Verdict::LiveAndDue),
            (TimeDelta::zero(), IDLE, Verdict::Ended),
            (TimeDelta::days(13), TimeDelta::days(13) + TimeDelta::hours(11), Verdict::LiveAndDue),
            (TimeDelta::days(14), LIFETIME, Verdict::Ended),
        ] {
            let judged = judge(created, after(seen), after(now), Asked::BySomebody);
            assert_eq!(judged, verdict, "seen {seen}, now {now}");
        }
        let looked = |hours| judge(created, created, after(TimeDelta::hours(hours)), Asked::ByAPage);
        assert_eq!(
            (looked(11), looked(12)),
            (Verdict::Live, Verdict::Ended),
            "a page that is left open is no use"
        );
    }
}
