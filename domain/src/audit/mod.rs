//! The audit trail: who did what, when, to what, and what came of it.
//!
//! Each organisation has one, a chain of entries: each says the SHA-256 of the one before it, so that none can be changed,
//! taken out, put in or moved without everything after it showing it. What is at its end is signed, as a checkpoint
//! ([`checkpoint`]), which whoever keeps it elsewhere can hold against the trail later.
//!
//! It says nothing of values, and no names: members and runs are there by their ids. Who reads the directory is not
//! recorded anywhere, for that would be watching employees.

mod chain;
pub mod checkpoint;
mod deed;
pub mod export;

pub use chain::{Broken, Chain, Entry, Hash, written};
pub use deed::{Act, Actor, Deed, Detail, Subject};
