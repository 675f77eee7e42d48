//! Faults on order: which requests they hit, and what happens to those.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A rule: what it hits, when, and how. As JSON:
///
/// `{"path": "/v1/company/employees", "after": 2, "times": 1, "effect": {"status": {"code": 503}}}`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Part of the path with its query (`offset=200` works); empty hits every path.
    #[serde(default)]
    pub path: String,
    /// The method; empty hits all.
    #[serde(default)]
    pub method: String,
    /// So many matching requests pass first.
    #[serde(default)]
    pub after: u64,
    /// So many are hit then; all of them if it is left out.
    #[serde(default)]
    pub times: Option<u64>,
    /// What happens to them.
    pub effect: Effect,
}

impl Fault {
    /// A rule that hits every request for a path (or a part of one).
    pub fn on(path: &str, effect: Effect) -> Self {
        Self { path: path.to_owned(), method: String::new(), after: 0, times: None, effect }
    }

    /// The same, for requests by `method` only.
    #[must_use]
    pub fn by(self, method: &str) -> Self {
        Self { method: method.to_owned(), ..self }
    }

    /// The same, once `passing` matching requests have passed.
    #[must_use]
    pub fn after(mut self, passing: u64) -> Self {
        self.after = passing;
        self
    }

    /// The same, at most `times` times.
    #[must_use]
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }
}

/// What happens to a request that is hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// Another answer instead.
    Status {
        /// The status code.
        code: u16,
        /// The `Retry-After` header: seconds or an HTTP date.
        #[serde(default)]
        retry_after: Option<String>,
        /// The body: text as it is, anything else as JSON.
        #[serde(default)]
        body: Option<Value>,
    },
    /// The right answer, later. What was asked for is done at once; several delays add up.
    Delay {
        /// How much later.
        milliseconds: u64,
    },
    /// The right headers and the first bytes of the body; then the connection is cut.
    Cut {
        /// How many bytes come through.
        bytes: usize,
    },
    /// A list answers with the people of the page before the one asked for.
    RepeatPage,
    /// A list's total is wrong by so many.
    LieTotal {
        /// Added to the total.
        by: i64,
    },
    /// The connection is closed without an answer, and nothing was done.
    HangUp,
    /// The request is carried out, but the connection is closed without an answer. A cut can't do this: an answer
    /// without a body is whole before its first byte, and the status comes through in any case.
    LoseAnswer,
}

/// What a fault asks of the handler of a list; handed over as an extension of the request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Twist {
    /// Send the page before.
    pub repeat_page: bool,
    /// Add this to the total.
    pub total: i64,
}

impl Twist {
    /// What the effects come to.
    pub fn of(effects: &[Effect]) -> Self {
        effects.iter().fold(Self::default(), |twist, effect| match effect {
            Effect::RepeatPage => Self { repeat_page: true, ..twist },
            Effect::LieTotal { by } => Self { total: twist.total + by, ..twist },
            _ => twist,
        })
    }
}

/// The rules in force, with how often each has matched.
#[derive(Debug, Clone, Default)]
pub struct Faults(Vec<(Fault, u64)>);

impl Faults {
    /// Puts another rule in force.
    pub fn add(&mut self, fault: Fault) {
        self.0.push((fault, 0));
    }

    /// The rules in force.
    pub fn list(&self) -> Vec<Fault> {
        self.0.iter().map(|(fault, _)| fault.clone()).collect()
    }

    /// Lifts all rules.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// What happens to this request: the effects of every rule that hits it, in the order they were added.
    pub fn strike(&mut self, method: &str, path_and_query: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (fault, matched) in &mut self.0 {
            let hit = path_and_query.contains(&fault.path)
                && (fault.method.is_empty() || fault.method.eq_ignore_ascii_case(method));
            if !hit {
                continue;
            }
            let nth = *matched;
            *matched += 1;
            let last = fault.times.map_or(u64::MAX, |times| fault.after.saturating_add(times));
            if (fault.after..last).contains(&nth) {
                effects.push(fault.effect.clone());
            }
        }
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_waits_strikes_and_is_spent() {
        let mut faults = Faults::default();
        faults.add(Fault::on("/employees", Effect::HangUp).after(2).times(1));
        let struck: Vec<bool> =
            (0..4).map(|_| !faults.strike("GET", "/v1/company/employees?offset=0").is_empty()).collect();
        assert_eq!(struck, [false, false, true, false]);
    }

    #[test]
    fn other_paths_and_methods_pass() {
        let mut faults = Faults::default();
        faults.add(Fault { method: "post".into(), ..Fault::on("offset=100", Effect::RepeatPage) });
        assert!(faults.strike("GET", "/v1/company/employees?offset=100").is_empty());
        assert!(faults.strike("POST", "/v1/company/employees?offset=0").is_empty());
        assert_eq!(faults.strike("POST", "/v1/company/employees?offset=100"), [Effect::RepeatPage]);
    }
}
