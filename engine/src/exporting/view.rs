//! Exports, as people see them; having them tried again; what one person learns.

use std::collections::BTreeMap;

use domain::{
    api::{
        error::ErrorCode,
        exports::{ExportState, ExportView, ExportsView},
        learning::PersonLearningView,
        runs::RunView,
    },
    employee::{EmployeeId, PersonKey},
    export::entry::Stage,
    service::{ConnectionSlot, HrSystem},
    settings::{self, Settings},
    sync::run::Trigger,
};

use crate::{
    connecting::connection::LEARNING, fault::Fault, organisation::Organisation, platform::Platform,
    store::exports::Export,
};

/// Exports on one page.
const PAGE: u32 = 100;

fn view(export: Export, name: String) -> ExportView {
    let Export { number, person, entry, .. } = export;
    ExportView {
        number: u64::try_from(number).unwrap_or_default(),
        person: person.id,
        name,
        stage: entry.stage(),
        record: entry.record,
        certificate: entry.file_view(),
        fault: entry.fault,
        course: entry.completion.title,
        completed_at: entry.completion.completed_at,
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// `GET /api/exports`.
    pub(crate) fn exports(&self, stage: Option<Stage>, before: Option<u64>) -> Result<ExportsView, Fault> {
        let before = before.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
        let mut exports = self.store.exports_before(stage, before, i64::from(PAGE) + 1)?;
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = exports.len() > page;
        exports.truncate(page);
        let next = exports.last().filter(|_| more).map(|last| u64::try_from(last.number).unwrap_or_default());
        let mut names: BTreeMap<PersonKey, String> = BTreeMap::new();
        let mut views = Vec::new();
        for export in exports {
            let name = match names.get(&export.person) {
                Some(name) => name.clone(),
                None => self.store.name_of(&export.person)?,
            };
            names.insert(export.person.clone(), name.clone());
            views.push(view(export, name));
        }
        Ok(ExportsView {
            state: self.export_state(&self.settings()?)?,
            last_success: self
                .store
                .connection(LEARNING, ConnectionSlot::Active)?
                .and_then(|one| one.own.last_export),
            counts: self.store.export_counts()?,
            exports: views,
            next,
        })
    }

    pub(crate) fn export_state(&self, settings: &Settings) -> Result<ExportState, Fault> {
        Ok(if settings.export == settings::Export::Forbidden {
            ExportState::Forbidden
        } else if self.store.connection(LEARNING, ConnectionSlot::Active)?.is_none() {
            ExportState::NoLearning
        } else if self.store.connection(HrSystem::BambooHr, ConnectionSlot::Active)?.is_none() {
            ExportState::NoBambooHr
        } else {
            ExportState::On
        })
    }

    /// `POST /api/exports/retry`.
    pub(crate) fn export_again(&self) -> Result<RunView, Fault> {
        if self.export_state(&self.settings()?)? != ExportState::On {
            return Err(ErrorCode::NotConnected.into());
        }
        let source = self.store.source()?.ok_or(ErrorCode::NotConnected)?;
        let mut failed = self.store.failed_exports()?;
        for export in &mut failed {
            export.entry.try_again();
        }
        self.store.put_exports(&failed)?;
        self.start(source, Trigger::ExportAgain)
    }

    /// `GET /api/learning/own`.
    pub(crate) fn learning_of(&self, member: &str) -> Result<PersonLearningView, Fault> {
        self.person_learning(self.store.person_of(member)?.ok_or(ErrorCode::NotFound)?)
    }

    /// `GET /api/people/{person}/learning`.
    pub(crate) fn person_learning(&self, id: EmployeeId) -> Result<PersonLearningView, Fault> {
        let service = self.store.source()?.ok_or(ErrorCode::NotFound)?;
        let person = PersonKey { service, id };
        let name = self.store.name_of(&person)?;
        if name.is_empty() {
            return Err(ErrorCode::NotFound.into());
        }
        let exports = self.store.exports_of(&person)?;
        Ok(PersonLearningView {
            service,
            member: self.store.member_who_is(&person)?,
            read_at: self
                .store
                .connection(LEARNING, ConnectionSlot::Active)?
                .and_then(|one| one.own.read_until),
            assignments: self.store.assignments_of(&person)?,
            completions: exports.into_iter().map(|export| view(export, name.clone())).collect(),
        })
    }
}
