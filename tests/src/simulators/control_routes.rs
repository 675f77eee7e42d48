//! `/_control/…`: a simulator's controls over HTTP, for other processes and for people with `curl`.
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
//! | `POST /credentials/{grant}/revoke`, `…/restore` | | see the provider's `Grant` |
//! | `PUT /rate-limits` | `{"on": false}` | switches the rate limits |
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

use super::company::{Change, NotChanged};
use super::control::{Control, Simulated};
use super::faults::Fault;
use super::requests::Requests;

/// The routes that every provider's simulator has below `/_control`.
pub fn routes<S: Simulated>() -> Router<Control<S>> {
    Router::new()
        .route("/people", post(hire::<S>))
        .route("/people/vanish", post(vanish::<S>))
        .route("/people/bring-back", post(bring_back::<S>))
        .route("/people/{id}", patch(change::<S>).delete(delete::<S>))
        .route("/people/{id}/terminate", post(terminate::<S>))
        .route("/credentials/{grant}/revoke", post(revoke::<S>))
        .route("/credentials/{grant}/restore", post(restore::<S>))
        .route("/rate-limits", put(rate_limits::<S>))
        .route("/faults", get(faults::<S>).post(fault::<S>).delete(clear_faults::<S>))
        .route("/requests", get(requests::<S>).delete(clear_requests::<S>))
        .route("/clock", post(clock::<S>))
        .route("/reset", post(reset::<S>))
}

/// `{"on": true}`
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Whether it is on.
    pub on: bool,
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
struct Advance {
    advance_seconds: u64,
}

async fn hire<S: Simulated>(
    State(control): State<Control<S>>,
    Json(Count { count }): Json<Count>,
) -> Json<Value> {
    Json(json!({ "ids": control.hire(count) }))
}

async fn vanish<S: Simulated>(
    State(control): State<Control<S>>,
    Json(Percent { percent }): Json<Percent>,
) -> Json<Value> {
    Json(json!({ "ids": control.vanish(percent) }))
}

async fn bring_back<S: Simulated>(State(control): State<Control<S>>) -> StatusCode {
    control.bring_back();
    StatusCode::NO_CONTENT
}

async fn reset<S: Simulated>(State(control): State<Control<S>>) -> StatusCode {
    control.reset();
    StatusCode::NO_CONTENT
}

async fn change<S: Simulated>(
    State(control): State<Control<S>>,
    Path(id): Path<u64>,
    Json(change): Json<Change>,
) -> Response {
    match control.change(id, change) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(NotChanged::NoSuchPerson) => StatusCode::NOT_FOUND.into_response(),
        Err(NotChanged::Birthday) => {
            (StatusCode::UNPROCESSABLE_ENTITY, "birthday: YYYY-MM-DD").into_response()
        }
    }
}

async fn delete<S: Simulated>(State(control): State<Control<S>>, Path(id): Path<u64>) -> StatusCode {
    control.delete(id).map_or(StatusCode::NOT_FOUND, |()| StatusCode::NO_CONTENT)
}

async fn terminate<S: Simulated>(State(control): State<Control<S>>, Path(id): Path<u64>) -> StatusCode {
    control.terminate(id).map_or(StatusCode::NOT_FOUND, |()| StatusCode::NO_CONTENT)
}

async fn revoke<S: Simulated>(State(control): State<Control<S>>, Path(grant): Path<S::Grant>) -> StatusCode {
    control.revoke(grant);
    StatusCode::NO_CONTENT
}

async fn restore<S: Simulated>(State(control): State<Control<S>>, Path(grant): Path<S::Grant>) -> StatusCode {
    control.restore(grant);
    StatusCode::NO_CONTENT
}

async fn rate_limits<S: Simulated>(
    State(control): State<Control<S>>,
    Json(Switch { on }): Json<Switch>,
) -> StatusCode {
    control.rate_limits(on);
    StatusCode::NO_CONTENT
}

async fn faults<S: Simulated>(State(control): State<Control<S>>) -> Json<Vec<Fault>> {
    Json(control.faults())
}

async fn fault<S: Simulated>(State(control): State<Control<S>>, Json(fault): Json<Fault>) -> StatusCode {
    control.fault(fault);
    StatusCode::NO_CONTENT
}

async fn clear_faults<S: Simulated>(State(control): State<Control<S>>) -> StatusCode {
    control.clear_faults();
    StatusCode::NO_CONTENT
}

async fn requests<S: Simulated>(State(control): State<Control<S>>) -> Json<Requests> {
    Json(control.requests())
}

async fn clear_requests<S: Simulated>(State(control): State<Control<S>>) -> StatusCode {
    control.clear_requests();
    StatusCode::NO_CONTENT
}

async fn clock<S: Simulated>(
    State(control): State<Control<S>>,
    Json(Advance { advance_seconds }): Json<Advance>,
) -> StatusCode {
    control.clock().advance(Duration::from_secs(advance_seconds));
    StatusCode::NO_CONTENT
}
