//! Which plans wait for a person.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plan::Counts;

/// Leavers in one run that need nobody's approval: not more than this many people …
pub const LEAVERS: u64 = 20;

/// … and not more than this share of the directory, in percent.
pub const LEAVERS_PERCENT: u64 = 10;

/// Why a plan waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// The first sync of a connection always shows its plan.
    FirstSync,
    /// More people would leave at once than usual.
    ManyLeavers,
}

/// Whether the plan is the first one of its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// Nobody has approved a plan of this connection yet.
    First,
    /// The connection is in use.
    Later,
}

/// Whether a plan with these counts waits for a person, where `present` people are in the directory.
pub fn hold(counts: &Counts, present: u64, sequence: Sequence) -> Option<Hold> {
    if sequence == Sequence::First {
        return Some(Hold::FirstSync);
    }
    let many = counts.leaves > LEAVERS || counts.leaves * 100 > present * LEAVERS_PERCENT;
    many.then_some(Hold::ManyLeavers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_plan_and_one_that_many_people_leave_by_wait() {
        use Sequence::{First, Later};
        for (leaves, present, sequence, held) in [
            (0, 0, First, Some(Hold::FirstSync)),
            (0, 0, Later, None),
            (1, 10, Later, None),
            (1, 9, Later, Some(Hold::ManyLeavers)),
            (20, 10_000, Later, None),
            (21, 10_000, Later, Some(Hold::ManyLeavers)),
        ] {
            let counts = Counts { leaves, ..Counts::default() };
            assert_eq!(hold(&counts, present, sequence), held, "{leaves} of {present}");
        }
    }
}
