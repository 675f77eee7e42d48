//! `GET /v1_2/datasets/{name}/fields` (spec, `get-fields-from-dataset-v1-2`): what the key may read, and no more `[unv]`.

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use serde_json::{Value, json};

use super::{Asked, Caller, Refusal, Routes, errors, fields};

/// The one dataset there is.
pub(super) const DATASET: &str = "employee";

/// The routes of this file.
pub(super) fn routes() -> Routes {
    Routes::new().route("/v1_2/datasets/{name}/fields", get(list))
}

async fn list(asked: Asked, caller: Caller, Path(name): Path<String>) -> Result<Json<Value>, Refusal> {
    let at = format!("/api/v1_2/datasets/{name}/fields");
    if !caller.0.datasets() {
        return Err(no_right(&at));
    }
    if name != DATASET {
        let detail = "The dataset was not found.";
        return Err(errors::problem(
            StatusCode::UNPROCESSABLE_ENTITY,
            "DATASET_NOT_FOUND",
            detail,
            &at,
            &json!({ "datasetName": name }),
        ));
    }
    let query = asked.query();
    let number = |name: &str| query.one(name).and_then(|value| value.parse::<usize>().ok());
    let readable: Vec<_> = {
        let world = asked.shared.world();
        fields::all().filter(|field| world.reads(caller.0, field.item)).collect()
    };
    let size = number("page_size").unwrap_or(500).clamp(1, 1_000);
    let pages = readable.len().div_ceil(size).max(1);
    let page = number("page").unwrap_or(1).clamp(1, pages);
    let link = |page: usize| {
        let url = asked.shared.api("v1_2");
        (1..=pages)
            .contains(&page)
            .then(|| format!("{url}/datasets/{DATASET}/fields?page={page}&page_size={size}"))
    };
    let described: Vec<Value> =
        readable.iter().skip((page - 1) * size).take(size).map(|field| field.described()).collect();
    Ok(Json(json!({
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
    })))
}

/// 403 `[spec]`; code and words are `[unv]`.
pub(super) fn no_right(at: &str) -> Refusal {
    let detail = "You do not have permission to access this dataset.";
    errors::problem(StatusCode::FORBIDDEN, "FORBIDDEN", detail, at, &json!({}))
}
