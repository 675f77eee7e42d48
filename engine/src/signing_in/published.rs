//! What an identity provider publishes (`OpenID` Connect Discovery 1.0), and asking it for tokens.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use domain::identity::{Refusal, client_key, settings::Issuer};
use serde_json::Value as Json;
use url::{Url, form_urlencoded};

use super::{Proving, SignInBy, Stopped};
use crate::{
    config::Loopback,
    organisation::Organisation,
    platform::{Method, NoAnswer, Payload, Platform, Request},
};

/// How long what was published is believed to be so still.
const KEPT_FOR: TimeDelta = TimeDelta::hours(1);

/// Keys are not read more often, whatever tokens say that they are signed by.
const AT_MOST_EVERY: TimeDelta = TimeDelta::seconds(10);

/// The longest that one request may take.
const TIME_OUT: Duration = Duration::from_secs(10);

/// The largest answer that is read, in bytes: with a few hundred keys a set has as much.
const LARGEST: usize = 256 * 1024;

/// What an identity provider publishes.
#[derive(Clone)]
pub(crate) struct Published {
    issuer: Issuer,
    at: DateTime<Utc>,
    pub(super) authorization: Url,
    token: Url,
    /// Where browsers sign out, if they can (RP-Initiated Logout 1.0 §2.1).
    pub(super) end_session: Option<Url>,
    /// Its keys, as it has them.
    pub(super) keys: Json,
    /// How clients may identify themselves; nothing: by basic authentication.
    methods: Option<Vec<String>>,
    /// Whether they may by a key of ours.
    pub(super) takes_our_keys: bool,
}

impl Published {
    /// Whether it is what `issuer` publishes, and has where one signs out.
    pub(super) fn has_way_out_of(&self, issuer: &Issuer) -> bool {
        self.issuer == *issuer && self.end_session.is_some()
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// What `issuer` publishes, read within the last hour.
    pub(super) async fn published(&self, issuer: &Issuer) -> Result<Published, Refusal> {
        let kept = self.memory.published.borrow().clone();
        let is_fresh = |kept: &Published| kept.issuer == *issuer && self.now() - kept.at < KEPT_FOR;
        if let Some(kept) = kept.filter(is_fresh) {
            return Ok(kept);
        }
        let published = self.read_published(issuer).await?;
        self.memory.published.replace(Some(published.clone()));
        Ok(published)
    }

    /// Has what is published be read anew, unless it was just now.
    pub(super) fn forget_published(&self) -> bool {
        let is_old = |kept: &Published| self.now() - kept.at >= AT_MOST_EVERY;
        let forgotten = self.memory.published.borrow().as_ref().is_some_and(is_old);
        if forgotten {
            self.memory.published.take();
        }
        forgotten
    }

    /// Reads what `issuer` publishes.
    pub(super) async fn read_published(&self, issuer: &Issuer) -> Result<Published, Refusal> {
        let document = self.read_json(self.allowed(&issuer.discovery())?, None).await?;
        let text = |name: &str| document.get(name).and_then(Json::as_str);
        if text("issuer") != Some(issuer.as_str()) {
            return Err(Refusal::WrongIssuer);
        }
        let endpoint = |name: &str| self.allowed(text(name).ok_or(Refusal::Misconfigured)?);
        let (authorization, token) = (endpoint("authorization_endpoint")?, endpoint("token_endpoint")?);
        // Without it one signs in all the same.
        let end_session = text("end_session_endpoint").and_then(|address| self.allowed(address).ok());
        let list = |name: &str| -> Option<Vec<String>> {
            let all = document.get(name)?.as_array()?;
            Some(all.iter().filter_map(Json::as_str).map(str::to_owned).collect())
        };
        let methods = list("token_endpoint_auth_methods_supported");
        let algorithms = list("token_endpoint_auth_signing_alg_values_supported");
        let takes_our_keys =
            client_key::is_taken(methods.as_deref().unwrap_or_default(), &algorithms.unwrap_or_default());
        let keys = self.read_json(endpoint("jwks_uri")?, None).await?;
        Ok(Published {
            issuer: issuer.clone(),
            at: self.now(),
            authorization,
            token,
            end_session,
            keys,
            methods,
            takes_our_keys,
        })
    }

    /// An address of an identity provider, if it is one over TLS, or one of this machine's where the deployment allows that.
    fn allowed(&self, address: &str) -> Result<Url, Refusal> {
        let url = Url::parse(address).map_err(|_| Refusal::Misconfigured)?;
        let is_here = url.scheme() == "http" && matches!(url.host_str(), Some("127.0.0.1" | "localhost"));
        let is_allowed = url.scheme() == "https" || (is_here && self.config.loopback == Loopback::Allowed);
        if is_allowed && url.has_host() { Ok(url) } else { Err(Refusal::Misconfigured) }
    }

    /// Exchanges what somebody came back with for a token that says who they are.
    pub(super) async fn exchanged(
        &self,
        published: &Published,
        by: &SignInBy,
        mut form: Vec<(&'static str, String)>,
    ) -> Result<String, Stopped> {
        let id = by.provider.client_id.clone();
        let takes = |method: &str| {
            published.methods.as_ref().is_some_and(|methods| methods.iter().any(|one| one == method))
        };
        let authorization = match &by.proving {
            Proving::Secret(secret) if published.methods.is_none() || takes("client_secret_basic") => {
                Some(basic(&id, secret))
            }
            Proving::Secret(secret) => {
                form.extend([("client_id", id), ("client_secret", secret.clone())]);
                None
            }
            Proving::Key { public, private } => {
                let assertion = self.assertion(&by.provider, public, private).await?;
                form.extend([
                    ("client_id", id),
                    ("client_assertion_type", client_key::ASSERTION_TYPE.to_owned()),
                    ("client_assertion", assertion),
                ]);
                None
            }
            Proving::Nothing => {
                form.push(("client_id", id));
                None
            }
        };
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(form);
        let exchange = Exchange { body: body.finish(), authorization };
        let answer = self.read_json(published.token.clone(), Some(exchange)).await?;
        let token = answer.get("id_token").and_then(Json::as_str);
        Ok(token.map(str::to_owned).ok_or(Refusal::Misconfigured)?)
    }

    async fn read_json(&self, url: Url, exchange: Option<Exchange>) -> Result<Json, Refusal> {
        let mut headers = vec![("accept", "application/json".to_owned())];
        let (method, payload) = match exchange {
            None => (Method::Get, None),
            Some(Exchange { body, authorization }) => {
                headers.push(("content-type", "application/x-www-form-urlencoded".to_owned()));
                headers.extend(authorization.map(|value| ("authorization", value)));
                (Method::Post, Some(Payload::Text(body)))
            }
        };
        let request = Request { method, url, headers, payload, time_out: TIME_OUT, largest: LARGEST };
        let answer = self.platform.send(request).await.map_err(|reason| match reason {
            NoAnswer::Unreachable => Refusal::Unavailable,
            NoAnswer::TooLarge => Refusal::Misconfigured,
        })?;
        match answer.status {
            200 => serde_json::from_slice(&answer.body).map_err(|_| Refusal::Misconfigured),
            429 | 500.. => Err(Refusal::Unavailable),
            _ => Err(Refusal::Misconfigured),
        }
    }
}

/// What a code is exchanged by.
struct Exchange {
    body: String,
    authorization: Option<String>,
}

/// A client's id and secret by basic authentication, each encoded as in a form first (RFC 6749 §2.3.1).
fn basic(id: &str, secret: &str) -> String {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret))))
}
