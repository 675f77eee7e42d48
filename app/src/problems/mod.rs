//! What went wrong, wherever it is shown: in words, each with what to do now.

pub mod advice;
pub mod notice;
