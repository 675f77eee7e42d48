//! What people see.

pub mod api;
pub mod app;
pub mod approval;
pub mod asking;
pub mod attention;
pub mod bundles;
mod call_error;
pub mod components;
pub mod connections;
pub mod directory;
mod fnv1a;
pub mod handover;
pub mod i18n;
pub mod pages;
pub mod parts;
pub mod preference;
pub mod problems;
pub mod routes;
pub mod runs;
pub mod saving;
pub mod session;
pub mod shell;
pub mod traversal;
pub mod viewport;

pub use app::{AdminApp, PeopleApp, StructureApp, start};
