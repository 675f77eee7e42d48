//! `POST /user` `[spec]`, with the rules that only the documentation tells `[doc]`.

use axum::body::Bytes;
use axum::routing::post;

use super::{AccountStatus, Mail, Origin, User, fields, roles};
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::body::Given;
use crate::ispring::ids::Kind;
use crate::ispring::world::returns_object;
use crate::ispring::{Asked, Caller, Grant, Routes};

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/user", post(create))
}

/// 201 and the bare id `[spec]`. Which of several faults is told first is `[unv]`.
async fn create(asked: Asked, caller: Caller, body: Bytes) -> Result<Answer, Refusal> {
    caller.may(Grant::users)?;
    let mut world = asked.shared.world();
    let given = Given::read(&asked.headers, &body)?;
    let department = world.known_department(caller, given.required("departmentId")?)?.id.clone();
    let fields = fields::read(&given)?.ok_or_else(|| Refusal::required("fields"))?;
    fields::check(&fields)?;
    let roles = roles::read(&given, &world)?.unwrap_or_else(|| roles::usual(&world));
    let message = given.text("invitationMessage")?;
    let invitation = match (given.switch("sendLoginEmail")?, message) {
        (false, _) => None,
        (true, Some(message)) => Some(message.to_owned()),
        (true, None) => return Err(Refusal::required("invitationMessage")),
    };
    let now = asked.shared.clock().date_time();
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
    let answer = if returns_object(&asked.headers) {
        Answer::created(user.written(&world)).in_xml("userProfile")
    } else {
        Answer::created(user.id.clone().into())
    };
    world.accounts.add(user);
    Ok(answer)
}
