//! How an answer reaches the client. The one who delivers it, a server or the caller in the same process, heeds it.

use std::time::Duration;

use axum::response::Response;

/// When an answer comes, and how much of it; an extension of the response. Without it everything comes at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivery {
    /// So much later than it could.
    pub after: Duration,
    /// How much of it.
    pub arrives: Arrives,
}

/// How much of an answer comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrives {
    /// All of it.
    #[default]
    Whole,
    /// The headers and so many bytes of the body; then the connection breaks.
    Part {
        /// How many. Where the body has no more, nothing is missing, and the answer is whole.
        bytes: usize,
    },
    /// The connection is closed before the first byte.
    Nothing,
}

impl Delivery {
    /// How this response is to be delivered.
    pub fn of(response: &Response) -> Self {
        response.extensions().get().copied().unwrap_or_default()
    }
}
