//! What has to hold, judged by what the providers know, and not by the code under test.

mod accounts;
mod alarms;
mod approved;
pub(crate) mod arriving;
mod directory;
mod exports;
mod guard;
mod rows;
mod slots;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::{service::HrSystem, sync::run::RunId};
use engine::platform::Value;
use serde::Deserialize;

pub use self::approved::Before;
use self::{
    accounts::Opened,
    alarms::Ringing,
    approved::Applied,
    exports::Completions,
    guard::Unseen,
    rows::{select, text},
    slots::{UnderWay, Waiting, Woken},
};
use crate::{company, humans::Humans, notes::Notes, site::Site};

/// Bytes that a statement may have with what is bound to it.
const STATEMENT: usize = 1_000_000;

/// Values that may be bound to it.
const VALUES: usize = 100;

/// Who somebody is, in one of the HR systems.
type Key = (String, String);

/// What was true, and what was seen.
#[derive(Debug, Default)]
pub struct Oracle {
    /// Whether nothing is ever done that nobody has approved.
    is_strict: bool,
    /// The names of those who work there, by system and id.
    employed: BTreeMap<Key, String>,
    /// When somebody's being employed and listed changed last.
    changed_at: BTreeMap<Key, DateTime<Utc>>,
    /// Who is in the directory.
    present: BTreeSet<Key>,
    /// The company's number of everybody who ever was there.
    numbers: BTreeMap<Key, u64>,
    /// When somebody who had been in the directory before came last.
    came_at: BTreeMap<u64, DateTime<Utc>>,
    /// Who ever was in the directory.
    were_present: BTreeSet<u64>,
    /// The run that is under way, or was last: which system it reads, and when it began.
    run: Option<(String, DateTime<Utc>)>,
    /// The number of that run.
    latest: Option<RunId>,
    /// Who left unseen, and when.
    unseen: Unseen,
    /// A run that came to nothing a moment ago.
    failed: Option<i64>,
    /// The last one of those.
    told_of: Option<i64>,
    /// How often people had been erased when it was looked last.
    erased: usize,
    /// The alarm that is being answered, or was last.
    ringing: Ringing,
    /// What was written and asked, and withdrawn, when it was checked last.
    checked: Option<(u64, u64, usize)>,
    /// The requests that may have written something at a provider, when it was checked last.
    posted: u64,
    /// When the object was woken, each as of when.
    woken: Vec<Woken>,
    /// Alarms that the platform may have lost.
    lost_alarms: usize,
    /// Lines of the log that were read.
    lines_read: usize,
    /// How many of them say that a run had lost its alarm.
    told_lost: usize,
    /// What may not be in the log: names and addresses of everybody who ever was there.
    ever: BTreeSet<String>,
    humans: Humans,
    completions: Completions,
    opened: Opened,
    applied: Applied,
    under_way: UnderWay,
}

/// What is asked of the latest run after each step.
#[derive(Debug, Deserialize)]
struct Latest {
    service: String,
    started_at: DateTime<Utc>,
}

/// A promise that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(pub String);

impl Oracle {
    /// Says whether everything waits for an admin.
    pub fn begin(&mut self, is_strict: bool) {
        self.is_strict = is_strict;
    }

    /// Looks at the company: something may have happened.
    pub fn look(&mut self, site: &Site) {
        let now = site.world.now();
        let mut employed = BTreeMap::new();
        for service in HrSystem::ALL {
            let all = company::employed(site, service).into_iter();
            employed.extend(all.map(|(id, name)| ((service.as_str().to_owned(), id), name)));
        }
        let left = self.employed.keys().filter(|key| !employed.contains_key(*key));
        let came = employed.keys().filter(|key| !self.employed.contains_key(*key));
        self.changed_at.extend(left.chain(came).map(|key| (key.clone(), now)));
        self.employed = employed;
        for service in HrSystem::ALL {
            for person in company::people(site, service) {
                let key = (service.as_str().to_owned(), company::id(site, service, person.id));
                self.numbers.insert(key, person.id);
            }
        }
        for person in company::people(site, site.source.get()) {
            let full = format!("{} {}", person.first_name, person.last_name);
            self.ever.extend([person.email.clone(), full].into_iter().filter(|text| text.trim().len() > 5));
        }
        self.humans.look(site);
        self.look_at_learning(site);
    }

    /// The same, where it was on the learning platform that something happened.
    pub fn look_at_learning(&mut self, site: &Site) {
        self.completions.look(site, &self.numbers);
    }

    /// The object is woken at `at`, by a message that was sent at `sent_at`.
    pub fn note_wake(&mut self, sent_at: DateTime<Utc>, at: DateTime<Utc>) {
        self.woken.push(Woken { sent_at, at });
    }

    /// The platform has lost an alarm.
    pub fn note_lost_alarm(&mut self) {
        self.lost_alarms += 1;
    }

    /// An alarm begins to be answered.
    pub fn alarm_begins(&mut self, site: &Site) {
        self.ringing = Ringing::begun(site);
    }

    /// So many requests were made by it.
    pub fn note_requests(&mut self, site: &Site, requests: u64) -> Result<(), Broken> {
        self.ringing.note_requests(site, requests)
    }

    /// What holds at every moment. As long as nothing was written and nothing asked, it holds as it did.
    pub fn check(&mut self, site: &Site, notes: &Notes) -> Result<(), Broken> {
        let now = (site.world.database.written(), site.world.waits.get(), notes.withdrawn.len());
        if self.checked == Some(now) {
            return Ok(());
        }
        self.checked = Some(now);
        self.note_run(site)?;
        self.check_directory(site, notes)?;
        self.applied.check(site, notes)?;
        self.check_withdrawn(site, notes)?;
        self.check_alarms(site)?;
        self.under_way.check(site)?;
        check_statements(site)?;
        arriving::check(notes)?;
        if self.posted != site.world.posted.get() {
            self.posted = site.world.posted.get();
            self.opened.check(site, &self.humans, notes, self.is_strict)?;
            self.completions.check(site, (&self.humans, &self.numbers), notes, self.is_strict)?;
        }
        Ok(())
    }

