//! Addresses and forms: what is put into them is encoded here and nowhere else.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but what is unreserved (RFC 3986, section 2.3).
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` with everything but unreserved characters as `%XX`. It may stand in a path, in a
/// query and in a form.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, &RESERVED).to_string()
}

/// `name=value&…`, as a query or as the body of a form.
pub(super) fn form<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let field = |(name, value): (&str, &str)| format!("{}={}", encode(name), encode(value));
    fields.into_iter().map(field).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_means_something_in_an_address_is_encoded() {
        let fields = [("emails[]", "a+b@x.de"), ("pageToken", "MQ==/&?#"), ("name", "Łódź ~1.2_3-4")];
        assert_eq!(
            form(fields),
            "emails%5B%5D=a%2Bb%40x.de&pageToken=MQ%3D%3D%2F%26%3F%23&name=%C5%81%C3%B3d%C5%BA%20~1.2_3-4"
        );
        assert_eq!(form([]), "");
    }

    proptest! {
        #[test]
        fn nothing_leaves_its_place(text in any::<String>()) {
            let encoded = encode(&text);
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)));
        }
    }
}
