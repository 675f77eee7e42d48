//! Files that whoever looks at a page takes along.

use domain::csv::Separator;
use js_sys::{Array, JsString, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::i18n::Language;

/// What is between the cells of a table, in a spreadsheet that is set to `language`.
pub fn separator(language: Language) -> Separator {
    match language {
        Language::English => Separator::Comma,
        Language::German | Language::Russian => Separator::Semicolon,
    }
}

/// What a table is.
pub const CSV: &str = "text/csv;charset=utf-8";

/// Hands `text` to whoever looks at the page, as a file of this kind.
pub fn save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&JsString::from(text));
    hand_over(name, &Blob::new_with_str_sequence_and_options(&parts, &of_kind(kind))?)
}

/// The same of bytes.
pub fn save_bytes(name: &str, kind: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
    let parts = Array::of1(bytes);
    hand_over(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &of_kind(kind))?)
}

fn of_kind(kind: &str) -> BlobPropertyBag {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    properties
}

fn hand_over(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
