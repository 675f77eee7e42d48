//! What is remembered between the calls of one credential, and the pace at which it calls.

use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use domain::{
    credential::Credential,
    pacing::{Pace, Started},
    provider::{ProviderFailure, token::AccessToken},
    service::{ConnectionSlot, FieldName, Service},
};
use futures_util::lock::Mutex;
use sha2::{Digest, Sha256};
use url::Url;

use super::http::{Answer, Question, ask};
use crate::{fault::Fault, platform::Platform};

/// What is remembered between calls, as long as the organisation's object stays in memory.
#[derive(Default)]
pub(crate) struct Session {
    /// The token in use, where the provider has such.
    token: Option<AccessToken>,
    /// Held by whoever exchanges one.
    exchanging: Rc<Mutex<()>>,
    /// How often that has come to an end, and how the last time, if it failed.
    exchanges: (u64, Option<ProviderFailure>),
    started: SharedStarted,
    requests: u64,
    is_over: bool,
}

/// When requests to a service were started lately. Its limits are a company's, whichever credential is used.
type SharedStarted = Rc<RefCell<Started>>;

/// A session as it is shared by those who use it at the same time.
pub(crate) type SharedSession = Rc<RefCell<Session>>;

/// The sessions of an organisation's connections. Each is one credential's: whoever comes to it with another one begins
/// anew, so that no request bears what belongs to somebody else.
#[derive(Default)]
pub(crate) struct Sessions {
    /// Keeps the fingerprints from being tried: it is this object's memory's own.
    salt: OnceCell<[u8; 32]>,
    kept: RefCell<BTreeMap<(Service, ConnectionSlot), (Fingerprint, SharedSession)>>,
    started: RefCell<BTreeMap<Service, SharedStarted>>,
}

/// What tells a credential from others, as long as the object stays in memory.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fingerprint([u8; 32]);

impl Sessions {
    /// The session of `credential` in `slot`.
    pub(crate) fn of<P: Platform>(
        &self,
        platform: &P,
        slot: ConnectionSlot,
        credential: &Credential,
    ) -> Result<SharedSession, Fault> {
        let place = (credential.service(), slot);
        let fingerprint = Fingerprint::of(self.salt(platform)?, &credential.expose_fields());
        let mut sessions = self.kept.borrow_mut();
        if let Some((of, session)) = sessions.get(&place)
            && *of == fingerprint
        {
            return Ok(Rc::clone(session));
        }
        let started = Rc::clone(self.started.borrow_mut().entry(place.0).or_default());
        let session = Rc::new(RefCell::new(Session { started, ..Session::default() }));
        sessions.insert(place, (fingerprint, Rc::clone(&session)));
        Ok(session)
    }

    /// Counts the requests of the connection in `place` from now on.
    pub(crate) fn count_anew(&self, place: (Service, ConnectionSlot)) {
        if let Some((_, session)) = self.kept.borrow().get(&place) {
            session.borrow_mut().take_requests();
        }
    }

    /// Forgets those of `service`: other credentials are in use from now on. With the one that was, nothing more is asked,
    /// by nobody who is still at it.
    pub(crate) fn forget(&self, service: Service) {
        self.kept.borrow_mut().retain(|(of, slot), (_, session)| {
            if *of == service && *slot == ConnectionSlot::Active {
                session.borrow_mut().end();
            }
            *of != service
        });
    }

    /// Forgets all of them, and asks nothing more with any.
    pub(crate) fn forget_all(&self) {
        for (_, (_, session)) in std::mem::take(&mut *self.kept.borrow_mut()) {
            session.borrow_mut().end();
        }
    }

    fn salt<P: Platform>(&self, platform: &P) -> Result<[u8; 32], Fault> {
        if let Some(salt) = self.salt.get() {
            return Ok(*salt);
        }
        let mut salt = [0; 32];
        platform.fill(&mut salt)?;
        Ok(*self.salt.get_or_init(|| salt))
    }
}

