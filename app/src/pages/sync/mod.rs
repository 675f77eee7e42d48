//! Syncs: how they go, when they happen, what they have changed, and what goes back to `BambooHR`.

pub mod exports;
pub mod history;
pub mod page;
pub mod platform;
pub mod settings;
pub mod state;
pub mod sync_now;

pub use self::{history::RunPage, page::SyncPage};
