//! The learning platform: its wizard and its connection.

pub mod step;
