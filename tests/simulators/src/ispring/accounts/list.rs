//! Reading accounts: `/users/v2`, its older brothers, and one account.
//!
//! The older ones can't tell the terminated from the inactive: both are 3 `[doc]`.

use std::collections::HashSet;
use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::routing::get;
use axum::{Extension, Router};

use super::written::Version;
use super::{User, place};
use crate::faults::Twist;
use crate::ispring::Shared;
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::gate::Caller;
use crate::ispring::node::Node;
use crate::ispring::pages;
use crate::ispring::query::{Query, admits};
use crate::ispring::world::World;

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    let (first, second) = (Extension(Version::First), Extension(Version::Second));
    Router::new()
        .route("/user", get(whole).layer(first))
        .route("/user/v2", get(whole).layer(second))
        .route("/users", get(page).layer(first))
        .route("/users/v2", get(page).layer(second))
        .route("/user/{id}", get(one).layer(first))
        .route("/user/{id}/v2", get(one).layer(second))
}

/// Everybody at once.
async fn whole(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Extension(version): Extension<Version>,
    RawQuery(query): RawQuery,
) -> Result<Answer, Refusal> {
    let world = shared.world();
    let places = matching(&world, caller, &Query::of(query))?;
    Ok(Answer::ok(profiles(&world, places, version)))
}

/// Page by page.
async fn page(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Extension(twist): Extension<Twist>,
    Extension(version): Extension<Version>,
    RawQuery(query): RawQuery,
) -> Result<Answer, Refusal> {
    let (world, query) = (shared.world(), Query::of(query));
    let places = matching(&world, caller, &query)?;
    let (places, next) = pages::page(&world.accounts, &places, &query, twist)?;
    let profiles = Some(profiles(&world, places, version));
    Ok(Answer::ok(Node::object([("userProfiles", profiles), ("nextPageToken", next)])))
}

/// In JSON the profile is in `response` `[spec]`.
async fn one(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Extension(version): Extension<Version>,
    Path(id): Path<String>,
) -> Result<Answer, Refusal> {
    let world = shared.world();
    let user = &world.accounts.users[place(&world, caller, &id)?];
    Ok(Answer::ok(user.written_for(&world, version)).in_json("response").in_xml("userProfile"))
}

fn profiles(world: &World, places: Vec<usize>, version: Version) -> Node {
    let written = |place: usize| world.accounts.users[place].written_for(world, version);
    Node::List("userProfile", places.into_iter().map(written).collect())
}

/// The places of those who may be seen and are asked for.
fn matching(world: &World, caller: Caller, query: &Query) -> Result<Vec<usize>, Refusal> {
    if !caller.0.users() {
        return Err(Refusal::forbidden());
    }
    let filters = Filters::of(query);
    let matching =
        world.accounts.here().filter(|(_, user)| filters.admit(user) && world.sees(caller, &user.department));
    Ok(matching.map(|(place, _)| place).collect())
}

/// What narrows a list; several kinds together narrow it further `[unv]`.
struct Filters {
    departments: Option<HashSet<String>>,
    emails: Option<HashSet<String>>,
    logins: Option<HashSet<String>>,
    ids: Option<HashSet<String>>,
}

impl Filters {
    /// That letter case makes no difference to addresses and logins is `[unv]`.
    fn of(query: &Query) -> Self {
        Self {
            departments: query.filter("departments[]"),
            emails: query.any_case("emails[]"),
            logins: query.any_case("logins[]"),
            ids: query.filter("userIds[]"),
        }
    }

    fn admit(&self, user: &User) -> bool {
        let any_case = |filter: &Option<HashSet<String>>, value: &str| {
            filter.as_ref().is_none_or(|values| values.contains(&value.to_lowercase()))
        };
        admits(self.departments.as_ref(), &user.department)
            && admits(self.ids.as_ref(), &user.id)
            && any_case(&self.emails, user.email())
            && any_case(&self.logins, user.login())
    }
}
