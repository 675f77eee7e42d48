//! What is kept in the order it was made in.

use std::collections::HashMap;

/// What has an id, which is never given twice.
pub(super) trait Identified {
    /// Its id.
    fn id(&self) -> &str;
}

/// Things of one kind. The place of each never changes.
#[derive(Debug)]
pub(super) struct Listed<T> {
    all: Vec<T>,
    places: HashMap<String, usize>,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::new() }
    }
}

impl<T: Identified> Listed<T> {
    /// All of them.
    pub(super) fn all(&self) -> &[T] {
        &self.all
    }

    /// Where the one with this id is.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The one with this id.
    pub(super) fn get(&self, id: &str) -> Option<&T> {
        self.place(id).map(|place| &self.all[place])
    }

    /// The one at this place, to be changed.
    pub(super) fn at(&mut self, place: usize) -> &mut T {
        &mut self.all[place]
    }

    /// Adds one, and says where it is.
    pub(super) fn add(&mut self, new: T) -> usize {
        let place = self.all.len();
        self.places.insert(new.id().to_owned(), place);
        self.all.push(new);
        place
    }
}
