//! What one organisation does: commands and alarms in, decisions by `domain`, SQL and requests out.
//!
//! Nothing here knows Cloudflare: the platform is a handful of ports ([`platform`]), so the very code that runs in the
//! Worker runs natively too, in tests and in the simulation. A panic aborts every request in flight in the same isolate,
//! so nothing here may panic: the lints below forbid what could.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable
    )
)]

mod advancing;
mod applying;
mod asked;
mod attention;
mod auditing;
mod celebrating;
mod channels;
pub mod command;
pub mod config;
mod connecting;
mod directory;
mod due;
mod erasing;
mod exporting;
pub mod fault;
pub mod mailing;
mod object;
mod organisation;

mod planning;
#[cfg(feature = "planted")]
pub mod planted;
#[cfg(not(feature = "planted"))]
mod planted;
pub mod platform;
mod provisioning;
mod reading;
pub mod reply;
mod runs;
mod settings;
mod signing_in;
mod store;
mod telling;
mod upstream;
pub mod webhook;

/// Whether faults can be planted in this build: only in the simulation's.
pub const CAN_BE_PLANTED: bool = cfg!(feature = "planted");

#[cfg(all(feature = "planted", target_family = "wasm"))]
compile_error!("faults are for the simulation: a Worker must not be built with the feature `planted`");

pub use self::{advancing::WATCHED_AFTER, connecting::vault, object::Object};
