//! Organisations on a platform without a wall clock, sockets or threads: the real engine, real SQL and the providers'
//! simulators in one process. Whatever happens follows from a seed.
//!
//! docs/simulation.md says what it models and how a failing seed is read.

// An errand waits for what an organisation waits for, and so on, deeper than the compiler looks by itself.
#![recursion_limit = "256"]

mod arriving;
pub mod asking;
pub mod company;
pub mod dice;
pub mod errand;
pub mod humans;
pub mod learners;
pub mod life;
pub mod many;
pub mod notes;
pub mod office;
pub mod oracle;
pub mod passing;
#[cfg(feature = "planted")]
pub mod planting;
pub mod platform;
mod post;
pub mod providers;
mod rest;
mod signer;
pub mod site;
pub mod sqlite;
pub mod story;
pub mod tasks;
pub mod totals;
mod trace;
mod verifier;
pub mod weather;
