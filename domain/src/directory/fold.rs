//! Writing that only differs in how it is written is the same to somebody who searches. Applied to who is found and to what
//! is typed alike (docs/architecture.md, "Texts").

use super::letters::{is_apart_from_its_mark, is_joint, is_mark, one_kana, plain};
use crate::text::{decomposed, small};

/// What stands in a folded text where a word is written in one, in two or with a mark: `o-neil`, `jean-luc`.
pub const JOINT: char = '-';

/// `text` in small letters without marks, its words parted by one blank: `Łukasz Żółć` becomes `lukasz zolc`, `Groß`
/// becomes `gross`, `ジャン・リュック` becomes `しやん-りゆつく`. Within a word an apostrophe or a hyphen is a [`JOINT`].
/// Signs that tell one word from another stay where they do: `c++`, `c#`, `.net`, `r&d`.
pub fn fold(text: &str) -> String {
    let mut folded = Folding::with_capacity(text.len());
    if text.is_ascii() {
        // Most names: nothing to take apart, and no call out of here.
        text.chars().for_each(|c| folded.push(c.to_ascii_lowercase()));
        return folded.finish();
    }
    for c in small_and_apart(text) {
        folded.push(c);
    }
    folded.finish()
}

/// `text` folded as its own language writes it in plain letters, if that differs: `mueller` for `Müller`, `aliyev` for
/// `Əliyev`. Keyboards abroad and passports do it.
pub fn written_out(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut out = Folding::with_capacity(text.len() + 4);
    let mut changed = false;
    let mut before = ' ';
    for c in small_and_apart(text) {
        let written = match (before, c) {
            ('a' | 'o' | 'u', DIAERESIS) => "e",
            ('a', RING) | (_, 'ə') => "a",
            // Polish: ą, ę.
            ('a' | 'e', OGONEK) => "n",
            (_, 'ø') => "oe",
            _ => "",
        };
        changed |= !written.is_empty();
        match written {
            "" => out.push(c),
            letters => letters.chars().for_each(|letter| out.push(letter)),
        }
        before = c;
    }
    changed.then(|| out.finish())
}

const DIAERESIS: char = '\u{308}';
const RING: char = '\u{30a}';
const OGONEK: char = '\u{328}';

fn small_and_apart(text: &str) -> impl Iterator<Item = char> {
    let mut own_marks = String::with_capacity(text.len());
    // Some apostrophes would fall apart into a blank and an accent.
    own_marks.extend(text.chars().map(|c| if is_apart_from_its_mark(c) { JOINT } else { c }));
    let apart: Vec<_> = small(&decomposed(&own_marks)).chars().collect();
    apart.into_iter()
}

/// A text that is being folded.
#[derive(Default)]
struct Folding {
    text: String,
    /// What parts the next letter from those before.
    gap: Option<char>,
    /// A sign that is part of a word if what comes next says so.
    sign: Option<Sign>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// At the end of a word: `c#`, `a+`, and `c++` with two of them.
    Hash,
    Plus,
    TwoPlus,
    /// Between two letters: `r&d`.
    And,
    /// Before a word: `.net`.
    Dot,
}

impl Folding {
    fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), gap: None, sign: None }
    }

    /// `c` is in small letters already.
    fn push(&mut self, c: char) {
        if is_joint(c) {
            self.push_sign(c);
        } else if is_mark(c) {
            // Its letter stands there.
        } else if let Some(letters) = plain(c) {
            self.push_letters(letters);
        } else if c.is_alphanumeric() {
            self.push_letters(one_kana(c).encode_utf8(&mut [0; 4]));
        } else {
            self.push_sign(c);
        }
    }

    fn push_sign(&mut self, c: char) {
        let begins = self.text.is_empty() || self.gap == Some(' ');
        let sign = match (c, self.sign) {
            ('+', None) if !begins && self.gap.is_none() => Sign::Plus,
            ('+', Some(Sign::Plus)) => Sign::TwoPlus,
            ('#', None) if !begins && self.gap.is_none() => Sign::Hash,
            ('&', None) if !begins && self.gap.is_none() => Sign::And,
            ('.', None) if begins => Sign::Dot,
            (_, sign) => {
                self.end_word(sign);
                self.sign = None;
                if !is_joint(c) {
                    self.gap = Some(' ');
                } else if sign.is_none() {
                    self.gap.get_or_insert(JOINT);
                }
                return;
            }
        };
        self.sign = Some(sign);
    }

    /// What `sign` is where no letter follows.
    fn end_word(&mut self, sign: Option<Sign>) {
        match sign {
            Some(Sign::TwoPlus) => self.text.push_str("++"),
            Some(Sign::Plus) => self.text.push('+'),
            Some(Sign::Hash) => self.text.push('#'),
            Some(Sign::And | Sign::Dot) => {}
            None => return,
        }
        self.gap = Some(' ');
    }

    fn push_letters(&mut self, letters: &str) {
        let sign = self.sign.take();
        let dot = sign == Some(Sign::Dot) && letters.starts_with(char::is_alphabetic);
        match sign {
            Some(Sign::And) if letters.starts_with(char::is_alphabetic) => self.text.push('&'),
            Some(_) => self.gap = Some(' '),
            None => {}
        }
        match self.gap.take() {
            Some(gap) if !self.text.is_empty() => self.text.push(gap),
            _ => {}
        }
        if dot {
            self.text.push('.');
        }
        self.text.push_str(letters);
    }

    fn finish(mut self) -> String {
        let sign = self.sign.take();
        self.end_word(sign);
        self.text
    }
}

