//! `/v1/training/…` (spec, the tag Training; shapes `[rec]`): types, categories, and records of what was completed.
//!
//! Ids are numbers in what is asked and texts in what is answered `[rec]`.

mod categories;
mod input;
mod records;
mod types;

use std::collections::{BTreeMap, HashSet};

use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};

use super::Routes;

pub use records::TrainingRecord;
pub use types::{Due, TrainingType};

/// Ids of the seeded category and the seeded type; the next ones follow.
const FIRST_CATEGORY: u64 = 18;
const FIRST_TYPE: u64 = 14;
const FIRST_RECORD: u64 = 1_275;

/// The routes of this folder.
pub(super) fn routes() -> Routes {
    Routes::new().merge(types::routes()).merge(categories::routes()).merge(records::routes())
}

/// Which fields the company's records have `[spec]`. What is off is neither kept nor answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "four switches that know nothing of each other")]
pub struct TrainingSettings {
    /// Who taught.
    pub instructor: bool,
    /// What it counted.
    pub credits: bool,
    /// How long it took.
    pub hours: bool,
    /// What it cost.
    pub cost: bool,
}

impl Default for TrainingSettings {
    fn default() -> Self {
        Self { instructor: true, credits: true, hours: true, cost: true }
    }
}

/// All of the company's training.
#[derive(Debug)]
pub(super) struct Training {
    pub(super) settings: TrainingSettings,
    pub(super) types: BTreeMap<u64, TrainingType>,
    pub(super) records: BTreeMap<u64, TrainingRecord>,
    /// Types that cannot be changed or deleted, nor their records: 405. When that is so, is `[unv]`.
    pub(super) frozen: HashSet<u64>,
    categories: BTreeMap<u64, String>,
    last_category: u64,
    last_type: u64,
    last_record: u64,
}

impl Training {
    /// One category with one type, and no records.
    pub(super) fn new() -> Self {
        let brandschutz = TrainingType {
            id: FIRST_TYPE,
            name: "Brandschutz".into(),
            frequency: Some(12),
            required: true,
            due: Some(Due { unit: "day".into(), amount: 10 }),
            category: Some(FIRST_CATEGORY),
            ..TrainingType::default()
        };
        Self {
            settings: TrainingSettings::default(),
            types: [(FIRST_TYPE, brandschutz)].into(),
            records: BTreeMap::new(),
            frozen: HashSet::new(),
            categories: [(FIRST_CATEGORY, "Arbeitssicherheit".into())].into(),
            last_category: FIRST_CATEGORY,
            last_type: FIRST_TYPE,
            last_record: FIRST_RECORD - 1,
        }
    }

    /// The id of a category of this name.
    fn category_called(&self, name: &str) -> Option<u64> {
        self.categories.iter().find(|(_, known)| *known == name).map(|(&id, _)| id)
    }

    /// Makes a category, and returns its id.
    fn add_category(&mut self, name: &str) -> u64 {
        self.last_category += 1;
        self.categories.insert(self.last_category, name.to_owned());
        self.last_category
    }
}

/// 200 without a body, said to be HTML `[rec]`.
fn deleted() -> Response {
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/html; charset=UTF-8")], Body::empty()).into_response()
}
