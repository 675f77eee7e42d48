//! Many words, packed for being looked through at every keystroke (docs/search.md, "Index").

/// The letters of a word as bits, so that most words are passed over by one comparison. The small Latin letters have a bit
/// each; signs share them, and so do the bytes of all other letters, which have a bit more that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters(u32);

impl Letters {
    pub(super) fn of(word: &str) -> Self {
        let bit =
            |byte: u8| if byte.is_ascii() { 1 << (byte & 31) } else { OF_ANOTHER_SCRIPT | 1 << (byte & 31) };
        Self(word.bytes().fold(0, |bits, byte| bits | bit(byte)))
    }

    /// The letters of either.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a word with these letters may have those that are wanted, but for so many, in the same script.
    #[expect(clippy::inline_always, reason = "a few instructions for each word, in code compiled for size")]
    #[inline(always)]
    pub(super) fn has(self, wanted: Self, lacking: u32) -> bool {
        (wanted.0 & !self.0).count_ones() <= lacking && wanted.0 & OF_ANOTHER_SCRIPT & !self.0 == 0
    }
}

/// No Latin letter has this bit.
const OF_ANOTHER_SCRIPT: u32 = 1;

/// The words of many texts. Each knows the text that it is of.
#[derive(Debug, Default)]
pub(super) struct Words {
    bytes: String,
    /// Where each word ends.
    ends: Vec<u32>,
    letters: Vec<Letters>,
    texts: Vec<u32>,
}

impl Words {
    pub(super) fn add(&mut self, word: &str, text: u32) {
        self.bytes.push_str(word);
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
        self.letters.push(Letters::of(word));
        self.texts.push(text);
    }

    /// Calls `see` with each word that lacks at most `lacking` of the letters `wanted`, and with its text's number.
    #[expect(clippy::inline_always, reason = "the loop that every keystroke runs, in code compiled for size")]
    #[inline(always)]
    pub(super) fn each(&self, wanted: Letters, lacking: u32, mut see: impl FnMut(&str, u32)) {
        for (n, letters) in self.letters.iter().enumerate() {
            if letters.has(wanted, lacking)
                && let Some(word) = self.word(n)
                && let Some(text) = self.texts.get(n)
            {
                see(word, *text);
            }
        }
    }

    fn word(&self, n: usize) -> Option<&str> {
        let begin = n.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.bytes.get(begin as usize..*self.ends.get(n)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_with_nearly_all_the_letters_are_looked_at() {
        let mut words = Words::default();
        for (text, word) in (0..).zip(["anna", "", "petrova", "петрова", "mueller"]) {
            words.add(word, text);
        }
        let found = |wanted: &str, lacking| {
            let mut found = Vec::new();
            words.each(Letters::of(wanted), lacking, |word, _| found.push(word.to_owned()));
            found
        };
        assert_eq!(found("rova", 0), ["petrova"]);
        assert_eq!(found("petrowa", 1), ["petrova"]);
        assert_eq!(found("петровъ", 9), ["петрова"], "a slip leads to no other script");
        assert_eq!(found("", 0), ["anna", "", "petrova", "петрова", "mueller"]);
    }
}
