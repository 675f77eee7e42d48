//! Completions that wait for an admin before anything of them is written: the first that go to a company, and more than
//! the limits allow.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{
    api::{
        error::ErrorCode,
        exports::{ExportApprovalForm, ExportState, WaitingExport, WaitingExportsView},
        runs::RunView,
    },
    employee::PersonKey,
    export::{
        approval::{ExportHash, Permission, hash, permission},
        tally::ExportTally,
        training::day,
    },
    sync::run::Trigger,
};
use serde::{Deserialize, Serialize};

use super::ExportWork;
use crate::{
    fault::Fault,
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    store::exports::Export,
};

/// Completions on one page of those that wait.
const PAGE: usize = 100;

/// What an admin has said of the exports to a company.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ExportApproval {
    /// What was completed before this day is never written.
    pub(crate) since: Option<NaiveDate>,
}

fn people(waiting: &[Export]) -> u64 {
    waiting.iter().map(|export| &export.person).collect::<BTreeSet<_>>().len() as u64
}

impl<P: Platform> Organisation<'_, P> {
    /// Whether what goes to this company next is the first. What was written before anybody was asked was not.
    pub(crate) fn is_first_export(&self) -> Result<bool, Fault> {
        Ok(self.store.export_approval()?.is_none() && !self.store.has_exported()?)
    }

    /// Decides about the completions that wait, now that all are read. Those that were held before are judged anew with
    /// those that came to them.
    pub(crate) fn decide_waiting(&self, tally: &mut ExportTally, work: &ExportWork) -> Result<(), Fault> {
        let since = self.store.export_approval()?.unwrap_or_default().since;
        self.leave_out(since)?;
        let mut waiting = self.store.waiting_exports()?;
        let limits = self.settings()?.guard;
        let with_account = work.holders.len() as u64;
        let permission = permission(self.is_first_export()?, people(&waiting), with_account, limits);
        if permission == Permission::Granted || planted::is(Planted::FirstExportUnasked) {
            self.store.grant_exports()?;
            waiting.clear();
        }
        tally.waiting = waiting.len() as u64;
        Ok(())
    }

    /// Leaves out for good, of those that wait, what was completed before the day `since`.
    fn leave_out(&self, since: Option<NaiveDate>) -> Result<(), Fault> {
        let Some(since) = since else { return Ok(()) };
        let zone = self.platform.zone(&self.settings()?.schedule.zone);
        let mut waiting = self.store.waiting_exports()?;
        waiting.retain(|export| day(&export.entry.completion, zone.as_ref()) < since);
        for export in &mut waiting {
            export.entry.permission = Permission::LeftOut;
        }
        self.store.put_exports(&waiting)
    }

    /// What an approval of `waiting` names. Nothing, if none wait.
    fn hash_of_exports(&self, waiting: &[Export]) -> Result<Option<ExportHash>, Fault> {
        let company = self.store.exported_to()?.unwrap_or_default();
        let each = waiting.iter().map(|export| (&export.person, &export.reference));
        Ok((!waiting.is_empty()).then(|| hash(&company, each)))
    }

    /// `GET /api/exports/waiting`.
    pub(crate) fn waiting_exports(&self, from: usize) -> Result<WaitingExportsView, Fault> {
        let waiting = self.store.waiting_exports()?;
        let mut names: BTreeMap<&PersonKey, String> = BTreeMap::new();
        let mut exports = Vec::new();
        for export in waiting.iter().skip(from).take(PAGE) {
            let name = match names.get(&export.person) {
                Some(name) => name.clone(),
                None => self.store.name_of(&export.person)?,
            };
            names.insert(&export.person, name.clone());
            let completion = &export.entry.completion;
            exports.push(WaitingExport {
                person: export.person.id.clone(),
                name,
                course: completion.title.clone(),
                completed_at: completion.completed_at,
            });
        }
        Ok(WaitingExportsView {
            plan: self.hash_of_exports(&waiting)?,
            first: self.is_first_export()?,
            completions: waiting.len() as u64,
            people: people(&waiting),
            exports,
            next: Some(from.saturating_add(PAGE)).filter(|next| *next < waiting.len()),
        })
    }

    /// `POST /api/exports/approval`.
    pub(crate) fn approve_exports(&self, form: &ExportApprovalForm) -> Result<RunView, Fault> {
        if self.store.active_run_id()?.is_some() {
            return Err(ErrorCode::RunInProgress.into());
        }
        if self.export_state(&self.settings()?)? != ExportState::On {
            return Err(ErrorCode::NotConnected.into());
        }
        let source = self.store.source()?.ok_or(ErrorCode::NotConnected)?;
        if self.hash_of_exports(&self.store.waiting_exports()?)?.as_ref() != Some(&form.plan) {
            return Err(ErrorCode::PlanChanged.into());
        }
        self.platform.transaction(|| {
            // A day that was chosen once stays, unless another one is.
            let before = self.store.export_approval()?.and_then(|before| before.since);
            let since = form.since.or(before);
            self.store.set_export_approval(Some(&ExportApproval { since }))?;
            self.leave_out(since)?;
            self.store.grant_exports()
        })?;
        self.start(source, Trigger::ExportAgain)
    }
}
