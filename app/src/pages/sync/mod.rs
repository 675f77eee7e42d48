//! Syncs: when they happen, how they go, and what they have changed.

pub mod changes;
pub mod changes_csv;
pub mod conflict;
pub mod difference;
pub mod download;
pub mod draft;
pub mod editor;
pub mod entry;
pub mod faults;
pub mod fields;
pub mod focus;
pub mod history;
pub mod history_chart;
pub mod history_section;
pub mod history_table;
pub mod history_words;
pub mod idle;
pub mod leave;
pub mod next_runs;
pub mod page;
pub mod past;
pub mod picture;
pub mod platform;
pub mod run_page;
pub mod schedule;
pub mod state;
pub mod sync_now;
pub mod upcoming;

pub use self::{page::SyncPage, run_page::RunPage};
