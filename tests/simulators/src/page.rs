//! The pages of simulators that people see. Plain HTML: nothing runs in them, and nothing is loaded.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

/// A page of the simulator of `what`.
pub fn whole(status: StatusCode, title: &str, what: &str, main: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – simulator of {what}</title>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
         <p>This is a simulator of {what}, for tests and demonstrations.</p>\n\
         {main}\n</main>\n</body>\n</html>\n"
    );
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (status, headers, Html(html)).into_response()
}

/// `text` as HTML shows it, in an attribute too.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}
