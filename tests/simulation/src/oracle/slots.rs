//! The schedule, and how long runs are under way.

use std::rc::Rc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::schedule::upcoming;
use engine::platform::{Clock as _, Row, Value};

use super::{
    Broken, hold,
    rows::{self, select, text},
};
use crate::{notes::Notes, platform::Native, site::Site};

/// How long a run may be under way without waiting for somebody: a provider's failures in a row are waited out for six
/// hours, the last wait may be of an hour, and the learning platform and the exports have half an hour.
const LONGEST: TimeDelta = TimeDelta::hours(8);

/// How late a slot is started at most.
const LATEST: TimeDelta = TimeDelta::hours(2);

/// The runs that are under way.
#[derive(Debug, Default)]
pub(super) struct UnderWay {
    /// The one that waits for nobody, and since when.
    busy: Option<(i64, DateTime<Utc>)>,
    /// The one that is under way at all.
    active: Option<i64>,
    /// The highest number that any had.
    highest: i64,
}

impl UnderWay {
    /// One run is under way at a time, none for ever, and none that has ended.
    pub(super) fn check(&mut self, site: &Site) -> Result<(), Broken> {
        let active = active(site)?;
        hold(active.len() <= 1, || format!("several runs are under way: {active:?}"))?;
        let Some(&(id, waiting)) = active.first() else {
            (self.busy, self.active) = (None, None);
            return Ok(());
        };
        hold(self.active == Some(id) || id > self.highest, || format!("run {id} had ended, and goes on"))?;
        (self.active, self.highest) = (Some(id), id);
        if waiting == Waiting::ForSomebody {
            self.busy = None;
            return Ok(());
        }
        let now = site.world.now();
        let (known, since) = *self.busy.get_or_insert((id, now));
        if known != id {
            self.busy = Some((id, now));
            return Ok(());
        }
        hold(now - since <= LONGEST, || format!("run {id} is under way since {since}, and it is {now}"))
    }
}

/// What a run waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waiting {
    /// An admin is to approve what it found.
    ForSomebody,
    /// Nobody has to do anything.
    ForNobody,
}

/// The runs that are under way, of the latest ones: asked after each step.
pub(super) fn active(site: &Site) -> Result<Vec<(i64, Waiting)>, Broken> {
    let sql = "SELECT id, outcome = 'waiting' FROM runs
               WHERE id > (SELECT max(id) FROM runs) - 16 AND outcome IN ('running', 'waiting')";
    let active = |row: &Row| match row.as_slice() {
        [id, Value::Integer(0)] => Some((rows::number(id)?, Waiting::ForNobody)),
        [id, _] => Some((rows::number(id)?, Waiting::ForSomebody)),
        _ => None,
    };
    Ok(select(site, sql)?.iter().filter_map(active).collect())
}

/// Whether the run that is under way reads people.
pub(super) fn is_reading(site: &Site) -> Result<bool, Broken> {
    let sql = r#"SELECT instr(body, '"phase":{"kind":"reading"}') > 0 FROM runs ORDER BY id DESC LIMIT 1"#;
    Ok(select(site, sql)?.iter().any(|row| row.as_slice() == [Value::Integer(1)]))
}

/// A run as it is stored.
struct Ran {
    slot: Option<String>,
    started_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    came_to: CameTo,
}

/// What a run says of its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CameTo {
    /// It failed for a reason that somebody has to mend.
    Failed,
    /// People were read and applied.
    InStep,
    /// Nothing.
    Nothing,
}

fn runs(site: &Site) -> Result<Vec<Ran>, Broken> {
    let sql = "SELECT json_extract(body, '$.trigger.slot'), json_extract(body, '$.started_at'),
                      json_extract(body, '$.ended_at'), json_extract(body, '$.phase.kind'),
                      json_extract(body, '$.read_at'), json_extract(body, '$.present')
               FROM runs ORDER BY id";
    let time = |value: &Value| text(value)?.parse().ok();
    let run = |row: &Row| match row.as_slice() {
        [slot, started_at, ended_at, phase, read_at, present] => Some(Ran {
            slot: text(slot).map(str::to_owned),
            started_at: time(started_at)?,
            ended_at: time(ended_at),
            came_to: match (text(phase), text(read_at), rows::number(present)) {
                (Some("failed"), ..) => CameTo::Failed,
                (_, Some(_), Some(_)) => CameTo::InStep,
                _ => CameTo::Nothing,
            },
        }),
        _ => None,
    };
    Ok(select(site, sql)?.iter().filter_map(run).collect())
}

/// When the object was woken, and when the message was sent that did.
#[derive(Debug)]
pub(super) struct Woken {
    pub(super) sent_at: DateTime<Utc>,
    pub(super) at: DateTime<Utc>,
}

/// Each slot since the schedule was changed last has a run of its own, is recorded as missed, or came while a run was
/// under way: at its time, or when a message came that was sent in time.
pub(super) fn check(site: &Site, notes: &Notes, woken: &[Woken]) -> Result<(), Broken> {
    let Some((_, settings)) = notes.saved.last() else { return Ok(()) };
    // Without a source nothing is synced by itself.
    if select(site, "SELECT value FROM facts WHERE name = 'source'")?.is_empty() {
        return Ok(());
    }
    let schedule = &settings.schedule;
    let same = notes.saved.iter().rev().take_while(|(_, saved)| saved.schedule == *schedule);
    let Some(since) = same.last().map(|(at, _)| *at) else { return Ok(()) };
    let since = [notes.moved_at, notes.went_on_at].into_iter().flatten().fold(since, DateTime::max);
    let (runs, now) = (runs(site)?, site.world.now());
    // A credential that is refused for hours has the schedule rest, and what was due then is not made up for.
    let is_before = |run: &&Ran| run.ended_at.is_some_and(|at| at < since);
    let before = runs.iter().filter(is_before).map(|run| run.came_to).rfind(|it| *it != CameTo::Nothing);
    let mut later = runs.iter().filter(|run| !is_before(run));
    if before == Some(CameTo::Failed) || later.any(|run| run.came_to == CameTo::Failed) {
        return Ok(());
    }
    let Some(zone) = Native(Rc::clone(&site.world)).zone(&schedule.zone) else { return Ok(()) };
    for (slot, at) in upcoming(schedule, &zone, since, 300) {
        if at + LATEST > now {
            break;
        }
        let name = slot.to_string();
        let is_its_own = |run: &Ran| run.slot.as_ref() == Some(&name);
        let was_under_way = |run: &Ran, from: DateTime<Utc>, until: DateTime<Utc>| {
            run.started_at <= until && run.ended_at.is_none_or(|ended_at| ended_at >= from)
        };
        let takes_it_in = |run: &Ran| {
            let mut told = woken.iter().filter(|woken| (at..=at + LATEST).contains(&woken.sent_at));
            was_under_way(run, at, at + LATEST) || told.any(|woken| was_under_way(run, woken.at, woken.at))
        };
        hold(runs.iter().any(|run| is_its_own(run) || takes_it_in(run)), || {
            format!("the slot {slot} came at {at}, and has no run and is not missed")
        })?;
    }
    Ok(())
}
