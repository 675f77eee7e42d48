//! Asking the organisations' objects.

use engine::command::{Command, Envelope};
use worker::{Headers, Method, ObjectNamespace, Request, RequestInit, Response, wasm_bindgen::JsValue};

use crate::fault::Fault;

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
    Ok(objects.get_by_name(organisation)?.fetch_with_request(request).await?)
}
