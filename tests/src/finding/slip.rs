//! One slip of the fingers.

use simulators::company::Dice;

/// `word` with one slip, or nothing if it is too short. The first letter is right unless it is to be `at_first`.
pub(crate) fn slipped(word: &str, at_first: bool, dice: &mut Dice) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 5 || !letters.iter().all(|c| c.is_alphabetic()) {
        return None;
    }
    let at = if at_first { 0 } else { 1 + dice.index(letters.len() - 1) };
    let mut slip = letters.clone();
    match dice.below(4) {
        0 => {
            slip.remove(at);
        }
        1 if !at_first => slip.insert(at, other_letter(letters[at], dice)),
        2 => slip[at] = other_letter(letters[at], dice),
        _ if at + 1 < slip.len() => slip.swap(at, at + 1),
        _ => slip.swap(at - 1, at),
    }
    let slip: String = slip.into_iter().collect();
    let first_kept = at_first || slip.chars().next() == letters.first().copied();
    (slip != word && first_kept).then_some(slip)
}

/// A letter of the same script.
fn other_letter(letter: char, dice: &mut Dice) -> char {
    let (first, count) = if ('а'..='я').contains(&letter) { ('а', 32) } else { ('a', 26) };
    char::from_u32(u32::from(first) + dice.below(count)).unwrap_or(letter)
}

/// Whether one letter missing, too many, other, or two that are swapped make one word of the other.
pub(crate) fn within_one(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 4 {
        return false;
    }
    let before = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let rest = |word: &str| word.chars().skip(before).collect::<Vec<_>>();
    let (one, other) = (rest(one), rest(other));
    let tail = |word: &[char], from: usize| word.get(from..).map(<[char]>::to_vec);
    one == other
        || tail(&one, 1).is_some_and(|rest| rest == other)
        || tail(&other, 1).is_some_and(|rest| rest == one)
        || (tail(&one, 1).is_some() && tail(&one, 1) == tail(&other, 1))
        || (one.len() > 1 && tail(&one, 2) == tail(&other, 2) && one[0] == other[1] && one[1] == other[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter_or_two_that_are_swapped() {
        for (word, typed, is) in [
            ("schmidt", "schmidt", true),
            ("schmidt", "schmitt", true),
            ("schmidt", "shmidt", true),
            ("schmidt", "schmiddt", true),
            ("schmidt", "schmdit", true),
            ("schmidt", "schmid", true),
            ("schmidt", "smid", false),
            ("stephan", "stefan", false),
            ("щербаков", "щербаокв", true),
            ("", "a", true),
        ] {
            assert_eq!(within_one(word, typed), is, "{word} {typed}");
            assert_eq!(within_one(typed, word), is, "{typed} {word}");
        }
        let mut dice = Dice::new(1, 0);
        for _ in 0..1_000 {
            if let Some(slip) = slipped("hofmann", false, &mut dice) {
                assert!(within_one("hofmann", &slip) && slip.starts_with('h'), "{slip}");
            }
        }
    }
}
