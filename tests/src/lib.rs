//! The simulators of the providers, and what the end-to-end tests share.

pub mod rig;
pub mod simulators;
