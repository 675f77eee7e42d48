//! Who reports to whom, and who belongs where: what the page of an organisation's structure is drawn from.
//!
//! A person is their place in the directory, so that no texts are kept here; whoever wants people in another order puts
//! them into it beforehand. Nothing is recursive: where everybody reports to the next, a directory is one chain.

pub mod chart;
mod families;
#[cfg(test)]
mod generated;
pub mod keys;
pub mod layout;
mod lines;
mod measures;
mod reports;
pub mod tree;
pub mod unfolded;
pub mod units;
pub mod visible;
