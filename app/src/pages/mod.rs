//! The pages, one folder or file each.

pub mod audit;
pub mod celebrations;
pub mod home;
pub mod invitations;
pub mod learning;
pub mod members;
pub mod not_found;
pub mod people;
pub mod saved_views;
pub mod services;
pub mod sessions;
pub mod setup;
pub mod sign_in;
pub mod structure;
pub mod sync;
pub mod taking_along;
pub mod ways_in;
