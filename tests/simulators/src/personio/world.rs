//! Everything about the simulated Personio that can change.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use axum::http::{HeaderMap, header};

use super::Options;
use super::attributes::Catalogue;
use super::credentials::{self, Grant, Readable};
use super::limits::Limits;
use crate::company::Roster;
use crate::tokens::Tokens;

/// How long a token lasts (v1 and v2: `expires_in` 86400).
const TOKEN_LIFE: Duration = Duration::from_hours(24);

/// The company, its tokens, and what a test has switched.
#[derive(Debug)]
pub struct World {
    seed: u64,
    pub(super) catalogue: Catalogue,
    pub(super) roster: Roster,
    tokens: Tokens<Grant>,
    issued: u64,
    /// Attributes that access data may not read any more, by the simulator's own names.
    unticked: HashMap<Grant, BTreeSet<&'static str>>,
    /// Whether v1 takes credentials from the query; newer ones are refused from 2026-12-04 `[doc]`.
    pub(super) query_auth: bool,
    pub(super) limits: Limits,
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
    pub(super) fn seeded(options: &Options) -> Self {
        Self {
            seed: options.seed,
            catalogue: Catalogue::new(options.seed),
            roster: Roster::new(options.seed, options.people),
            tokens: Tokens::default(),
            issued: 0,
            unticked: HashMap::new(),
            query_auth: false,
            limits: Limits::new(),
        }
    }

    /// The token of these rights, the same for a day, and how many seconds of it are left.
    pub(super) fn token(&mut self, grant: Grant, now: Duration) -> (String, u64) {
        if let Some((token, left)) = self.tokens.of(&grant, now) {
            return (token.to_owned(), left.as_secs());
        }
        let token = credentials::token(self.seed, self.issued);
        self.issued += 1;
        self.tokens.give(token.clone(), grant, now, TOKEN_LIFE);
        (token, TOKEN_LIFE.as_secs())
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
        let grant = self.tokens.get(token, now).ok_or(Refusal::WrongToken)?;
        Ok((*grant, token))
    }

    /// Makes the token of these rights invalid: the next one is another.
    pub(super) fn revoke_token(&mut self, grant: Grant) {
        self.tokens.take_back(&grant);
    }

    /// Unticks attributes.
    pub(super) fn untick(&mut self, grant: Grant, names: impl IntoIterator<Item = &'static str>) {
        self.unticked.entry(grant).or_default().extend(names);
    }
}
