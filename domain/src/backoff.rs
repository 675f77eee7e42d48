//! When to try again.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

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

/// What a `Retry-After` header asks for: seconds, also with a fraction, or a date (RFC 9110, section 10.2.3). Of a header
/// that was sent several times, which comes as one with commas, the longest wait counts.
pub fn retry_after(header: &str, now: DateTime<Utc>) -> Option<TimeDelta> {
    let parts: Vec<_> = header.split(',').collect();
    let alone = parts.iter().filter_map(|part| asked(part, now));
    // Two of the three forms of a date have a comma themselves.
    let dates = parts.windows(2).filter_map(|pair| asked(&pair.join(","), now));
    alone.chain(dates).max()
}

fn asked(text: &str, now: DateTime<Utc>) -> Option<TimeDelta> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        // Too long is as good as for ever.
        let milliseconds = (text.parse::<f64>().ok()? * 1000.0).ceil().min(f64::from(u32::MAX));
        #[expect(clippy::cast_possible_truncation, reason = "bounded just now")]
        return Some(TimeDelta::milliseconds(milliseconds as i64));
    }
    Some((http_date(text)? - now).max(TimeDelta::zero()))
}

/// A date in each form that HTTP has had (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, and the two that
/// nobody should send any more, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
fn http_date(text: &str) -> Option<DateTime<Utc>> {
    // The first ends in "GMT", which RFC 2822 knows as an obsolete zone and chrono still reads.
    let now_used = DateTime::parse_from_rfc2822(text).map(|at| at.to_utc()).ok();
    let obsolete = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];
    let read = |form| NaiveDateTime::parse_from_str(text, form).ok();
    now_used.or_else(|| obsolete.into_iter().find_map(read).map(|at| at.and_utc()))
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
            // Case R01, and its kin.
            ("Sunday, 22-Nov-26 08:00:30 GMT", Some(30)),
            ("Sun Nov 22 08:00:30 2026", Some(30)),
            ("1.5", Some(1)),
            ("0.2", Some(0)),
            ("99999999999999999999", Some(4_294_967)),
            ("30, 30", Some(30)),
            ("5, 120", Some(120)),
            ("Sun, 22 Nov 2026 08:00:30 GMT, Sun, 22 Nov 2026 08:00:45 GMT", Some(45)),
            ("Sunday, 22-Nov-26 08:00:30 GMT, 20", Some(30)),
            ("soon", None),
            ("", None),
            (".", None),
            ("-5", None),
        ] {
            assert_eq!(retry_after(header, now).map(|d| d.num_seconds()), seconds, "{header:?}");
        }
    }
}
