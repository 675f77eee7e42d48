//! What the runtime gives to everybody, as plain functions: the way out, the log, randomness.

pub(crate) mod log;
pub(crate) mod outside;
pub(crate) mod random;
