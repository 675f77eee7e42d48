//! What is done in D1, for the organisations' audit trails: kept by the batch that does it, told to the object after it,
//! and told again by the ticks until the object has it.

use std::{pin::pin, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    audit::{Act, Actor, Deed, Detail, Subject},
    text::Text,
};
use engine::command::{Caller, Command, Report};
use futures_util::{
    StreamExt as _,
    future::{Either, select},
    stream,
};
use serde::Deserialize;
use serde_json::json;
use worker::{D1Database, D1PreparedStatement, D1Result, Delay};

use crate::{
    config::Config,
    fault::Fault,
    organisations,
    runtime::{
        log::{self, Level},
        moment::millis,
        random,
    },
    token::Token,
};

/// When a tick tells what was not told at once.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);

/// How long an object is waited for.
const WAITED_FOR: Duration = Duration::from_secs(5);

/// Reports that one tick tells at most.
const LIMIT: u32 = 100;

/// Objects that a tick tells at the same time: those that don't answer hold up nobody for long.
const AT_ONCE: usize = 20;

/// What somebody does in an organisation, until it is done.
#[derive(Clone)]
pub(crate) struct Doing {
    organisation: String,
    deed: Deed,
    names: Vec<Caller>,
}

/// What came of something that was done, and that was kept to be told if anything was changed by it. There is no other way
/// to one.
pub(crate) struct Done<T> {
    outcome: T,
    kept: Option<Kept>,
}

/// What was kept to be told: a [`Report`] as JSON.
#[derive(Deserialize)]
struct Kept {
    id: String,
    organisation: String,
    body: String,
}

impl Doing {
    /// What the member of `organisation` with this id and name does by the request with this id.
    pub(crate) fn by(organisation: &str, (id, name): (&str, &Text), act: Act, request_id: &str) -> Self {
        let deed = Deed::by(Actor::Member(id.to_owned()), act).on_request(request_id);
        let names = vec![Caller { id: id.to_owned(), name: name.clone() }];
        Self { organisation: organisation.to_owned(), deed, names }
    }

    /// What the operator does in `organisation`.
    pub(crate) fn by_operator(organisation: &str, act: Act, request_id: &str) -> Self {
        let deed = Deed::by(Actor::Operator, act).on_request(request_id);
        Self { organisation: organisation.to_owned(), deed, names: Vec::new() }
    }

    /// What the identity provider's claim has done to the member with this id.
    pub(crate) fn by_claim(organisation: &str, member: &str, act: Act, request_id: &str) -> Self {
        let subject = Some(Subject::Member(member.to_owned()));
        let deed = Deed::by(Actor::Rollcall, act).to(subject).on_request(request_id);
        Self { organisation: organisation.to_owned(), deed, names: Vec::new() }
    }

    /// The same, with what else there is to know.
    pub(crate) fn with_detail(self, detail: Detail) -> Self {
        Self { deed: self.deed.with(Some(detail)), ..self }
    }

    /// The same, with what the address and the form say of it.
    pub(crate) fn with(self, subject: Option<Subject>, detail: Option<Detail>) -> Self {
        Self { deed: self.deed.to(subject).with(detail), ..self }
    }

    /// The same, done to the member with this id and name.
    pub(crate) fn on_member(self, id: &str, name: &Text) -> Self {
        let Self { organisation, deed, mut names } = self;
        names.push(Caller { id: id.to_owned(), name: name.clone() });
        Self { organisation, deed: deed.to(Some(Subject::Member(id.to_owned()))), names }
    }

    /// Executes `deciding` and `then` as one batch, which keeps that it was done if `deciding` has changed anything. Answers
    /// with what both came to.
    pub(crate) async fn done(
        self,
        database: &D1Database,
        deciding: D1PreparedStatement,
        then: Vec<D1PreparedStatement>,
    ) -> Result<Done<Vec<D1Result>>, Fault> {
        let Self { organisation, deed, names } = self;
        let (id, at) = (Token::new(random::bytes()?).short(), Utc::now());
        let report = Report { id, at, deed, names };
        // `changes` is what the statement before it has changed: a batch is one after the other.
        let keep = database
            .prepare(
                "INSERT INTO audit_reports (id, organisation, body, next_try_at)
                 SELECT ?1, ?2, ?3, ?4 WHERE changes() > 0 RETURNING id, organisation, body",
            )
            .bind(&[
                report.id.as_str().into(),
                organisation.as_str().into(),
                serde_json::to_string(&report)?.into(),
                millis(at + AGAIN_AFTER),
            ])?;
        let mut outcome = database.batch([vec![deciding, keep], then].concat()).await?;
        let kept = if outcome.len() > 1 { outcome.remove(1).results()?.pop() } else { None };
        Ok(Done { outcome, kept })
    }

