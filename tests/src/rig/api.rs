//! The API as a program sees it.

use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, ensure};
use domain::{
    api::{
        endpoint::{Endpoint, Method},
        exports::WaitingExportsView,
        learning::InvitationsView,
        members::OpenedOrganisation,
        runs::{LatestRunView, PlanView, RunView},
        services::{ConnectionView, DraftView},
        sync::SyncView,
    },
    credential::CredentialForm,
    service::{FieldName, HrSystem},
    settings::SettingsForm,
};
use reqwest::{RequestBuilder, StatusCode, header::HeaderMap};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use simulators::{bamboohr, ispring, personio::Credentials};

use super::{eventually, runtime::Runtime};

/// iSpring Learn in an address.
const LEARNING: &str = "ispring";

/// What somebody pastes into a service's form.
#[derive(Clone)]
pub struct Access {
    service: HrSystem,
    fields: CredentialForm,
}

impl Access {
    /// What is pasted to read the company of `simulator` with the rights of `grant`.
    pub fn bamboohr(simulator: &bamboohr::Simulator, grant: bamboohr::Grant) -> Self {
        Self::with_key(simulator.key(grant), simulator.company())
    }

    /// A key and a subdomain, right or wrong.
    pub fn with_key(key: &str, subdomain: &str) -> Self {
        let fields = [(FieldName::AccessToken, key), (FieldName::Subdomain, subdomain)];
        Self::new(HrSystem::BambooHr, fields)
    }

    fn new(service: HrSystem, fields: [(FieldName, &str); 2]) -> Self {
        let fields = fields.map(|(name, value)| (name, value.to_owned()));
        Self { service, fields: CredentialForm(fields.into()) }
    }
}

/// What is typed to connect iSpring Learn.
pub fn learning(credentials: &ispring::Credentials) -> CredentialForm {
    let fields = [
        (FieldName::AccountAddress, "https://nordlicht.ispringlearn.com/"),
        (FieldName::ClientId, &credentials.client_id),
        (FieldName::ClientSecret, &credentials.client_secret),
    ];
    CredentialForm(fields.map(|(name, value)| (name, value.to_owned())).into())
}

impl From<&Credentials> for Access {
    fn from(credentials: &Credentials) -> Self {
        let Credentials { client_id, client_secret } = credentials;
        Self::new(
            HrSystem::Personio,
            [(FieldName::ClientId, client_id), (FieldName::ClientSecret, client_secret)],
        )
    }
}

/// Somebody who calls the API.
#[derive(Debug, Clone)]
pub struct Api {
    http: reqwest::Client,
    url: String,
    cookie: Option<String>,
    /// The address that requests seem to come from, where many would come from one.
    address: Option<String>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.body).with_context(|| format!("{}: not JSON: {}", self.status, self.body))
    }

    /// The error's code, or nothing.
    pub fn code(&self) -> String {
        self.json().ok().and_then(|body| Some(body["error"]["code"].as_str()?.to_owned())).unwrap_or_default()
    }

    /// The body of a success.
    pub fn expect<T: DeserializeOwned>(&self) -> Result<T> {
        ensure!(self.status.is_success(), "{}: {}", self.status, self.body);
        serde_json::from_str(&self.body).with_context(|| format!("another shape: {}", self.body))
    }
}

