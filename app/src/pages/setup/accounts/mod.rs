//! How accounts are opened on the learning platform.

pub mod defaults;
pub mod defaults_entry;
pub mod departments;
