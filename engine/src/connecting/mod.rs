//! Connecting a service: testing a credential, choosing attributes, disconnecting.

pub(crate) mod connection;
mod learning;
mod source;
pub mod vault;

use domain::{
    api::{
        error::ErrorCode,
        services::{
            ConnectionState, ConnectionView, DraftView, MappingForm, Offer, PeopleAfter, ServiceCard,
            ServicesView, TestForm,
        },
    },
    attribute::{Attribute, Release},
    credential::Credential,
    mapping::{Mapping, missing, over_granted},
    provider::{ProviderFailure, page::Start},
    sample::{coverage, samples},
    service::{ConnectionSlot, HrSystem, Service},
    sync::{run::DropReason, snapshot::ReadSoFar},
};

use self::connection::Connection;
use crate::{
    fault::Fault,
    organisation::{Entered, Organisation},
    planted::{self, Planted},
    platform::Platform,
    upstream::Upstream,
};

/// People that are looked at to show masked samples, and how many have a value.
const SAMPLED: u64 = 100;

impl<P: Platform> Organisation<'_, P> {
    /// `GET /api/services`.
    pub(crate) fn services(&self) -> Result<ServicesView, Fault> {
        let source = self.store.source()?;
        let card = |service: Service| {
            let connection = match service.hr_system() {
                Some(system) => self
                    .store
                    .connection(system, ConnectionSlot::Active)?
                    .map(|connection| (connection.state, connection.last_success)),
                None => self
                    .store
                    .learning_connection(ConnectionSlot::Active)?
                    .map(|connection| (connection.state, connection.last_success)),
            };
            let (state, last_success) = connection.unwrap_or((ConnectionState::NotConnected, None));
            let is_source = source.is_some_and(|source| service == source.into());
            // What the operator opens is known where operators are: outside.
            Ok(ServiceCard { service, state, last_success, is_source, offer: Offer::Open })
        };
        Ok(ServicesView { services: Service::ALL.into_iter().map(card).collect::<Result<_, Fault>>()? })
    }

    /// `GET /api/services/{service}`.
    pub(crate) fn connection(&self, service: HrSystem) -> Result<ConnectionView, Fault> {
        let has_draft = self.store.connection(service, ConnectionSlot::Draft)?.is_some();
        let people = self.store.count_present()?;
        let source = self.store.source()?;
        let Some(connection) = self.store.connection(service, ConnectionSlot::Active)? else {
            return Ok(ConnectionView {
                service,
                state: ConnectionState::NotConnected,
                identity: None,
                connected_at: None,
                last_success: None,
                release: self.store.release()?,
                over_granted: Vec::new(),
                people,
                has_draft,
                source,
            });
        };
        let Connection { release, mapping, readable, .. } = &connection;
        let over_granted = over_granted(service, release, mapping, readable);
        Ok(ConnectionView {
            service,
            state: connection.state,
            identity: Some(connection.identity),
            connected_at: connection.connected_at,
            last_success: connection.last_success,
            release: connection.release,
            over_granted,
            people,
            has_draft,
            source,
        })
    }

    /// `POST /api/services/{service}/draft`. A test that fails changes nothing.
    pub(crate) async fn test_credential(
        &self,
        service: HrSystem,
        form: TestForm,
    ) -> Result<DraftView, Fault> {
        let credential = Credential::parse(service, &form.credential)?;
        let session = self.session(service.into(), ConnectionSlot::Draft, &credential.expose_fields())?;
        let upstream = self.upstream(&credential, &session)?;
        let readable = upstream.fields(&form.release).await?;
        let names = missing(service, &Release::default(), &Mapping::default(), &readable);
        if !names.is_empty() {
            return Err(ProviderFailure::AttributeNotReleased { attributes: names }.into());
        }
        let connection = Connection {
            identity: credential.identity(),
            mapping: Mapping::suggest(service, &form.release, &readable),
            release: form.release,
            readable,
            state: ConnectionState::NotConnected,
            connected_at: None,
            last_success: None,
            complete_until: None,
        };
        let view = self.draft_view(service, &connection, &upstream).await?;
        self.platform.transaction(|| {
            self.drop_connect_run(service)?;
            let sealed = self.seal(service.into(), ConnectionSlot::Draft, credential.expose_fields())?;
            self.store.put_connection(service.into(), ConnectionSlot::Draft, &connection, sealed)
        })?;
        Ok(view)
    }

    /// `GET /api/services/{service}/draft`.
    pub(crate) async fn draft(&self, service: HrSystem) -> Result<DraftView, Fault> {
        let entered = self.entered(service, ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let session =
            self.session(service.into(), ConnectionSlot::Draft, &entered.credential.expose_fields())?;
        let upstream = self.upstream(&entered.credential, &session)?;
        self.draft_view(service, &entered.connection, &upstream).await
    }

    /// `PUT /api/services/{service}/draft/mapping`.
    pub(crate) async fn map_draft(&self, service: HrSystem, form: MappingForm) -> Result<DraftView, Fault> {
        let entered = self.entered(service, ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let readable = &entered.connection.readable;
        let mapping = Mapping::choose(service, &form.mapping, readable)?.reduced_to(&form.release);
        let connection = Connection { release: form.release, mapping, ..entered.connection.clone() };
        let session =
            self.session(service.into(), ConnectionSlot::Draft, &entered.credential.expose_fields())?;
        let upstream = self.upstream(&entered.credential, &session)?;
        let view = self.draft_view(service, &connection, &upstream).await?;
        if !self.is_still(&entered)? {
            // Another admin has tested another credential meanwhile, or discarded the draft.
            return Err(ErrorCode::NoDraft.into());
        }
        self.platform.transaction(|| {
            self.drop_connect_run(service)?;
            self.store.update_connection(service, ConnectionSlot::Draft, |draft| *draft = connection)
        })?;
        Ok(view)
    }

    async fn draft_view(
        &self,
        service: HrSystem,
        connection: &Connection,
        upstream: &Upstream<'_, P>,
    ) -> Result<DraftView, Fault> {
        let Connection { release, mapping, readable, .. } = connection;
        let page = upstream.page(release, mapping, Start::FIRST, SAMPLED).await?;
        Ok(DraftView {
            identity: connection.identity.clone(),
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

    /// `POST /api/services/{service}/draft/activation`. Without a first sync only where the directory is read from
    /// another service: who connects the first one sees what it brings.
    pub(crate) fn activate_draft(&self, service: HrSystem) -> Result<ConnectionView, Fault> {
        if self.store.source()?.is_none_or(|source| source == service) {
            return Err(ErrorCode::FirstSyncNeeded.into());
        }
        self.drop_connect_run(service)?;
        self.promote_draft(service)?;
        self.connection(service)
    }

    /// Puts a draft to use.
    pub(crate) fn promote_draft(&self, service: HrSystem) -> Result<(), Fault> {
        let Entered { mut connection, credential, .. } =
            self.entered(service, ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let sealed = self.seal(service.into(), ConnectionSlot::Active, credential.expose_fields())?;
        let before = self.store.connection(service, ConnectionSlot::Active)?;
        connection.state = ConnectionState::Connected;
        connection.connected_at = Some(self.now());
        connection.last_success = before.as_ref().and_then(|before| before.last_success);
        connection.complete_until = before.and_then(|before| before.complete_until);
        self.store.put_connection(service.into(), ConnectionSlot::Active, &connection, sealed)?;
        self.store.delete_connection(service.into(), ConnectionSlot::Draft)?;
        self.memory.sessions.forget(service.into());
        Ok(())
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
        let release = connection.release.without(attribute);
        if self.store.source()? == Some(service) {
            self.narrow_release(&release)?;
            // A change of source that waits tells what becomes of values that are gone now.
            self.plan_anew_if_waiting()?;
        }
        self.store.update_connection(service, ConnectionSlot::Active, |connection| {
            connection.mapping = connection.mapping.reduced_to(&release);
            connection.release = release;
        })?;
        self.connection(service)
    }

    /// `POST /api/services/{service}/disconnection`. Only the people of the directory's source are kept or erased:
    /// no others are stored.
    pub(crate) fn disconnect(&self, service: HrSystem, people: PeopleAfter) -> Result<ConnectionView, Fault> {
        self.drop_run_of(service, DropReason::Disconnected)?;
        self.store.delete_connection(service.into(), ConnectionSlot::Draft)?;
        self.store.delete_connection(service.into(), ConnectionSlot::Active)?;
        self.memory.sessions.forget(service.into());
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
        self.connection(service)
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
