//! Where messages go about what needs an admin.

pub mod entry;
pub mod key;
pub mod list;
pub mod page;
pub mod row;

pub use self::{entry::ChannelEntry, key::KeyDialog, page::ChannelsPage};
