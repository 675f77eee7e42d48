//! The judge of the search: people with names from everywhere, queries for them, and who is meant by each.
//!
//! It knows nothing of how the search spells: its tables are its own.

mod ask;
mod class;
mod language;
mod lexicon;
mod names;
mod naming;
mod part;
mod people;
mod person;
mod phone;
mod recall;
mod slip;
mod snapshot;
mod spelling;
#[cfg(test)]
mod tests;
mod work;

pub use ask::{Asked, asked};
pub use class::Class;
pub use language::Language;
pub use people::people;
pub use person::Person;
pub use phone::Phone;
pub use recall::{ClassRecall, mean, recall};
pub use snapshot::{directory, directory_json};
