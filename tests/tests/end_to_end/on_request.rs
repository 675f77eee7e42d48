//! A service that is offered on request: asking for it, telling the operator, opening it.

use std::{
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Result, bail, ensure};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use chrono::{TimeDelta, Utc};
use domain::{
    api::{
        endpoint::Endpoint,
        services::{Offer, ServiceCard, ServicesView},
    },
    service::Service,
};
use futures_util::future::{Either, join, select};
use serde_json::{Value, json};
use simulators::{
    bamboohr::{Grant, Options, Simulator},
    server::{Address, Server},
};
use tests::rig::{
    api::{Access, Api, as_operator, owner_token, unique_name},
    eventually,
    runtime::{Pace, Runtime},
};
use tokio::sync::Notify;

use crate::stage::{Stage, root};

/// What signs the announcements, as the operator's webhook knows it too.
const KEY: &str = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// An operator's webhook. It answers its first call only once it is let, and then refuses it, as a server does that is
/// being restarted. A call that is not signed counts for nothing.
struct Webhook {
    server: Server,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    calls: Mutex<Vec<Call>>,
    first: Notify,
}

#[derive(Debug, Clone)]
struct Call {
    id: String,
    body: Value,
}

async fn take(State(seen): State<Arc<Seen>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    // By a library that nobody here wrote.
    let is_signed = standardwebhooks::Webhook::new(KEY).is_ok_and(|key| key.verify(&body, &headers).is_ok());
    let (true, Ok(json)) = (is_signed, serde_json::from_slice(&body)) else {
        return StatusCode::UNAUTHORIZED;
    };
    let id = headers.get("webhook-id").and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
    let is_first = {
        let mut calls = seen.calls.lock().unwrap_or_else(PoisonError::into_inner);
        calls.push(Call { id, body: json });
        calls.len() == 1
    };
    if is_first {
        seen.first.notified().await;
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::OK
    }
}

impl Webhook {
    fn start() -> Result<Self> {
        let seen = Arc::<Seen>::default();
        let router = Router::new().route("/hook", post(take)).with_state(Arc::clone(&seen));
        Ok(Self { server: Address::take(None)?.serve(router)?, seen })
    }

    fn calls(&self) -> Vec<Call> {
        self.seen.calls.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn answer_the_first(&self) {
        self.seen.first.notify_one();
    }
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
    let variables = [
        ("BAMBOOHR_URL", bamboohr.url()),
        ("ON_REQUEST", "bamboohr"),
        ("OPERATOR_WEBHOOK_URL", &*hook),
        ("OPERATOR_WEBHOOK_KEY", KEY),
    ];
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

    // While one tick is telling, the next one comes: it tells nobody a second time.
    let tick = |now| as_operator(&runtime, Endpoint::Tick, json!({ "now": now }));
    let now = Utc::now();
    let next = async {
        eventually("the webhook was called", || async { Ok((webhook.calls().len() == 1).then_some(())) })
            .await?;
        let next = tick(now + TimeDelta::seconds(1));
        let twice =
            eventually("it was called twice", || async { Ok((webhook.calls().len() > 1).then_some(())) });
        let answer = match select(pin!(next), pin!(twice)).await {
            Either::Left((answer, _)) => answer?,
            Either::Right(_) => bail!("two ticks told of the same request: {:?}", webhook.calls()),
        };
        webhook.answer_the_first();
        Ok(answer)
    };
    let (first, next) = join(tick(now), next).await;
    ensure!((first?.status.as_u16(), next?.status.as_u16()) == (204, 204));
    ensure!(webhook.calls().len() == 1, "{:?}", webhook.calls());
    // The first call was refused; the next try comes by the clock, and says that it is the same.
    tick(now + TimeDelta::minutes(10)).await?;
    eventually("it was tried again", || async { Ok((webhook.calls().len() == 2).then_some(())) }).await?;
    tick(now + TimeDelta::hours(10)).await?;
    let calls = webhook.calls();
    let [first, second] = &calls[..] else { bail!("told once: {calls:?}") };
    ensure!(first.id == second.id && !first.id.is_empty() && first.body == second.body, "{calls:?}");
    ensure!(second.body["type"] == "service.requested", "{}", second.body);
    let data = &second.body["data"];
    ensure!(data["organisation"]["name"] == name && data["people"] == 20, "{data}");
    ensure!(data["contact"] == "Ada, ada@example.com" && data["service"] == "bamboohr", "{data}");

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
