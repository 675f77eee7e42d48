//! Texts that depend on a number.

use js_sys::{Array, Intl::PluralRules, Object};

use super::{Language, format::LastMade, number, places::fill};

/// A text for each way a language counts. `{n}` is the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    language: Language,
    one: &'static str,
    few: &'static str,
    many: &'static str,
}

impl Plural {
    /// English and German tell one from more: 1 person, 2 people. Russian has three: 1 человек, 2 человека, 5 человек.
    pub const fn of(language: Language, forms: &[&'static str]) -> Self {
        match (language, forms) {
            (Language::English | Language::German, &[one, more]) => {
                Self { language, one, few: more, many: more }
            }
            (Language::Russian, &[one, few, many]) => Self { language, one, few, many },
            _ => panic!("English and German have two forms of what is counted, Russian has three"),
        }
    }

    /// The text for `n`, as its language counts, with `n` and the other places filled: only for the method of its name.
    #[doc(hidden)]
    pub fn fill(self, n: u64, values: &[(&str, &str)]) -> String {
        thread_local! {
            static RULES: LastMade<PluralRules> = const { LastMade::new() };
        }
        let make = |locales: &Array| PluralRules::new(locales, &Object::new());
        let rules = RULES.with(|rules| rules.of(self.language, &make));
        #[expect(clippy::cast_precision_loss, reason = "nobody counts people beyond 2⁵³")]
        let category = String::from(rules.select(n as f64));
        let counted = fill(self.of_category(&category), &[("n", &number(self.language, n))]);
        fill(&counted, values)
    }

    /// The text for a category of `Intl.PluralRules`.
    fn of_category(self, category: &str) -> &'static str {
        match category {
            "one" => self.one,
            "few" => self.few,
            _ => self.many,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Plural};

    #[test]
    fn each_category_has_its_text() {
        let people = Plural::of(Language::Russian, &["человек (1)", "человека", "человек"]);
        for (category, text) in
            [("one", "человек (1)"), ("few", "человека"), ("many", "человек"), ("other", "человек")]
        {
            assert_eq!(people.of_category(category), text);
        }
        let people = Plural::of(Language::English, &["person", "people"]);
        assert_eq!(people.of_category("other"), "people");
    }
}
