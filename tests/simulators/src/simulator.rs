//! A provider's simulator: in this process alone, or served at an address of this machine as well.

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Uri, header};
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;

use super::clock::Clock;
use super::control::Control;
use super::options::Options;
use super::outcome::Outcome;
use super::provider::{Provider, Shared};
use super::server::{Address, Server};

/// A simulated provider. If it is served, it is gone when it is dropped.
#[derive(Debug)]
pub struct Simulator<P: Provider> {
    control: Control<P>,
    router: Router,
    server: Option<Server>,
}

impl<P: Provider> Simulator<P> {
    /// A simulator without a socket, a thread or a time of its own, to be asked by [`Simulator::answer`]. The same
    /// options, clock and requests give the same answers, byte for byte.
    pub fn in_process(options: Options, clock: Clock) -> Self {
        Self::at(P::URL.to_owned(), options, clock)
    }

    /// Serves a simulator at a free port of 127.0.0.1, by the machine's time. It has a thread of its own, so this may
    /// be called with or without a Tokio runtime.
    pub fn start(options: Options) -> io::Result<Self> {
        Self::serve(options, Address::take(None)?)
    }

    /// The same at this port.
    pub fn start_at(options: Options, port: u16) -> io::Result<Self> {
        Self::serve(options, Address::take(Some(port))?)
    }

    fn serve(options: Options, address: Address) -> io::Result<Self> {
        let mut simulator = Self::at(address.url().to_owned(), options, Clock::default());
        simulator.server = Some(address.serve(simulator.router.clone())?);
        Ok(simulator)
    }

    fn at(url: String, options: Options, clock: Clock) -> Self {
        let shared = Arc::new(Shared::new(options, url, clock));
        let router = shared.router();
        Self { control: Control::new(shared), router, server: None }
    }

    /// `http://127.0.0.1:<port>`, or in the process alone the provider's host below `.test`; without a path.
    pub fn url(&self) -> &str {
        self.control.shared().url()
    }

    /// Everything a test may do to the company and to the server.
    pub fn control(&self) -> &Control<P> {
        &self.control
    }

    /// Answers a request, to whatever host it goes. Nothing is waited for, so any executor will do, and the future is
    /// ready when it is first polled.
    pub async fn answer(&self, request: Request<Vec<u8>>) -> Outcome {
        let router = TowerToHyperService::new(self.router.clone());
        match router.call(as_received(request).map(Body::from)).await {
            Ok(response) => Outcome::of(response).await,
            Err(never) => match never {},
        }
    }
}

/// As it comes to a server: the host is in a header, and the address has the path and the query only.
fn as_received(mut request: Request<Vec<u8>>) -> Request<Vec<u8>> {
    let host = request.uri().authority().and_then(|host| HeaderValue::from_str(host.as_str()).ok());
    if let Some(host) = host {
        request.headers_mut().entry(header::HOST).or_insert(host);
    }
    *request.uri_mut() = request.uri().path_and_query().cloned().map(Uri::from).unwrap_or_default();
    request
}
