//! Talking to iSpring Learn: exchanging tokens, reading lists to their ends.

mod accounts;
mod results;

use std::{cell::RefCell, collections::BTreeSet};

use domain::{
    credential::Credential,
    learning::{DepartmentId, LearningDepartment, LearningRole},
    pacing::Pace,
    provider::{ProviderFailure, Right, ispring, token::AccessToken},
    service::Service,
    text::Text,
};
use url::Url;

pub(crate) use self::results::Fetched;
use super::{
    http::{Answer, Body, Question, unintelligible},
    session::{self, Held, Session, ask_in_turn},
};
use crate::{config::Config, platform::Platform};

/// Ids or addresses that are looked for with one request: an address of a few thousand characters goes through
/// everywhere.
pub(crate) const AT_ONCE: usize = 50;

/// iSpring Learn, as one credential sees it.
pub(crate) struct ISpring<'a, P> {
    platform: &'a P,
    base: Url,
    credential: &'a Credential,
    pace: Pace,
    session: &'a RefCell<Session>,
}

impl<'a, P: Platform> ISpring<'a, P> {
    /// iSpring Learn, entered with `credential`.
    pub(crate) fn new(
        platform: &'a P,
        config: &Config,
        credential: &'a Credential,
        session: &'a RefCell<Session>,
    ) -> Result<Self, ProviderFailure> {
        let service = Service::ISpringLearn;
        let base = config.base(service, ispring::account(credential)?.domain())?;
        Ok(Self { platform, base, credential, pace: config.pace(service), session })
    }

    /// The requests made since they were counted last.
    pub(crate) fn requests(&self) -> u64 {
        self.session.borrow().requests()
    }

    /// The roles that an account can have.
    pub(crate) async fn roles(&self) -> Result<Vec<LearningRole>, ProviderFailure> {
        let body = self.get(Right::Structure, ispring::ROLES_PATH.to_owned()).await?;
        ispring::read_roles(&body)
    }

    /// The departments that the credential sees.
    pub(crate) async fn departments(&self) -> Result<Vec<LearningDepartment>, ProviderFailure> {
        self.list(Right::Structure, ispring::departments_path, ispring::read_departments).await
    }

    /// Creates a department below `parent`, unless that is not allowed.
    pub(crate) async fn create_department(
        &self,
        name: &Text,
        parent: &DepartmentId,
    ) -> Result<Option<DepartmentId>, ProviderFailure> {
        let path = ispring::CREATE_DEPARTMENT_PATH.to_owned();
        let body = Body::Post(ispring::department_request(name, parent));
        match self.ask(Right::Structure, path, body).await? {
            Answer::Success { body, .. } => ispring::read_created(&body).map(Some),
            Answer::Status(400 | 404 | 409, _)
            | Answer::Status(_, ProviderFailure::NoRight { right: Right::Structure }) => Ok(None),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    /// Reads a list to its end. A page that leads to one that was read already has no end.
    async fn list<T: Default + IntoIterator + Extend<T::Item>>(
        &self,
        right: Right,
        path: impl Fn(Option<&str>) -> String,
        read: impl Fn(&[u8]) -> Result<(T, Option<String>), ProviderFailure>,
    ) -> Result<T, ProviderFailure> {
        let (mut all, mut seen, mut page) = (T::default(), BTreeSet::new(), None);
        loop {
            let body = self.get(right, path(page.as_deref())).await?;
            let (some, next) = read(&body)?;
            all.extend(some);
            match next {
                None => return Ok(all),
                Some(next) if seen.insert(next.clone()) => page = Some(next),
                Some(_) => return Err(endless()),
            }
        }
    }

    async fn get(&self, right: Right, path: String) -> Result<Vec<u8>, ProviderFailure> {
        match self.ask(right, path, Body::Nothing).await? {
            Answer::Success { body, .. } => Ok(body),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    /// Asks for what needs `right`. A kept token that is refused is exchanged again, once: nothing was done with it.
    async fn ask(&self, right: Right, path: String, body: Body) -> Result<Answer, ProviderFailure> {
        let held = self.token().await?;
        let mut question = Question { path, authorization: Some(held.token().authorization()), body };
        let mut answer = self.ask_in_turn(&question).await?;
        if let (Answer::Status(401, _), Held::Kept(refused)) = (&answer, &held) {
            self.session.borrow_mut().forget_token(refused);
            question.authorization = Some(self.token().await?.token().authorization());
            answer = self.ask_in_turn(&question).await?;
        }
        Ok(told(answer, right))
    }

    async fn token(&self) -> Result<Held, ProviderFailure> {
        let is_usable = |token: &AccessToken| token.is_usable(self.platform.now());
        session::token(self.session, is_usable, async || self.exchange_token().await).await
    }

    async fn exchange_token(&self) -> Result<AccessToken, ProviderFailure> {
        let question = Question {
            path: ispring::TOKEN_PATH.to_owned(),
            authorization: None,
            body: Body::Form(ispring::token_request(self.credential)),
        };
        match self.ask_in_turn(&question).await? {
            Answer::Success { body, .. } => ispring::read_token(&body, self.platform.now()),
            Answer::Status(_, failure @ ProviderFailure::Locked { .. }) => Err(failure),
            Answer::Status(400 | 401 | 403 | 404 | 422, _) => Err(ProviderFailure::WrongCredential),
            Answer::Status(_, failure) => Err(failure),
        }
    }

    async fn ask_in_turn(&self, question: &Question) -> Result<Answer, ProviderFailure> {
        ask_in_turn(self.platform, self.session, self.pace, &self.base, question).await
    }
}

/// The answer, with the right that is missing, if one is.
fn told(answer: Answer, right: Right) -> Answer {
    match answer {
        Answer::Status(status, ProviderFailure::NoEmployeeRights) => {
            Answer::Status(status, ProviderFailure::NoRight { right })
        }
        other => other,
    }
}

fn endless() -> ProviderFailure {
    unintelligible("nextPageToken")
}
