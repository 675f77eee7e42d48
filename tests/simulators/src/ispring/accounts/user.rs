//! One account, as it is kept and as a test sees it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::ispring::listed::Identified;
use crate::ispring::world::World;

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountStatus {
    /// Can be used.
    Active,
    /// Can't be used.
    Inactive,
    /// Can't be used, because the person left.
    Terminated,
}

impl AccountStatus {
    /// As it stands in requests and answers `[spec]`.
    pub(in super::super) fn number(self) -> u32 {
        match self {
            Self::Active => 1,
            Self::Inactive => 3,
            Self::Terminated => 5,
        }
    }

    /// The same, read.
    pub(super) fn numbered(number: u32) -> Option<Self> {
        [Self::Active, Self::Inactive, Self::Terminated].into_iter().find(|status| status.number() == number)
    }
}

/// How an account came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Somebody of the company who had one before anything was asked.
    Seeded,
    /// Somebody who is nobody's employee.
    Contractor,
    /// By a request.
    Requested,
}

/// An account, as a test sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Never given twice.
    pub id: String,
    /// As it is spelled in the account.
    pub email: String,
    /// What the person logs in with.
    pub login: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Job title.
    pub position: String,
    /// The department's name.
    pub department: String,
    /// The id of the first role.
    pub role_id: String,
    /// Where it stands.
    pub status: AccountStatus,
    /// How it came to be.
    pub origin: Origin,
    /// All fields by their lower-case names, those above too.
    pub fields: BTreeMap<String, String>,
}

/// A role of somebody's, and where they have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Assigned {
    pub(in super::super) role: String,
    /// The departments that they manage by it.
    pub(in super::super) manageable: Vec<String>,
}

/// An account, as it is kept.
#[derive(Debug, Clone)]
pub(in super::super) struct User {
    pub(in super::super) id: String,
    pub(in super::super) department: String,
    /// One at least.
    pub(in super::super) roles: Vec<Assigned>,
    pub(in super::super) status: AccountStatus,
    /// By their lower-case names; `email` and `login` are always there.
    pub(in super::super) fields: BTreeMap<String, String>,
    pub(in super::super) added: DateTime<Utc>,
    pub(in super::super) last_login: Option<DateTime<Utc>>,
    pub(in super::super) origin: Origin,
}

impl Identified for User {
    fn id(&self) -> &str {
        &self.id
    }
}

impl User {
    /// A field, empty if it isn't there.
    pub(in super::super) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The e-mail address as it is spelled here.
    pub(in super::super) fn email(&self) -> &str {
        self.field("email")
    }

    /// What the person logs in with.
    pub(in super::super) fn login(&self) -> &str {
        self.field("login")
    }

    /// First and last name.
    pub(in super::super) fn full_name(&self) -> String {
        format!("{} {}", self.field("first_name").trim(), self.field("last_name").trim()).trim().to_owned()
    }

    /// Whether it can be used.
    pub(in super::super) fn is_active(&self) -> bool {
        self.status == AccountStatus::Active
    }

    /// As a test sees it.
    pub(in super::super) fn seen(&self, world: &World) -> Account {
        let department = world.departments.get(&self.department);
        Account {
            id: self.id.clone(),
            email: self.email().to_owned(),
            login: self.login().to_owned(),
            first_name: self.field("first_name").to_owned(),
            last_name: self.field("last_name").to_owned(),
            position: self.field("job_title").to_owned(),
            department: department.map(|department| department.name.clone()).unwrap_or_default(),
            role_id: self.roles.first().map(|assigned| assigned.role.clone()).unwrap_or_default(),
            status: self.status,
            origin: self.origin,
            fields: self.fields.clone(),
        }
    }
}
