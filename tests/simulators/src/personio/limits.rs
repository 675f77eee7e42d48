//! Personio's rate limits, each with its source.

use std::time::Duration;

use axum::extract::Request;

use crate::limiter::{Bucket, Windows};

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_mins(1);

/// All limits of one company.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    employees: Windows,
    auth: Windows,
    v1: Windows,
    v2: Bucket,
}

/// Whether a request is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is; v2 says how many more are.
    Pass {
        /// So many, in v2.
        remaining: Option<u32>,
    },
    /// 429.
    Refused,
}

impl Limits {
    /// Limits that nobody has used yet.
    pub(super) fn new() -> Self {
        Self {
            // Changelog of 2024-05-06: 300 a minute with bursts of 15 a second, on the list of employees.
            employees: Windows::new(vec![(MINUTE, 300), (SECOND, 15)], Duration::ZERO),
            // Reference, "auth": 60 a minute, then a minute to cool down.
            auth: Windows::new(vec![(MINUTE, 60)], MINUTE),
            // Changelog, IP address based limits: 2,000 a minute from one address over all of v1.
            v1: Windows::new(vec![(MINUTE, 2_000)], Duration::ZERO),
            // `x-ratelimit-*` headers seen on every v2 answer `[live]`; what happens beyond them is `[unv]`.
            v2: Bucket::new(V2_CAPACITY, V2_PER_SECOND),
        }
    }

    /// Counts a request and judges it.
    pub(super) fn judge(&mut self, request: &Request, limited: bool, now: Duration) -> Verdict {
        let path = request.uri().path();
        if path.starts_with("/v2/") {
            return match self.v2.take(now) {
                None if limited => Verdict::Refused,
                taken => Verdict::Pass { remaining: Some(taken.unwrap_or_default()) },
            };
        }
        let own = match (request.method().as_str(), path) {
            ("GET", "/v1/company/employees") => Some(&mut self.employees),
            ("POST", "/v1/auth") => Some(&mut self.auth),
            _ => None,
        };
        let admitted = !limited || (self.v1.admit(now) && own.is_none_or(|limit| limit.admit(now)));
        if admitted { Verdict::Pass { remaining: None } } else { Verdict::Refused }
    }
}

/// `x-ratelimit-burst-capacity`
pub(super) const V2_CAPACITY: u32 = 100;
/// `x-ratelimit-replenish-rate`
pub(super) const V2_PER_SECOND: u32 = 30;
