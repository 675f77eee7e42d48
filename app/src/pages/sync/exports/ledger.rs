//! The exports that are shown: loaded part by part, and anew when something has happened.

use domain::{
    api::{
        call,
        exports::{ExportView, ExportsView},
    },
    export::entry::Stage,
};
use leptos::{prelude::*, task::spawn_local};

use crate::api::{Api, CallError, use_api};

/// The exports. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct Ledger {
    api: Api,
    /// Which ones are asked for.
    pub stage: Signal<Option<Stage>>,
    /// Those that are loaded, and what is known of all.
    pub shown: RwSignal<Option<ExportsView>>,
    /// Whether older ones are on their way.
    pub loading: RwSignal<bool>,
    /// Why they did not arrive.
    pub problem: RwSignal<Option<CallError>>,
}

impl Ledger {
    /// The exports in `stage`. They are loaded by [`Ledger::refresh`].
    pub fn of(stage: Signal<Option<Stage>>) -> Self {
        Self {
            api: use_api(),
            stage,
            shown: RwSignal::new(None),
            loading: RwSignal::new(false),
            problem: RwSignal::new(None),
        }
    }

    /// Loads the latest ones anew. Where each is may have changed, so older ones are asked for anew too.
    pub fn refresh(self) {
        let stage = self.stage.get_untracked();
        spawn_local(async move {
            if let Some(latest) = self.part(stage, None).await {
                self.shown.set(Some(latest));
            }
        });
    }

    /// Loads those before the ones that are shown.
    pub fn more(self) {
        let stage = self.stage.get_untracked();
        let Some(before) = self.shown.with_untracked(|shown| shown.as_ref()?.next) else { return };
        self.loading.set(true);
        spawn_local(async move {
            let older = self.part(stage, Some(before)).await;
            _ = self.loading.try_set(false);
            if let Some(older) = older {
                self.shown
                    .update(|shown| *shown = shown.take().map(|shown| with_older(shown, before, older)));
            }
        });
    }

    /// What there is to know of all of them.
    pub fn known(self) -> Memo<Option<ExportsView>> {
        Memo::new(move |before: Option<&Option<ExportsView>>| {
            let shown =
                self.shown.get().map(|shown| ExportsView { exports: Vec::new(), next: None, ..shown });
            // It stays while others are loaded.
            shown.or_else(|| before.cloned().flatten())
        })
    }

    /// Those that are loaded.
    pub fn exports(self) -> Memo<Option<Vec<ExportView>>> {
        Memo::new(move |_| self.shown.with(|shown| shown.as_ref().map(|shown| shown.exports.clone())))
    }

    /// A part, if it arrives while it is still asked for.
    async fn part(self, stage: Option<Stage>, before: Option<u64>) -> Option<ExportsView> {
        let answer = self.api.send(call::Exports { stage, before }).await;
        if self.stage.try_get_untracked() != Some(stage) {
            return None;
        }
        self.problem.set(answer.as_ref().err().cloned());
        answer.ok()
    }
}

/// The exports with those before the number `before` after them, unless they were loaded anew meanwhile.
fn with_older(shown: ExportsView, before: u64, older: ExportsView) -> ExportsView {
    if shown.next != Some(before) {
        return shown;
    }
    let exports = shown.exports.into_iter().chain(older.exports).collect();
    ExportsView { exports, ..older }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_exports_follow_those_that_they_were_asked_for_after() {
        let view: ExportsView =
            serde_json::from_str(include_str!("../../../../tests/data/exports.json")).unwrap();
        let older = ExportsView { next: None, ..view.clone() };
        let joined = with_older(view.clone(), 3, older.clone());
        assert_eq!((joined.exports.len(), joined.next), (view.exports.len() * 2, None));
        assert_eq!(with_older(view.clone(), 9, older), view);
    }
}
