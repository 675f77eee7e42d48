//! A table as a workbook. What makes one is a part of the app that is loaded only then: docs/decisions/0028-workbooks-apart.md.

use domain::table::Table;
use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

/// Where the part is, and what it leaves in the window.
const PART: (&str, &str) = ("/sheet.js", "writeSheet");

#[wasm_bindgen]
extern "C" {
    /// What the part makes of a table, which is JSON: the workbook's bytes.
    #[wasm_bindgen(js_name = writeSheet, catch)]
    async fn write_sheet(table: &str) -> Result<JsValue, JsValue>;
}

/// Loads the part, unless it is here.
pub(super) async fn load() -> Result<(), JsValue> {
    let (address, name) = PART;
    if Reflect::has(&window(), &name.into())? {
        return Ok(());
    }
    let script = document().create_element("script")?;
    script.set_attribute("type", "module")?;
    script.set_attribute("src", address)?;
    let loaded = Promise::new(&mut |resolve, reject| {
        // Listening to what there is never fails.
        _ = script.add_event_listener_with_callback("load", &resolve);
        _ = script.add_event_listener_with_callback("error", &reject);
    });
    document().body().ok_or(JsValue::UNDEFINED)?.append_child(&script)?;
    let outcome = JsFuture::from(loaded).await;
    script.remove();
    outcome.map(drop)
}

/// The content of the workbook with `table`. [`load`] comes first.
pub(super) async fn workbook(table: &Table) -> Result<Uint8Array, JsValue> {
    let table = serde_json::to_string(table).map_err(|_| JsValue::UNDEFINED)?;
    write_sheet(&table).await?.dyn_into()
}
