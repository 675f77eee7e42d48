//! Whether the simulation sees: faults are planted in the engine, one at a time, and each has to be found.

use std::ops::{ControlFlow, Range};

use engine::planted::{Planted, with};

use crate::{
    many::tell_all,
    oracle::Broken,
    story::{Options, tell},
};

/// What found a fault.
#[derive(Debug)]
pub struct Found {
    /// The first seed whose story breaks a promise with the fault, and none without it.
    pub seed: u64,
    /// The promise.
    pub broken: Broken,
}

/// The first of `seeds` that finds `fault`, if one does.
pub fn find(fault: Planted, seeds: Range<u64>, threads: usize) -> Option<Found> {
    let mut found = None;
    let told = |seed| with(Some(fault), || tell(seed, Options::default())).broken;
    tell_all(seeds, threads, told, |seed, broken| match broken {
        Some(broken) if tell(seed, Options::default()).broken.is_none() => {
            found = Some(Found { seed, broken });
            ControlFlow::Break(())
        }
        _ => ControlFlow::Continue(()),
    });
    found
}
