//! Loading the completions that wait, and approving them.

use chrono::NaiveDate;
use domain::api::{
    endpoint::Endpoint,
    error::ErrorCode,
    exports::{ExportApprovalForm, WaitingExportsView},
    runs::RunView,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{Api, Call, CallError, use_api},
    pages::invitations::desk::Outcome,
};

/// The completions that wait, as far as they are loaded, and what became of an approval.
#[derive(Debug, Clone, Copy)]
pub struct WaitingDesk {
    api: Api,
    /// The completions.
    pub list: RwSignal<Option<WaitingExportsView>>,
    /// Whether more of them are on their way.
    pub loading: RwSignal<bool>,
    /// Whether an approval is on its way.
    pub approving: RwSignal<bool>,
    /// What came of the last try.
    pub outcome: RwSignal<Outcome>,
}

impl WaitingDesk {
    /// Loads the first of those that wait.
    pub fn open() -> Self {
        let desk = Self {
            api: use_api(),
            list: RwSignal::new(None),
            loading: RwSignal::new(false),
            approving: RwSignal::new(false),
            outcome: RwSignal::default(),
        };
        desk.reload(Outcome::Nothing);
        desk
    }

    /// Loads them anew, and then says why.
    pub fn reload(self, why: Outcome) {
        spawn_local(async move {
            match self.part(0).await {
                Ok(list) => {
                    self.list.try_set(Some(list));
                    self.outcome.try_set(why);
                }
                Err(error) => _ = self.outcome.try_set(Outcome::Problem(error)),
            }
        });
    }

    /// Loads those that come next.
    pub fn more(self) {
        let Some(from) = self.list.with_untracked(|list| list.as_ref()?.next) else { return };
        self.loading.set(true);
        spawn_local(async move {
            let answer = self.part(from).await;
            self.loading.try_set(false);
            let shown = self.list.try_get_untracked().flatten();
            match (shown, answer) {
                (Some(shown), Ok(more)) => match with_more(shown, more) {
                    Some(longer) => _ = self.list.try_set(Some(longer)),
                    None => self.reload(Outcome::Changed),
                },
                (_, Err(error)) => _ = self.outcome.try_set(Outcome::Problem(error)),
                (None, Ok(_)) => {}
            }
        });
    }

    /// Lets the completions be written that are shown, from the day `since` on; tells `on_run` of the run that does.
    pub fn approve(self, since: Option<NaiveDate>, on_run: Callback<()>) {
        let plan = self.list.with_untracked(|list| list.as_ref().and_then(|list| list.plan.clone()));
        let Some(plan) = plan else { return };
        self.approving.set(true);
        self.outcome.set(Outcome::Nothing);
        spawn_local(async move {
            let call = Call::to(Endpoint::ApproveExports, &[]).with(&ExportApprovalForm { plan, since });
            let answer = self.api.send::<RunView>(call).await;
            self.approving.try_set(false);
            match answer {
                Ok(_) => _ = on_run.try_run(()),
                Err(error) => match error.code() {
                    Some(ErrorCode::PlanChanged) => self.reload(Outcome::Changed),
                    Some(ErrorCode::RunInProgress) => _ = self.outcome.try_set(Outcome::Busy),
                    _ => _ = self.outcome.try_set(Outcome::Problem(error)),
                },
            }
        });
    }

    async fn part(self, from: usize) -> Result<WaitingExportsView, CallError> {
        self.api.send(Call::to(Endpoint::WaitingExports, &[]).query("from", &from.to_string())).await
    }
}

/// The list with the completions of `more` after its own. Nothing, if that is a part of another list.
fn with_more(mut list: WaitingExportsView, more: WaitingExportsView) -> Option<WaitingExportsView> {
    (list.plan == more.plan).then(|| {
        list.exports.extend(more.exports);
        WaitingExportsView { exports: list.exports, ..more }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parts_of_one_list_follow_each_other() {
        let list: WaitingExportsView =
            serde_json::from_str(include_str!("../../../tests/data/waiting_exports.json")).unwrap();
        let more = WaitingExportsView { next: None, ..list.clone() };
        let joined = with_more(list.clone(), more.clone()).unwrap();
        assert_eq!((joined.exports.len(), joined.next), (2 * list.exports.len(), None));
        assert_eq!(with_more(list, WaitingExportsView { plan: None, ..more }), None);
    }
}
