//! Lists that wait for an admin, and the approval of what was shown: accounts, and exports.

pub mod desk;
pub mod view;
pub mod waiting;

pub use self::desk::{Approvable, Desk, Outcome};
