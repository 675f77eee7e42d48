//! `GET /certificate/{issuedCertificateId}` `[spec]`, and the link that it answers, good for ten minutes `[doc]`.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::{Enrolled, pdf};
use crate::asked;
use crate::ispring::answer::{Answer, Refusal};
use crate::ispring::node::{Node, some};
use crate::ispring::world::World;
use crate::ispring::{Asked, Caller, Grant, Routes};

/// Where the links lead; they need no token but their own.
pub(in super::super) const DOWNLOADS: &str = "/download/v1/certificate/";

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/certificate/{id}", get(link)).route("/download/v1/certificate/{id}", get(download))
}

/// XML has the address in an element more than JSON `[doc]`.
async fn link(asked: Asked, caller: Caller, Path(id): Path<String>) -> Result<Answer, asked::Refusal> {
    caller.may(Grant::learning)?;
    let mut world = asked.shared.world();
    let enrolled = certified(&world, &id).ok_or_else(missing)?;
    world.show(caller, &world.accounts.all()[enrolled.user].department)?;
    let token = world.issue_link(&id, asked.shared.now());
    let url = format!("{}{DOWNLOADS}{id}?token={token}", asked.shared.url());
    Ok(Answer::ok(Node::object([("url", some(url))])).in_xml("issuedCertificate"))
}

/// 403 once the link is too old; the status is `[unv]`.
async fn download(asked: Asked, Path(id): Path<String>) -> Result<Response, asked::Refusal> {
    let (world, query) = (asked.shared.world(), asked.query());
    if world.links.get(query.one("token").unwrap_or_default(), asked.shared.now()) != Some(&id) {
        return Err(Refusal::forbidden().into());
    }
    let enrolled = certified(&world, &id).ok_or_else(missing)?;
    let name = format!("attachment; filename=\"certificate-{id}.pdf\"");
    let headers = [(header::CONTENT_TYPE, "application/pdf"), (header::CONTENT_DISPOSITION, name.as_str())];
    Ok((headers, printed(&world, enrolled, &id)).into_response())
}

/// Whose certificate it is. Those of enrolments that are not active any more are not to be had `[doc]`: here, those of
/// people who can't log in any more.
fn certified<'a>(world: &'a World, id: &str) -> Option<&'a Enrolled> {
    let enrolled = world.enrolments.certified(id);
    let may_log_in = |user: usize| world.accounts.is_here(user) && world.accounts.all()[user].is_active();
    enrolled.filter(|enrolled| may_log_in(enrolled.user))
}

/// A text, not an object `[spec]`.
fn missing() -> asked::Refusal {
    (StatusCode::NOT_FOUND, "Issued certificate not found").into_response().into()
}

fn printed(world: &World, enrolled: &Enrolled, id: &str) -> Vec<u8> {
    let name = world.accounts.all()[enrolled.user].full_name();
    let course = &world.courses.all()[enrolled.course].title;
    let day = enrolled.certificate.as_ref().map(|certificate| certificate.issued).unwrap_or_default();
    let day = day.format("%d.%m.%Y").to_string();
    pdf::page(
        &format!("Zertifikat: {name}, {course}, {day}"),
        &[
            pdf::Line { size: 40, is_bold: true, text: "Zertifikat" },
            pdf::Line { size: 26, is_bold: true, text: &name },
            pdf::Line { size: 16, is_bold: false, text: "hat den folgenden Kurs erfolgreich abgeschlossen:" },
            pdf::Line { size: 22, is_bold: true, text: course },
            pdf::Line { size: 16, is_bold: false, text: &format!("am {day}") },
            pdf::Line { size: 9, is_bold: false, text: id },
        ],
    )
}
