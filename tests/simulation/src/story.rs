//! One seed: an organisation, what happens to it, and what has to hold.

use std::{fmt::Write as _, rc::Rc};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{
        runs::LatestRunView,
        services::{ConnectionState, ConnectionView},
    },
    service::HrSystem,
    sync::run::Phase,
};
use serde_json::json;

use crate::{
    company,
    dice::Dice,
    office::{Errand, Office},
    oracle::{Broken, Oracle},
    site::Site,
    tasks::{Kind, Tasks},
    weather::{self, Tally},
};

/// Steps of one story: something goes on, or something happens.
const STEPS: usize = 900;

/// Steps until what is under way has come to its end once nothing fails any more.
const PATIENCE: usize = 200_000;

/// What a story came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Steps that were made.
    pub steps: u64,
    /// Requests that were sent.
    pub requests: u64,
    /// Crashes.
    pub crashes: u64,
    /// Runs.
    pub runs: u64,
    /// Invitations that were mailed, training records and files that were written.
    pub written: [u64; 3],
    /// Faults, by their kind.
    pub faults: Tally,
    /// The promise that was broken, if one was.
    pub broken: Option<Broken>,
    /// What happened, line by line.
    pub trace: String,
}

/// A Monday morning.
fn morning() -> DateTime<Utc> {
    DateTime::from_timestamp(1_793_606_400, 0).unwrap_or_default()
}

struct Story {
    site: Rc<Site>,
    office: Office,
    dice: Dice,
    tasks: Tasks,
    oracle: Oracle,
    faults: Tally,
    trace: String,
    steps: u64,
    crashes: u64,
}

/// Tells the story of `seed`.
pub fn tell(seed: u64) -> Outcome {
    let mut dice = Dice::of(seed);
    let people = 5 + dice.below(30);
    let source = if dice.once_in(2) { HrSystem::Personio } else { HrSystem::BambooHr };
    let site = Rc::new(Site::new(morning(), people, source, seed));
    let mut story = Story {
        office: Office::of(&site),
        site,
        dice,
        tasks: Tasks::default(),
        oracle: Oracle::default(),
        faults: Tally::new(),
        trace: String::new(),
        steps: 0,
        crashes: 0,
    };
    story.note(&format!("{people} people at {source:?}"));
    let broken = story.go().err();
    if let Some(Broken(what)) = &broken {
        story.note(&format!("BROKEN: {what}"));
    }
    let requests = story.site.world.waits.get();
    let runs = story.runs();
    let (ispring, bamboohr) =
        (story.site.world.providers.ispring.control(), story.site.world.providers.bamboohr.control());
    let written = [ispring.mails().len(), bamboohr.training_records().len(), bamboohr.files().len()];
    Outcome {
        written: written.map(|count| count as u64),
        steps: story.steps,
        requests,
        crashes: story.crashes,
        runs,
        faults: story.faults,
        broken,
        trace: story.trace,
    }
}

impl Story {
    fn note(&mut self, what: &str) {
        let at = self.site.world.now().format("%d %H:%M:%S%.3f");
        let _ = writeln!(self.trace, "{:>5} {at} {what}", self.steps);
    }

    fn go(&mut self) -> Result<(), Broken> {
        self.oracle.look(&self.site);
        // It begins with everything connected.
        for errand in [Errand::Connect, Errand::Approve, Errand::ConnectLearning, Errand::Export(true)] {
            self.set_about(errand);
            self.finish()?;
        }
        for _ in 0..STEPS {
            self.step()?;
        }
        self.come_to_rest()
    }

    fn step(&mut self) -> Result<(), Broken> {
        self.steps += 1;
        if self.tasks.is_empty() && !self.is_running() {
            self.begin_something();
        } else {
            match self.dice.below(200) {
                0..=3 => self.happen(),
                4..=6 => self.learn(),
                7..=12 if self.tasks.count(Kind::Office) < 2 => {
                    let errand = Errand::any(&mut self.dice);
                    self.set_about(errand);
                }
                13..=20 => self.turn_the_weather(),
                21 | 22 => self.crash(),
                23 => {
                    self.note("the cron asks");
                    self.wake();
                }
                _ => self.go_on()?,
            }
        }
        self.check()
    }

    /// Nothing is under way.
    fn begin_something(&mut self) {
        match self.dice.below(20) {
            0..=5 => self.set_about(Errand::Sync),
            6..=8 => self.happen(),
            9..=12 => self.learn(),
            13 => self.turn_the_weather(),
            14 => self.let_time_pass(),
            _ => {
                let errand = Errand::any(&mut self.dice);
                self.set_about(errand);
            }
        }
    }

    fn happen(&mut self) {
        let what = company::happen(&self.site, &mut self.dice);
        self.note(&what);
        self.oracle.look(&self.site);
    }

    fn learn(&mut self) {
        let what = company::learn(&self.site, &mut self.dice);
        self.note(&what);
    }

    fn turn_the_weather(&mut self) {
        let what = weather::turn(&self.site, &mut self.dice, &mut self.faults);
        self.note(&what);
    }

    fn check(&mut self) -> Result<(), Broken> {
        let notes = self.office.notes.borrow();
        self.oracle.check(&self.site, &notes)
    }

    fn set_about(&mut self, errand: Errand) {
        self.note(&format!("an admin: {errand:?}"));
        self.tasks.begin(Kind::Office, self.office.clone().run(errand));
    }

