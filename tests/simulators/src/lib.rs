//! What stands in the providers' places: in a test's own process ([`Simulator::in_process`]), or served over HTTP for the
//! end-to-end tests, the benchmark and a demonstration ([`Simulator::start`]).
//!
//! [`Simulator::in_process`]: simulator::Simulator::in_process
//! [`Simulator::start`]: simulator::Simulator::start
//!
//! Each is faithful to what the provider documents; where a fact comes from is said where it is used, with the
//! tags of the project's notes on providers (`[spec]`, `[doc]`, `[live]`, and `[unv]` for what nobody could verify).
//! The people are the same for every provider: see [`company`]. What a standard says is cited by its section.

pub mod asked;
#[cfg(test)]
mod asking;
pub mod bamboohr;
pub mod clock;
pub mod company;
pub mod control;
pub mod control_routes;
pub mod credentials;
pub mod dates;
pub mod delivery;
pub mod disturb;
pub mod faults;
pub mod identity;
pub mod ispring;
pub mod limiter;
pub mod mail;
pub mod options;
pub mod outcome;
pub mod page;
pub mod pairs;
pub mod people_routes;
pub mod personio;
pub mod provider;
pub mod requests;
pub mod server;
pub mod simulator;
pub mod tokens;
