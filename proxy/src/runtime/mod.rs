//! What the runtime gives to everybody, as plain functions: the way out, mail, the log, randomness, times in D1.

pub(crate) mod log;
pub(crate) mod mail;
pub(crate) mod moment;
pub(crate) mod outside;
pub(crate) mod random;
