//! The directory: finding people, and what is known of each.

pub mod around;
pub mod browser;
pub mod card;
pub mod few;
pub mod filters;
pub mod learning;
pub mod list;
pub mod nobody_found;
pub mod page;
pub mod person_page;
pub mod profile;
mod row;
pub mod upcoming;
mod window;

pub use self::{
    around::AroundPage, browser::PeopleBrowser, learning::PersonLearningPage, page::PeoplePage,
    person_page::PersonPage, profile::ProfileCard,
};
