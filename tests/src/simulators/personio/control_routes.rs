//! `/_control/…`: the simulator's controls over HTTP, for other processes and for people with `curl`.
//! They are not counted, not limited and not hit by faults. Bodies and answers are JSON; 204 where there is no answer.
//!
//! | request | body | what it does |
//! |---|---|---|
//! | `POST /people` | `{"count": 3}` | hires; answers `{"ids": [...]}` |
//! | `PATCH /people/{id}` | `{"position": "CTO", "team": ""}` | changes fields; an empty text clears |
//! | `DELETE /people/{id}` | | deletes the record |
//! | `POST /people/{id}/terminate` | | makes the person inactive |
//! | `POST /people/vanish` | `{"percent": 20}` | lists so many fewer; answers `{"ids": [...]}` |
//! | `POST /people/bring-back` | | lists them again |
//! | `POST /credentials/{grant}/revoke`, `…/restore` | | `full`, `directory`, `names`, `no-employees`, `id-only` |
//! | `PUT /rate-limits` | `{"on": false}` | switches the rate limits |
//! | `PUT /query-auth` | `{"on": true}` | switches v1 credentials in the query |
//! | `POST /faults` | a rule, see below | puts a fault on order |
//! | `GET /faults`, `DELETE /faults` | | the rules in force; lifts them |
//! | `GET /requests`, `DELETE /requests` | | counts and the last 500; forgets them |
//! | `POST /clock` | `{"advance_seconds": 86400}` | moves the clock forward |
//! | `POST /reset` | | back to the state after the start |
//!
//! A rule: `{"path": "employees?", "method": "GET", "after": 2, "times": 1, "effect": …}`. `path` is a part of the path
//! with its query; everything but `effect` may be left out. Effects: `{"status": {"code": 429, "retry_after": "7",
//! "body": "slow down"}}`, `{"delay": {"milliseconds": 500}}`, `{"cut": {"bytes": 100}}`, `"repeat_page"`,
//! `{"lie_total": {"by": -10}}`, `"hang_up"`.
//!
//! ```sh
//! curl -X POST http://127.0.0.1:9801/_control/people/vanish -H 'content-type: application/json' -d '{"percent": 30}'
//! ```

use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Control, Grant, NotChanged};
use crate::simulators::company::Change;
use crate::simulators::faults::Fault;
use crate::simulators::requests::Requests;

/// The routes, below `/_control`.
pub(super) fn routes(control: Control) -> Router {
    Router::new()
        .route("/people", post(hire))
        .route("/people/vanish", post(vanish))
        .route("/people/bring-back", post(bring_back))
        .route("/people/{id}", patch(change).delete(delete))
        .route("/people/{id}/terminate", post(terminate))
        .route("/credentials/{grant}/revoke", post(revoke))
        .route("/credentials/{grant}/restore", post(restore))
        .route("/rate-limits", put(rate_limits))
        .route("/query-auth", put(query_auth))
        .route("/faults", get(faults).post(fault).delete(clear_faults))
        .route("/requests", get(requests).delete(clear_requests))
        .route("/clock", post(clock))
        .route("/reset", post(reset))
        .with_state(control)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    count: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Percent {
    percent: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    on: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_seconds: u64,
}

async fn hire(State(control): State<Control>, Json(Count { count }): Json<Count>) -> Json<Value> {
    Json(json!({ "ids": control.hire(count) }))
}

async fn vanish(State(control): State<Control>, Json(Percent { percent }): Json<Percent>) -> Json<Value> {
    Json(json!({ "ids": control.vanish(percent) }))
}

async fn bring_back(State(control): State<Control>) -> StatusCode {
    control.bring_back();
    StatusCode::NO_CONTENT
}

async fn reset(State(control): State<Control>) -> StatusCode {
    control.reset();
    StatusCode::NO_CONTENT
}

async fn change(State(control): State<Control>, Path(id): Path<u64>, Json(change): Json<Change>) -> Response {
    match control.change(id, change) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(NotChanged::NoSuchPerson) => StatusCode::NOT_FOUND.into_response(),
        Err(NotChanged::Birthday) => {
            (StatusCode::UNPROCESSABLE_ENTITY, "birthday: YYYY-MM-DD").into_response()
        }
    }
}

async fn delete(State(control): State<Control>, Path(id): Path<u64>) -> StatusCode {
    control.delete(id).map_or(StatusCode::NOT_FOUND, |()| StatusCode::NO_CONTENT)
}

async fn terminate(State(control): State<Control>, Path(id): Path<u64>) -> StatusCode {
    control.terminate(id).map_or(StatusCode::NOT_FOUND, |()| StatusCode::NO_CONTENT)
}

async fn revoke(State(control): State<Control>, Path(grant): Path<Grant>) -> StatusCode {
    control.revoke(grant);
    StatusCode::NO_CONTENT
}

async fn restore(State(control): State<Control>, Path(grant): Path<Grant>) -> StatusCode {
    control.restore(grant);
    StatusCode::NO_CONTENT
}

async fn rate_limits(State(control): State<Control>, Json(Switch { on }): Json<Switch>) -> StatusCode {
    control.rate_limits(on);
    StatusCode::NO_CONTENT
}

async fn query_auth(State(control): State<Control>, Json(Switch { on }): Json<Switch>) -> StatusCode {
    control.query_auth(on);
    StatusCode::NO_CONTENT
}

async fn faults(State(control): State<Control>) -> Json<Vec<Fault>> {
    Json(control.faults())
}

async fn fault(State(control): State<Control>, Json(fault): Json<Fault>) -> StatusCode {
    control.fault(fault);
    StatusCode::NO_CONTENT
}

async fn clear_faults(State(control): State<Control>) -> StatusCode {
    control.clear_faults();
    StatusCode::NO_CONTENT
}

async fn requests(State(control): State<Control>) -> Json<Requests> {
    Json(control.requests())
}

async fn clear_requests(State(control): State<Control>) -> StatusCode {
    control.clear_requests();
    StatusCode::NO_CONTENT
}

async fn clock(
    State(control): State<Control>,
    Json(Advance { advance_seconds }): Json<Advance>,
) -> StatusCode {
    control.clock().advance(Duration::from_secs(advance_seconds));
    StatusCode::NO_CONTENT
}
