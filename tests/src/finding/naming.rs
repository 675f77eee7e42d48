//! How people come by their names.

use simulators::company::Dice;

use super::{
    language::Language,
    names::{self, Names},
    spelling::{Spelling, written_out},
};

/// A name, and how it stands in an e-mail.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) ascii: String,
}

/// Draws names of a language.
pub(super) struct Naming {
    language: Language,
    men: Vec<&'static str>,
    women: Vec<&'static str>,
    common: Vec<&'static str>,
    stems: Vec<&'static str>,
    endings: Vec<&'static str>,
    parts: Option<(Vec<&'static str>, Vec<&'static str>)>,
}

impl Naming {
    pub(super) fn of(language: Language) -> Self {
        let Names { men, women, common, stems, endings, parts } = names::of(language);
        let list = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
        Self {
            language,
            men: list(men),
            women: list(women),
            common: list(common),
            stems: list(stems),
            endings: list(endings),
            parts: parts.map(|(one, other)| (list(one), list(other))),
        }
    }

    /// A first name; some have two.
    pub(super) fn first(&self, woman: bool, dice: &mut Dice) -> Named {
        if let Some((one, other)) = &self.parts {
            let second = self.token(dice.pick(other), dice);
            let composed = dice.percent(85);
            return if composed { joined(&self.token(dice.pick(one), dice), "", &second) } else { second };
        }
        let names = if woman { &self.women } else { &self.men };
        let one = self.token(skewed(names, dice), dice);
        let (between, often) = match self.language {
            Language::French | Language::German => ("-", 6),
            Language::Vietnamese => (" ", 60),
            Language::Spanish | Language::Portuguese | Language::English | Language::Polish => (" ", 7),
            _ => ("", 0),
        };
        let other = self.token(skewed(names, dice), dice);
        if dice.percent(often) && one.name != other.name { joined(&one, between, &other) } else { one }
    }

    /// A last name.
    pub(super) fn last(&self, woman: bool, dice: &mut Dice) -> Named {
        let one = self.family(woman, dice);
        let (between, often) = match self.language {
            Language::Spanish => (" ", 35),
            Language::Portuguese => (" ", 25),
            Language::German | Language::English | Language::French | Language::Polish if woman => ("-", 3),
            _ => ("", 0),
        };
        if dice.percent(often) { joined(&one, between, &self.family(woman, dice)) } else { one }
    }

    fn family(&self, woman: bool, dice: &mut Dice) -> Named {
        let mut named = if dice.percent(40) {
            self.token(skewed(&self.common, dice), dice)
        } else {
            let (stem, ending) =
                (self.token(dice.pick(&self.stems), dice), self.token(dice.pick(&self.endings), dice));
            joined(&stem, "", &ending)
        };
        if woman {
            named.name = of_woman(&named.name, self.language);
            named.ascii = of_woman(&named.ascii, self.language);
        }
        if self.language.is_latin() || self.language.is_cyrillic() {
            named.ascii = ascii(&named.name, self.language);
        }
        if self.language == Language::Irish && dice.percent(30) {
            named.name = named.name.replace('\'', "’");
        }
        named
    }

    /// What a token of a list says.
    fn token(&self, token: &str, dice: &mut Dice) -> Named {
        let token = token.replace('_', " ");
        let (names, latin) = token.split_once(':').unwrap_or((&token, ""));
        let name = match names.split_once('|') {
            Some((_, marked)) if dice.percent(25) => marked,
            Some((bare, _)) => bare,
            None => names,
        };
        let ascii = if latin.is_empty() { ascii(name, self.language) } else { ascii(latin, self.language) };
        Named { name: name.to_owned(), ascii }
    }
}

/// The first ones more often.
fn skewed<'a>(names: &[&'a str], dice: &mut Dice) -> &'a str {
    let end = 1 + dice.index(names.len());
    names[dice.index(end)]
}

fn joined(one: &Named, between: &str, other: &Named) -> Named {
    Named {
        name: format!("{}{between}{}", one.name, other.name),
        ascii: format!("{}{between}{}", one.ascii, other.ascii),
    }
}

/// How a name stands in an e-mail.
fn ascii(name: &str, language: Language) -> String {
    match language {
        Language::German | Language::Scandinavian => written_out(name),
        _ => Spelling::Passport.spell(name, language),
    }
}

/// A last name as a woman has it.
fn of_woman(name: &str, language: Language) -> String {
    let replaced = |ending: &str, by: &str| name.strip_suffix(ending).map(|stem| format!("{stem}{by}"));
    match language {
        Language::Polish => ["ski", "cki", "dzki"]
            .iter()
            .find_map(|ending| name.ends_with(ending).then(|| replaced("i", "a")).flatten()),
        Language::Czech => replaced("ý", "á")
            .or_else(|| replaced("ek", "ková"))
            .or_else(|| name.ends_with('í').then(|| name.to_owned()))
            .or_else(|| replaced("a", "ová"))
            .or_else(|| replaced("e", "ová"))
            .or_else(|| Some(format!("{name}ová"))),
        Language::Russian => replaced("ский", "ская").or_else(|| replaced("цкий", "цкая")).or_else(|| {
            ["ов", "ев", "ёв", "ин", "ын"]
                .iter()
                .any(|ending| name.ends_with(ending))
                .then(|| format!("{name}а"))
        }),
        _ => None,
    }
    .unwrap_or_else(|| name.to_owned())
}
