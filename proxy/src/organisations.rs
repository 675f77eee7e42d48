//! The organisations' objects: where they lie, and asking them.

use engine::command::{Command, Envelope};
use worker::{Headers, Method, ObjectNamespace, Request, RequestInit, Response, Stub, wasm_bindgen::JsValue};

use crate::{fault::Fault, runtime::random, token::Token};

/// Where the object of an organisation lies for good, from when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Jurisdiction {
    /// Where it is first asked for.
    Anywhere,
    /// In a jurisdiction of the platform's, by the platform's name of it.
    Within(&'static str),
}

impl Jurisdiction {
    /// What the variable `JURISDICTION` may say
    /// (<https://developers.cloudflare.com/durable-objects/reference/data-location/>).
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "none" => Some(Self::Anywhere),
            "eu" => Some(Self::Within("eu")),
            "fedramp" => Some(Self::Within("fedramp")),
            _ => None,
        }
    }

    /// Its name, where there is one.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Anywhere => None,
            Self::Within(name) => Some(name),
        }
    }
}

/// The id of an organisation that is opened now. Within a jurisdiction it is the one that the platform has given to its
/// object, which says for good where the object lies: whoever has the organisation's id can't ask for it elsewhere.
pub(crate) fn new_id(objects: &ObjectNamespace, jurisdiction: Jurisdiction) -> Result<String, Fault> {
    match jurisdiction {
        Jurisdiction::Anywhere => Ok(Token::new(random::bytes()?).short()),
        Jurisdiction::Within(name) => Ok(objects.unique_id_with_jurisdiction(name)?.to_string()),
    }
}

/// Whether an organisation's id is the one that the platform has given to its object: 64 hexadecimal digits. Ours are
/// shorter.
fn is_objects_own(id: &str) -> bool {
    id.len() == 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn object(objects: &ObjectNamespace, organisation: &str) -> Result<Stub, Fault> {
    if is_objects_own(organisation) {
        Ok(objects.id_from_string(organisation)?.get_stub()?)
    } else {
        Ok(objects.get_by_name(organisation)?)
    }
}

/// Asks the object of `organisation`. Its answer is an answer of the API, error bodies included.
pub(crate) async fn ask(
    objects: &ObjectNamespace,
    organisation: &str,
    request_id: &str,
    command: Command,
) -> Result<Response, Fault> {
    let envelope =
        Envelope { organisation: organisation.to_owned(), request_id: request_id.to_owned(), command };
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post)
        .with_headers(headers)
        .with_body(Some(JsValue::from_str(&serde_json::to_string(&envelope)?)));
    let request = Request::new_with_init("https://organisation/", &init)?;
    Ok(object(objects, organisation)?.fetch_with_request(request).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisations_own_id_is_never_taken_for_the_platforms() {
        assert!(!is_objects_own(&Token::new([0; 32]).short()));
        assert!(!is_objects_own(&"g".repeat(64)));
        assert!(is_objects_own(&"0f".repeat(32)));
    }
}
