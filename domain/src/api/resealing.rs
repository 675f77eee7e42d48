//! Sealing stored credentials anew, so that a sealing key can be retired.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `POST /api/operator/reseal`: seals the credentials of some organisations anew.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResealForm {
    /// The organisation after which it goes on, as the answer before has it; nothing begins with the first.
    #[serde(default)]
    pub after: Option<String>,
}

/// What one organisation's credentials are sealed under, once that was tried anew.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resealed {
    /// How many values are sealed, by the id of the key that they are under.
    pub under: BTreeMap<String, u32>,
    /// How many of them were sealed anew.
    pub anew: u32,
    /// How many no key of the ring opens: they stay as they are.
    pub unopened: u32,
}

/// What became of some organisations' credentials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResealedView {
    /// The last of these organisations, to go on after; nothing where there are no more.
    pub after: Option<String>,
    /// How many organisations these are.
    pub organisations: u32,
    /// How many values of theirs are sealed, by the id of the key that they are under.
    pub under: BTreeMap<String, u32>,
    /// How many of them were sealed anew.
    pub anew: u32,
    /// The ids of organisations with values that no key of the ring opens, or that did not answer.
    pub failed: Vec<String>,
}

impl ResealedView {
    /// What each of these organisations has answered, if it has.
    pub fn of(answers: Vec<(String, Option<Resealed>)>, is_last: bool) -> Self {
        let after = answers.last().map(|(id, _)| id.clone()).filter(|_| !is_last);
        let organisations = u32::try_from(answers.len()).unwrap_or(u32::MAX);
        let mut view = Self { after, organisations, under: BTreeMap::new(), anew: 0, failed: Vec::new() };
        for (id, answer) in answers {
            if answer.as_ref().is_none_or(|resealed| resealed.unopened > 0) {
                view.failed.push(id);
            }
            let Resealed { under, anew, .. } = answer.unwrap_or_default();
            view.anew += anew;
            for (key, values) in under {
                *view.under.entry(key).or_default() += values;
            }
        }
        view
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_that_did_not_answer_or_keeps_what_does_not_open_has_failed() {
        let resealed = |key: &str, anew, unopened| {
            Some(Resealed { under: [(key.to_owned(), 3)].into(), anew, unopened })
        };
        let answers = [
            ("a", resealed("k2", 3, 0)),
            ("b", resealed("k1", 0, 3)),
            ("c", None),
            ("d", resealed("k2", 0, 0)),
        ];
        let answers: Vec<_> = answers.map(|(id, answer)| (id.to_owned(), answer)).into();
        let view = ResealedView::of(answers.clone(), false);
        assert_eq!((view.after.as_deref(), view.organisations, view.anew), (Some("d"), 4, 3));
        assert_eq!(view.under, [("k1".to_owned(), 3), ("k2".to_owned(), 6)].into());
        assert_eq!(view.failed, ["b", "c"]);
        assert_eq!(ResealedView::of(answers, true).after, None);
        assert_eq!(ResealedView::of(Vec::new(), true).organisations, 0);
    }
}
