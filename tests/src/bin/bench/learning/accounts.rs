//! How long it takes to open everybody's account, and how much is asked of the learning platform for it.

use std::{collections::BTreeSet, time::Instant};

use anyhow::{Result, ensure};
use domain::{api::runs::RunView, sync::run::Phase};

use super::{Learning, PEOPLE};
use crate::report::Report;

/// Has the accounts wait for an approval, and measures from there to the end of the run that opens them.
pub(super) async fn measure(learning: &Learning, report: &mut Report) -> Result<()> {
    let Learning { ispring, owner, .. } = learning;
    let waiting = owner.sync().await?;
    ensure!(waiting.accounts.waiting == PEOPLE as u64, "not everybody waits: {waiting:?}");
    ensure!(ispring.control().accounts().is_empty(), "accounts were opened before the approval");
    ispring.control().clear_requests();

    let started = Instant::now();
    let run = owner.approve_invitations().await?;
    let seconds = started.elapsed().as_secs_f64();
    let requests = ispring.control().requests().total;
    check(learning, &run)?;
    report.measure(format!("provision_{PEOPLE}_seconds"), seconds);
    report.each("provision_requests_per_person", requests, PEOPLE)
}

/// Everybody has one account, and one mail about it.
fn check(learning: &Learning, run: &RunView) -> Result<()> {
    ensure!(run.phase == Phase::Done && run.accounts.failure.is_none(), "it did not end well: {run:?}");
    ensure!(run.accounts.created == PEOPLE as u64, "not everybody got an account: {run:?}");
    let ispring = learning.ispring.control();
    let accounts: Vec<_> = ispring.accounts().iter().map(|account| account.email.to_lowercase()).collect();
    let mails: Vec<_> = ispring.mails().iter().map(|mail| mail.to.to_lowercase()).collect();
    for (what, found) in [("accounts", accounts), ("mails", mails)] {
        ensure!(found.len() == PEOPLE, "{} {what}", found.len());
        ensure!(found.into_iter().collect::<BTreeSet<_>>() == learning.addresses, "{what} of others");
    }
    Ok(())
}
