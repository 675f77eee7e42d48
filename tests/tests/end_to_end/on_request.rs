//! A service that is offered on request: asking for it, telling the operator, opening it.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, ensure};
use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use chrono::{TimeDelta, Utc};
use domain::{
    api::{
        endpoint::{Endpoint, Method},
        services::{Offer, ServiceCard, ServicesView},
    },
    service::Service,
};
use serde_json::{Value, json};
use simulators::{
    bamboohr::{Grant, Options, Simulator},
    server::{Address, Server},
};
use tests::rig::{
    api::{Access, Answer, Api, owner_token, unique_name},
    eventually,
    runtime::{Pace, Runtime},
};

use crate::stage::{Stage, root};

/// An operator's webhook that refuses the first call, as a server does that is being restarted.
struct Webhook {
    server: Server,
    calls: Arc<Mutex<Vec<Value>>>,
}

impl Webhook {
    fn start() -> Result<Self> {
        let calls = Arc::new(Mutex::new(Vec::new()));
        let take = |State(calls): State<Arc<Mutex<Vec<Value>>>>, Json(body): Json<Value>| async move {
            let mut calls = calls.lock().unwrap_or_else(PoisonError::into_inner);
            calls.push(body);
            if calls.len() == 1 { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK }
        };
        let router = Router::new().route("/hook", post(take)).with_state(Arc::clone(&calls));
        Ok(Self { server: Address::take(None)?.serve(router)?, calls })
    }

    fn calls(&self) -> Vec<Value> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn as_operator(runtime: &Runtime, endpoint: Endpoint, body: Value) -> Result<Answer> {
    let request = Api::anonymous(runtime).request(Method::Post, &endpoint.address(&[]));
    Api::send(request.bearer_auth(runtime.operator_token()).json(&body)).await
}

async fn card(owner: &Api) -> Result<ServiceCard> {
    let view: ServicesView = owner.ask(Endpoint::Services, &[]).await?;
    let card = view.services.into_iter().find(|card| card.service == Service::BambooHr);
    card.ok_or_else(|| anyhow::anyhow!("BambooHR is not offered"))
}

pub(crate) async fn a_service_on_request_is_asked_for_announced_and_opened(_: &Stage) -> Result<()> {
    let bamboohr = Simulator::start(Options { people: 20, rate_limits: false, ..Options::default() })?;
    let webhook = Webhook::start()?;
    let hook = format!("{}/hook?from=rollcall", webhook.server.url());
    let variables =
        [("BAMBOOHR_URL", bamboohr.url()), ("ON_REQUEST", "bamboohr"), ("OPERATOR_WEBHOOK_URL", &*hook)];
    let runtime = Runtime::start(&root(), &variables, Pace::Unlimited).await?;
    let name = unique_name("On request");
    let owner = Api::anonymous(&runtime).signed_in(&owner_token(&runtime, &name).await?).await?;
    ensure!(card(&owner).await?.offer == Offer::OnRequest { requested_at: None });
    let access = || Access::bamboohr(&bamboohr, Grant::Directory);
    let refused = owner.test_credential(access(), &["team"]).await?;
    ensure!(refused.status == 403 && refused.code() == "service_on_request", "{}", refused.body);

    for (form, code, field) in [
        (json!({ "contact": " ", "people": "20", "note": "" }), "field_blank", "contact"),
        (json!({ "contact": "Ada", "people": "many", "note": "" }), "field_malformed", "people"),
    ] {
        let answer = owner.call(Endpoint::RequestService, &["bamboohr"], Some(form)).await?;
        ensure!(answer.code() == code && answer.json()?["error"]["field"] == field, "{}", answer.body);
    }
    let form = json!({ "contact": "Ada, ada@example.com", "people": "20", "note": "Before May" });
    let asked: ServiceCard =
        owner.call(Endpoint::RequestService, &["bamboohr"], Some(form)).await?.expect()?;
    ensure!(matches!(asked.offer, Offer::OnRequest { requested_at: Some(_) }), "{asked:?}");

    // The first call is refused; the next try comes by the clock.
    let tick = |now| as_operator(&runtime, Endpoint::Tick, json!({ "now": now }));
    let first = tick(Utc::now()).await?;
    ensure!(first.status == 204, "{}", first.body);
    eventually("the webhook was called", || async { Ok((webhook.calls().len() == 1).then_some(())) }).await?;
    tick(Utc::now() + TimeDelta::minutes(10)).await?;
    eventually("it was tried again", || async { Ok((webhook.calls().len() == 2).then_some(())) }).await?;
    tick(Utc::now() + TimeDelta::hours(10)).await?;
    let calls = webhook.calls();
    ensure!(calls.len() == 2, "told once: {calls:?}");
    ensure!(calls[1]["organisation"]["name"] == name && calls[1]["people"] == 20, "{}", calls[1]);
    ensure!(
        calls[1]["contact"] == "Ada, ada@example.com" && calls[1]["service"] == "bamboohr",
        "{}",
        calls[1]
    );

    let unknown = json!({ "organisation": "Nobody AG", "service": "bamboohr" });
    let answer = as_operator(&runtime, Endpoint::OpenService, unknown).await?;
    ensure!(answer.status == 404, "{}", answer.body);
    let open = json!({ "organisation": name, "service": "bamboohr" });
    ensure!(as_operator(&runtime, Endpoint::OpenService, open).await?.status == 204);
    ensure!(card(&owner).await?.offer == Offer::Open);
    let tested = owner.test_credential(access(), &["team"]).await?;
    ensure!(tested.status.is_success(), "{}", tested.body);
    let other = Api::owner_of_new(&runtime, "Another").await?;
    ensure!(matches!(card(&other).await?.offer, Offer::OnRequest { .. }), "opened for one only");
    Ok(())
}
