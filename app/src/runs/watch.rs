//! Keeping an eye on the run that runs, or the last one.

use std::time::Duration;

use domain::api::{
    call,
    runs::{LatestRunView, Outcome, RunView},
};
use leptos::{prelude::*, task::spawn_local};

use super::progress::look_again_after;
use crate::{
    api::{Api, use_api},
    asking::{once_there, while_seen},
    attention::{Attention, use_attention},
};

/// A run that is being watched. The page may be left and come back: the run goes on at the server.
#[derive(Debug, Clone, Copy)]
pub struct RunWatch {
    api: Api,
    attention: Attention,
    run: RwSignal<Option<RunView>>,
    looked: RwSignal<bool>,
    lost: RwSignal<bool>,
    round: StoredValue<u32>,
}

/// How long to wait before looking again when there was no answer.
const AFTER_SILENCE: Duration = Duration::from_secs(3);

/// How often a page without a run that is under way looks whether somebody has started one.
const WHILE_IDLE: Duration = Duration::from_secs(15);

impl RunWatch {
    /// Looks now, and again for as long as the run is not over and the page is shown.
    pub fn start() -> Self {
        let watch = Self {
            api: use_api(),
            attention: use_attention(),
            run: RwSignal::new(None),
            looked: RwSignal::new(false),
            lost: RwSignal::new(false),
            round: StoredValue::new(0),
        };
        watch.look();
        watch
    }

    /// The run, if there is or was any.
    pub fn run(self) -> Signal<Option<RunView>> {
        self.run.into()
    }

    /// Whether there is a run that is not over yet.
    pub fn is_under_way(self) -> Memo<bool> {
        Memo::new(move |_| self.run.with(|run| run.as_ref().is_some_and(|run| run.ended_at.is_none())))
    }

    /// The run, once there is one that is `wanted`.
    pub fn first(
        self,
        wanted: impl Fn(&RunView) -> bool + Copy + Send + Sync + 'static,
    ) -> impl Fn() -> Option<Signal<RunView>> + Copy + Send + Sync + 'static {
        once_there(move || self.run.get().filter(wanted))
    }

    /// Whether an answer has come yet.
    pub fn has_looked(self) -> Signal<bool> {
        self.looked.into()
    }

    /// Whether the last look brought no answer.
    pub fn is_lost(self) -> Signal<bool> {
        self.lost.into()
    }

    /// Takes what another request has just said about the run, and goes on watching.
    pub fn follow(self, run: RunView) {
        let after = look_again_after(&run.phase);
        self.see(Some(run));
        let round = self.next_round();
        self.look_later(round, after);
    }

    /// Looks now.
    pub fn look(self) {
        if let Some(round) = self.next_round() {
            self.look_in(round);
        }
    }

    /// Looks for new runs every now and then while none is under way and the page is seen, and as soon as it is seen
    /// again.
    pub fn look_while_idle(self) {
        while_seen(WHILE_IDLE, move || {
            let under_way =
                self.run.with_untracked(|run| run.as_ref().is_some_and(|run| run.ended_at.is_none()));
            if !under_way {
                self.look();
            }
        });
    }

    /// Takes note of what is known of the run. What needs somebody may be another thing once it starts, waits or ends.
    fn see(self, run: Option<RunView>) {
        let stage = |run: &Option<RunView>| run.as_ref().map(|run| (run.id, Outcome::of(&run.phase)));
        let Some(known) = self.run.try_get_untracked() else { return };
        if self.looked.get_untracked() && stage(&known) != stage(&run) {
            self.attention.look();
        }
        if known != run {
            self.run.set(run);
        }
        self.looked.set(true);
    }

    /// Each new round ends the one before it. There is none once the page is gone.
    fn next_round(self) -> Option<u32> {
        self.round.try_update_value(|round| {
            *round += 1;
            *round
        })
    }

    fn is_current(self, round: u32) -> bool {
        self.round.try_get_value() == Some(round)
    }

    fn look_in(self, round: u32) {
        spawn_local(async move {
            let answer = self.api.send(call::LatestRun).await;
            if !self.is_current(round) {
                return;
            }
            let after = if let Ok(LatestRunView { run }) = answer {
                let after = run.as_ref().and_then(|run| look_again_after(&run.phase));
                self.lost.set(false);
                self.see(run);
                after
            } else {
                self.lost.set(true);
                Some(AFTER_SILENCE)
            };
            self.look_later(Some(round), after);
        });
    }

    fn look_later(self, round: Option<u32>, after: Option<Duration>) {
        if let (Some(round), Some(after)) = (round, after) {
            let look = move || {
                if self.is_current(round) {
                    self.look_in(round);
                }
            };
            set_timeout(look, after);
        }
    }
}
