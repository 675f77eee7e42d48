//! Everything about the simulated Personio that can change.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use super::attributes::Catalogue;
use super::credentials::{self, Grant, Readable};
use super::limits::Limits;
use super::{Options, Refusal, Shared, errors};
use crate::company::{Person, Roster};
use crate::pairs::text;
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
pub(super) enum Why {
    NoToken,
    WrongToken,
    NoRight,
}

impl FromRequestParts<Arc<Shared>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Self, Refusal> {
        let now = shared.now();
        let v2 = parts.uri.path().starts_with("/v2/");
        let caller = shared.world().caller(&parts.headers, now);
        caller.map_err(|why| if v2 { errors::v2_refused(why, now) } else { errors::v1_refused(why) })
    }
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

    /// Somebody by the id in a path.
    pub(super) fn person(&self, id: &str) -> Option<&Person> {
        id.parse().ok().and_then(|id| self.roster.person(id))
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
    fn caller(&self, headers: &HeaderMap, now: Duration) -> Result<Caller, Why> {
        let (grant, token) = self.holder(headers, now)?;
        if !grant.employees() {
            return Err(Why::NoRight);
        }
        let unticked = self.unticked.get(&grant).cloned().unwrap_or_default();
        Ok(Caller { readable: Readable::new(grant, unticked), token: token.to_owned() })
    }

    /// Whose the token in `Authorization` is, whatever the rights, and the token.
    pub(super) fn holder<'a>(&self, headers: &'a HeaderMap, now: Duration) -> Result<(Grant, &'a str), Why> {
        let token = text(headers, "authorization").and_then(|text| text.strip_prefix("Bearer "));
        let token = token.ok_or(Why::NoToken)?;
        let grant = self.tokens.get(token, now).ok_or(Why::WrongToken)?;
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
