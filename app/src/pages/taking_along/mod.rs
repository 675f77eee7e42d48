//! Taking along whom somebody found in the directory: as a file, or on paper.

pub mod file;
mod making;
pub mod page;
pub mod paper;
pub mod taking;
mod workbook;

pub use self::{page::TakingAlongPage, paper::Paper, taking::Taking};
