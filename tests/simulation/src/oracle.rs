//! What has to hold, judged by what the providers know, and not by the code under test.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use engine::platform::Value;

use crate::{company, office::Notes, site::Site};

/// Requests that one alarm may make.
const REQUESTS: u64 = 200;

/// What was true, and what was seen.
#[derive(Debug, Default)]
pub struct Oracle {
    /// The names of those who work there, by the source's id.
    employed: BTreeMap<String, String>,
    /// When somebody's being employed and listed changed last.
    changed_at: BTreeMap<String, DateTime<Utc>>,
    /// Who is in the directory.
    present: BTreeSet<String>,
    /// When the run that is under way, or was last, began.
    run_began: Option<DateTime<Utc>>,
    /// Requests of the alarm that is being answered.
    asked_in_alarm: u64,
    /// What was written and asked, and withdrawn, when it was checked last.
    checked: Option<(u64, u64, usize)>,
    /// Alarms that the platform may have lost.
    lost_alarms: usize,
    /// Lines of the log that were read.
    lines_read: usize,
    /// How many of them say that a run had lost its alarm.
    told_lost: usize,
    /// What may not be in the log: names and addresses of everybody who ever was there.
    ever: BTreeSet<String>,
}

/// A promise that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(pub String);

impl Oracle {
    /// Looks at the company: something may have happened.
    pub fn look(&mut self, site: &Site) {
        let (now, employed) = (site.world.now(), company::employed(site));
        let ids: BTreeSet<_> = self.employed.keys().chain(employed.keys()).cloned().collect();
        for id in ids {
            if self.employed.contains_key(&id) != employed.contains_key(&id) {
                self.changed_at.insert(id, now);
            }
        }
        self.employed = employed;
        for person in company::people(site) {
            let full = format!("{} {}", person.first_name, person.last_name);
            self.ever.extend([person.email.clone(), full].into_iter().filter(|text| text.trim().len() > 5));
        }
    }

    /// The platform has lost an alarm.
    pub fn note_lost_alarm(&mut self) {
        self.lost_alarms += 1;
    }

    /// An alarm begins to be answered.
    pub fn alarm_begins(&mut self) {
        self.asked_in_alarm = 0;
    }

    /// So many requests were made by it.
    pub fn note_requests(&mut self, requests: u64) -> Result<(), Broken> {
        self.asked_in_alarm += requests;
        hold(self.asked_in_alarm <= REQUESTS, || format!("an alarm asks {} times", self.asked_in_alarm))
    }

    /// What holds at every moment. As long as nothing was written and nothing asked, it holds as it did.
    pub fn check(&mut self, site: &Site, notes: &Notes) -> Result<(), Broken> {
        let now = (site.world.database.written(), site.world.waits.get(), notes.withdrawn.len());
        if self.checked == Some(now) {
            return Ok(());
        }
        self.checked = Some(now);
        self.note_run(site)?;
        self.check_directory(site)?;
        check_withdrawn(site, notes)?;
        self.check_alarms(site)?;
        check_once(site)
    }

    /// No alarm is lost but by the platform.
    fn check_alarms(&mut self, site: &Site) -> Result<(), Broken> {
        let lines = site.world.lines.borrow();
        let new = lines.iter().skip(self.lines_read);
        self.told_lost += new.filter(|(_, line, _)| line == "a run had lost its alarm").count();
        self.lines_read = lines.len();
        hold(self.told_lost <= self.lost_alarms, || "a run was left without an alarm that rings".to_owned())
    }

    fn note_run(&mut self, site: &Site) -> Result<(), Broken> {
        let rows =
            select(site, "SELECT json_extract(body, '$.started_at') FROM runs ORDER BY id DESC LIMIT 1")?;
        if let Some([Value::Text(at)]) = rows.first().map(Vec::as_slice) {
            self.run_began = at.parse().ok();
        }
        Ok(())
    }

