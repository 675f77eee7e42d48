//! What says how things are: that something is loading, missing, done or wrong.

pub mod badge;
pub mod empty_state;
pub mod loading;
pub mod notice;
pub mod progress;
pub mod snackbar;
pub mod tone;
