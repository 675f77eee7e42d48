//! What happens at the company, and what is true of it. Its people are in both HR systems; what happens to somebody
//! happens in both, but for a credential that does not see everybody any more.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::service::HrSystem;
use simulators::{
    company::{Change, Person, Status},
    control::Control,
    provider::Staffed,
};

use crate::{dice::Dice, learners, site::Site};

/// Something that happens to people.
enum Event {
    Changes(u64, Box<Change>),
    Leaves(u64),
    IsDeleted(u64),
    Come(usize),
    /// Somebody comes as somebody who is there already, under another number.
    ComesBack(Arc<Person>),
    /// Somebody leaves, and a newcomer gets their address, as that of an office.
    Succeeds(Arc<Person>),
    Swap([Arc<Person>; 2]),
    Vanish(u8),
    AllAreBack,
}

/// Everybody that `service` lists now.
pub fn people(site: &Site, service: HrSystem) -> Vec<Arc<Person>> {
    match service {
        HrSystem::Personio => site.world.providers.personio.control().people(),
        HrSystem::BambooHr => site.world.providers.bamboohr.control().people(),
    }
}

/// The names of those who work there and are listed by `service`, by its id.
pub fn employed(site: &Site, service: HrSystem) -> BTreeMap<String, String> {
    let people = people(site, service).into_iter().filter(|person| person.status != Status::Inactive);
    people
        .map(|person| {
            let name = format!("{} {}", person.first_name.trim(), person.last_name.trim());
            (id(site, service, person.id), name.trim().to_owned())
        })
        .collect()
}

/// The id that `service` has for a person.
pub fn id(site: &Site, service: HrSystem, person: u64) -> String {
    match service {
        HrSystem::Personio => person.to_string(),
        HrSystem::BambooHr => site.world.providers.bamboohr.control().employee_id(person),
    }
}

/// Whoever is not listed is listed again.
pub fn all_are_listed(site: &Site) {
    happens(site, Event::AllAreBack);
}

/// Something happens at the company: what, for the trace.
pub fn happen(site: &Site, dice: &mut Dice) -> String {
    let listed = listed(site);
    let Some((event, what)) = event(&listed, dice) else { return "nobody is left".to_owned() };
    if let Event::Succeeds(former) = &event {
        // Of what is finished on the last day nobody has heard yet.
        learners::complete(site, dice, &former.email);
    }
    happens(site, event);
    what
}

/// Somebody is deleted or comes, so pages are cut elsewhere from now on: what, for the trace.
pub fn shift(site: &Site, dice: &mut Dice) -> String {
    let listed = listed(site);
    let (event, what) = match dice.one_of(&listed) {
        Some(person) if dice.once_in(2) => {
            (Event::IsDeleted(person.id), format!("a deletion ({})", person.id))
        }
        _ => (Event::Come(1), "a newcomer".to_owned()),
    };
    happens(site, event);
    what
}

/// Everybody that both systems list: whom one of them does not show nobody changes.
fn listed(site: &Site) -> Vec<Arc<Person>> {
    let others: BTreeSet<_> = people(site, site.other()).into_iter().map(|person| person.id).collect();
    people(site, site.source.get()).into_iter().filter(|person| others.contains(&person.id)).collect()
}

fn event(listed: &[Arc<Person>], dice: &mut Dice) -> Option<(Event, String)> {
    let person = dice.one_of(listed)?;
    let (id, number) = (person.id, dice.below(1000));
    let gone: Vec<_> = listed.iter().filter(|person| person.status == Status::Inactive).cloned().collect();
    let change =
        |change: Change, what: &str| (Event::Changes(id, Box::new(change)), format!("{what} ({id})"));
    Some(match dice.below(16) {
        0 => change(
            Change { position: Some(format!("Keeper of {number} keys")), ..Change::default() },
            "a position",
        ),
        1 => change(Change { last_name: Some(format!("Neuberg-{number}")), ..Change::default() }, "a name"),
        2 => {
            let id = dice.one_of(&gone).map_or(id, |person| person.id);
            let change = Change { status: Some(Status::Active), ..Change::default() };
            (Event::Changes(id, Box::new(change)), format!("a return ({id})"))
        }
        3 | 4 => (Event::Leaves(id), format!("a leaver ({id})")),
        5 => (Event::IsDeleted(id), format!("a deletion ({id})")),
        6 => (Event::Come(1 + number % 3), "newcomers".to_owned()),
        7 => (Event::Vanish(u8::try_from(2 + number % 20).unwrap_or(2)), "some vanish".to_owned()),
        8 => (Event::AllAreBack, "all are back".to_owned()),
        9 => {
            let department =
                ["Vertrieb", "Technik", "Wintergarten"].get(number % 3).copied().unwrap_or_default();
            change(Change { department: Some(department.to_owned()), ..Change::default() }, "a department")
        }
        10 => {
            let other = dice.one_of(listed)?;
            let what = format!("{id} and {} swap addresses", other.id);
            (Event::Swap([Arc::clone(person), Arc::clone(other)]), what)
        }
        11 => {
            let former = dice.one_of(&gone).unwrap_or(person);
            (Event::ComesBack(Arc::clone(former)), format!("another number for {}", former.id))
        }
        12 | 13 => {
            (Event::Succeeds(Arc::clone(person)), format!("a leaver ({id}), whose address a newcomer gets"))
        }
        _ => change(
            Change { email: Some(format!("new{number}@nordlicht.example")), ..Change::default() },
            "an address",
        ),
    })
}

fn happens(site: &Site, event: Event) {
    let (personio, bamboohr) = (&site.world.providers.personio, &site.world.providers.bamboohr);
    if let Event::Vanish(percent) = event {
        match site.source.get() {
            HrSystem::Personio => drop(personio.control().vanish(percent)),
            HrSystem::BambooHr => drop(bamboohr.control().vanish(percent)),
        }
        return;
    }
    let new = carry_out(personio.control(), &event);
    assert_eq!(new, carry_out(bamboohr.control(), &event), "the same people");
    if let (Event::ComesBack(former), [new]) = (event, new.as_slice()) {
        site.comes_back_as(former.id, *new);
    }
}

/// Has `event` happen to the people of one system: whoever came.
fn carry_out<P: Staffed>(company: &Control<P>, event: &Event) -> Vec<u64> {
    let change = |id: u64, change: &Change| company.change(id, change.clone()).expect("somebody");
    match event {
        Event::Changes(id, what) => change(*id, what),
        Event::Leaves(id) => company.terminate(*id).expect("somebody"),
        Event::IsDeleted(id) => company.delete(*id).expect("somebody"),
        Event::Come(count) => return company.hire(*count),
        Event::ComesBack(former) => {
            let new = company.hire(1);
            let same = Change {
                first_name: Some(former.first_name.clone()),
                last_name: Some(former.last_name.clone()),
                email: Some(former.email.clone()),
                status: Some(Status::Active),
                ..Change::default()
            };
            for id in &new {
                change(*id, &same);
            }
            return new;
        }
        Event::Succeeds(former) => {
            company.terminate(former.id).expect("somebody");
            let new = company.hire(1);
            for id in &new {
                change(*id, &Change { email: Some(former.email.clone()), ..Change::default() });
            }
            return new;
        }
        Event::Swap([one, other]) => {
            for (to, of) in [(one, other), (other, one)] {
                change(to.id, &Change { email: Some(of.email.clone()), ..Change::default() });
            }
        }
        Event::Vanish(percent) => drop(company.vanish(*percent)),
        Event::AllAreBack => company.bring_back(),
    }
    Vec::new()
}
