//! Who is signed in, as far as the app knows.

use domain::{access::Role, api::session::SessionView, employee::EmployeeId, named};
use leptos::prelude::*;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::call_error::CallError;

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

/// Why nobody is signed in. Its name is the word under which one bundle of the app tells the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[derive(EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SignOutReason {
    /// Nobody has been since the page was opened.
    Never,
    /// The session ended by itself or was ended elsewhere.
    Ended,
    /// They signed out.
    Left,
}

named!(SignOutReason);

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

/// The time in which one member of one organisation uses a page. What was learned in one sitting is nothing to the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sitting(u32);

/// What is known, and of whom it was known last.
#[derive(Debug, Clone)]
struct Known {
    state: SessionState,
    sitting: Sitting,
    /// Their id and role.
    holder: Option<(String, Role)>,
}

impl Known {
    /// Takes `state` for what is known. Another sitting begins when the last one's member is gone: signed out, or
    /// somebody else. While the API is asked again, it may still be the same.
    fn learn(&mut self, state: SessionState) {
        let holder = match &state {
            SessionState::SignedIn(SessionView { id, role, .. }) => Some((id.clone(), *role)),
            SessionState::SignedOut(_) => None,
            SessionState::Asking | SessionState::Unknown(_) => self.holder.clone(),
        };
        if self.holder.is_some() && self.holder != holder {
            self.sitting.0 += 1;
        }
        (self.state, self.holder) = (state, holder);
    }
}

/// The session. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    known: RwSignal<Known>,
}

/// The session. [`provide_session`] comes first.
pub fn use_session() -> Session {
    expect_context()
}

/// Offers the session to everything below.
pub fn provide_session(state: SessionState) -> Session {
    let mut known = Known { state: SessionState::Asking, sitting: Sitting::default(), holder: None };
    known.learn(state);
    let session = Session { known: RwSignal::new(known) };
    provide_context(session);
    session
}

impl Session {
    /// What is known now; the caller runs again when it changes.
    pub fn state(self) -> SessionState {
        self.known.with(|known| known.state.clone())
    }

    /// Who is signed in, if anybody is; the caller runs again when it changes.
    pub fn member(self) -> Option<SessionView> {
        match self.state() {
            SessionState::SignedIn(view) => Some(view),
            _ => None,
        }
    }

    /// The id of whoever is signed in: what is kept here for one member is not shown to another. Once.
    pub fn member_id(self) -> Option<String> {
        self.known.with_untracked(|known| known.holder.as_ref().map(|(id, _)| id.clone()))
    }

    /// Whether whoever is signed in has `role` or a more powerful one; the caller runs again when it changes.
    pub fn has(self, role: Role) -> bool {
        self.known.with(|known| known.state.admission(role) == Admission::Granted)
    }

    /// The same as [`Self::has`], once.
    pub fn has_now(self, role: Role) -> bool {
        self.known.with_untracked(|known| known.state.admission(role) == Admission::Granted)
    }

    /// Whether whoever is signed in is this person; the caller runs again when it changes.
    pub fn is_person(self, id: &EmployeeId) -> bool {
        self.known.with(|known| match &known.state {
            SessionState::SignedIn(view) => view.person.as_ref() == Some(id),
            _ => false,
        })
    }

    /// Which sitting it is; the caller runs again when it changes. Whatever outlives a page and holds an organisation's
    /// data forgets it then.
    pub fn sitting(self) -> Sitting {
        self.known.with(|known| known.sitting)
    }

    /// The same as [`Self::sitting`], once; nothing where the page is gone on which somebody sat.
    pub fn sitting_now(self) -> Option<Sitting> {
        self.known.try_with_untracked(|known| known.sitting)
    }

    /// Keeps what was learned. Nobody runs again if it was known.
    pub fn learn(self, state: SessionState) {
        if self.known.with_untracked(|known| known.state != state) {
            self.known.update(|known| known.learn(state));
        }
    }

    /// Nobody is signed in any more. Who never was does not stop being it.
    pub fn end(self, reason: SignOutReason) {
        self.known.update(|known| {
            if !matches!(known.state, SessionState::SignedOut(_)) {
                let reason = if known.state == SessionState::Asking { SignOutReason::Never } else { reason };
                known.learn(SessionState::SignedOut(reason));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use domain::text::Text;

    use super::*;

    fn ana_of(organisation: &str, role: Role) -> SessionState {
        let text = |raw| Text::new(raw).unwrap();
        SessionState::SignedIn(SessionView {
            id: format!("ana-of-{organisation}"),
            name: text("Ana"),
            role,
            organisation: text(organisation),
            person: None,
            new_link: None,
        })
    }

    #[test]
    fn what_was_learned_in_a_session_is_forgotten_when_it_ends_or_another_begins() {
        let admin_of = |organisation| ana_of(organisation, Role::Admin);
        let ended = SessionState::SignedOut(SignOutReason::Ended);
        let unknown = SessionState::Unknown(CallError::Offline);
        for (then, another, what) in [
            (vec![admin_of("A")], false, "the same session"),
            (vec![SessionState::Asking, admin_of("A")], false, "asked again, and still the same"),
            (vec![unknown.clone(), admin_of("A")], false, "not known for a moment"),
            (vec![ended.clone()], true, "it ended"),
            (vec![ended, admin_of("A")], true, "it ended, and the same member is back"),
            (vec![admin_of("B")], true, "another organisation's link was opened"),
            (vec![SessionState::Asking, admin_of("B")], true, "somebody signed in elsewhere meanwhile"),
            (vec![unknown, admin_of("B")], true, "the same, found out late"),
            (vec![ana_of("A", Role::Member)], true, "somebody with another role"),
        ] {
            let mut known = Known { state: SessionState::Asking, sitting: Sitting::default(), holder: None };
            known.learn(admin_of("A"));
            assert_eq!(
                known.sitting,
                Sitting::default(),
                "the first session goes on with what was asked for it"
            );
            for state in then {
                known.learn(state);
            }
            assert_eq!(known.sitting != Sitting::default(), another, "{what}");
        }
    }

    #[test]
    fn a_page_opens_for_its_role_and_the_more_powerful_ones() {
        let signed_in = |role| ana_of("Demo", role);
        assert_eq!(signed_in(Role::Owner).admission(Role::Admin), Admission::Granted);
        assert_eq!(signed_in(Role::Member).admission(Role::Admin), Admission::Forbidden);
        assert_eq!(signed_in(Role::Member).admission(Role::Member), Admission::Granted);
        assert_eq!(SessionState::Asking.admission(Role::Member), Admission::Waiting);
        let ended = SessionState::SignedOut(SignOutReason::Ended);
        assert_eq!(ended.admission(Role::Member), Admission::SignIn);
    }
}
