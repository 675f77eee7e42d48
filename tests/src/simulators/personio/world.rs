//! Everything about the simulated Personio that can change.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, header};
use chrono::{DateTime, Utc};

use super::Options;
use super::credentials::{self, Grant};
use super::limits::Limits;
use crate::simulators::company::{Change, Company, InvalidChange, Person, Status};
use crate::simulators::faults::Faults;
use crate::simulators::requests::Requests;

/// How long a token lasts (v1 and v2: `expires_in` 86400).
const TOKEN_LIFE: Duration = Duration::from_hours(24);

/// The company, its tokens, and what is on order for the requests to come.
#[derive(Debug)]
pub(super) struct World {
    options: Options,
    company: Company,
    /// By id.
    people: Vec<Arc<Person>>,
    /// Gone for now, to come back.
    vanished: Vec<Arc<Person>>,
    /// When a test last changed a person's attribute.
    changes: HashMap<(u64, &'static str), DateTime<Utc>>,
    tokens: HashMap<Grant, Token>,
    issued: u64,
    revoked: HashSet<Grant>,
    /// Whether v1 takes credentials from the query; newer ones are refused from 2026-12-04 `[doc]`.
    pub(super) query_auth: bool,
    pub(super) limits: Limits,
    pub(super) faults: Faults,
    pub(super) requests: Requests,
}

#[derive(Debug)]
struct Token {
    text: String,
    expires: Duration,
}

/// Whose request it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Caller {
    pub(super) grant: Grant,
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
        let mut company = Company::new(options.seed);
        let people = (0..options.people).map(|_| Arc::new(company.hire())).collect();
        Self {
            options: options.clone(),
            company,
            people,
            vanished: Vec::new(),
            changes: HashMap::new(),
            tokens: HashMap::new(),
            issued: 0,
            revoked: HashSet::new(),
            query_auth: false,
            limits: Limits::new(options.rate_limits),
            faults: Faults::default(),
            requests: Requests::default(),
        }
    }

    /// Back to the seeded state.
    pub(super) fn reset(&mut self) {
        *self = Self::new(&self.options);
    }

    /// Everybody there is, by id.
    pub(super) fn people(&self) -> &[Arc<Person>] {
        &self.people
    }

    /// Somebody.
    pub(super) fn person(&self, id: u64) -> Option<&Person> {
        self.position(id).map(|at| &*self.people[at])
    }

    fn position(&self, id: u64) -> Option<usize> {
        self.people.binary_search_by_key(&id, |person| person.id).ok()
    }

    /// Hires more people, and returns their ids.
    pub(super) fn hire(&mut self, count: usize, now: DateTime<Utc>) -> Vec<u64> {
        let hired = (0..count).map(|_| Person { created_at: now, updated_at: now, ..self.company.hire() });
        let hired: Vec<_> = hired.map(Arc::new).collect();
        let ids = hired.iter().map(|person| person.id).collect();
        self.people.extend(hired);
        ids
    }

    /// Changes somebody; `None` if there is no such person.
    pub(super) fn change(
        &mut self,
        id: u64,
        change: Change,
        now: DateTime<Utc>,
    ) -> Option<Result<(), InvalidChange>> {
        let at = self.position(id)?;
        let person = Arc::make_mut(&mut self.people[at]);
        let changed = match change.apply(person) {
            Ok(changed) => changed,
            Err(invalid) => return Some(Err(invalid)),
        };
        if !changed.is_empty() {
            person.updated_at = now;
        }
        self.changes.extend(changed.into_iter().map(|name| ((id, name), now)));
        Some(Ok(()))
    }

    /// Somebody leaves: inactive, and today was the last day.
    pub(super) fn terminate(&mut self, id: u64, now: DateTime<Utc>) -> Option<()> {
        let at = self.position(id)?;
        let person = Arc::make_mut(&mut self.people[at]);
        person.status = Status::Inactive;
        person.termination_date = Some(now.date_naive());
        person.updated_at = now;
        self.changes.extend(["status", "termination_date"].map(|name| ((id, name), now)));
        Some(())
    }

    /// Somebody's record is deleted.
    pub(super) fn delete(&mut self, id: u64) -> Option<()> {
        let at = self.position(id)?;
        self.people.remove(at);
        Some(())
    }

    /// So many of a hundred people are not there any more, evenly over the list. Returns their ids.
    pub(super) fn vanish(&mut self, percent: u8) -> Vec<u64> {
        let share = usize::from(percent.min(100));
        let mut index = 0;
        let gone = self.people.extract_if(.., |_| {
            index += 1;
            index * share / 100 > (index - 1) * share / 100
        });
        let gone: Vec<_> = gone.collect();
        let ids = gone.iter().map(|person| person.id).collect();
        self.vanished.extend(gone);
        ids
    }

    /// Those who vanished are there again.
    pub(super) fn bring_back(&mut self) {
        self.people.append(&mut self.vanished);
        self.people.sort_by_key(|person| person.id);
    }

    /// When an attribute of somebody's was last changed.
    pub(super) fn changed_at(&self, person: &Person, name: &'static str) -> DateTime<Utc> {
        self.changes.get(&(person.id, name)).copied().unwrap_or(person.created_at)
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
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = given.and_then(|text| text.strip_prefix("Bearer ")).ok_or(Refusal::NoToken)?;
        let valid = |(_, known): &(&Grant, &Token)| known.text == token && now < known.expires;
        let (&grant, _) = self.tokens.iter().find(valid).ok_or(Refusal::WrongToken)?;
        if !grant.employees() {
            return Err(Refusal::NoRight);
        }
        Ok(Caller { grant, token: token.to_owned() })
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

    /// Whether the rights were taken away.
    pub(super) fn is_revoked(&self, grant: Grant) -> bool {
        self.revoked.contains(&grant)
    }
}
