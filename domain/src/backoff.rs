//! When to try again.

use chrono::{DateTime, TimeDelta, Utc};

/// How long a run goes on trying before it gives up.
pub const GIVE_UP_AFTER: TimeDelta = TimeDelta::hours(6);

/// The longest wait between two tries that nobody asked for.
const LONGEST: TimeDelta = TimeDelta::minutes(5);

/// The longest wait that a provider may ask for. Beyond it we look again ourselves.
const LONGEST_ASKED: TimeDelta = TimeDelta::hours(1);

/// How long to wait before try number `attempt` (1 is the first repetition): what the provider asked for, else
/// 2, 4, 8 … seconds up to five minutes.
pub fn wait(attempt: u32, asked: Option<TimeDelta>) -> TimeDelta {
    match asked {
        Some(asked) => asked.clamp(TimeDelta::seconds(1), LONGEST_ASKED),
        None => TimeDelta::seconds(1_i64 << attempt.clamp(1, 12)).min(LONGEST),
    }
}

/// What a `Retry-After` header asks for, in seconds or as an HTTP date (RFC 9110, section 10.2.3).
pub fn retry_after(header: &str, now: DateTime<Utc>) -> Option<TimeDelta> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u32>() {
        return Some(TimeDelta::seconds(i64::from(seconds)));
    }
    // An HTTP date ends in "GMT", which RFC 2822 knows as an obsolete zone and chrono still reads.
    let at = DateTime::parse_from_rfc2822(header).ok()?;
    Some((at.with_timezone(&Utc) - now).max(TimeDelta::zero()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_five_minutes_unless_the_provider_asks() {
        let waits: Vec<i64> = [1, 2, 3, 8, 9, 40].map(|attempt| wait(attempt, None).num_seconds()).into();
        assert_eq!(waits, [2, 4, 8, 256, 300, 300]);
        assert_eq!(wait(1, Some(TimeDelta::seconds(17))), TimeDelta::seconds(17));
        assert_eq!(wait(1, Some(TimeDelta::zero())), TimeDelta::seconds(1));
        assert_eq!(wait(1, Some(TimeDelta::days(9))), LONGEST_ASKED);
    }

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let now = DateTime::parse_from_rfc3339("2026-11-22T08:00:00Z").unwrap().to_utc();
        for (header, seconds) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("Sun, 22 Nov 2026 08:00:30 GMT", Some(30)),
            ("Sun, 22 Nov 2026 07:00:00 GMT", Some(0)),
            ("soon", None),
            ("-5", None),
        ] {
            assert_eq!(retry_after(header, now).map(|d| d.num_seconds()), seconds, "{header:?}");
        }
    }
}
