//! The chain: how an entry is written, and what follows what.

use std::fmt;

use base16ct::lower::{decode, encode_string};
use chrono::{DateTime, Timelike as _, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};

use super::Deed;

/// A SHA-256. As JSON and in words it is 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(transparent)]
pub struct Hash(#[schemars(with = "String")] pub [u8; 32]);

impl Hash {
    /// What the first entry of all has in the place of the one before it.
    pub const NOTHING: Self = Self([0; 32]);

    /// The hash of a line, without its end.
    pub fn of(line: &str) -> Self {
        Self(Sha256::digest(line).into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode_string(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&encode_string(&self.0))
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut hash = [0; 32];
        match decode(&text, &mut hash) {
            Ok(decoded) if decoded.len() == 32 => Ok(Self(hash)),
            _ => Err(D::Error::custom("not a SHA-256 in hexadecimal")),
        }
    }
}

/// An entry of the trail. Written as compact JSON in the order of its fields, it is a line; the line as it was written
/// first is what is kept, sent, exported and hashed, so nothing depends on how JSON is written later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Its number: 1 is the first one.
    pub sequence: u64,
    /// The hash of the line before it.
    pub previous: Hash,
    /// When it was done, to the millisecond: all times are written alike, so that they compare as texts.
    #[serde(serialize_with = "to_the_millisecond")]
    pub at: DateTime<Utc>,
    /// What was done.
    pub deed: Deed,
}

fn to_the_millisecond<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&written(*at))
}

/// A time as entries have it.
pub fn written(at: DateTime<Utc>) -> String {
    let (day, time) = (at.date_naive(), at.time());
    // A second that was put in has more than a thousand.
    let millis = at.timestamp_subsec_millis().min(999);
    format!("{day}T{:02}:{:02}:{:02}.{millis:03}Z", time.hour(), time.minute(), time.second())
}

/// What of an entry holds the chain together.
#[derive(Deserialize)]
struct Place {
    sequence: u64,
    previous: Hash,
}

/// The end of a chain, or of the part of it that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    /// How many entries there have been.
    pub length: u64,
    /// The hash of the last one's line.
    pub head: Hash,
}

/// Where a chain is broken: something was changed, taken out, put in or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// What should be this entry is none.
    #[error("entry {0} can't be read")]
    Unreadable(u64),
    /// In the place of one entry there is another.
    #[error("entry {found} stands where entry {expected} has to be")]
    OutOfPlace {
        /// Whose place it is.
        expected: u64,
        /// What stands there.
        found: u64,
    },
    /// The entry before this one is not the one that it was written after.
    #[error("the entry before entry {0} is not the one that it was written after")]
    Altered(u64),
    /// The trail, followed to here, is not the one that a checkpoint was made of.
    #[error("entry {0}, or what was before it, is not what a checkpoint says")]
    NotAsSigned(u64),
    /// The trail ends before a checkpoint that was made of it.
    #[error("the trail ends with entry {ends}, and had {signed} when a checkpoint was made")]
    CutOff {
        /// The last entry there is.
        ends: u64,
        /// How many there were.
        signed: u64,
    },
    /// There are entries after those that are signed.
    #[error("entry {0} comes after all that is signed")]
    NotSigned(u64),
    /// It begins after its first entry, and no checkpoint says what was before.
    #[error("the trail begins after entry {0}, and no checkpoint says what was before")]
    NoBeginning(u64),
    /// The checkpoint that was kept is none of this trail's.
    #[error("the checkpoint that was kept is none of this trail's")]
    NotOfThisTrail,
    /// A checkpoint is not signed by the trail's key, or is none.
    #[error("a checkpoint is not signed by the trail's key")]
    Forged,
}

impl Default for Chain {
    fn default() -> Self {
        Self { length: 0, head: Hash::NOTHING }
    }
}

impl Chain {
    /// What follows what has been done so far.
    pub fn entry(&self, at: DateTime<Utc>, deed: Deed) -> Entry {
        Entry { sequence: self.length + 1, previous: self.head, at, deed }
    }

    /// The chain with `line` at its end, which is the entry of that number.
    #[must_use]
    pub fn with(self, line: &str) -> Self {
        Self { length: self.length + 1, head: Hash::of(line) }
    }

    /// Follows the chain to `line`, if that is what comes next.
    pub fn follow(&mut self, line: &str) -> Result<(), Broken> {
        let expected = self.length + 1;
        let next: Place = serde_json::from_str(line).map_err(|_| Broken::Unreadable(expected))?;
        if next.sequence != expected {
            return Err(Broken::OutOfPlace { expected, found: next.sequence });
        }
        if next.previous != self.head {
            return Err(Broken::Altered(expected));
        }
        *self = self.with(line);
        Ok(())
    }
}
