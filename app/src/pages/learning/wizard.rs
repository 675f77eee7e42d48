//! What the steps of the learning platform's wizard share.

use domain::api::{error::ErrorCode, learning::LearningDraftView};
use leptos::prelude::*;

/// What the steps share. It lives as long as one of them is shown.
#[derive(Debug, Clone, Copy)]
pub struct LearningWizard {
    /// What can be chosen with the tested credential, once it is known.
    pub draft: RwSignal<Option<LearningDraftView>>,
    /// Why a step led back to the credential, if one did.
    pub sent_back: RwSignal<Option<ErrorCode>>,
    /// Whether a step has been shown already: the first one takes no focus.
    pub arrived: StoredValue<bool>,
}

impl LearningWizard {
    /// Nothing is done yet.
    pub fn begin() -> Self {
        Self { draft: RwSignal::new(None), sent_back: RwSignal::new(None), arrived: StoredValue::new(false) }
    }
}

/// The wizard around this step.
pub fn use_learning_wizard() -> LearningWizard {
    expect_context()
}
