//! Everything about the simulated iSpring that can change.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use axum::http::HeaderMap;
use chrono::{DateTime, Utc};

use super::accounts::{Accounts, Duplicates, Mail};
use super::answer::Refusal;
use super::credentials::Grant;
use super::departments::{Department, Departments};
use super::gate::Caller;
use super::ids::{Ids, Kind};
use super::learning::{Courses, Enrolments};
use super::limits::Limits;
use super::roles::Role;
use super::{Options, seed};
use crate::control::Stage;

/// How long a token lasts (`expires_in` 1800) `[doc]`.
pub(super) const TOKEN_LIFE: Duration = Duration::from_mins(30);
/// How long a link to a certificate lasts `[doc]`.
pub(super) const LINK_LIFE: Duration = Duration::from_mins(10);

/// The account, and what a test has switched.
#[derive(Debug)]
pub(super) struct World {
    options: Options,
    pub(super) stage: Stage,
    pub(super) limits: Limits,
    pub(super) ids: Ids,
    /// Whose each token is, and until when.
    tokens: HashMap<String, (Grant, Duration)>,
    /// Which certificate each link's token is for, and until when.
    links: HashMap<String, (String, Duration)>,
    revoked: HashSet<Grant>,
    pub(super) duplicates: Duplicates,
    pub(super) roles: Vec<Role>,
    pub(super) departments: Departments,
    /// The department that the department administrator manages.
    pub(super) managed: String,
    pub(super) accounts: Accounts,
    pub(super) courses: Courses,
    pub(super) enrolments: Enrolments,
    pub(super) mails: Vec<Mail>,
}

impl World {
    /// The seeded state.
    pub(super) fn new(options: &Options, now: DateTime<Utc>) -> Self {
        Self::with_ids(options, Ids::new(options.seed), now)
    }

    /// Back to the seeded state. No token or id of before is given again.
    pub(super) fn reset(&mut self, now: DateTime<Utc>) {
        *self = Self::with_ids(&self.options, self.ids.clone(), now);
    }

    fn with_ids(options: &Options, ids: Ids, now: DateTime<Utc>) -> Self {
        let seeded = seed::account(options, &ids, now);
        Self {
            options: options.clone(),
            stage: Stage::default(),
            limits: Limits::new(options.rate_limits),
            ids,
            tokens: HashMap::new(),
            links: HashMap::new(),
            revoked: HashSet::new(),
            duplicates: Duplicates::BadRequest,
            roles: seeded.roles,
            departments: seeded.departments,
            managed: seeded.managed,
            accounts: seeded.accounts,
            courses: seeded.courses,
            enrolments: seeded.enrolments,
            mails: Vec::new(),
        }
    }

    /// A new token; those of before stay valid until they expire.
    pub(super) fn issue_token(&mut self, grant: Grant, now: Duration) -> String {
        self.tokens.retain(|_, (_, expires)| now < *expires);
        let token = self.ids.secret(Kind::Token);
        self.tokens.insert(token.clone(), (grant, now + TOKEN_LIFE));
        token
    }

    /// Whose a token is, while it is valid.
    pub(super) fn grant_of(&self, token: &str, now: Duration) -> Option<Grant> {
        self.tokens.get(token).filter(|(_, expires)| now < *expires).map(|(grant, _)| *grant)
    }

    /// The token of a new link to a certificate.
    pub(super) fn issue_link(&mut self, certificate: &str, now: Duration) -> String {
        self.links.retain(|_, (_, expires)| now < *expires);
        let token = self.ids.secret(Kind::Link);
        self.links.insert(token.clone(), (certificate.to_owned(), now + LINK_LIFE));
        token
    }

    /// Whether a link leads to this certificate, and still does.
    pub(super) fn opens(&self, token: &str, certificate: &str, now: Duration) -> bool {
        self.links.get(token).is_some_and(|(of, expires)| of == certificate && now < *expires)
    }

    /// Takes the rights away, and the tokens with them.
    pub(super) fn revoke(&mut self, grant: Grant) {
        self.revoked.insert(grant);
        self.tokens.retain(|_, (of, _)| *of != grant);
    }

    /// Gives the rights back.
    pub(super) fn restore(&mut self, grant: Grant) {
        self.revoked.remove(&grant);
    }

    /// Whether the rights were taken away.
    pub(super) fn is_revoked(&self, grant: Grant) -> bool {
        self.revoked.contains(&grant)
    }

    /// Whether a department, and who is in it, can be seen.
    pub(super) fn sees(&self, caller: Caller, department: &str) -> bool {
        caller.0.everywhere() || self.departments.is_within(department, &self.managed)
    }

    /// A department in a body: 400 if there is none, 403 if it is none of theirs `[doc]`.
    pub(super) fn known_department(&self, caller: Caller, id: &str) -> Result<&Department, Refusal> {
        let department = self.departments.get(id);
        let department = department.ok_or_else(|| Refusal::bad_request("Unknown department"))?;
        if self.sees(caller, id) { Ok(department) } else { Err(Refusal::forbidden()) }
    }

    /// A role by its id.
    pub(super) fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }
}

/// Whether a request wants what it made, not only its id (`X-Return-Object`) `[spec]`.
pub(super) fn returns_object(headers: &HeaderMap) -> bool {
    headers.get("x-return-object").is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"))
}
