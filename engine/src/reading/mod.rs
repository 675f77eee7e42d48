//! The reading part of a run: pages from the provider into `staged`, one slice at a time.

mod asking;

use std::{collections::BTreeSet, pin::pin};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    backoff,
    employee::{Employee, EmployeeId},
    provider::{ProviderFailure, page::Start, page_size},
    service::Slot,
    sync::{
        run::{DropReason, Phase, Run},
        snapshot::{Deletions, PAGES_AT_ONCE},
    },
};
use futures_util::{StreamExt, stream};

use crate::{
    advancing::Next, connecting::connection::Connection, fault::Fault, organisation::Organisation,
    platform::Platform, upstream::Upstream,
};

/// How long before the last complete sync deletions are asked for again: clocks differ, and a read takes its time.
const LOOKS_BACK: TimeDelta = TimeDelta::days(1);

impl<P: Platform> Organisation<'_, P> {
    /// Reads the pages of the next slice; once there are no more, who was deleted.
    pub(crate) async fn read_slice(&self, run: &mut Run) -> Result<Next, Fault> {
        let Some((connection, credential)) = self.connection_in(run.service, run.slot)? else {
            self.end(run, Phase::Dropped { reason: DropReason::Disconnected })?;
            return Ok(Next::Ended);
        };
        let session = self.session(run.service.into(), run.slot, &credential.expose_fields())?;
        let upstream = match self.upstream(&credential, &session) {
            Ok(upstream) => upstream,
            Err(failure) => return self.fail(run, failure),
        };
        if run.slices == 0 && run.read.pages == 0 && run.slot == Slot::Active {
            self.refresh_readable(run, &connection, &upstream).await?;
        }
        let begun = self.now();
        // Beginning anew for ever would be no end: after hours it goes on with what there is.
        if run.read.has_grown_old(begun) && begun - run.started_at < backoff::GIVE_UP_AFTER {
            run.begin_reading_anew();
            self.platform.transaction(|| {
                self.store.clear_staged()?;
                self.store.put_run(run)
            })?;
        }
        let (employees, mut failure) = read_pages(run, &connection, &upstream).await;
        if run.read.ended && failure.is_none() && run.read.deletions.is_none() {
            match upstream.deleted(self.deletions_since(run)?).await {
                Ok(Deletions::Told(deleted)) => {
                    run.read.deletions = Some(Deletions::Told(self.known_among(run, deleted)?));
                }
                Ok(deletions) => run.read.deletions = Some(deletions),
                Err(failed) => failure = Some(failed),
            }
        }
        if !self.is_active(run)? {
            return Ok(Next::Ended);
        }
        run.upstream_requests += session.borrow_mut().take_requests();
        if !employees.is_empty() {
            run.read.note_slice(begun, self.now());
            self.store.stage(run.slices, &employees)?;
            run.note_slice();
        }
        if let Some(failure) = failure {
            return self.fail(run, failure);
        }
        if run.read.ended {
            run.note_read_end(self.now());
        }
        self.store.put_run(run)?;
        Ok(Next::Further)
    }

    /// What the credential may read can change in the provider's settings at any time.
    async fn refresh_readable(
        &self,
        run: &Run,
        connection: &Connection,
        upstream: &Upstream<'_, P>,
    ) -> Result<(), Fault> {
        match upstream.fields(&connection.release).await {
            Ok(readable) => self
                .store
                .update_connection(run.service, Slot::Active, |connection| connection.readable = readable),
            // Reading people will meet the same failure, and is where it is handled.
            Err(_) => Ok(()),
        }
    }

    /// From when on deletions matter: since the last sync that could tell who had left.
    fn deletions_since(&self, run: &Run) -> Result<DateTime<Utc>, Fault> {
        let active = self.store.connection(run.service, Slot::Active)?;
        let since = active.and_then(|connection| connection.complete_until);
        Ok(since.map_or(DateTime::UNIX_EPOCH, |since| since - LOOKS_BACK))
    }

    /// Of those who were deleted, the ones we know: the others are nobody's business.
    fn known_among(
        &self,
        run: &Run,
        mut deleted: BTreeSet<EmployeeId>,
    ) -> Result<BTreeSet<EmployeeId>, Fault> {
        if !deleted.is_empty() {
            let known = self.store.ids_of(run.service)?;
            deleted.retain(|id| known.contains(id));
        }
        Ok(deleted)
    }
}

/// Reads the pages of one slice. What arrived before a failure is kept.
async fn read_pages<P: Platform>(
    run: &mut Run,
    connection: &Connection,
    upstream: &Upstream<'_, P>,
) -> (Vec<Employee>, Option<ProviderFailure>) {
    let mut employees = Vec::new();
    if run.read.ended {
        return (employees, None);
    }
    if let Err(failure) = upstream.sign_in().await {
        return (employees, Some(failure));
    }
    let size = page_size(run.service);
    let start = Start { people: run.read.records, pages: run.read.pages };
    let page =
        |number| upstream.page(&connection.release, &connection.mapping, start.later(number, size), size);
    // In order, so that what is kept before a failure has no holes.
    let mut pages =
        pin!(stream::iter(0..run.read.pages_in_next_slice(size)).map(page).buffered(PAGES_AT_ONCE));
    while let Some(page) = pages.next().await {
        match page {
            Ok(mut page) => {
                run.note_page(&page);
                employees.append(&mut page.employees);
                // The next pages were asked for as if this one were full.
                if run.read.ended || page.records < size {
                    break;
                }
            }
            Err(failure) => return (employees, Some(failure)),
        }
    }
    (employees, None)
}
