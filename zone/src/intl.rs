//! The part of `Intl` that is needed. js-sys has it too, but lets exceptions through, and one through Rust ends
//! every request in the Worker.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// Writes moments as the clocks of a zone show them.
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Debug)]
    pub(crate) type DateTimeFormat;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(method, js_name = formatToParts, catch)]
    pub(crate) fn format_to_parts(this: &DateTimeFormat, milliseconds: f64) -> Result<Array, JsValue>;

    #[wasm_bindgen(method, js_name = resolvedOptions)]
    pub(crate) fn resolved_options(this: &DateTimeFormat) -> Options;

    /// What a [`DateTimeFormat`] has settled on.
    pub(crate) type Options;

    #[wasm_bindgen(method, getter, js_name = timeZone)]
    pub(crate) fn time_zone(this: &Options) -> Option<String>;

    /// A piece of a written moment.
    pub(crate) type Part;

    #[wasm_bindgen(method, getter, js_name = type)]
    pub(crate) fn kind(this: &Part) -> String;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn value(this: &Part) -> String;

    #[wasm_bindgen(js_namespace = Intl, js_name = supportedValuesOf, catch)]
    pub(crate) fn supported_values_of(key: &str) -> Result<Array, JsValue>;
}

impl DateTimeFormat {
    /// Writes date and time in a zone as numbers. The platform says if it knows no such zone.
    pub(crate) fn clocks_of(zone: &str) -> Result<Self, JsValue> {
        let options = Object::new();
        let numeric = ["year", "month", "day", "hour", "minute", "second"].map(|part| (part, "numeric"));
        for (key, value) in [("timeZone", zone), ("hourCycle", "h23")].into_iter().chain(numeric) {
            Reflect::set(&options, &key.into(), &value.into())?;
        }
        Self::new("en-US", &options)
    }

    /// Writes the date where we are.
    pub(crate) fn here() -> Result<Self, JsValue> {
        Self::new("en-US", &Object::new())
    }
}
