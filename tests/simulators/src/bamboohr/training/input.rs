//! What clients send, as loosely as it is taken: the spec's own examples have numbers and switches as texts.

use serde_json::{Map, Value};

use crate::bamboohr::{Refusal, errors};

/// An object.
pub(super) fn object(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    serde_json::from_slice(body).map_err(|_| errors::bad_request("The body must be a JSON object"))
}

/// `null`, `""` and `[]` are nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Sets what may be nothing, if anything was given.
pub(super) fn set<T>(
    field: &mut Option<T>,
    given: Option<&Value>,
    read: impl FnOnce(&Value) -> Result<T, &'static str>,
) -> Result<(), &'static str> {
    if let Some(given) = given {
        *field = if is_nothing(given) { None } else { Some(read(given)?) };
    }
    Ok(())
}

/// Any text.
pub(super) fn text(value: &Value) -> Result<String, &'static str> {
    value.as_str().map(str::to_owned).ok_or("A text was expected")
}

/// A switch: `true`, `"1"`, `1`, `"true"`, their opposites, and nothing for off.
pub(super) fn switch(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(on) => Some(*on),
        Value::String(text) if text == "true" => Some(true),
        Value::String(text) if text == "false" => Some(false),
        other if is_nothing(other) => Some(false),
        other => whole(other).filter(|number| *number <= 1).map(|number| number == 1),
    }
}

/// A whole number: `12` or `"12"`.
pub(super) fn whole(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// A number as text: `2.5` or `"2.5"`.
pub(super) fn decimal(value: &Value) -> Option<String> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    text.parse::<f64>().is_ok_and(|number| number.is_finite() && number >= 0.0).then_some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_are_taken_for_numbers_and_switches() {
        for (value, expected) in [
            (json!(true), Some(true)),
            (json!("1"), Some(true)),
            (json!(1), Some(true)),
            (json!(""), Some(false)),
            (json!(0), Some(false)),
            (json!(null), Some(false)),
            (json!("false"), Some(false)),
            (json!("maybe"), None),
            (json!(2), None),
        ] {
            assert_eq!(switch(&value), expected, "{value}");
        }
        for (value, expected) in [
            (json!(2.5), Some("2.5")),
            (json!("16"), Some("16")),
            (json!("-1"), None),
            (json!("a lot"), None),
            (json!("NaN"), None),
            (json!([]), None),
        ] {
            assert_eq!(decimal(&value).as_deref(), expected, "{value}");
        }
    }
}
