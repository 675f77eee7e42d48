//! Whether a text has the places that its row declares. The compiler asks, so these are loops over bytes: there is little
//! else that it can do.

/// A place that a text declares: its name, and the only languages that have it, where not all do.
pub type Declared<'a> = (&'a str, &'a [&'a str]);

/// Whether `texts`, which are one text of `language` in parts, have each place that is declared for it, and no other.
pub const fn fit(language: &str, texts: &[&str], declared: &[Declared<'_>]) -> bool {
    let mut part = 0;
    while part < texts.len() {
        if !knows(texts[part].as_bytes(), language, declared) {
            return false;
        }
        part += 1;
    }
    let mut place = 0;
    while place < declared.len() {
        if holds(declared[place].1, language) && !has(texts, declared[place].0) {
            return false;
        }
        place += 1;
    }
    true
}

/// Whether each form of a text that counts has the places that are declared. Any may leave out `{n}`: “the person”.
pub const fn forms_fit(language: &str, forms: &[&str], declared: &[Declared<'_>]) -> bool {
    let mut form = 0;
    while form < forms.len() {
        // With the number beside it, which is there then whether the form names it or not.
        if !fit(language, &[forms[form], "{n}"], declared) {
            return false;
        }
        form += 1;
    }
    true
}

/// Whether every place of `text` is declared for `language`.
const fn knows(text: &[u8], language: &str, declared: &[Declared<'_>]) -> bool {
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'{' {
            let mut place = 0;
            while place < declared.len()
                && !(holds(declared[place].1, language) && is_at(text, at, declared[place].0))
            {
                place += 1;
            }
            if place == declared.len() {
                return false;
            }
        }
        at += 1;
    }
    true
}

/// Whether one of `texts` has the place `name`.
const fn has(texts: &[&str], name: &str) -> bool {
    let mut part = 0;
    while part < texts.len() {
        let text = texts[part].as_bytes();
        let mut at = 0;
        while at < text.len() {
            if is_at(text, at, name) {
                return true;
            }
            at += 1;
        }
        part += 1;
    }
    false
}

/// Whether `{name}` stands in `text` at `at`.
const fn is_at(text: &[u8], at: usize, name: &str) -> bool {
    let name = name.as_bytes();
    let end = at + 1 + name.len();
    if end >= text.len() || text[at] != b'{' || text[end] != b'}' {
        return false;
    }
    let mut i = 0;
    while i < name.len() {
        if text[at + 1 + i] != name[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether `language` is among `only`, or that is blank.
const fn holds(only: &[&str], language: &str) -> bool {
    let mut i = 0;
    while i < only.len() {
        // All codes have two letters.
        let (one, two) = (only[i].as_bytes(), language.as_bytes());
        if one[0] == two[0] && one[1] == two[1] {
            return true;
        }
        i += 1;
    }
    only.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: Declared<'_> = ("name", &[]);
    const TEAM: Declared<'_> = ("team", &[]);
    const NAME_IN_RUSSIAN: Declared<'_> = ("name", &["ru"]);
    const N: Declared<'_> = ("n", &[]);

    #[test]
    fn a_text_has_the_places_that_it_declares_and_no_other() {
        for (text, declared, fits) in [
            ("no place", &[][..], true),
            ("no place", &[NAME], false),
            ("{name}", &[], false),
            ("{name}", &[NAME], true),
            ("{name}, {name}", &[NAME], true),
            ("{name} of {team}", &[TEAM, NAME], true),
            ("{name} of {team}", &[NAME], false),
            ("{name}", &[NAME, TEAM], false),
            ("{names}", &[NAME], false),
            ("{nam}", &[NAME], false),
            ("{name", &[NAME], false),
            ("name}", &[NAME], false),
            ("{{name}", &[NAME], false),
        ] {
            assert_eq!(fit("en", &[text], declared), fits, "{text}");
        }
    }

    #[test]
    fn a_place_of_one_language_is_asked_of_that_one_only() {
        for (language, text, fits) in
            [("ru", "{name}", true), ("ru", "nobody", false), ("de", "{name}", false), ("de", "nobody", true)]
        {
            assert_eq!(fit(language, &[text], &[NAME_IN_RUSSIAN]), fits, "{language} {text}");
        }
    }

    #[test]
    fn the_parts_of_a_text_have_its_places_together() {
        assert!(fit("en", &["{name}", "{team}"], &[NAME, TEAM]));
        assert!(!fit("en", &["{name}", "nobody"], &[NAME, TEAM]));
        assert!(!fit("en", &["{name}", "{team}"], &[NAME]));
    }

    #[test]
    fn each_form_has_the_places_of_a_text_that_counts_but_the_number_may_go_without_saying() {
        assert!(forms_fit("en", &["{n} person of {team}", "{n} people of {team}"], &[N, TEAM]));
        assert!(forms_fit("en", &["the person of {team}", "{n} people of {team}"], &[N, TEAM]));
        assert!(!forms_fit("en", &["{n} person", "{n} people of {team}"], &[N, TEAM]));
        assert!(!forms_fit("en", &["{n} person of {team}", "{n} of {teams}"], &[N, TEAM]));
    }
}
