//! What the end-to-end tests and the benchmark share.

pub mod rig;
