//! The history: every run, what became of it, and whom it changed.

pub mod changes;
pub mod changes_csv;
pub mod chart;
pub mod loaded;
pub mod picture;
pub mod run_page;
pub mod section;
pub mod table;
pub mod words;

pub use self::run_page::RunPage;
