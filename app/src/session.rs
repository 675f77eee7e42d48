//! Who is signed in, as far as the app knows.

use domain::{access::Role, api::session::SessionView};
use leptos::prelude::*;

use crate::api::CallError;

/// What is known of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionState {
    /// The API has not answered yet.
    Asking,
    /// Somebody is signed in.
    SignedIn(SessionView),
    /// Nobody is.
    SignedOut(SignOutReason),
    /// The API could not say.
    Unknown(CallError),
}

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignOutReason {
    /// Nobody has been since the page was opened.
    Never,
    /// The session ended by itself or was ended elsewhere.
    Ended,
    /// They signed out.
    Left,
}

impl SignOutReason {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Never, Self::Ended, Self::Left];

    /// The word under which one half of the app tells the other.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Ended => "ended",
            Self::Left => "left",
        }
    }

    /// The reason of that word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// What somebody may see of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// Not known yet.
    Waiting,
    /// All of it.
    Granted,
    /// Nothing: their role is too small.
    Forbidden,
    /// Nothing: they have to sign in.
    SignIn,
    /// Nothing: the API could not say who they are.
    Unknown(CallError),
}

impl SessionState {
    /// What is seen of a page that needs `role`.
    pub fn admission(&self, role: Role) -> Admission {
        match self {
            Self::Asking => Admission::Waiting,
            Self::SignedIn(view) if view.role >= role => Admission::Granted,
            Self::SignedIn(_) => Admission::Forbidden,
            Self::SignedOut(_) => Admission::SignIn,
            Self::Unknown(error) => Admission::Unknown(error.clone()),
        }
    }
}

/// The session. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    state: RwSignal<SessionState>,
}

/// The session. [`provide_session`] comes first.
pub fn use_session() -> Session {
    expect_context()
}

/// Offers the session to everything below.
pub fn provide_session(state: SessionState) -> Session {
    let session = Session { state: RwSignal::new(state) };
    provide_context(session);
    session
}

impl Session {
    /// What is known now; the caller runs again when it changes.
    pub fn state(self) -> SessionState {
        self.state.get()
    }

    /// Who is signed in, if anybody is; the caller runs again when it changes.
    pub fn member(self) -> Option<SessionView> {
        match self.state.get() {
            SessionState::SignedIn(view) => Some(view),
            _ => None,
        }
    }

    /// Whether whoever is signed in has `role` or a more powerful one; the caller runs again when it changes.
    pub fn has(self, role: Role) -> bool {
        self.state.with(|state| state.admission(role) == Admission::Granted)
    }

    /// The same as [`Self::has`], once.
    pub fn has_now(self, role: Role) -> bool {
        self.state.with_untracked(|state| state.admission(role) == Admission::Granted)
    }

    /// Keeps what was learned.
    pub fn learn(self, state: SessionState) {
        self.state.set(state);
    }

    /// Nobody is signed in any more. Who never was does not stop being it.
    pub fn end(self, reason: SignOutReason) {
        self.state.update(|state| {
            if !matches!(state, SessionState::SignedOut(_)) {
                let reason = if *state == SessionState::Asking { SignOutReason::Never } else { reason };
                *state = SessionState::SignedOut(reason);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use domain::text::Text;

    use super::*;

    #[test]
    fn a_page_opens_for_its_role_and_the_more_powerful_ones() {
        let signed_in = |role| {
            let text = |raw| Text::new(raw).unwrap();
            SessionState::SignedIn(SessionView { name: text("Ana"), role, organisation: text("Demo") })
        };
        assert_eq!(signed_in(Role::Owner).admission(Role::Admin), Admission::Granted);
        assert_eq!(signed_in(Role::Member).admission(Role::Admin), Admission::Forbidden);
        assert_eq!(signed_in(Role::Member).admission(Role::Member), Admission::Granted);
        assert_eq!(SessionState::Asking.admission(Role::Member), Admission::Waiting);
        let ended = SessionState::SignedOut(SignOutReason::Ended);
        assert_eq!(ended.admission(Role::Member), Admission::SignIn);
    }
}
