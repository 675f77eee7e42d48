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
                let holder = self.0.entry(address);
                holder.and_modify(|holder| *holder = Holder::Several).or_insert(Holder::One(employee.id));
            }
        }
    }

    /// The employee who is `person` at `BambooHR`: by id, if the directory came from there, or else by address, if it
    /// is nobody else's on either side. `same_address` is how many people of the directory have theirs.
    pub fn employee(
        &self,
        key: &PersonKey,
        person: &Employee,
        same_address: u64,
    ) -> Result<EmployeeId, ExportFault> {
        if key.service == HrSystem::BambooHr {
            return Ok(key.id.clone());
        }
        let address = address(&person.values).ok_or(ExportFault::NoEmail)?;
        match self.0.get(&address) {
            _ if same_address > 1 => Err(ExportFault::AmbiguousEmployee),
            Some(Holder::Several) => Err(ExportFault::AmbiguousEmployee),
            Some(Holder::One(id)) => Ok(id.clone()),
            None => Err(ExportFault::NoEmployee),
        }
    }
}
