//! The directory: what is sent to the browser, how the browser knows that it has it already, and how people are found
//! in it there.

pub mod columns;
mod dialled;
pub mod facet;
mod field;
pub mod fold;
mod found_by;
mod heard;
pub mod index;
mod letters;
pub mod mark;
mod names;
mod nicknames;
mod people_of;
pub mod person;
mod slip;
pub mod snapshot;
pub(crate) mod spelling;
pub mod tag;
pub mod taken;
mod wanted;
mod words;
