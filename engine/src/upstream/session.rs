//! What is remembered between the calls of one credential, and the pace at which it calls.

use std::cell::RefCell;

use domain::{
    pacing::{Pace, Started},
    provider::{ProviderFailure, token::Token},
};
use url::Url;

use super::http::{Answer, Question, ask};
use crate::platform::Platform;

/// What is remembered between calls, as long as the organisation's object stays in memory.
#[derive(Default)]
pub(crate) struct Session {
    /// The token in use, where the provider has such.
    pub(crate) token: Option<Token>,
    started: Started,
    requests: u64,
}

impl Session {
    /// Forgets the token: the credential has changed.
    pub(crate) fn forget_token(&mut self) {
        self.token = None;
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

/// Asks in turn: not faster than `pace`.
pub(crate) async fn ask_in_turn<P: Platform>(
    platform: &P,
    session: &RefCell<Session>,
    pace: Pace,
    base: &Url,
    question: &Question,
) -> Result<Answer, ProviderFailure> {
    let _: Turn = wait_for_turn(platform, session, pace).await;
    ask(platform, base, question).await
}

/// That a request may start now.
pub(crate) struct Turn(());

/// Waits until the next request may start, and counts it.
pub(crate) async fn wait_for_turn<P: Platform>(platform: &P, session: &RefCell<Session>, pace: Pace) -> Turn {
    let wait = {
        let (mut session, now) = (session.borrow_mut(), platform.now());
        let wait = session.started.wait(pace, now);
        // Taken before waiting, so that requests that wait at the same time don't take the same turn.
        session.started.note(now + wait);
        session.requests += 1;
        wait
    };
    if let Ok(wait) = wait.to_std()
        && !wait.is_zero()
    {
        platform.sleep(wait).await;
    }
    Turn(())
}
