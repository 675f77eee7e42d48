//! The audit trail: what somebody does is recorded in the transaction that does it, so that neither is without the other.

use std::slice;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    access::Role,
    api::{
        audit::{AUDIT_PAGE, AuditLinesView, AuditView, CheckpointView, TrailView},
        call,
        error::ErrorCode,
    },
    audit::{Act, Actor, Chain, Deed, Detail, Subject, checkpoint::TrailKey},
};
use serde_json::json;

use crate::{
    command::{Caller, Report},
    connecting::vault::Place,
    fault::Fault,
    organisation::Organisation,
    platform::{Level, Platform},
    store::audit::{Asked, Cut, Made},
};

/// When what was recorded is signed, at the latest.
const SIGNED_AFTER: TimeDelta = TimeDelta::hours(1);

/// What a member is doing, until it is recorded.
pub(crate) struct Doing {
    pub(crate) by: Caller,
    pub(crate) deed: Deed,
}

/// What came of something that was recorded with it. There is no other way to one.
pub(crate) struct Done<T>(T);

impl<T> Done<T> {
    /// What came of it.
    pub(crate) fn outcome(self) -> T {
        self.0
    }

    /// The same, told otherwise.
    pub(crate) fn map<U>(self, tell: impl FnOnce(T) -> U) -> Done<U> {
        Done(tell(self.0))
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// Does `work` as one transaction, and records that somebody does what they asked for: first, for what comes of it may
    /// be recorded too.
    pub(crate) fn done<T>(&self, work: impl FnOnce() -> Result<T, Fault>) -> Result<Done<T>, Fault> {
        self.platform.transaction(|| {
            self.record_doing()?;
            work().map(Done)
        })
    }

    /// Once in the bundle, and not in each transaction of [`Organisation::done`].
    #[inline(never)]
    fn record_doing(&self) -> Result<(), Fault> {
        let Some(Doing { by, deed }) = &self.doing else { return Ok(()) };
        self.store.note_member(&by.id, &by.name)?;
        self.record(deed.clone())
    }

    /// Records that somebody was refused what they asked for.
    pub(crate) fn refused(&self, fault: &Fault) -> Result<(), Fault> {
        let Some(Doing { by, deed }) = &self.doing else { return Ok(()) };
        let Some(deed) = deed.clone().refused(&fault.told()) else { return Ok(()) };
        self.platform.transaction(|| {
            self.store.note_member(&by.id, &by.name)?;
            self.record(deed)
        })
    }

    /// Records `deed`, done now.
    pub(crate) fn record(&self, deed: Deed) -> Result<(), Fault> {
        // It has to be signed in time.
        self.memory.owes_due.set(true);
        self.store.record(self.now(), deed)
    }

    /// Who does what is being done: whoever has asked for it, or else Rollcall by itself.
    pub(crate) fn actor(&self) -> Actor {
        self.doing.as_ref().map_or(Actor::Rollcall, |doing| doing.deed.actor.clone())
    }

    /// Records what was done outside of the object, once.
    pub(crate) fn record_report(&self, report: &str) -> Result<(), Fault> {
        let report: Report = serde_json::from_str(report)?;
        self.memory.owes_due.set(true);
        self.platform.transaction(|| {
            for Caller { id, name } in &report.names {
                self.store.note_member(id, name)?;
            }
            if let Deed {
                act: Act::MemberRemoved,
                subject: Some(Subject::Member(member)),
                refused: None,
                ..
            } = &report.deed
            {
                self.store.forget_identities_of(member)?;
            }
            if let Deed {
                act: Act::RoleChanged,
                subject: Some(Subject::Member(member)),
                detail: Some(Detail::Role(Role::Member)),
                refused: None,
                ..
            } = &report.deed
            {
                self.store.delete_mail_channels_of(slice::from_ref(member))?;
            }
            if let Deed { actor: Actor::Member(member), act: Act::SignedIn, refused: None, .. } = &report.deed
            {
                self.store.note_signed_in(member)?;
            }
            self.store.record_report(report)
        })
    }

    /// Makes a checkpoint if one is due at `now`, which is when a run has ended, or an hour after something was recorded.
    /// When the next one is due.
    pub(crate) fn keep_signed(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.try_to_keep_signed(now).unwrap_or_else(|fault| {
            // A sealing key that is gone, say, or a row that somebody changed. Syncs go on without; whatever is done next
            // tries again.
            let (doing, detail) = fault.into_logged("signing the audit trail");
            let fields = json!({ "organisation.id": self.id, "fault.doing": doing, "fault.detail": detail });
            self.platform.line(Level::Error, "the audit trail is not signed", fields);
            None
        })
    }

    fn try_to_keep_signed(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Fault> {
        let Some(unsigned_since) = self.store.first_unsigned_at()? else { return Ok(None) };
        let due = unsigned_since + SIGNED_AFTER;
        if due > now && !self.store.has_unsigned_end()? {
            return Ok(Some(due));
        }
        self.make_checkpoint()?;
        Ok(None)
    }

    fn make_checkpoint(&self) -> Result<(), Fault> {
        self.check_signed()?;
        let chain = self.store.trail_end()?;
        let made = Made { length: chain.length, note: self.trail_key()?.sign(chain) };
        self.store.put_checkpoint(&made, self.now())
    }

    /// Refuses where the trail is not what it was when it was signed last: what somebody made of it is not signed.
    fn check_signed(&self) -> Result<(), Fault> {
        let Some(made) = self.store.newest_checkpoint()? else { return Ok(()) };
        let signed = self.trail_key()?.verifier().open(&made.note);
        if signed.is_some() && signed == self.store.trail_at(made.length)? {
            return Ok(());
        }
        Err(Fault::internal("signing the audit trail", "it is not what was signed before"))
    }

    /// Cuts off the entries that are older than they are kept, at a checkpoint, so that what is left still verifies. What does
    /// not agree with the checkpoint is kept: somebody has to look at it.
    pub(crate) fn cut_trail(&self, now: DateTime<Utc>) {
        if let Err(fault) = self.try_to_cut_trail(now) {
            let (doing, detail) = fault.into_logged("cutting the audit trail");
            let fields = json!({ "organisation.id": self.id, "fault.doing": doing, "fault.detail": detail });
            self.platform.line(Level::Error, "the audit trail is not cut", fields);
        }
    }

    fn try_to_cut_trail(&self, now: DateTime<Utc>) -> Result<(), Fault> {
        let Some(kept) = self.settings()?.trail else { return Ok(()) };
        let Some(Made { length, note }) = self.store.checkpoint_until(now - kept.time())? else {
            return Ok(());
        };
        let signed = self.trail_key()?.verifier().open(&note);
        let Some(Chain { length, head }) = self.store.trail_at(length)?.filter(|at| signed == Some(*at))
        else {
            return Err(Fault::internal("cutting the audit trail", "it is not what was signed"));
        };
        self.platform.transaction(|| {
            self.store.cut_off(&Cut { length, head, note })?;
            self.record(Deed::by(Actor::Rollcall, Act::TrailCut))
        })
    }

    /// When something can be cut off next.
    pub(crate) fn next_cut(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        let Some(kept) = self.settings()?.trail else { return Ok(None) };
        Ok(self.store.first_checkpoint_at()?.map(|at| at + kept.time()))
    }

    /// The key that signs checkpoints, made when it is used first.
    fn trail_key(&self) -> Result<TrailKey, Fault> {
        let place = Place::TrailKey { organisation: &self.id };
        let unopened = |detail: String| Fault::internal("opening the key of the audit trail", detail);
        let seed = if let Some(frame) = self.store.trail_key()? {
            let opened = self.config.keys.open(place, &frame).map_err(|error| unopened(error.to_string()))?;
            let mut seed = [0; 32];
            base16ct::lower::decode(&opened, &mut seed).map_err(|_| unopened("not 32 bytes".to_owned()))?;
            seed
        } else {
            let seed = self.random()?;
            let frame = self.seal_value(place, &base16ct::lower::encode_string(&seed))?;
            self.store.set_trail_key(&frame)?;
            seed
        };
        Ok(TrailKey::new(&self.id, &seed))
    }

    /// `GET /api/audit`.
    pub(crate) fn audit(&self, call: call::Audit) -> Result<AuditView, Fault> {
        let time = |millis: Option<i64>| millis.and_then(DateTime::from_timestamp_millis);
        let call::Audit { before, act, actor, subject, since, until } = call;
        let asked = Asked { before, act, actor, subject, since: time(since), until: time(until) };
        let mut entries = self.store.entries(&asked)?;
        let is_more = entries.len() > AUDIT_PAGE;
        entries.truncate(AUDIT_PAGE);
        let next = entries.last().filter(|_| is_more).map(|(sequence, _)| *sequence);
        let lines: Vec<_> = entries.into_iter().map(|(_, line)| line).collect();
        Ok(AuditView { names: self.store.names_in(&lines)?, lines, next })
    }

    /// `GET /api/audit/trail`.
    pub(crate) fn audit_trail(&self) -> Result<TrailView, Fault> {
        let (chain, key) = (self.store.trail_end()?, self.trail_key()?);
        let (signed, cut) = (self.store.newest_checkpoint()?.map(|made| made.note), self.store.cut()?);
        let checkpoint = match (self.check_signed(), &signed) {
            // What was signed before shows that the trail is another one now.
            (Err(_), Some(signed)) => signed.clone(),
            _ => key.sign(chain),
        };
        Ok(TrailView {
            organisation: self.id.clone(),
            trail: key.verifier().to_string(),
            after: cut.as_ref().map(|cut| cut.note.clone()),
            cut: cut.map_or(0, |cut| cut.length),
            signed,
            checkpoint,
            length: chain.length,
        })
    }

    /// `GET /api/audit/lines`.
    pub(crate) fn audit_lines(&self, after: u64) -> Result<AuditLinesView, Fault> {
        Ok(AuditLinesView { lines: self.store.lines(after)? })
    }

    /// `GET /api/audit/{organisation}/checkpoint`.
    pub(crate) fn published_checkpoint(&self) -> Result<CheckpointView, Fault> {
        let made = self.store.newest_checkpoint()?.ok_or(ErrorCode::NotFound)?;
        Ok(CheckpointView { checkpoint: made.note })
    }
}
