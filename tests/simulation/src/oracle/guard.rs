//! How many people leave and come without anybody's approval.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use domain::sync::{guard::Limits, run::RunId};

use super::{Broken, Key, hold};
use crate::notes::Notes;

/// How far back those count who left before.
const LOOKS_BACK: TimeDelta = TimeDelta::hours(24);

/// Who left by runs that nobody was asked about: when, and how many.
#[derive(Debug, Default)]
pub(super) struct Unseen(Vec<(DateTime<Utc>, u64)>);

impl Unseen {
    /// The directory was of those `before`, and is of those `after` since `run`: unless somebody has approved that, no more
    /// leave and come than the limits allow.
    pub(super) fn check(
        &mut self,
        run: Option<RunId>,
        notes: &Notes,
        source: &str,
        (before, after): (&BTreeSet<Key>, &BTreeSet<Key>),
        now: DateTime<Utc>,
    ) -> Result<(), Broken> {
        if run.is_some_and(|run| notes.approved.contains(&run)) {
            return Ok(());
        }
        let limits = notes.saved.last().map_or_else(Limits::default, |(_, settings)| settings.guard);
        // Who was known from another system moves over, once somebody has approved the change.
        let (leave, move_over): (Vec<_>, Vec<_>) = before.difference(after).partition(|key| key.0 == source);
        hold(move_over.is_empty() || before.iter().any(|key| key.0 == source), || {
            format!("everybody moves to {source}, and nobody has approved it")
        })?;
        let leave = leave.len() as u64;
        let come = (after.difference(before).count() as u64).saturating_sub(move_over.len() as u64);
        let (people, all) = (u64::from(limits.people), before.len() as u64);
        if leave > 0 {
            self.0.retain(|(at, _)| now - *at < LOOKS_BACK);
            let left: u64 = self.0.iter().map(|(_, left)| left).sum();
            let is_allowed = leave + left <= people && leave * 100 <= all * u64::from(limits.percent);
            hold(is_allowed, || {
                format!(
                    "{leave} of {all} leave after {left}, nobody has approved it, and allowed are {limits:?}"
                )
            })?;
            self.0.push((now, leave));
        }
        // Who joins and who returns are counted apart.
        hold(come <= 2 * people, || {
            format!("{come} come, nobody has approved it, and allowed are {limits:?}")
        })
    }
}
