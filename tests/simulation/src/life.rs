//! One organisation's life, from the first connection to rest.

use std::rc::Rc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::service::HrSystem;

use crate::{
    company,
    dice::Dice,
    errand::Errand,
    learners,
    office::Office,
    oracle::{Broken, Oracle},
    passing::Messages,
    platform::World,
    site::Site,
    story::Outcome,
    tasks::{Kind, Tasks},
    weather::{self, Tally},
};

/// Steps until what is under way has come to its end once nothing fails any more.
const PATIENCE: usize = 200_000;

/// What comes before it is over comes too late to be seen by who looks at something.
const A_MOMENT: TimeDelta = TimeDelta::seconds(2);

/// What is settled before it begins.
#[derive(Debug, Clone, Copy)]
pub struct Plot {
    seed: u64,
    nth: u64,
    people: usize,
    source: HrSystem,
    /// Whether nothing is ever done that nobody has approved.
    is_strict: bool,
    /// Whether accounts are approved before anything fails.
    begins_with_accounts: bool,
    /// The schedule that it begins with, if it has one.
    schedule: Option<u16>,
    /// How many people are asked for at once.
    people_a_page: u64,
}

impl Plot {
    /// The plot of the `nth` organisation of a story.
    pub fn of(seed: u64, nth: u64, dice: &mut Dice) -> Self {
        Self {
            seed: seed.wrapping_add(nth << 32),
            nth,
            people: 5 + dice.below(25),
            source: if dice.once_in(2) { HrSystem::Personio } else { HrSystem::BambooHr },
            is_strict: dice.once_in(3),
            begins_with_accounts: !dice.once_in(4),
            schedule: dice.once_in(2).then(|| u16::try_from(dice.below(60)).unwrap_or_default()),
            people_a_page: if dice.once_in(3) { 2 + dice.below(6) as u64 } else { u64::MAX },
        }
    }
}

/// A Monday morning.
fn morning() -> DateTime<Utc> {
    DateTime::from_timestamp(1_793_606_400, 0).unwrap_or_default()
}

/// An organisation, and all that happens to it.
pub struct Life {
    pub(crate) site: Rc<Site>,
    pub(crate) office: Office,
    plot: Plot,
    pub(crate) dice: Dice,
    pub(crate) tasks: Tasks,
    pub(crate) oracle: Oracle,
    pub(crate) messages: Messages,
    pub(crate) is_calm: bool,
    /// When those were woken last whose time had come.
    pub(crate) overslept_at: Option<DateTime<Utc>>,
    /// How long an admin looks at something at least.
    looks_until: DateTime<Utc>,
    faults: Tally,
    pub(crate) trace: String,
    /// Requests that are in the trace.
    pub(crate) asked: usize,
    pub(crate) steps: u64,
    crashes: u64,
}

impl Life {
    /// An organisation of which nothing is known yet.
    pub fn new(plot: Plot) -> Self {
        let name = format!("acme-{}", plot.nth);
        let world = World::new(morning(), plot.people, plot.seed);
        let site = Rc::new(Site::new(&name, world, plot.source, plot.people_a_page));
        Self {
            office: Office::of(&site, plot.is_strict),
            site,
            plot,
            dice: Dice::of(plot.seed),
            tasks: Tasks::default(),
            oracle: Oracle::default(),
            messages: Messages::default(),
            is_calm: true,
            overslept_at: None,
            looks_until: morning(),
            faults: Tally::new(),
            trace: String::new(),
            asked: 0,
            steps: 0,
            crashes: 0,
        }
    }

    /// Its id.
    pub fn name(&self) -> &str {
        &self.site.name
    }

    /// It begins with everything connected.
    pub fn begin(&mut self) -> Result<(), Broken> {
        self.note(&format!("{:?}", self.plot));
        self.look();
        self.oracle.begin(self.plot.is_strict);
        for errand in [Errand::Connect, Errand::Approve, Errand::ConnectOther, Errand::Limit(20)] {
            self.do_to_its_end(errand)?;
        }
        for errand in [Errand::ConnectLearning(0), Errand::Export(true), Errand::Write(1)] {
            self.do_to_its_end(errand)?;
        }
        self.do_to_its_end(Errand::Schedule(self.plot.schedule))?;
        if self.plot.begins_with_accounts {
            for errand in [Errand::Sync, Errand::Approve, Errand::ApproveInvitations] {
                self.do_to_its_end(errand)?;
            }
        }
        self.is_calm = false;
        Ok(())
    }

