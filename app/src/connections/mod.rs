//! What a connection to a service looks like, wherever it is shown: whether it works, and what is read.

pub mod over_granted;
pub mod reads;
pub mod state;
