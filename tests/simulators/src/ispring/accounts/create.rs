//! `POST /user` `[spec]`, with the rules that only the documentation tells `[doc]`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use axum::{Extension, Router};

use super::{AccountStatus, Mail, Origin, User, fields, roles};
use crate::ispring::Shared;
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::body::Given;
use crate::ispring::gate::Caller;
use crate::ispring::ids::Kind;
use crate::ispring::world::returns_object;

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/user", post(create))
}

/// 201 and the bare id `[spec]`. Which of several faults is told first is `[unv]`.
async fn create(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Answer, Refusal> {
    if !caller.0.users() {
        return Err(Refusal::forbidden());
    }
    let mut world = shared.world();
    let given = Given::read(&headers, &body)?;
    let department = given.text("departmentId")?;
    let department = department.ok_or_else(|| Refusal::bad_request("departmentId is required"))?;
    let department = world.known_department(caller, department)?.id.clone();
    let fields = fields::read(&given)?.ok_or_else(|| Refusal::bad_request("fields is required"))?;
    fields::check(&fields)?;
    let roles = roles::read(&given, &world)?.unwrap_or_else(|| roles::usual(&world));
    let message = given.text("invitationMessage")?;
    let invitation = match (given.switch("sendLoginEmail")?, message) {
        (false, _) => None,
        (true, Some(message)) => Some(message.to_owned()),
        (true, None) => return Err(Refusal::bad_request("invitationMessage is required")),
    };
    let now = shared.clock().date_time();
    let user = User {
        id: world.ids.next(Kind::Account),
        department,
        roles,
        status: AccountStatus::Active,
        fields,
        added: now,
        last_login: None,
        origin: Origin::Requested,
    };
    if world.accounts.is_taken(user.email(), user.login(), None) {
        return Err(world.duplicates.refusal());
    }
    if let Some(message) = invitation {
        world.mails.push(Mail { to: user.email().to_owned(), message, at: now });
    }
    let answer = if returns_object(&headers) {
        Answer::created(user.written(&world)).in_xml("userProfile")
    } else {
        Answer::created(user.id.clone().into())
    };
    world.accounts.add(user);
    Ok(answer)
}
