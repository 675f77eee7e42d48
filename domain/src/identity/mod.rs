//! Signing in by an organisation's own identity provider: what its tokens have to say, and who gets in by them.
//!
//! Who somebody is is said by issuer and subject, and by nothing else: addresses change, and are given to others. An
//! address is used once, when somebody comes for the first time, to find the person of the directory whom they are.
//! From then on the HR system is the gate: who has left it does not get in, whatever the identity provider says.
//!
//! The rules are those of `OpenID` Connect Core 1.0; signatures are verified by the platform.

pub mod address;
pub mod admission;
pub mod claims;
pub mod client_key;
pub mod keys;
mod refusal;
pub mod settings;
pub mod token;

pub use refusal::Refusal;

/// Google's issuer, which is the same for everybody in the world.
const GOOGLE: &str = "https://accounts.google.com";

/// Whether `address` is one of our own pages, so that nobody is led elsewhere once they are signed in.
pub fn is_local(address: &str) -> bool {
    address.starts_with('/')
        && !address.starts_with("//")
        && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        && address.len() <= 1000
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn nobody_is_led_elsewhere() {
        for own in ["/", "/people?q=a%20b", "/people/7#x", "/a//b"] {
            assert!(is_local(own), "{own}");
        }
        let long = format!("/{}", "a".repeat(1000));
        for other in [
            "",
            "people",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a b",
            "/\n",
            "/\t/x",
            &long,
        ] {
            assert!(!is_local(other), "{other}");
        }
    }
}
