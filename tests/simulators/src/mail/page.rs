//! The page on which all mails are read, and what was posted.

use axum::http::StatusCode;
use axum::response::Response;

use super::{Asked, Hook, Mail};
use crate::page::{escaped, whole};

/// All mails, the latest first, and after them what was posted.
pub(super) async fn all(asked: Asked) -> Response {
    let (mut mails, hooks): (Vec<_>, Vec<_>) = {
        let world = asked.shared.world();
        (world.mails.iter().rev().map(one).collect(), world.hooks.iter().rev().map(posted).collect())
    };
    if mails.is_empty() {
        mails.push("<p>No mail was sent yet.</p>".to_owned());
    }
    mails.extend(hooks);
    whole(StatusCode::OK, "Mails", "a mail service", &mails.join("\n"))
}

fn posted(hook: &Hook) -> String {
    let at = hook.at.format("%Y-%m-%d %H:%M:%S UTC");
    format!(
        "<article>\n<h2>Posted to {}</h2>\n<dl>\n<dt>Sent</dt><dd>{at}</dd>\n</dl>\n<pre>{}</pre>\n</article>",
        escaped(&hook.name),
        escaped(&hook.body)
    )
}

fn one(mail: &Mail) -> String {
    let Mail { at, from, to, subject, text } = mail;
    let at = at.format("%Y-%m-%d %H:%M:%S UTC");
    format!(
        "<article>\n<h2>{}</h2>\n<dl>\n<dt>From</dt><dd>{} &lt;{}&gt;</dd>\n<dt>To</dt><dd>{}</dd>\n\
         <dt>Sent</dt><dd>{at}</dd>\n</dl>\n<pre>{}</pre>\n</article>",
        escaped(subject),
        escaped(&from.name),
        escaped(&from.email),
        escaped(to),
        linked(text)
    )
}

/// The text, in which a line that is an address leads there, as in a mail program.
fn linked(text: &str) -> String {
    let line = |line: &str| {
        let shown = escaped(line);
        let is_address = ["http://", "https://"].iter().any(|scheme| line.starts_with(scheme));
        if is_address { format!("<a href=\"{shown}\">{shown}</a>") } else { shown }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
