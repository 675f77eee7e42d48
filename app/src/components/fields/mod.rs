//! What is typed, chosen and ticked.

pub mod checkbox;
pub mod field;
pub mod role_field;
pub mod secret_field;
pub mod select_field;
pub mod text_area;
