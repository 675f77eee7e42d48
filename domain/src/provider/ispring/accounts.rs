//! Accounts: looking for them, opening them, keeping them in step, closing them.

use serde_json::{Map, Value, json};

use super::{
    super::{
        ProviderFailure,
        lenient::{id_of, number, text, text_of},
        query,
    },
    answer::{elements, page},
    paged,
};
use crate::{
    learning::{AccountId, DepartmentId},
    provisioning::profile::{Detail, Profile},
    settings::RoleId,
    text::{Text, address_key, name_key},
};

/// Where accounts are opened.
pub const CREATE_ACCOUNT_PATH: &str = "/user";

/// Where accounts are deactivated.
pub const DEACTIVATE_PATH: &str = "/users/deactivate";

/// Where accounts are activated.
pub const ACTIVATE_PATH: &str = "/users/activate";

/// Where somebody's account is seen, whoever's: to find out whether accounts are seen at all.
pub const ANY_ACCOUNT_PATH: &str = "/users/v2?pageSize=1";

/// Which accounts are looked for.
#[derive(Debug, Clone, Copy)]
pub enum Lookup<'a> {
    /// Those with one of these e-mail addresses.
    Addresses(&'a [String]),
    /// Those with one of these ids.
    Ids(&'a [AccountId]),
}

/// The address of one page of accounts: the first one, or the one with this token.
pub fn accounts_path(lookup: Lookup<'_>, page: Option<&str>) -> String {
    let wanted: Vec<(&str, &str)> = match lookup {
        Lookup::Addresses(addresses) => {
            addresses.iter().map(|address| ("emails[]", address.as_str())).collect()
        }
        Lookup::Ids(ids) => ids.iter().map(|id| ("userIds[]", id.as_str())).collect(),
    };
    format!("/users/v2?{}", query::form(wanted.into_iter().chain(paged(page))))
}

/// Whether an account can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It can.
    Active,
    /// It is deactivated, or its owner has left for good.
    Inactive,
}

/// An account that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAccount {
    /// Its id.
    pub id: AccountId,
    /// Its e-mail address in lower case.
    pub address: String,
    /// Its login, as it is.
    pub login: String,
    /// Whether it can be used.
    pub standing: Standing,
}

/// The status of an account in use (reference/providers.md, section 3).
const ACTIVE: f64 = 1.0;

/// Some of the accounts, and the token of the next page. One without an id or an address is left out.
pub fn read_accounts(body: &[u8]) -> Result<(Vec<FoundAccount>, Option<String>), ProviderFailure> {
    let (accounts, next) = page(body, "userProfiles")?;
    let read = |account: &Value| {
        let fields = account.get("fields");
        let (email, login) = (profile_field(fields, "email"), profile_field(fields, "login"));
        // Whoever nothing is said of is taken to be in use: nobody is activated by accident.
        let is_active =
            account.get("status").and_then(number).is_none_or(|status| (status - ACTIVE).abs() < 0.5);
        Some(FoundAccount {
            id: id_of(account, "userId")?,
            address: address_key(email.as_ref().or(login.as_ref())?),
            login: login.or(email)?,
            standing: if is_active { Standing::Active } else { Standing::Inactive },
        })
    };
    Ok((accounts.iter().filter_map(read).collect(), next))
}

/// A field of a profile: a list of `{"name": "EMAIL", "value": …}`, or an object with names in lower case.
fn profile_field(fields: Option<&Value>, name: &str) -> Option<String> {
    let fields = fields?;
    if let Some(value) = fields.as_object().and_then(|fields| fields.get(name)) {
        return text(value);
    }
    let fields = elements(fields.clone());
    let named = |field: &&Value| text_of(field, "name").is_some_and(|known| name_key(&known) == name);
    text(fields.iter().find(named)?.get("value")?)
}

/// An account to be opened.
#[derive(Debug, Clone, Copy)]
pub struct NewAccount<'a> {
    /// What is said of its owner.
    pub told: Profile<'a>,
    /// The e-mail address, which is the login too.
    pub address: &'a str,
    /// The department it is opened in.
    pub department: &'a DepartmentId,
    /// The role, unless it is the platform's own for learners.
    pub role: Option<&'a RoleId>,
    /// What the person is mailed; nothing is mailed without it.
    pub invitation: Option<&'a str>,
}

impl NewAccount<'_> {
    /// The body of the request that opens it.
    pub fn request(&self) -> Value {
        let mut body = json!({
            "departmentId": self.department,
            "fields": fields(&self.told, self.address, self.address),
        });
        // Names of roles differ between places, ids don't (reference/providers.md, section 3).
        match self.role {
            Some(role) => {
                body["roleId"] = json!(role);
                body["roles"] = json!([{ "roleId": role }]);
            }
            None => body["role"] = json!("learner"),
        }
        if let Some(invitation) = self.invitation {
            body["sendLoginEmail"] = json!(true);
            body["invitationMessage"] = json!(invitation);
        }
        body
    }
}

/// What an account is to say from now on.
#[derive(Debug, Clone, Copy)]
pub struct AccountUpdate<'a> {
    /// What is said of its owner.
    pub told: Profile<'a>,
    /// The e-mail address that it has: iSpring wants it with each change.
    pub address: &'a str,
    /// The login that it has: iSpring wants it with each change.
    pub login: &'a str,
    /// The department it belongs in from now on, if that has changed.
    pub department: Option<&'a DepartmentId>,
}

/// What became of a change to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Updated {
    /// It was made.
    Done,
    /// The platform does not accept it, or does not know the account.
    Refused,
}

/// Where an account is changed.
pub fn update_path(id: &AccountId) -> String {
    format!("/user/{id}")
}

impl AccountUpdate<'_> {
    /// The body of the request that changes it. What is left out stays: names that are blank, a title that is
    /// not known, and the role. A title that somebody has no more is taken away.
    pub fn request(&self) -> Value {
        let mut fields = fields(&self.told, self.address, self.login);
        if self.told.position == Detail::Known(None) {
            fields.insert("job_title".to_owned(), json!(""));
        }
        let mut body = json!({ "fields": fields });
        if let Some(department) = self.department {
            body["departmentId"] = json!(department);
        }
        body
    }
}

fn fields(told: &Profile<'_>, address: &str, login: &str) -> Map<String, Value> {
    let position = match told.position {
        Detail::Known(position) => position,
        Detail::Unknown => None,
    };
    let known = [("first_name", told.first_name), ("last_name", told.last_name), ("job_title", position)];
    let known = known.into_iter().filter_map(|(name, text)| Some((name, text.map(Text::as_str)?)));
    let fields = [("login", login), ("email", address)].into_iter().chain(known);
    fields.map(|(name, text)| (name.to_owned(), json!(text))).collect()
}

/// The body that names accounts to be deactivated or activated.
pub fn ids_request(ids: &[AccountId]) -> Value {
    json!({ "userIds": ids })
}

#[cfg(test)]
mod tests;
