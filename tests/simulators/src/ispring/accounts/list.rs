//! Reading accounts: `/users/v2`, its older brothers, and one account.
//!
//! The older ones can't tell the terminated from the inactive: both are 3 `[doc]`.

use axum::Extension;
use axum::extract::Path;
use axum::routing::get;

use super::place;
use super::written::Version;
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::node::Node;
use crate::ispring::query::Filter;
use crate::ispring::world::World;
use crate::ispring::{Asked, Caller, Grant, Routes, pages};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    let (first, second) = (Extension(Version::First), Extension(Version::Second));
    Routes::new()
        .route("/user", get(whole).layer(first))
        .route("/user/v2", get(whole).layer(second))
        .route("/users", get(page).layer(first))
        .route("/users/v2", get(page).layer(second))
        .route("/user/{id}", get(one).layer(first))
        .route("/user/{id}/v2", get(one).layer(second))
}

/// Everybody at once.
async fn whole(
    asked: Asked,
    caller: Caller,
    Extension(version): Extension<Version>,
) -> Result<Answer, Refusal> {
    let world = asked.shared.world();
    let all = world.accounts.all();
    let places = matching(&world, caller, &asked)?.into_iter();
    let profiles = places.map(|place| all[place].written_for(&world, version)).collect();
    Ok(Answer::ok(Node::List("userProfile", profiles)))
}

/// Page by page.
async fn page(
    asked: Asked,
    caller: Caller,
    Extension(version): Extension<Version>,
) -> Result<Answer, Refusal> {
    let world = asked.shared.world();
    let places = matching(&world, caller, &asked)?;
    pages::page(&asked, &world.accounts.listed, &places, ("userProfiles", "userProfile"), |user| {
        user.written_for(&world, version)
    })
}

/// In JSON the profile is in `response` `[spec]`.
async fn one(
    asked: Asked,
    caller: Caller,
    Extension(version): Extension<Version>,
    Path(id): Path<String>,
) -> Result<Answer, Refusal> {
    let world = asked.shared.world();
    let user = &world.accounts.all()[place(&world, caller, &id)?];
    Ok(Answer::ok(user.written_for(&world, version)).in_json("response").in_xml("userProfile"))
}

/// The places of those who may be seen and are asked for. Several kinds of filters together narrow the list further, and
/// letter case makes no difference to addresses and logins: both is `[unv]`.
fn matching(world: &World, caller: Caller, asked: &Asked) -> Result<Vec<usize>, Refusal> {
    caller.may(Grant::users)?;
    let query = asked.query();
    let [departments, ids] = ["departments[]", "userIds[]"].map(|name| Filter::of(&query, name));
    let [emails, logins] = ["emails[]", "logins[]"].map(|name| Filter::any_case(&query, name));
    let matching = world.accounts.here().filter(|(_, user)| {
        departments.admits(&user.department)
            && ids.admits(&user.id)
            && emails.admits(user.email())
            && logins.admits(user.login())
            && world.sees(caller, &user.department)
    });
    Ok(matching.map(|(place, _)| place).collect())
}
