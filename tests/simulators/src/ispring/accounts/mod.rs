//! Accounts: `/user…` and `/users…` `[spec]`.
//!
//! Requests name fields in lower case in an object; answers list them with upper-case names `[3p]`.

mod create;
mod fields;
mod list;
mod roles;
mod status;
mod update;
mod user;
mod written;

use std::collections::{HashMap, HashSet};

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::answer::Refusal;
use super::listed::Listed;
use super::world::World;
use super::{Caller, Grant, Routes};

pub(super) use roles::usual as usual_roles;
pub use user::{Account, AccountStatus, Origin};
pub(super) use user::{Assigned, User};

/// The routes of this folder.
pub(super) fn routes() -> Routes {
    Routes::new()
        .merge(create::routes())
        .merge(list::routes())
        .merge(update::routes())
        .merge(status::routes())
}

/// How it is told that an e-mail address or a login is somebody else's already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duplicates {
    /// 400, the only status that current docs leave for it.
    BadRequest,
    /// 409, as the oldest docs have it `[doc]`.
    Conflict,
}

impl Duplicates {
    /// The words are those of the oldest docs `[doc]`.
    fn refusal(self) -> Refusal {
        let status = match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Conflict => StatusCode::CONFLICT,
        };
        Refusal::new(status, "User with the same email/login is already registered")
    }
}

/// An invitation that was sent to somebody new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mail {
    /// The e-mail address.
    pub to: String,
    /// What was written.
    pub message: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// All accounts, in the order they were made in.
#[derive(Debug, Default)]
pub(super) struct Accounts {
    pub(super) listed: Listed<User>,
    /// In lower case: letter case makes no difference.
    by_email: HashMap<String, usize>,
    by_login: HashMap<String, usize>,
    /// The places of deleted ones, which nobody else gets: enrolments, and pages that are under way, know them.
    deleted: HashSet<usize>,
}

impl Accounts {
    /// All of them by their places, the deleted ones too.
    pub(super) fn all(&self) -> &[User] {
        self.listed.all()
    }

    /// Those that are there, with their places.
    pub(super) fn here(&self) -> impl Iterator<Item = (usize, &User)> {
        self.all().iter().enumerate().filter(|(place, _)| self.is_here(*place))
    }

    /// Whether nobody has deleted the one at this place.
    pub(super) fn is_here(&self, place: usize) -> bool {
        !self.deleted.contains(&place)
    }

    /// Where the account with this id is, if it is there.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.listed.place(id).filter(|place| self.is_here(*place))
    }

    /// Where the account with an e-mail address is.
    pub(super) fn place_of_email(&self, email: &str) -> Option<usize> {
        self.by_email.get(&email.trim().to_lowercase()).copied()
    }

    /// Adds an account whose e-mail address and login are nobody else's.
    pub(super) fn add(&mut self, user: User) {
        self.index(&user, self.all().len());
        self.listed.add(user);
    }

    /// Whether an e-mail address or a login is that of an account other than this one.
    fn is_taken(&self, email: &str, login: &str, but: Option<usize>) -> bool {
        let by_email = self.by_email.get(&email.to_lowercase());
        let by_login = self.by_login.get(&login.to_lowercase());
        by_email.into_iter().chain(by_login).any(|place| Some(*place) != but)
    }

    /// Puts an account in the place of what it was.
    pub(super) fn replace(&mut self, place: usize, user: User) {
        self.free(place);
        self.index(&user, place);
        *self.listed.at(place) = user;
    }

    /// Deletes an account: its e-mail address and login are anybody's.
    fn delete(&mut self, place: usize) {
        self.free(place);
        self.deleted.insert(place);
    }

    fn free(&mut self, place: usize) {
        let user = &self.listed.all()[place];
        self.by_email.remove(&user.email().to_lowercase());
        self.by_login.remove(&user.login().to_lowercase());
    }

    /// Sets where somebody stands.
    pub(super) fn set_status(&mut self, place: usize, status: AccountStatus) {
        self.listed.at(place).status = status;
    }

    /// Takes note that somebody was there.
    pub(super) fn was_there(&mut self, place: usize, at: DateTime<Utc>) {
        let last = &mut self.listed.at(place).last_login;
        *last = (*last).max(Some(at));
    }

    fn index(&mut self, user: &User, place: usize) {
        self.by_email.insert(user.email().to_lowercase(), place);
        self.by_login.insert(user.login().to_lowercase(), place);
    }
}

/// Where the account in a path is, for who may see it.
fn place(world: &World, caller: Caller, id: &str) -> Result<usize, Refusal> {
    caller.may(Grant::users)?;
    let place = world.accounts.find(id).ok_or_else(|| Refusal::not_found("Unknown user"))?;
    world.show(caller, &world.accounts.all()[place].department).map(|()| place)
}
