//! The way out to the providers: one face for all of them.

pub(crate) mod bamboohr;
pub(crate) mod http;
pub(crate) mod ispring;
pub(crate) mod personio;
pub(crate) mod session;

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use domain::{
    attribute::Release,
    credential::Credential,
    employee::EmployeeId,
    mapping::{Mapping, ReadableField},
    provider::{
        ProviderFailure,
        page::{Page, Start},
    },
    service::HrSystem,
    sync::snapshot::{Deletions, Presence},
    text::Text,
};

use self::{bamboohr::BambooHr, personio::Personio, session::Session};
use crate::{config::Config, platform::Platform};

/// An HR system, as one credential sees it.
pub(crate) enum Upstream<'a, P> {
    Personio(Personio<'a, P>),
    BambooHr(BambooHr<'a, P>),
}

impl<'a, P: Platform> Upstream<'a, P> {
    /// The HR system `service`, entered with `credential`.
    pub(crate) fn new(
        platform: &'a P,
        config: &Config,
        service: HrSystem,
        credential: &'a Credential,
        session: &'a RefCell<Session>,
    ) -> Result<Self, ProviderFailure> {
        Ok(match service {
            HrSystem::Personio => Self::Personio(Personio::new(platform, config, credential, session)?),
            HrSystem::BambooHr => Self::BambooHr(BambooHr::new(platform, config, credential, session)?),
        })
    }

    /// The fields that the credential may read. `release` is tried where the provider does not list them.
    pub(crate) async fn fields(&self, release: &Release) -> Result<Vec<ReadableField>, ProviderFailure> {
        match self {
            Self::Personio(personio) => personio.fields(release).await,
            Self::BambooHr(bamboohr) => bamboohr.fields().await,
        }
    }

    /// The name of the user whose credential it is, where the provider tells it and the credential dies with that user.
    pub(crate) async fn owner(&self) -> Result<Option<Text>, ProviderFailure> {
        match self {
            Self::Personio(_) => Ok(None),
            Self::BambooHr(bamboohr) => bamboohr.owner().await,
        }
    }

    /// One page of people, minimised: `limit` of them from `start` on.
    pub(crate) async fn page(
        &self,
        release: &Release,
        mapping: &Mapping,
        start: Start,
        limit: u64,
    ) -> Result<Page, ProviderFailure> {
        match self {
            Self::Personio(personio) => personio.page(release, mapping, start.people, limit).await,
            Self::BambooHr(bamboohr) => bamboohr.page(release, mapping, start.pages + 1, limit).await,
        }
    }

    /// Whether the provider knows somebody by this id. A credential that may not ask for one person, and an answer that
    /// says nothing, prove nobody's absence.
    pub(crate) async fn presence(&self, id: &EmployeeId) -> Result<Presence, ProviderFailure> {
        let presence = match self {
            Self::Personio(personio) => personio.presence(id).await,
            Self::BambooHr(bamboohr) => bamboohr.presence(id).await,
        };
        match presence {
            Err(ProviderFailure::NoEmployeeRights | ProviderFailure::Unintelligible { .. }) => {
                Ok(Presence::StillThere)
            }
            told => told,
        }
    }

    /// Who was deleted since `since`, for a provider that says so. For the others whoever is missing was.
    pub(crate) async fn deleted(&self, since: DateTime<Utc>) -> Result<Deletions, ProviderFailure> {
        match self {
            Self::Personio(_) => Ok(Deletions::ByAbsence),
            Self::BambooHr(bamboohr) => bamboohr.deleted(since).await,
        }
    }
}
