//! What a connection to a service looks like, wherever it is shown: whether it works, and what is read.

pub mod notice;
pub mod over_granted;
pub mod reads;
pub mod state;

use domain::service::Service;

/// What is meant for `service`, by what it is for.
fn of_its_kind<T>(service: Service, hr_system: T, learning: T) -> T {
    if service.hr_system().is_some() { hr_system } else { learning }
}
