//! The page on which all mails are read.

use axum::http::StatusCode;
use axum::response::Response;

use super::{Asked, Mail};
use crate::page::{escaped, whole};

/// All mails, the latest first.
pub(super) async fn all(asked: Asked) -> Response {
    let mails: Vec<_> = asked.shared.world().mails.iter().rev().map(one).collect();
    let main = if mails.is_empty() { "<p>No mail was sent yet.</p>".to_owned() } else { mails.join("\n") };
    whole(StatusCode::OK, "Mails", "a mail service", &main)
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
