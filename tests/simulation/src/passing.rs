//! How time passes for an organisation: sleepers wake, alarms ring, and the cron's messages come by the queue, each once
//! at least, in no order.

use std::rc::Rc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::{life::Life, oracle::Broken, tasks::Kind};

/// The cron's messages that are on their way: when each comes, and as of when it was sent.
#[derive(Debug, Default)]
pub struct Messages(Vec<(DateTime<Utc>, DateTime<Utc>)>);

impl Messages {
    fn next(&self) -> Option<DateTime<Utc>> {
        self.0.iter().map(|(comes_at, _)| *comes_at).min()
    }

    fn take(&mut self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let place = self.0.iter().position(|(comes_at, _)| *comes_at <= now)?;
        Some(self.0.remove(place).1)
    }
}

/// Ticks after which the cron owes nothing any more.
const TICKS: usize = 1_000;

/// When the cron asks again what nobody has answered.
const ASKS_AGAIN: TimeDelta = TimeDelta::minutes(5);

/// Minutes for which the queue brings nothing: a slot is missed after two hours.
const OUTAGES: [i64; 5] = [60, 119, 150, 240, 900];

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Next {
    Sleeper,
    Alarm,
    Message,
    Cron,
}

impl Life {
    /// Has the object do what is due, as of `now`.
    pub(crate) fn wake(&mut self, now: DateTime<Utc>) {
        self.oracle.note_wake(now, self.site.world.now());
        let told = self.site.ask(json!({ "command": "wake", "now": now }));
        self.tasks.begin(Kind::Wake, async move { drop(told.await) });
    }

    /// Lets something go on, or time pass.
    pub(crate) fn go_on(&mut self) -> Result<(), Broken> {
        let before = self.site.world.waits.get();
        if let Some(kind) = self.tasks.go_on(&mut self.dice) {
            if kind == Kind::Alarm {
                self.oracle.note_requests(&self.site, self.site.world.waits.get() - before)?;
                // The platform rings once at least.
                if self.tasks.count(Kind::Alarm) == 0 && !self.is_calm && self.dice.once_in(30) {
                    self.ring(self.site.world.now());
                }
            }
            return Ok(());
        }
        self.let_time_pass();
        Ok(())
    }

    /// Everything waits: until somebody wakes, the alarm rings, a message comes, or the cron looks after what is due.
    pub(crate) fn let_time_pass(&mut self) {
        let world = Rc::clone(&self.site.world);
        let now = world.now();
        if world.next_sleeper().is_some_and(|at| at <= now) && self.overslept_at.replace(now) != Some(now) {
            // An alarm or a message was late, and they overslept.
            return world.wake_due();
        }
        let is_awake = self.tasks.count(Kind::Wake) > 1;
        let next = [
            (world.next_sleeper_ahead(), Next::Sleeper),
            (world.rings_at().filter(|_| self.tasks.count(Kind::Alarm) == 0), Next::Alarm),
            (self.messages.next().filter(|_| !is_awake), Next::Message),
            ([world.due.get(), world.watched.get()].into_iter().flatten().min(), Next::Cron),
        ];
        let next = next.into_iter().filter_map(|(at, what)| Some((at?, what))).min();
        match next {
            None => world.wait_until(world.now() + TimeDelta::minutes(20)),
            Some((_, Next::Sleeper)) => drop(world.wake_next()),
            Some((at, Next::Alarm)) => self.ring(at),
            Some((at, Next::Message)) => {
                world.wait_until(at);
                if let Some(sent_at) = self.messages.take(world.now()) {
                    self.note(&format!("a message of {} comes", sent_at.format("%d %H:%M")));
                    self.wake(sent_at);
                }
            }
            Some((at, Next::Cron)) if self.is_unnoticed() => {
                self.note("the queue brings nothing for hours");
                world.wait_until(at + TimeDelta::minutes(OUTAGES[self.dice.below(OUTAGES.len())]));
                self.tick(at);
            }
            Some((at, Next::Cron)) => self.tick(at),
        }
    }

    /// Has the cron do what it owes.
    pub(crate) fn catch_up(&mut self) -> Result<(), Broken> {
        self.finish()?;
        let owes = |life: &Self| {
            let soon = life.site.world.now() + ASKS_AGAIN;
            life.messages.next().is_some() || life.site.world.due.get().is_some_and(|at| at <= soon)
        };
        for _ in 0..TICKS {
            if !owes(self) {
                return Ok(());
            }
            self.go_on()?;
            self.finish()?;
        }
        Err(Broken("what is due is never done".to_owned()))
    }

    /// Whether what is due is lost for hours. Not of a run: how long that is under way is told (docs/simulation.md).
    fn is_unnoticed(&mut self) -> bool {
        let is_at_rest = self.tasks.is_empty() && self.site.world.watched.get().is_none();
        is_at_rest && !self.is_calm && self.dice.once_in(4)
    }

    fn ring(&mut self, at: DateTime<Utc>) {
        // It may be late.
        let late = [0, 0, 0, 1, 30].get(self.dice.below(5)).copied().unwrap_or_default();
        self.site.world.wait_until(at + TimeDelta::seconds(late));
        self.oracle.alarm_begins(&self.site);
        let ringing = self.site.answer_alarm();
        self.tasks.begin(Kind::Alarm, ringing);
    }

    /// The cron looks who is due, and sends a message.
    fn tick(&mut self, at: DateTime<Utc>) {
        let world = Rc::clone(&self.site.world);
        world.wait_until(at);
        let now = world.now();
        // Asked again in some minutes, unless the object says otherwise.
        if world.watched.get().is_some_and(|at| at <= now) {
            world.watched.set(Some(now + TimeDelta::minutes(2)));
        }
        if world.due.get().is_some_and(|at| at <= now) {
            world.due.set(Some(now + ASKS_AGAIN));
        }
        let copies = if self.is_calm { 1 } else { [0, 1, 1, 1, 1, 1, 2, 3][self.dice.below(8)] };
        for _ in 0..copies {
            let minutes = if self.is_calm { 0 } else { [0, 0, 0, 0, 1, 7, 150][self.dice.below(7)] };
            self.messages.0.push((now + TimeDelta::minutes(minutes), now));
        }
    }
}
