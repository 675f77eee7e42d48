//! Accounts at iSpring Learn: looking for them, opening them, keeping them in step, closing them.

use domain::{
    learning::AccountId,
    provider::{
        ProviderFailure, Right,
        ispring::{self, AccountUpdate, FoundAccount, Lookup, NewAccount, Updated},
    },
    provisioning::account::Opened,
};

use super::{AT_ONCE, ISpring};
use crate::{
    platform::Platform,
    upstream::http::{Answer, Body},
};

impl<P: Platform> ISpring<'_, P> {
    /// Whether the credential sees accounts, which ones ever: a failure if it does not.
    pub(crate) async fn may_see_accounts(&self) -> Result<(), ProviderFailure> {
        let body = self.get(Right::Accounts, ispring::ANY_ACCOUNT_PATH.to_owned()).await?;
        ispring::read_accounts(&body).map(drop)
    }

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
            // Only older documentation has a status for a taken address (reference/providers.md, section 3).
            Answer::Status(409, _) => Ok(Opened::Taken),
            Answer::Status(400 | 404 | 422, _) => Ok(Opened::NotAccepted),
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

    /// Deactivates accounts. Answers those of which the platform does not want it, or which it does not know.
    pub(crate) async fn deactivate(&self, ids: &[AccountId]) -> Result<Vec<AccountId>, ProviderFailure> {
        self.change_standing(ispring::DEACTIVATE_PATH, ids).await
    }

    /// Activates accounts. Answers those of which the platform does not want it, or which it does not know.
    pub(crate) async fn activate(&self, ids: &[AccountId]) -> Result<Vec<AccountId>, ProviderFailure> {
        self.change_standing(ispring::ACTIVATE_PATH, ids).await
    }

    /// All at once; where one of them is refused, each by itself, so that it does not keep the others back.
    async fn change_standing(
        &self,
        path: &str,
        ids: &[AccountId],
    ) -> Result<Vec<AccountId>, ProviderFailure> {
        let change = async |ids: &[AccountId]| self.change(path.to_owned(), ispring::ids_request(ids)).await;
        if ids.is_empty() || change(ids).await? == Updated::Done {
            return Ok(Vec::new());
        }
        if let [_] = ids {
            return Ok(ids.to_vec());
        }
        let mut refused = Vec::new();
        for id in ids {
            if change(std::slice::from_ref(id)).await? == Updated::Refused {
                refused.push(id.clone());
            }
        }
        Ok(refused)
    }

    async fn change(&self, path: String, body: serde_json::Value) -> Result<Updated, ProviderFailure> {
        match self.ask(Right::Accounts, path, Body::Post(body)).await? {
            Answer::Success { .. } => Ok(Updated::Done),
            Answer::Status(400 | 404 | 409 | 422, _) => Ok(Updated::Refused),
            Answer::Status(_, failure) => Err(failure),
        }
    }
}
