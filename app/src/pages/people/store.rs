//! The directory in the browser: loaded once, kept from page to page, forgotten with the session that it was loaded in.

use std::sync::Arc;

use domain::{
    api::endpoint::Endpoint,
    directory::{index::Directory, snapshot::DirectorySnapshot},
};
use leptos::prelude::*;

use crate::{
    api::{Api, Call, CallError},
    routes::PeopleQuery,
    session::{Session, Sitting},
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
    place: StoredValue<ListPlace>,
    returning: StoredValue<bool>,
}

/// The directory. [`provide_people`] comes first.
pub fn use_people() -> PeopleStore {
    expect_context()
}

/// Offers the directory to everything below.
pub fn provide_people(api: Api, session: Session) -> PeopleStore {
    let store = PeopleStore {
        api,
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
        sitting
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
        let answer = self.api.send::<DirectorySnapshot>(Call::to(Endpoint::Directory, &[])).await;
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

    fn forget(self) {
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
        self.place.with_value(|place| place.query.clone())
    }

    /// Says that somebody looks at one person: going to the list from here is coming back.
    pub fn look_at_one(self) {
        self.returning.set_value(true);
    }

    /// Where to go on in the list that is narrowed to `query`, for somebody who comes back to it.
    pub fn place_to_return_to(self, query: &PeopleQuery) -> Option<ListPlace> {
        let returning = self.returning.get_value();
        self.returning.set_value(false);
        let place = self.place.get_value();
        (returning && place.query == *query).then_some(place)
    }
}
