//! Finding people: the search, the filters, the list.

pub mod arranged;
pub mod browser;
pub mod filters;
pub mod layout;
pub mod list;
pub mod nobody_found;
mod row;

pub use self::browser::PeopleBrowser;
