//! What people complete on the learning platform, on its way back to `BambooHR`.
//!
//! `BambooHR` has no idempotency key, so each completion has an entry in a ledger ([`entry`]): what is about to be
//! written is noted before it is sent, and read back before it is sent again. Training types, which a record needs,
//! are found by the course's title ([`training`]); who is who is found by [`matching`].

pub mod approval;
pub mod certificate;
pub mod entry;
pub mod history;
pub mod matching;
pub mod tally;
pub mod training;
