//! Accounts at iSpring Learn: looking for them, opening them, keeping them in step, closing them.

use domain::{
    learning::AccountId,
    provider::{
        ProviderFailure, Right,
        ispring::{self, AccountUpdate, FoundAccount, Lookup, NewAccount},
    },
    provisioning::account::Opened,
};

use super::{AT_ONCE, ISpring};
use crate::upstream::http::{Answer, Body};

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Updated {
    /// It was made.
    Done,
    /// The platform does not accept it, or does not know an account.
    Refused,
}

impl ISpring<'_> {
    /// The accounts that are looked for, as far as they are there and the credential sees them.
    pub(crate) async fn accounts(&self, lookup: Lookup<'_>) -> Result<Vec<FoundAccount>, ProviderFailure> {
        let mut found = Vec::new();
        match lookup {
            Lookup::Addresses(addresses) => {
                for some in addresses.chunks(AT_ONCE) {
                    found.extend(self.look_up(Lookup::Addresses(some)).await?);
                }
            }
            Lookup::Ids(ids) => {
                for some in ids.chunks(AT_ONCE) {
                    found.extend(self.look_up(Lookup::Ids(some)).await?);
                }
            }
        }
        Ok(found)
    }

    async fn look_up(&self, lookup: Lookup<'_>) -> Result<Vec<FoundAccount>, ProviderFailure> {
        let path = |page: Option<&str>| ispring::accounts_path(lookup, page);
        self.list(Right::Accounts, path, ispring::read_accounts).await
    }

    /// Opens an account. This mails, if there is an invitation: it must not be sent twice.
    pub(crate) async fn open(&self, account: &NewAccount<'_>) -> Result<Opened, ProviderFailure> {
        let path = ispring::CREATE_ACCOUNT_PATH.to_owned();
        match self.ask(Right::Accounts, path, Body::Post(account.request())).await? {
            Answer::Success { body, .. } => ispring::read_created(&body).map(Opened::Created),
            // 409 is what older documentation says of a taken address; the status does not tell what else may be wrong
            // (reference/providers.md, section 3).
            Answer::Status(400 | 404 | 409 | 422, _) => Ok(Opened::Taken),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    /// Has an account say something else.
    pub(crate) async fn update(
        &self,
        id: &AccountId,
        update: &AccountUpdate<'_>,
    ) -> Result<Updated, ProviderFailure> {
        self.change(ispring::update_path(id), update.request()).await
    }

    /// Deactivates accounts, all or none.
    pub(crate) async fn deactivate(&self, ids: &[AccountId]) -> Result<Updated, ProviderFailure> {
        self.change_standing(ispring::DEACTIVATE_PATH, ids).await
    }

    /// Activates accounts, all or none.
    pub(crate) async fn activate(&self, ids: &[AccountId]) -> Result<Updated, ProviderFailure> {
        self.change_standing(ispring::ACTIVATE_PATH, ids).await
    }

    async fn change_standing(&self, path: &str, ids: &[AccountId]) -> Result<Updated, ProviderFailure> {
        if ids.is_empty() {
            return Ok(Updated::Done);
        }
        self.change(path.to_owned(), ispring::ids_request(ids)).await
    }

    async fn change(&self, path: String, body: serde_json::Value) -> Result<Updated, ProviderFailure> {
        match self.ask(Right::Accounts, path, Body::Post(body)).await? {
            Answer::Success { .. } => Ok(Updated::Done),
            Answer::Status(400 | 404 | 409 | 422, _) => Ok(Updated::Refused),
            Answer::Status(_, failure) => Err(failure),
        }
    }
}
