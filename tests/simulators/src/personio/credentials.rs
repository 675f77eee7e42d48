//! Access data and what they may read. In Personio an administrator ticks the readable attributes of each.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Credentials;
use crate::company::Dice;

/// The dice of credentials and tokens are cast for subjects that no person's number reaches.
const SUBJECTS: u64 = 1 << 63;

/// The rights of a set of access data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grant {
    /// Every attribute, the private ones too: more than anybody should grant.
    Full,
    /// What a directory can use, and no more.
    Directory,
    /// First name, last name and status.
    Names,
    /// No right to read employees: the token is given, everything else is refused.
    NoEmployees,
    /// Employees, but none of their attributes (personio/api-docs#40): 200 with `id` alone.
    IdOnly,
}

impl Grant {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Full, Self::Directory, Self::Names, Self::NoEmployees, Self::IdOnly];

    /// Whether it may read employees at all.
    pub(super) fn employees(self) -> bool {
        self != Self::NoEmployees
    }

    /// Whether it was made to read this attribute, by the simulator's own name for it.
    fn reads(self, name: &str) -> bool {
        match self {
            Self::Full => true,
            Self::Directory => matches!(
                name,
                "first_name"
                    | "last_name"
                    | "status"
                    | "email"
                    | "gender"
                    | "position"
                    | "department"
                    | "team"
                    | "office"
                    | "supervisor"
                    | "birthday"
                    | "work_phone"
                    | "skills"
            ),
            Self::Names => matches!(name, "first_name" | "last_name" | "status"),
            Self::NoEmployees | Self::IdOnly => false,
        }
    }

    /// The scopes of its tokens: one credential holds those of both versions `[live]`.
    pub(super) fn scopes(self) -> &'static [&'static str] {
        if self.employees() { &["employees:read", "personio:persons:read"] } else { &["absences:read"] }
    }
}

/// What a set of access data reads now: what it was made for, less what was unticked since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Readable {
    grant: Grant,
    unticked: BTreeSet<&'static str>,
}

impl Readable {
    /// What was ticked for this grant, without what is `unticked`, by the simulator's own names.
    pub(super) fn new(grant: Grant, unticked: BTreeSet<&'static str>) -> Self {
        Self { grant, unticked }
    }

    /// Everything.
    pub(super) fn everything() -> Self {
        Self::new(Grant::Full, BTreeSet::new())
    }

    /// Whether it reads this attribute, by the simulator's own name for it.
    pub(super) fn reads(&self, name: &str) -> bool {
        self.grant.reads(name) && !self.unticked.contains(name)
    }
}

/// The access data of a seed's company with these rights, in the shapes of the credentials spec's examples.
pub(super) fn of(grant: Grant, seed: u64) -> Credentials {
    let mut dice = Dice::new(seed, SUBJECTS + grant as u64);
    let mut hex = |length| dice.hex(length);
    let client_id = format!("papi-{}-{}-4{}-8{}-{}", hex(8), hex(4), hex(3), hex(3), hex(12));
    Credentials { client_id, client_secret: format!("papi-{}", dice.url_safe(86)) }
}

/// The `nth` token of the seed's company.
pub(super) fn token(seed: u64, nth: u64) -> String {
    let mut dice = Dice::new(seed, SUBJECTS + 1_000 + nth);
    format!("papi-{}", dice.url_safe(86))
}
