//! Accounts on the learning platform.

use std::collections::BTreeSet;

use simulators::ispring::{Account, AccountStatus, Origin, RoleKind};

use super::{
    Broken, hold,
    rows::{self, select, text},
};
use crate::{
    humans::{self, Humans},
    notes::{Notes, Offered},
    site::Site,
};

/// The accounts that were opened, as far as they were looked at.
#[derive(Debug, Default)]
pub(super) struct Opened {
    accounts: usize,
    mails: usize,
}

impl Opened {
    /// One invitation at most for each address; nothing before an admin has approved the first ones; and where everything
    /// waits for an admin, what was approved and nothing else.
    pub(super) fn check(
        &mut self,
        site: &Site,
        humans: &Humans,
        notes: &Notes,
        is_strict: bool,
    ) -> Result<(), Broken> {
        let ispring = site.world.providers.ispring.control();
        let (accounts, mails) = (ispring.accounts(), ispring.mails());
        let mut seen = BTreeSet::new();
        for mail in &mails {
            let address = mail.to.to_lowercase();
            hold(seen.insert(address.clone()), || format!("{address} is invited twice"))?;
        }
        let learner = ispring.role_id(RoleKind::Learner);
        for account in accounts.iter().skip(self.accounts).filter(|one| one.origin == Origin::Requested) {
            let address = account.email.to_lowercase();
            hold(notes.has_approved_accounts, || {
                format!("{address} has an account before any was approved")
            })?;
            let sent = mails.iter().skip(self.mails).find(|mail| mail.to.to_lowercase() == address);
            let sent = sent.map(|mail| mail.message.as_str());
            if is_strict {
                let approved = notes.accounts.get(&address).map(Vec::as_slice).unwrap_or_default();
                let is_it = |offered: &Offered| is_as_offered(humans, account, sent, offered, &learner);
                hold(approved.iter().any(is_it), || {
                    format!("{account:?} was opened with {sent:?}, and approved was {approved:?}")
                })?;
            }
        }
        (self.accounts, self.mails) = (accounts.len(), mails.len());
        Ok(())
    }
}

fn is_as_offered(
    humans: &Humans,
    account: &Account,
    sent: Option<&str>,
    offered: &Offered,
    learner: &str,
) -> bool {
    offered.invitation.as_deref() == sent
        && account.role_id == offered.role.as_deref().unwrap_or(learner)
        && (account.department == offered.department || humans.were_in(&account.department))
}

/// Everybody who is employed and listed has exactly one account that can be used; who is gone, or has not begun to work,
/// has none.
pub(super) fn check(site: &Site, humans: &Humans, notes: &Notes) -> Result<(), Broken> {
    let held = select(
        site,
        "SELECT json_extract(body, '$.state.id') FROM accounts WHERE state IN ('open', 'closed')",
    )?;
    let held: BTreeSet<_> = held.iter().flatten().filter_map(text).collect();
    let accounts = site.world.providers.ispring.control().accounts();
    let (employed, are_emails_released) = (humans::employed(site), rows::are_emails_released(site)?);
    for (human, addresses) in humans.plain() {
        let is_theirs = |account: &&Account| {
            addresses.contains(&account.email.to_lowercase())
                && (account.origin == Origin::Requested || held.contains(account.id.as_str()))
        };
        let theirs: Vec<_> = accounts.iter().filter(is_theirs).collect();
        let active = theirs.iter().filter(|account| account.status == AccountStatus::Active).count();
        match employed.get(&human) {
            // By two numbers: nobody can tell whose the account is.
            Some(None) => {}
            Some(Some(one)) => {
                let needs_one = !one.address.is_empty() && are_emails_released && one.has_begun;
                // Who moved over under another address may not have been recognised, or taken for somebody else.
                let is_as_it_should = active == 1 || notes.moved_at.is_some();
                hold(!needs_one || is_as_it_should, || {
                    format!("{one:?} works there, and has {active} accounts that can be used: {theirs:?}")
                })?;
                let is_too_early = !one.has_begun && notes.moved_at.is_none() && active > 0;
                hold(!is_too_early, || format!("{one:?} has not begun to work, and has {theirs:?}"))?;
            }
            // Who is erased, or not in another source, is not said to be gone.
            None if notes.moved_at.is_some() => {}
            None => hold(active == 0, || format!("{human} is gone, and has {active} accounts: {theirs:?}"))?,
        }
    }
    Ok(())
}
