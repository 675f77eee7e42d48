//! Moments as providers write them, to the second.

use chrono::{DateTime, NaiveDateTime, SubsecRound as _, Utc};

/// `2026-05-29T14:21:35`, and the offset from UTC as it is written after it: `Z`, `+00:00`, `+0000`.
pub fn iso(at: DateTime<Utc>, offset: &str) -> String {
    local(at.naive_utc(), offset)
}

/// The same of a moment by the clocks at that offset.
pub fn local(at: NaiveDateTime, offset: &str) -> String {
    let at = at.trunc_subsecs(0);
    format!("{}T{}{offset}", at.date(), at.time())
}
