//! The directory in the browser: loaded once, kept from page to page, forgotten with the session that it was loaded in.

use std::sync::Arc;

use domain::{api::call, directory::index::Directory};
use js_sys::{Number, parse_float};
use leptos::prelude::*;
use web_sys::UrlSearchParams;

use super::at_hand::forget;
use crate::{
    api::{Api, CallError},
    handover::{Handover, hand_over, take_over},
    routes::{Page, PeopleQuery},
    session::{Session, SessionState, Sitting},
};

/// What is here of the directory.
#[derive(Debug, Clone)]
pub enum DirectoryState {
    /// It is on its way.
    Loading,
    /// It is here.
    Ready(Arc<Directory>),
    /// It did not arrive.
    Failed(CallError),
}

/// Where somebody left the list, so that they come back to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListPlace {
    /// What they were looking for.
    pub query: PeopleQuery,
    /// How far they had scrolled, in pixels.
    pub scroll: f64,
    /// Whose row was the current one.
    pub person: Option<String>,
}

/// The directory. Copy it wherever it is needed.
#[derive(Debug, Clone, Copy)]
pub struct PeopleStore {
    api: Api,
    state: RwSignal<DirectoryState>,
    session: Session,
    place: StoredValue<ListPlace>,
    returning: StoredValue<bool>,
    /// What another bundle of the app has left, until it is known who is signed in.
    brought: StoredValue<Option<Brought>>,
}

/// Where a member left the list, in another bundle of the app.
#[derive(Debug, Clone, PartialEq)]
struct Brought {
    member: String,
    place: ListPlace,
}

impl Brought {
    /// As it is handed over: a line each.
    fn to_lines(&self) -> String {
        let ListPlace { query, scroll, person } = &self.place;
        // The browser writes and reads the number: Rust's own ways are 20 KB of the bundle.
        let scroll = String::from(Number::from(*scroll).to_string_with_radix(10).unwrap_or_default());
        let address = Page::People(query.clone()).address();
        format!("{}\n{scroll}\n{}\n{address}", self.member, person.as_deref().unwrap_or_default())
    }

    fn from_lines(lines: &str) -> Option<Self> {
        let mut lines = lines.lines();
        let member = lines.next()?.to_owned();
        let scroll = Some(parse_float(lines.next()?)).filter(|scroll| scroll.is_finite())?;
        let person = lines.next().filter(|id| !id.is_empty()).map(str::to_owned);
        let address = lines.next()?;
        let asked = address.split_once('?').map_or("", |(_, asked)| asked);
        let asked = UrlSearchParams::new_with_str(asked).ok()?;
        let query =
            PeopleQuery::read(&|part| asked.get_all(part).iter().filter_map(|one| one.as_string()).collect());
        Some(Self { member, place: ListPlace { query, scroll, person } })
    }
}

/// The directory. [`provide_people`] comes first.
pub fn use_people() -> PeopleStore {
    expect_context()
}

/// Offers the directory to everything below.
pub fn provide_people(api: Api, session: Session) -> PeopleStore {
    let brought = take_over(Handover::ListPlace).and_then(|lines| Brought::from_lines(&lines));
    let store = PeopleStore {
        api,
        session,
        brought: StoredValue::new(brought),
        state: RwSignal::new(DirectoryState::Loading),
        place: StoredValue::default(),
        returning: StoredValue::new(false),
    };
    provide_context(store);
    Effect::new(move |before: Option<Sitting>| {
        let sitting = session.sitting();
        if before.is_some_and(|before| before != sitting) {
            store.forget();
        }
        // It may have been in another tab that somebody signed out.
        if let SessionState::SignedOut(reason) = session.state() {
            forget(reason);
            _ = take_over(Handover::ListPlace);
        }
        sitting
    });
    // The browser may show this bundle as it was left: it knows better than the other one where the list was.
    let shown = window_event_listener_untyped("pageshow", |_| _ = take_over(Handover::ListPlace));
    // Another bundle begins where this one is left.
    let left = window_event_listener_untyped("pagehide", move |_| store.hand_over());
    on_cleanup(move || {
        shown.remove();
        left.remove();
    });
    store
}

impl PeopleStore {
    /// What is here now; the caller runs again when it changes.
    pub fn state(self) -> DirectoryState {
        self.state.get()
    }

    /// Asks for the directory again. What is here already is shown meanwhile, and stays where nothing has changed.
    pub async fn refresh(self) -> Result<Arc<Directory>, CallError> {
        if matches!(*self.state.read_untracked(), DirectoryState::Failed(_)) {
            self.state.set(DirectoryState::Loading);
        }
        let answer = self.api.send(call::Directory).await;
        let here = match &*self.state.read_untracked() {
            DirectoryState::Ready(directory) => Some(Arc::clone(directory)),
            DirectoryState::Loading | DirectoryState::Failed(_) => None,
        };
        match (answer, here) {
            (Ok(snapshot), Some(here)) if *here.snapshot() == snapshot => Ok(here),
            (Ok(snapshot), _) => {
                let directory = Arc::new(Directory::new(snapshot));
                self.state.set(DirectoryState::Ready(Arc::clone(&directory)));
                Ok(directory)
            }
            // What is here is better than nothing.
            (Err(error), Some(_)) => Err(error),
            (Err(error), None) => {
                self.state.set(DirectoryState::Failed(error.clone()));
                Err(error)
            }
        }
    }

    fn hand_over(self) {
        self.take_what_was_brought();
        if let Some(member) = self.session.member_id().filter(|_| self.returning.get_value()) {
            let brought = Brought { member, place: self.place.get_value() };
            hand_over(Handover::ListPlace, &brought.to_lines());
        }
    }

    /// What another bundle has left is taken by whoever left it.
    fn take_what_was_brought(self) {
        if let Some(member) = self.session.member_id()
            && let Some(brought) = self.brought.try_update_value(Option::take).flatten()
            && brought.member == member
        {
            self.place.set_value(brought.place);
            self.returning.set_value(true);
        }
    }

    fn forget(self) {
        self.brought.set_value(None);
        self.state.set(DirectoryState::Loading);
        self.place.set_value(ListPlace::default());
        self.returning.set_value(false);
    }

    /// Keeps where somebody left the list.
    pub fn leave(self, place: ListPlace) {
        self.place.set_value(place);
    }

    /// Keeps what the list is narrowed to.
    pub fn remember(self, query: PeopleQuery) {
        self.place.update_value(|place| place.query = query);
    }

    /// What the list was last narrowed to.
    pub fn last_query(self) -> PeopleQuery {
        self.take_what_was_brought();
        self.place.with_value(|place| place.query.clone())
    }

    /// Says that somebody looks at one person: going to the list from here is coming back.
    pub fn look_at_one(self) {
        self.returning.set_value(true);
    }

    /// Where to go on in the list that is narrowed to `query`, for somebody who comes back to it.
    pub fn place_to_return_to(self, query: &PeopleQuery) -> Option<ListPlace> {
        self.take_what_was_brought();
        let returning = self.returning.get_value();
        self.returning.set_value(false);
        let place = self.place.get_value();
        (returning && place.query == *query).then_some(place)
    }
}
