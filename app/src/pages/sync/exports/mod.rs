//! What goes back to `BambooHR`, completion by completion.

pub mod again;
pub mod counts;
pub mod ledger;
pub mod page;
pub mod section;
pub mod state;
pub mod table;
pub mod waiting;
pub mod waiting_list;
pub mod waiting_table;

pub use self::{page::ExportsPage, waiting::WaitingExportsPage};
