//! What the end-to-end tests and the benchmark share.

pub mod finding;
pub mod rig;
