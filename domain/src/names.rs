//! What somebody is called: by the HR system's full name, or by the one that colleagues use.

use crate::directory::fold::fold;

/// The name that colleagues see and say: the preferred one instead of the first one. Some HR systems have a first name
/// there, others a whole name (`Ada`, `Ada L.`, `Ada Lovelace`): a last name is said once.
pub fn known_as(preferred: &str, first: &str, last: &str) -> String {
    if preferred.is_empty() {
        return joined(first, last);
    }
    let initial = |word: &str| word.chars().count() == 1 && fold(last).starts_with(word);
    let folded = fold(preferred);
    let has_initial = folded.rsplit_once(' ').is_some_and(|(_, word)| initial(word));
    if last.is_empty() || has_initial || without_last(preferred, last).is_some() {
        preferred.to_owned()
    } else {
        joined(preferred, last)
    }
}

/// Both names, the family's first where that is the custom: as far as letters tell, in China, Japan and Korea. Hungarian and
/// Vietnamese names are written in letters that others have too.
fn joined(first: &str, last: &str) -> String {
    let (before, behind) =
        if is_family_first(first) && is_family_first(last) { (last, first) } else { (first, last) };
    format!("{before} {behind}").trim().to_owned()
}

/// Whether a name is in letters of those who say the family's name first: kana, ideographs or Hangul.
fn is_family_first(name: &str) -> bool {
    name.starts_with(
        |c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'),
    )
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
            ("", "明", "山田", "山田 明", "明"),
            ("", "민준", "김", "김 민준", "민준"),
            ("アキ", "明", "山田", "山田 アキ", "アキ"),
            ("Ken", "健", "山田", "Ken 山田", "Ken"),
            ("", "", "", "", ""),
        ] {
            assert_eq!(known_as(preferred, first, last), shown, "{preferred}, {first} {last}");
            assert_eq!(preferred_first(preferred, first, last), told, "{preferred}, {first} {last}");
        }
    }
}
