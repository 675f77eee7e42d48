//! What needs a person, wherever an admin is: a number in the navigation, a line above each page, the list on the
//! overview of the syncs.

pub mod banner;
pub mod list;
pub mod mark;
pub mod store;
mod words;

pub use self::{
    banner::AttentionBanner,
    list::AttentionList,
    mark::AttentionMark,
    store::{Attention, follow_attention, provide_attention, use_attention},
};
