//! The directory: finding people, and what is known of each.

pub mod around;
pub mod card;
pub mod few;
pub mod finding;
pub mod learning;
pub mod page;
pub mod person_page;
pub mod profile;
pub mod upcoming;

pub use self::{
    around::AroundPage, finding::PeopleBrowser, learning::PersonLearningPage, page::PeoplePage,
    person_page::PersonPage, profile::ProfileCard,
};
