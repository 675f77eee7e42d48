//! Organisations on a platform without a wall clock, sockets or threads: the real engine, real SQL and the providers'
//! simulators in one process. Whatever happens follows from a seed.
//!
//! docs/simulation.md says what it models and how a failing seed is read.

pub mod company;
pub mod dice;
pub mod many;
pub mod office;
pub mod oracle;
#[cfg(feature = "planted")]
pub mod planting;
pub mod platform;
pub mod providers;
pub mod site;
pub mod sqlite;
pub mod story;
pub mod tasks;
pub mod totals;
pub mod weather;
