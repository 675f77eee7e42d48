//! The browser's own table of composed letters.

/// Takes composed letters apart; what `domain` needs to find Müller by `muller`.
pub fn decompose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").into()
}
