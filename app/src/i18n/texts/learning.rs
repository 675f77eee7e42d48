//! What is said of the learning platform: what it brings, its wizard, its connection. `{service}` is its name.

use crate::i18n::Plural;

/// The learning platform.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Learning {
    pub brings: &'static str,
    pub does_title: &'static str,
    pub does: &'static [&'static str],
    pub never_title: &'static str,
    pub never: &'static [&'static str],
    pub needs_title: &'static str,
    pub needs: &'static [&'static str],
    pub defaults: Defaults,
    pub role: Roles,
    pub connection: Connection,
    pub emails: Emails,
    pub accounts: Accounts,
    pub left_out: LeftOuts,
    pub disconnect: Disconnect,
}

/// The wizard's last step.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Defaults {
    pub title: &'static str,
    pub short: &'static str,
    pub intro: &'static str,
    pub department: &'static str,
    pub department_hint: &'static str,
    pub role_hint: &'static str,
    pub nothing_yet: &'static str,
    pub connect: &'static str,
}

/// Choosing a role.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Roles {
    pub learner: &'static str,
    pub other: &'static str,
    pub uuid: &'static str,
    pub uuid_hint: &'static str,
}

/// The connection's page.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Connection {
    pub not_connected_next: &'static str,
    pub refused_next: &'static str,
    pub revoked_next: &'static str,
    pub change_role: &'static str,
}

/// Whether people's e-mail addresses are there.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Emails {
    pub not_released: &'static str,
    pub not_released_next: &'static str,
    pub release: &'static str,
    pub no_source: &'static str,
    pub no_source_next: &'static str,
}

/// How many accounts there are.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Accounts {
    pub title: &'static str,
    pub created: &'static str,
    pub adopted: &'static str,
    pub deactivated: &'static str,
    pub waiting: &'static str,
    pub refused: &'static str,
    pub without_email: &'static str,
}

/// Who has no account.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct LeftOuts {
    pub title: &'static str,
    pub hint: &'static str,
    pub nobody: &'static str,
    pub no_email: &'static str,
    pub address_taken: &'static str,
    pub address_shared: &'static str,
    pub not_accepted: &'static str,
    pub more: Plural,
}

/// Disconnecting.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Disconnect {
    pub body: &'static str,
    pub done: &'static str,
}
