//! Opening accounts, and taking over those that are there.

use std::collections::BTreeMap;

use domain::{
    employee::{PersonKey, Values},
    learning::{AccountId, DepartmentId, LearningDepartment},
    provider::{
        ProviderFailure,
        ispring::{Lookup, NewAccount, Standing},
    },
    provisioning::{
        account::{Account, AccountFault, Opened, Origin, Step, has_to_wait, sought, step},
        departments::{Place, place},
        invitations::AgreedHash,
        needs::address,
        profile::named,
        tally::AccountTally,
    },
    text::Text,
};
use futures_util::{StreamExt, stream};

use super::{AT_ONCE, Stopped, offer::Offer, settling::Settled, survey::AccountWork, taken};
use crate::{
    connecting::connection::LearningConnection,
    fault::Fault,
    organisation::Organisation,
    planted::{self, Planted},
    platform::Platform,
    upstream::ispring::ISpring,
};

/// Somebody for whom an account is about to be opened.
struct Candidate {
    key: PersonKey,
    person: Values,
    address: String,
    department: DepartmentId,
}

/// The same, and what an admin has approved of it, if one has.
type Agreed = (Candidate, Option<AgreedHash>);

impl<P: Platform> Organisation<'_, P> {
    /// Opens the accounts of `batch`, takes them over, or has them wait.
    pub(crate) async fn open_batch(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        batch: Vec<PersonKey>,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<(), Stopped> {
        let offer = self.offer(connection)?;
        let (mut settled, mut without) = (Settled::default(), Vec::new());
        for key in batch {
            let Some(person) = work.people.get(&key).cloned() else { continue };
            let entry = work.ledger.get(&key);
            let (Some(address), Some(sought)) = (address(&person), sought(entry, Some(&person))) else {
                continue;
            };
            if work.ambiguous.contains(&sought) {
                settled.entries.push((key, taken()));
                continue;
            }
            let found = work.found_for(&sought, &person);
            let in_force = planted::in_force(offer.agreed(&address, found.as_ref()), entry);
            let next = step(entry, found, work.permission, &in_force);
            if has_to_wait(entry, &next, &address, work.looked_at) {
                tally.leave_for_later();
                continue;
            }
            match next {
                Step::Take { found, .. } if !work.held.insert(found.id.clone()) => {
                    settled.entries.push((key, taken()));
                }
                Step::Take { found, origin, asked } => {
                    let now = self.now();
                    let told = named(&person, work.name);
                    let told = work.arriving.profile(&told);
                    let account = Account::found(found.id.clone(), origin, asked, &told, now);
                    let account = settled.take_over(tally, work, (&key, &person), account, &found, now);
                    let is_inactive =
                        work.found.get(&sought).is_some_and(|found| found.standing == Standing::Inactive);
                    settled.entries.push((key, if is_inactive { account.inactive() } else { account }));
                }
                Step::Hold { found } => settled.entries.push((key, Account::waiting(found))),
                Step::Create { .. } => without.push((key, person, address)),
            }
        }
        let some = !settled.entries.is_empty();
        self.settle(tally, work, settled)?;
        let mut candidates = Vec::new();
        for (key, person, address) in without {
            let place = work.arriving.profile(&person).place().cloned();
            let department = self.department(tally, work, place.as_ref(), connection, ispring).await?;
            candidates.push(Candidate { key, person, address, department });
        }
        let (created, failure) = self.create(tally, work, candidates, connection, ispring).await?;
        work.note_failure(failure, some || created)
    }

    /// Opens accounts: whether any was opened, and the failure that others met. That a request is about to be sent is
    /// stored before the first one is.
    async fn create(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        candidates: Vec<Candidate>,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<(bool, Option<ProviderFailure>), Stopped> {
        if candidates.is_empty() {
            return Ok((false, None));
        }
        let organisation = match &work.organisation {
            Some(name) => name.clone(),
            None => self.platform.organisation_name(&self.id).await?,
        };
        work.organisation.get_or_insert_with(|| organisation.clone());
        // From here to the first request nothing waits: what was approved is what is sent.
        let offer = self.offer(connection)?;
        let (candidates, held) = still_agreed(tally, work, candidates, &offer);
        self.settle(tally, work, held)?;
        let now = self.now();
        let opening: Vec<_> = candidates
            .iter()
            .map(|(one, agreed)| (one.key.clone(), Account::opening(agreed.clone(), &one.address, now)))
            .collect();
        if !planted::is(Planted::InvitationNotedAfter) {
            self.store.put_accounts(opening.iter().map(|(key, account)| (key, account)))?;
        }
        let under_way = |(key, _): &(PersonKey, Account)| {
            let before = work.ledger.get(key).filter(|before| before.may_arrive(now))?;
            Some((key.clone(), before.clone()))
        };
        let under_way: BTreeMap<_, _> = opening.iter().filter_map(under_way).collect();
        work.ledger.extend(opening);
        let (arriving, name) = (work.arriving, work.name);
        let send = |(candidate, agreed): Agreed| {
            let (offer, organisation) = (&offer, &organisation);
            async move {
                let text = offer.invitation.as_ref();
                let told = named(&candidate.person, name);
                let invitation = text.map(|text| text.filled_in(&told, organisation));
                let account = NewAccount {
                    told: arriving.profile(&told),
                    address: &candidate.address,
                    department: &candidate.department,
                    role: offer.role(),
                    invitation: invitation.as_deref(),
                };
                let outcome = open(ispring, &account).await;
                (candidate, agreed.is_some(), outcome)
            }
        };
        let outcomes: Vec<_> = stream::iter(candidates).map(send).buffered(AT_ONCE).collect().await;
        let (mut settled, mut failure) = (Settled::default(), None);
        for (candidate, asked, outcome) in outcomes {
            match outcome {
                // Not by us: it was somebody's who has left.
                Ok(Ok(id)) if work.formers.contains_key(&id) => {
                    settled.entries.push((candidate.key, Account::waiting(Some(id))));
                }
                Ok(Ok(id)) if work.held.insert(id.clone()) => {
                    tally.created += 1;
                    let told = named(&candidate.person, name);
                    let told = work.arriving.profile(&told);
                    let account = Account::open(id, Origin::Created, asked, &told, self.now());
                    settled.entries.push((candidate.key, account));
                }
                Ok(Ok(_)) => settled.entries.push((candidate.key, taken())),
                // This request opens none, and one of before may still do so: that is looked for first.
                Ok(Err(_)) if under_way.contains_key(&candidate.key) => {
                    tally.leave_for_later();
                    let before = under_way.get(&candidate.key).cloned();
                    settled.entries.extend(before.map(|before| (candidate.key, before)));
                }
                Ok(Err(fault)) => {
                    let asked_for = offer.agreed(&candidate.address, None);
                    settled.entries.push((candidate.key, Account::not_accepted(fault, asked_for, asked)));
                }
                Err(_) if planted::is(Planted::LostAnswerIsRefusal) => {
                    settled.entries.push((candidate.key, Account::refused(AccountFault::NotAccepted)));
                }
                // The entry says that a request may have been sent: it is looked for before another one is.
                Err(failed) => failure = Some(failed),
            }
        }
        let some = !settled.entries.is_empty();
        self.settle(tally, work, settled)?;
        Ok((some, failure))
    }

    /// The department that somebody's account goes into, created if it is not there and may be.
    pub(crate) async fn department(
        &self,
        tally: &mut AccountTally,
        work: &mut AccountWork,
        name: Option<&Text>,
        connection: &LearningConnection,
        ispring: &ISpring<'_, P>,
    ) -> Result<DepartmentId, Stopped> {
        let Some(default) = &connection.own.default_department else {
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
            tally.departments_missing += 1;
            work.missing_departments.insert(name.as_str().to_owned());
            return Ok(default.id.clone());
        };
        let parent = Some(default.id.clone());
        work.departments.push(LearningDepartment { id: id.clone(), name, parent });
        Ok(id)
    }
}

/// Those of `candidates` who may still get an account, now that all that is to be sent is known; and those who wait.
fn still_agreed(
    tally: &mut AccountTally,
    work: &AccountWork,
    candidates: Vec<Candidate>,
    offer: &Offer,
) -> (Vec<Agreed>, Settled) {
    let (mut agreed, mut held) = (Vec::new(), Settled::default());
    for one in candidates {
        let entry = work.ledger.get(&one.key);
        let in_force = planted::in_force(offer.agreed(&one.address, None), entry);
        let next = step(entry, None, work.permission, &in_force);
        if has_to_wait(entry, &next, &one.address, work.looked_at) {
            tally.leave_for_later();
            continue;
        }
        match next {
            Step::Create { agreed: by } => agreed.push((one, by)),
            Step::Hold { .. } | Step::Take { .. } => held.entries.push((one.key, Account::waiting(None))),
        }
    }
    (agreed, held)
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
