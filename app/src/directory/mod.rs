//! The directory as it is here: loaded once for all pages, where somebody is in it, and whom they have at hand.

mod at_hand;
pub mod failed;
pub(crate) mod focus;
mod narrowed;
mod newcomers;
pub mod organisation;
mod preparing;
mod saved_views;
mod store;

pub use self::{
    at_hand::AtHand,
    failed::DirectoryFailed,
    narrowed::index_query,
    preparing::{prepared, timed},
    saved_views::SavedView,
    store::{DirectoryState, ListPlace, PeopleStore, provide_people, use_people},
};
