//! Moments, in the forms that occur; all to the second and in UTC.

use chrono::{DateTime, Datelike, SubsecRound as _, Utc};

pub(super) use crate::dates::iso;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `2026-05-29 14:21:35`
pub(super) fn spaced(at: DateTime<Utc>) -> String {
    let at = at.trunc_subsecs(0);
    format!("{} {}", at.date_naive(), at.time())
}

/// `Fri, 29 May 2026 14:21:35 GMT`
pub(super) fn http(at: DateTime<Utc>) -> String {
    let at = at.trunc_subsecs(0);
    let month = MONTHS.get(at.month0() as usize).copied().unwrap_or_default();
    format!("{}, {:02} {month} {} {} GMT", at.weekday(), at.day(), at.year(), at.time())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_to_the_second() {
        let at = "2026-05-29T14:21:35.25Z".parse().unwrap();
        assert_eq!(iso(at, "+0000"), "2026-05-29T14:21:35+0000");
        assert_eq!(spaced(at), "2026-05-29 14:21:35");
        assert_eq!(http(at), "Fri, 29 May 2026 14:21:35 GMT");
    }
}
