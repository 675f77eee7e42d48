//! `POST /user/{id}` `[spec]`, where what is left out stays, in `fields` too; and `DELETE /user/{id}` `[spec]`. What becomes
//! of what a deleted person learned isn't said: here it is gone with them `[unv]`.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::post;

use super::{fields, place, roles};
use crate::ispring::answer::Refusal;
use crate::ispring::body::Given;
use crate::ispring::{Asked, Caller, Routes};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/user/{id}", post(update).delete(delete))
}

/// 200 without a body `[spec]`.
async fn update(
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut world = asked.shared.world();
    let place = place(&world, caller, &id)?;
    let given = Given::read(&asked.headers, &body)?;
    let mut user = world.accounts.all()[place].clone();
    if let Some(department) = given.text("departmentId")? {
        user.department.clone_from(&world.known_department(caller, department)?.id);
    }
    if let Some(fields) = fields::read(&given)? {
        user.fields.extend(fields);
        fields::check(&user.fields)?;
    }
    if let Some(roles) = roles::read(&given, &world)? {
        user.roles = roles;
    }
    if world.accounts.is_taken(user.email(), user.login(), Some(place)) {
        return Err(world.duplicates.refusal());
    }
    world.accounts.replace(place, user);
    Ok(StatusCode::OK)
}

/// 204 `[spec]`. That who is not there is a 404 here as elsewhere is `[unv]`.
async fn delete(asked: Asked, caller: Caller, Path(id): Path<String>) -> Result<StatusCode, Refusal> {
    let mut world = asked.shared.world();
    let place = place(&world, caller, &id)?;
    world.accounts.delete(place);
    Ok(StatusCode::NO_CONTENT)
}
