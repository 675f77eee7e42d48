//! Many words, packed for being looked through at every keystroke (docs/search.md, "Index").

/// The letters of a word as bits, so that most words are passed over by one comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters(u32);

impl Letters {
    pub(super) fn of(word: &str) -> Self {
        // The small letters have a bit each; other signs share them.
        Self(word.bytes().fold(0, |bits, byte| bits | 1 << (byte & 31)))
    }

    /// How many letters of `self` are not in `other`, at least.
    fn lacking_in(self, other: Self) -> u32 {
        (self.0 & !other.0).count_ones()
    }
}

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

    /// Each word that lacks at most `lacking` of the letters `wanted`, with its text's number.
    pub(super) fn with(&self, wanted: Letters, lacking: u32) -> impl Iterator<Item = (&str, u32)> {
        let near = move |(_, letters): &(usize, &Letters)| wanted.lacking_in(**letters) <= lacking;
        self.letters
            .iter()
            .enumerate()
            .filter(near)
            .filter_map(|(n, _)| Some((self.word(n)?, *self.texts.get(n)?)))
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
            words.with(Letters::of(wanted), lacking).map(|(word, _)| word).collect::<Vec<_>>()
        };
        assert_eq!(found("rova", 0), ["petrova"]);
        assert_eq!(found("petrowa", 1), ["petrova"]);
        assert_eq!(found("", 0), ["anna", "", "petrova", "петрова", "mueller"]);
    }
}
