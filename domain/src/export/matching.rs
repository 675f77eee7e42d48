//! Who of the directory is which employee of `BambooHR`. Never guessed: who can't be told is listed for the admin.

use std::collections::BTreeMap;

use super::entry::ExportFault;
use crate::{
    employee::{Employee, EmployeeId, PersonKey},
    provisioning::needs::address,
    service::HrSystem,
};

/// The employees of `BambooHR` by work e-mail address, in small letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ByAddress(BTreeMap<String, Holder>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Holder {
    One(EmployeeId),
    Several,
}

impl ByAddress {
    /// Adds `employees`.
    pub fn extend(&mut self, employees: impl IntoIterator<Item = Employee>) {
        for employee in employees {
            if let Some(address) = address(&employee.values) {
                let this = Holder::One(employee.id);
                let holder = self.0.entry(address).or_insert_with(|| this.clone());
                // Somebody is on two pages if people came or went while they were read.
                if *holder != this {
                    *holder = Holder::Several;
                }
            }
        }
    }

    /// The employee who is `person` at `BambooHR`: by id, if the directory came from there, or else by address, if it
    /// is nobody else's on either side. `others` is how many others of the directory have theirs: who has left may have
    /// it no more.
    pub fn employee(
        &self,
        key: &PersonKey,
        person: &Employee,
        others: u64,
    ) -> Result<EmployeeId, ExportFault> {
        if key.is_of(HrSystem::BambooHr) {
            return Ok(key.id.clone());
        }
        let address = address(&person.values).ok_or(ExportFault::NoEmail)?;
        match self.0.get(&address) {
            _ if others > 0 => Err(ExportFault::AmbiguousEmployee),
            Some(Holder::Several) => Err(ExportFault::AmbiguousEmployee),
            Some(Holder::One(id)) => Ok(id.clone()),
            None => Err(ExportFault::NoEmployee),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        employee::{EmploymentStatus, Values},
        text::Text,
    };

    fn id(text: &str) -> EmployeeId {
        EmployeeId::try_from(text.to_owned()).unwrap()
    }

    fn employee(of: &str, email: &str) -> Employee {
        let values = Values { work_email: Text::new(email).ok(), ..Values::default() };
        Employee { id: id(of), status: EmploymentStatus::Active, values }
    }

    fn by_address(employees: &[(&str, &str)]) -> ByAddress {
        let mut found = ByAddress::default();
        found.extend(employees.iter().map(|(id, email)| employee(id, email)));
        found
    }

    /// The employee who is person `7` of `service` with this address, which so many others of the directory have.
    fn found(
        employees: &ByAddress,
        service: HrSystem,
        email: &str,
        others: u64,
    ) -> Result<String, ExportFault> {
        let key = PersonKey { service, id: id("7") };
        employees.employee(&key, &employee("7", email), others).map(String::from)
    }

    use ExportFault::{AmbiguousEmployee, NoEmail, NoEmployee};
    use HrSystem::{BambooHr, Personio};

    #[test]
    fn who_came_from_bamboohr_is_found_by_id_whatever_their_address_is() {
        let employees =
            by_address(&[("1", "ada@example.com"), ("2", "bea@example.com"), ("3", "bea@example.com")]);
        for (email, others) in [("", 0), ("ada@example.com", 0), ("bea@example.com", 1)] {
            assert_eq!(found(&employees, BambooHr, email, others), Ok("7".to_owned()), "{email}");
        }
    }

    #[test]
    fn others_are_found_by_an_address_that_is_one_persons_on_both_sides() {
        let employees = by_address(&[
            ("1", "Ada@Example.com"),
            ("2", "bea@example.com"),
            ("3", "BEA@example.com"),
            ("4", ""),
            ("5", ""),
        ]);
        for (email, others, expected) in [
            ("ada@example.com", 0, Ok("1".to_owned())),
            ("ADA@EXAMPLE.COM", 0, Ok("1".to_owned())),
            ("ada@example.com", 1, Err(AmbiguousEmployee)),
            ("bea@example.com", 0, Err(AmbiguousEmployee)),
            ("eve@example.com", 0, Err(NoEmployee)),
            ("eve@example.com", 1, Err(AmbiguousEmployee)),
            ("", 0, Err(NoEmail)),
        ] {
            assert_eq!(found(&employees, Personio, email, others), expected, "{email} {others}");
        }
    }

    #[test]
    fn an_employee_who_is_read_twice_is_still_one() {
        let employees = by_address(&[("1", "ada@example.com"), ("1", "ADA@example.com")]);
        assert_eq!(found(&employees, Personio, "ada@example.com", 0), Ok("1".to_owned()));
        let third =
            by_address(&[("1", "ada@example.com"), ("2", "ada@example.com"), ("1", "ada@example.com")]);
        assert_eq!(found(&third, Personio, "ada@example.com", 0), Err(AmbiguousEmployee));
    }

    proptest! {
        #[test]
        fn nobody_is_guessed_in_whatever_order_and_pages_employees_come(
            emails in prop::collection::vec("[aA]?[bB]?", 0..6),
            cut in 0_usize..6,
            others in 0_u64..2,
        ) {
            let employees: Vec<_> =
                emails.iter().enumerate().map(|(number, email)| employee(&number.to_string(), email)).collect();
            let (first, second) = employees.split_at(cut.min(employees.len()));
            let mut read = ByAddress::default();
            read.extend(second.to_vec());
            read.extend(first.to_vec());
            let theirs: Vec<_> =
                employees.iter().filter(|one| address(&one.values).as_deref() == Some("ab")).collect();
            let expected = match theirs[..] {
                _ if others > 0 => Err(AmbiguousEmployee),
                [] => Err(NoEmployee),
                [one] => Ok(one.id.to_string()),
                _ => Err(AmbiguousEmployee),
            };
            prop_assert_eq!(found(&read, Personio, "AB", others), expected);
        }
    }
}
