//! What the platform is told of a person. Unknown is not empty: of an attribute that is not released, or that does not
//! arrive, nothing is compared and nothing is sent, so what stands at the platform stays.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use crate::{
    attribute::{Attribute, BirthdayDetail, Release},
    employee::{PersonKey, Values},
    fingerprint::fingerprint,
    names::preferred_first,
    settings::LearningName,
    sync::plan::{Known, Standing},
    text::Text,
};

/// What has to be known of people for their accounts, and no more: what they are found by, from when on they get one, and
/// what the platform is told.
pub fn needed() -> Release {
    let attributes = [
        Attribute::PreferredName,
        Attribute::WorkEmail,
        Attribute::Position,
        Attribute::Department,
        Attribute::FirstDay,
    ];
    Release::new(attributes, BirthdayDetail::DayAndMonth)
}

/// `person` by the name that the learning platform is to know them by. Only for what it is told: who is who is judged by
/// the full name.
pub fn named(person: &Values, by: LearningName) -> Cow<'_, Values> {
    let Some(preferred) = person.preferred_name.as_ref().filter(|_| by == LearningName::Preferred) else {
        return Cow::Borrowed(person);
    };
    let [first, last] = [&person.first_name, &person.last_name]
        .map(|name| name.as_ref().map(Text::as_str).unwrap_or_default());
    let first_name = Text::new(preferred_first(preferred.as_str(), first, last)).ok();
    Cow::Owned(Values { first_name, ..person.clone() })
}

/// What is known of one attribute of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Detail<'a> {
    /// Nothing.
    #[default]
    Unknown,
    /// The value, or that there is none.
    Known(Option<&'a Text>),
}

/// All that the platform is told of a person, beside the address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Profile<'a> {
    /// The first name. A blank one is not told.
    pub first_name: Option<&'a Text>,
    /// The last name. A blank one is not told.
    pub last_name: Option<&'a Text>,
    /// The position.
    pub position: Detail<'a>,
    /// The department.
    pub department: Detail<'a>,
}

impl<'a> Profile<'a> {
    /// The department that the account belongs in: without one, or where nothing is known, the default one.
    pub fn place(&self) -> Option<&'a Text> {
        match self.department {
            Detail::Known(name) => name,
            Detail::Unknown => None,
        }
    }
}

/// Which attributes arrive, of those that an organisation need not release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arriving {
    position: bool,
    department: bool,
}

impl Arriving {
    /// Those of which anybody in the directory has a value. What nobody has was withdrawn, is not released by the source
    /// of now, or is not sent by it: the values themselves tell, whatever became of the connection since.
    pub fn among(people: &BTreeMap<PersonKey, Known>) -> Self {
        let present = people.values().filter(|known| known.standing == Standing::Present);
        let mut arriving = Self { position: false, department: false };
        for known in present {
            let values = &known.employee.values;
            arriving.position |= values.position.is_some();
            arriving.department |= values.department.is_some();
        }
        arriving
    }

    /// What the platform is told of `person`.
    pub fn profile(self, person: &Values) -> Profile<'_> {
        fn detail(arrives: bool, value: Option<&Text>) -> Detail<'_> {
            if arrives { Detail::Known(value) } else { Detail::Unknown }
        }
        Profile {
            first_name: person.first_name.as_ref(),
            last_name: person.last_name.as_ref(),
            position: detail(self.position, person.position.as_ref()),
            department: detail(self.department, person.department.as_ref()),
        }
    }
}

/// What the platform was told of a person, hashed: values are kept in one place only. What it was not told is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    /// First and last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    position: Option<String>,
    /// Department. By itself: who was put elsewhere on the platform is not moved for a new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    department: Option<String>,
    /// Names and position in one, in entries from before the two were told apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
}

impl Fingerprint {
    /// The fingerprint of what is told.
    pub fn of(told: &Profile<'_>) -> Self {
        Self {
            name: Some(hashed(&[told.first_name, told.last_name])),
            position: known(told.position),
            department: known(told.department),
            person: None,
        }
    }

    /// The fingerprint once `told` was told: what was told `before`, and is not known now, the platform still says.
    pub fn after(before: Option<&Self>, told: &Profile<'_>) -> Self {
        let now = Self::of(told);
        let (position, department) =
            before.map(|before| (before.position.clone(), before.department.clone())).unwrap_or_default();
        Self { position: now.position.or(position), department: now.department.or(department), ..now }
    }

    /// Whether there is something to be told that the platform was not told `before`.
    pub fn is_behind(before: Option<&Self>, now: &Profile<'_>) -> bool {
        let Some(known) = before else { return true };
        let is_renamed = match &known.person {
            // Where the position is unknown by now, the names are told once more.
            Some(person) => {
                let Detail::Known(position) = now.position else { return true };
                *person != hashed(&[now.first_name, now.last_name, position])
            }
            None => known.name != Self::of(now).name || differs(known.position.as_ref(), now.position),
        };
        is_renamed || Self::moves(before, now)
    }

    /// Whether the person is known to have another department than the platform was told `before`.
    pub fn moves(before: Option<&Self>, now: &Profile<'_>) -> bool {
        differs(before.and_then(|known| known.department.as_ref()), now.department)
    }
}

fn differs(before: Option<&String>, now: Detail<'_>) -> bool {
    known(now).is_some_and(|now| Some(&now) != before)
}

fn known(detail: Detail<'_>) -> Option<String> {
    match detail {
        Detail::Unknown => None,
        Detail::Known(value) => Some(hashed(&[value])),
    }
}

