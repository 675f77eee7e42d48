//! Accounts on the learning platform for the people of the directory: who needs what, and what was done already.
//!
//! The ledger ([`account`]) has an entry for everybody with whom anything was begun. What is to be done follows from
//! it and from the directory ([`needs`]); whom Rollcall neither created nor adopted is in no entry and never touched.

pub mod account;
pub mod departments;
pub mod invitations;
pub mod needs;
pub mod profile;
pub mod takeover;
pub mod tally;
