//! The way out to the providers.

pub(crate) mod http;
pub(crate) mod personio;
