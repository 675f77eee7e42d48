//! How the simulators' own tests ask, as a client would: over HTTP.

use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::Value;

use super::options::Options;
use super::provider::Provider;
use super::simulator::Simulator;

/// A company of so many people, whose provider answers as fast as it can.
pub(crate) fn start<P: Provider>(people: usize) -> Simulator<P> {
    Simulator::start(Options { people, seed: 1, rate_limits: false }).unwrap()
}

/// Asks, and answers the status and the JSON; null where there is none.
pub(crate) async fn ask(request: RequestBuilder) -> (StatusCode, Value) {
    let response = request.send().await.unwrap();
    (response.status(), response.json().await.unwrap_or_default())
}

/// Asks a control for something.
pub(crate) async fn ask_control<P: Provider>(
    simulator: &Simulator<P>,
    method: Method,
    path: &str,
    body: Value,
) -> (StatusCode, Value) {
    let url = format!("{}/_control{path}", simulator.url());
    ask(Client::new().request(method, url).json(&body)).await
}
