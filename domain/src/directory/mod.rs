//! The directory: what is sent to the browser, and how people are found in it there.

pub mod fold;
pub mod index;
pub mod snapshot;
