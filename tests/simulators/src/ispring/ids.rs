//! Ids, in the shape of those in the documentation's samples: the same for the same seed.

use super::Credentials;
use crate::company::Dice;

/// The dice of ids are cast for subjects that no person's number and no other provider's access data reach.
const SUBJECTS: u64 = (1 << 63) + (1 << 41);
/// Every kind has room for so many.
const ROOM: u64 = 1 << 36;
/// What comes into being later is numbered from here on, beyond every person's number.
const LATER: u64 = 1 << 34;

/// What has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Credentials,
    Token,
    Link,
    Role,
    Department,
    Course,
    Account,
    Enrolment,
    Certificate,
}

/// Where all ids come from.
#[derive(Debug, Clone)]
pub(super) struct Ids {
    seed: u64,
    /// How many were given later.
    given: u64,
}

impl Ids {
    /// The ids of a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, given: 0 }
    }

    /// The `nth` seeded id of a kind.
    pub(super) fn seeded(&self, kind: Kind, nth: u64) -> String {
        uuid(&mut dice(self.seed, kind, nth))
    }

    /// An id that nothing has yet.
    pub(super) fn next(&mut self, kind: Kind) -> String {
        uuid(&mut self.next_dice(kind))
    }

    /// A secret text that was never given before.
    pub(super) fn secret(&mut self, kind: Kind) -> String {
        self.next_dice(kind).url_safe(86)
    }

    fn next_dice(&mut self, kind: Kind) -> Dice {
        self.given += 1;
        dice(self.seed, kind, LATER + self.given)
    }
}

/// A client id and its secret, in the shapes that are seen in use `[3p]`.
pub(super) fn credentials(seed: u64, nth: u64) -> Credentials {
    let mut dice = dice(seed, Kind::Credentials, nth);
    Credentials { client_id: uuid(&mut dice), client_secret: dice.url_safe(43) }
}

fn dice(seed: u64, kind: Kind, nth: u64) -> Dice {
    Dice::new(seed, SUBJECTS + kind as u64 * ROOM + nth)
}

/// Of version 1, as in the documentation's samples.
fn uuid(dice: &mut Dice) -> String {
    let mut hex = |length| dice.hex(length);
    format!("{}-{}-11f{}-9{}-{}", hex(8), hex(4), hex(1), hex(3), hex(12))
}
