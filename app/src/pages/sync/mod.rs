//! Syncs: how they go, when they happen, what they have changed, and what goes to other systems and back.

pub mod channels;
pub mod exports;
pub mod frame;
pub mod history;
pub mod offer;
pub mod overview;
pub mod settings;
pub mod state;
pub mod sync_now;

pub use self::{
    history::RunPage,
    overview::OverviewPage,
    settings::{LearningSettingsPage, SchedulePage},
};
