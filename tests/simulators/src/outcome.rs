//! What comes of a request in the same process: what a client would see, without a connection.

use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::delivery::{Arrives, Delivery};

/// What a client sees, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// So long after the request. The simulator did not wait: whether this is too long is for the client to say, and
    /// what was asked for is done all the same.
    pub after: Duration,
    /// What it sees then.
    pub answer: Answer,
}

/// What a client sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// An answer.
    Response {
        /// The status.
        status: StatusCode,
        /// The headers; none that only a server on the wire adds, such as `Date`.
        headers: HeaderMap,
        /// The whole body.
        body: Vec<u8>,
    },
    /// The connection broke in the middle of the body. Who doesn't read the body, because of the status, sees no fault.
    Cut {
        /// The status.
        status: StatusCode,
        /// The headers, among them the full length.
        headers: HeaderMap,
        /// The bytes that came.
        body: Vec<u8>,
    },
    /// The connection was closed without an answer. Whether anything was done can't be known.
    NoAnswer,
}

impl Outcome {
    /// What comes of this response.
    pub(super) async fn of(response: Response) -> Self {
        let Delivery { after, arrives } = Delivery::of(&response);
        let (head, body) = response.into_parts();
        let (status, headers) = (head.status, head.headers);
        // No handler's body can fail: each is in memory.
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
        let answer = match arrives {
            Arrives::Nothing => Answer::NoAnswer,
            Arrives::Part { bytes } if bytes < body.len() => {
                Answer::Cut { status, headers, body: body[..bytes].to_vec() }
            }
            Arrives::Part { .. } | Arrives::Whole => Answer::Response { status, headers, body: body.into() },
        };
        Self { after, answer }
    }
}
