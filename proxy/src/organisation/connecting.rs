//! Connecting a service: testing a credential, choosing attributes, disconnecting.

use chrono::Utc;
use domain::{
    api::{
        error::ErrorCode,
        services::{
            ConnectionState, ConnectionView, DraftView, MappingForm, PeopleAfter, ServiceCard, ServicesView,
            TestForm,
        },
    },
    attribute::{Attribute, Release},
    credential::PersonioCredential,
    mapping::{Mapping, ReadableField},
    provider::{ProviderFailure, personio},
    sample::samples,
    service::{Service, Slot},
    sync::run::{DropReason, Trigger},
};

use super::{Organisation, connection::Connection};
use crate::{fault::Fault, upstream::personio::Personio};

/// People that are looked at to show masked samples.
const SAMPLED: u64 = 5;

impl Organisation<'_> {
    /// `GET /api/services`.
    pub(super) fn services(&self) -> Result<ServicesView, Fault> {
        let card = |service| {
            let connection = self.store.connection(service, Slot::Active)?.map(|(connection, _)| connection);
            let last_success = connection.as_ref().and_then(|connection| connection.last_success);
            let state = connection.map_or(ConnectionState::NotConnected, |connection| connection.state);
            Ok(ServiceCard { service, state, last_success })
        };
        Ok(ServicesView { services: Service::ALL.into_iter().map(card).collect::<Result<_, Fault>>()? })
    }

    /// `GET /api/services/{service}`.
    pub(super) fn connection(&self, service: Service) -> Result<ConnectionView, Fault> {
        let has_draft = self.store.connection(service, Slot::Draft)?.is_some();
        let people = self.store.count_present()?;
        let Some((connection, _)) = self.store.connection(service, Slot::Active)? else {
            return Ok(ConnectionView {
                service,
                state: ConnectionState::NotConnected,
                masked_client_id: None,
                connected_at: None,
                last_success: None,
                release: self.store.release()?,
                over_granted: Vec::new(),
                people,
                has_draft,
            });
        };
        let over_granted =
            personio::over_granted(&connection.release, &connection.mapping, &connection.readable);
        Ok(ConnectionView {
            service,
            state: connection.state,
            masked_client_id: Some(connection.masked_client_id),
            connected_at: connection.connected_at,
            last_success: connection.last_success,
            release: connection.release,
            over_granted,
            people,
            has_draft,
        })
    }

    /// `POST /api/services/{service}/draft`. A test that fails changes nothing.
    pub(super) async fn test_credential(&self, service: Service, form: TestForm) -> Result<DraftView, Fault> {
        let credential = PersonioCredential::try_from(form.credential)?;
        self.session(Slot::Draft).borrow_mut().forget_token();
        let personio = self.personio(&credential, Slot::Draft);
        let readable = readable(&personio, &form.release).await?;
        let connection = Connection {
            masked_client_id: credential.masked_client_id(),
            mapping: Mapping::suggest(&form.release, &readable),
            release: form.release,
            readable,
            state: ConnectionState::NotConnected,
            connected_at: None,
            last_success: None,
        };
        let view = draft_view(&connection, &personio).await?;
        self.drop_connect_run().await?;
        let sealed = self.seal(service, &credential)?;
        self.store.put_connection(service, Slot::Draft, &connection, sealed)?;
        Ok(view)
    }

    /// `GET /api/services/{service}/draft`.
    pub(super) async fn draft(&self, service: Service) -> Result<DraftView, Fault> {
        let (connection, credential) = self.connection_in(service, Slot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        draft_view(&connection, &self.personio(&credential, Slot::Draft)).await
    }

    /// `PUT /api/services/{service}/draft/mapping`.
    pub(super) async fn map_draft(&self, service: Service, form: MappingForm) -> Result<DraftView, Fault> {
        let (connection, credential) = self.connection_in(service, Slot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let mapping = Mapping::choose(&form.mapping, &connection.readable)?.reduced_to(&form.release);
        let connection = Connection { release: form.release, mapping, ..connection };
        let view = draft_view(&connection, &self.personio(&credential, Slot::Draft)).await?;
        self.drop_connect_run().await?;
        self.store.update_connection(service, Slot::Draft, |draft| *draft = connection)?;
        Ok(view)
    }

    /// `DELETE /api/services/{service}/draft`.
    pub(super) async fn discard_draft(&self, service: Service) -> Result<(), Fault> {
        self.drop_connect_run().await?;
        self.store.delete_connection(service, Slot::Draft)
    }

    /// Puts a draft to use: its first plan was approved. What is not released any more is erased at once.
    pub(super) fn promote_draft(&self, service: Service) -> Result<(), Fault> {
        let (mut connection, sealed) =
            self.store.connection(service, Slot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let before = self.store.connection(service, Slot::Active)?.map(|(connection, _)| connection);
        connection.state = ConnectionState::Connected;
        connection.connected_at = Some(Utc::now());
        connection.last_success = before.and_then(|before| before.last_success);
        self.narrow_release(&connection.release)?;
        self.store.put_connection(service, Slot::Active, &connection, sealed)?;
        self.store.delete_connection(service, Slot::Draft)?;
        self.forget_tokens();
        Ok(())
    }

    /// `POST /api/services/{service}/withdrawals`.
    pub(super) async fn withdraw(
        &self,
        service: Service,
        attribute: Attribute,
    ) -> Result<ConnectionView, Fault> {
        if attribute.is_mandatory() {
            return Err(ErrorCode::AttributeMandatory.into());
        }
        let (connection, _) = self.store.connection(service, Slot::Active)?.ok_or(ErrorCode::NotConnected)?;
        // What a run has read may hold the attribute too.
        self.drop_active_run(DropReason::Disconnected).await?;
        let release = connection.release.without(attribute);
        self.narrow_release(&release)?;
        self.store.update_connection(service, Slot::Active, |connection| {
            connection.mapping = connection.mapping.reduced_to(&release);
            connection.release = release;
        })?;
        self.connection(service)
    }

    /// `POST /api/services/{service}/disconnection`.
    pub(super) async fn disconnect(
        &self,
        service: Service,
        people: PeopleAfter,
    ) -> Result<ConnectionView, Fault> {
        self.drop_active_run(DropReason::Disconnected).await?;
        self.store.delete_connection(service, Slot::Draft)?;
        self.store.delete_connection(service, Slot::Active)?;
        self.forget_tokens();
        if people == PeopleAfter::Erase {
            self.store.erase_people()?;
            self.store.next_revision()?;
        }
        self.connection(service)
    }

    fn narrow_release(&self, release: &Release) -> Result<(), Fault> {
        if self.store.release()? != *release {
            self.store.reduce_people(release)?;
            self.store.set_release(release)?;
            self.store.next_revision()?;
        }
        Ok(())
    }

    /// Ends the run that shows a draft's first sync, if there is one: the draft is about to change.
    async fn drop_connect_run(&self) -> Result<(), Fault> {
        match self.store.active_run()? {
            Some(run) if run.trigger == Trigger::Connect => {
                self.drop_active_run(DropReason::Disconnected).await
            }
            _ => Ok(()),
        }
    }
}

/// What the credential may read, and that it may read names.
async fn readable(personio: &Personio<'_>, release: &Release) -> Result<Vec<ReadableField>, Fault> {
    let readable = match personio.fields().await {
        Ok(fields) => fields,
        // Some credentials may read people and not list their fields. We ask for what is released and see what
        // comes; asking for everything would fetch what nobody released.
        Err(ProviderFailure::NoEmployeeRights) => {
            let page = personio.page(release, &Mapping::default(), 0, SAMPLED).await?;
            personio::assumed_fields(&page.sent)
        }
        Err(failure) => return Err(failure.into()),
    };
    let missing = personio::missing(&Release::default(), &Mapping::default(), &readable);
    if missing.is_empty() {
        Ok(readable)
    } else {
        Err(ProviderFailure::AttributeNotReleased { attributes: missing }.into())
    }
}

async fn draft_view(connection: &Connection, personio: &Personio<'_>) -> Result<DraftView, Fault> {
    let Connection { release, mapping, readable, .. } = connection;
    let page = personio.page(release, mapping, 0, SAMPLED).await?;
    Ok(DraftView {
        masked_client_id: connection.masked_client_id.clone(),
        people: page.total,
        release: release.clone(),
        mapping: mapping.clone(),
        readable: readable.clone(),
        missing: personio::missing(release, mapping, readable),
        over_granted: personio::over_granted(release, mapping, readable),
        samples: samples(&page.employees, release),
    })
}