    /// Who is employed and visible throughout a run does not leave by it; nobody comes without evidence.
    fn check_directory(&mut self, site: &Site) -> Result<(), Broken> {
        let rows = select(site, "SELECT id FROM people WHERE standing = 'present'")?;
        let now: BTreeSet<_> = rows.into_iter().flatten().filter_map(text).collect();
        let since = self.run_began.unwrap_or(DateTime::UNIX_EPOCH);
        let changed = |id: &String| self.changed_at.get(id).is_some_and(|at| *at >= since);
        for id in self.present.difference(&now) {
            hold(changed(id) || !self.employed.contains_key(id), || {
                format!("{id} is employed and listed since before the run, and leaves by it")
            })?;
        }
        for id in now.difference(&self.present) {
            hold(changed(id) || self.employed.contains_key(id), || {
                format!("{id} was gone before the run, and comes by it")
            })?;
        }
        self.present = now;
        Ok(())
    }

    /// What holds at the end: nobody is in the log, and no secret.
    pub fn check_log(&self, site: &Site) -> Result<(), Broken> {
        let log = format!("{:?}", site.world.lines.borrow());
        for text in &self.ever {
            hold(!log.contains(text), || format!("{text} is in the log"))?;
        }
        for bearer in site.world.authorizations.borrow().iter().flatten() {
            hold(!log.contains(bearer.as_str()), || "a token is in the log".to_owned())?;
        }
        Ok(())
    }

    /// What holds once nothing fails any more, and two syncs have come to their end.
    pub fn check_truth(&self, site: &Site) -> Result<(), Broken> {
        let rows = select(
            site,
            "SELECT id, trim(coalesce(json_extract(body, '$.first_name'), '') || ' ' ||
                             coalesce(json_extract(body, '$.last_name'), ''))
             FROM people WHERE standing = 'present'",
        )?;
        let directory: BTreeMap<_, _> = rows
            .into_iter()
            .filter_map(|row| match row.as_slice() {
                [Value::Text(id), Value::Text(name)] => Some((id.clone(), name.clone())),
                _ => None,
            })
            .collect();
        let employed = company::employed(site);
        hold(directory == employed, || {
            format!("the directory is {directory:?}, and employed are {employed:?}")
        })
    }
}

/// Nothing that is not released any more is stored.
fn check_withdrawn(site: &Site, notes: &Notes) -> Result<(), Broken> {
    for attribute in &notes.withdrawn {
        for table in ["people", "staged"] {
            let sql = format!("SELECT count(*) FROM {table} WHERE instr(body, '\"{attribute}\":') > 0");
            let rows = select(site, &sql)?;
            hold(rows.first().and_then(|row| row.first()) == Some(&Value::Integer(0)), || {
                format!("{attribute} was withdrawn, and is in {table}")
            })?;
        }
    }
    Ok(())
}

/// One invitation at most for each address, one record and one file for each completion.
fn check_once(site: &Site) -> Result<(), Broken> {
    let providers = &site.world.providers;
    let mails = providers.ispring.control().mails().into_iter().map(|mail| mail.to.to_lowercase());
    once(mails, "invitations")?;
    let bamboohr = providers.bamboohr.control();
    once(bamboohr.training_records().into_iter().filter_map(|record| record.notes), "records")?;
    once(bamboohr.files().into_iter().map(|file| file.name), "files")
}

fn once(all: impl Iterator<Item = String>, what: &str) -> Result<(), Broken> {
    let mut seen = BTreeSet::new();
    for one in all {
        hold(seen.insert(one.clone()), || format!("{what} twice: {one}"))?;
    }
    Ok(())
}

fn hold(holds: bool, what: impl FnOnce() -> String) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken(what())) }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The rows that `sql` finds; none before the tables are made.
fn select(site: &Site, sql: &str) -> Result<Vec<Vec<Value>>, Broken> {
    match site.world.database.look(sql) {
        Ok(rows) => Ok(rows.to_vec()),
        Err(error) if error.to_string().contains("no such table") => Ok(Vec::new()),
        Err(error) => Err(Broken(error.to_string())),
    }
}
