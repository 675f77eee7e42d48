//! The reading part of a run: pages from the provider into `staged`, one slice at a time.

mod asking;

use std::pin::pin;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    backoff,
    employee::Employee,
    provider::{ProviderFailure, page::Start},
    service::Slot,
    sync::{
        run::{DropReason, Event, Next, Run},
        snapshot::{Deletions, PAGES_AT_ONCE},
    },
};
use futures_util::{StreamExt, stream};

use crate::{
    connecting::connection::Connection,
    fault::Fault,
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    store::staging::Reference,
    upstream::Upstream,
};

/// How long before the last complete sync deletions are asked for again: clocks differ, and a read takes its time.
const LOOKS_BACK: TimeDelta = TimeDelta::days(1);

impl<P: Platform> Organisation<'_, P> {
    /// Reads the pages of the next step; once there are no more, who was deleted.
    pub(crate) async fn read(&self, run: &mut Run) -> Result<Next, Fault> {
        let Some(entered) = self.entered(run.service(), run.slot())? else {
            return self.happened(run, Event::Dropped(DropReason::Disconnected));
        };
        let connection = &entered.connection;
        let session = self.session(run.service().into(), run.slot(), &entered.credential.expose_fields())?;
        let upstream = match self.upstream(&entered.credential, &session) {
            Ok(upstream) => upstream,
            Err(failure) => return self.failed(run, failure),
        };
        let begun = self.now();
        // Beginning anew for ever would be no end: after hours it goes on with what there is.
        if run.read().has_grown_old(begun) && begun - run.started_at() < backoff::GIVE_UP_AFTER {
            return self.begin_anew(run);
        }
        let readable = match (run.read().pages, run.slot()) {
            // What the credential may read can change in the provider's settings at any time. Reading people will meet
            // the same failure, and is where it is handled.
            (0, Slot::Active) => upstream.fields(&connection.release).await.ok(),
            _ => None,
        };
        let (employees, mut failure) = self.read_pages(run, connection, &upstream).await;
        if run.read().ended && failure.is_none() && run.read().deletions.is_none() {
            match upstream.deleted(self.deletions_since(run)?).await {
                Ok(deletions) => {
                    let deletions = self.known_among(run, deletions)?;
                    run.happened(Event::Deletions(deletions), self.now());
                }
                Err(failed) => failure = Some(failed),
            }
        }
        self.count_requests(run, session.borrow_mut().take_requests());
        if !self.is_active(run)? && !planted::is(Planted::EndedRunGoesOn) {
            return Ok(Next::Ended);
        }
        if !self.is_still(&entered)? {
            // Somebody has connected anew meanwhile: what came by the old credential says nothing of this one.
            return self.begin_anew(run);
        }
        self.platform.transaction(|| {
            if let Some(readable) = readable {
                let keep = |connection: &mut Connection| connection.readable = readable;
                self.store.update_connection(run.service(), Slot::Active, keep)?;
            }
            if !employees.is_empty() {
                let reference = match run.slot() {
                    Slot::Active => Reference::ToKnown,
                    // Whoever is known may be another company's.
                    Slot::Draft => Reference::ToNobody,
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

    /// Has `run` read everybody from the first page on.
    pub(crate) fn begin_anew(&self, run: &mut Run) -> Result<Next, Fault> {
        let Some(mut run) = self.store.run(run.id())? else { return Ok(Next::Ended) };
        self.platform.transaction(|| {
            self.store.clear_staged()?;
            self.happened(&mut run, Event::ReadTooOld)
        })
    }

    /// From when on deletions matter: since the last sync that could tell who had left.
    fn deletions_since(&self, run: &Run) -> Result<DateTime<Utc>, Fault> {
        let active = self.store.connection(run.service(), Slot::Active)?;
        let since = active.and_then(|connection| connection.complete_until);
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

    /// Reads the pages of one step. What arrived before a failure is kept.
    async fn read_pages(
        &self,
        run: &mut Run,
        connection: &Connection,
        upstream: &Upstream<'_, P>,
    ) -> (Vec<Employee>, Option<ProviderFailure>) {
        let mut employees = Vec::new();
        if run.read().ended {
            return (employees, None);
        }
        let size = self.config.page_size(run.service());
        let start = Start { people: run.read().records, pages: run.read().pages };
        let page =
            |number| upstream.page(&connection.release, &connection.mapping, start.later(number, size), size);
        // In order, so that what is kept before a failure has no holes.
        let mut pages =
            pin!(stream::iter(0..run.read().pages_in_next_slice(size)).map(page).buffered(PAGES_AT_ONCE));
        while let Some(page) = pages.next().await {
            match page {
                Ok(mut page) => {
                    run.happened(Event::Page(&page), self.now());
                    employees.append(&mut page.employees);
                    // The next pages were asked for as if this one were full.
                    if run.read().ended || page.records < size {
                        break;
                    }
                }
                Err(failure) => return (employees, Some(failure)),
            }
        }
        (employees, None)
    }
}
