//! One slip of the fingers: a letter more, a letter less, another letter, two letters swapped.

/// How a word is begun by one that has a slip in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// The words are as long as each other, but for the slip.
    Whole,
    /// The word goes on.
    Begins,
}

/// Whether `typed` is `word` or its beginning, but for exactly one slip. Where the two part for the first time is where the
/// slip is, so nothing is tried twice.
pub(super) fn slip(typed: &str, word: &str) -> Option<Slip> {
    let mut same = typed.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    while !typed.is_char_boundary(same) {
        same -= 1;
    }
    let (typed, word) = (typed.get(same..)?, word.get(same..)?);
    let (typed_rest, word_rest) = (after_first(typed), after_first(word));
    // Another letter; one too many; one missing; two swapped.
    let left = [
        left_after(typed_rest, word_rest),
        left_after(typed_rest, Some(word)),
        left_after(Some(typed), word_rest),
        swapped(typed, word),
    ];
    let left = left.into_iter().flatten().min()?;
    Some(if left == 0 { Slip::Whole } else { Slip::Begins })
}

/// How much of `word` is left behind `typed`, if it begins so.
fn left_after(typed: Option<&str>, word: Option<&str>) -> Option<usize> {
    let (typed, word) = (typed?.as_bytes(), word?.as_bytes());
    word.starts_with(typed).then(|| word.len() - typed.len())
}

/// What is left if both begin with the same two letters the other way round.
fn swapped(typed: &str, word: &str) -> Option<usize> {
    let (mut a, mut b) = (typed.chars(), word.chars());
    let (first, second) = (a.next()?, a.next()?);
    let crossed = (b.next()?, b.next()?) == (second, first);
    left_after(Some(a.as_str()).filter(|_| crossed), Some(b.as_str()))
}

fn after_first(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    chars.next().map(|_| chars.as_str())
}

/// How many letters more, less or other `a` has than `b` (Levenshtein).
pub(super) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut diagonal = i;
        for (above, to) in row.iter_mut().skip(1).zip(&b) {
            let best = (diagonal + usize::from(from != *to)).min(left.min(*above) + 1);
            diagonal = std::mem::replace(above, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_counted_in_letters() {
        for (a, b, letters) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("müller", "miller", 1),
            ("ab", "ba", 2),
        ] {
            assert_eq!(distance(a, b), letters, "{a} {b}");
        }
    }

    #[test]
    fn one_slip_is_seen_wherever_it_is_and_two_are_not() {
        for (typed, word, seen) in [
            ("petrva", "petrova", Some(Slip::Whole)),
            ("petroova", "petrova", Some(Slip::Whole)),
            ("petrava", "petrova", Some(Slip::Whole)),
            ("pertova", "petrova", Some(Slip::Whole)),
            ("etrova", "petrova", Some(Slip::Whole)),
            ("ppetrova", "petrova", Some(Slip::Whole)),
            ("petrovaa", "petrova", Some(Slip::Whole)),
            ("petrov", "petrova", Some(Slip::Whole)),
            ("petor", "petrova", Some(Slip::Begins)),
            ("pto", "petrova", None),
            ("petra", "petrova", Some(Slip::Begins)),
            ("pertvoa", "petrova", None),
            ("محمت", "محمد", Some(Slip::Whole)),
            ("", "a", Some(Slip::Whole)),
            ("ab", "ba", Some(Slip::Whole)),
        ] {
            assert_eq!(slip(typed, word), seen, "{typed} {word}");
        }
    }
}
