//! What runs and their plans look like, wherever they are shown.

pub mod decision;
pub mod panel;
pub mod plan_people;
pub mod plan_review;
pub mod progress;
pub mod review;
pub mod side_facts;
pub mod side_words;
pub mod summary;
pub mod value_table;
pub mod watch;
pub mod words;
