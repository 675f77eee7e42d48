//! The Durable Object of an organisation: its entry points, nothing else.

use std::time::Duration;

use worker::{DurableObject, Env, Request, Response, State, durable_object};

use crate::{
    fault::Fault,
    http::response,
    log::{self, Level},
    organisation::{Memory, Organisation, Store, command::Envelope},
};

/// When a slice is tried again that failed by a fault of ours.
const AFTER_A_FAULT: Duration = Duration::from_mins(1);

/// Everything that belongs to one organisation.
#[durable_object(alarm)]
pub struct OrganisationDo {
    state: State,
    env: Env,
    store: Store,
    memory: Memory,
}

impl DurableObject for OrganisationDo {
    fn new(state: State, env: Env) -> Self {
        let store = Store::new(state.storage().sql());
        Self { state, env, store, memory: Memory::default() }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        let envelope: Envelope = request.json().await?;
        let request_id = envelope.request_id.clone();
        match self.answer(envelope).await {
            Ok(response) => Ok(response),
            Err(fault) => {
                if let Fault::Internal { doing, detail } = &fault {
                    let fields = serde_json::json!({
                        "request.id": request_id, "fault.doing": doing, "fault.detail": detail,
                    });
                    log::line(Level::Error, "an organisation failed to answer", fields);
                }
                response::error(&fault.told())
            }
        }
    }

    async fn alarm(&self) -> worker::Result<Response> {
        // An error would have the platform ring again six times and then never; we arm the next alarm ourselves.
        if let Err(fault) = self.advance().await {
            let (doing, detail) = match fault {
                Fault::Internal { doing, detail } => (doing, detail),
                // An outcome is for a caller, and an alarm has none.
                Fault::Outcome(error) => ("going on with a sync", format!("{:?}", error.code)),
            };
            let fields = serde_json::json!({
                "organisation.id": self.store.organisation().ok().flatten(),
                "fault.doing": doing,
                "fault.detail": detail,
            });
            log::line(Level::Error, "a slice of a sync failed", fields);
            self.state.storage().set_alarm(AFTER_A_FAULT).await?;
        }
        Response::empty()
    }
}

impl OrganisationDo {
    async fn answer(&self, envelope: Envelope) -> Result<Response, Fault> {
        self.store.set_up()?;
        self.store.set_organisation(&envelope.organisation)?;
        self.organisation(envelope.organisation)?.answer(envelope.command).await
    }

    async fn advance(&self) -> Result<(), Fault> {
        self.store.set_up()?;
        let Some(id) = self.store.organisation()? else { return Ok(()) };
        self.organisation(id)?.advance().await
    }

    fn organisation(&self, id: String) -> Result<Organisation<'_>, Fault> {
        Organisation::new(id, &self.store, &self.memory, self.state.storage(), &self.env)
    }
}
