//! How much may be mailed to people who have not asked for it: whoever has an admin's session could write to strangers in the
//! name of the deployment, and the reputation of its domain is everybody's.

use chrono::TimeDelta;

/// For so long it is counted what was mailed.
pub const MAILED_LATELY: TimeDelta = TimeDelta::days(1);

/// The most that is mailed to one address meanwhile, by whichever organisation: one may be lost, or opened too late.
const TO_ONE: u32 = 3;

/// The most that an organisation mails meanwhile. A larger one lets its people in by its identity provider.
const BY_ONE: u32 = 200;

/// The most that all organisations of a deployment mail meanwhile.
const IN_ALL: u32 = 2_000;

/// What a deployment has mailed in the last [`MAILED_LATELY`], and nobody has followed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mailed {
    /// To the address that is to be written to.
    pub to_them: u32,
    /// By the organisation that is about to write.
    pub by_us: u32,
    /// To anybody, by any of its organisations.
    pub in_all: u32,
}

impl Mailed {
    /// Whether one more may be sent.
    pub fn leaves_room(self) -> bool {
        self.to_them < TO_ONE && self.by_us < BY_ONE && self.in_all < IN_ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_written_to_again_and_again_and_no_organisation_writes_to_everybody() {
        for (to_them, by_us, in_all, room) in [
            (0, 0, 0, true),
            (2, 2, 2, true),
            (3, 3, 3, false),
            (3, 0, 3, false),
            (0, 199, 199, true),
            (0, 200, 200, false),
            (0, 0, 1_999, true),
            (0, 0, 2_000, false),
            (9, 300, 3_000, false),
        ] {
            let mailed = Mailed { to_them, by_us, in_all };
            assert_eq!(mailed.leaves_room(), room, "{mailed:?}");
        }
    }
}
