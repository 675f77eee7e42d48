//! Which part of a text is what somebody looks for.

use std::ops::Range;

use super::{
    field::{Heard, Joined, Match, Texts, position},
    fold::{fold, in_one},
    wanted::{Wanted, Word, wanted},
};

/// Marks what is looked for.
#[derive(Debug, Default)]
pub struct Marker(Vec<Word>);

impl Marker {
    /// A marker of the words of `text`.
    pub fn new(text: &str) -> Self {
        let words = wanted(text).into_iter().flat_map(|one| match one {
            Wanted::Word { one, parts, .. } => [one].into_iter().chain(parts).collect(),
            Wanted::Digits { words, .. } => words,
            Wanted::Email { .. } => Vec::new(),
        });
        Self(words.filter(|word| !word.typed.is_empty()).collect())
    }

    /// The parts of `text`, in order, each with whether it is marked. Together they are the text.
    pub fn parts<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut parts = Vec::new();
        let mut done = 0;
        if !self.0.is_empty() {
            for word in words(text) {
                let Some(mark) = text.get(word.clone()).and_then(|it| self.mark(it)) else { continue };
                let (from, to) = (word.start + mark.start, word.start + mark.end);
                parts.push((text.get(done..from).unwrap_or_default(), false));
                parts.push((text.get(from..to).unwrap_or_default(), true));
                done = to;
            }
        }
        parts.push((text.get(done..).unwrap_or_default(), false));
        parts.retain(|(part, _)| !part.is_empty());
        parts
    }

    /// What is marked of one word of a text.
    fn mark(&self, word: &str) -> Option<Range<usize>> {
        let folded = in_one(&fold(word));
        let as_written = self.0.iter().find_map(|sought| {
            let at = position(&folded, &sought.typed)?;
            let seen = at == 0 || sought.is_looked_for_inside();
            seen.then(|| start_of(word, at)..end_of(word, at + sought.typed.len()))
        });
        as_written.or_else(|| {
            let by_ear =
                if self.0.iter().any(|sought| sought.rough.is_some()) { Heard::Too } else { Heard::No };
            let mut texts = Texts::default();
            texts.add(word, 0, Joined::No, by_ear);
            let mut is_meant = false;
            for sought in &self.0 {
                texts.find(sought, &mut |_, how| is_meant |= how != Match::Inside);
            }
            is_meant.then_some(0..word.len())
        })
    }
}

/// Where the words of `text` are.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_whitespace().map(|word| {
        let from = word.as_ptr().addr() - text.as_ptr().addr();
        from..from + word.len()
    })
}

/// Where the letter of `word` ends with which so many bytes are folded.
fn end_of(word: &str, folded: usize) -> usize {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut long_enough = ends.filter(|end| folded_length(word, *end) >= folded);
    long_enough.next().unwrap_or(word.len())
}

/// Where the letter of `word` begins before which so many bytes are folded.
fn start_of(word: &str, folded: usize) -> usize {
    let starts = word.char_indices().map(|(at, _)| at);
    starts.take_while(|start| folded_length(word, *start) <= folded).last().unwrap_or_default()
}

fn folded_length(word: &str, until: usize) -> usize {
    in_one(&fold(word.get(..until).unwrap_or_default())).len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str, sought: &str) -> String {
        let show = |(part, marked): (&str, bool)| if marked { format!("[{part}]") } else { part.to_owned() };
        Marker::new(sought).parts(text).into_iter().map(show).collect()
    }

    #[test]
    fn the_part_that_matches_is_marked_and_a_word_that_is_only_near_is_marked_whole() {
        for (text, sought, expected) in [
            ("Jürgen Müller", "mull", "Jürgen [Müll]er"),
            ("Jürgen Müller", "müller jür", "[Jür]gen [Müller]"),
            ("Jürgen Müller", "mueller", "Jürgen [Müller]"),
            ("Lead Engineer", "gin", "Lead En[gin]eer"),
            ("Anna Petrova", "anna petrva", "[Anna] [Petrova]"),
            ("Анна Петрова", "anna", "[Анна] Петрова"),
            ("Анна Щербакович", "schtscherbako", "Анна [Щербакович]"),
            ("Siobhán O'Neil", "oneil", "Siobhán [O'Neil]"),
            ("Groß", "gros", "[Groß]"),
            ("C++ Guild", "c++", "[C++] Guild"),
            ("王小明", "小明", "王[小明]"),
            ("Anna", "", "Anna"),
            ("Hanna", "a", "Hanna"),
            ("", "a", ""),
        ] {
            assert_eq!(marked(text, sought), expected, "{text} {sought}");
        }
    }

    proptest! {
        #[test]
        fn the_parts_are_the_text_whatever_is_typed(text in any::<String>(), sought in any::<String>()) {
            let marker = Marker::new(&sought);
            prop_assert_eq!(marker.parts(&text).into_iter().map(|(part, _)| part).collect::<String>(), text);
        }
    }
}
