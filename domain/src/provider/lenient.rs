//! Reading JSON of which the shapes vary: numbers as texts, one element instead of a list, and several kinds of
//! nothing. What can't be understood is nothing too.

use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use crate::text::{identifier, tidy};

/// The elements of a list, each read by itself: what is none of them is an empty one, and spoils no other.
pub(super) fn one_by_one<'a, T: Deserialize<'a> + Default>(list: Vec<&'a RawValue>) -> Vec<T> {
    list.into_iter().map(|one| serde_json::from_str(one.get()).unwrap_or_default()).collect()
}

/// Whether it stands for nothing: `null`, `""`, `[]`.
pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => tidy(text).is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// A text, tidy, or a number as one.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(tidy(text).into_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A number, or a text that is one.
pub(super) fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => identifier(text).parse().ok(),
        _ => None,
    };
    number.filter(|number: &f64| number.is_finite())
}

/// A whole number, or a text that is one.
pub(super) fn whole(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64().or_else(|| rounded(number.as_f64()?).map(u64::from)),
        Value::String(text) => identifier(text).parse().ok(),
        _ => None,
    }
}

/// A number in hundredths, unless it is negative or absurd.
pub(super) fn hundredths(value: &Value) -> Option<u32> {
    rounded(number(value)? * 100.0)
}

/// The nearest whole number, unless the number is negative or absurd.
pub(super) fn rounded(number: f64) -> Option<u32> {
    let is_sound = (0.0..=f64::from(u32::MAX)).contains(&number.round());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at before")]
    is_sound.then(|| number.round() as u32)
}

/// How many there are of something, as it is sent.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "Value")]
pub(super) struct Count(pub(super) u64);

impl TryFrom<Value> for Count {
    type Error = &'static str;

    fn try_from(value: Value) -> Result<Self, Self::Error> {
        whole(&value).map(Self).ok_or("expected a number")
    }
}

/// The text of a field of an object.
pub(super) fn text_of(object: &Value, field: &str) -> Option<String> {
    text(object.get(field)?)
}

/// An id in a field of an object.
pub(super) fn id_of<I: TryFrom<String>>(object: &Value, field: &str) -> Option<I> {
    I::try_from(text_of(object, field)?).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_read_in_whatever_form_they_come() {
        for (value, expected) in [
            (json!(87.5), Some(8750)),
            (json!("87.504"), Some(8750)),
            (json!(0), Some(0)),
            (json!(-1), None),
            (json!("NaN"), None),
            (json!(1e12), None),
            (json!("many"), None),
            (json!(null), None),
        ] {
            assert_eq!(hundredths(&value), expected, "{value}");
        }
        for (value, expected) in [(json!(7), Some(7)), (json!(" 7 "), Some(7)), (json!("7.1"), None)] {
            assert_eq!(whole(&value), expected, "{value}");
        }
    }

    #[test]
    fn there_are_several_kinds_of_nothing() {
        for value in [json!(null), json!(""), json!("  "), json!([])] {
            assert!(is_nothing(&value), "{value}");
            assert_eq!(text(&value), None, "{value}");
        }
        assert!(!is_nothing(&json!(0)));
    }
}