/// An organisation's name that no other test has.
pub fn unique_name(subject: &str) -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    format!("{subject} {} AG", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Asks as the operator, without a part in the address.
pub async fn as_operator(runtime: &Runtime, endpoint: Endpoint, form: impl Serialize) -> Result<Answer> {
    let request = Api::anonymous(runtime).request(Method::Post, &endpoint.address(&[]));
    answer(request.bearer_auth(runtime.operator_token()).json(&form)).await
}

/// A one-time token for the owner of the organisation called `name`, asked for from a network of its own: a thousand are
/// opened in a minute here.
pub async fn owner_token(runtime: &Runtime, name: &str) -> Result<String> {
    static NEXT: AtomicUsize = AtomicUsize::new(0x10_0000);
    let operator = Api::anonymous(runtime).from_network(NEXT.fetch_add(1, Ordering::Relaxed));
    let request = operator.request(Method::Post, &Endpoint::OpenOrganisation.address(&[]));
    let request = request.bearer_auth(runtime.operator_token());
    let opened: OpenedOrganisation = answer(request.json(&json!({ "name": name }))).await?.expect()?;
    Ok(opened.sign_in.token)
}

async fn answer(request: RequestBuilder) -> Result<Answer> {
    let answer = request.send().await?;
    Ok(Answer { status: answer.status(), headers: answer.headers().clone(), body: answer.text().await? })
}

impl Api {
    /// Somebody who is not signed in.
    pub fn anonymous(runtime: &Runtime) -> Self {
        Self { http: reqwest::Client::new(), url: runtime.url(), cookie: None, address: None }
    }

    /// The same, as if from this address.
    #[must_use]
    pub fn from_address(&self, address: String) -> Self {
        Self { address: Some(address), ..self.clone() }
    }

    /// The same, as if from a network of its own: what may be asked how often is limited by network.
    #[must_use]
    pub fn from_network(&self, number: usize) -> Self {
        self.from_address(format!("2001:db8:{:x}:{:x}::1", number >> 16 & 0xffff, number & 0xffff))
    }

    /// The owner of a new organisation.
    pub async fn owner_of_new(runtime: &Runtime, subject: &str) -> Result<Self> {
        let token = owner_token(runtime, &unique_name(subject)).await?;
        Self::anonymous(runtime).signed_in(&token).await
    }

    /// The same, with a session that starts by `token`.
    pub async fn signed_in(&self, token: &str) -> Result<Self> {
        let answer = self.call(Endpoint::SignIn, &[], Some(json!({ "token": token }))).await?;
        ensure!(answer.status.is_success(), "signing in: {}", answer.body);
        let cookie = answer.headers.get("set-cookie").context("no cookie")?.to_str()?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok(Self { cookie: Some(cookie), ..self.clone() })
    }

    /// The same, with another cookie.
    #[must_use]
    pub fn with_cookie(&self, cookie: &str) -> Self {
        Self { cookie: Some(cookie.to_owned()), ..self.clone() }
    }

    /// The session's cookie.
    pub fn cookie(&self) -> &str {
        self.cookie.as_deref().unwrap_or_default()
    }

    /// A request to `path` as our own pages send it, for tests that send it otherwise.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.by(method.as_str(), path)
    }

    /// The same by any method of HTTP.
    pub fn by(&self, method: &str, path: &str) -> RequestBuilder {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap_or_default();
        let request = self.http.request(method, format!("{}{path}", self.url)).header("origin", &self.url);
        let request = match &self.address {
            Some(address) => request.header("cf-connecting-ip", address),
            None => request,
        };
        match &self.cookie {
            Some(cookie) => request.header("cookie", cookie),
            None => request,
        }
    }

    /// Sends a request as it is.
    pub async fn send(request: RequestBuilder) -> Result<Answer> {
        answer(request).await
    }

    /// Calls an endpoint.
    pub async fn call(&self, endpoint: Endpoint, parts: &[&str], body: Option<Value>) -> Result<Answer> {
        let request = self.request(endpoint.route().method, &endpoint.address(parts));
        answer(match (body, endpoint.route().method) {
            (Some(body), _) => request.json(&body),
            (None, Method::Post | Method::Put) => request.json(&json!({})),
            (None, _) => request,
        })
        .await
    }

    /// Calls an endpoint and expects success.
    pub async fn ask<T: DeserializeOwned>(&self, endpoint: Endpoint, parts: &[&str]) -> Result<T> {
        self.call(endpoint, parts, None).await?.expect()
    }

    /// Tests a credential, releasing `attributes`.
    pub async fn test_credential(&self, access: impl Into<Access>, attributes: &[&str]) -> Result<Answer> {
        let Access { service, fields } = access.into();
        let body = json!({ "credential": fields, "release": { "attributes": attributes } });
        self.call(Endpoint::TestCredential, &[service.as_str()], Some(body)).await
    }

    /// Starts the run that previews the first sync.
    pub async fn preview(&self, service: HrSystem) -> Result<RunView> {
        self.ask(Endpoint::PreviewDraft, &[service.as_str()]).await
    }

    /// Waits until the latest run is in a phase that `is` accepts.
    pub async fn run_until(&self, what: &str, is: impl Fn(&RunView) -> bool) -> Result<RunView> {
        let outcome = eventually(what, || async {
            let latest: LatestRunView = self.ask(Endpoint::LatestRun, &[]).await?;
            Ok(latest.run.filter(|run| is(run)))
        })
        .await;
        match outcome {
            Ok(run) => Ok(run),
            Err(error) => {
                let latest: LatestRunView = self.ask(Endpoint::LatestRun, &[]).await?;
                Err(error.context(format!("the latest run is {:?}", latest.run)))
            }
        }
    }

    /// Waits until the latest run waits for an answer or has ended.
    pub async fn run_settled(&self) -> Result<RunView> {
        self.run_until("the run settles", |run| is_waiting(run) || run.ended_at.is_some()).await
    }

    /// Approves the plan that waits, and waits for the run's end.
    pub async fn approve(&self, run: &RunView) -> Result<RunView> {
        let id = run.id.0.to_string();
        let plan: PlanView = self.ask(Endpoint::Plan, &[&id]).await?;
        let body = json!({ "plan": plan.hash });
        let _: RunView = self.call(Endpoint::ApprovePlan, &[&id], Some(body)).await?.expect()?;
        self.run_until("the approved run ends", |run| run.ended_at.is_some()).await
    }

    /// Connects with `credential` and syncs for the first time.
    pub async fn connect(&self, access: impl Into<Access>, attributes: &[&str]) -> Result<RunView> {
        let access = access.into();
        let service = access.service;
        let tested = self.test_credential(access, attributes).await?;
        ensure!(tested.status.is_success(), "testing the credential: {}", tested.body);
        self.preview(service).await?;
        let run = self.run_settled().await?;
        self.approve(&run).await
    }

    /// Connects iSpring Learn, with its topmost department and its learners' role.
    pub async fn connect_learning(&self, credential: &CredentialForm) -> Result<ConnectionView> {
        let draft: DraftView = self.test_learning(credential).await?.expect()?;
        let draft = draft.learning().context("another service's draft")?;
        let department = draft.default_department.as_ref().context("no department")?;
        let body = json!({ "accounts": { "department": department, "role": "" } });
        self.call(Endpoint::ActivateDraft, &[LEARNING], Some(body)).await?.expect()
    }

    /// Tests a credential of iSpring Learn.
    pub async fn test_learning(&self, credential: &CredentialForm) -> Result<Answer> {
        self.call(Endpoint::TestCredential, &[LEARNING], Some(json!({ "credential": credential }))).await
    }

    /// The connection to iSpring Learn.
    pub async fn learning(&self) -> Result<ConnectionView> {
        self.ask(Endpoint::Connection, &[LEARNING]).await
    }

    /// Approves the accounts that wait, and waits for the run's end.
    pub async fn approve_invitations(&self) -> Result<RunView> {
        let waiting: InvitationsView = self.ask(Endpoint::Invitations, &[]).await?;
        let body = json!({ "plan": waiting.plan });
        let run: RunView = self.call(Endpoint::ApproveInvitations, &[], Some(body)).await?.expect()?;
        self.run_until("the accounts are opened", |latest| latest.id == run.id && latest.ended_at.is_some())
            .await
    }

    /// Approves the completions that wait for their export, and waits for the end of the run that writes them.
    pub async fn approve_exports(&self) -> Result<RunView> {
        let waiting: WaitingExportsView = self.ask(Endpoint::WaitingExports, &[]).await?;
        let body = json!({ "plan": waiting.plan, "since": null });
        let run: RunView = self.call(Endpoint::ApproveExports, &[], Some(body)).await?.expect()?;
        self.run_until("the exports are written", |latest| latest.id == run.id && latest.ended_at.is_some())
            .await
    }

    /// Saves the settings in force with `changes`.
    pub async fn save_settings(&self, changes: Value) -> Result<SyncView> {
        let view: SyncView = self.ask(Endpoint::Sync, &[]).await?;
        let mut form = json!(SettingsForm::from(&view.settings));
        if let (Some(form), Value::Object(changes)) = (form.as_object_mut(), changes) {
            form.extend(changes);
        }
        let body = json!({ "version": view.version, "settings": form });
        self.call(Endpoint::SaveSettings, &[], Some(body)).await?.expect()
    }

    /// Syncs once more, until the run waits or has ended.
    pub async fn sync(&self) -> Result<RunView> {
        let started: RunView = self.ask(Endpoint::StartRun, &[]).await?;
        self.run_until("the sync settles", |run| {
            run.id == started.id && (is_waiting(run) || run.ended_at.is_some())
        })
        .await
    }
}

/// Whether a run waits for somebody's answer.
pub fn is_waiting(run: &RunView) -> bool {
    matches!(run.phase, domain::sync::run::Phase::Waiting { .. })
}
