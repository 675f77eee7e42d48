//! Everything about the simulated Personio that can change.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::time::Duration;

use axum::http::{HeaderMap, header};

use super::Options;
use super::credentials::{self, Grant, Readable};
use super::limits::Limits;
use crate::company::Roster;
use crate::control::Stage;

/// How long a token lasts (v1 and v2: `expires_in` 86400).
const TOKEN_LIFE: Duration = Duration::from_hours(24);

/// The company, its tokens, and what a test has switched.
#[derive(Debug)]
pub(super) struct World {
    options: Options,
    pub(super) stage: Stage,
    pub(super) roster: Roster,
    tokens: HashMap<Grant, Token>,
    issued: u64,
    revoked: HashSet<Grant>,
    /// Attributes that access data may not read any more, by the simulator's own names.
    unticked: HashMap<Grant, BTreeSet<&'static str>>,
    /// Whether v1 takes credentials from the query; newer ones are refused from 2026-12-04 `[doc]`.
    pub(super) query_auth: bool,
    pub(super) limits: Limits,
}

#[derive(Debug)]
struct Token {
    text: String,
    expires: Duration,
}

/// Whose request it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Caller {
    pub(super) readable: Readable,
    pub(super) token: String,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    NoToken,
    WrongToken,
    NoRight,
}

impl World {
    /// The seeded state.
    pub(super) fn new(options: &Options) -> Self {
        Self {
            options: options.clone(),
            stage: Stage::default(),
            roster: Roster::new(options.seed, options.people),
            tokens: HashMap::new(),
            issued: 0,
            revoked: HashSet::new(),
            unticked: HashMap::new(),
            query_auth: false,
            limits: Limits::new(options.rate_limits),
        }
    }

    /// Back to the seeded state.
    pub(super) fn reset(&mut self) {
        *self = Self::new(&self.options);
    }

    /// The people.
    pub(super) fn roster(&self) -> &Roster {
        &self.roster
    }

    /// The token of these rights, the same for a day, and how many seconds of it are left.
    pub(super) fn token(&mut self, grant: Grant, now: Duration) -> (String, u64) {
        if let Some(token) = self.tokens.get(&grant).filter(|token| now < token.expires) {
            return (token.text.clone(), token.expires.saturating_sub(now).as_secs());
        }
        let text = credentials::token(self.options.seed, self.issued);
        self.issued += 1;
        self.tokens.insert(grant, Token { text: text.clone(), expires: now + TOKEN_LIFE });
        (text, TOKEN_LIFE.as_secs())
    }

    /// Who asks, by the token in `Authorization`.
    pub(super) fn caller(&self, headers: &HeaderMap, now: Duration) -> Result<Caller, Refusal> {
        let (grant, token) = self.holder(headers, now)?;
        if !grant.employees() {
            return Err(Refusal::NoRight);
        }
        let unticked = self.unticked.get(&grant).cloned().unwrap_or_default();
        Ok(Caller { readable: Readable::new(grant, unticked), token: token.to_owned() })
    }

    /// Whose the token in `Authorization` is, whatever the rights, and the token.
    pub(super) fn holder<'a>(
        &self,
        headers: &'a HeaderMap,
        now: Duration,
    ) -> Result<(Grant, &'a str), Refusal> {
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = given.and_then(|text| text.strip_prefix("Bearer ")).ok_or(Refusal::NoToken)?;
        let valid = |(_, known): &(&Grant, &Token)| known.text == token && now < known.expires;
        let (&grant, _) = self.tokens.iter().find(valid).ok_or(Refusal::WrongToken)?;
        Ok((grant, token))
    }

    /// Makes the token of these rights invalid: the next one is another.
    pub(super) fn revoke_token(&mut self, grant: Grant) {
        self.tokens.remove(&grant);
    }

    /// Takes the rights away, and the token with them.
    pub(super) fn revoke(&mut self, grant: Grant) {
        self.revoked.insert(grant);
        self.tokens.remove(&grant);
    }

    /// Gives the rights back.
    pub(super) fn restore(&mut self, grant: Grant) {
        self.revoked.remove(&grant);
    }

    /// Unticks attributes.
    pub(super) fn untick(&mut self, grant: Grant, names: impl IntoIterator<Item = &'static str>) {
        self.unticked.entry(grant).or_default().extend(names);
    }

    /// Whether the rights were taken away.
    pub(super) fn is_revoked(&self, grant: Grant) -> bool {
        self.revoked.contains(&grant)
    }
}
