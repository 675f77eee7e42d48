//! What app and proxy say to each other: every endpoint, every request and answer, every error.

pub mod attention;
pub mod audit;
pub mod calling;
pub mod celebrations;
pub mod channels;
pub mod contact;
pub mod endpoint;
pub mod erasure;
pub mod error;
pub mod exports;
pub mod learning;
pub mod members;
pub mod resealing;
pub mod runs;
pub mod services;
pub mod session;
pub mod sessions;
pub mod sign_in;
pub mod sync;
pub mod taking_along;

pub use endpoint::call;

#[cfg(test)]
mod contract;
