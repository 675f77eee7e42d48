//! What people are found by: many texts that they share, each with its words in every spelling and with whose it is.

use super::{
    fold::{JOINT, fold, in_one, written_out},
    heard::each_reading,
    slip::{Slip, distance, slip},
    spelling::{alike, in_latin},
    wanted::Word,
    words::{Letters, Words},
};

/// How a word that is typed is in a text; the smaller the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// It is a word of it.
    Whole,
    /// A word begins with it.
    Begins,
    /// A word is spelled otherwise, but sounds alike.
    Alike,
    /// A word begins with what sounds alike.
    AlikeBegins,
    /// It is within a word.
    Inside,
    /// With one slip it is a word, or sounds like one.
    Slip,
    /// With one slip it is how a word begins.
    SlipBegins,
}

/// Whether Latin words are looked for in Cyrillic letters too. Six readings of each take most of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    Too,
    No,
}

/// Texts with their words.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Words as they are written, folded.
    plain: Words,
    /// Words of other letters in Latin ones.
    latin: Words,
    /// Words as they sound.
    alike: Words,
    /// Latin words as they are written in Cyrillic letters, those in rough ones.
    heard: Words,
}

/// Whether a text of several words is also looked for in one: `delacruz`, but not `teamlead`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    InOneToo,
    No,
}

impl Texts {
    /// Adds the words of `raw`, which is the text of number `text`.
    pub(super) fn add(&mut self, raw: &str, text: u32, joined: Joined, by_ear: Heard) {
        let folded = fold(raw);
        let mut sounds = Vec::new();
        let mut sound = |word: &str| {
            if let Some(sound) = alike(word).filter(|sound| !sounds.contains(sound)) {
                sounds.push(sound);
            }
        };
        for_each_word(&folded, joined, &mut |word| {
            self.plain.add(word, text);
            sound(word);
        });
        for spelling in in_latin(raw) {
            for_each_word(&fold(&spelling), joined, &mut |word| {
                self.latin.add(word, text);
                sound(word);
            });
        }
        if let Some(written) = written_out(raw) {
            for_each_word(&written, joined, &mut |word| {
                self.plain.add(word, text);
                sound(word);
            });
        }
        for sound in sounds {
            self.alike.add(&sound, text);
        }
        if by_ear == Heard::No {
            return;
        }
        let mut heard = Vec::new();
        each_reading(raw, &mut |folded, in_rough| {
            for_each_word(folded, joined, &mut |word| {
                heard.extend(in_rough(word).filter(|rough| !heard.contains(rough)));
            });
        });
        for rough in heard {
            self.heard.add(&rough, text);
        }
    }

    /// Calls `found` with every text that `word` is in, and how; for some more than once.
    pub(super) fn find(&self, word: &Word, found: &mut dyn FnMut(u32, Match)) {
        look(&self.plain, &word.typed, Ways::AsWritten { inside: word.is_looked_for_inside() }, found);
        if let Some(letters) = &word.letters {
            look(&self.plain, letters, Ways::Spelled, found);
        }
        look(&self.latin, &word.typed, Ways::Spelled, found);
        if let Some(sound) = &word.sound {
            look(&self.alike, sound, Ways::Alike, found);
        }
        if let Some(rough) = &word.rough {
            look(&self.heard, rough, Ways::Spelled, found);
        }
        for long in &word.long {
            look(&self.plain, long, Ways::Same, found);
        }
    }

    /// Calls `found` with every text that has a word which differs from `word` in up to `most` letters.
    pub(super) fn nearest(&self, word: &Word, most: usize, found: &mut dyn FnMut(u32)) {
        let tables = [(&self.plain, Some(&word.typed)), (&self.alike, word.sound.as_ref())];
        for (words, typed) in tables {
            let Some(typed) = typed else { continue };
            let lacking = u32::try_from(most).unwrap_or(u32::MAX);
            words.each(Letters::of(typed), lacking, |word, text| {
                if distance(typed, word) <= most {
                    found(text);
                }
            });
        }
    }
}

