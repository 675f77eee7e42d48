//! Erasing an organisation whole, with the proof that nothing is left.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// `POST /api/operator/organisations/erasure`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErasureForm {
    /// The organisation's name.
    pub organisation: String,
}

/// Rows that are there, by table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Remains(pub BTreeMap<String, u64>);

impl Remains {
    /// Whether there is no row in any table.
    pub fn are_none(&self) -> bool {
        self.0.values().all(|rows| *rows == 0)
    }
}

/// What an organisation's object says of being erased.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectErasure {
    /// What there was.
    pub erased: Remains,
    /// What there is now.
    pub left: Remains,
}

/// What was erased of an organisation, and what is left of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ErasureView {
    /// The organisation's name.
    pub organisation: Text,
    /// What was in its own storage: people, connections, runs, ledgers.
    pub object: Remains,
    /// What was known of it where all organisations are listed: members, links, sessions, requests.
    pub register: Remains,
    /// What is left in its own storage: counted after erasing.
    pub object_left: Remains,
    /// What is left where all organisations are listed.
    pub register_left: Remains,
}

impl ErasureView {
    /// Whether nothing is left of it.
    pub fn is_whole(&self) -> bool {
        self.object_left.are_none() && self.register_left.are_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_erasure_is_whole_only_if_no_row_is_left_anywhere() {
        let remains = |rows: u64| Remains(BTreeMap::from([("people".to_owned(), rows)]));
        for (object_left, register_left, whole) in [
            (Remains::default(), remains(0), true),
            (remains(1), remains(0), false),
            (Remains::default(), remains(1), false),
        ] {
            let view = ErasureView {
                organisation: Text::new("Nordlicht").unwrap(),
                object: remains(3),
                register: remains(2),
                object_left,
                register_left,
            };
            assert_eq!(view.is_whole(), whole, "{view:?}");
        }
    }
}
