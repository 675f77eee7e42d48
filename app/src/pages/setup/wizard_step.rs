//! What the steps of each wizard have in common.

/// A step of a wizard.
pub trait WizardStep: Copy + Ord + 'static {
    /// All steps in order.
    const ALL: &'static [Self];

    /// The last part of its address.
    fn slug(self) -> &'static str;

    /// The step at `path`, if it is one.
    fn at(path: &str) -> Option<Self> {
        let slug = path.trim_end_matches('/').rsplit('/').next()?;
        Self::ALL.iter().copied().find(|step| step.slug() == slug)
    }

    /// The step before it.
    fn previous(self) -> Option<Self> {
        Self::ALL.iter().copied().rev().find(|step| *step < self)
    }
}
