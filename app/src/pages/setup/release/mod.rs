//! Which attributes an HR system is to release: what the steps of its wizard share beside what all wizards do.

pub mod checklist;
pub mod choice;
pub mod release_choice;

use domain::{
    api::{
        call,
        services::{ConnectionState, HrDraftView, MappingForm},
    },
    attribute::Release,
    service::HrSystem,
};
use leptos::{prelude::*, task::spawn_local};

use self::choice::Choice;
use super::fields::ChosenFields;
use crate::api::{Api, use_api};

/// What an admin wants to release.
#[derive(Debug, Clone, Copy)]
pub struct Releasing {
    /// The HR system that is connected.
    pub system: HrSystem,
    /// What is ticked.
    pub choice: RwSignal<Choice>,
    /// Whether the choice was made here: until then it is that of the draft or of the connection.
    chosen: StoredValue<bool>,
}

impl Releasing {
    /// As it was left in this tab, or else as the connection in use was made.
    pub fn resume(system: HrSystem) -> Self {
        let kept = recall(system);
        let api = use_api();
        let releasing = Self {
            system,
            choice: RwSignal::new(kept.clone().unwrap_or_default()),
            chosen: StoredValue::new(kept.is_some()),
        };
        Effect::watch(
            move || releasing.choice.get(),
            move |choice, _, _| {
                releasing.chosen.set_value(true);
                keep(system, choice);
            },
            false,
        );
        if kept.is_none() {
            spawn_local(async move { releasing.start_from_connection(api).await });
        }
        releasing
    }

    /// Ticks what is released now.
    async fn start_from_connection(self, api: Api) {
        let call = call::Connection { service: self.system.into() };
        if let Ok(connection) = api.send(call).await
            && connection.state != ConnectionState::NotConnected
            && let Some(own) = connection.hr()
        {
            self.suggest(&own.release);
        }
    }

    /// Ticks `release`, unless the admin has chosen already.
    fn suggest(self, release: &Release) {
        if self.chosen.try_get_value() == Some(false) {
            self.choice.set(Choice::from(release));
        }
    }

    /// Takes a draft's choice over. Where the admin has chosen something else since it was made: what to send first.
    pub fn take(self, draft: &HrDraftView) -> Option<MappingForm> {
        self.suggest(&draft.release);
        let release = self.choice.try_with_untracked(Choice::release)?;
        let differs = release != draft.release;
        differs.then(|| ChosenFields::new(self.system, draft, &release).form(&release))
    }
}

/// What is to be released by the wizard around this step, where it connects an HR system.
pub fn use_releasing() -> Option<Releasing> {
    use_context()
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
