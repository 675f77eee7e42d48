//! Connecting an HR system: choosing attributes, withdrawing them, and what becomes of the people.

use domain::{
    api::{
        error::ErrorCode,
        services::{ConnectionView, DraftOwn, DraftView, HrDraftView, HrView, MappingForm, PeopleAfter},
    },
    attribute::{Attribute, Release},
    credential::Credential,
    mapping::{Mapping, missing, over_granted},
    provider::{ProviderFailure, page::Start},
    sample::{coverage, samples},
    service::{ConnectionSlot, HrSystem},
    sync::{run::DropReason, snapshot::ReadSoFar},
};

use super::connection::HrOwn;
use crate::{
    auditing::Done,
    fault::Fault,
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    upstream::Upstream,
};

/// People that are looked at to show masked samples, and how many have a value.
const SAMPLED: u64 = 100;

impl<P: Platform> Organisation<'_, P> {
    /// What the connection to `service` has, if there is one.
    pub(super) fn hr_view(&self, service: HrSystem, own: Option<HrOwn>) -> Result<HrView, Fault> {
        let (people, source) = (self.store.count_present()?, self.store.source()?);
        Ok(match own {
            None => HrView { release: self.store.release()?, over_granted: Vec::new(), people, source },
            Some(HrOwn { release, mapping, readable, .. }) => {
                let over_granted = over_granted(service, &release, &mapping, &readable);
                HrView { release, over_granted, people, source }
            }
        })
    }

    /// Tests `credential` and keeps it as a draft.
    pub(super) async fn test_hr(
        &self,
        service: HrSystem,
        credential: Credential,
        release: Release,
    ) -> Result<Done<HrDraftView>, Fault> {
        let session = self.session(ConnectionSlot::Draft, &credential)?;
        let upstream = self.upstream(service, &credential, &session)?;
        let readable = upstream.fields(&release).await?;
        let names = missing(service, &Release::default(), &Mapping::default(), &readable);
        if !names.is_empty() {
            return Err(ProviderFailure::AttributeNotReleased { attributes: names }.into());
        }
        let mapping = Mapping::suggest(service, &release, &readable);
        let own = HrOwn { release, mapping, readable, complete_until: None };
        let view = self.hr_draft_view(service, &own, &upstream).await?;
        let kept = self.done(|| {
            self.drop_connect_run(service)?;
            self.keep_draft(service, &credential, own)
        })?;
        Ok(kept.map(|()| view))
    }

    /// The draft, with what its credential sees now.
    pub(super) async fn hr_draft(&self, service: HrSystem) -> Result<DraftView, Fault> {
        let entered = self.entered(service, ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let session = self.session(ConnectionSlot::Draft, &entered.credential)?;
        let upstream = self.upstream(service, &entered.credential, &session)?;
        let own = self.hr_draft_view(service, &entered.connection.own, &upstream).await?;
        Ok(DraftView { identity: entered.connection.identity, own: DraftOwn::HrSystem(own) })
    }

    /// `PUT /api/services/{service}/draft/mapping`.
    pub(crate) async fn map_draft(
        &self,
        service: HrSystem,
        form: MappingForm,
    ) -> Result<Done<DraftView>, Fault> {
        let entered = self.entered(service, ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let readable = &entered.connection.own.readable;
        let mapping = Mapping::choose(service, &form.mapping, readable)?.reduced_to(&form.release);
        let own = HrOwn { release: form.release, mapping, ..entered.connection.own.clone() };
        let session = self.session(ConnectionSlot::Draft, &entered.credential)?;
        let upstream = self.upstream(service, &entered.credential, &session)?;
        let view = self.hr_draft_view(service, &own, &upstream).await?;
        if !self.is_still(&entered)? {
            // Another admin has tested another credential meanwhile, or discarded the draft.
            return Err(ErrorCode::NoDraft.into());
        }
        let kept = self.done(|| {
            self.drop_connect_run(service)?;
            self.store.update_connection(service, ConnectionSlot::Draft, |draft| draft.own = own)
        })?;
        let identity = entered.connection.identity;
        Ok(kept.map(|()| DraftView { identity, own: DraftOwn::HrSystem(view) }))
    }

    async fn hr_draft_view(
        &self,
        service: HrSystem,
        own: &HrOwn,
        upstream: &Upstream<'_, P>,
    ) -> Result<HrDraftView, Fault> {
        let HrOwn { release, mapping, readable, .. } = own;
        let page = upstream.page(release, mapping, Start::FIRST, SAMPLED).await?;
        Ok(HrDraftView {
            owner: upstream.owner().await?,
            people: page.total,
            release: release.clone(),
            mapping: mapping.clone(),
            readable: readable.clone(),
            missing: missing(service, release, mapping, readable),
            status_missing: ReadSoFar::of(&page).status_is_lost(),
            over_granted: over_granted(service, release, mapping, readable),
            samples: samples(&page.employees, release),
            coverage: coverage(&page.employees, release),
            source: self.store.source()?,
        })
    }

    /// `DELETE /api/services/{service}/draft`.
    pub(crate) fn discard_draft(&self, service: HrSystem) -> Result<(), Fault> {
        self.drop_connect_run(service)?;
        self.store.delete_connection(service.into(), ConnectionSlot::Draft)
    }

    /// Puts the draft to use. Without a first sync only where the directory is read from another service: who connects the
    /// first one sees what it brings.
    pub(super) fn activate_hr(&self, service: HrSystem) -> Result<(), Fault> {
        if self.store.source()?.is_none_or(|source| source == service) {
            return Err(ErrorCode::FirstSyncNeeded.into());
        }
        self.drop_connect_run(service)?;
        self.promote_draft(service)
    }

    /// Puts the draft to use: what was in use before it has done still counts.
    pub(crate) fn promote_draft(&self, service: HrSystem) -> Result<(), Fault> {
        let mut draft = self.entered(service, ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let before = self.store.connection(service, ConnectionSlot::Active)?;
        draft.connection.own.complete_until = before.as_ref().and_then(|before| before.own.complete_until);
        self.promote(draft, before.and_then(|before| before.last_success))
    }

    /// `POST /api/services/{service}/withdrawals`.
    pub(crate) fn withdraw(&self, service: HrSystem, attribute: Attribute) -> Result<ConnectionView, Fault> {
        if attribute.is_mandatory() {
            return Err(ErrorCode::AttributeMandatory.into());
        }
        let connection =
            self.store.connection(service, ConnectionSlot::Active)?.ok_or(ErrorCode::NotConnected)?;
        // What a run has read may hold the attribute too.
        self.drop_run_of(service, DropReason::Disconnected)?;
        let release = connection.own.release.without(attribute);
        if self.store.source()? == Some(service) {
            self.narrow_release(&release)?;
            // A change of source that waits tells what becomes of values that are gone now.
            self.plan_anew_if_waiting()?;
        }
        self.store.update_connection(service, ConnectionSlot::Active, |connection| {
            connection.own.mapping = connection.own.mapping.reduced_to(&release);
            connection.own.release = release;
        })?;
        self.connection(service.into())
    }

    /// Disconnects. Only the people of the directory's source are kept or erased: no others are stored.
    pub(super) fn disconnect_hr(&self, service: HrSystem, people: PeopleAfter) -> Result<(), Fault> {
        self.drop_run_of(service, DropReason::Disconnected)?;
        self.forget_connection(service.into())?;
        self.memory.owes_due.set(true);
        let is_source = self.store.source()?.is_none_or(|source| source == service);
        if is_source {
            self.store.set_source(None)?;
            if people == PeopleAfter::Erase {
                self.store.erase_people()?;
                self.store.next_revision()?;
                self.plan_anew_if_waiting()?;
            }
        }
        Ok(())
    }

    /// What the stored people may hold from now on. Everything else of them is erased at once.
    pub(crate) fn narrow_release(&self, release: &Release) -> Result<(), Fault> {
        if self.store.release()? != *release {
            if !planted::is(Planted::WithdrawalKeepsPeople) {
                self.store.reduce_people(release)?;
            }
            self.store.set_release(release)?;
            self.store.next_revision()?;
        }
        Ok(())
    }

    /// Ends the run that shows the first sync of a draft of `service`, if there is one: the draft is about to change. One
    /// that was approved reads the draft no more.
    fn drop_connect_run(&self, service: HrSystem) -> Result<(), Fault> {
        match self.store.active_run()? {
            Some(run) if run.slot() == ConnectionSlot::Draft => {
                self.drop_run_of(service, DropReason::Disconnected)
            }
            _ => Ok(()),
        }
    }
}
