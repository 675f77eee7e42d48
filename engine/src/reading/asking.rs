//! Asking for those who would leave as deleted, one by one: pages are cut anew each time they are asked for, so whoever
//! slips from a later page to an earlier one while others come and go is never read.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::{
    employee::EmployeeId,
    sync::{
        plan::Plan,
        run::{Event, Next, Run},
    },
};

use crate::{fault::Fault, organisation::Organisation, platform::Platform};

/// People that one step asks for.
const A_STEP: usize = 20;

/// People that are asked for one by one, or as many as may leave unseen, if those are more. Most of so many who are
/// missing were not deleted: the credential does not see them any more, or the company was split.
const MOST: usize = 1000;

/// How long it goes on asking for the next one.
const LASTS: TimeDelta = TimeDelta::seconds(10);

impl<P: Platform> Organisation<'_, P> {
    /// Whether everybody has to be read once more before those leave whom `plan` names: who is asked for by no id, or among
    /// too many.
    pub(crate) fn has_to_be_read_again(&self, run: &Run, plan: &Plan) -> Result<bool, Fault> {
        let is_unproved = plan.not_in_source() > 0 || plan.deleted().count() > self.most_asked_for()?;
        Ok(is_unproved && run.read().may_have_holes())
    }

    fn most_asked_for(&self) -> Result<usize, Fault> {
        Ok(MOST.max(self.settings()?.guard.people as usize))
    }

    /// Asks for some of those whom `plan` would have leave as deleted; nothing, once there is nobody left to ask for. Of
    /// more than [`MOST`] nobody is asked for: that plan waits for somebody.
    pub(crate) async fn confirm_deleted(&self, run: &mut Run, plan: &Plan) -> Result<Option<Next>, Fault> {
        let most = self.most_asked_for()?;
        let unasked = plan.deleted().filter(|id| !run.read().asked.contains_key(*id));
        let unasked: Vec<EmployeeId> = unasked.take(A_STEP).cloned().collect();
        if unasked.is_empty() || plan.deleted().count() > most {
            return Ok(None);
        }
        let Some(entered) = self.entered(run.service(), run.slot())? else { return Ok(None) };
        let session = self.session(run.slot(), &entered.credential)?;
        let upstream = match self.upstream(run.service(), &entered.credential, &session) {
            Ok(upstream) => upstream,
            Err(failure) => return self.failed(run, failure).map(Some),
        };
        let (mut asked, mut failure, begun) = (BTreeMap::new(), None, self.now());
        for id in unasked {
            if self.now() - begun >= LASTS {
                break;
            }
            match upstream.presence(&id).await {
                Ok(presence) => _ = asked.insert(id, presence),
                Err(failed) => {
                    failure = Some(failed);
                    break;
                }
            }
        }
        self.count_requests(run, session.borrow_mut().take_requests());
        if !self.is_active(run)? {
            return Ok(Some(Next::Ended));
        }
        if !self.is_still(&entered)? {
            return self.begin_anew(run, Event::ReadTooOld).map(Some);
        }
        self.platform.transaction(|| {
            if !asked.is_empty() {
                run.happened(Event::Asked(asked), self.now());
            }
            match failure {
                Some(failure) => self.failed(run, failure).map(Some),
                None => self.happened(run, Event::Asked(BTreeMap::new())).map(Some),
            }
        })
    }
}
