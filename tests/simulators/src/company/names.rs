//! Names of the places the company's people come from, and how those are written in plain Latin letters.

use super::dice::Dice;
use super::origins::{LATIN, ORIGINS, Origin, RUSSIAN};
use super::person::Gender;

/// Somebody's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FullName {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) gender: Gender,
}

/// Somebody's name by the dice. Every other Russian name is written in Latin letters.
pub(super) fn full_name(dice: &mut Dice) -> FullName {
    let mut left = dice.below(ORIGINS.iter().map(|origin| origin.share).sum());
    let mut of = &ORIGINS[0];
    for origin in &ORIGINS {
        of = origin;
        if left < origin.share {
            break;
        }
        left -= origin.share;
    }
    let gender = match dice.below(100) {
        0 => Gender::Diverse,
        n if n % 2 == 0 => Gender::Female,
        _ => Gender::Male,
    };
    let woman = gender == Gender::Female || (gender == Gender::Diverse && dice.percent(50));
    let first = dice.pick(if woman { of.female } else { of.male });
    let last = family_name(dice, of, woman);
    if of.female[0] == RUSSIAN.female[0] && dice.percent(50) {
        return FullName { first: romanised(first), last: romanised(&last), gender };
    }
    FullName { first: first.to_owned(), last, gender }
}

fn family_name(dice: &mut Dice, of: &Origin, woman: bool) -> String {
    let mut last = dice.pick(of.last).to_owned();
    if let Some((ending, instead)) = of.feminine.iter().find(|(ending, _)| woman && last.ends_with(ending)) {
        last.truncate(last.len() - ending.len());
        last.push_str(instead);
    }
    let second = dice.pick(of.last);
    if of.feminine.is_empty() && dice.percent(4) && second != last && !last.contains('-') {
        last = format!("{last}-{second}");
    }
    last
}

/// The part of an e-mail address before the `@`: plain Latin letters, digits, `-` and a dot in between.
pub(super) fn mailbox(name: &FullName) -> String {
    let plain = |text: &str| -> String {
        let text = romanised(text).to_lowercase();
        text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
    };
    format!("{}.{}", plain(&name.first), plain(&name.last))
}

/// Every letter in plain Latin ones, capitals kept.
pub(crate) fn romanised(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        match latin(small) {
            Some(letters) if small != letter => {
                let mut letters = letters.chars();
                plain.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                plain.extend(letters);
            }
            Some(letters) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    plain
}

fn latin(small: char) -> Option<&'static str> {
    if small.is_ascii() {
        return None;
    }
    LATIN.iter().find(|(letters, _)| letters.contains(small)).map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_plain_whatever_the_alphabet() {
        for (first, last, expected) in [
            ("Jürgen", "von der Heide", "juergen.vonderheide"),
            ("Łucja", "Dąbrowska", "lucja.dabrowska"),
            ("İpek", "Yıldız", "ipek.yildiz"),
            ("Фёдор", "Щербаков", "fyodor.shcherbakov"),
            ("Søren", "Åkesson", "soeren.aakesson"),
            ("Élodie", "d'Artagnan", "elodie.dartagnan"),
        ] {
            let name = FullName { first: first.into(), last: last.into(), gender: Gender::Diverse };
            assert_eq!(mailbox(&name), expected);
        }
    }

    #[test]
    fn russian_names_come_in_both_alphabets_and_women_have_their_forms() {
        let names: Vec<FullName> = (0..2_000).map(|n| full_name(&mut Dice::new(1, n))).collect();
        let has = |last: &str| names.iter().any(|name| name.last == last);
        assert!(has("Кузнецова") && has("Kuznetsov") && has("Kowalska") && has("Kowalski") && has("Öztürk"));
    }
}
