//! What a test may do to iSpring alone, beside what it may do to every provider. What it may do to learners is in
//! [`control_learning`](super::control_learning).

use super::accounts::{AccountStatus, Accounts, Origin, User, usual_roles};
use super::control_learning::NotDone;
use super::ids::Kind;
use super::learning::Enrolments;
use super::{Account, Department, Duplicates, Mail, Role, RoleKind, World};
use crate::control;

/// The handle. It has no people: iSpring holds accounts.
pub type Control = control::Control<World>;

impl Control {
    /// All accounts, in the order they were made in.
    pub fn accounts(&self) -> Vec<Account> {
        let world = self.world();
        world.accounts.here().map(|(_, user)| user.seen(&world)).collect()
    }

    /// The account with an e-mail address, in whatever letter case.
    pub fn account(&self, email: &str) -> Option<Account> {
        let world = self.world();
        let place = world.accounts.place_of_email(email)?;
        Some(world.accounts.all()[place].seen(&world))
    }

    /// Takes all accounts away, and their enrolments.
    pub fn clear_accounts(&self) {
        let mut world = self.world();
        (world.accounts, world.enrolments) = (Accounts::default(), Enrolments::default());
    }

    /// Opens an account for each of `emails`, as an administrator would.
    pub fn open_accounts(&self, emails: impl IntoIterator<Item = String>) {
        let now = self.now();
        let mut world = self.world();
        for email in emails {
            let user = User {
                id: world.ids.next(Kind::Account),
                department: world.departments.root().id.clone(),
                roles: usual_roles(&world),
                status: AccountStatus::Active,
                fields: [("login", &email), ("email", &email)]
                    .map(|(name, value)| (name.to_owned(), value.clone()))
                    .into(),
                added: now,
                last_login: None,
                origin: Origin::Contractor,
            };
            world.accounts.add(user);
        }
    }

    /// Makes an account inactive, as an administrator would.
    pub fn deactivate(&self, email: &str) -> Result<(), NotDone> {
        let mut world = self.world();
        let place = world.accounts.place_of_email(email).ok_or(NotDone::NoSuchAccount)?;
        world.accounts.set_status(place, AccountStatus::Inactive);
        Ok(())
    }

    /// The invitations that were sent, the latest at the end.
    pub fn mails(&self) -> Vec<Mail> {
        self.world().mails.clone()
    }

    /// Sets how it is told that an e-mail address or a login is taken.
    pub fn duplicates(&self, duplicates: Duplicates) {
        self.world().duplicates = duplicates;
    }

    /// All roles.
    pub fn roles(&self) -> Vec<Role> {
        self.world().roles.clone()
    }

    /// The id of the first role of a kind; empty if there is none.
    pub fn role_id(&self, kind: RoleKind) -> String {
        let world = self.world();
        world.roles.iter().find(|role| role.kind == kind).map(|role| role.id.clone()).unwrap_or_default()
    }

    /// Adds a role, and returns its id.
    pub fn add_role(&self, title: &str, kind: RoleKind) -> String {
        let mut world = self.world();
        let id = world.ids.next(Kind::Role);
        let role = Role { id: id.clone(), kind, title: title.to_owned(), description: String::new() };
        world.roles.push(role);
        id
    }

    /// Takes a role away. Who has it keeps it.
    pub fn remove_role(&self, id: &str) {
        self.world().roles.retain(|role| role.id != id);
    }

    /// All departments, the root first.
    pub fn departments(&self) -> Vec<Department> {
        self.world().departments.all().to_vec()
    }

    /// The id of the department with a name.
    pub fn department_id(&self, name: &str) -> Option<String> {
        let world = self.world();
        world
            .departments
            .all()
            .iter()
            .find(|department| department.name == name)
            .map(|found| found.id.clone())
    }

    /// The department that [`Grant::DepartmentAdmin`](super::Grant::DepartmentAdmin) manages.
    pub fn managed_department(&self) -> Department {
        let world = self.world();
        world.departments.get(&world.managed).unwrap_or_else(|| world.departments.root()).clone()
    }
}
