//! An export of a trail, and verifying one: a line that says whose it is, the entries as they were written, and a line with
//! the checkpoint of them. The page and the command verify by the same steps, whether the lines come from a file or from
//! the Worker.

use serde::{Deserialize, Serialize};

use super::{Broken, Chain, checkpoint::TrailVerifier};

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstLine {
    /// What the trail's checkpoints are verified by.
    pub trail: String,
    /// The checkpoint at which older entries were cut off, if they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The newest checkpoint that was made before the export.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<String>,
}

/// The last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastLine {
    /// The checkpoint of all entries before it.
    pub checkpoint: String,
}

/// What is verified, entry by entry.
#[derive(Debug)]
pub struct Verification {
    chain: Chain,
    /// What the trail has to be where it ends, and at a checkpoint that was kept elsewhere.
    signed: Vec<Chain>,
}

impl Verification {
    /// The verification of the trail that begins as `first` says and ends with the checkpoint `last`, and that has to agree
    /// with the checkpoint `kept`, if somebody has kept one.
    pub fn new(first: &FirstLine, last: &LastLine, kept: Option<&str>) -> Result<Self, Broken> {
        let verifier = TrailVerifier::parse(&first.trail).ok_or(Broken::Forged)?;
        let open = |note: &str| verifier.open(note).ok_or(Broken::Forged);
        let chain = first.after.as_deref().map(open).transpose()?.unwrap_or_default();
        let signed =
            [Some(last.checkpoint.as_str()), first.signed.as_deref()].into_iter().flatten().map(open);
        let mut signed = signed.collect::<Result<Vec<_>, _>>()?;
        if let Some(kept) = kept {
            signed.push(verifier.open(&note(kept)).ok_or(Broken::NotOfThisTrail)?);
        }
        if signed.iter().any(|signed| signed.length < chain.length) {
            return Err(Broken::NoBeginning(chain.length));
        }
        Self { chain, signed }.checked()
    }

    /// How many entries there have been up to here.
    pub fn length(&self) -> u64 {
        self.chain.length
    }

    /// Goes on with the next entry's line.
    pub fn line(self, line: &str) -> Result<Self, Broken> {
        let Self { mut chain, signed } = self;
        chain.follow(line)?;
        Self { chain, signed }.checked()
    }

    fn checked(self) -> Result<Self, Broken> {
        let Self { chain, signed } = &self;
        if signed.first().is_some_and(|last| chain.length > last.length) {
            return Err(Broken::NotSigned(chain.length));
        }
        if signed.iter().any(|signed| signed.length == chain.length && signed != chain) {
            return Err(Broken::NotAsSigned(chain.length));
        }
        Ok(self)
    }

    /// The trail, if it ends where it was signed.
    pub fn end(self) -> Result<Chain, Broken> {
        let longest = self.signed.iter().map(|signed| signed.length).max().unwrap_or_default();
        if self.chain.length < longest {
            return Err(Broken::CutOff { ends: self.chain.length, signed: longest });
        }
        Ok(self.chain)
    }
}

/// A checkpoint as somebody has kept it: the note itself, or the answer of its public address.
fn note(kept: &str) -> String {
    let told = serde_json::from_str::<LastLine>(kept);
    let note = told.map_or_else(|_| kept.replace("\r\n", "\n"), |told| told.checkpoint);
    format!("{}\n", note.trim())
}