    /// Tells the object that it was refused. Should that fail, the log alone has it.
    pub(crate) async fn refused(self, config: &Config, fault: &Fault) {
        let Self { organisation, deed, names } = self;
        let Some(deed) = deed.refused(&fault.told()) else { return };
        let Ok(bytes) = random::bytes() else { return };
        let (id, at) = (Token::new(bytes).short(), Utc::now());
        let report = Report { id, at, deed, names };
        if let Ok(report) = serde_json::to_string(&report) {
            tell(config, &organisation, report).await;
        }
    }
}

impl<T> Done<T> {
    /// Whether anything was changed.
    pub(crate) fn has_happened(&self) -> bool {
        self.kept.is_some()
    }

    /// The same, told otherwise.
    pub(crate) fn map<U>(self, tell: impl FnOnce(T) -> U) -> Done<U> {
        Done { outcome: tell(self.outcome), kept: self.kept }
    }

    /// The same, told otherwise, if it can be.
    pub(crate) fn try_map<U>(self, tell: impl FnOnce(T) -> Result<U, Fault>) -> Result<Done<U>, Fault> {
        Ok(Done { outcome: tell(self.outcome)?, kept: self.kept })
    }

    /// Tells the object now, and goes on with what came of it: what that has told comes after it in the trail.
    pub(crate) async fn going_on<U>(self, config: &Config, then: impl AsyncFnOnce(T) -> U) -> Done<U> {
        Done { outcome: then(self.told(config).await).await, kept: None }
    }

    /// What came of it, once the object was told, or will be.
    pub(crate) async fn told(self, config: &Config) -> T {
        if let Some(kept) = self.kept {
            tell_and_forget(config, kept).await;
        }
        self.outcome
    }
}

/// Tells what was kept. Whatever fails is in the log and tried again by a tick, and takes nothing along: it was done.
async fn tell_and_forget(config: &Config, kept: Kept) {
    if !tell(config, &kept.organisation, kept.body).await {
        return;
    }
    if let Err(fault) = forget(config, kept.id).await {
        let fields = json!({ "organisation.id": kept.organisation, "fault": format!("{fault:?}") });
        log::line(Level::Warning, "what the audit trail has is told to it again", fields);
    }
}

async fn forget(config: &Config, id: String) -> Result<(), Fault> {
    let forgetting = config.database.prepare("DELETE FROM audit_reports WHERE id = ?1");
    forgetting.bind(&[id.into()])?.run().await?;
    Ok(())
}

/// Tells an organisation's object what was done. Whether it has it; if not, that is in the log. Nobody waits for an object
/// that does not answer.
async fn tell(config: &Config, organisation: &str, report: String) -> bool {
    let asked = organisations::ask(&config.organisations, organisation, "audit", Command::Record { report });
    let told = match select(pin!(asked), pin!(Delay::from(WAITED_FOR))).await {
        Either::Left((Ok(answer), _)) if (200..300).contains(&answer.status_code()) => Ok(()),
        Either::Left((Ok(answer), _)) => Err(format!("the organisation answered {}", answer.status_code())),
        Either::Left((Err(fault), _)) => Err(format!("{fault:?}")),
        Either::Right(_) => Err("the organisation does not answer".to_owned()),
    };
    if let Err(fault) = &told {
        let fields = json!({ "organisation.id": organisation, "fault": fault });
        log::line(Level::Warning, "an audit trail was not told what was done", fields);
    }
    told.is_ok()
}

/// Tells what was not told at once.
pub(crate) async fn tell_late(config: &Config, now: DateTime<Utc>) -> Result<(), Fault> {
    let leased = config
        .database
        .prepare(
            "UPDATE audit_reports SET next_try_at = ?1 WHERE id IN
             (SELECT id FROM audit_reports WHERE next_try_at <= ?2 ORDER BY next_try_at LIMIT ?3)
             RETURNING id, organisation, body",
        )
        .bind(&[millis(now + AGAIN_AFTER), millis(now), LIMIT.into()])?
        .all()
        .await?;
    let told = stream::iter(leased.results()?);
    told.for_each_concurrent(AT_ONCE, |kept| tell_and_forget(config, kept)).await;
    Ok(())
}
