//! What colleagues celebrate: a month of it, what somebody shares of theirs, and their calendar.

pub mod calendar;
pub mod month;
pub mod own;
pub mod page;

pub use self::{calendar::CalendarSection, own::OwnSection, page::CelebrationsPage};
