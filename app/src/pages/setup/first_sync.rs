//! The first sync of a service that is set up, as far as the wizard goes.

use domain::{
    api::{call, runs::RunView, services::ActivationForm},
    service::HrSystem,
    sync::run::Trigger,
};
use leptos::prelude::*;

use super::{
    frame::STEP_TITLE,
    wizard::{Wizard, use_wizard},
};
use crate::{asking::Sending, components::focus_on, routes::Step, runs::watch::RunWatch};

/// The first sync, as far as this step goes.
#[derive(Debug, Clone, Copy)]
pub struct FirstSync {
    /// The wizard.
    pub wizard: Wizard,
    /// The service that is connected.
    pub service: HrSystem,
    /// What watches the run.
    pub watch: RunWatch,
    /// Starting a preview.
    pub starting: Sending,
    /// Putting the draft to use without one. What goes wrong with either is told in one place.
    pub connecting: Sending,
}

impl FirstSync {
    /// Looks for the run of this step's wizard, and goes on watching it.
    pub fn look_for(service: HrSystem) -> Self {
        let starting = Sending::nothing();
        Self {
            wizard: use_wizard(),
            service,
            watch: RunWatch::start(),
            starting,
            connecting: Sending::telling(starting.problem),
        }
    }

    /// The run of this connection's setup, if there is one.
    pub fn run(self) -> Option<RunView> {
        self.watch.run().get().filter(|run| run.trigger == Trigger::Connect && run.service == self.service)
    }

    /// The other service that the directory is read from, if it is.
    pub fn other_source(self) -> Option<HrSystem> {
        let source = self.wizard.draft.with(|draft| draft.as_ref()?.hr()?.source);
        source.filter(|source| *source != self.service)
    }

    /// Starts the run that shows the first sync. Without a draft, back to the credential.
    pub fn start(self, go: impl Fn(Step) + 'static) {
        // The button that had the focus goes away.
        focus_on(STEP_TITLE);
        let call = call::PreviewDraft { service: self.service };
        self.starting.send_or(
            call,
            move |run| self.watch.follow(run),
            move |error| self.wizard.told(error, go),
        );
    }

    /// Puts the draft to use beside the directory's source.
    pub fn connect_only(self, go: impl Fn(Step) + 'static, on_connected: impl Fn() + 'static) {
        let call =
            call::ActivateDraft { service: self.service.into(), form: ActivationForm { accounts: None } };
        self.connecting.send_or(call, move |_| on_connected(), move |error| self.wizard.told(error, go));
    }

    /// Asks for the draft where it is not known: it says what stays outside.
    pub fn learn_draft(self) {
        if self.wizard.draft.with_untracked(Option::is_none) {
            let call = call::Draft { service: self.wizard.service };
            Sending::nothing().send(call, move |draft| self.wizard.draft.set(Some(draft)));
        }
    }
}
