//! Faults that the simulation has to find. Each bends one place as a mistake would; one at a time is active, in one
//! thread, and only in builds with the feature `planted`, which the simulation alone asks for. Without it [`is`] is
//! `false` to the compiler, and nothing of this is in the program.

use domain::{
    provisioning::{
        account::{Account, State},
        invitations::AgreedHash,
    },
    sync::{guard::Limits, plan::PlanHash, run::Phase, snapshot::Snapshot},
};

/// A mistake that could be in the place that asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "planted"), expect(unreachable_pub, reason = "public in the builds that can plant"))]
pub enum Planted {
    /// What was sent a moment ago and is not there yet is sent again.
    SettlingLeftOut,
    /// Who is missing from an incomplete read leaves.
    IncompleteIsComplete,
    /// An approval holds for whatever plan waits, not for the one that was shown.
    ApprovedById,
    /// The ledger says that an invitation was sent only once it was answered.
    InvitationNotedAfter,
    /// The ledger says that a training record was sent only once it was answered.
    RecordNotedAfter,
    /// A file that may have been uploaded is uploaded again without a look.
    FileNotLookedFor,
    /// An alarm is set to the present.
    AlarmSetToNow,
    /// A withdrawal leaves the people in the directory as they are.
    WithdrawalKeepsPeople,
    /// What a run has read stays when the run is ended.
    StagedKept,
    /// A run that was ended while it read goes on.
    EndedRunGoesOn,
    /// The guard lets everything go unseen.
    GuardCountsNothing,
    /// An answer that was lost counts as a refusal: what it was about is asked for again as if for the first time.
    LostAnswerIsRefusal,
    /// Whose name or position has changed is deactivated.
    ChangedIsDeactivated,
    /// The account of a leaver is noted as deactivated, and nobody was asked to deactivate it.
    ClosedWithoutAsking,
    /// The log of a failure quotes what authorises the request.
    TokenLogged,
    /// An alarm goes on until nothing is left.
    AlarmWithoutEnd,
    /// Nobody looks after a run whose alarm is lost.
    NobodyWatches,
    /// Deletions are asked for since this run began, not since the last complete one.
    DeletionsSinceNow,
    /// What an account comes with is what the settings say by now, whatever was approved.
    ApprovedTextNotCompared,
    /// A slot that nobody came to in time is not recorded.
    MissedSlotForgotten,
    /// What was completed with an account by somebody else counts for who has it now.
    SomebodyElsesCompletions,
    /// The first completions that go to a company wait for nobody.
    FirstExportUnasked,
    /// Who has not begun to work gets an account like anybody.
    FirstDayForgotten,
    /// Who leaves the directory stays signed in.
    LeaversStayIn,
    /// That a run has ended is not in the audit trail.
    EndNotRecorded,
}

/// Whether `fault` is planted. Never, in builds without the feature.
#[cfg(not(feature = "planted"))]
pub(crate) const fn is(_: Planted) -> bool {
    false
}

/// `limits` as the guard gets them.
pub(crate) fn limits(limits: Limits) -> Limits {
    if is(Planted::GuardCountsNothing) { Limits { people: u32::MAX, percent: u8::MAX } } else { limits }
}

/// The plan that an approval holds for: the `named` one.
pub(crate) fn approved<'a>(named: &'a PlanHash, waits: &'a Phase) -> &'a PlanHash {
    match waits {
        Phase::Waiting { plan, .. } if is(Planted::ApprovedById) => plan,
        _ => named,
    }
}

/// What an approval is compared with: what somebody would get `now`.
pub(crate) fn in_force(now: AgreedHash, entry: Option<&Account>) -> AgreedHash {
    match entry.map(|account| &account.state) {
        Some(State::Approved { agreed: Some(agreed) }) if is(Planted::ApprovedTextNotCompared) => {
            agreed.clone()
        }
        _ => now,
    }
}

/// `snapshot` as the plan is made from it.
pub(crate) fn read(snapshot: Snapshot) -> Snapshot {
    if is(Planted::IncompleteIsComplete) {
        return Snapshot { gap: None, ..snapshot };
    }
    snapshot
}

#[cfg(feature = "planted")]
mod active {
    use std::cell::Cell;

    use super::Planted;

    thread_local! {
        static ACTIVE: Cell<Option<Planted>> = const { Cell::new(None) };
    }

    /// Whether `fault` is planted in this thread.
    pub(crate) fn is(fault: Planted) -> bool {
        ACTIVE.get() == Some(fault)
    }

    /// Does `work` with `fault` planted in this thread.
    pub fn with<T>(fault: Option<Planted>, work: impl FnOnce() -> T) -> T {
        let before = ACTIVE.replace(fault);
        let outcome = work();
        ACTIVE.set(before);
        outcome
    }

    impl Planted {
        /// All of them, each with what is wrong.
        pub const ALL: [(Self, &str); 25] = [
            (Self::SettlingLeftOut, "what was sent a moment ago and is not there yet is sent again"),
            (Self::IncompleteIsComplete, "who is missing from an incomplete read leaves"),
            (Self::ApprovedById, "an approval holds for whatever plan waits"),
            (Self::InvitationNotedAfter, "an invitation is noted once it was answered"),
            (Self::RecordNotedAfter, "a training record is noted once it was answered"),
            (Self::FileNotLookedFor, "a file that may be there is uploaded without a look"),
            (Self::AlarmSetToNow, "an alarm is set to the present"),
            (Self::WithdrawalKeepsPeople, "a withdrawal leaves the directory as it is"),
            (Self::StagedKept, "what a run has read stays when it is ended"),
            (Self::EndedRunGoesOn, "a run that was ended while it read goes on"),
            (Self::GuardCountsNothing, "the guard lets everything go unseen"),
            (Self::LostAnswerIsRefusal, "an answer that was lost counts as a refusal"),
            (Self::ChangedIsDeactivated, "whose name has changed is deactivated"),
            (Self::ClosedWithoutAsking, "an account is noted as deactivated and is not"),
            (Self::TokenLogged, "a failure's log quotes a token"),
            (Self::AlarmWithoutEnd, "an alarm goes on until nothing is left"),
            (Self::NobodyWatches, "nobody looks after a run whose alarm is lost"),
            (Self::DeletionsSinceNow, "deletions are asked for since the run began"),
            (Self::ApprovedTextNotCompared, "an account comes with what the settings say by now"),
            (Self::MissedSlotForgotten, "a missed slot is not recorded"),
            (Self::SomebodyElsesCompletions, "somebody else's completions count"),
            (Self::FirstExportUnasked, "the first exports wait for nobody"),
            (Self::FirstDayForgotten, "accounts are opened whenever the first day is"),
            (Self::LeaversStayIn, "who leaves the directory stays signed in"),
            (Self::EndNotRecorded, "the end of a run is not in the audit trail"),
        ];

        /// Its name, as it is typed.
        pub fn name(self) -> String {
            format!("{self:?}")
        }

        /// The one with this name.
        pub fn named(name: &str) -> Option<Self> {
            Self::ALL.into_iter().map(|(fault, _)| fault).find(|fault| fault.name() == name)
        }
    }
}

#[cfg(feature = "planted")]
pub(crate) use active::is;
#[cfg(feature = "planted")]
pub use active::with;