fn hashed(values: &[Option<&Text>]) -> String {
    fingerprint(values.iter().map(|value| value.map_or("", Text::as_str)), 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        employee::{Employee, EmployeeId, EmploymentStatus},
        service::HrSystem,
        sync::plan::LeaveReason,
    };

    fn text(value: &str) -> Option<Text> {
        Text::new(value).ok()
    }

    fn ada() -> Values {
        Values {
            first_name: text("Ada"),
            last_name: text("L"),
            position: text("Analyst"),
            department: text("Engines"),
            ..Values::default()
        }
    }

    const ALL: Arriving = Arriving { position: true, department: true };
    const NAMES: Arriving = Arriving { position: false, department: false };

    #[test]
    fn an_attribute_arrives_if_anybody_in_the_directory_has_a_value() {
        let people = |values: &[(Values, Standing)]| -> BTreeMap<_, _> {
            (1..)
                .zip(values)
                .map(|(number, (values, standing))| {
                    let id = EmployeeId::try_from(number.to_string()).unwrap();
                    let key = PersonKey { service: HrSystem::Personio, id: id.clone() };
                    let employee = Employee { id, status: EmploymentStatus::Active, values: values.clone() };
                    (key, Known { employee, standing: *standing })
                })
                .collect()
        };
        let present = |values| (values, Standing::Present);
        let left = |values| (values, Standing::Left(LeaveReason::Terminated));
        let titled = Values { department: None, ..ada() };
        for (values, position, department) in [
            (vec![], false, false),
            (vec![present(Values::default()), left(ada())], false, false),
            (vec![present(Values::default()), present(titled)], true, false),
            (vec![present(ada()), present(Values::default())], true, true),
        ] {
            assert_eq!(Arriving::among(&people(&values)), Arriving { position, department }, "{values:?}");
        }
    }

    #[test]
    fn a_fingerprint_tells_what_the_platform_is_told_apart() {
        let known = Fingerprint::of(&ALL.profile(&ada()));
        let (behind, moves) = (true, true);
        for (changed, is_behind, is_moved) in [
            (ada(), !behind, !moves),
            (Values { phone: text("1"), ..ada() }, !behind, !moves),
            (Values { first_name: text("AdaL"), last_name: None, ..ada() }, behind, !moves),
            (Values { position: text("CTO"), ..ada() }, behind, !moves),
            (Values { position: None, ..ada() }, behind, !moves),
            (Values { department: text("CTO"), ..ada() }, behind, moves),
            (Values { department: None, ..ada() }, behind, moves),
        ] {
            let now = ALL.profile(&changed);
            assert_eq!(
                (Fingerprint::is_behind(Some(&known), &now), Fingerprint::moves(Some(&known), &now)),
                (is_behind, is_moved),
                "{changed:?}"
            );
        }
    }

    #[test]
    fn what_is_unknown_is_not_compared_and_what_was_told_of_it_stays_known() {
        let told = Fingerprint::of(&ALL.profile(&ada()));
        let bare = Values { position: None, department: None, ..ada() };
        assert!(!Fingerprint::is_behind(Some(&told), &NAMES.profile(&bare)));
        let renamed = Values { last_name: text("King"), ..bare };
        assert!(
            Fingerprint::is_behind(Some(&told), &NAMES.profile(&renamed))
                && !Fingerprint::moves(Some(&told), &NAMES.profile(&renamed))
        );
        let after = Fingerprint::after(Some(&told), &NAMES.profile(&renamed));
        assert!(!Fingerprint::is_behind(Some(&after), &NAMES.profile(&renamed)));
        let again = Values { last_name: text("King"), ..ada() };
        assert!(
            !Fingerprint::is_behind(Some(&after), &ALL.profile(&again)),
            "nothing is different from what it was told"
        );
        let never = Fingerprint::of(&NAMES.profile(&renamed));
        assert!(
            Fingerprint::is_behind(Some(&never), &ALL.profile(&again))
                && Fingerprint::moves(Some(&never), &ALL.profile(&again))
        );
    }

    #[test]
    fn a_fingerprint_from_before_names_and_positions_were_told_apart_is_read() {
        let person = hashed(&[text("Ada").as_ref(), text("L").as_ref(), text("Analyst").as_ref()]);
        let department = hashed(&[text("Engines").as_ref()]);
        let stored = serde_json::json!({ "person": person, "department": department });
        let known: Fingerprint = serde_json::from_value(stored).unwrap();
        assert!(!Fingerprint::is_behind(Some(&known), &ALL.profile(&ada())), "nobody is told anew for it");
        for changed in [
            Values { first_name: text("Bea"), ..ada() },
            Values { position: text("CTO"), ..ada() },
            Values { department: None, ..ada() },
        ] {
            assert!(Fingerprint::is_behind(Some(&known), &ALL.profile(&changed)), "{changed:?}");
        }
        assert!(!Fingerprint::moves(Some(&known), &NAMES.profile(&ada())));
        let after = Fingerprint::after(Some(&known), &ALL.profile(&ada()));
        assert_eq!(after, Fingerprint::of(&ALL.profile(&ada())));
    }

    #[test]
    fn of_whom_nothing_was_told_all_is_told_that_is_known() {
        assert!(Fingerprint::is_behind(None, &NAMES.profile(&ada())));
        assert!(Fingerprint::moves(None, &ALL.profile(&ada())));
        assert!(!Fingerprint::moves(None, &NAMES.profile(&ada())), "nobody is moved for what is unknown");
    }

    #[test]
    fn a_fingerprint_is_stored_without_what_was_not_told() {
        let stored = serde_json::to_value(Fingerprint::of(&NAMES.profile(&ada()))).unwrap();
        assert_eq!(stored.as_object().unwrap().keys().collect::<Vec<_>>(), ["name"]);
    }
}