    /// Something goes on, or something happens.
    pub fn step(&mut self) -> Result<(), Broken> {
        self.steps += 1;
        if self.tasks.is_empty() && !Oracle::is_running(&self.site)? {
            self.begin_something()?;
        } else {
            match self.dice.below(200) {
                0..=3 => self.happen(),
                // While they are read, pages shift.
                14..=63 if self.plot.people_a_page < u64::MAX && Oracle::is_reading(&self.site)? => {
                    self.shift();
                }
                4..=6 => self.learn(),
                7..=13 if self.tasks.count(Kind::Office) < 2 => {
                    let errand = Errand::any(&mut self.dice);
                    self.set_about(errand);
                }
                // Somebody looks at something for long, and somebody else is quicker.
                14..=73 if self.tasks.count(Kind::Office) == 1 && self.is_looked_at() => {
                    let errand = Errand::meanwhile(&mut self.dice);
                    self.set_about(errand);
                }
                14..=21 => self.turn_the_weather(),
                22 | 23 => self.crash(),
                24 => {
                    self.note("the cron asks");
                    self.wake(self.site.world.now());
                }
                _ => self.go_on()?,
            }
        }
        self.check()
    }

    /// Nothing is under way.
    fn begin_something(&mut self) -> Result<(), Broken> {
        let is_waiting = Oracle::is_waiting(&self.site)?;
        match self.dice.below(20) {
            0..=4 => self.set_about(Errand::Sync),
            5..=7 => self.happen(),
            8..=11 => self.learn(),
            12 => self.turn_the_weather(),
            13 | 15 => self.let_time_pass(),
            14 => self.set_about(Errand::ApproveExports(None)),
            16 | 17 if is_waiting => self.set_about(Errand::Approve),
            _ => {
                let errand = Errand::any(&mut self.dice);
                self.set_about(errand);
            }
        }
        Ok(())
    }

    fn happen(&mut self) {
        let what = company::happen(&self.site, &mut self.dice);
        self.note(&what);
        self.look();
    }

    fn shift(&mut self) {
        let what = company::shift(&self.site, &mut self.dice);
        self.note(&what);
        self.look();
    }

    fn learn(&mut self) {
        let what = if self.dice.once_in(40) {
            learners::all_learn(&self.site, &mut self.dice)
        } else {
            learners::learn(&self.site, &mut self.dice)
        };
        self.note(&what);
        self.oracle.look_at_learning(&self.site);
    }

    pub(crate) fn look(&mut self) {
        self.oracle.look(&self.site);
    }

    fn turn_the_weather(&mut self) {
        let what = weather::turn(&self.site, &mut self.dice, &mut self.faults);
        self.note(&what);
    }

    fn check(&mut self) -> Result<(), Broken> {
        self.note_asked();
        let notes = Rc::clone(&self.office.notes);
        self.oracle.check(&self.site, &notes.borrow())?;
        self.check_failure_is_told()
    }

    fn set_about(&mut self, errand: Errand) {
        let thinks = if self.is_calm { 0 } else { [0, 0, 1, 20, 300][self.dice.below(5)] };
        self.note(&format!("an admin: {errand:?}, looking at it for {thinks} s"));
        let office = self.office.thinking(TimeDelta::seconds(thinks));
        self.looks_until = self.site.world.now() + TimeDelta::seconds(thinks);
        self.tasks.begin(Kind::Office, office.run(errand));
    }

    /// Whether an admin may be looking at something.
    fn is_looked_at(&self) -> bool {
        self.looks_until > self.site.world.now() + A_MOMENT
    }

    pub(crate) fn do_to_its_end(&mut self, errand: Errand) -> Result<(), Broken> {
        self.set_about(errand);
        self.finish()
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

    /// Lets everything that is under way come to its end: no run is left, or one waits for somebody.
    pub(crate) fn finish(&mut self) -> Result<(), Broken> {
        for _ in 0..PATIENCE {
            let is_under_way = !self.tasks.is_empty() || Oracle::is_running(&self.site)?;
            if !is_under_way {
                return Ok(());
            }
            self.steps += 1;
            self.go_on()?;
            self.check()?;
        }
        Err(Broken("what is under way does not come to its end".to_owned()))
    }

    /// Nothing of `other` is anywhere here.
    pub fn check_apart_from(&self, other: &Self) -> Result<(), Broken> {
        Oracle::check_apart(&self.site, &other.site)
    }

    /// Adds what it came to.
    pub fn count(&self, outcome: &mut Outcome) {
        let (world, runs) = (&self.site.world, self.site.world.database.rows_where("SELECT 1 FROM runs"));
        let (ispring, bamboohr) = (world.providers.ispring.control(), world.providers.bamboohr.control());
        outcome.steps += self.steps;
        outcome.requests += world.waits.get();
        outcome.crashes += self.crashes;
        outcome.runs += runs.len() as u64;
        let written = [ispring.mails().len(), bamboohr.training_records().len(), bamboohr.files().len()];
        for (all, some) in outcome.written.iter_mut().zip(written) {
            *all += some as u64;
        }
        for (what, times) in &self.faults {
            *outcome.faults.entry(*what).or_default() += times;
        }
    }
}
