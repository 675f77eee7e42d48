//! `/v1/employees/{id}/files…` (spec, the tag Employee Files; shapes `[rec]`): where certificates go.

mod one;
mod upload;
mod view;

use std::collections::{BTreeMap, HashMap};

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Routes;

/// The seeded category; the next ones follow.
const FIRST_CATEGORY: (u64, &str) = (13, "Signed Documents");
const FIRST_FILE: u64 = 24;

/// The routes of this folder.
pub(super) fn routes() -> Routes {
    Routes::new().merge(upload::routes()).merge(view::routes()).merge(one::routes())
}

/// A file of somebody's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoredFile {
    /// Never given twice.
    pub id: u64,
    /// The company's own number of the person.
    pub person: u64,
    /// The id of the category.
    pub category: u64,
    /// As it is shown.
    pub name: String,
    /// As it was on the uploader's machine.
    pub original_name: String,
    /// What it was said to be.
    pub content_type: String,
    /// Whether the person sees it.
    pub shared: bool,
    /// Whose key uploaded it.
    pub created_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
    /// How many bytes it has.
    pub size: usize,
    /// What is in it.
    #[serde(skip)]
    pub bytes: Bytes,
}

/// All files of employees.
#[derive(Debug)]
pub(super) struct Files {
    /// By id.
    pub(super) stored: BTreeMap<u64, StoredFile>,
    categories: BTreeMap<u64, String>,
    /// Whose the deleted ones were: to delete them again is fine.
    deleted: HashMap<u64, u64>,
    last_category: u64,
    last_file: u64,
}

impl Files {
    /// One category, no files.
    pub(super) fn new() -> Self {
        let (id, name) = FIRST_CATEGORY;
        Self {
            stored: BTreeMap::new(),
            categories: [(id, name.to_owned())].into(),
            deleted: HashMap::new(),
            last_category: id,
            last_file: FIRST_FILE - 1,
        }
    }

    /// These categories and no others; files in others are gone.
    pub(super) fn set_categories<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        self.categories.clear();
        self.stored.clear();
        names.into_iter().for_each(|name| self.add_category(name));
    }

    fn add_category(&mut self, name: &str) {
        self.last_category += 1;
        self.categories.insert(self.last_category, name.to_owned());
    }

    /// A file of this person's.
    fn of(&mut self, person: u64, id: u64) -> Option<&mut StoredFile> {
        self.stored.get_mut(&id).filter(|file| file.person == person)
    }
}