/// Verifies an export: all of `text`, which has to agree with the checkpoint `kept`, if somebody has kept one.
pub fn verify(text: &str, kept: Option<&str>) -> Result<Chain, Broken> {
    let mut lines = text.lines();
    let first = lines.next().and_then(|line| serde_json::from_str(line).ok()).ok_or(Broken::Forged)?;
    let last = lines.next_back().and_then(|line| serde_json::from_str(line).ok()).ok_or(Broken::Forged)?;
    lines.try_fold(Verification::new(&first, &last, kept)?, Verification::line)?.end()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use chrono::{DateTime, TimeDelta, Utc};
    use proptest::{prelude::*, sample::Index};

    use super::*;
    use crate::audit::{Act, Actor, Deed, checkpoint::TrailKey};

    fn key() -> TrailKey {
        TrailKey::new("acme", &[7; 32])
    }

    const LONGEST: usize = 40;

    /// A trail of `length` entries: the end of its chain after each of them, and their lines.
    fn trail(length: usize) -> (&'static [Chain], Vec<String>) {
        static LONG: LazyLock<(Vec<Chain>, Vec<String>)> = LazyLock::new(written);
        (&LONG.0[..=length], LONG.1[..length].to_vec())
    }

    fn written() -> (Vec<Chain>, Vec<String>) {
        let (mut chains, mut lines) = (vec![Chain::default()], Vec::new());
        for number in 0..LONGEST {
            let chain = chains[number];
            let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(i64::try_from(number).unwrap());
            let act = Act::ALL[number % Act::ALL.len()];
            let line = serde_json::to_string(&chain.entry(at, Deed::by(Actor::Operator, act))).unwrap();
            chains.push(chain.with(&line));
            lines.push(line);
        }
        (chains, lines)
    }

    fn export(after: Option<Chain>, lines: &[String], signed: Chain) -> String {
        let first = FirstLine {
            trail: key().verifier().to_string(),
            after: after.map(|chain| key().sign(chain)),
            signed: None,
        };
        let last = LastLine { checkpoint: key().sign(signed) };
        let mut text = vec![serde_json::to_string(&first).unwrap()];
        text.extend_from_slice(lines);
        text.push(serde_json::to_string(&last).unwrap());
        text.join("\n")
    }

    fn whole(lines: &[String], signed: Chain) -> String {
        export(None, lines, signed)
    }

    #[test]
    fn a_line_is_written_as_documented() {
        insta::assert_snapshot!(trail(2).1.join("\n"));
    }

    #[test]
    fn a_trail_verifies_whole_and_from_where_it_was_cut() {
        let (chains, lines) = trail(9);
        for cut in 0..=9 {
            let text = export(Some(chains[cut]), &lines[cut..], chains[9]);
            assert_eq!(verify(&text, None), Ok(chains[9]), "cut after {cut}");
        }
        assert_eq!(verify(&whole(&lines, chains[9]), None), Ok(chains[9]));
        assert_eq!(verify(&whole(&[], chains[0]), None), Ok(chains[0]));
        let without = whole(&lines[3..], chains[9]);
        assert_eq!(verify(&without, None), Err(Broken::OutOfPlace { expected: 1, found: 4 }));
    }

    #[test]
    fn a_kept_checkpoint_finds_a_history_that_was_written_anew() {
        let (chains, lines) = trail(9);
        let kept = key().sign(chains[5]);
        assert!(verify(&whole(&lines, chains[9]), Some(&kept)).is_ok());
        // Whoever has the database and the key writes another history, and signs it.
        let mut forked = chains[4];
        let mut other = lines[..4].to_vec();
        for _ in 4..9 {
            let entry = forked.entry(DateTime::<Utc>::UNIX_EPOCH, Deed::by(Actor::Operator, Act::SignedIn));
            other.push(serde_json::to_string(&entry).unwrap());
            forked = forked.with(&other[other.len() - 1]);
        }
        assert!(verify(&whole(&other, forked), None).is_ok(), "by itself it can't be told");
        assert_eq!(verify(&whole(&other, forked), Some(&kept)), Err(Broken::NotAsSigned(5)));
        // Or ends it before the checkpoint.
        let short = whole(&lines[..4], chains[4]);
        assert_eq!(verify(&short, Some(&kept)), Err(Broken::CutOff { ends: 4, signed: 5 }));
        // Or a checkpoint is of what was cut off long ago.
        let later = export(Some(chains[7]), &lines[7..], chains[9]);
        assert_eq!(verify(&later, Some(&kept)), Err(Broken::NoBeginning(7)));
        assert_eq!(verify(&whole(&lines, chains[9]), Some("none of ours")), Err(Broken::NotOfThisTrail));
    }

    #[test]
    fn a_checkpoint_may_be_kept_as_its_public_address_tells_it_and_as_an_editor_saves_it() {
        let (chains, lines) = trail(9);
        let note = key().sign(chains[5]);
        let told = serde_json::to_string(&LastLine { checkpoint: note.clone() }).unwrap();
        for kept in [told, note.replace('\n', "\r\n"), format!("\n{note}\n\n"), note.trim().to_owned()] {
            assert_eq!(verify(&whole(&lines, chains[9]), Some(&kept)), Ok(chains[9]), "{kept}");
        }
    }

    #[test]
    fn what_was_signed_before_an_export_has_to_hold_too() {
        let (chains, lines) = trail(9);
        let first = FirstLine {
            trail: key().verifier().to_string(),
            after: None,
            signed: Some(key().sign(chains[7])),
        };
        // Somebody has taken the end away, and what is left was signed.
        let last = LastLine { checkpoint: key().sign(chains[4]) };
        let begun = Verification::new(&first, &last, None).unwrap();
        let ended = lines[..4].iter().try_fold(begun, |verification, line| verification.line(line)).unwrap();
        assert_eq!(ended.end(), Err(Broken::CutOff { ends: 4, signed: 7 }));
    }

    proptest! {
        #[test]
        fn one_entry_that_is_changed_removed_swapped_or_added_is_found_wherever_it_is(
            length in 1..LONGEST, at: Index, other: Index, how in 0..4, to: char,
        ) {
            let (chains, mut lines) = trail(length);
            let (end, at, other) = (chains[length], at.index(length), other.index(length));
            match how {
                0 => {
                    let place = other % lines[at].len();
                    lines[at].replace_range(place..=place, &to.to_string());
                }
                1 => drop(lines.remove(at)),
                2 => lines.swap(at, other),
                _ => lines.insert(at, lines[other].clone()),
            }
            let is_same = lines == trail(length).1;
            prop_assert_eq!(verify(&whole(&lines, end), None).is_ok(), is_same);
            // Also where somebody adds what follows, as whoever has the database can, but nobody has signed it.
            let (chains, lines) = trail(length + 1);
            prop_assert_eq!(
                verify(&whole(&lines, chains[length]), None),
                Err(Broken::NotSigned(length as u64 + 1))
            );
        }
    }
}
