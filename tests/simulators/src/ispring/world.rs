//! Everything about the simulated iSpring that can change.

use std::time::Duration;

use axum::http::HeaderMap;
use chrono::{DateTime, Utc};

use super::accounts::{Accounts, Duplicates, Mail};
use super::answer::Refusal;
use super::credentials::Grant;
use super::departments::{Department, Departments};
use super::ids::{Ids, Kind};
use super::learning::{Courses, Enrolments};
use super::roles::Role;
use super::{Caller, Options, limits, seed};
use crate::limiter::Windows;
use crate::tokens::Tokens;

/// How long a token lasts (`expires_in` 1800) `[doc]`.
pub(super) const TOKEN_LIFE: Duration = Duration::from_mins(30);
/// How long a link to a certificate lasts `[doc]`.
pub(super) const LINK_LIFE: Duration = Duration::from_mins(10);

/// The account, and what a test has switched.
#[derive(Debug)]
pub struct World {
    pub(super) limit: Windows,
    pub(super) ids: Ids,
    pub(super) tokens: Tokens<Grant>,
    /// Those of links, each for a certificate.
    pub(super) links: Tokens<String>,
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
    /// The seeded state, with more ids to come.
    pub(super) fn seeded(options: &Options, ids: Ids, now: DateTime<Utc>) -> Self {
        let seeded = seed::account(options, &ids, now);
        Self {
            limit: limits::new(),
            ids,
            tokens: Tokens::default(),
            links: Tokens::default(),
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

    /// A new token.
    pub(super) fn issue_token(&mut self, grant: Grant, now: Duration) -> String {
        let token = self.ids.secret(Kind::Token);
        self.tokens.give(token.clone(), grant, now, TOKEN_LIFE);
        token
    }

    /// The token of a new link to a certificate.
    pub(super) fn issue_link(&mut self, certificate: &str, now: Duration) -> String {
        let token = self.ids.secret(Kind::Link);
        self.links.give(token.clone(), certificate.to_owned(), now, LINK_LIFE);
        token
    }

    /// Whether a department, and who is in it, can be seen.
    pub(super) fn sees(&self, caller: Caller, department: &str) -> bool {
        caller.0.everywhere() || self.departments.is_within(department, &self.managed)
    }

    /// Refuses those who can't see a department.
    pub(super) fn show(&self, caller: Caller, department: &str) -> Result<(), Refusal> {
        if self.sees(caller, department) { Ok(()) } else { Err(Refusal::forbidden()) }
    }

    /// A department in a body: 400 if there is none, 403 if it is none of theirs `[doc]`.
    pub(super) fn known_department(&self, caller: Caller, id: &str) -> Result<&Department, Refusal> {
        let department = self.departments.get(id);
        let department = department.ok_or_else(|| Refusal::bad_request("Unknown department"))?;
        self.show(caller, id).map(|()| department)
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
