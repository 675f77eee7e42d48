//! What somebody is called: by the HR system's full name, or by the one that colleagues use.

use crate::directory::fold::fold;

/// The name that colleagues see and say: the preferred one instead of the first one. Some HR systems have a first name
/// there, others a whole name (`Ada`, `Ada L.`, `Ada Lovelace`): a last name is said once.
pub fn known_as(preferred: &str, first: &str, last: &str) -> String {
    if preferred.is_empty() {
        return format!("{first} {last}").trim().to_owned();
    }
    let initial = |word: &str| word.chars().count() == 1 && fold(last).starts_with(word);
    let folded = fold(preferred);
    let has_initial = folded.rsplit_once(' ').is_some_and(|(_, word)| initial(word));
    if last.is_empty() || has_initial || without_last(preferred, last).is_some() {
        preferred.to_owned()
    } else {
        format!("{preferred} {last}")
    }
}

/// The preferred name as a first name, for what keeps first and last names apart.
pub fn preferred_first<'a>(preferred: &'a str, first: &'a str, last: &str) -> &'a str {
    match preferred {
        "" => first,
        preferred => without_last(preferred, last).filter(|rest| !rest.is_empty()).unwrap_or(preferred),
    }
}

/// What stands before `last` in a name that ends with it, in whatever case.
fn without_last<'a>(name: &'a str, last: &str) -> Option<&'a str> {
    let (before, ending) = name.split_at_checked(name.len().checked_sub(last.len())?)?;
    let is_word = before.is_empty() || before.ends_with(' ');
    (is_word && fold(ending) == fold(last)).then(|| before.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_name_stands_for_the_first_one_and_the_last_one_is_said_once() {
        for (preferred, first, last, shown, told) in [
            ("", "Augusta", "Lovelace", "Augusta Lovelace", "Augusta"),
            ("Ada", "Augusta", "Lovelace", "Ada Lovelace", "Ada"),
            ("Ada Lovelace", "Augusta", "Lovelace", "Ada Lovelace", "Ada"),
            ("Ada LOVELACE", "Augusta", "Lovelace", "Ada LOVELACE", "Ada"),
            ("Ada L", "Augusta", "Lovelace", "Ada L", "Ada L"),
            ("Ada L.", "Augusta", "Lovelace", "Ada L.", "Ada L."),
            ("Anna Maria", "Annamaria", "Weber", "Anna Maria Weber", "Anna Maria"),
            ("Bob", "Robert", "van der Berg", "Bob van der Berg", "Bob"),
            ("Bob van der Berg", "Robert", "van der Berg", "Bob van der Berg", "Bob"),
            ("Lovelace", "Augusta", "Lovelace", "Lovelace", "Lovelace"),
            ("Ada", "", "", "Ada", "Ada"),
            ("", "", "Lovelace", "Lovelace", ""),
            ("", "", "", "", ""),
        ] {
            assert_eq!(known_as(preferred, first, last), shown, "{preferred}, {first} {last}");
            assert_eq!(preferred_first(preferred, first, last), told, "{preferred}, {first} {last}");
        }
    }
}
