//! What is to be done in a run's provisioning part, found out at its beginning.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::{
    employee::{EmploymentStatus, PersonKey, Values},
    learning::{AccountId, LearningDepartment},
    provider::{
        ProviderFailure,
        ispring::{FoundAccount, Lookup, Standing as AccountStanding},
    },
    provisioning::{
        account::{Account, Permission, sought},
        invitations::{invited, permission},
        needs::{Entry, Needs, address, needs},
        profile::{Arriving, needed},
        takeover::{Formers, Found, formers},
        tally::AccountTally,
    },
    service::ConnectionSlot,
    settings::LearningName,
    sync::plan::{Known, Standing},
};

use super::Stopped;
use crate::{
    connecting::connection::{LEARNING, LearningConnection},
    fault::Fault,
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    upstream::ispring::ISpring,
};

/// What is still to be done, and what is known for it.
pub(crate) struct AccountWork {
    /// What is still to be done.
    pub(crate) needs: Needs,
    /// Those it is done for.
    pub(crate) people: BTreeMap<PersonKey, Values>,
    /// Which attributes the platform is told of.
    pub(crate) arriving: Arriving,
    /// By which name it knows people.
    pub(crate) name: LearningName,
    /// When the first address was looked up: what arrived since may be there, and was not found.
    pub(crate) looked_at: DateTime<Utc>,
    /// The ledger.
    pub(crate) ledger: BTreeMap<PersonKey, Account>,
    /// Accounts that were there before, by the address of those who need one.
    pub(crate) found: BTreeMap<String, FoundAccount>,
    /// Addresses that several accounts have.
    pub(crate) ambiguous: BTreeSet<String>,
    /// Those who are in the directory, and whose request is to be settled.
    pub(crate) staying: BTreeSet<PersonKey>,
    /// The accounts of people in the directory.
    pub(crate) held: BTreeSet<AccountId>,
    /// The accounts of people who are not in the directory any more.
    pub(crate) formers: Formers,
    /// The platform's departments.
    pub(crate) departments: Vec<LearningDepartment>,
    /// Departments that could not be created.
    pub(crate) missing_departments: BTreeSet<String>,
    /// Whether accounts may be opened that nobody has approved.
    pub(crate) permission: Permission,
    /// The organisation's name, once an account is to be opened: it is for good.
    pub(crate) organisation: Option<String>,
    /// A failure that some have met, and others have not.
    pub(crate) failure: Option<ProviderFailure>,
}

impl AccountWork {
    /// Takes note of a failure. One of all stops the part of the run; one that only some meet keeps nobody else waiting,
    /// and is waited out at the end.
    pub(crate) fn note_failure(
        &mut self,
        failure: Option<ProviderFailure>,
        others_went_well: bool,
    ) -> Result<(), Stopped> {
        match failure {
            Some(failure) if !others_went_well => return Err(failure.into()),
            Some(failure) => self.failure = Some(failure),
            None => {}
        }
        Ok(())
    }

    /// `people` whose account is among `accounts`, and those whose is not.
    pub(crate) fn divided(
        &self,
        people: Vec<PersonKey>,
        accounts: &BTreeSet<AccountId>,
    ) -> (Vec<PersonKey>, Vec<PersonKey>) {
        people.into_iter().partition(|key| {
            let holding = self.ledger.get(key).and_then(Account::holding);
            holding.is_some_and(|holding| accounts.contains(&holding.id))
        })
    }

    /// The account that was found at `sought` for `person`.
    pub(crate) fn found_for(&self, sought: &str, person: &Values) -> Option<Found> {
        let found = self.found.get(sought)?;
        Some(Found::new(found.id.clone(), person, &self.formers))
    }

    /// The accounts of `people`.
    pub(crate) fn ids(&self, people: &[PersonKey]) -> Vec<AccountId> {
        people.iter().filter_map(|key| Some(self.ledger.get(key)?.holding()?.id.clone())).collect()
    }
}

/// Addresses that are looked up at a time: with one request.
const LOOKED_UP: usize = 50;

/// Who has an account already, as far as it was looked up. A company of thousands is not looked up in one go.
pub(crate) struct Survey {
    looked_at: DateTime<Utc>,
    people: BTreeMap<PersonKey, Known>,
    ledger: BTreeMap<PersonKey, Account>,
    needs: Needs,
    /// Addresses that are still to be looked up.
    unseen: Vec<String>,
    /// The accounts that were found.
    found: Vec<FoundAccount>,
}

impl Survey {
    /// Whether there are addresses that were not looked up yet.
    pub(super) fn is_looking(&self) -> bool {
        !self.unseen.is_empty()
    }

    /// Looks the next addresses up.
    pub(super) async fn look_up<P: Platform>(
        &mut self,
        ispring: &ISpring<'_, P>,
    ) -> Result<(), ProviderFailure> {
        let some = self.unseen.split_off(self.unseen.len().saturating_sub(LOOKED_UP));
        self.found.extend(ispring.accounts(Lookup::Addresses(&some)).await?);
        Ok(())
    }
}

/// Accounts by their address, and the addresses that several have.
fn by_address(accounts: Vec<FoundAccount>) -> (BTreeMap<String, FoundAccount>, BTreeSet<String>) {
    let (mut found, mut ambiguous) = (BTreeMap::new(), BTreeSet::new());
    for account in accounts {
        if let Some(other) = found.insert(account.address.clone(), account) {
            ambiguous.insert(other.address);
        }
    }
    (found, ambiguous)
}

