//! The first sync of a service that is set up, as far as the wizard goes.

use domain::{
    api::{call, error::ErrorCode, runs::RunView},
    service::HrSystem,
    sync::run::Trigger,
};
use leptos::prelude::*;

use super::{
    around::STEP_TITLE,
    step::Step,
    wizard::{Wizard, use_wizard},
};
use crate::{api::CallError, asking::Sending, components::focus_on, pages::services::run_watch::RunWatch};

/// The first sync, as far as this step goes.
#[derive(Debug, Clone, Copy)]
pub struct FirstSync {
    /// The wizard.
    pub wizard: Wizard,
    /// What watches the run.
    pub watch: RunWatch,
    /// Starting a preview.
    pub starting: Sending,
    /// Putting the draft to use without one. What goes wrong with either is told in one place.
    pub connecting: Sending,
}

impl FirstSync {
    /// Looks for the run of this step's wizard, and goes on watching it.
    pub fn look_for() -> Self {
        let starting = Sending::nothing();
        Self {
            wizard: use_wizard(),
            watch: RunWatch::start(),
            starting,
            connecting: Sending::telling(starting.problem),
        }
    }

    /// The run of this connection's setup, if there is one.
    pub fn run(self) -> Option<RunView> {
        let service = self.wizard.service;
        self.watch.run().get().filter(|run| run.trigger == Trigger::Connect && run.service == service)
    }

    /// The other service that the directory is read from, if it is.
    pub fn other_source(self) -> Option<HrSystem> {
        let source = self.wizard.draft.with(|draft| draft.as_ref().and_then(|draft| draft.source));
        source.filter(|source| *source != self.wizard.service)
    }

    /// Starts the run that shows the first sync. Without a draft, back to the credential.
    pub fn start(self, go: impl Fn(Step) + 'static) {
        // The button that had the focus goes away.
        focus_on(STEP_TITLE);
        let call = call::PreviewDraft { service: self.wizard.service };
        self.starting.send_or(call, move |run| self.watch.follow(run), move |error| self.told(error, go));
    }

    /// Puts the draft to use beside the directory's source.
    pub fn connect_only(self, go: impl Fn(Step) + 'static, on_connected: impl Fn() + 'static) {
        let call = call::ActivateDraft { service: self.wizard.service };
        self.connecting.send_or(call, move |_| on_connected(), move |error| self.told(error, go));
    }

    fn told(self, error: CallError, go: impl Fn(Step)) -> Option<CallError> {
        if error.code() != Some(ErrorCode::NoDraft) {
            return Some(error);
        }
        self.wizard.draft.set(None);
        self.wizard.sent_back.set(Some(ErrorCode::NoDraft));
        go(Step::Credential);
        None
    }

    /// Asks for the draft where it is not known: it says what stays outside.
    pub fn learn_draft(self) {
        if self.wizard.draft.with_untracked(Option::is_none) {
            let call = call::Draft { service: self.wizard.service };
            Sending::nothing().send(call, move |draft| self.wizard.draft.set(Some(draft)));
        }
    }
}
