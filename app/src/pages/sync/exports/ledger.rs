//! The exports that are shown.

use domain::{
    api::{
        call,
        exports::{ExportView, ExportsView},
    },
    export::entry::Stage,
};
use leptos::prelude::*;

use crate::parts::{Part, Parts};

/// The exports in a stage, or all. Copy it wherever it is needed.
pub type Ledger = Parts<ExportsView>;

impl Part for ExportsView {
    type Asked = Option<Stage>;
    type Call = call::Exports;

    fn call(asked: &Option<Stage>, before: Option<u64>) -> call::Exports {
        call::Exports { stage: *asked, before }
    }

    fn next(&self) -> Option<u64> {
        self.next
    }

    fn with_older(self, older: Self) -> Self {
        let exports = self.exports.into_iter().chain(older.exports).collect();
        Self { exports, ..older }
    }
}

/// What there is to know of all of them.
pub fn known(ledger: Ledger) -> Memo<Option<ExportsView>> {
    Memo::new(move |before: Option<&Option<ExportsView>>| {
        let shown = ledger.shown.get().map(|shown| ExportsView { exports: Vec::new(), next: None, ..shown });
        // It stays while others are loaded.
        shown.or_else(|| before.cloned().flatten())
    })
}

/// Those that are loaded.
pub fn exports(ledger: Ledger) -> Memo<Option<Vec<ExportView>>> {
    Memo::new(move |_| ledger.shown.with(|shown| shown.as_ref().map(|shown| shown.exports.clone())))
}
