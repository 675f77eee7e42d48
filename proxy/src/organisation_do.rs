//! The Durable Object of an organisation: the platform's calls become the engine's.

use engine::{Object, command::Envelope, fault::Fault, reply::Reply};
use serde_json::json;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use crate::{
    cloudflare::Cloudflare,
    config::{self, ConfigError},
    http::response,
    runtime::log::{self, Level},
};

/// Everything that belongs to one organisation.
#[durable_object(alarm)]
pub struct OrganisationDo {
    object: Object<Cloudflare>,
}

impl DurableObject for OrganisationDo {
    fn new(state: State, env: Env) -> Self {
        Self { object: Object::new(Cloudflare::new(state, env)) }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        let envelope: Envelope = request.json().await?;
        let answered = match self.config() {
            Ok(config) => self.object.answer(&config, envelope).await,
            Err(fault) => Reply::error(&fault.told()),
        };
        response::of(answered)
    }

    async fn alarm(&self) -> worker::Result<Response> {
        let config = self.config();
        let rung = match config {
            Ok(config) => self.object.ring(Ok(&config)).await,
            Err(fault) => self.object.ring(Err(fault)).await,
        };
        // Without an alarm the cron handler looks after the run.
        if let Err(Fault::Internal { doing, detail }) = rung {
            log::line(
                Level::Error,
                "an alarm can't be armed",
                json!({ "fault.doing": doing, "fault.detail": detail }),
            );
        }
        Response::empty()
    }
}

impl OrganisationDo {
    /// What the deployment says. What is wrong with it is in the log.
    fn config(&self) -> Result<engine::config::Config, Fault> {
        config::of_organisations(self.object.platform().env()).map_err(|error: ConfigError| {
            log::line(Level::Error, "the configuration is wrong", json!({ "fault": error.to_string() }));
            Fault::internal("reading the configuration", error.to_string())
        })
    }
}
