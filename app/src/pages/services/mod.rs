//! The services, their connections, and their runs.

pub mod connection;
pub mod decision;
pub mod disconnect;
pub mod marked;
pub mod over_granted;
pub mod page;
pub mod plan_review;
pub mod problem;
pub mod problem_notice;
pub mod progress;
pub mod reads;
pub mod released;
pub mod request;
pub mod request_form;
pub mod review;
pub mod run_panel;
pub mod run_watch;
pub mod run_words;
pub mod shown_run;
pub mod side_facts;
pub mod side_words;
pub mod source_section;
pub mod state;
pub mod sync_section;
pub mod value_table;

pub use self::{connection::ConnectionPage, page::ServicesPage, request::RequestPage};
