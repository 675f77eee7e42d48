//! The directory: finding people, and what is known of each.

pub mod browser;
pub mod few;
pub mod filters;
pub mod learning;
pub mod list;
pub mod nobody_found;
pub mod page;
pub mod person_page;
pub mod profile;
mod row;
mod window;

pub use self::{
    browser::PeopleBrowser, learning::PersonLearningPage, page::PeoplePage, person_page::PersonPage,
    profile::ProfileCard,
};
