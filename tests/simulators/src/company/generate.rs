//! The company's people, one after the other.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::dice::Dice;
use super::names::{FullName, full_name, mailbox};
use super::person::{Gender, Person, Status, Unit};
use super::structure::{self, Department, Role};

/// The first person's id; the others follow.
const FIRST_ID: u64 = 10_001;
/// The company's domain, under a name that RFC 2606 reserves.
const DOMAIN: &str = "nordlicht.example.com";
/// Odd records come once in so many people, so that a big company has a few of each, too.
const ODD_ROUND: u64 = 997;
/// The day the people are made for: nothing depends on when the simulator runs.
const TODAY: (i32, u32, u32) = (2026, 11, 2);

/// A company that hires: an iterator without an end.
#[derive(Debug, Clone)]
pub struct Company {
    seed: u64,
    hired: u64,
    departments: Vec<Department>,
    /// How often each mailbox name was wanted; the second one to want it gets a number.
    mailboxes: HashMap<String, u32>,
}

impl Company {
    /// A company without people.
    pub fn new(seed: u64) -> Self {
        Self { seed, hired: 0, departments: structure::departments(), mailboxes: HashMap::new() }
    }

    /// Hires the next person.
    pub fn hire(&mut self) -> Person {
        let index = self.hired;
        self.hired += 1;
        let id = FIRST_ID + index;
        let (mut name, mut dice) = name_of(self.seed, index);
        if let Some(Oddity::SameName) = oddity(index) {
            name = name_of(self.seed, index - 6).0;
        }
        let email = self.email(&name);
        let place = self.place(id, index, &mut dice);
        let mut person = describe(id, name, email, place, &mut dice);
        match oddity(index) {
            Some(Oddity::NoDepartment) => (person.department, person.team) = (None, None),
            Some(Oddity::EmptyFirstName) => person.first_name.clear(),
            Some(Oddity::WhitespaceLastName) => person.last_name = " \u{a0} ".into(),
            Some(Oddity::Html) => person.first_name = "<b>Bob</b>".into(),
            Some(Oddity::SameName) | None => {}
        }
        person
    }

    fn email(&mut self, name: &FullName) -> String {
        let mailbox = mailbox(name);
        let wanted = self.mailboxes.entry(mailbox.clone()).or_default();
        *wanted += 1;
        match *wanted {
            1 => format!("{mailbox}@{DOMAIN}"),
            n => format!("{mailbox}{n}@{DOMAIN}"),
        }
    }

    fn place(&mut self, id: u64, index: u64, dice: &mut Dice) -> Place {
        if index == 0 {
            let department = Unit { id: 281_500, name: "Geschäftsführung".into() };
            let position = "Geschäftsführung".to_owned();
            return Place {
                department,
                team: None,
                supervisor: None,
                position,
                skills: &["Englisch", "Strategie"],
            };
        }
        let department = &mut self.departments[structure::department(dice, index)];
        let plan = department.plan;
        let (team, supervisor, position) = match department.join(id, dice) {
            Role::Head => (None, FIRST_ID, format!("Leitung {}", plan.name)),
            Role::Lead { team, head } => {
                let position = format!("Teamleitung {}", team.name);
                (Some(team), head, position)
            }
            Role::Member { team, lead } => (Some(team), lead, dice.pick(plan.positions).to_owned()),
        };
        let department = department.unit.clone();
        Place { department, team, supervisor: Some(supervisor), position, skills: plan.skills }
    }
}

/// Where somebody works and as what.
struct Place {
    department: Unit,
    team: Option<Unit>,
    supervisor: Option<u64>,
    position: String,
    skills: &'static [&'static str],
}

/// What is wrong with a record.
enum Oddity {
    NoDepartment,
    SameName,
    EmptyFirstName,
    WhitespaceLastName,
    Html,
}

fn oddity(index: u64) -> Option<Oddity> {
    match index % ODD_ROUND {
        6 => Some(Oddity::NoDepartment),
        8 => Some(Oddity::SameName),
        17 => Some(Oddity::EmptyFirstName),
        25 => Some(Oddity::WhitespaceLastName),
        33 => Some(Oddity::Html),
        _ => None,
    }
}

/// Somebody's name, and the dice for all else about them.
fn name_of(seed: u64, index: u64) -> (FullName, Dice) {
    let mut dice = Dice::new(seed, index);
    (full_name(&mut dice), dice)
}

