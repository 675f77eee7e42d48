//! Pages of people, several of them asked for at the same time. Those of the next slice are under way while one is kept:
//! a pace that was not used for a moment is lost.

use domain::{
    provider::{
        ProviderFailure,
        page::{Page, Start},
    },
    sync::{run::Run, snapshot::PAGES_AT_ONCE},
};
use futures_util::{
    StreamExt as _,
    future::{FutureExt as _, LocalBoxFuture},
    stream::FuturesOrdered,
};

use crate::{
    connecting::connection::{HrConnection, HrOwn},
    platform::Platform,
    upstream::Upstream,
};

/// The pages that one alarm reads, slice by slice.
pub(super) struct Pages<'a, P> {
    upstream: &'a Upstream<'a, P>,
    connection: &'a HrConnection,
    size: u64,
    /// Where the first of them begins.
    start: Start,
    /// How many may be asked for in slices after the first one.
    most: u64,
    asked: u64,
    read: u64,
    /// Pages of the slice that is being read, and how many there are to its end.
    slice: u64,
    slice_end: u64,
    /// Whether one had fewer people than it should: those after it were asked for as if it were full.
    is_off: bool,
    under_way: FuturesOrdered<LocalBoxFuture<'a, Result<Page, ProviderFailure>>>,
}

impl<'a, P: Platform> Pages<'a, P> {
    /// Those of `size` people each that come after what `run` has read.
    pub(super) fn new(
        upstream: &'a Upstream<'a, P>,
        connection: &'a HrConnection,
        run: &Run,
        size: u64,
        most: u64,
    ) -> Self {
        let start = Start { people: run.read().records, pages: run.read().pages };
        let under_way = FuturesOrdered::new();
        let (asked, read, slice, slice_end, is_off) = (0, 0, 0, 0, false);
        Self { upstream, connection, size, start, most, asked, read, slice, slice_end, is_off, under_way }
    }

    /// Goes on with the next slice.
    pub(super) fn begin_slice(&mut self, run: &Run) {
        self.slice = run.read().pages_in_next_slice(self.size);
        self.slice_end = self.read + self.slice;
    }

    /// The next page, in order; nothing, once the slice has come to its end. Those after the slice are asked for too, if
    /// there `is_time` to read them.
    pub(super) async fn next(&mut self, run: &Run, is_time: bool) -> Option<Result<Page, ProviderFailure>> {
        if self.read >= self.slice_end || self.is_off || run.read().ended {
            return None;
        }
        let in_all = run.read().pages_in_all(self.size).unwrap_or_default().saturating_sub(self.start.pages);
        // Of a total nothing is known before the first page, and it may lie.
        let until = self.last_to_ask(is_time).min(in_all.max(self.read + 1));
        while self.asked < until && self.under_way.len() < PAGES_AT_ONCE {
            let (start, limit) = (self.start.later(self.asked, self.size), self.size);
            let HrOwn { release, mapping, .. } = &self.connection.own;
            self.under_way.push_back(self.upstream.page(release, mapping, start, limit).boxed_local());
            self.asked += 1;
        }
        let page = self.under_way.next().await?;
        self.read += 1;
        self.is_off = page.as_ref().is_ok_and(|page| page.records < self.size);
        Some(page)
    }

    /// Whether the next slice belongs to this alarm too.
    pub(super) fn go_on(&self, is_time: bool) -> bool {
        !self.is_off && (self.asked > self.read || (is_time && self.read + self.slice <= self.most))
    }

    /// Up to which page may be asked for: whole slices, so that each that is begun is read to its end.
    fn last_to_ask(&self, is_time: bool) -> u64 {
        let further = if is_time { self.most.saturating_sub(self.slice_end) } else { 0 };
        let slices = further.checked_div(self.slice).unwrap_or_default();
        self.slice_end + slices * self.slice
    }
}
