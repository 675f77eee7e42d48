//! The shapes that iSpring's answers come in.

use serde_json::{Map, Value};

use super::super::{
    ProviderFailure,
    lenient::{is_nothing, text},
    parse,
};

/// The answer can't be understood; `field` says where.
pub(super) fn unlike(field: &str) -> ProviderFailure {
    ProviderFailure::Unintelligible { field: field.to_owned() }
}

/// The elements of the list that is called `list`, and the token of the page after this one.
pub(super) fn page(body: &[u8], list: &str) -> Result<(Vec<Value>, Option<String>), ProviderFailure> {
    let mut object = match parse(body, list)? {
        Value::Object(object) => object,
        // An element with nothing in it.
        nothing if is_nothing(&nothing) => Map::new(),
        _ => return Err(unlike(list)),
    };
    let next = object.remove("nextPageToken").as_ref().and_then(text);
    match object.remove(list) {
        Some(value) => Ok((elements(value), next)),
        None if object.is_empty() => Ok((Vec::new(), next)),
        // Something else was answered: that is no empty list.
        None => Err(unlike(list)),
    }
}

/// The elements of what is a list in XML.
pub(super) fn elements(value: Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list,
        nothing if is_nothing(&nothing) => Vec::new(),
        // The element's own name around the elements: no element of ours has one field that is not plain.
        Value::Object(object) if object.len() == 1 && !object.values().all(is_plain) => {
            object.into_iter().flat_map(|(_, value)| elements(value)).collect()
        }
        one => vec![one],
    }
}

fn is_plain(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

/// The id of what was created. iSpring answers it as a bare JSON string; in XML it is in a `response`.
pub fn read_created<I: TryFrom<String>>(body: &[u8]) -> Result<I, ProviderFailure> {
    let answer: Value = parse(body, "id")?;
    let names = ["response", "id", "userId", "departmentId"];
    let id = text(&answer).or_else(|| names.iter().find_map(|name| text(answer.get(name)?)));
    id.and_then(|id| I::try_from(id).ok()).ok_or_else(|| unlike("id"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::learning::AccountId;

    #[test]
    fn a_list_comes_in_many_shapes() {
        let two = vec![json!({ "a": 1 }), json!({ "a": 2 })];
        for (body, elements, next) in [
            (json!({ "users": two, "nextPageToken": "MQ==" }), two.clone(), Some("MQ==")),
            (json!({ "users": { "user": two } }), two.clone(), None),
            (json!({ "users": { "user": { "a": 1 } } }), vec![json!({ "a": 1 })], None),
            (json!({ "users": { "a": 1 }, "nextPageToken": 2 }), vec![json!({ "a": 1 })], Some("2")),
            (json!({ "users": [], "nextPageToken": "" }), vec![], None),
            (json!({ "users": "" }), vec![], None),
            (json!({ "users": null, "nextPageToken": null }), vec![], None),
            (json!({}), vec![], None),
            (json!([]), vec![], None),
            (json!(""), vec![], None),
        ] {
            let expected = (elements, next.map(str::to_owned));
            assert_eq!(page(body.to_string().as_bytes(), "users"), Ok(expected), "{body}");
        }
    }

    #[test]
    fn another_answer_is_no_empty_list() {
        for body in [r#"{"code":1,"message":"Ada"}"#, "[1]", r#""Ada""#, "7", "<response/>", ""] {
            let failure = page(body.as_bytes(), "users").unwrap_err();
            assert!(matches!(failure, ProviderFailure::Unintelligible { .. }), "{body}");
            assert!(!failure.to_string().contains("Ada"), "{failure}");
        }
    }

    #[test]
    fn what_was_created_has_an_id() {
        for body in [
            r#""5a7a-1""#,
            r#"{"response":"5a7a-1"}"#,
            r#"{"userId":"5a7a-1","status":1}"#,
            r#"{"id":"5a7a-1"}"#,
        ] {
            let id: AccountId = read_created(body.as_bytes()).unwrap();
            assert_eq!(id.as_str(), "5a7a-1", "{body}");
        }
        for body in ["", r#""""#, r#""../user""#, "{}", "null", "[]"] {
            assert!(read_created::<AccountId>(body.as_bytes()).is_err(), "{body}");
        }
    }
}
