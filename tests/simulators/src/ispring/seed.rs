//! What the account holds before anything is asked.
//!
//! About a third of the company's people have an account with their e-mail address, in a fifth of them spelled with
//! capitals; the last to be hired have none. Departments are called like the company's. Besides there are accounts of
//! people who are nobody's employees. All of them learn: everything that was completed was so before the clock's now, a
//! day at least.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, TimeDelta, Utc};

use super::Options;
use super::accounts::{AccountStatus, Accounts, Assigned, Origin, User};
use super::departments::{Department, Departments};
use super::ids::{Ids, Kind};
use super::learning::{Courses, Enrolments};
use super::roles::{self, Role, RoleKind};
use crate::company::{Company, Dice, Person, Status};

/// The dice of accounts are cast for subjects that no person's number and no other provider's access data reach.
const SUBJECTS: u64 = (1 << 63) + (1 << 42);
/// So many of a hundred have an account.
const SHARE: u32 = 36;
/// The contractors are made like people, of another company.
const CONTRACTORS: u64 = 0x00C0_FFEE;
/// Contractors' numbers, beyond every person's.
const CONTRACTOR_IDS: u64 = 1 << 28;

/// A seeded account.
pub(super) struct Seeded {
    pub(super) roles: Vec<Role>,
    pub(super) departments: Departments,
    /// The department that the department administrator manages.
    pub(super) managed: String,
    pub(super) accounts: Accounts,
    pub(super) courses: Courses,
    pub(super) enrolments: Enrolments,
}

/// The account of a seed's company, as of now.
pub(super) fn account(options: &Options, ids: &Ids, now: DateTime<Utc>) -> Seeded {
    let mut company = Company::new(options.seed);
    let people: Vec<Person> = (0..options.people).map(|_| company.hire()).collect();
    let departments = departments(&people, ids);
    let managed = departments.all().get(2).unwrap_or_else(|| departments.root()).id.clone();
    let roles = roles::seeded(ids);
    let long_ago = now - Days::new(900);
    let mut seeding = Seeding {
        seed: options.seed,
        ids,
        now,
        learner: roles[0].id.clone(),
        accounts: Accounts::default(),
        courses: Courses::seeded(ids, long_ago),
        enrolments: Enrolments::default(),
    };
    seeding.owner(&departments, &roles, long_ago);
    let newest = people.len() - people.len() / 10;
    for person in &people[..newest] {
        seeding.employee(person, &departments);
    }
    let mut others = Company::new(options.seed ^ CONTRACTORS);
    for nth in 0..(2 + options.people as u64 / 25) {
        seeding.contractor(nth, &others.hire(), &departments);
    }
    let Seeding { accounts, courses, enrolments, .. } = seeding;
    Seeded { roles, departments, managed, accounts, courses, enrolments }
}

/// The company's departments, in its order, and one for those who don't belong to it.
fn departments(people: &[Person], ids: &Ids) -> Departments {
    let mut names: BTreeMap<u64, &str> = people
        .iter()
        .filter_map(|person| person.department.as_ref())
        .map(|unit| (unit.id, &*unit.name))
        .collect();
    names.insert(u64::from(u32::MAX), "Extern");
    let root = ids.seeded(Kind::Department, 0);
    let below = Some(root.clone());
    let mut departments = Departments::default();
    departments.add(Department { id: root, name: "Nordlicht".to_owned(), parent: None, code: None });
    for (number, name) in names {
        let id = ids.seeded(Kind::Department, number);
        departments.add(Department { id, name: name.to_owned(), parent: below.clone(), code: None });
    }
    departments
}

/// An account that is being filled.
pub(super) struct Seeding<'a> {
    seed: u64,
    pub(super) ids: &'a Ids,
    pub(super) now: DateTime<Utc>,
    learner: String,
    pub(super) accounts: Accounts,
    pub(super) courses: Courses,
    pub(super) enrolments: Enrolments,
}

