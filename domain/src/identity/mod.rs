//! Signing in by an organisation's own identity provider: what its tokens have to say, and who gets in by them.
//!
//! Who somebody is is said by issuer and subject, and by nothing else: addresses change, and are given to others. An
//! address is used once, when somebody comes for the first time, to find the person of the directory whom they are.
//! From then on the HR system is the gate: who has left it does not get in, whatever the identity provider says.
//!
//! The rules are those of `OpenID` Connect Core 1.0; signatures are verified by the platform.

pub mod admission;
pub mod claims;
pub mod keys;
mod refusal;
pub mod settings;
pub mod token;

pub use refusal::Refusal;
