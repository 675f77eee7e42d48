//! A sync: read a snapshot, plan what it changes, let somebody approve what is risky, apply it.

pub mod company;
pub mod comparing;
pub mod guard;
pub mod judging;
pub mod losses;
pub mod matching;
pub mod plan;
pub mod run;
pub mod snapshot;
pub mod tally;
pub mod values;
