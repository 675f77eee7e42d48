//! Which field each custom attribute is read from: the form of the attributes step.

use std::collections::BTreeMap;

use domain::{
    api::services::{HrDraftView, MappingForm},
    attribute::{Attribute, Release},
    mapping::{FieldKey, Mapping, candidates, fixed_field},
    service::HrSystem,
};

/// What is chosen in the selects. An attribute that is released and has no entry is not used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChosenFields(BTreeMap<Attribute, FieldKey>);

impl ChosenFields {
    /// What the draft has chosen; a suggestion for what `release` has beyond the draft.
    pub fn new(service: HrSystem, draft: &HrDraftView, release: &Release) -> Self {
        let suggested = Mapping::suggest(service, release, &draft.readable);
        let chosen = |attribute: Attribute| {
            let mapping = if draft.release.contains(attribute) { &draft.mapping } else { &suggested };
            let key = mapping.key(service, attribute)?;
            let field = candidates(service, attribute, &draft.readable)
                .into_iter()
                .find(|f| f.key.as_str() == key)?;
            Some((attribute, field.key.clone()))
        };
        Self(custom_attributes(service, release).into_iter().filter_map(chosen).collect())
    }

    /// The key chosen for `attribute`; blank if it is not used.
    pub fn key(&self, attribute: Attribute) -> &str {
        self.0.get(&attribute).map(FieldKey::as_str).unwrap_or_default()
    }

    /// Chooses `key` for `attribute`; a blank one, or one that can't be a key, means that it is not used.
    pub fn choose(&mut self, attribute: Attribute, key: &str) {
        match FieldKey::try_from(key.to_owned()) {
            Ok(key) => self.0.insert(attribute, key),
            Err(_) => self.0.remove(&attribute),
        };
    }

    /// What is sent, to release `release`.
    pub fn form(&self, release: &Release) -> MappingForm {
        MappingForm { release: release.clone(), mapping: self.0.clone() }
    }
}

/// The released attributes whose field the admin chooses.
fn custom_attributes(service: HrSystem, release: &Release) -> Vec<Attribute> {
    release.iter().filter(|attribute| fixed_field(service, *attribute).is_none()).collect()
}

/// The masked sample values of `attribute`.
pub fn samples(draft: &HrDraftView, attribute: Attribute) -> &[String] {
    draft.samples.iter().find(|sample| sample.attribute == attribute).map_or(&[], |sample| &sample.values)
}

/// How many people have a value of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// Nobody was looked at.
    Unknown,
    /// Nobody has one.
    Nobody,
    /// So many percent have one, at least 1.
    Percent(u64),
}

/// How many of those who were looked at have a value of `attribute`.
pub fn filled(draft: &HrDraftView, attribute: Attribute) -> Filled {
    match draft.coverage.iter().find(|one| one.attribute == attribute) {
        Some(one) if one.of > 0 && one.people == 0 => Filled::Nobody,
        Some(one) if one.of > 0 => Filled::Percent((one.people * 100 / one.of).max(1)),
        _ => Filled::Unknown,
    }
}

/// The released attributes that can be read and that nobody has a value of.
pub fn nobodys(draft: &HrDraftView) -> Vec<Attribute> {
    let nobodys = |attribute: &Attribute| filled(draft, *attribute) == Filled::Nobody;
    draft.release.iter().filter(nobodys).filter(|attribute| !draft.missing.contains(attribute)).collect()
}

#[cfg(test)]
mod tests {
    use domain::{api::services::Coverage, attribute::BirthdayDetail};

    use super::*;

    fn example() -> HrDraftView {
        serde_json::from_str(include_str!("../../../tests/data/draft.json")).unwrap()
    }

    #[test]
    fn the_suggested_field_is_chosen_and_can_be_replaced_or_left_out() {
        let draft = example();
        let mut chosen = ChosenFields::new(HrSystem::Personio, &draft, &draft.release);
        assert_eq!(
            custom_attributes(HrSystem::Personio, &draft.release),
            [Attribute::Phone, Attribute::Birthday]
        );
        assert_eq!(chosen.key(Attribute::Phone), "dynamic_2");
        chosen.choose(Attribute::Phone, "");
        assert_eq!(chosen.key(Attribute::Phone), "");
        chosen.choose(Attribute::Birthday, "dynamic_4");
        let form = chosen.form(&draft.release);
        assert_eq!(form.release, draft.release);
        assert_eq!(form.mapping.keys().collect::<Vec<_>>(), [&Attribute::Birthday]);
    }

    #[test]
    fn what_is_released_later_gets_a_suggestion_and_what_is_released_no_more_is_not_sent() {
        let draft = example();
        let release = Release::new([Attribute::Skills], BirthdayDetail::DayAndMonth);
        let form = ChosenFields::new(HrSystem::Personio, &draft, &release).form(&release);
        let sent: Vec<_> = form.mapping.iter().map(|(attribute, key)| (*attribute, key.as_str())).collect();
        assert_eq!(sent, [(Attribute::Skills, "dynamic_3")]);
    }

    #[test]
    fn who_has_a_value_is_told_in_percent_and_nobody_stands_out() {
        let draft = example();
        assert_eq!(filled(&draft, Attribute::Phone), Filled::Percent(97));
        assert_eq!(filled(&draft, Attribute::Birthday), Filled::Nobody);
        assert_eq!(filled(&draft, Attribute::Skills), Filled::Unknown);
        assert_eq!(nobodys(&draft), [], "what can't be read is told apart");
        assert_eq!(nobodys(&HrDraftView { missing: Vec::new(), ..draft }), [Attribute::Birthday]);
        let few = Coverage { attribute: Attribute::Phone, people: 1, of: 1000 };
        assert_eq!(
            filled(&HrDraftView { coverage: vec![few], ..example() }, Attribute::Phone),
            Filled::Percent(1)
        );
    }

    #[test]
    fn samples_belong_to_their_attribute() {
        let draft = example();
        assert_eq!(samples(&draft, Attribute::FirstName), ["A•••", "G•••"]);
        assert_eq!(samples(&draft, Attribute::Phone), [] as [&str; 0]);
    }
}
