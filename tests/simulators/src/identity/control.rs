//! What a test may do to the identity provider alone, beside what it may do to every provider. An account is named by the
//! address that its owner signs in with, in whatever letter case.

use serde_json::Value;

use super::accounts::{Account, NoSuchAccount, NotAddressed, Told};
use super::client_keys::ClientKeys;
use super::forgery::Forging;
use super::keys::Algorithm;
use super::logout_token::{self, NoLogoutToken, SignedOut};
use super::redirects::Registered;
use super::tenant::Tenant;
use super::world::World;
use crate::control;

/// The handle.
pub type Control = control::Control<World>;

impl Control {
    /// All accounts of a tenant.
    pub fn accounts(&self, tenant: Tenant) -> Vec<Account> {
        self.world().realm(tenant).accounts.0.clone()
    }

    /// One of them.
    pub fn account(&self, tenant: Tenant, email: &str) -> Result<Account, NoSuchAccount> {
        self.world().realm(tenant).accounts.with(email).cloned()
    }

    /// Adds an account.
    pub fn add_account(&self, tenant: Tenant, account: Account) -> Result<(), NotAddressed> {
        self.world().realm_mut(tenant).accounts.add(account)
    }

    /// Takes an account away. A code that was given for it is worth nothing any more.
    pub fn remove_account(&self, tenant: Tenant, email: &str) -> Result<(), NoSuchAccount> {
        self.world().realm_mut(tenant).accounts.remove(email)
    }

    /// Gives an account another address, or the same in capitals. Its `sub` stays.
    pub fn change_address(&self, tenant: Tenant, email: &str, to: &str) -> Result<(), NotAddressed> {
        self.world().realm_mut(tenant).accounts.readdress(email, to)
    }

    /// Says what ID tokens tell of an account's address.
    pub fn tell_address(&self, tenant: Tenant, email: &str, told: Told) -> Result<(), NoSuchAccount> {
        self.world().realm_mut(tenant).accounts.with_mut(email).map(|account| account.told = told)
    }

    /// Adds somebody to a group.
    pub fn add_to_group(&self, tenant: Tenant, email: &str, group: &str) -> Result<(), NoSuchAccount> {
        let mut world = self.world();
        let account = world.realm_mut(tenant).accounts.with_mut(email)?;
        account.groups.insert(group.to_owned());
        Ok(())
    }

    /// Takes somebody out of a group.
    pub fn remove_from_group(&self, tenant: Tenant, email: &str, group: &str) -> Result<(), NoSuchAccount> {
        let mut world = self.world();
        let account = world.realm_mut(tenant).accounts.with_mut(email)?;
        account.groups.remove(group);
        Ok(())
    }

    /// Puts a claim into all ID tokens of a tenant, `tid`, `hd` or `azp` for one, in place of any that is there; null
    /// leaves it at that.
    pub fn claim(&self, tenant: Tenant, name: &str, value: Value) {
        let mut world = self.world();
        let claims = &mut world.realm_mut(tenant).claims;
        if value.is_null() {
            claims.remove(name);
        } else {
            claims.insert(name.to_owned(), value);
        }
    }

    /// Gives a tenant a new key; the one of before is not in the JWKS any more.
    pub fn rotate_keys(&self, tenant: Tenant) {
        self.world().realm_mut(tenant).rotated += 1;
    }

    /// Says how a tenant signs.
    pub fn sign_with(&self, tenant: Tenant, algorithm: Algorithm) {
        self.world().realm_mut(tenant).algorithm = algorithm;
    }

    /// Says whom a tenant's discovery document names as the issuer; none names the right one.
    pub fn name_issuer(&self, tenant: Tenant, issuer: Option<String>) {
        self.world().realm_mut(tenant).named_issuer = issuer;
    }

    /// Says where sign-ins may end: at these addresses alone; none is where they could at the start.
    pub fn register(&self, addresses: Option<Vec<String>>) {
        self.world().registered = addresses.map_or_else(Registered::default, Registered::Exactly);
    }

    /// Says where the client that has a key publishes it; at the start that is nowhere.
    pub fn register_client_keys(&self, keys: ClientKeys) {
        self.world().client_keys = Some(keys);
    }

    /// What was wrong with the last assertion that proved nothing.
    pub fn wrong_assertion(&self) -> Option<&'static str> {
        self.world().wrong
    }

    /// Says which ID tokens are forged from now on, and how; none makes all honest.
    pub fn forge(&self, forging: Option<Forging>) {
        self.world().forging = forging;
    }

    /// A signed logout token, to be sent by whoever wants it sent.
    pub fn logout_token(&self, tenant: Tenant, signed_out: &SignedOut) -> Result<String, NoLogoutToken> {
        logout_token::of(self.shared(), &mut self.world(), tenant, signed_out)
    }

    /// The addresses of two people who are at work and have nothing odd about them; fewer where there are not so many.
    /// The first one's `sub` and the second one's address somebody else has at the other tenant.
    pub fn at_work(&self) -> Vec<String> {
        self.world().at_work.clone()
    }
}
