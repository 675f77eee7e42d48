//! What the components say by themselves.

/// Words of the components.
#[derive(Debug)]
#[expect(missing_docs, reason = "the texts say it")]
pub struct Kit {
    pub close: &'static str,
    pub cancel: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_failed: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub loading: &'static str,
    pub try_again: &'static str,
    pub optional: &'static str,
    /// The word before a message, for those who see no colour.
    pub note: &'static str,
    pub warning: &'static str,
    pub error: &'static str,
    pub success: &'static str,
    /// `{n}` of `{total}`.
    pub step_of: &'static str,
    pub step_done: &'static str,
    pub new_window: &'static str,
}
