//! Where the client that has a key publishes it, and reading it there.

use std::error::Error;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, Uri, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde_json::Value;
use tokio::net::TcpStream;

/// The largest key set that is read, in bytes.
const LARGEST: usize = 64 * 1024;

/// The keys of the client that has one, named as in `OpenID` Connect Dynamic Client Registration, section 2.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientKeys {
    /// They are these, a JWKS. Nothing has to be waited for.
    Jwks(Value),
    /// They are at this address, on this machine and without TLS, and are read anew each time.
    JwksUri(String),
}

impl ClientKeys {
    /// The JWKS, if there is one now.
    pub(super) async fn read(&self) -> Option<Value> {
        match self {
            Self::Jwks(keys) => Some(keys.clone()),
            Self::JwksUri(address) => fetch(address).await.ok().flatten(),
        }
    }
}

async fn fetch(address: &str) -> Result<Option<Value>, Box<dyn Error + Send + Sync>> {
    let uri: Uri = address.parse()?;
    let (Some(authority), Some(path)) = (uri.authority(), uri.path_and_query()) else { return Ok(None) };
    let stream = TcpStream::connect(authority.as_str()).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let request = Request::get(path.as_str()).header(header::HOST, authority.as_str()).body(Body::empty())?;
    let response = sender.send_request(request).await?;
    if response.status() != StatusCode::OK {
        return Ok(None);
    }
    let body = to_bytes(Body::new(response.into_body()), LARGEST).await?;
    Ok(serde_json::from_slice(&body)?)
}
