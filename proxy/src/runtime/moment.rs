//! Times as D1 has them: milliseconds since 1970.

use chrono::{DateTime, Utc};
use worker::wasm_bindgen::JsValue;

/// D1 knows no 64-bit integers from JavaScript; milliseconds are exact in a double for 285,000 years.
#[expect(clippy::cast_precision_loss, reason = "milliseconds are far below 2^53")]
pub(crate) fn millis(at: DateTime<Utc>) -> JsValue {
    JsValue::from_f64(at.timestamp_millis() as f64)
}

#[expect(clippy::cast_possible_truncation, reason = "the inverse of `millis`")]
pub(crate) fn time(millis: f64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis as i64).unwrap_or_default()
}
