//! The settings while somebody changes them: what is saved, what is typed, and what somebody else saved meanwhile.

use domain::{
    api::{
        call,
        error::ErrorCode,
        sync::{SaveForm, SyncView},
    },
    settings::{Half, Merged, SettingsError, SettingsForm},
};
use leptos::{prelude::*, task::spawn_local};

use super::{draft::Draft, entry::Refused, faults};
use crate::{
    api::{Api, CallError, use_api},
    attention::{Attention, use_attention},
    components::{Snackbars, focus_soon, use_snackbars},
    i18n::{UseAdminTexts, use_admin_texts},
};

/// The settings while somebody changes them. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct Editor {
    api: Api,
    attention: Attention,
    texts: UseAdminTexts,
    snackbars: Snackbars,
    shown: RwSignal<Option<SyncView>>,
    half: Half,
    version: RwSignal<u32>,
    /// What is typed.
    pub draft: Draft,
    /// What is saved, as far as whoever types has seen it.
    pub base: RwSignal<SettingsForm>,
    /// What the API refused.
    pub refused: RwSignal<Refused>,
    /// Whether it is being saved.
    pub saving: RwSignal<bool>,
    /// Why it could not be saved.
    pub problem: RwSignal<Option<CallError>>,
    /// What somebody else saved meanwhile.
    pub conflict: RwSignal<Option<SyncView>>,
}

impl Editor {
    /// Starts on `half` with what is saved: `view`, which is also what `shown` shows.
    pub fn new(half: Half, view: &SyncView, shown: RwSignal<Option<SyncView>>) -> Self {
        let form = saved_form(view);
        Self {
            api: use_api(),
            attention: use_attention(),
            texts: use_admin_texts(),
            snackbars: use_snackbars(),
            shown,
            half,
            version: RwSignal::new(view.version),
            draft: Draft::new(&form),
            base: RwSignal::new(form),
            refused: RwSignal::new(None),
            saving: RwSignal::new(false),
            problem: RwSignal::new(None),
            conflict: RwSignal::new(None),
        }
    }

    /// Whether something is typed that is not saved; the caller runs again when that changes.
    pub fn is_dirty(self) -> bool {
        self.base.with(|base| self.draft.form() != *base)
    }

    /// Takes note of what is saved by now. What is being typed stays.
    pub fn learn(self, view: &SyncView) {
        if view.version != self.version.get_untracked() && !untrack(|| self.is_dirty()) {
            self.adopt(view);
        }
    }

    /// Saves `settings`.
    pub fn save(self, settings: SettingsForm) {
        self.saving.set(true);
        self.problem.set(None);
        self.refused.set(None);
        let first = (self.version.get_untracked(), settings);
        spawn_local(async move {
            let mut next = Some(first);
            while let Some((version, settings)) = next {
                next = self.send(version, settings).await;
            }
            _ = self.saving.try_set(false);
        });
    }

    /// Sends `settings`, which were made of `version`. Where only the other half was saved meanwhile, these are to be sent
    /// with it.
    async fn send(self, version: u32, settings: SettingsForm) -> Option<(u32, SettingsForm)> {
        let form = SaveForm { version, settings: settings.clone() };
        match self.api.send(call::SaveSettings { form }).await {
            Ok(view) => self.settle(view, |texts| texts.get_untracked().sync.form.saved),
            Err(CallError::Api(error)) if error.code == ErrorCode::SettingsChanged => {
                return self.compare(&settings).await;
            }
            Err(error) => match self.refusal(&error) {
                Some(fault) => _ = self.refused.try_set(Some((settings, fault))),
                None => _ = self.problem.try_set(Some(error)),
            },
        }
        None
    }

    /// What was refused, if it is a field of this half.
    fn refusal(self, error: &CallError) -> Option<SettingsError> {
        match error {
            CallError::Api(error) => faults::refused(error).filter(|fault| self.half.has(fault.field)),
            _ => None,
        }
    }

    /// Takes what somebody else saved, and forgets what was typed.
    pub fn take_theirs(self) {
        if let Some(theirs) = self.conflict.get_untracked() {
            self.settle(theirs, |texts| texts.get_untracked().sync.conflict.taken);
            focus_soon(first_control(self.half));
        }
    }

    /// Keeps what was typed: saved now, it replaces what somebody else saved.
    pub fn keep_mine(self) {
        if let Some(theirs) = self.conflict.get_untracked() {
            self.version.set(theirs.version);
            self.base.set(saved_form(&theirs));
            self.shown.set(Some(theirs));
            self.conflict.set(None);
            self.snackbars.success(self.texts.get_untracked().sync.conflict.kept);
            focus_soon("save-settings".to_owned());
        }
    }

    /// Compares what somebody else saved with what was to be saved, and shows both where they changed the same half. What
    /// is to be sent instead, where they did not.
    async fn compare(self, mine: &SettingsForm) -> Option<(u32, SettingsForm)> {
        let theirs = match self.api.send(call::Sync).await {
            Ok(theirs) => theirs,
            Err(error) => {
                _ = self.problem.try_set(Some(error));
                return None;
            }
        };
        // The page may have been left meanwhile.
        let base = self.base.try_get_untracked()?;
        match self.half.merged(mine, &base, &saved_form(&theirs)) {
            Merged::InForce => self.settle(theirs, |texts| texts.get_untracked().sync.form.saved),
            Merged::Save(joined) => return Some((theirs.version, joined)),
            Merged::Ask(joined) => {
                self.draft.take(&joined);
                self.conflict.set(Some(theirs));
                focus_soon("settings-conflict");
            }
        }
        None
    }

    /// Nothing is left to save: `view` is in force, and shown.
    fn settle(self, view: SyncView, said: fn(UseAdminTexts) -> &'static str) {
        self.attention.look();
        // The page may have been left meanwhile.
        if self.conflict.try_set(None).is_none() {
            self.adopt(&view);
            self.shown.set(Some(view));
            self.snackbars.success(said(self.texts));
        }
    }

    fn adopt(self, view: &SyncView) {
        let form = saved_form(view);
        self.version.set(view.version);
        self.draft.take(&form);
        self.base.set(form);
    }
}

/// What is saved, as a form. Until somebody has saved, the time zone is the browser's.
pub fn saved_form(view: &SyncView) -> SettingsForm {
    let form = SettingsForm::from(&view.settings);
    match zone::suggested().filter(|_| view.version == 0) {
        Some(zone) => SettingsForm { zone: zone.to_string(), ..form },
        None => form,
    }
}

/// The id of the first control of a half.
fn first_control(half: Half) -> &'static str {
    match half {
        Half::Schedule => "sync-automatic",
        Half::Learning => "sync-invitation",
    }
}
