//! The directory: what is sent to the browser, how the browser knows that it has it already, and how people are found
//! in it there.

pub mod columns;
pub mod fold;
pub mod index;
mod letters;
pub mod snapshot;
pub mod tag;
