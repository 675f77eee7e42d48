//! The pages that people see.

use axum::http::StatusCode;
use axum::response::Response;

use super::tenant::Tenant;
use crate::page::{escaped, whole};

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
    whole(status, title, "an identity provider", main)
}
