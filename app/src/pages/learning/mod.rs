//! The learning platform: its connection and accounts.

pub mod accounts;
pub mod connection;
pub mod disconnect;
pub mod emails;
pub mod left_out;
pub mod page;

use domain::service::Service;

pub use self::page::LearningPage;

/// The learning platform.
const LEARNING: Service = Service::ISpringLearn;
