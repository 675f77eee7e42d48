//! Which attributes the admin wants to release: the wizard's own state, kept over its steps.
//!
//! It is kept in the browser tab's storage, so that reloading a step loses nothing. A credential never is.

use std::collections::BTreeSet;

use domain::attribute::{Attribute, BirthdayDetail, Release};

/// What is ticked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    ticked: BTreeSet<Attribute>,
    birthday: BirthdayDetail,
}

impl Choice {
    /// Whether `attribute` will be released. The two names always are.
    pub fn contains(&self, attribute: Attribute) -> bool {
        attribute.is_mandatory() || self.ticked.contains(&attribute)
    }

    /// Ticks or unticks `attribute`.
    pub fn set(&mut self, attribute: Attribute, ticked: bool) {
        if ticked {
            self.ticked.insert(attribute);
        } else {
            self.ticked.remove(&attribute);
        }
    }

    /// How much of a birthday will be kept, if it is released.
    pub fn birthday(&self) -> BirthdayDetail {
        self.birthday
    }

    /// Chooses how much of a birthday will be kept.
    pub fn set_birthday(&mut self, detail: BirthdayDetail) {
        self.birthday = detail;
    }

    /// What is to be released.
    pub fn release(&self) -> Release {
        Release::new(self.ticked.iter().copied(), self.birthday)
    }

    /// The choice as it is kept between two steps.
    pub fn to_stored(&self) -> Option<String> {
        serde_json::to_string(&self.release()).ok()
    }

    /// The choice that was kept, or none if there is none that can be understood.
    pub fn from_stored(stored: &str) -> Option<Self> {
        serde_json::from_str::<Release>(stored).ok().map(|release| Self::from(&release))
    }
}

impl From<&Release> for Choice {
    fn from(release: &Release) -> Self {
        Self {
            ticked: release.iter().filter(|attribute| !attribute.is_mandatory()).collect(),
            birthday: release.birthday(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_names_is_released_until_it_is_ticked() {
        assert_eq!(Choice::default().release(), Release::default());
        let mut choice = Choice::default();
        choice.set(Attribute::Team, true);
        choice.set(Attribute::Skills, true);
        choice.set(Attribute::Skills, false);
        choice.set(Attribute::FirstName, false);
        let released: Vec<_> = choice.release().iter().collect();
        assert_eq!(released, [Attribute::FirstName, Attribute::LastName, Attribute::Team]);
    }

    #[test]
    fn a_kept_choice_comes_back_and_a_broken_one_does_not() {
        let mut choice = Choice::default();
        choice.set(Attribute::Birthday, true);
        choice.set_birthday(BirthdayDetail::WithYear);
        assert_eq!(Choice::from_stored(&choice.to_stored().unwrap()), Some(choice));
        for broken in ["", "{}", r#"{"attributes":["salary"]}"#] {
            assert_eq!(Choice::from_stored(broken), None, "{broken}");
        }
    }
}