fn describe(id: u64, name: FullName, email: String, place: Place, dice: &mut Dice) -> Person {
    let today = NaiveDate::from_ymd_opt(TODAY.0, TODAY.1, TODAY.2).unwrap_or_default();
    let days = |dice: &mut Dice, most: u32| Days::new(u64::from(dice.below(most)) + 1);
    let status = match dice.below(100) {
        0..90 => Status::Active,
        90..93 => Status::Onboarding,
        93..96 => Status::Leave,
        _ => Status::Inactive,
    };
    // Whoever leads others is there.
    let status =
        if place.position.contains("eitung") || place.supervisor.is_none() { Status::Active } else { status };
    let hire_date = match status {
        Status::Onboarding => today + days(dice, 120),
        _ => today - days(dice, 15 * 365) - Days::new(60),
    };
    let termination_date = (status == Status::Inactive).then(|| today - days(dice, 59));
    let birthday = NaiveDate::from_ymd_opt(1962, 1, 1).unwrap_or_default() + days(dice, 43 * 365);
    let (office, phone) = structure::office(dice);
    let created_at = created(hire_date.min(today), dice);
    Person {
        id,
        first_name: name.first,
        last_name: name.last,
        preferred_name: String::new(),
        email,
        gender: Some(name.gender).filter(|gender| *gender == Gender::Diverse || !dice.percent(3)),
        status,
        position: place.position,
        department: Some(place.department),
        team: place.team,
        office: Some(office).filter(|_| !dice.percent(2)),
        supervisor: place.supervisor,
        hire_date,
        termination_date,
        birthday: Some(birthday).filter(|_| !dice.percent(4)),
        work_phone: Some(format!("{phone} {:03}", dice.below(1_000))).filter(|_| !dice.percent(10)),
        skills: skills(place.skills, dice),
        private_address: format!(
            "Musterstraße {}\n{:05} Musterstadt",
            dice.below(120) + 1,
            dice.below(90_000) + 10_000
        ),
        private_phone: format!("+49 171 39200 {:02}", dice.below(100)),
        salary: 2_600 + dice.below(80) * 50,
        created_at,
        updated_at: created_at,
    }
}

/// A fortnight before the first day, during working hours.
fn created(hired: NaiveDate, dice: &mut Dice) -> DateTime<Utc> {
    let time = hired.and_hms_opt(7 + dice.below(9), dice.below(60), dice.below(60)).unwrap_or_default();
    (time - Days::new(14)).and_utc()
}

/// None for one in five; else up to four, each once.
fn skills(of: &[&str], dice: &mut Dice) -> Vec<String> {
    let mut skills: Vec<String> = Vec::new();
    if dice.percent(20) {
        return skills;
    }
    for _ in 0..=dice.below(4) {
        let skill = dice.pick(of);
        if !skills.iter().any(|known| known == skill) {
            skills.push(skill.to_owned());
        }
    }
    skills
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    fn people(seed: u64, count: usize) -> Vec<Person> {
        let mut company = Company::new(seed);
        (0..count).map(|_| company.hire()).collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_company_and_another_seed_another() {
        assert_eq!(format!("{:?}", people(7, 300)), format!("{:?}", people(7, 300)));
        assert_ne!(people(7, 300), people(8, 300));
    }

    #[test]
    fn a_bigger_company_begins_with_the_people_of_a_smaller_one() {
        assert_eq!(people(7, 1_000)[..250], people(7, 250));
    }

    #[test]
    fn ids_and_addresses_are_nobody_elses() {
        let people = people(3, 20_000);
        assert_eq!(people.iter().map(|p| p.id).collect::<HashSet<_>>().len(), 20_000);
        assert_eq!(people.iter().map(|p| p.email.as_str()).collect::<HashSet<_>>().len(), 20_000);
        assert!(people.iter().all(|p| p.email.is_ascii() && !p.email.starts_with('.')));
    }

    #[test]
    fn the_odd_records_are_in_a_company_of_fifty_and_are_few() {
        let people = people(1, 50);
        assert_eq!(people.iter().filter(|p| p.department.is_none()).count(), 1);
        assert_eq!(people.iter().filter(|p| p.first_name.is_empty()).count(), 1);
        assert_eq!(people.iter().filter(|p| p.last_name.trim().is_empty()).count(), 1);
        assert_eq!(people.iter().filter(|p| p.first_name == "<b>Bob</b>").count(), 1);
        assert_eq!(
            (&people[8].first_name, &people[8].last_name),
            (&people[2].first_name, &people[2].last_name)
        );
        assert_ne!(people[8].email, people[2].email);
    }

    #[test]
    fn teams_have_a_believable_size_and_everybody_reports_to_somebody_hired_before() {
        let people = people(5, 5_000);
        let mut teams: HashMap<u64, usize> = HashMap::new();
        people
            .iter()
            .filter_map(|p| p.team.as_ref())
            .for_each(|team| *teams.entry(team.id).or_default() += 1);
        assert!(teams.values().all(|&size| size <= 12), "{teams:?}");
        assert!((400..1_000).contains(&teams.len()), "{}", teams.len());
        assert!(people[1..].iter().all(|p| p.supervisor.is_some_and(|id| id < p.id)));
    }

    #[test]
    fn most_people_are_active() {
        let people = people(5, 2_000);
        let count = |status| people.iter().filter(|p| p.status == status).count();
        assert!(count(Status::Active) > 1_700);
        assert!([Status::Onboarding, Status::Leave, Status::Inactive].into_iter().all(|s| count(s) > 10));
    }
}
