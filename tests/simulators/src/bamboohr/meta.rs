//! `GET /v1/meta/fields` (spec, `list-fields`): all fields of the company, whether the key may read them or not `[unv]`.

use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

use super::{Asked, Routes, fields, format};

/// A field that is not used any more, without an alias.
const DEPRECATED: (&str, &str, &str) = ("4340.9", "Fax", "text");

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1/meta/fields", get(list))
}

async fn list(asked: Asked) -> Response {
    let (id, name, kind) = DEPRECATED;
    let json = || {
        let known = fields::all().map(|field| {
            json!({ "id": field.id(), "name": field.label, "type": field.kind, "alias": field.alias })
        });
        let deprecated = json!({ "id": id, "name": name, "type": kind, "deprecated": true });
        Value::Array(known.chain([deprecated]).collect())
    };
    format::answer(&asked.headers, json, |xml| {
        xml.element("fields", &[], |xml| {
            for field in fields::all() {
                let id = field.id_text();
                let attributes = [("id", &*id), ("type", field.kind), ("alias", field.alias)];
                xml.text("field", &attributes, field.label);
            }
            xml.text("field", &[("id", id), ("type", kind), ("deprecated", "true")], name);
        });
    })
}
