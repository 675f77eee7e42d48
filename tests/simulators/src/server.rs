//! The HTTP server under a simulator: a thread of its own, gone when it is dropped.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// Set as an extension of a response, it closes the connection instead of answering.
#[derive(Debug, Clone, Copy)]
pub struct HangUp;

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
            let response: Response = match router.call(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            match response.extensions().get::<HangUp>() {
                Some(HangUp) => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
                None => Ok(response),
            }
        }
    });
    // An error means that the client went away, or that it was hung up on.
    let _ = http1::Builder::new().serve_connection(stream, answer).await;
}
