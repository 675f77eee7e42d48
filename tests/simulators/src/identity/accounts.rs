//! Accounts: who can sign in at a tenant, and what is told of them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Who it is for good, and nobody else at this tenant (`OpenID` Connect Core, section 2).
    pub sub: String,
    /// What one signs in with, in whatever letter case; told as it is written here.
    pub email: String,
    /// What is told of the address.
    #[serde(default)]
    pub told: Told,
    /// Given name; left out where it is blank.
    pub given_name: String,
    /// Family name; left out where it is blank.
    pub family_name: String,
    /// The groups: the department, and what a test adds.
    pub groups: BTreeSet<String>,
}

impl Account {
    /// Both names; blank if both are.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name).trim().to_owned()
    }
}

/// What an ID token tells of an account's address (`OpenID` Connect Core, section 5.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// The address, and that it is verified.
    #[default]
    Verified,
    /// The address, and that it is not verified.
    Unverified,
    /// The address alone, without a word on whether it is verified, as Entra ID does.
    WithoutAWord,
    /// No address.
    Nothing,
}

/// All accounts of a tenant.
#[derive(Debug, Clone)]
pub(super) struct Accounts(pub(super) Vec<Account>);

/// Nobody signs in with this address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nobody signs in with this address")]
pub struct NoSuchAccount;

/// Why an account has not got an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAddressed {
    /// Nobody signs in with the address of before.
    #[error(transparent)]
    NoSuchAccount(#[from] NoSuchAccount),
    /// Somebody else signs in with it.
    #[error("somebody else signs in with this address")]
    Taken,
}

impl Accounts {
    /// The account with this address.
    pub(super) fn with(&self, email: &str) -> Result<&Account, NoSuchAccount> {
        self.position(email).map(|at| &self.0[at])
    }

    /// The account of this subject.
    pub(super) fn of(&self, sub: &str) -> Option<&Account> {
        self.0.iter().find(|account| account.sub == sub)
    }

    /// The one with this address, to be changed.
    pub(super) fn with_mut(&mut self, email: &str) -> Result<&mut Account, NoSuchAccount> {
        self.position(email).map(|at| &mut self.0[at])
    }

    /// Adds one.
    pub(super) fn add(&mut self, account: Account) -> Result<(), NotAddressed> {
        if self.with(&account.email).is_ok() {
            return Err(NotAddressed::Taken);
        }
        self.0.push(account);
        Ok(())
    }

    /// Takes one away.
    pub(super) fn remove(&mut self, email: &str) -> Result<(), NoSuchAccount> {
        self.position(email).map(|at| drop(self.0.remove(at)))
    }

    /// Gives one another address, or the same in other letters.
    pub(super) fn readdress(&mut self, email: &str, to: &str) -> Result<(), NotAddressed> {
        let at = self.position(email)?;
        if self.position(to).is_ok_and(|other| other != at) {
            return Err(NotAddressed::Taken);
        }
        to.clone_into(&mut self.0[at].email);
        Ok(())
    }

    fn position(&self, email: &str) -> Result<usize, NoSuchAccount> {
        let wanted = email.trim().to_lowercase();
        self.0.iter().position(|account| account.email.to_lowercase() == wanted).ok_or(NoSuchAccount)
    }
}
