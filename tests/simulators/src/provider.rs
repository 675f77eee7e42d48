//! What a provider has to say for itself to be simulated, and what all handlers of one share.
//!
//! Every request passes the gate, which all have in common, and then the provider's own ([`Provider::pass`]).

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::{self, Next};
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;

use super::clock::Clock;
use super::company::Roster;
use super::control::{Control, Stage};
use super::faults::Twist;
use super::options::Options;
use super::{control_routes, disturb};

/// A provider that can be simulated. A value of it is its world: all that can change, but for what is on the [`Stage`].
pub trait Provider: fmt::Debug + Sized + Send + 'static {
    /// Its address where nothing is served: below `.test`, which RFC 6761 keeps free.
    const URL: &'static str;
    /// All rights that access data can have.
    const GRANTS: &'static [Self::Grant];

    /// The rights that access data have.
    type Grant: fmt::Debug + Copy + Eq + Hash + Send + Sync + DeserializeOwned;
    /// What a client proves that it has these rights with.
    type Access: fmt::Debug + PartialEq + Send + Sync;
    /// What is known of a request that was counted.
    type Counted: Send;

    /// The seeded world.
    fn new(options: &Options, now: DateTime<Utc>) -> Self;
    /// The seeded world once more.
    #[must_use]
    fn anew(&self, options: &Options, now: DateTime<Utc>) -> Self {
        Self::new(options, now)
    }
    /// The access data with these rights, in the company of a seed.
    fn access(grant: Self::Grant, seed: u64) -> Self::Access;
    /// Forgets whatever was given for access data that are revoked now.
    fn forget(&mut self, _grant: Self::Grant) {}

    /// Counts a request, against the rate limits too if those are on. It is counted even if a fault hits it.
    fn count(&mut self, request: &Request, limited: bool, now: Duration) -> Self::Counted;
    /// Lets a request through to the routes, if nothing is against it.
    fn pass(
        shared: &Shared<Self>,
        counted: Self::Counted,
        request: Request,
        next: Next,
    ) -> impl Future<Output = Response> + Send;
    /// What it answers.
    fn routes() -> Router<Arc<Shared<Self>>>;
    /// The controls over HTTP that not every provider has.
    fn controls() -> Router<Control<Self>>;
}

/// A provider that holds the company's people. A learning platform has accounts instead.
pub trait Staffed: Provider {
    /// The people.
    fn roster(&mut self) -> &mut Roster;
}

/// What all handlers of a provider share.
#[derive(Debug)]
pub struct Shared<P: Provider> {
    url: String,
    clock: Clock,
    options: Options,
    access: HashMap<P::Grant, P::Access>,
    stage: Mutex<Stage<P::Grant>>,
    world: Mutex<P>,
}

impl<P: Provider> Shared<P> {
    /// The provider of a company, at an address without a path.
    pub(super) fn new(options: Options, url: String, clock: Clock) -> Self {
        let access = |&grant| (grant, P::access(grant, options.seed));
        Self {
            url,
            access: P::GRANTS.iter().map(access).collect(),
            stage: Mutex::new(Stage::new(&options)),
            world: Mutex::new(P::new(&options, clock.date_time())),
            clock,
            options,
        }
    }

    /// Its address, without a path.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The time it lives in.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Its clock's time since the Unix epoch.
    pub fn now(&self) -> Duration {
        self.clock.now()
    }

    /// What every provider has.
    pub fn stage(&self) -> MutexGuard<'_, Stage<P::Grant>> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is the provider's own.
    pub fn world(&self) -> MutexGuard<'_, P> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The access data with these rights.
    pub(super) fn access(&self, grant: P::Grant) -> &P::Access {
        &self.access[&grant]
    }

    /// The rights of these access data, unless they are wrong or revoked.
    pub(super) fn grant_of(&self, given: &P::Access) -> Option<P::Grant> {
        let (grant, _) = self.access.iter().find(|(_, known)| *known == given)?;
        Some(*grant).filter(|grant| !self.stage().revoked.contains(grant))
    }

    /// Back to the state after the start, by the clock as it is.
    pub(super) fn reset(&self) {
        *self.stage() = Stage::new(&self.options);
        let mut world = self.world();
        *world = world.anew(&self.options, self.clock.date_time());
    }

    /// What it answers, the controls included.
    pub(super) fn router(self: &Arc<Self>) -> Router {
        let gate = middleware::from_fn_with_state(Arc::clone(self), gate::<P>);
        // A provider's own gate may change the path, so it comes before the routes.
        let guarded = Router::new().fallback_service(P::routes().with_state(Arc::clone(self))).layer(gate);
        let controls = control_routes::routes().merge(P::controls());
        guarded.nest("/_control", controls.with_state(Control::new(Arc::clone(self))))
    }
}

/// What every request to a provider passes: the log, the faults on order, and the provider's own gate.
async fn gate<P: Provider>(
    State(shared): State<Arc<Shared<P>>>,
    mut request: Request,
    next: Next,
) -> Response {
    let (effects, limited) = {
        let mut stage = shared.stage();
        (stage.note(&request), stage.limited)
    };
    let counted = shared.world().count(&request, limited, shared.now());
    if let Some(instead) = disturb::before(&effects) {
        return instead;
    }
    request.extensions_mut().insert(Twist::of(&effects));
    let response = P::pass(&shared, counted, request, next).await;
    disturb::after(&effects, response)
}

/// The address with another path and the same query, unless that is none.
pub(super) fn at_path(uri: &Uri, path: &str) -> Option<Uri> {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{path}{query}").parse().ok()
}
