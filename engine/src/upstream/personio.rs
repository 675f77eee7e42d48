//! Talking to Personio: exchanging tokens.

use std::cell::RefCell;

use domain::{
    attribute::Release,
    credential::Credential,
    employee::{EmployeeId, EmploymentStatus},
    mapping::{Mapping, ReadableField, assumed_fields},
    pacing::Pace,
    provider::{ProviderFailure, page::Page, personio, token::AccessToken},
    service::{HrSystem, Service},
    sync::snapshot::Presence,
};
use url::Url;

use super::{
    http::{Answer, Body, Question},
    session::{self, Held, Session, ask_in_turn},
};
use crate::{config::Config, platform::Platform};

/// People that are asked for to see which attributes come.
const TRIED: u64 = 5;

/// Personio, as one credential sees it.
pub(crate) struct Personio<'a, P> {
    platform: &'a P,
    base: Url,
    credential: &'a Credential,
    pace: Pace,
    session: &'a RefCell<Session>,
}

impl<'a, P: Platform> Personio<'a, P> {
    /// Personio, entered with `credential`.
    pub(crate) fn new(
        platform: &'a P,
        config: &Config,
        credential: &'a Credential,
        session: &'a RefCell<Session>,
    ) -> Result<Self, ProviderFailure> {
        let service = Service::Personio;
        let base = config.base(service, "")?;
        Ok(Self { platform, base, credential, pace: config.pace(service), session })
    }

    /// The fields that the credential may read. Some credentials may read people and not list their fields: then we
    /// ask for `release` and see what comes; asking for everything would fetch what nobody released.
    pub(crate) async fn fields(&self, release: &Release) -> Result<Vec<ReadableField>, ProviderFailure> {
        match self.get(personio::FIELDS_PATH.to_owned()).await {
            Ok(body) => personio::read_fields(&body),
            Err(ProviderFailure::NoEmployeeRights) => {
                let page = self.page(release, &Mapping::default(), 0, TRIED).await?;
                Ok(assumed_fields(HrSystem::Personio, &page.sent))
            }
            Err(failure) => Err(failure),
        }
    }

    /// One page of people, minimised.
    pub(crate) async fn page(
        &self,
        release: &Release,
        mapping: &Mapping,
        offset: u64,
        limit: u64,
    ) -> Result<Page, ProviderFailure> {
        let body = self.get(personio::page_path(release, mapping, offset, limit)).await?;
        personio::read_page(&body, release, mapping)
    }

    /// Whether somebody who works there has this id.
    pub(crate) async fn presence(&self, id: &EmployeeId) -> Result<Presence, ProviderFailure> {
        match self.ask_for(personio::employee_path(id)).await? {
            Answer::Success { body, .. } => Ok(match personio::read_employee_status(&body)? {
                EmploymentStatus::Inactive => Presence::Gone,
                _ => Presence::StillThere,
            }),
            Answer::Status(404, _) => Ok(Presence::Gone),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    async fn get(&self, path: String) -> Result<Vec<u8>, ProviderFailure> {
        match self.ask_for(path).await? {
            Answer::Success { body, .. } => Ok(body),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    /// Reads `path`. Personio refuses a token that has ended and one without rights with the same words, so a kept
    /// token that is refused is exchanged again, once, before the refusal is believed.
    async fn ask_for(&self, path: String) -> Result<Answer, ProviderFailure> {
        let held = self.token().await?;
        match (self.get_with(&path, held.token()).await?, held) {
            (Answer::Status(401 | 403, _), Held::Kept(refused)) => {
                self.session.borrow_mut().forget_token(&refused);
                self.get_with(&path, self.token().await?.token()).await
            }
            (answer, _) => Ok(answer),
        }
    }

    async fn get_with(&self, path: &str, token: &AccessToken) -> Result<Answer, ProviderFailure> {
        let authorization = Some(token.authorization());
        let question = Question { path: path.to_owned(), authorization, body: Body::Nothing };
        self.ask(&question).await
    }

    async fn token(&self) -> Result<Held, ProviderFailure> {
        session::token(self.session, |_| true, async || self.exchange_token().await).await
    }

    async fn exchange_token(&self) -> Result<AccessToken, ProviderFailure> {
        let body = Body::Post(personio::token_request(self.credential));
        let question = Question { path: personio::AUTH_PATH.to_owned(), authorization: None, body };
        match self.ask(&question).await? {
            Answer::Success { body, .. } => personio::read_token(&body),
            // Wrong credentials are a 403 (reference/providers.md, section 1.1).
            Answer::Status(400 | 401 | 403 | 404 | 422, _) => Err(ProviderFailure::WrongCredential),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    async fn ask(&self, question: &Question) -> Result<Answer, ProviderFailure> {
        ask_in_turn(self.platform, self.session, self.pace, &self.base, question).await
    }
}