impl Fingerprint {
    fn of(salt: [u8; 32], fields: &[(FieldName, &str)]) -> Self {
        let mut hasher = Sha256::new_with_prefix(salt);
        for (field, value) in fields {
            hasher.update(field.as_str());
            // Two lists of fields never give the same bytes.
            hasher.update((value.len() as u64).to_be_bytes());
            hasher.update(value);
        }
        Self(hasher.finalize().into())
    }
}

impl Session {
    /// Forgets the token that was `refused`, unless another one has taken its place meanwhile.
    pub(crate) fn forget_token(&mut self, refused: &AccessToken) {
        self.token.take_if(|token| token.is(refused));
    }

    /// Ends it: its credential is not in use any more. What was sent may be answered; nothing more is sent.
    pub(crate) fn end(&mut self) {
        self.is_over = true;
    }

    /// A failure, if it has ended. What it is called matters to nobody: whoever waited for the answer looks first whether
    /// the connection is still there.
    pub(crate) fn check(&self) -> Result<(), ProviderFailure> {
        if self.is_over {
            return Err(ProviderFailure::Unavailable { retry_after_seconds: None });
        }
        Ok(())
    }

    /// The requests made since they were taken last.
    pub(crate) fn requests(&self) -> u64 {
        self.requests
    }

    /// The requests made since this was asked last.
    pub(crate) fn take_requests(&mut self) -> u64 {
        std::mem::take(&mut self.requests)
    }
}

/// A token, and whether it was exchanged just now.
pub(crate) enum Held {
    Kept(AccessToken),
    Fresh(AccessToken),
}

impl Held {
    /// The token.
    pub(crate) fn token(&self) -> &AccessToken {
        match self {
            Self::Kept(token) | Self::Fresh(token) => token,
        }
    }
}

/// The token that is kept, as long as it `is_usable`, or what `exchange` gets. It is exchanged once for all who ask at the
/// same time: who comes meanwhile waits for it, and shares its failure.
pub(crate) async fn token(
    session: &RefCell<Session>,
    is_usable: impl Fn(&AccessToken) -> bool,
    exchange: impl AsyncFnOnce() -> Result<AccessToken, ProviderFailure>,
) -> Result<Held, ProviderFailure> {
    let kept = || session.borrow().token.clone().filter(&is_usable);
    if let Some(token) = kept() {
        return Ok(Held::Kept(token));
    }
    let (exchanging, before) = {
        let session = session.borrow();
        (Rc::clone(&session.exchanging), session.exchanges.0)
    };
    let _turn = exchanging.lock().await;
    if let Some(token) = kept() {
        return Ok(Held::Fresh(token));
    }
    if let (after, Some(failure)) = &session.borrow().exchanges
        && *after != before
    {
        return Err(failure.clone());
    }
    let outcome = exchange().await;
    let mut session = session.borrow_mut();
    session.exchanges = (session.exchanges.0.wrapping_add(1), outcome.as_ref().err().cloned());
    session.token = outcome.as_ref().ok().cloned();
    outcome.map(Held::Fresh)
}

/// Asks in turn: not faster than `pace`.
pub(crate) async fn ask_in_turn<P: Platform>(
    platform: &P,
    session: &RefCell<Session>,
    pace: Pace,
    base: &Url,
    question: &Question,
) -> Result<Answer, ProviderFailure> {
    let _: Turn = wait_for_turn(platform, session, pace).await;
    session.borrow().check()?;
    ask(platform, base, question).await
}

/// That a request may start now.
pub(crate) struct Turn(());

/// Waits until the next request may start, and counts it.
pub(crate) async fn wait_for_turn<P: Platform>(platform: &P, session: &RefCell<Session>, pace: Pace) -> Turn {
    let (started, planned, wait) = {
        let (mut session, now) = (session.borrow_mut(), platform.now());
        session.requests += 1;
        let wait = session.started.borrow().wait(pace, now);
        // Taken before waiting, so that requests that wait at the same time don't take the same turn.
        session.started.borrow_mut().note(now + wait);
        (Rc::clone(&session.started), now + wait, wait)
    };
    if let Ok(wait) = wait.to_std()
        && !wait.is_zero()
    {
        platform.sleep(wait).await;
        started.borrow_mut().note_late(planned, platform.now());
    }
    Turn(())
}
