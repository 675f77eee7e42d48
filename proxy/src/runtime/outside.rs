//! The way out, by the runtime's `fetch`: a time-out on each request, a cap on the size of an answer, no redirects.

use std::{pin::pin, time::Duration};

use engine::platform::{Method, NoAnswer, Payload, Request, Response};
use futures_util::{
    StreamExt,
    future::{Either, select},
};
use worker::{
    AbortController, AbortSignal, Delay, Fetch, Headers, RequestInit, RequestRedirect, ResponseBody,
    js_sys::Uint8Array, wasm_bindgen::JsValue,
};

const UNREACHABLE: NoAnswer = NoAnswer::Unreachable;

/// Sends `request`.
pub(crate) async fn send(request: Request) -> Result<Response, NoAnswer> {
    let largest = request.largest;
    let time_out = request.time_out;
    let request = written(request).map_err(|_| UNREACHABLE)?;
    in_time(time_out, async |signal| {
        let answer = Fetch::Request(request).send_with_signal(&signal).await.map_err(|_| UNREACHABLE)?;
        read(answer, largest).await
    })
    .await
}

async fn in_time<T>(
    time_out: Duration,
    exchange: impl AsyncFnOnce(AbortSignal) -> Result<T, NoAnswer>,
) -> Result<T, NoAnswer> {
    let controller = AbortController::default();
    let exchange = pin!(exchange(controller.signal()));
    match select(exchange, Delay::from(time_out)).await {
        Either::Left((outcome, _)) => outcome,
        Either::Right(_) => {
            controller.abort();
            Err(UNREACHABLE)
        }
    }
}

fn written(request: Request) -> worker::Result<worker::Request> {
    let headers = Headers::new();
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    let mut init = RequestInit::new();
    init.with_method(match request.method {
        Method::Get => worker::Method::Get,
        Method::Post => worker::Method::Post,
        Method::Put => worker::Method::Put,
    });
    init.with_body(request.payload.map(|payload| match payload {
        Payload::Text(text) => JsValue::from_str(&text),
        Payload::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
    }));
    init.with_headers(headers).with_redirect(RequestRedirect::Manual);
    worker::Request::new_with_init(request.url.as_str(), &init)
}

async fn read(mut answer: worker::Response, largest: usize) -> Result<Response, NoAnswer> {
    let status = answer.status_code();
    let header = |name| answer.headers().get(name).ok().flatten();
    let (location, retry_after) = (header("location"), header("retry-after"));
    let mut body = Vec::new();
    // Of a 204 there is no body, and a worker::Response gives no stream of none.
    let has_body = !matches!(answer.body(), ResponseBody::Empty);
    if has_body && (200..300).contains(&status) {
        let mut stream = answer.stream().map_err(|_| UNREACHABLE)?;
        while let Some(chunk) = stream.next().await {
            // A connection that breaks in the middle of a body.
            let chunk = chunk.map_err(|_| UNREACHABLE)?;
            if body.len() + chunk.len() > largest {
                return Err(NoAnswer::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
    }
    Ok(Response { status, location, retry_after, body })
}
