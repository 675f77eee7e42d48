//! The directory.

use engine::command::Command;
use worker::Response;

use super::request::Incoming;
use crate::{config::Config, fault::Fault, members::Member, organisations};

/// `GET /api/directory`. The browser may keep it, and asks each time whether it still holds. Cloudflare packs it on its way
/// out; for fifty thousand people that takes a quarter of a second, which the Worker need not spend.
pub(crate) async fn answer(config: &Config, member: &Member, incoming: &Incoming) -> Result<Response, Fault> {
    let known = incoming.header("if-none-match");
    let command = Command::Directory { known };
    let response =
        organisations::ask(&config.organisations, &member.organisation, &incoming.id, command).await?;
    let headers: worker::Headers = response.headers().entries().collect();
    headers.set("cache-control", "private, no-cache")?;
    headers.set("vary", "accept-encoding")?;
    Ok(response.with_headers(headers))
}
