//! Talking to Personio: exchanging tokens, keeping its pace, counting requests.

use std::cell::RefCell;

use chrono::Utc;
use domain::{
    attribute::Release,
    credential::PersonioCredential,
    mapping::{Mapping, ReadableField},
    pacing::{Pace, Started},
    provider::{
        ProviderFailure,
        personio::{self, Page, Token},
    },
};
use worker::{Delay, Url};

use super::http::{Answer, Question, ask};

/// What is remembered between calls, as long as the organisation's object stays in memory.
#[derive(Default)]
pub(crate) struct Session {
    token: Option<Token>,
    started: Started,
    requests: u64,
}

/// Personio, as one credential sees it.
pub(crate) struct Personio<'a> {
    base: &'a Url,
    credential: &'a PersonioCredential,
    pace: Pace,
    session: &'a RefCell<Session>,
}

/// A token, and whether it was exchanged just now.
enum Held {
    Kept(Token),
    Fresh(Token),
}

impl Session {
    /// Forgets the token: the credential has changed.
    pub(crate) fn forget_token(&mut self) {
        self.token = None;
    }

    /// The requests made since this was asked last.
    pub(crate) fn take_requests(&mut self) -> u64 {
        std::mem::take(&mut self.requests)
    }
}

impl<'a> Personio<'a> {
    /// Personio at `base`, entered with `credential`.
    pub(crate) fn new(
        base: &'a Url,
        credential: &'a PersonioCredential,
        pace: Pace,
        session: &'a RefCell<Session>,
    ) -> Self {
        Self { base, credential, pace, session }
    }

    /// The fields that the credential may read.
    pub(crate) async fn fields(&self) -> Result<Vec<ReadableField>, ProviderFailure> {
        personio::read_fields(&self.get(personio::FIELDS_PATH.to_owned()).await?)
    }

    /// Exchanges a token if there is none: before several requests at once, which would each exchange their own.
    pub(crate) async fn sign_in(&self) -> Result<(), ProviderFailure> {
        self.token().await.map(drop)
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

    /// Reads `path`. Personio refuses a token that has ended and one without rights with the same words, so a kept
    /// token that is refused is exchanged again, once, before the refusal is believed.
    async fn get(&self, path: String) -> Result<Vec<u8>, ProviderFailure> {
        let held = self.token().await?;
        match (self.get_with(&path, held.token()).await?, held) {
            (Answer::Success(body), _) => Ok(body),
            (Answer::Status(401 | 403, _), Held::Kept(_)) => {
                self.session.borrow_mut().forget_token();
                match self.get_with(&path, self.token().await?.token()).await? {
                    Answer::Success(body) => Ok(body),
                    Answer::Status(_, failure) => Err(failure),
                }
            }
            (Answer::Status(_, failure), _) => Err(failure),
        }
    }

    async fn get_with(&self, path: &str, token: &Token) -> Result<Answer, ProviderFailure> {
        let question =
            Question { path: path.to_owned(), authorization: Some(token.authorization()), body: None };
        self.ask(&question).await
    }

    async fn token(&self) -> Result<Held, ProviderFailure> {
        let kept = self.session.borrow().token.clone();
        if let Some(token) = kept {
            return Ok(Held::Kept(token));
        }
        let body = Some(personio::token_request(self.credential));
        let question = Question { path: personio::AUTH_PATH.to_owned(), authorization: None, body };
        let token = match self.ask(&question).await? {
            Answer::Success(body) => personio::read_token(&body)?,
            // Wrong credentials are a 403 (reference/providers.md, section 1.1).
            Answer::Status(400 | 401 | 403 | 404 | 422, _) => return Err(ProviderFailure::WrongCredential),
            Answer::Status(_, failure) => return Err(failure),
        };
        self.session.borrow_mut().token = Some(token.clone());
        Ok(Held::Fresh(token))
    }

    async fn ask(&self, question: &Question) -> Result<Answer, ProviderFailure> {
        let wait = {
            let (mut session, now) = (self.session.borrow_mut(), Utc::now());
            let wait = session.started.wait(self.pace, now);
            // Taken before waiting, so that requests that wait at the same time don't take the same turn.
            session.started.note(now + wait);
            session.requests += 1;
            wait
        };
        if let Ok(wait) = wait.to_std()
            && !wait.is_zero()
        {
            Delay::from(wait).await;
        }
        ask(self.base, question).await
    }
}

impl Held {
    fn token(&self) -> &Token {
        match self {
            Self::Kept(token) | Self::Fresh(token) => token,
        }
    }
}
