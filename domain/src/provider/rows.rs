//! Several rows of one person. `BambooHR`'s datasets give one row for each row of a table whose field is asked for
//! (reference/providers.md, section 5): three skills in a table of the company's own are three rows of one id, the same
//! but for the skill.

use std::collections::BTreeSet;

use super::{Warning, value::keep_most_skills};
use crate::{attribute::Attribute, employee::Employee};

/// A row: somebody, and what of it was left out.
pub(super) struct Row {
    pub(super) employee: Employee,
    pub(super) warnings: BTreeSet<Warning>,
}

impl Row {
    /// Adds another row of the same id. If they differ in anything but `tabular` attributes, they are not rows of one
    /// person, and it comes back.
    fn add(&mut self, other: Self, tabular: &[Attribute]) -> Option<Self> {
        let (kept, added) = (&mut self.employee, &other.employee);
        let mut fixed = Attribute::ALL.into_iter().filter(|attribute| !tabular.contains(attribute));
        if kept.status != added.status
            || !fixed.all(|attribute| kept.values.agrees_with(&added.values, attribute))
        {
            return Some(other);
        }
        self.warnings.extend(&other.warnings);
        let mut added = other.employee.values;
        for attribute in tabular {
            if *attribute == Attribute::Skills {
                kept.values.skills.append(&mut added.skills);
                if keep_most_skills(&mut kept.values.skills) {
                    self.warnings.insert(Warning::TooMany { attribute: *attribute });
                }
            } else if !kept.values.has(*attribute) {
                kept.values.copy_from(&added, *attribute);
            } else if added.has(*attribute) && !kept.values.agrees_with(&added, *attribute) {
                // There is room for one: the first one that was sent.
                self.warnings.insert(Warning::TooMany { attribute: *attribute });
            }
        }
        None
    }
}

/// The rows of an answer with those of one person joined, which differ in nothing but the `tabular` attributes; and how
/// many were joined to another one.
pub(super) fn joined(rows: Vec<Row>, tabular: &[Attribute]) -> (Vec<Row>, u64) {
    let mut ids: Vec<_> = rows.iter().map(|row| &row.employee.id).collect();
    ids.sort_unstable();
    if tabular.is_empty() || ids.array_windows().all(|[one, next]| one != next) {
        return (rows, 0);
    }
    let (mut people, mut places, mut count) = (Vec::<Row>::new(), std::collections::HashMap::new(), 0);
    for row in rows {
        let place = *places.entry(row.employee.id.clone()).or_insert(people.len());
        let another = match people.get_mut(place) {
            Some(person) => person.add(row, tabular),
            None => Some(row),
        };
        match another {
            None => count += 1,
            Some(row) => people.push(row),
        }
    }
    (people, count)
}

/// Two rows of one person, of which one ended a page and the other began the next one: joined, if nothing but their skills
/// tells them apart. Two that say the same may be a page that was cut anew.
pub fn joined_across_pages(before: &Employee, row: &Employee) -> Option<Employee> {
    let row_of = |employee: &Employee| Row { employee: employee.clone(), warnings: BTreeSet::new() };
    let mut person = row_of(before);
    let is_one = before != row && person.add(row_of(row), &[Attribute::Skills]).is_none();
    is_one.then_some(person.employee)
}