impl Seeding<'_> {
    /// Whoever made the account; not a person.
    fn owner(&mut self, departments: &Departments, roles: &[Role], added: DateTime<Utc>) {
        let role = roles.iter().find(|role| role.kind == RoleKind::Administrator);
        let role = role.map_or(&self.learner, |role| &role.id).clone();
        let email = "lernplattform@nordlicht.example.com";
        let fields = fields(email, email, "Lernplattform", "Nordlicht", "");
        let department = departments.root().id.clone();
        self.accounts.add(User {
            roles: vec![Assigned { role, manageable: Vec::new() }],
            added,
            last_login: Some(self.now - TimeDelta::hours(20)),
            ..self.user(0, department, fields, Origin::Contractor)
        });
    }

    /// Somebody of the company, if the dice say so.
    fn employee(&mut self, person: &Person, departments: &Departments) {
        let mut dice = Dice::new(self.seed, SUBJECTS + person.id);
        if person.status == Status::Onboarding || !dice.percent(SHARE) {
            return;
        }
        let email = if dice.percent(20) { with_capitals(&person.email) } else { person.email.clone() };
        let mailbox = person.email.split('@').next().unwrap_or_default();
        let login = if dice.percent(70) { email.as_str() } else { mailbox };
        let fields = fields(&email, login, &person.first_name, &person.last_name, &person.position);
        let name = person.department.as_ref().map(|unit| &*unit.name);
        let status = match person.status {
            Status::Inactive => AccountStatus::Inactive,
            _ => AccountStatus::Active,
        };
        let user = self.user(person.id, called(departments, name), fields, Origin::Seeded);
        self.account(person.id, User { status, ..user }, person.created_at, &mut dice);
    }

    /// Somebody who is nobody's employee.
    fn contractor(&mut self, nth: u64, person: &Person, departments: &Departments) {
        let number = CONTRACTOR_IDS + nth;
        let mut dice = Dice::new(self.seed, SUBJECTS + number);
        let mailbox = person.email.split('@').next().unwrap_or_default();
        let email = format!("{mailbox}@partner.example.org");
        let fields = fields(&email, &email, &person.first_name, &person.last_name, "Externe Fachkraft");
        let department = called(departments, Some("Extern"));
        let user = self.user(number, department, fields, Origin::Contractor);
        self.account(number, user, self.now - Days::new(500), &mut dice);
    }

    /// An account that can be used, and that nobody has used yet.
    fn user(
        &self,
        number: u64,
        department: String,
        fields: BTreeMap<String, String>,
        origin: Origin,
    ) -> User {
        User {
            id: self.ids.seeded(Kind::Account, number),
            department,
            roles: vec![Assigned { role: self.learner.clone(), manageable: Vec::new() }],
            status: AccountStatus::Active,
            fields,
            added: self.now,
            last_login: None,
            origin,
        }
    }

    /// Adds somebody's account, which was made since then, with what they have learned.
    fn account(&mut self, number: u64, mut user: User, since: DateTime<Utc>, dice: &mut Dice) {
        let days = (self.now - since).num_days().clamp(3, 400);
        let days = u32::try_from(days).unwrap_or(3);
        user.added = self.now - Days::new(days.into());
        let place = self.accounts.all().len();
        self.accounts.add(user);
        self.learn(number, place, days, dice);
    }
}

/// The department of this name, else the root.
fn called(departments: &Departments, name: Option<&str>) -> String {
    let department = departments.all().iter().find(|department| Some(department.name.as_str()) == name);
    department.unwrap_or_else(|| departments.root()).id.clone()
}

fn fields(email: &str, login: &str, first: &str, last: &str, position: &str) -> BTreeMap<String, String> {
    let fields = [
        ("email", email),
        ("login", login),
        ("first_name", first),
        ("last_name", last),
        ("job_title", position),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// `Anna.Schmidt@…` for `anna.schmidt@…`.
fn with_capitals(email: &str) -> String {
    let (mailbox, host) = email.split_once('@').unwrap_or((email, ""));
    let mut begins = true;
    let mut spelled = String::with_capacity(email.len());
    for char in mailbox.chars() {
        spelled.push(if begins { char.to_ascii_uppercase() } else { char });
        begins = !char.is_ascii_alphanumeric();
    }
    format!("{spelled}@{host}")
}
