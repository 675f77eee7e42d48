//! What kind of simulator to make: the same for every provider.

/// The company, and how its provider's server behaves.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many people the company has.
    pub people: usize,
    /// Whose people: the same seed gives the same company, the same access data and the same keys of attributes.
    pub seed: u64,
    /// Whether the provider's rate limits are in force.
    pub rate_limits: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { people: 250, seed: 1, rate_limits: true }
    }
}
