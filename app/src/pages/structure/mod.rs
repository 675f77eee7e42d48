//! The structure of the organisation: who reports to whom, and who belongs where.

pub mod drawing;
pub mod file;
pub mod finding;
pub mod page;
pub mod tree;
pub mod tree_row;

pub use self::{page::StructurePage, tree::StructureTree};
