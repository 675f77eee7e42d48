//! What the steps of the wizard share.

use domain::{
    api::{error::ErrorCode, services::DraftView},
    service::Service,
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use crate::{api::CallError, bundles::use_go_to, routes::Step};

/// What the steps share. It lives as long as one of them is shown.
#[derive(Debug, Clone, Copy)]
pub struct Wizard {
    /// The service that is connected.
    pub service: Service,
    /// The tested credential, once it is known.
    pub draft: RwSignal<Option<DraftView>>,
    /// Why a step led back to the credential, if one did.
    pub sent_back: RwSignal<Option<ErrorCode>>,
    /// Whether a step has been shown already: the first one takes no focus.
    pub arrived: StoredValue<bool>,
}

impl Wizard {
    /// The wizard of `service`, nothing done yet.
    pub fn of(service: Service) -> Self {
        Self {
            service,
            draft: RwSignal::new(None),
            sent_back: RwSignal::new(None),
            arrived: StoredValue::new(false),
        }
    }

    /// What is left to be told of a failure where it happened: that there is no draft is told at the credential, to which
    /// `go` leads.
    pub fn told(self, failure: CallError, go: impl FnOnce(Step)) -> Option<CallError> {
        if failure.code() != Some(ErrorCode::NoDraft) {
            return Some(failure);
        }
        self.draft.try_set(None);
        self.sent_back.try_set(Some(ErrorCode::NoDraft));
        go(Step::Credential);
        None
    }
}

/// The wizard around this step.
pub fn use_wizard() -> Wizard {
    expect_context()
}

/// Goes to another step of the wizard around this one.
pub fn use_go_to_step() -> impl Fn(Step) + Clone + 'static {
    let navigate = use_go_to();
    let service = use_wizard().service;
    move |step: Step| navigate(&step.address(service), NavigateOptions::default())
}
