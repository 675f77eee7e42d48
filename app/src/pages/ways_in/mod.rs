//! Signing in by the organisation's identity provider: its set-up, and the page for who does not get in.

pub mod entry;
pub mod guide;
pub mod page;
pub mod proof;
pub mod refused;
pub mod trial;
pub mod typed;
mod vendors;

pub use self::{entry::ProviderEntry, page::WaysInPage, refused::RefusedPage, trial::TrialSection};
