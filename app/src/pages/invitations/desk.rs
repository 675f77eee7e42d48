//! Loading those who wait, and approving them.

use domain::api::{
    endpoint::Endpoint,
    error::ErrorCode,
    learning::{InvitationApprovalForm, InvitationsView},
    runs::RunView,
};
use leptos::{prelude::*, task::spawn_local};

use super::waiting_list::{Mailing, with_more};
use crate::api::{Api, Call, CallError, use_api};

/// Those who wait, as far as they are loaded, and what became of an approval.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    api: Api,
    /// Those who wait.
    pub list: RwSignal<Option<InvitationsView>>,
    /// Whether more of them are on their way.
    pub loading: RwSignal<bool>,
    /// Whether an approval is on its way.
    pub approving: RwSignal<bool>,
    /// What came of the last try.
    pub outcome: RwSignal<Outcome>,
}

/// What came of the last try to load or to approve.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing worth a word.
    #[default]
    Nothing,
    /// The list was another one by then, and is loaded anew.
    Changed,
    /// A run is under way: not now.
    Busy,
    /// It did not work.
    Problem(CallError),
}

impl Desk {
    /// Loads the first of those who wait.
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
            match self.first_part().await {
                Ok(list) => {
                    self.list.try_set(Some(list));
                    self.outcome.try_set(why);
                }
                Err(error) => _ = self.outcome.try_set(Outcome::Problem(error)),
            }
        });
    }

    /// The first part, as long as it has to be to know whether anything is mailed.
    async fn first_part(self) -> Result<InvitationsView, CallError> {
        let mut list = self.part(0).await?;
        while let (Mailing::Unknown, Some(from)) = (Mailing::of(&list), list.next) {
            let more = self.part(from).await?;
            list = match with_more(list, more) {
                Some(longer) => longer,
                None => self.part(0).await?,
            };
        }
        Ok(list)
    }

    /// Loads those who come next.
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

    /// Lets the accounts be opened that are shown; tells `on_run` of the run that opens them.
    pub fn approve(self, on_run: Callback<()>) {
        let plan = self.list.with_untracked(|list| list.as_ref().and_then(|list| list.plan.clone()));
        let Some(plan) = plan else { return };
        self.approving.set(true);
        self.outcome.set(Outcome::Nothing);
        spawn_local(async move {
            let call = Call::to(Endpoint::ApproveInvitations, &[]).with(&InvitationApprovalForm { plan });
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

    async fn part(self, from: usize) -> Result<InvitationsView, CallError> {
        self.api.send(Call::to(Endpoint::Invitations, &[]).query("from", &from.to_string())).await
    }
}
