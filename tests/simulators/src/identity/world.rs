//! Everything about the simulated identity provider that can change.

use std::collections::HashMap;
use std::time::Duration;

use serde_json::{Map, Value};

use super::Options;
use super::accounts::Accounts;
use super::assertion::Wrong;
use super::authorization::Authorization;
use super::client_keys::ClientKeys;
use super::clients::{Grant, SUBJECTS};
use super::forgery::{Forgery, Forging};
use super::keys::{Algorithm, Key, NoKey};
use super::redirects::Registered;
use super::seed::Seeded;
use super::tenant::Tenant;
use crate::company::Dice;
use crate::tokens::Tokens;

/// How long a code lasts. RFC 6749, section 4.1.2, allows ten minutes.
const CODE_LIFE: Duration = Duration::from_mins(1);

/// The tenants, their codes, and what a test has switched.
#[derive(Debug)]
pub struct World {
    seed: u64,
    /// How many secrets were given.
    given: u64,
    acme: Realm,
    other: Realm,
    codes: Tokens<Code>,
    /// The ID tokens that were given, and to which client.
    issued: HashMap<String, (Tenant, Grant)>,
    pub(super) registered: Registered,
    /// Where the client that has a key publishes it.
    pub(super) client_keys: Option<ClientKeys>,
    /// The ids of assertions that were taken.
    pub(super) taken: Tokens<()>,
    /// What was wrong with the last one that proved nothing.
    pub(super) wrong: Option<Wrong>,
    pub(super) forging: Option<Forging>,
    pub(super) at_work: Vec<String>,
}

/// What is a tenant's own.
#[derive(Debug)]
pub(super) struct Realm {
    pub(super) accounts: Accounts,
    /// What stands in every ID token beside the rest.
    pub(super) claims: Map<String, Value>,
    /// Whom the discovery document names in the issuer's place.
    pub(super) named_issuer: Option<String>,
    pub(super) algorithm: Algorithm,
    /// How often the keys were rotated.
    pub(super) rotated: u32,
}

impl Realm {
    fn new(accounts: Accounts) -> Self {
        Self { accounts, claims: Map::new(), named_issuer: None, algorithm: Algorithm::default(), rotated: 0 }
    }
}

/// What a code stands for: who was asked for by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) authorization: Authorization,
    /// Who signed in.
    pub(super) sub: String,
    /// When.
    pub(super) signed_in_at: i64,
    number: u64,
}

impl World {
    /// The seeded state.
    pub(super) fn seeded(options: &Options) -> Self {
        let Seeded { acme, other, at_work } = Seeded::new(options);
        Self {
            seed: options.seed,
            given: 0,
            acme: Realm::new(acme),
            other: Realm::new(other),
            codes: Tokens::default(),
            issued: HashMap::new(),
            registered: Registered::default(),
            client_keys: None,
            taken: Tokens::default(),
            wrong: None,
            forging: None,
            at_work,
        }
    }

    /// The same, that gives no secret of before again.
    pub(super) fn again(&self, options: &Options) -> Self {
        Self { given: self.given, ..Self::seeded(options) }
    }

    /// What is a tenant's own.
    pub(super) fn realm(&self, tenant: Tenant) -> &Realm {
        match tenant {
            Tenant::Acme => &self.acme,
            Tenant::Other => &self.other,
        }
    }

    /// The same, to be changed.
    pub(super) fn realm_mut(&mut self, tenant: Tenant) -> &mut Realm {
        match tenant {
            Tenant::Acme => &mut self.acme,
            Tenant::Other => &mut self.other,
        }
    }

    /// What a tenant signs with.
    pub(super) fn key(&self, tenant: Tenant) -> Result<Key, NoKey> {
        let realm = self.realm(tenant);
        Key::of(tenant, realm.algorithm, realm.rotated)
    }

    /// A text that nobody guesses and that was never given before.
    pub(super) fn secret(&mut self) -> String {
        self.given += 1;
        Dice::new(self.seed, SUBJECTS + (1 << 38) + self.given).url_safe(43)
    }

    /// A code for somebody who has signed in.
    pub(super) fn code(&mut self, authorization: Authorization, sub: String, now: Duration) -> String {
        let code = self.secret();
        let of = Code { authorization, sub, signed_in_at: seconds(now), number: self.given };
        self.codes.give(code.clone(), of, now, CODE_LIFE);
        code
    }

    /// What a code stands for. It is spent whatever comes of it (RFC 6749, section 4.1.2: used once).
    pub(super) fn spend(&mut self, code: &str, now: Duration) -> Option<Code> {
        let of = self.codes.get(code, now)?.clone();
        self.codes.take_back(&of);
        Some(of)
    }

    /// Remembers an ID token as one of its own.
    pub(super) fn remember(&mut self, token: &str, tenant: Tenant, grant: Grant) {
        self.issued.insert(token.to_owned(), (tenant, grant));
    }

    /// The client that a tenant gave this ID token to.
    pub(super) fn issued_to(&self, token: &str, tenant: Tenant) -> Option<Grant> {
        self.issued.get(token).filter(|(of, _)| *of == tenant).map(|(_, grant)| *grant)
    }

    /// What is to be wrong with the next ID token.
    pub(super) fn forgery(&mut self) -> Option<Forgery> {
        self.forging.as_mut()?.strike()
    }
}

/// A moment as JWTs have it (RFC 7519, section 2: whole seconds since 1970).
pub(super) fn seconds(moment: Duration) -> i64 {
    i64::try_from(moment.as_secs()).unwrap_or(i64::MAX)
}
