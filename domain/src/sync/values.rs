//! What a plan does to values: which stay, which change, which are lost, which are new, by attribute.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::losses::Blanked;
use crate::{
    attribute::{Attribute, Release},
    employee::Values,
};

/// What becomes of somebody's value of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is.
    Kept,
    /// Another value comes in its place, or less of it stays: a birthday without its year.
    Changed,
    /// There is none afterwards.
    Lost,
    /// There was none before.
    Added,
}

impl Fate {
    /// What becomes of `attribute` where somebody's values are `before` and then `after`; nothing, where there is no
    /// value on either side.
    pub fn of(before: &Values, after: &Values, attribute: Attribute) -> Option<Self> {
        match (before.has(attribute), after.has(attribute)) {
            (false, false) => None,
            (false, true) => Some(Self::Added),
            (true, false) => Some(Self::Lost),
            (true, true) if before.agrees_with(after, attribute) => Some(Self::Kept),
            (true, true) => Some(Self::Changed),
        }
    }

    /// What becomes of `attribute` of somebody of whom nothing is kept but what `release` allows.
    fn under(release: &Release, before: &Values, attribute: Attribute) -> Option<Self> {
        let reduced = before.birthday.map(|birthday| birthday.reduced_to(release.birthday()));
        match attribute {
            _ if !before.has(attribute) => None,
            _ if !release.contains(attribute) => Some(Self::Lost),
            Attribute::Birthday if before.birthday != reduced => Some(Self::Changed),
            _ => Some(Self::Kept),
        }
    }
}

/// What a plan does to the values of an attribute: of how many people who are known, and are in the directory
/// afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ValueTally {
    /// Which attribute.
    pub attribute: Attribute,
    /// Whose value stays as it is.
    pub kept: u64,
    /// Who has another value afterwards.
    pub changed: u64,
    /// Who has none afterwards: it was emptied, or is not released any more.
    pub lost: u64,
    /// Who had none before.
    pub added: u64,
}

impl ValueTally {
    fn note(&mut self, fate: Fate) {
        *match fate {
            Fate::Kept => &mut self.kept,
            Fate::Changed => &mut self.changed,
            Fate::Lost => &mut self.lost,
            Fate::Added => &mut self.added,
        } += 1;
    }

    /// An attribute that nobody has a value of.
    pub(super) fn of_nobody(attribute: Attribute) -> Self {
        Self { attribute, kept: 0, changed: 0, lost: 0, added: 0 }
    }
}

impl From<&ValueTally> for Blanked {
    fn from(tally: &ValueTally) -> Self {
        let ValueTally { attribute, kept, changed, lost, added: _ } = *tally;
        Self { attribute, people: lost, of: kept + changed + lost }
    }
}

/// What becomes of the values of all attributes, of those who were counted so far.
#[derive(Debug)]
pub(super) struct Tallies([ValueTally; Attribute::ALL.len()]);

impl Default for Tallies {
    fn default() -> Self {
        Self(Attribute::ALL.map(ValueTally::of_nobody))
    }
}

impl Tallies {
    /// Counts somebody whose values are `before` and then `after`.
    pub(super) fn note_changed(&mut self, before: &Values, after: &Values) {
        self.note(|attribute| Fate::of(before, after, attribute));
    }

    /// Counts somebody whom nothing changes. Values that `release` does not allow are erased as soon as it is in force,
    /// from them too.
    pub(super) fn note_kept(&mut self, before: &Values, release: &Release) {
        // Nearly nobody changes: what stays of the others is told without making it.
        self.note(|attribute| Fate::under(release, before, attribute));
    }

    fn note(&mut self, fate: impl Fn(Attribute) -> Option<Fate>) {
        for tally in &mut self.0 {
            if let Some(fate) = fate(tally.attribute) {
                tally.note(fate);
            }
        }
    }

    /// Counts those too who were counted by `others`.
    pub(super) fn add(&mut self, others: &Self) {
        for (tally, other) in self.0.iter_mut().zip(&others.0) {
            tally.kept += other.kept;
            tally.changed += other.changed;
            tally.lost += other.lost;
            tally.added += other.added;
        }
    }

    /// Those of attributes that anybody has a value of.
    pub(super) fn of_anybody(&self) -> Vec<ValueTally> {
        self.0.iter().copied().filter(|tally| *tally != ValueTally::of_nobody(tally.attribute)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{attribute::BirthdayDetail, text::Text};

    #[test]
    fn a_value_that_somebody_had_is_kept_changed_or_lost_and_one_that_they_had_not_is_new() {
        let team = |team: &str| Values { team: Text::new(team).ok(), ..Values::default() };
        for (before, after, fate) in [
            ("", "", None),
            ("Notes", "Notes", Some(Fate::Kept)),
            ("Notes", "Engines", Some(Fate::Changed)),
            ("Notes", "", Some(Fate::Lost)),
            ("", "Notes", Some(Fate::Added)),
        ] {
            assert_eq!(Fate::of(&team(before), &team(after), Attribute::Team), fate, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_release_keeps_takes_or_shortens_exactly_as_reducing_to_it_does() {
        let before = Values {
            team: Text::new("Notes").ok(),
            birthday: "1815-12-10".parse().ok(),
            ..Values::default()
        };
        for released in [vec![], vec![Attribute::Team], vec![Attribute::Birthday, Attribute::Phone]] {
            for detail in [BirthdayDetail::DayAndMonth, BirthdayDetail::WithYear] {
                let release = Release::new(released.clone(), detail);
                for attribute in Attribute::ALL {
                    let fate = Fate::of(&before, &before.reduced_to(&release), attribute);
                    assert_eq!(
                        Fate::under(&release, &before, attribute),
                        fate,
                        "{attribute:?} by {release:?}"
                    );
                }
            }
        }
    }
}