/// What is a match.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ways {
    AsWritten {
        inside: bool,
    },
    /// In other letters.
    Spelled,
    /// By their sound.
    Alike,
    /// The whole word.
    Same,
}

/// The fewest letters of something that has a slip, of what is typed and of the longer of the two.
const FEWEST_WITH_SLIP: (usize, usize) = (3, 4);

/// The fewest letters of a beginning that has a slip.
const FEWEST_BEGINNING_WITH_SLIP: usize = 5;

/// So many bytes a letter has at most.
const MOST_BYTES: usize = 4;

/// The fewest letters of a beginning that sounds alike.
const FEWEST_BEGINNING_ALIKE: usize = 3;

fn look(words: &Words, typed: &str, ways: Ways, found: &mut dyn FnMut(u32, Match)) {
    let Some(length) = Some(typed.chars().count()).filter(|length| *length > 0) else { return };
    // Another digit is another number.
    let is_number = typed.bytes().any(|byte| byte.is_ascii_digit());
    let slips = ways != Ways::Same && length >= FEWEST_WITH_SLIP.0 && !is_number;
    // A letter of another script takes more than one byte.
    let lacking = if !slips {
        0
    } else if typed.is_ascii() {
        1
    } else {
        3
    };
    let begins = ways != Ways::Alike || length >= FEWEST_BEGINNING_ALIKE;
    let (whole, begun) = match ways {
        Ways::AsWritten { .. } => (Match::Whole, Match::Begins),
        Ways::Spelled | Ways::Alike | Ways::Same => (Match::Alike, Match::AlikeBegins),
    };
    words.each(Letters::of(typed), lacking, |word, text| {
        if let Some(rest) = word.strip_prefix(typed) {
            if rest.is_empty() {
                found(text, whole);
            } else if begins && ways != Ways::Same {
                found(text, begun);
            }
        } else if ways == (Ways::AsWritten { inside: true }) && contains(word, typed) {
            found(text, Match::Inside);
        } else if slips && (length >= FEWEST_BEGINNING_WITH_SLIP || word.len() <= typed.len() + MOST_BYTES) {
            let longer = length.max(word.len());
            match slip(typed, word) {
                Some(Slip::Whole) if longer >= FEWEST_WITH_SLIP.1 => found(text, Match::Slip),
                Some(Slip::Begins) if length >= FEWEST_BEGINNING_WITH_SLIP => found(text, Match::SlipBegins),
                _ => {}
            }
        }
    });
}

/// A plain loop: the standard library prepares each search, which takes longer than to look through a word.
pub(super) fn contains(word: &str, typed: &str) -> bool {
    position(word, typed).is_some()
}

/// Where `typed` is in `word`, in bytes.
pub(super) fn position(word: &str, typed: &str) -> Option<usize> {
    let (word, typed) = (word.as_bytes(), typed.as_bytes());
    let first = typed.first()?;
    let starts = |at: &usize| {
        word.get(*at) == Some(first) && word.get(*at..).is_some_and(|rest| rest.starts_with(typed))
    };
    (0..word.len()).find(starts)
}

/// Calls `add` with each word of a folded text; those with a joint in one, and each of its parts.
fn for_each_word(folded: &str, joined: Joined, add: &mut dyn FnMut(&str)) {
    for word in folded.split_whitespace() {
        if word.contains(JOINT) {
            add(&in_one(word));
            word.split(JOINT).for_each(&mut *add);
        } else {
            add(word);
        }
        let plain: String = word.chars().filter(|c| !"&.".contains(*c)).collect();
        if plain.len() != word.len() {
            // R&D and .NET, as others type them.
            add(&plain);
        }
    }
    if joined == Joined::InOneToo && folded.contains(' ') {
        // O Neil, de la Cruz: some write them in one.
        add(&folded.replace([' ', JOINT], ""));
    }
}
