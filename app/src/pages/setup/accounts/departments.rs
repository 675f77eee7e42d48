//! The platform's departments, as somebody chooses one of them.

use domain::learning::{DepartmentId, LearningDepartment};

use crate::components::Choice;

/// Between a department and the one below it.
const BELOW: &str = " › ";

/// Each department with the way to it from the topmost one, those below right after those above.
pub fn choices(departments: &[LearningDepartment]) -> Vec<Choice> {
    let mut ways: Vec<_> = departments.iter().map(|one| (way(departments, one), one)).collect();
    ways.sort_by(|(one, _), (other, _)| one.cmp(other));
    ways.into_iter().map(|(way, department)| Choice::new(department.id.as_str(), way.join(BELOW))).collect()
}

/// The names from the topmost department down to `department`. However the platform's answer is knotted, it ends.
fn way<'a>(departments: &'a [LearningDepartment], department: &'a LearningDepartment) -> Vec<&'a str> {
    let find = |id: &DepartmentId| departments.iter().find(|one| one.id == *id);
    let above = |below: &&'a LearningDepartment| below.parent.as_ref().and_then(find);
    let mut names: Vec<_> = std::iter::successors(Some(department), above)
        .take(departments.len())
        .map(|department| department.name.as_str())
        .collect();
    names.reverse();
    names
}

#[cfg(test)]
mod tests {
    use domain::text::Text;

    use super::*;

    fn id(text: &str) -> DepartmentId {
        DepartmentId::try_from(text.to_owned()).unwrap()
    }

    fn department(own: &str, name: &str, parent: Option<&str>) -> LearningDepartment {
        LearningDepartment { id: id(own), name: Text::new(name).unwrap(), parent: parent.map(id) }
    }

    #[test]
    fn departments_follow_the_one_above_and_name_the_way() {
        let departments = [
            department("4", "Berlin", Some("2")),
            department("3", "Research", Some("1")),
            department("2", "Sales", Some("1")),
            department("1", "Nordlicht", None),
        ];
        let labels: Vec<_> = choices(&departments).into_iter().map(|choice| choice.label).collect();
        assert_eq!(
            labels,
            ["Nordlicht", "Nordlicht › Research", "Nordlicht › Sales", "Nordlicht › Sales › Berlin"]
        );
    }

    #[test]
    fn a_ring_or_a_missing_parent_ends_all_the_same() {
        let departments = [
            department("1", "A", Some("2")),
            department("2", "B", Some("1")),
            department("3", "C", Some("9")),
        ];
        assert_eq!(choices(&departments).len(), 3);
        assert!(choices(&departments).contains(&Choice::new("3", "C")));
    }
}
