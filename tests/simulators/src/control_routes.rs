//! `/_control/…`: a simulator's controls over HTTP, for other processes and for people with `curl`.
//! They are not counted, not limited and not hit by faults. Bodies and answers are JSON; 204 where there is no answer.
//! Those for the people are in [`people_routes`](super::people_routes).
//!
//! | request | body | what it does |
//! |---|---|---|
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
//! `{"lie_total": {"by": -10}}`, `"hang_up"`, `"lose_answer"`.
//!
//! ```sh
//! curl -X PUT http://127.0.0.1:9801/_control/rate-limits -H 'content-type: application/json' -d '{"on": false}'
//! ```

use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;

use super::control::Control;
use super::faults::Fault;
use super::provider::Provider;
use super::requests::Requests;

/// The routes that every provider's simulator has below `/_control`.
pub fn routes<P: Provider>() -> Router<Control<P>> {
    Router::new()
        .route("/credentials/{grant}/revoke", post(revoke::<P>))
        .route("/credentials/{grant}/restore", post(restore::<P>))
        .route("/rate-limits", put(rate_limits::<P>))
        .route("/faults", get(faults::<P>).post(fault::<P>).delete(clear_faults::<P>))
        .route("/requests", get(requests::<P>).delete(clear_requests::<P>))
        .route("/clock", post(clock::<P>))
        .route("/reset", post(reset::<P>))
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
struct Advance {
    advance_seconds: u64,
}

async fn reset<P: Provider>(State(control): State<Control<P>>) -> StatusCode {
    control.reset();
    StatusCode::NO_CONTENT
}

async fn revoke<P: Provider>(State(control): State<Control<P>>, Path(grant): Path<P::Grant>) -> StatusCode {
    control.revoke(grant);
    StatusCode::NO_CONTENT
}

async fn restore<P: Provider>(State(control): State<Control<P>>, Path(grant): Path<P::Grant>) -> StatusCode {
    control.restore(grant);
    StatusCode::NO_CONTENT
}

async fn rate_limits<P: Provider>(
    State(control): State<Control<P>>,
    Json(Switch { on }): Json<Switch>,
) -> StatusCode {
    control.rate_limits(on);
    StatusCode::NO_CONTENT
}

async fn faults<P: Provider>(State(control): State<Control<P>>) -> Json<Vec<Fault>> {
    Json(control.faults())
}

async fn fault<P: Provider>(State(control): State<Control<P>>, Json(fault): Json<Fault>) -> StatusCode {
    control.fault(fault);
    StatusCode::NO_CONTENT
}

async fn clear_faults<P: Provider>(State(control): State<Control<P>>) -> StatusCode {
    control.clear_faults();
    StatusCode::NO_CONTENT
}

async fn requests<P: Provider>(State(control): State<Control<P>>) -> Json<Requests> {
    Json(control.requests())
}

async fn clear_requests<P: Provider>(State(control): State<Control<P>>) -> StatusCode {
    control.clear_requests();
    StatusCode::NO_CONTENT
}

async fn clock<P: Provider>(
    State(control): State<Control<P>>,
    Json(Advance { advance_seconds }): Json<Advance>,
) -> StatusCode {
    control.clock().advance(Duration::from_secs(advance_seconds));
    StatusCode::NO_CONTENT
}
