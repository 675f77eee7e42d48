//! The services, their connections, and their runs.

pub mod connection;
pub mod disconnect;
pub mod page;
pub mod released;
pub mod request;
pub mod request_form;
pub mod shown_run;
pub mod source_section;
pub mod sync_section;

pub use self::{connection::ConnectionPage, page::ServicesPage, request::RequestPage};
