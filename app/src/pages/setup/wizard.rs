//! What the steps of the wizard share.

use domain::{
    api::{
        call,
        error::ErrorCode,
        services::{ConnectionState, DraftView, MappingForm},
    },
    attribute::Release,
    service::HrSystem,
};
use leptos::{prelude::*, task::spawn_local};

use super::{choice::Choice, fields::ChosenFields};
use crate::api::{Api, use_api};

/// What the steps share. It lives as long as one of them is shown.
#[derive(Debug, Clone, Copy)]
pub struct Wizard {
    /// The service that is set up.
    pub service: HrSystem,
    /// What the admin wants to release.
    pub choice: RwSignal<Choice>,
    /// Whether the choice was made here: until then it is that of the draft or of the connection.
    chosen: StoredValue<bool>,
    /// The tested credential, once it is known.
    pub draft: RwSignal<Option<DraftView>>,
    /// Why a step led back to the credential, if one did.
    pub sent_back: RwSignal<Option<ErrorCode>>,
    /// Whether a step has been shown already: the first one takes no focus.
    pub arrived: StoredValue<bool>,
}

impl Wizard {
    /// The wizard of `service` with `choice`, and nothing else done yet.
    pub fn new(service: HrSystem, choice: Choice) -> Self {
        Self {
            service,
            choice: RwSignal::new(choice),
            chosen: StoredValue::new(false),
            draft: RwSignal::new(None),
            sent_back: RwSignal::new(None),
            arrived: StoredValue::new(false),
        }
    }

    /// The wizard as it was left in this tab, or else as the connection in use was made.
    pub fn resume(service: HrSystem) -> Self {
        let kept = recall(service);
        let api = use_api();
        let wizard = Self::new(service, kept.clone().unwrap_or_default());
        wizard.chosen.set_value(kept.is_some());
        Effect::watch(
            move || wizard.choice.get(),
            move |choice, _, _| {
                wizard.chosen.set_value(true);
                keep(service, choice);
            },
            false,
        );
        if kept.is_none() {
            spawn_local(async move { wizard.start_from_connection(api).await });
        }
        wizard
    }

    /// Ticks what is released now.
    async fn start_from_connection(self, api: Api) {
        let call = call::Connection { service: self.service };
        if let Ok(connection) = api.send(call).await
            && connection.state != ConnectionState::NotConnected
        {
            self.suggest(&connection.release);
        }
    }

    /// Ticks `release`, unless the admin has chosen already.
    fn suggest(self, release: &Release) {
        if self.chosen.try_get_value() == Some(false) {
            self.choice.set(Choice::from(release));
        }
    }

    /// Takes a draft over. Where the admin has chosen something else since it was made: what to send first.
    pub fn take(self, draft: DraftView) -> Option<MappingForm> {
        self.suggest(&draft.release);
        let release = self.choice.try_with_untracked(Choice::release)?;
        let differs = release != draft.release;
        let form = differs.then(|| ChosenFields::new(self.service, &draft, &release).form(&release));
        self.draft.set(Some(draft));
        form
    }
}

/// The wizard around this step.
pub fn use_wizard() -> Wizard {
    expect_context()
}

/// Under which name the choice for `service` is kept.
fn key(service: HrSystem) -> String {
    format!("rollcall.setup.release.{}", service.as_str())
}

fn recall(service: HrSystem) -> Option<Choice> {
    let stored = window().session_storage().ok()??.get_item(&key(service)).ok()??;
    Choice::from_stored(&stored)
}

/// Keeps the choice in this tab. Where the browser forbids it, it lasts as long as the wizard is open.
fn keep(service: HrSystem, choice: &Choice) {
    if let (Ok(Some(storage)), Some(stored)) = (window().session_storage(), choice.to_stored()) {
        _ = storage.set_item(&key(service), &stored);
    }
}

/// Forgets the choice, once it is in use.
pub fn forget(service: HrSystem) {
    if let Ok(Some(storage)) = window().session_storage() {
        _ = storage.remove_item(&key(service));
    }
}
