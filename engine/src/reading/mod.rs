//! The reading part of a run: pages from the provider into `staged`, one slice at a time.

mod asking;
mod pages;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    backoff,
    employee::Employee,
    mapping::ReadableField,
    provider::ProviderFailure,
    service::ConnectionSlot,
    sync::{
        run::{DropReason, Event, Next, Run},
        snapshot::Deletions,
    },
};
use futures_util::future;

use crate::{
    connecting::connection::HrConnection,
    fault::Fault,
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    store::staging::Reference,
    upstream::Upstream,
};

use self::pages::Pages;

/// Pages that one alarm reads in several slices. With what else it asks there are 200 requests at most.
const MOST_PAGES: u64 = 150;

/// How long an alarm asks for pages of further slices.
const ASKS_AHEAD: TimeDelta = TimeDelta::seconds(10);

/// How long before the last complete sync deletions are asked for again: clocks differ, and a read takes its time.
const LOOKS_BACK: TimeDelta = TimeDelta::days(1);

/// What the pages of a slice brought.
#[derive(Default)]
struct Slice {
    /// The people.
    employees: Vec<Employee>,
    /// What the credential may read, if that was asked for.
    readable: Option<Vec<ReadableField>>,
    /// What ended it before its end. What arrived before is kept.
    failure: Option<ProviderFailure>,
}

impl<P: Platform> Organisation<'_, P> {
    /// Reads the pages of the next slices; once there are no more, who was deleted.
    pub(crate) async fn read(&self, run: &mut Run) -> Result<Next, Fault> {
        let Some(entered) = self.entered(run.service(), run.slot())? else {
            return self.happened(run, Event::Dropped(DropReason::Disconnected));
        };
        let session = self.session(run.slot(), &entered.credential)?;
        let upstream = match self.upstream(run.service(), &entered.credential, &session) {
            Ok(upstream) => upstream,
            Err(failure) => return self.failed(run, failure),
        };
        let begun = self.now();
        // Beginning anew for ever would be no end: after hours it goes on with what there is.
        if run.read().has_grown_old(begun) && begun - run.started_at() < backoff::GIVE_UP_AFTER {
            return self.begin_anew(run, Event::ReadTooOld);
        }
        let most = MOST_PAGES.saturating_sub(self.memory.asked_in_alarm.get());
        let mut pages =
            Pages::new(&upstream, &entered.connection, run, self.config.page_size(run.service()), most);
        loop {
            let begun_slice = self.now();
            let is_time = || self.now() - begun < ASKS_AHEAD;
            let slice = self.read_slice(run, &entered.connection, &upstream, &mut pages, is_time).await?;
            // Those after it that were asked for just now are sent before anything else is done: their turn was then.
            self.platform.sleep(Duration::ZERO).await;
            self.count_requests(run, session.borrow_mut().take_requests());
            if !self.is_active(run)? && !planted::is(Planted::EndedRunGoesOn) {
                return Ok(Next::Ended);
            }
            if !self.is_still(&entered)? {
                // Somebody has connected anew meanwhile: what came by the old credential says nothing of this one.
                return self.begin_anew(run, Event::ReadTooOld);
            }
            let next = self.keep_slice(run, slice, begun_slice)?;
            if next != Next::Further || run.read().ended || !pages.go_on(is_time()) {
                return Ok(next);
            }
            self.memory.is_try_counted.set(false);
            // A clock that stood still goes right again: those that come next take their turns by it.
            self.platform.sleep(Duration::ZERO).await;
        }
    }

    /// Reads a slice, and beside its first page what the credential may read.
    async fn read_slice(
        &self,
        run: &mut Run,
        connection: &HrConnection,
        upstream: &Upstream<'_, P>,
        pages: &mut Pages<'_, P>,
        is_time: impl Fn() -> bool,
    ) -> Result<Slice, Fault> {
        // What the credential may read can change in the provider's settings at any time. Reading people will meet the
        // same failure, and is where it is handled.
        let is_asked = (run.read().pages, run.slot()) == (0, ConnectionSlot::Active);
        let readable =
            async { if is_asked { upstream.fields(&connection.own.release).await.ok() } else { None } };
        let (readable, (employees, mut failure)) =
            future::join(readable, self.read_pages(run, pages, is_time)).await;
        if run.read().ended && failure.is_none() && run.read().deletions.is_none() {
            match upstream.deleted(self.deletions_since(run)?).await {
                Ok(deletions) => {
                    let deletions = self.known_among(run, deletions)?;
                    run.happened(Event::Deletions(deletions), self.now());
                }
                Err(failed) => failure = Some(failed),
            }
        }
        Ok(Slice { employees, readable, failure })
    }

    /// Reads the pages of a slice, in order, so that what is kept before a failure has no holes.
    async fn read_pages(
        &self,
        run: &mut Run,
        pages: &mut Pages<'_, P>,
        is_time: impl Fn() -> bool,
    ) -> (Vec<Employee>, Option<ProviderFailure>) {
        let mut employees = Vec::new();
        pages.begin_slice(run);
        while let Some(page) = pages.next(run, is_time()).await {
            match page {
                Ok(mut page) => {
                    run.happened(Event::Page(&page), self.now());
                    employees.append(&mut page.employees);
                }
                Err(failure) => return (employees, Some(failure)),
            }
        }
        (employees, None)
    }

    /// Keeps what a slice brought, as one transaction.
    fn keep_slice(&self, run: &mut Run, slice: Slice, begun: DateTime<Utc>) -> Result<Next, Fault> {
        let Slice { employees, readable, failure } = slice;
        self.platform.transaction(|| {
            if let Some(readable) = readable {
                let keep = |connection: &mut HrConnection| connection.own.readable = readable;
                self.store.update_connection(run.service(), ConnectionSlot::Active, keep)?;
            }
            if !employees.is_empty() {
                let reference = match run.slot() {
                    ConnectionSlot::Active => Reference::ToKnown,
                    // Whoever is known may be another company's.
                    ConnectionSlot::Draft => Reference::ToNobody,
                };
                self.store.stage(run.service(), run.slices(), employees, reference)?;
                run.happened(Event::Staged { begun }, self.now());
            }
            match failure {
                Some(failure) => self.failed(run, failure),
                None => self.happened(run, Event::StepRead),
            }
        })
    }

    /// Has `run` read everybody from the first page on, since `why` happened.
    pub(crate) fn begin_anew(&self, run: &Run, why: Event<'_>) -> Result<Next, Fault> {
        let Some(mut run) = self.store.run(run.id())? else { return Ok(Next::Ended) };
        self.platform.transaction(|| {
            self.store.clear_staged()?;
            self.happened(&mut run, why)
        })
    }

    /// From when on deletions matter: since the last sync that could tell who had left.
    fn deletions_since(&self, run: &Run) -> Result<DateTime<Utc>, Fault> {
        let active = self.store.connection(run.service(), ConnectionSlot::Active)?;
        let since = active.and_then(|connection| connection.own.complete_until);
        if planted::is(Planted::DeletionsSinceNow) {
            return Ok(run.started_at());
        }
        Ok(since.map_or(DateTime::UNIX_EPOCH, |since| since - LOOKS_BACK))
    }

    /// Of those who were deleted, the ones we know: the others are nobody's business.
    fn known_among(&self, run: &Run, deletions: Deletions) -> Result<Deletions, Fault> {
        Ok(match deletions {
            Deletions::Told(mut deleted) if !deleted.is_empty() => {
                let known = self.store.ids_of(run.service())?;
                deleted.retain(|id| known.contains(id));
                Deletions::Told(deleted)
            }
            other => other,
        })
    }
}
