//! The directory.

use engine::command::Command;
use worker::Response;

use super::{
    request::Incoming,
    response::{OFFLINE_DAYS, OFFLINE_KEY},
    session,
};
use crate::{config::Config, fault::Fault, members::Member, organisations};

/// `GET /api/directory`. The browser keeps nothing of it that could be read: what a device keeps it seals, under a key that is
/// given to the session alone, and asks each time whether it still holds. Cloudflare packs it on its way out; for fifty
/// thousand people that takes a quarter of a second, which the Worker need not spend.
pub(crate) async fn answer(config: &Config, member: &Member, incoming: &Incoming) -> Result<Response, Fault> {
    let known = incoming.header("if-none-match");
    let command = Command::Directory { known };
    let response =
        organisations::ask(&config.organisations, &member.organisation, &incoming.id, command).await?;
    let headers: worker::Headers = response.headers().entries().collect();
    headers.set("vary", "accept-encoding")?;
    if headers.has(OFFLINE_DAYS)?
        && incoming.header("x-offline").is_some()
        && let Some(token) = session::token(incoming)
    {
        headers.set(OFFLINE_KEY, &token.key_of_copy())?;
    }
    Ok(response.with_headers(headers))
}
