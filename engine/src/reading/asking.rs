//! Asking for those who would leave as deleted, one by one: pages are cut anew each time they are asked for, so whoever
//! slips from a later page to an earlier one while others come and go is never read.

use domain::{
    employee::EmployeeId,
    sync::{plan::Plan, run::Run},
};

use crate::{advancing::Next, fault::Fault, organisation::Organisation, platform::Platform};

/// People that one slice asks for.
const A_SLICE: usize = 20;

impl<P: Platform> Organisation<'_, P> {
    /// Asks for some of those whom `plan` would have leave as deleted; nothing, once there is nobody left to ask for. Of
    /// more than the guard lets go unseen nobody is asked for: that plan waits for somebody.
    pub(crate) async fn confirm_deleted(&self, run: &mut Run, plan: &Plan) -> Result<Option<Next>, Fault> {
        let most = self.settings()?.guard.people as usize;
        let unasked = plan.deleted().filter(|id| !run.read.asked.contains_key(*id));
        let unasked: Vec<EmployeeId> = unasked.take(A_SLICE).cloned().collect();
        if unasked.is_empty() || plan.deleted().count() > most {
            return Ok(None);
        }
        let Some((_, credential)) = self.connection_in(run.service, run.slot)? else { return Ok(None) };
        let session = self.session(run.service.into(), run.slot, &credential.expose_fields())?;
        let upstream = match self.upstream(&credential, &session) {
            Ok(upstream) => upstream,
            Err(failure) => return self.fail(run, failure).map(Some),
        };
        let mut failure = None;
        for id in unasked {
            match upstream.presence(&id).await {
                Ok(presence) => {
                    run.trouble = None;
                    run.read.asked.insert(id, presence);
                }
                Err(failed) => {
                    failure = Some(failed);
                    break;
                }
            }
        }
        if !self.is_active(run)? {
            return Ok(Some(Next::Ended));
        }
        run.upstream_requests += session.borrow_mut().take_requests();
        if let Some(failure) = failure {
            return self.fail(run, failure).map(Some);
        }
        self.store.put_run(run)?;
        Ok(Some(Next::Further))
    }
}
