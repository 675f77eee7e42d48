//! Somebody's initials in a colour of their own.

use domain::text::capital;
use leptos::prelude::*;

use crate::fnv1a::fnv1a;

/// How many colours `style/avatar.css` has.
const HUES: u32 = 12;

/// How large an avatar is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// In a row.
    #[default]
    Small,
    /// On a profile.
    Large,
}

/// A person's initials; decoration, the name stands beside it: `<Avatar first="Ana" last="Kowalska"/>`.
#[component]
pub fn Avatar(
    /// The first name, or the whole one.
    first: String,
    /// The last name.
    #[prop(optional)]
    last: String,
    /// How large.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    let class = avatar_class(&first, &last, size);
    view! { <span class=class aria-hidden="true">{initials(&first, &last)}</span> }
}

/// The classes of an element that is an avatar.
pub fn avatar_class(first: &str, last: &str, size: AvatarSize) -> String {
    let large = if size == AvatarSize::Large { " avatar-large" } else { "" };
    format!("avatar hue-{}{large}", hue(first, last))
}

/// The first letters of the first and the last name; of whoever has one name, its first and last word's.
pub fn initials(first: &str, last: &str) -> String {
    let letter = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let full = [first, last].join(" ");
    let mut letters = full.split_whitespace().filter_map(letter);
    let (start, end) = (letters.next(), letters.next_back());
    let last_letter = last.split_whitespace().find_map(letter).or(end).filter(|_| end.is_some());
    let letters: String = start.into_iter().chain(last_letter).collect();
    if letters.is_empty() { "?".to_owned() } else { capital(&letters) }
}

/// A colour that stays with a name.
fn hue(first: &str, last: &str) -> u32 {
    fnv1a(first.bytes().chain([b' ']).chain(last.bytes())) % HUES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_the_names() {
        for (first, last, letters) in [
            ("Ana", "Kowalska", "AK"),
            ("jürgen", "öz", "JÖ"),
            ("Anna Maria", "von der Heide", "AV"),
            ("Øyvind", "", "Ø"),
            ("Ada Byron Lovelace", "", "AL"),
            ("", "Müller", "M"),
            ("", "", "?"),
            ("<b>", "'", "B"),
            ("ß", "", "SS"),
        ] {
            assert_eq!(initials(first, last), letters, "{first} {last}");
        }
    }

    #[test]
    fn a_name_keeps_its_colour() {
        assert_eq!(hue("Ana", "Kowalska"), hue("Ana", "Kowalska"));
        assert!((0..200).all(|n| hue(&n.to_string(), "") < HUES));
    }
}
