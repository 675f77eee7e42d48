//! Which department of the platform somebody's account belongs in.

use crate::{
    learning::{DepartmentId, LearningDepartment},
    text::{Text, name_key},
};

/// Where an account goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Into a department that is there.
    Known(DepartmentId),
    /// Into a department of that name, to be created below the default one.
    New(Text),
}

/// Where somebody of `department` goes: into the one of that name below `default`, in whatever depth, or into
/// `default` itself.
pub fn place(department: Option<&Text>, default: &DepartmentId, known: &[LearningDepartment]) -> Place {
    let Some(name) = department else { return Place::Known(default.clone()) };
    let key = name_key(name.as_str());
    let mut alike = known.iter().filter(|one| name_key(one.name.as_str()) == key);
    let found = alike.find(|one| &one.id == default || is_below(one, default, known));
    found.map_or_else(|| Place::New(name.clone()), |one| Place::Known(one.id.clone()))
}

fn is_below(one: &LearningDepartment, default: &DepartmentId, known: &[LearningDepartment]) -> bool {
    let mut parent = one.parent.as_ref();
    // No chain is longer than the list, unless it is a circle.
    for _ in known {
        match parent {
            None => return false,
            Some(id) if id == default => return true,
            Some(id) => {
                parent = known.iter().find(|one| &one.id == id).and_then(|one| one.parent.as_ref());
            }
        }
    }
    false
}

/// The topmost department: the one without a parent, or whose parent the credential does not see.
pub fn topmost(known: &[LearningDepartment]) -> Option<&LearningDepartment> {
    let is_seen = |id: &DepartmentId| known.iter().any(|one| &one.id == id);
    known.iter().find(|one| !one.parent.as_ref().is_some_and(is_seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> DepartmentId {
        DepartmentId::try_from(text.to_owned()).unwrap()
    }

    fn department(of: &str, name: &str, parent: Option<&str>) -> LearningDepartment {
        LearningDepartment { id: id(of), name: Text::new(name).unwrap(), parent: parent.map(id) }
    }

    /// A company with two branches. New accounts go into the one at `home`.
    fn company() -> [LearningDepartment; 7] {
        [
            department("top", "Company", None),
            department("away", "Abroad", Some("top")),
            department("away-sales", "Sales", Some("away")),
            department("home", "Headquarters", Some("top")),
            department("home-it", "IT", Some("home")),
            department("home-engines", "Engines", Some("home-it")),
            department("home-loom", "Żakard", Some("home-engines")),
        ]
    }

    fn placed(name: &str, known: &[LearningDepartment]) -> Place {
        place(Text::new(name).ok().as_ref(), &id("home"), known)
    }

    #[test]
    fn people_go_into_the_department_of_their_name_below_the_default_one() {
        let known = |of| Place::Known(id(of));
        let new = |name| Place::New(Text::new(name).unwrap());
        for (name, expected) in [
            ("", known("home")),
            ("IT", known("home-it")),
            ("Engines", known("home-engines")),
            ("Żakard", known("home-loom")),
            // In whatever letter case.
            ("engines", known("home-engines")),
            ("żAKARD", known("home-loom")),
            // Decomposed, as some systems send it (case T04).
            ("Z\u{307}akard", known("home-loom")),
            // The default one itself.
            ("headquarters", known("home")),
            // Elsewhere is another department of the same name; above is none for anybody.
            ("Sales", new("Sales")),
            ("Company", new("Company")),
            ("Looms", new("Looms")),
        ] {
            assert_eq!(placed(name, &company()), expected, "{name}");
        }
    }

    #[test]
    fn of_the_same_name_the_one_below_the_default_is_taken() {
        let mut all = company().to_vec();
        all.push(department("home-sales", "Sales", Some("home-it")));
        assert_eq!(placed("Sales", &all), Place::Known(id("home-sales")));
    }

    #[test]
    fn a_default_that_the_credential_does_not_see_has_departments_below_it_all_the_same() {
        let all = [department("a", "Sales", Some("home")), department("b", "Looms", Some("unseen"))];
        assert_eq!(placed("Sales", &all), Place::Known(id("a")));
        assert_eq!(placed("Looms", &all), Place::New(Text::new("Looms").unwrap()));
        assert_eq!(placed("", &[]), Place::Known(id("home")));
    }

    #[test]
    fn departments_in_a_circle_are_below_nothing() {
        let all = [
            department("a", "Sales", Some("b")),
            department("b", "Looms", Some("c")),
            department("c", "Engines", Some("a")),
            department("d", "Mirrors", Some("d")),
        ];
        for name in ["Sales", "Mirrors"] {
            assert_eq!(placed(name, &all), Place::New(Text::new(name).unwrap()));
        }
        assert_eq!(topmost(&all), None);
    }

    #[test]
    fn a_department_is_found_at_the_end_of_the_longest_chain() {
        for length in 1..20_u32 {
            let name = |depth: u32| if depth == 0 { "home".to_owned() } else { format!("d{depth}") };
            let mut all: Vec<_> = (1..=length)
                .map(|depth| department(&name(depth), &name(depth), Some(&name(depth - 1))))
                .collect();
            for _ in 0..2 {
                assert_eq!(placed(&name(length), &all), Place::Known(id(&name(length))));
                all.reverse();
            }
        }
    }

    #[test]
    fn the_topmost_has_no_parent_that_the_credential_sees() {
        let [_, away, away_sales, home, it, ..] = company();
        for (known, top) in [
            (company().to_vec(), Some("top")),
            (vec![it.clone(), home], Some("home")),
            (vec![away_sales, away, it], Some("away")),
            (vec![], None),
        ] {
            assert_eq!(topmost(&known).map(|one| one.id.as_str()), top);
        }
    }
}
