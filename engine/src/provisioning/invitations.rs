//! People who wait for the approval of their account, and people who can't have one.

use std::collections::BTreeMap;

use domain::{
    api::{
        error::ErrorCode,
        learning::{Gets, InvitationsView, InvitedView, LeftOut, LeftOutBecause, LeftOutView},
        runs::RunView,
    },
    employee::{PersonKey, Values},
    provisioning::{
        account::{Account, State},
        invitations::{InvitationHash, hash},
        needs::{Needs, address, needs},
        profile::named,
        takeover::{Former, Formers, Found, formers},
    },
    service::ConnectionSlot,
    settings::LearningName,
    sync::{
        plan::{Known, Standing},
        run::Trigger,
    },
};

use super::offer::Offer;
use crate::{connecting::connection::LEARNING, fault::Fault, organisation::Organisation, platform::Platform};

/// People on one page of those who wait.
const PAGE: usize = 100;

/// People who are named of those who are left out.
const NAMED: usize = 500;

/// Those who wait for approval.
struct Waiting {
    people: BTreeMap<PersonKey, Known>,
    ledger: BTreeMap<PersonKey, Account>,
    needs: Needs,
    formers: Formers,
    name: LearningName,
}

/// Whether the account was somebody else's.
fn is_takeover(found: Option<&Found>) -> bool {
    found.is_some_and(|found| found.predecessor.is_some())
}

impl Waiting {
    fn values(&self, key: &PersonKey) -> Option<&Values> {
        self.people.get(key).map(|known| &known.employee.values)
    }

    fn is_present(&self, key: &PersonKey) -> bool {
        self.people.get(key).is_some_and(|known| known.standing == Standing::Present)
    }

    /// Each of them with their address, and the account that has it. Whom only people can tell from their predecessor
    /// comes first.
    fn each(&self) -> Vec<(&PersonKey, String, Option<Found>)> {
        let one = |key| match &self.ledger.get(key)?.state {
            State::Waiting { found } => {
                let person = self.values(key)?;
                let found = found.clone().map(|id| Found::new(id, person, &self.formers));
                Some((key, address(person)?, found))
            }
            _ => None,
        };
        let mut each: Vec<_> = self.needs.open.iter().filter_map(one).collect();
        each.sort_by_key(|(_, _, found)| !is_takeover(found.as_ref()));
        each
    }

    /// What somebody gets for whom `found` was found.
    fn gets(
        &self,
        person: &Values,
        found: Option<&Found>,
        offer: Option<&Offer>,
        organisation: &str,
    ) -> Gets {
        match found {
            Some(found) if is_takeover(Some(found)) => {
                Gets::Takeover { former: self.formers.get(&found.id).and_then(Former::name) }
            }
            Some(_) => Gets::Adoption,
            None => {
                let text = offer.and_then(|offer| offer.invitation.as_ref());
                Gets::Account {
                    invitation: text.map(|text| text.filled_in(&named(person, self.name), organisation)),
                }
            }
        }
    }

    /// What an approval of all of them names. Nothing, if nobody waits.
    fn hash(&self, offer: &Offer) -> Option<InvitationHash> {
        let each = self.each();
        let each = each.iter().map(|(key, address, found)| (*key, address.as_str(), found.as_ref()));
        (each.len() > 0).then(|| hash(&offer.terms(), each))
    }
}

impl<P: Platform> Organisation<'_, P> {
    fn waiting(&self) -> Result<Waiting, Fault> {
        let (people, ledger) = (self.people_for_accounts()?, self.store.account_ledger()?);
        let entry = self.entry()?;
        let (needs, formers) = (needs(&people, &ledger, entry), formers(&people, &ledger));
        Ok(Waiting { people, ledger, needs, formers, name: entry.name })
    }

    /// What new accounts come with now. Nothing, if the platform is not connected.
    fn offer_now(&self) -> Result<Option<Offer>, Fault> {
        let connection = self.store.connection(LEARNING, ConnectionSlot::Active)?;
        connection.map(|connection| self.offer(&connection)).transpose()
    }

    /// `GET /api/learning/invitations`.
    pub(crate) async fn invitations(&self, from: usize) -> Result<InvitationsView, Fault> {
        let organisation = self.platform.organisation_name(&self.id).await?;
        let waiting = self.waiting()?;
        let offer = self.offer_now()?;
        let plan = offer.as_ref().and_then(|offer| waiting.hash(offer));
        let view = |(key, email, found): (&PersonKey, String, Option<Found>)| {
            let person = waiting.values(key)?;
            let gets = waiting.gets(person, found.as_ref(), offer.as_ref(), &organisation);
            Some(InvitedView { id: key.id.clone(), name: person.full_name(), email, gets })
        };
        let each = waiting.each();
        let all = each.len();
        let found = each.iter().filter(|(_, _, found)| found.is_some()).count();
        let takeovers = each.iter().filter(|(_, _, found)| is_takeover(found.as_ref())).count();
        let people = each.into_iter().skip(from).take(PAGE).filter_map(view).collect();
        Ok(InvitationsView {
            plan,
            invited: (all - found) as u64,
            adopted: (found - takeovers) as u64,
            takeovers: takeovers as u64,
            people,
            next: Some(from.saturating_add(PAGE)).filter(|next| *next < all),
        })
    }

    /// `POST /api/learning/invitations/approval`.
    pub(crate) fn approve_invitations(&self, approved: &InvitationHash) -> Result<RunView, Fault> {
        if self.store.active_run_id()?.is_some() {
            return Err(ErrorCode::RunInProgress.into());
        }
        let source = self.store.source()?.ok_or(ErrorCode::NotConnected)?;
        let waiting = self.waiting()?;
        let offer = self.offer_now()?.ok_or(ErrorCode::PlanChanged)?;
        if waiting.hash(&offer).as_ref() != Some(approved) {
            return Err(ErrorCode::PlanChanged.into());
        }
        let entries = waiting.each().into_iter().filter_map(|(key, address, found)| {
            let account = waiting.ledger.get(key)?;
            Some((key.clone(), account.clone().approved(offer.agreed(&address, found.as_ref()))))
        });
        let entries: Vec<_> = entries.collect();
        self.store.put_accounts(entries.iter().map(|(key, account)| (key, account)))?;
        self.start(source, Trigger::Invitations)
    }

    /// `GET /api/learning/accounts`.
    pub(crate) fn left_out(&self) -> Result<LeftOutView, Fault> {
        let waiting = self.waiting()?;
        let without = waiting.needs.without_email.iter().map(|key| (key, LeftOutBecause::NoEmail));
        let refused = waiting.ledger.iter().filter_map(|(key, account)| match account.state {
            State::Refused { fault, .. } if waiting.is_present(key) => {
                Some((key, LeftOutBecause::Refused { fault }))
            }
            _ => None,
        });
        let mut people: Vec<_> = refused
            .chain(without)
            .filter_map(|(key, why)| {
                Some(LeftOut { id: key.id.clone(), name: waiting.values(key)?.full_name(), why })
            })
            .collect();
        let more = people.len().saturating_sub(NAMED) as u64;
        people.truncate(NAMED);
        Ok(LeftOutView { people, more })
    }
}
