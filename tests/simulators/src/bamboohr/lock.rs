//! The temporary lock after repeated unknown keys: "API will disable access for a period of time" `[doc]`, for everybody.

use std::time::Duration;

/// So many unknown keys in a row close the API `[unv]`.
pub(super) const UNKNOWN_KEYS: u32 = 10;
/// For so long `[unv]`.
pub(super) const PAUSE: Duration = Duration::from_mins(5);

/// Whether the API is closed, and how near that is.
#[derive(Debug, Default)]
pub(super) struct Lock {
    unknown: u32,
    closed_until: Duration,
}

impl Lock {
    /// Whether nobody gets in.
    pub(super) fn is_closed(&self, now: Duration) -> bool {
        now < self.closed_until
    }

    /// Closes the API for some time; opens it if that is none.
    pub(super) fn close(&mut self, now: Duration, pause: Duration) {
        self.unknown = 0;
        self.closed_until = now.saturating_add(pause);
    }

    /// Takes note of a key.
    pub(super) fn note(&mut self, is_known: bool, now: Duration) {
        self.unknown = if is_known { 0 } else { self.unknown + 1 };
        if self.unknown >= UNKNOWN_KEYS {
            self.close(now, PAUSE);
        }
    }
}
