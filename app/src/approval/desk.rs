//! Loading a list that waits, part by part, and approving it.

use domain::api::{calling::Call, error::ErrorCode, runs::RunView};
use leptos::{prelude::*, task::spawn_local};

use crate::api::{Api, CallError, use_api};

/// A list that waits for an admin, as far as it is loaded.
pub trait Approvable: Clone + PartialEq + Send + Sync + 'static {
    /// What asks for a part of it.
    type Part: Call<Answer = Self> + 'static;
    /// What approves it.
    type Approval: Call<Answer = RunView> + 'static;

    /// Asks for the part that begins at `from`.
    fn part(from: usize) -> Self::Part;

    /// Where the next part begins, if there is one.
    fn next(&self) -> Option<usize>;

    /// Whether there is anything to approve.
    fn waits(&self) -> bool;

    /// Whether it is long enough to be shown.
    fn says_enough(&self) -> bool {
        true
    }

    /// The list with what `more` has after its own. Nothing, if that is a part of another list.
    fn with_more(self, more: Self) -> Option<Self>;
}

/// A list that waits, and what became of an approval.
#[derive(Debug)]
pub struct Desk<L: Approvable> {
    api: Api,
    /// The list.
    pub list: RwSignal<Option<L>>,
    /// Whether more of it is on its way.
    pub loading: RwSignal<bool>,
    /// Whether an approval is on its way.
    pub approving: RwSignal<bool>,
    /// What came of the last try.
    pub outcome: RwSignal<Outcome>,
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "what is derived would want lists that are copied")]
impl<L: Approvable> Clone for Desk<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Approvable> Copy for Desk<L> {}

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

impl<L: Approvable> Desk<L> {
    /// Loads the beginning of the list.
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

    /// Loads it anew, and then says why.
    pub fn reload(self, why: Outcome) {
        spawn_local(async move {
            match self.beginning().await {
                Ok(list) => {
                    self.list.try_set(Some(list));
                    self.outcome.try_set(why);
                }
                Err(error) => _ = self.outcome.try_set(Outcome::Problem(error)),
            }
        });
    }

    /// So many parts that the list says enough.
    async fn beginning(self) -> Result<L, CallError> {
        let mut list = self.part(0).await?;
        while let (false, Some(from)) = (list.says_enough(), list.next()) {
            let more = self.part(from).await?;
            list = match list.with_more(more) {
                Some(longer) => longer,
                None => self.part(0).await?,
            };
        }
        Ok(list)
    }

    /// Loads what comes next.
    pub fn more(self) {
        let Some(from) = self.list.with_untracked(|list| list.as_ref()?.next()) else { return };
        self.loading.set(true);
        spawn_local(async move {
            let answer = self.part(from).await;
            self.loading.try_set(false);
            let shown = self.list.try_get_untracked().flatten();
            match (shown, answer) {
                (Some(shown), Ok(more)) => match shown.with_more(more) {
                    Some(longer) => _ = self.list.try_set(Some(longer)),
                    None => self.reload(Outcome::Changed),
                },
                (_, Err(error)) => _ = self.outcome.try_set(Outcome::Problem(error)),
                (None, Ok(_)) => {}
            }
        });
    }

    /// Approves the list that is shown by the call that is made of it; tells `on_run` of the run that carries it out.
    pub fn approve(self, approval: impl FnOnce(&L) -> Option<L::Approval>, on_run: Callback<()>) {
        let Some(approval) = self.list.with_untracked(|list| list.as_ref().and_then(approval)) else {
            return;
        };
        self.approving.set(true);
        self.outcome.set(Outcome::Nothing);
        spawn_local(async move {
            let answer = self.api.send(approval).await;
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

    async fn part(self, from: usize) -> Result<L, CallError> {
        self.api.send(L::part(from)).await
    }
}
