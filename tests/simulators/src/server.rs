//! The HTTP server under a simulator: a thread of its own, gone when it is dropped.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures_util::{StreamExt as _, stream};
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::delivery::{Arrives, Delivery};

/// An address taken on this machine, not answering yet.
#[derive(Debug)]
pub struct Address {
    listener: TcpListener,
    url: String,
}

impl Address {
    /// Takes a port of 127.0.0.1: this one, or a free one.
    pub fn take(port: Option<u16>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0)))?;
        listener.set_nonblocking(true)?;
        let url = format!("http://{}", listener.local_addr()?);
        Ok(Self { listener, url })
    }

    /// `http://127.0.0.1:<port>`, without a path.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Begins to answer.
    pub fn serve(self, router: Router) -> io::Result<Server> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let listener = self.listener;
        let thread = thread::Builder::new()
            .name("simulator".to_owned())
            .spawn(move || runtime.block_on(accept(listener, router, stopped)))?;
        Ok(Server { url: self.url, stop: Some(stop), thread: Some(thread) })
    }
}

/// A running server; dropping it closes its connections and frees its port.
#[derive(Debug)]
pub struct Server {
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// `http://127.0.0.1:<port>`, without a path.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of that thread has been printed already; a second one here would hide it.
            let _ = thread.join();
        }
    }
}

async fn accept(listener: TcpListener, router: Router, mut stopped: oneshot::Receiver<()>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = &mut stopped => return,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                let _ = stream.set_nodelay(true);
                connections.spawn(serve(TokioIo::new(stream), router.clone()));
            },
        }
    }
}

async fn serve(stream: TokioIo<tokio::net::TcpStream>, router: Router) {
    let answer = service_fn(move |request| {
        let router = TowerToHyperService::new(router.clone());
        async move {
            match router.call(request).await {
                Ok(response) => deliver(response).await,
                Err(never) => match never {},
            }
        }
    });
    // An error means that the client went away, or that it was hung up on.
    let _ = http1::Builder::new().serve_connection(stream, answer).await;
}

/// An error closes the connection instead of answering.
async fn deliver(response: Response) -> io::Result<Response> {
    let Delivery { after, arrives } = Delivery::of(&response);
    if !after.is_zero() {
        tokio::time::sleep(after).await;
    }
    match arrives {
        Arrives::Whole => Ok(response),
        Arrives::Part { bytes } => Ok(cut(response, bytes).await),
        Arrives::Nothing => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
    }
}

/// The headers, among them the full length, and no more than the first bytes.
async fn cut(response: Response, bytes: usize) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let first = whole.slice(..bytes.min(whole.len()));
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    // What was sent has to leave before the connection is cut, else the client would see nothing at all.
    let broken = stream::once(async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    let sent = stream::once(async { Ok::<Bytes, io::Error>(first) });
    Response::from_parts(parts, Body::from_stream(sent.chain(broken)))
}