    fn crash(&mut self) {
        self.note("a crash");
        self.crashes += 1;
        let was_ringing = self.tasks.count(Kind::Alarm) > 0;
        self.tasks.crash();
        self.site.crash();
        if !was_ringing {
            return;
        }
        // The platform rings again for an alarm that was not answered, or loses it, and what was set meanwhile.
        if self.dice.once_in(4) {
            self.site.world.lose_alarm();
            self.oracle.note_lost_alarm();
        } else {
            self.site.world.set_alarm_to(self.site.world.now() + TimeDelta::seconds(2));
        }
    }

    fn wake(&mut self) {
        let told = self.site.ask(json!({ "command": "wake", "now": self.site.world.now() }));
        self.tasks.begin(Kind::Wake, async move { drop(told.await) });
    }

    /// Lets something go on, or time pass.
    fn go_on(&mut self) -> Result<(), Broken> {
        let before = self.site.world.waits.get();
        if let Some(kind) = self.tasks.go_on(&mut self.dice) {
            if kind == Kind::Alarm {
                self.oracle.note_requests(self.site.world.waits.get() - before)?;
            }
            return Ok(());
        }
        self.let_time_pass();
        Ok(())
    }

    /// Everything waits: until somebody wakes, the alarm rings, or the cron looks after what is due.
    fn let_time_pass(&mut self) {
        let world = Rc::clone(&self.site.world);
        let alarm = world.rings_at().filter(|_| self.tasks.count(Kind::Alarm) == 0);
        let sleeper = world.next_sleeper();
        let cron = [world.due.get(), world.watched.get()].into_iter().flatten().min();
        let cron = cron.filter(|_| self.tasks.count(Kind::Wake) == 0);
        let next = [alarm, sleeper, cron].into_iter().flatten().min();
        let Some(next) = next else {
            world.wait_until(world.now() + TimeDelta::minutes(20));
            return;
        };
        if sleeper == Some(next) {
            world.wake_next();
        } else if alarm == Some(next) {
            // It may be late.
            let late = [0, 0, 0, 1, 30].get(self.dice.below(5)).copied().unwrap_or_default();
            world.wait_until(next + TimeDelta::seconds(late));
            self.oracle.alarm_begins();
            let ringing = self.site.answer_alarm();
            self.tasks.begin(Kind::Alarm, ringing);
        } else {
            world.wait_until(next);
            // Asked again in some minutes, unless the object says otherwise.
            if world.watched.get().is_some_and(|at| at <= next) {
                world.watched.set(Some(next + TimeDelta::minutes(2)));
            }
            if world.due.get().is_some_and(|at| at <= next) {
                world.due.set(Some(next + TimeDelta::minutes(5)));
            }
            self.wake();
        }
    }

    /// Lets everything that is under way come to its end: no run is left, or one waits for somebody.
    fn finish(&mut self) -> Result<(), Broken> {
        for _ in 0..PATIENCE {
            let is_under_way = !self.tasks.is_empty() || self.is_running();
            if !is_under_way {
                return Ok(());
            }
            self.steps += 1;
            self.go_on()?;
            self.check()?;
        }
        Err(Broken("what is under way does not come to its end".to_owned()))
    }

    /// Whether a run is under way that waits for nobody.
    fn is_running(&self) -> bool {
        // By their text: asked after each step, of every run there ever was.
        let runs = self.site.world.database.rows_where(
            r#"SELECT 1 FROM runs WHERE instr(body, '"ended_at":null') > 0
               AND instr(body, '"phase":{"kind":"waiting"') = 0"#,
        );
        !runs.is_empty()
    }

    fn runs(&self) -> u64 {
        self.site.world.database.rows_where("SELECT 1 FROM runs").len() as u64
    }

    /// Nothing fails any more, nothing happens any more: two syncs later everything is as the providers say.
    fn come_to_rest(&mut self) -> Result<(), Broken> {
        self.note("it all calms down");
        weather::clear(&self.site);
        // Whom `BambooHR` does not show, and does not call deleted, stays.
        company::all_are_listed(&self.site);
        self.oracle.look(&self.site);
        self.finish()?;
        self.set_about(Errand::Limit(1000));
        self.finish()?;
        if !self.is_connected()? {
            for errand in [Errand::Connect, Errand::Approve] {
                self.set_about(errand);
                self.finish()?;
            }
        }
        for _ in 0..2 {
            for errand in [Errand::Sync, Errand::Approve] {
                self.set_about(errand);
                self.finish()?;
            }
        }
        self.oracle.check_truth(&self.site)?;
        self.oracle.check_log(&self.site)
    }

    /// Asks at once, while nothing else is under way.
    fn look_up<T: serde::de::DeserializeOwned>(&mut self, command: serde_json::Value) -> Result<T, Broken> {
        let found = Rc::new(std::cell::RefCell::new(None));
        let (told, kept) = (self.site.ask(command), Rc::clone(&found));
        self.tasks.begin(Kind::Office, async move { drop(kept.replace(Some(told.await))) });
        self.finish()?;
        let told = found.take().ok_or_else(|| Broken("nothing was answered".to_owned()))?;
        serde_json::from_value(told.body).map_err(|error| Broken(error.to_string()))
    }

    fn is_connected(&mut self) -> Result<bool, Broken> {
        let source = self.site.source;
        let view: ConnectionView = self.look_up(json!({ "command": "connection", "service": source }))?;
        let latest: LatestRunView = self.look_up(json!({ "command": "latest_run" }))?;
        let is_waiting = latest.run.is_some_and(|run| matches!(run.phase, Phase::Waiting { .. }));
        Ok(is_waiting || view.state == ConnectionState::Connected)
    }
}
