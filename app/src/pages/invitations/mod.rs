//! Who waits for an account on the learning platform, and the approval of it.

pub mod page;
pub mod people;
pub mod review;
pub mod waiting_list;

pub use self::page::InvitationsPage;
