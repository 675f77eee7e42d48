//! The pages that people see. Plain HTML: nothing runs in them, and nothing is loaded.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use super::tenant::Tenant;

/// The page on which one signs in (WCAG 2.2: a label, and an error that says which field it is about).
pub(super) fn sign_in(tenant: Tenant, email: &str, unknown: bool) -> Response {
    let (error, described) = if unknown {
        (
            "<p id=\"error\" role=\"alert\">No account has this address. Check how it is written.</p>\n",
            " aria-invalid=\"true\" aria-describedby=\"error\"",
        )
    } else {
        ("", "")
    };
    let main = format!(
        "<p>Nobody's password is asked for here.</p>\n\
         <form method=\"post\">\n{error}\
         <p><label for=\"email\">E-mail address</label><br>\n\
         <input id=\"email\" name=\"email\" type=\"text\" inputmode=\"email\" autocomplete=\"username\" \
         value=\"{}\"{described}></p>\n\
         <p><button name=\"answer\" value=\"sign-in\">Sign in</button>\n\
         <button name=\"answer\" value=\"cancel\">Cancel</button></p>\n\
         </form>",
        escaped(email)
    );
    page(StatusCode::OK, &format!("Sign in to {}", tenant.as_str()), &main)
}

/// A page that says something.
pub(super) fn message(status: StatusCode, title: &str, text: &str) -> Response {
    page(status, title, &format!("<p>{}</p>", escaped(text)))
}

fn page(status: StatusCode, title: &str, main: &str) -> Response {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – simulated identity provider</title>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
         <p>This is a simulator of an identity provider, for tests and demonstrations.</p>\n\
         {main}\n</main>\n</body>\n</html>\n"
    );
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (status, headers, Html(html)).into_response()
}

fn escaped(text: &str) -> String {
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
