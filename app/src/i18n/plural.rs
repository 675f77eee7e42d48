//! Texts that depend on a number.

use js_sys::{Array, Intl::PluralRules, Object};

use super::{Language, fill, number};

/// A text for each way a language counts. `{n}` is the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    one: &'static str,
    few: &'static str,
    many: &'static str,
}

impl Plural {
    /// For languages that tell one from more.
    pub const fn two(one: &'static str, more: &'static str) -> Self {
        Self { one, few: more, many: more }
    }

    /// For Russian: 1 человек, 2 человека, 5 человек.
    pub const fn three(one: &'static str, few: &'static str, many: &'static str) -> Self {
        Self { one, few, many }
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

/// `text` for `n`, as `language` counts, with `n` filled in.
pub fn count(language: Language, text: Plural, n: u64) -> String {
    let rules = PluralRules::new(&Array::of1(&language.code().into()), &Object::new());
    #[expect(clippy::cast_precision_loss, reason = "nobody counts people beyond 2⁵³")]
    let category = String::from(rules.select(n as f64));
    fill(text.of_category(&category), &[("n", &number(language, n))])
}

#[cfg(test)]
mod tests {
    use super::Plural;

    #[test]
    fn each_category_has_its_text() {
        let people = Plural::three("человек (1)", "человека", "человек");
        for (category, text) in
            [("one", "человек (1)"), ("few", "человека"), ("many", "человек"), ("other", "человек")]
        {
            assert_eq!(people.of_category(category), text);
        }
        assert_eq!(Plural::two("person", "people").of_category("other"), "people");
    }
}
