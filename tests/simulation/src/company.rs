//! What happens at the company, and what is true of it.

use std::{collections::BTreeMap, sync::Arc};

use domain::service::HrSystem;
use simulators::{
    company::{Change, Person, Status},
    control::Staffed,
};

use crate::{dice::Dice, site::Site};

/// Something that can happen.
const WHAT: [&str; 9] = [
    "a position",
    "a name",
    "a return",
    "a leaver",
    "a deletion",
    "newcomers",
    "some vanish",
    "all are back",
    "an address",
];

/// Everybody the source lists now.
pub fn people(site: &Site) -> Vec<Arc<Person>> {
    match site.source {
        HrSystem::Personio => site.world.providers.personio.control().people(),
        HrSystem::BambooHr => site.world.providers.bamboohr.control().people(),
    }
}

/// The names of those who work there and are listed, by the source's id.
pub fn employed(site: &Site) -> BTreeMap<String, String> {
    let people = people(site).into_iter().filter(|person| person.status != Status::Inactive);
    people
        .map(|person| {
            let name = format!("{} {}", person.first_name.trim(), person.last_name.trim());
            (id(site, person.id), name.trim().to_owned())
        })
        .collect()
}

/// The id that the source has for a person.
pub fn id(site: &Site, person: u64) -> String {
    match site.source {
        HrSystem::Personio => person.to_string(),
        HrSystem::BambooHr => site.world.providers.bamboohr.control().employee_id(person),
    }
}

/// Whoever is not listed is listed again.
pub fn all_are_listed(site: &Site) {
    match site.source {
        HrSystem::Personio => site.world.providers.personio.control().bring_back(),
        HrSystem::BambooHr => site.world.providers.bamboohr.control().bring_back(),
    }
}

/// Something happens at the company: what, for the trace.
pub fn happen(site: &Site, dice: &mut Dice) -> String {
    let what = dice.below(WHAT.len());
    match site.source {
        HrSystem::Personio => carry_out(site.world.providers.personio.control(), what, dice),
        HrSystem::BambooHr => carry_out(site.world.providers.bamboohr.control(), what, dice),
    }
}

fn carry_out<S: Staffed>(company: &simulators::control::Control<S>, what: usize, dice: &mut Dice) -> String {
    let people = company.people();
    let Some(id) = dice.one_of(&people).map(|person| person.id) else { return "nobody is left".to_owned() };
    let number = dice.below(1000);
    let change = match what {
        0 => Change { position: Some(format!("Keeper of {number} keys")), ..Change::default() },
        1 => Change { last_name: Some(format!("Neuberg-{number}")), ..Change::default() },
        2 => Change { status: Some(Status::Active), ..Change::default() },
        _ => Change { email: Some(format!("new{number}@nordlicht.example")), ..Change::default() },
    };
    let some = 1 + number % 3;
    let percent = u8::try_from(2 + number % 20).unwrap_or(2);
    match what {
        3 => company.terminate(id).expect("a person"),
        4 => company.delete(id).expect("a person"),
        5 => drop(company.hire(some)),
        6 => drop(company.vanish(percent)),
        7 => company.bring_back(),
        _ => company.change(id, change).expect("a change"),
    }
    format!("{} ({id})", WHAT[what])
}

/// Somebody completes a course on the learning platform.
pub fn learn(site: &Site, dice: &mut Dice) -> String {
    let ispring = site.world.providers.ispring.control();
    let accounts = ispring.accounts();
    let Some(account) = dice.one_of(&accounts) else { return "nobody learns".to_owned() };
    let course = format!("Course {}", dice.below(20));
    if !ispring.courses().iter().any(|known| known.title == course) {
        ispring.add_course(&course);
    }
    let completion = simulators::ispring::Completion::default();
    match ispring.complete(&account.email, &course, completion) {
        Ok(_) => format!("{course} is completed"),
        Err(_) => format!("{course} was completed before"),
    }
}
