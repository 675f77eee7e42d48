//! The first sync of a service that is set up, as far as the wizard goes.

use domain::{
    api::{
        endpoint::Endpoint,
        error::ErrorCode,
        runs::RunView,
        services::{ConnectionView, DraftView},
    },
    service::HrSystem,
    sync::run::Trigger,
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    around::STEP_TITLE,
    step::Step,
    wizard::{Wizard, use_wizard},
};
use crate::{
    api::{Api, Call, CallError, use_api},
    components::focus_on,
    pages::services::run_watch::RunWatch,
};

/// The first sync, as far as this step goes.
#[derive(Debug, Clone, Copy)]
pub struct FirstSync {
    api: Api,
    /// The wizard.
    pub wizard: Wizard,
    /// What watches the run.
    pub watch: RunWatch,
    /// Whether a preview is being started.
    pub starting: RwSignal<bool>,
    /// Whether the draft is being put to use without one.
    pub connecting: RwSignal<bool>,
    /// What went wrong, last.
    pub problem: RwSignal<Option<CallError>>,
}

impl FirstSync {
    /// Looks for the run of this step's wizard, and goes on watching it.
    pub fn look_for() -> Self {
        Self {
            api: use_api(),
            wizard: use_wizard(),
            watch: RunWatch::start(),
            starting: RwSignal::new(false),
            connecting: RwSignal::new(false),
            problem: RwSignal::new(None),
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
        self.starting.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let call = Call::to(Endpoint::PreviewDraft, &[self.wizard.service.as_str()]);
            let answer = self.api.send::<RunView>(call).await;
            self.starting.try_set(false);
            match answer {
                Ok(run) => self.watch.follow(run),
                Err(error) => self.note(error, go),
            }
        });
    }

    /// Puts the draft to use beside the directory's source.
    pub fn connect_only(self, go: impl Fn(Step) + 'static, on_connected: impl Fn() + 'static) {
        self.connecting.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let call = Call::to(Endpoint::ActivateDraft, &[self.wizard.service.as_str()]);
            let answer = self.api.send::<ConnectionView>(call).await;
            self.connecting.try_set(false);
            match answer {
                Ok(_) => on_connected(),
                Err(error) => self.note(error, go),
            }
        });
    }

    fn note(self, error: CallError, go: impl Fn(Step)) {
        if error.code() == Some(ErrorCode::NoDraft) {
            self.wizard.draft.try_set(None);
            self.wizard.sent_back.try_set(Some(ErrorCode::NoDraft));
            go(Step::Credential);
        } else {
            self.problem.try_set(Some(error));
        }
    }

    /// Asks for the draft where it is not known: it says what stays outside.
    pub fn learn_draft(self) {
        if self.wizard.draft.with_untracked(Option::is_none) {
            spawn_local(async move {
                let call = Call::to(Endpoint::Draft, &[self.wizard.service.as_str()]);
                if let Ok(draft) = self.api.send::<DraftView>(call).await {
                    self.wizard.draft.try_set(Some(draft));
                }
            });
        }
    }
}
