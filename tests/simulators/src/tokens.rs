//! Secrets that a provider gives for a while.

use std::collections::HashMap;
use std::time::Duration;

/// Tokens, and what each stands for until it expires.
#[derive(Debug)]
pub struct Tokens<T>(HashMap<String, (T, Duration)>);

impl<T> Default for Tokens<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: PartialEq> Tokens<T> {
    /// Gives one. Those of before stay good until they expire.
    pub fn give(&mut self, token: String, of: T, now: Duration, life: Duration) {
        self.0.retain(|_, (_, expires)| now < *expires);
        self.0.insert(token, (of, now + life));
    }

    /// What one stands for, while it is good.
    pub fn get(&self, token: &str, now: Duration) -> Option<&T> {
        self.0.get(token).filter(|(_, expires)| now < *expires).map(|(of, _)| of)
    }

    /// One that stands for this, and how long it is good.
    pub fn of(&self, of: &T, now: Duration) -> Option<(&str, Duration)> {
        let good = self.0.iter().find(|(_, (known, expires))| known == of && now < *expires);
        good.map(|(token, (_, expires))| (token.as_str(), expires.saturating_sub(now)))
    }

    /// Takes back all that stand for this.
    pub fn take_back(&mut self, of: &T) {
        self.0.retain(|_, (known, _)| known != of);
    }
}
