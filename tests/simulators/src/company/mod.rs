//! A company out of a seed: between ten and fifty thousand people, the same for every provider's simulator.
//!
//! The same seed gives the same people, byte for byte, and a bigger company begins with the people of a smaller one.

mod change;
mod dice;
mod generate;
mod names;
mod origins;
mod person;
mod roster;
mod structure;

pub use change::{Change, InvalidChange};
pub use dice::Dice;
pub use generate::Company;
pub(crate) use names::romanised;
pub use person::{Gender, Person, Status, Unit};
pub use roster::{NoSuchPerson, NotChanged, Roster};
