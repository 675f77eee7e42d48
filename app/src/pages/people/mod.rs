//! The directory: finding people, and what is known of each.

pub mod browser;
pub mod decompose;
pub mod filters;
mod focus;
pub mod list;
pub mod page;
mod person;
pub mod profile;
mod row;
pub mod store;
mod window;

pub use self::{
    browser::PeopleBrowser,
    page::PeoplePage,
    profile::{PersonPage, ProfileCard},
    store::{DirectoryState, ListPlace, PeopleStore, provide_people, use_people},
};