impl<P: Platform> Organisation<'_, P> {
    /// Everybody, with what has to be known for their accounts.
    pub(super) fn people_for_accounts(&self) -> Result<BTreeMap<PersonKey, Known>, Fault> {
        let mut people = self.store.known_by(&needed())?;
        if planted::is(Planted::FirstDayForgotten) {
            for known in people.values_mut() {
                known.employee.status = EmploymentStatus::Active;
            }
        }
        Ok(people)
    }

    /// From when on people get an account, and by which name.
    pub(super) fn entry(&self) -> Result<Entry, Fault> {
        let settings = self.settings()?;
        Ok(Entry { today: self.today()?, lead: settings.account_lead.time(), name: settings.learning_name })
    }

    /// Finds out what is to be done. Who has an account already is looked up next.
    pub(super) fn begin_survey(&self) -> Result<Survey, Fault> {
        let (people, ledger) = (self.people_for_accounts()?, self.store.account_ledger()?);
        let needs = needs(&people, &ledger, self.entry()?);
        let values = |key: &PersonKey| people.get(key).map(|known| &known.employee.values);
        let sought = |key: &PersonKey| sought(ledger.get(key), values(key));
        let unseen = needs.open.iter().chain(&needs.settle).filter_map(sought).collect();
        Ok(Survey { looked_at: self.now(), people, ledger, needs, unseen, found: Vec::new() })
    }

    /// All addresses are looked up: what there is to know before anything is done.
    pub(super) async fn end_survey(
        &self,
        tally: &mut AccountTally,
        survey: Survey,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<AccountWork, Stopped> {
        let Survey { looked_at, people, ledger, needs, found, .. } = survey;
        if !needs.open.is_empty() {
            // What there is to choose from in the settings.
            let roles = ispring.roles().await?;
            self.store.update_connection(LEARNING, ConnectionSlot::Active, |connection| {
                connection.own.roles = roles;
            })?;
        }
        let departments = if needs.open.is_empty() && needs.update.is_empty() {
            Vec::new()
        } else {
            ispring.departments().await?
        };
        let present = self.store.count_present()?;
        let values = |key: &PersonKey| people.get(key).map(|known| &known.employee.values);
        let sought = |key: &PersonKey| sought(ledger.get(key), values(key));
        let (found, ambiguous) = by_address(found);
        let is_in_use = |key: &PersonKey| {
            let account = sought(key).and_then(|address| found.get(&address));
            account.is_some_and(|account| account.standing == AccountStanding::Active)
        };
        let judged = self.without_void_approvals(&ledger, &people, &found, connection)?;
        let invited = invited(&needs.open, &judged, is_in_use);
        let limits = self.settings()?.guard;
        let permission = permission(judged.values(), invited, present, limits, self.now());
        // What was done before a crash counts.
        *tally = AccountTally {
            total: tally.done() - tally.waiting + needs.len() as u64,
            waiting: 0,
            without_email: needs.without_email.len() as u64,
            later: needs.later.len() as u64,
            failure: None,
            ..tally.clone()
        };
        let is_present =
            |key: &&PersonKey| people.get(*key).is_some_and(|known| known.standing == Standing::Present);
        let holding = |(_, account): (&PersonKey, &Account)| Some(account.holding()?.id.clone());
        let wanted = needs.open.iter().chain(&needs.update).chain(&needs.settle);
        Ok(AccountWork {
            people: wanted.filter_map(|key| Some((key.clone(), values(key)?.clone()))).collect(),
            arriving: Arriving::among(&people),
            name: self.settings()?.learning_name,
            staying: needs.settle.iter().filter(is_present).cloned().collect(),
            held: ledger.iter().filter(|(key, _)| is_present(key)).filter_map(holding).collect(),
            formers: formers(&people, &ledger),
            needs,
            looked_at,
            ledger,
            found,
            ambiguous,
            departments,
            missing_departments: BTreeSet::new(),
            permission,
            organisation: None,
            failure: None,
        })
    }

    /// The ledger as if approvals that named something else than what is in force had not been given.
    fn without_void_approvals(
        &self,
        ledger: &BTreeMap<PersonKey, Account>,
        people: &BTreeMap<PersonKey, Known>,
        found: &BTreeMap<String, FoundAccount>,
        connection: &LearningConnection,
    ) -> Result<BTreeMap<PersonKey, Account>, Fault> {
        let (offer, formers) = (self.offer(connection)?, formers(people, ledger));
        let judged = |(key, account): (&PersonKey, &Account)| {
            let values = people.get(key).map(|known| &known.employee.values);
            let address = values.and_then(address).unwrap_or_default();
            let found = values.zip(found.get(&address));
            let found = found.map(|(person, found)| Found::new(found.id.clone(), person, &formers));
            let in_force = planted::in_force(offer.agreed(&address, found.as_ref()), Some(account));
            let account = if account.is_agreed_otherwise(&in_force) {
                Account::waiting(found.map(|found| found.id))
            } else {
                account.clone()
            };
            (key.clone(), account)
        };
        Ok(ledger.iter().map(judged).collect())
    }
}
