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

use std::future::{Ready, ready};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use super::control::Control;
use super::provider::Provider;

/// The routes that every provider's simulator has below `/_control`.
pub fn routes<P: Provider>() -> Router<Control<P>> {
    Router::new()
        .route("/credentials/{grant}/revoke", post(does(|control, Path(grant)| control.revoke(grant))))
        .route("/credentials/{grant}/restore", post(does(|control, Path(grant)| control.restore(grant))))
        .route("/rate-limits", put(does(|control, Json(Switch { on })| control.rate_limits(on))))
        .route(
            "/faults",
            get(tells(|control, ()| control.faults()))
                .post(does(|control, Json(fault)| control.fault(fault)))
                .delete(does(|control, ()| control.clear_faults())),
        )
        .route(
            "/requests",
            get(tells(|control, ()| control.requests())).delete(does(|control, ()| control.clear_requests())),
        )
        .route("/clock", post(does(|control, Json(given)| advance(control, given))))
        .route("/reset", post(does(|control, ()| control.reset())))
}

/// `{"on": true}`
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Whether it is on.
    pub on: bool,
}

/// `{"count": 3}`
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// How many.
    pub count: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_seconds: u64,
}

fn advance<P: Provider>(control: &Control<P>, Advance { advance_seconds }: Advance) {
    control.clock().advance(Duration::from_secs(advance_seconds));
}

/// A handler that does `work` with what is `given`: 204 once it is done, else why it is not.
pub fn does<P: Provider, G, D: Done>(
    work: fn(&Control<P>, G) -> D,
) -> impl Fn(State<Control<P>>, G) -> Ready<Response> + Clone {
    move |State(control), given| ready(work(&control, given).into_answer())
}

/// A handler that answers what `work` tells, as JSON.
pub fn tells<P: Provider, G, T: Serialize>(
    work: fn(&Control<P>, G) -> T,
) -> impl Fn(State<Control<P>>, G) -> Ready<Json<T>> + Clone {
    move |State(control), given| ready(Json(work(&control, given)))
}

/// A handler that answers what `work` tells, as JSON, or why it tells nothing.
pub fn tries<P: Provider, G, T: Serialize, E: IntoResponse>(
    work: fn(&Control<P>, G) -> Result<T, E>,
) -> impl Fn(State<Control<P>>, G) -> Ready<Result<Json<T>, E>> + Clone {
    move |State(control), given| ready(work(&control, given).map(Json))
}

/// What comes of something that is done.
pub trait Done {
    /// The answer to it.
    fn into_answer(self) -> Response;
}

impl Done for () {
    fn into_answer(self) -> Response {
        StatusCode::NO_CONTENT.into_response()
    }
}

impl<E: IntoResponse> Done for Result<(), E> {
    fn into_answer(self) -> Response {
        self.map(|()| StatusCode::NO_CONTENT).into_response()
    }
}