/// A folded text with its joints closed: `oneil`.
pub(super) fn in_one(folded: &str) -> String {
    folded.replace(JOINT, "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_case_and_odd_letters_fold_away() {
        for (text, folded) in [
            ("Łukasz Żółć", "lukasz zolc"),
            ("Groß", "gross"),
            ("İpek Işık", "ipek isik"),
            ("Ærø", "aero"),
            ("Артём Йолкин", "артем иолкин"),
            ("O'Neill-Smith", "o-neill-smith"),
            ("+49 (40) 12", "49 40 12"),
            ("(Extern) Weber", "extern weber"),
            ("🌟 Anna, M.Sc. ", "anna m-sc"),
            ("Ħamrun Ŧuka Əliyev Ŋ", "hamrun tuka eliyev n"),
            ("Қасым Ғани Ұлы Ґалаґан", "касым гани улы галаган"),
            ("Ａｄａ ﬁn Ⅳ", "ada fin iv"),
            ("Παπαδόπουλος", "παπαδοπουλοσ"),
            ("مُحَمَّد", "محمد"),
            ("أحمد مـحـمود", "احمد محمود"),
            ("יִצְחָק", "יצחק"),
            ("ज़ोया", "जोया"),
            ("สมชาย ก้อง", "สมชาย กอง"),
            ("ﾔﾏﾀﾞ ヤマダ やまだ", "やまた やまた やまた"),
            ("渡邉\u{e0100}", "渡邉"),
            ("علی\u{200c}رضا", "عليرضا"),
            ("ー-—", "ー"),
            ("C++, C# und .NET", "c++ c# und .net"),
            ("R&D, Müller & Co", "r&d muller co"),
            ("ASP.NET/C++17 (.NET)", "asp-net c 17 .net"),
            ("a+b c+ d+++ #5 f#5 .5 ..x &y z&", "a b c+ d++ 5 f 5 5 x y z"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn apostrophes_and_hyphens_of_every_kind_are_alike() {
        for apostrophe in "'`´‘’‛ʼʻʽʾʿʹˈ′‵＇｀ꞌ՚׳΄᾽‐‑‒–—−－·・".chars()
        {
            assert_eq!(
                fold(&format!("O{apostrophe}Neil")),
                "o-neil",
                "{apostrophe} {:x}",
                u32::from(apostrophe)
            );
        }
    }

    #[test]
    fn umlauts_are_written_out_only_where_there_are_any() {
        assert_eq!(written_out("Müller").as_deref(), Some("mueller"));
        assert_eq!(written_out("Mu\u{308}ller").as_deref(), Some("mueller"));
        assert_eq!(written_out("Åse Bjørk").as_deref(), Some("aase bjoerk"));
        assert_eq!(written_out("Əliyev").as_deref(), Some("aliyev"));
        assert_eq!(written_out("Müller-Lüd").as_deref(), Some("mueller-lued"));
        assert_eq!(written_out("Dąbek").as_deref(), Some("danbek"));
        assert_eq!(written_out("Muller"), None);
        assert_eq!(written_out("Zoë"), None, "a diaeresis on e is no umlaut");
    }

    proptest! {
        #[test]
        fn what_is_folded_stays_and_has_single_gaps_between_letters(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
            let words: Vec<_> = once.split([' ', JOINT]).collect();
            prop_assert!(once.is_empty() || words.iter().all(|word| !word.is_empty()), "{:?}", once);
        }
    }
}
