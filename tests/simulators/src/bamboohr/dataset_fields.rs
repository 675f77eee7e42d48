//! `GET /v1_2/datasets/{name}/fields` (spec, `get-fields-from-dataset-v1-2`): what the key may read, and no more `[unv]`.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Json, Router};
use serde_json::{Value, json};

use super::gate::Caller;
use super::{Shared, errors, fields};

/// The one dataset there is.
pub(super) const DATASET: &str = "employee";

/// The routes of this file.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/v1_2/datasets/{name}/fields", get(list))
}

async fn list(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let at = format!("/api/v1_2/datasets/{name}/fields");
    if !caller.0.datasets() {
        return no_right(&at);
    }
    if name != DATASET {
        let detail = "The dataset was not found.";
        return errors::problem(
            StatusCode::UNPROCESSABLE_ENTITY,
            "DATASET_NOT_FOUND",
            detail,
            &at,
            &json!({ "datasetName": name }),
        );
    }
    let query = query.unwrap_or_default();
    let number = |name: &str| {
        let given = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
        given.and_then(|(_, value)| value.parse::<usize>().ok())
    };
    let readable: Vec<_> = {
        let world = shared.world();
        fields::all().filter(|field| world.reads(caller.0, field.item)).collect()
    };
    let size = number("page_size").unwrap_or(500).clamp(1, 1_000);
    let pages = readable.len().div_ceil(size).max(1);
    let page = number("page").unwrap_or(1).clamp(1, pages);
    let link = |page: usize| {
        let url = shared.api("v1_2");
        (1..=pages)
            .contains(&page)
            .then(|| format!("{url}/datasets/{DATASET}/fields?page={page}&page_size={size}"))
    };
    let described: Vec<Value> =
        readable.iter().skip((page - 1) * size).take(size).map(|field| field.described()).collect();
    Json(json!({
        "pagination": {
            "total_records": readable.len(),
            "current_page": page,
            "total_pages": pages,
            "next_page": link(page + 1),
            "prev_page": link(page - 1),
        },
        "name": DATASET,
        "label": "Employee",
        "fields": described,
    }))
    .into_response()
}

/// 403 `[spec]`; code and words are `[unv]`.
pub(super) fn no_right(at: &str) -> Response {
    let detail = "You do not have permission to access this dataset.";
    errors::problem(StatusCode::FORBIDDEN, "FORBIDDEN", detail, at, &json!({}))
}
