//! Chance, from a seed.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};

/// Throws that are the same for the same seed.
#[derive(Debug)]
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The dice of `seed`.
    pub fn of(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number below `most`; 0 if that is 0.
    pub fn below(&mut self, most: usize) -> usize {
        // The bias of so few sides is of no matter.
        self.0.next_u32() as usize % most.max(1)
    }

    /// Once in `sides` throws.
    pub fn once_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    /// One of `all`, unless there is none.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}
