//! The wizard that connects a service.

pub mod accounts;
pub mod attributes;
pub mod create;
pub mod credential;
pub mod fields;
pub mod fields_table;
pub mod first_sync;
pub mod frame;
pub mod prepare;
pub mod preview;
pub mod release;
pub mod start;
pub mod wizard;

pub use self::frame::SetupFrame;
