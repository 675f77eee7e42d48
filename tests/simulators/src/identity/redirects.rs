//! Which addresses a browser may be sent to.

use axum::http::Uri;

/// Where sign-ins end.
const CALLBACK: &str = "/api/sign-in/callback";
/// Where sign-outs end.
const SIGN_IN: &str = "/sign-in";

/// The addresses that are registered for sign-ins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Registered {
    /// On this machine at any port, and below `.test`: wherever a test has its Worker.
    #[default]
    Usual,
    /// These alone, to the letter (RFC 9700, section 4.1.3).
    Exactly(Vec<String>),
}

impl Registered {
    /// Whether sign-ins may end there.
    pub(super) fn has(&self, address: &str) -> bool {
        match self {
            Self::Usual => usual_path(address).is_some_and(|path| path.ends_with(CALLBACK)),
            Self::Exactly(addresses) => addresses.iter().any(|registered| registered == address),
        }
    }
}

/// Whether sign-outs may end there.
pub(super) fn after_sign_out(address: &str) -> bool {
    usual_path(address).is_some_and(|path| path == SIGN_IN)
}

/// The path of an address on a usual host; without a user, a query or a fragment.
fn usual_path(address: &str) -> Option<String> {
    if address.contains(['#', '?', '@', '\\']) {
        return None;
    }
    let uri: Uri = address.parse().ok()?;
    let (scheme, host) = (uri.scheme_str()?, uri.host()?);
    let usual = match scheme {
        "http" => matches!(host, "127.0.0.1" | "localhost"),
        "https" => host.strip_suffix(".test").is_some(),
        _ => false,
    };
    usual.then(|| uri.path().to_owned())
}

/// An address with these added to its query.
pub(super) fn with_query(address: &str, pairs: &[(&str, &str)]) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { address.to_owned() } else { format!("{address}{separator}{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callbacks_are_on_this_machine_or_below_test() {
        for (address, registered) in [
            ("http://127.0.0.1:8787/api/sign-in/callback", true),
            ("http://localhost:8787/api/sign-in/callback", true),
            ("https://rollcall.test/api/sign-in/callback", true),
            ("https://rollcall.test/below/api/sign-in/callback", true),
            ("http://rollcall.test/api/sign-in/callback", false),
            ("https://rollcall.example/api/sign-in/callback", false),
            ("https://127.0.0.1/api/sign-in/callback", false),
            ("https://rollcall.test@evil.example/api/sign-in/callback", false),
            ("http://localhost:1@evil.test/api/sign-in/callback", false),
            ("https://rollcall.test/api/sign-in/callback?next=/", false),
            ("https://rollcall.test/api/sign-in/callback#top", false),
            ("https://rollcall.test/api/sign-in/callback/more", false),
            ("/api/sign-in/callback", false),
            ("", false),
        ] {
            assert_eq!(Registered::Usual.has(address), registered, "{address}");
        }
    }

    #[test]
    fn an_address_that_is_registered_by_itself_is_compared_to_the_letter() {
        let registered = Registered::Exactly(vec!["https://a.test/callback".to_owned()]);
        assert!(registered.has("https://a.test/callback"));
        assert!(!registered.has("https://a.test/callback/") && !registered.has("https://A.test/callback"));
    }
}