    /// Nothing that is not released any more is stored. What is read for a change of source is nobody's yet.
    fn check_withdrawn(&self, site: &Site, notes: &Notes) -> Result<(), Broken> {
        let source = site.source.get().as_str();
        let is_source = self.run.as_ref().is_some_and(|(read, _)| read == source);
        for attribute in &notes.withdrawn {
            for table in ["people", "staged"].into_iter().filter(|table| is_source || *table == "people") {
                let sql = format!("SELECT count(*) FROM {table} WHERE instr(body, '\"{attribute}\":') > 0");
                let rows = select(site, &sql)?;
                let none =
                    rows.first().and_then(|row| row.first()).is_none_or(|row| *row == Value::Integer(0));
                hold(none, || format!("{attribute} was withdrawn, and is in {table}"))?;
            }
        }
        Ok(())
    }

    /// No alarm is lost but by the platform.
    fn check_alarms(&mut self, site: &Site) -> Result<(), Broken> {
        let lines = site.world.lines.borrow();
        let new = lines.iter().skip(self.lines_read);
        self.told_lost += new.filter(|(_, line, _)| line == "a run had lost its alarm").count();
        self.lines_read = lines.len();
        // What fails on order may have been about to set one.
        let failed = site.world.database.failed() + site.world.alarms_failed.get();
        hold(self.told_lost <= self.lost_alarms + failed, || {
            "a run was left without an alarm that rings".to_owned()
        })
    }

    fn note_run(&mut self, site: &Site) -> Result<(), Broken> {
        let sql = "SELECT id, outcome, body FROM runs WHERE outcome <> 'missed' ORDER BY id DESC LIMIT 1";
        if let Some([id, outcome, body]) = select(site, sql)?.first().map(Vec::as_slice)
            && let Some(Latest { service, started_at }) =
                text(body).and_then(|body| serde_json::from_str(body).ok())
        {
            let (id, came_to_nothing) = (rows::number(id), text(outcome) == Some("failed"));
            self.run = Some((service, started_at));
            self.latest = id.and_then(|id| u32::try_from(id).ok()).map(RunId);
            if came_to_nothing && id > self.told_of {
                (self.failed, self.told_of) = (id, id);
            }
        }
        Ok(())
    }

    /// Whether a run is under way that waits for nobody.
    pub fn is_running(site: &Site) -> Result<bool, Broken> {
        Ok(slots::active(site)?.iter().any(|(_, waiting)| *waiting == Waiting::ForNobody))
    }

    /// Whether people are being read.
    pub fn is_reading(site: &Site) -> Result<bool, Broken> {
        slots::is_reading(site)
    }

    /// Whether a plan waits for an admin.
    pub fn is_waiting(site: &Site) -> Result<bool, Broken> {
        Ok(slots::active(site)?.iter().any(|(_, waiting)| *waiting == Waiting::ForSomebody))
    }

    /// The run that came to nothing since this was asked last.
    pub fn take_failed(&mut self) -> Option<i64> {
        self.failed.take()
    }

    /// What holds at the end: nobody is in the log, and no secret.
    pub fn check_log(&self, site: &Site) -> Result<(), Broken> {
        let log = format!("{:?}", site.world.lines.borrow());
        for text in &self.ever {
            hold(!log.contains(text), || format!("{text} is in the log"))?;
        }
        for bearer in site.world.authorizations.borrow().iter().flatten().collect::<BTreeSet<_>>() {
            hold(!log.contains(bearer.as_str()), || "a token is in the log".to_owned())?;
        }
        Ok(())
    }

    /// What holds once the cron owes nothing.
    pub fn check_slots(&self, site: &Site, notes: &Notes) -> Result<(), Broken> {
        slots::check(site, notes, &self.woken)
    }

    /// What holds once nothing fails any more, and two syncs have come to their end.
    pub fn check_truth(&self, site: &Site, notes: &Notes) -> Result<(), Broken> {
        directory::check(site, &self.employed)?;
        slots::check(site, notes, &self.woken)?;
        arriving::check_all(site)?;
        accounts::check(site, &self.humans, notes)?;
        self.completions.check_all(site, &self.humans, notes, &self.came_at)
    }

    /// Nothing of the organisation at `other` is here: none of its accounts' ids, and not its own.
    pub fn check_apart(site: &Site, other: &Site) -> Result<(), Broken> {
        let (stored, asked) = (site.world.database.dump(), site.world.asked.borrow().join("\n"));
        let providers = &site.world.providers;
        let (accounts, records) =
            (providers.ispring.control().accounts(), providers.bamboohr.control().training_records());
        let here = format!("{stored:?} {asked} {accounts:?} {records:?}");
        let accounts = other.world.providers.ispring.control().accounts();
        for id in accounts.iter().map(|account| account.id.as_str()).chain([other.name.as_str()]) {
            hold(!here.contains(id), || format!("{id} of {} is at {}", other.name, site.name))?;
        }
        Ok(())
    }
}

/// A statement is of one megabyte at most with what is bound to it, and has 100 values at most.
fn check_statements(site: &Site) -> Result<(), Broken> {
    let (bytes, values) = site.world.database.largest();
    hold(bytes <= STATEMENT && values <= VALUES, || {
        format!("a statement has {bytes} bytes with what is bound to it, or {values} values")
    })
}

pub(crate) fn hold(holds: bool, what: impl FnOnce() -> String) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken(what())) }
}
