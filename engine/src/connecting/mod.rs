//! Connecting a service: a credential is tested and sealed as a draft, put to use, and forgotten again. What services of
//! one kind do besides is [`hr`]'s and [`learning`]'s.

pub(crate) mod connection;
mod hr;
mod learning;
mod resealing;
mod source;
pub mod vault;

use chrono::{DateTime, Utc};
use domain::{
    api::{
        error::ErrorCode,
        services::{
            ActivationForm, ConnectionOwn, ConnectionState, ConnectionView, DisconnectionForm, DraftOwn,
            DraftView, Offer, ServiceCard, ServicesView, TestForm,
        },
    },
    credential::Credential,
    service::{ConnectionSlot, Kind, Service},
};

use self::connection::{Connectable, Connection};
use crate::{
    auditing::Done,
    fault::Fault,
    organisation::{Entered, Organisation},
    platform::Platform,
};

impl<P: Platform> Organisation<'_, P> {
    /// `GET /api/services`.
    pub(crate) fn services(&self) -> Result<ServicesView, Fault> {
        let source = self.store.source()?;
        let card = |service: Service| {
            let (state, last_success) = match service.kind() {
                Kind::HrSystem(system) => self.how_it_stands(system)?,
                Kind::Learning(platform) => self.how_it_stands(platform)?,
            };
            let is_source = source.is_some_and(|source| service == source.into());
            // What the operator opens is known where operators are: outside.
            Ok(ServiceCard { service, state, last_success, is_source, offer: Offer::Open })
        };
        Ok(ServicesView { services: Service::ALL.into_iter().map(card).collect::<Result<_, Fault>>()? })
    }

    fn how_it_stands<S: Connectable>(
        &self,
        service: S,
    ) -> Result<(ConnectionState, Option<DateTime<Utc>>), Fault> {
        let connection = self.store.connection(service, ConnectionSlot::Active)?;
        Ok(connection.map_or((ConnectionState::NotConnected, None), |one| (one.state, one.last_success)))
    }

    /// `GET /api/services/{service}`.
    pub(crate) fn connection(&self, service: Service) -> Result<ConnectionView, Fault> {
        match service.kind() {
            Kind::HrSystem(system) => {
                self.connection_view(system, |own| self.hr_view(system, own).map(ConnectionOwn::HrSystem))
            }
            Kind::Learning(platform) => {
                self.connection_view(platform, |own| self.learning_view(own).map(ConnectionOwn::Learning))
            }
        }
    }

    /// A connection, of which `own` says what services of its kind have.
    fn connection_view<S: Connectable>(
        &self,
        service: S,
        own: impl FnOnce(Option<S::Own>) -> Result<ConnectionOwn, Fault>,
    ) -> Result<ConnectionView, Fault> {
        let has_draft = self.store.connection(service, ConnectionSlot::Draft)?.is_some();
        let connection = self.store.connection(service, ConnectionSlot::Active)?;
        let service = service.into();
        Ok(match connection {
            None => ConnectionView {
                service,
                state: ConnectionState::NotConnected,
                identity: None,
                connected_at: None,
                last_success: None,
                has_draft,
                own: own(None)?,
            },
            Some(connection) => ConnectionView {
                service,
                state: connection.state,
                identity: Some(connection.identity),
                connected_at: connection.connected_at,
                last_success: connection.last_success,
                has_draft,
                own: own(Some(connection.own))?,
            },
        })
    }

    /// `POST /api/services/{service}/draft`. A test that fails changes nothing.
    pub(crate) async fn test_credential(
        &self,
        service: Service,
        form: TestForm,
    ) -> Result<Done<DraftView>, Fault> {
        let credential = Credential::parse(service, &form.credential)?;
        let identity = credential.identity();
        let own = match (service.kind(), form.release) {
            (Kind::HrSystem(system), Some(release)) => {
                self.test_hr(system, credential, release).await?.map(DraftOwn::HrSystem)
            }
            (Kind::Learning(platform), None) => {
                self.test_learning(platform, credential).await?.map(DraftOwn::Learning)
            }
            (Kind::HrSystem(_), None) | (Kind::Learning(_), Some(_)) => {
                return Err(ErrorCode::MalformedBody.into());
            }
        };
        Ok(own.map(|own| DraftView { identity, own }))
    }

    /// Keeps a credential that was tested, and what was learnt by it, in the place of the draft that was there.
    fn keep_draft<S: Connectable>(
        &self,
        service: S,
        credential: &Credential,
        own: S::Own,
    ) -> Result<(), Fault> {
        let connection = Connection {
            identity: credential.identity(),
            state: ConnectionState::NotConnected,
            stands_since: None,
            connected_at: None,
            last_success: None,
            own,
        };
        let sealed = self.seal(ConnectionSlot::Draft, credential)?;
        self.store.put_connection(service, ConnectionSlot::Draft, &connection, sealed)
    }

    /// `GET /api/services/{service}/draft`.
    pub(crate) async fn draft(&self, service: Service) -> Result<DraftView, Fault> {
        match service.kind() {
            Kind::HrSystem(system) => self.hr_draft(system).await,
            Kind::Learning(platform) => {
                let draft =
                    self.store.connection(platform, ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
                let own = DraftOwn::Learning(self.learning_draft(draft.own)?);
                Ok(DraftView { identity: draft.identity, own })
            }
        }
    }

    /// `POST /api/services/{service}/draft/activation`.
    pub(crate) fn activate_draft(
        &self,
        service: Service,
        form: &ActivationForm,
    ) -> Result<ConnectionView, Fault> {
        match (service.kind(), &form.accounts) {
            (Kind::HrSystem(system), None) => self.activate_hr(system)?,
            (Kind::Learning(platform), Some(accounts)) => self.activate_learning(platform, accounts)?,
            (Kind::HrSystem(_), Some(_)) | (Kind::Learning(_), None) => {
                return Err(ErrorCode::MalformedBody.into());
            }
        }
        self.connection(service)
    }

    /// Puts a draft to use, which has worked last when `last_success` says.
    fn promote<S: Connectable>(
        &self,
        draft: Entered<S>,
        last_success: Option<DateTime<Utc>>,
    ) -> Result<(), Fault> {
        let Entered { service, connection, credential, .. } = draft;
        let connection = Connection {
            state: ConnectionState::Connected,
            stands_since: Some(self.now()),
            connected_at: Some(self.now()),
            last_success,
            ..connection
        };
        let sealed = self.seal(ConnectionSlot::Active, &credential)?;
        self.store.put_connection(service, ConnectionSlot::Active, &connection, sealed)?;
        self.store.delete_connection(service.into(), ConnectionSlot::Draft)?;
        self.memory.sessions.forget(service.into());
        Ok(())
    }

    /// `POST /api/services/{service}/disconnection`. The learning accounts stay as they are, and so does the ledger: who
    /// connects the same platform again invites nobody twice.
    pub(crate) fn disconnect(
        &self,
        service: Service,
        form: &DisconnectionForm,
    ) -> Result<ConnectionView, Fault> {
        match (service.kind(), form.people) {
            (Kind::HrSystem(system), Some(people)) => self.disconnect_hr(system, people)?,
            (Kind::Learning(_), None) => self.forget_connection(service)?,
            (Kind::HrSystem(_), None) | (Kind::Learning(_), Some(_)) => {
                return Err(ErrorCode::MalformedBody.into());
            }
        }
        self.connection(service)
    }

    /// Forgets a connection and its draft, with their credentials.
    fn forget_connection(&self, service: Service) -> Result<(), Fault> {
        self.store.delete_connection(service, ConnectionSlot::Draft)?;
        self.store.delete_connection(service, ConnectionSlot::Active)?;
        self.memory.sessions.forget(service);
        Ok(())
    }
}
