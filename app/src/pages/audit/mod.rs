//! The audit trail: what was done, looking for it, verifying it, and taking it along.

pub mod filters;
pub mod page;
pub mod query;
pub mod table;
pub mod verify;
pub mod words;

pub use self::page::AuditPage;
