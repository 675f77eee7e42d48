//! Opening accounts, and taking over those that are there.

use domain::{
    employee::{PersonKey, Values},
    learning::{AccountId, DepartmentId, LearningDepartment},
    provider::{
        ProviderFailure,
        ispring::{Lookup, NewAccount, Standing},
    },
    provisioning::{
        account::{Account, AccountFault, Opened, Origin, State, Step, sought, step},
        departments::{Place, place},
        needs::address,
    },
    settings::{Invitation, RoleId},
    sync::run::Run,
    text::Text,
};
use futures_util::{StreamExt, stream};

use super::{AT_ONCE, Stopped, survey::Work, taken};
use crate::{
    connecting::connection::LearningConnection, fault::Fault, organisation::Organisation, platform::Platform,
    upstream::ispring::ISpring,
};

/// Somebody for whom an account is about to be opened.
struct Candidate {
    key: PersonKey,
    person: Values,
    address: String,
    department: DepartmentId,
    asked: bool,
}

/// What is the same for all accounts that are opened.
struct Offer {
    invitation: Option<Invitation>,
    organisation: String,
    role: Option<RoleId>,
}

impl<P: Platform> Organisation<'_, P> {
    /// Opens the accounts of `batch`, takes them over, or has them wait.
    pub(crate) async fn open_batch(
        &self,
        run: &mut Run,
        work: &mut Work,
        batch: Vec<PersonKey>,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<(), Stopped> {
        let mut candidates = Vec::new();
        let mut settled = Vec::new();
        for key in batch {
            let Some(person) = work.people.get(&key).cloned() else { continue };
            let entry = work.ledger.get(&key);
            let (Some(address), Some(sought)) = (address(&person), sought(entry, &person)) else { continue };
            if work.ambiguous.contains(&sought) {
                settled.push((key, taken()));
                continue;
            }
            let found = work.found.get(&sought).cloned();
            match step(entry, found.as_ref().map(|found| found.id.clone()), work.permission) {
                Step::Take { id, .. } if !work.held.insert(id.clone()) => settled.push((key, taken())),
                Step::Take { id, origin, asked } => {
                    match origin {
                        Origin::Created => run.accounts.created += 1,
                        Origin::Adopted => run.accounts.adopted += 1,
                    }
                    let account = Account::found(id.clone(), origin, asked, &person, self.now());
                    let leaver = work.take_from_leaver(&id, &key);
                    if let Some((leaver, _)) = &leaver {
                        self.store.delete_accounts(std::slice::from_ref(leaver))?;
                    }
                    let is_closed = leaver.is_some_and(|(_, is_closed)| is_closed)
                        || found.is_some_and(|found| found.standing == Standing::Inactive);
                    settled.push((key, if is_closed { account.inactive() } else { account }));
                }
                Step::Hold { found } => settled.push((key, Account::waiting(found))),
                Step::Create { asked } => {
                    let department =
                        self.department(run, work, person.department.as_ref(), connection, ispring).await?;
                    candidates.push(Candidate { key, person, address, department, asked });
                }
            }
        }
        let some = !settled.is_empty();
        self.settle(run, work, settled)?;
        let (created, failure) = self.create(run, work, candidates, connection, ispring).await?;
        work.note_failure(failure, some || created)
    }

    /// Keeps what has become of people, if it is something new.
    fn settle(
        &self,
        run: &mut Run,
        work: &mut Work,
        settled: Vec<(PersonKey, Account)>,
    ) -> Result<(), Fault> {
        let mut changed = Vec::new();
        for (key, account) in settled {
            run.accounts.waiting += u64::from(matches!(account.state, State::Waiting { .. }));
            run.accounts.refused += u64::from(matches!(account.state, State::Refused { .. }));
            if matches!(account.state, State::Closed(_)) {
                work.needs.activate.push(key.clone());
                run.accounts.total += 1;
            }
            if work.ledger.get(&key) != Some(&account) {
                work.ledger.insert(key.clone(), account);
                changed.push(key);
            }
        }
        self.store.put_accounts(changed.iter().filter_map(|key| Some((key, work.ledger.get(key)?))))
    }

    /// Settles what became of requests for people who have left meanwhile: an account that is there is theirs, and is
    /// deactivated next.
    pub(crate) fn settle_leavers(
        &self,
        run: &mut Run,
        work: &mut Work,
        batch: Vec<PersonKey>,
    ) -> Result<(), Fault> {
        let mut settled = Vec::new();
        for key in batch {
            let Some(person) = work.people.get(&key) else { continue };
            let found = sought(work.ledger.get(&key), person).and_then(|address| work.found.get(&address));
            let account = match found.map(|found| found.id.clone()) {
                Some(id) if work.held.insert(id.clone()) => {
                    work.needs.deactivate.push(key.clone());
                    run.accounts.total += 1;
                    Account::open(id, Origin::Created, false, person, self.now())
                }
                _ => Account::refused(AccountFault::NotAccepted),
            };
            settled.push((key, account));
        }
        self.settle(run, work, settled)
    }

    /// Opens accounts: whether any was opened, and the failure that others met. That a request is about to be sent is
    /// stored before the first one is.
    async fn create(
        &self,
        run: &mut Run,
        work: &mut Work,
        candidates: Vec<Candidate>,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<(bool, Option<ProviderFailure>), Stopped> {
        if candidates.is_empty() {
            return Ok((false, None));
        }
        let offer = self.offer(connection).await?;
        let now = self.now();
        let opening = |one: &Candidate| (one.key.clone(), Account::opening(one.asked, &one.address, now));
        let opening: Vec<_> = candidates.iter().map(opening).collect();
        self.store.put_accounts(opening.iter().map(|(key, account)| (key, account)))?;
        work.ledger.extend(opening);
        let send = |candidate: Candidate| {
            let offer = &offer;
            async move {
                let text = offer.invitation.as_ref();
                let invitation = text.map(|text| text.filled_in(&candidate.person, &offer.organisation));
                let account = NewAccount {
                    person: &candidate.person,
                    address: &candidate.address,
                    department: &candidate.department,
                    role: offer.role.as_ref(),
                    invitation: invitation.as_deref(),
                };
                let outcome = open(ispring, &account).await;
                (candidate, outcome)
            }
        };
        let outcomes: Vec<_> = stream::iter(candidates).map(send).buffered(AT_ONCE).collect().await;
        let mut settled = Vec::new();
        let mut failure = None;
        for (candidate, outcome) in outcomes {
            match outcome {
                Ok(Ok(id)) if work.held.insert(id.clone()) => {
                    run.accounts.created += 1;
                    let Candidate { key, person, asked, .. } = candidate;
                    settled.push((key, Account::open(id, Origin::Created, asked, &person, self.now())));
                }
                Ok(Ok(_)) => settled.push((candidate.key, taken())),
                Ok(Err(fault)) => settled.push((candidate.key, Account::refused(fault))),
                // The entry says that a request may have been sent: it is looked for before another one is.
                Err(failed) => failure = Some(failed),
            }
        }
        let some = !settled.is_empty();
        self.settle(run, work, settled)?;
        Ok((some, failure))
    }

    async fn offer(&self, connection: &LearningConnection) -> Result<Offer, Fault> {
        let settings = self.settings()?;
        let learner = || connection.roles.iter().find(|role| role.is_learner).map(|role| role.id.clone());
        Ok(Offer {
            invitation: settings.invitation,
            organisation: self.platform.organisation_name(&self.id).await?,
            role: settings.default_role.or_else(learner),
        })
    }

    /// The department that somebody's account goes into, created if it is not there and may be.
    pub(crate) async fn department(
        &self,
        run: &mut Run,
        work: &mut Work,
        name: Option<&Text>,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<DepartmentId, Stopped> {
        let Some(default) = &connection.default_department else {
            return Err(Fault::internal("opening accounts", "no default department was chosen").into());
        };
        let name = match place(name, &default.id, &work.departments) {
            Place::Known(id) => return Ok(id),
            Place::New(name) => name,
        };
        if work.missing_departments.contains(name.as_str()) {
            return Ok(default.id.clone());
        }
        let Some(id) = ispring.create_department(&name, &default.id).await? else {
            run.accounts.departments_missing += 1;
            work.missing_departments.insert(name.as_str().to_owned());
            return Ok(default.id.clone());
        };
        let parent = Some(default.id.clone());
        work.departments.push(LearningDepartment { id: id.clone(), name, parent });
        Ok(id)
    }
}

/// Opens an account. One that is there all of a sudden, with this address, was opened by a request of ours that got
/// lost, or a moment ago by somebody else.
async fn open<P: Platform>(
    ispring: &ISpring<'_, P>,
    account: &NewAccount<'_>,
) -> Result<Result<AccountId, AccountFault>, ProviderFailure> {
    if let Opened::Created(id) = ispring.open(account).await? {
        return Ok(Ok(id));
    }
    let found = ispring.accounts(Lookup::Addresses(&[account.address.to_owned()])).await?;
    let theirs = found.into_iter().find(|found| found.address == account.address);
    Ok(theirs.map(|found| found.id).ok_or(AccountFault::NotAccepted))
}
