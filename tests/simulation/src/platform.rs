//! A platform without a wall clock, sockets or threads: `SQLite` in memory, a clock that a test moves, an alarm that
//! behaves as the runtime's, and the providers' simulators as services.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet, VecDeque},
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
    time::Duration,
};

use chrono::{DateTime, Offset, TimeDelta, TimeZone, Utc};
use domain::{
    attention::OperatorLink,
    identity::address::Address,
    schedule::{ZoneName, ZoneRules},
};
use engine::{
    fault::Fault,
    platform::{
        Alarm, Clock, Entropy, Executed, Journal, Level, Method, NoAnswer, Outside, Payload, Register,
        Request, Response, Sql, Value,
    },
};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};

use crate::{providers::Providers, sqlite::Database};

/// What outlives an organisation's object: a crash takes the object's memory and leaves this.
pub struct World {
    /// Its storage.
    pub database: Database,
    /// What everybody takes for now.
    pub clock: simulators::clock::Clock,
    /// The outside.
    pub providers: Providers,
    alarm: Cell<Option<DateTime<Utc>>>,
    /// Whether the alarm that is set will never ring: it was set to a time that was not ahead while one was answered.
    is_dead: Cell<bool>,
    /// Whether an alarm is being answered.
    is_ringing: Cell<bool>,
    /// How many alarms can't be set, from now on.
    pub alarms_to_fail: Cell<u32>,
    /// How many could not be.
    pub alarms_failed: Cell<usize>,
    /// What it takes for chance.
    pub entropy: RefCell<ChaCha8Rng>,
    /// What the register was told.
    pub due: Cell<Option<DateTime<Utc>>>,
    /// Whether the register does not know the organisation any more.
    pub is_erased: Cell<bool>,
    /// The same, for when somebody looks after a run.
    pub watched: Cell<Option<DateTime<Utc>>>,
    /// The members who were invited by an address, and have not come yet.
    pub invited: RefCell<BTreeMap<Address, String>>,
    /// The links that the operator made lately.
    pub operator_links: RefCell<Vec<OperatorLink>>,
    /// The members who are signed in.
    pub signed_in: RefCell<BTreeSet<String>>,
    /// The log.
    pub lines: RefCell<Vec<(Level, String, serde_json::Value)>>,
    /// How often the engine has waited for the outside: a crash may come at each of them.
    pub waits: Cell<u64>,
    /// How long a request takes, if nothing else is said.
    pub takes: Cell<TimeDelta>,
    /// Those who sleep, by when they wake.
    sleepers: RefCell<BTreeMap<(DateTime<Utc>, u64), Waker>>,
    /// How many have slept.
    slept: Cell<u64>,
    /// What becomes of the next requests, by their order, whatever the simulators would say.
    pub fates: RefCell<VecDeque<Fate>>,
    /// The same for the next request with this method and this text in its path, or at its end where `$` is, each once.
    pub fated: RefCell<Vec<(Method, &'static str, Fate)>>,
    /// How many requests were not answered.
    pub unanswered: Cell<u64>,
    /// How many requests have come to a provider that may have written something by them.
    pub posted: Cell<u64>,
    /// Requests that are on their way, and when they arrive. Nobody waits for their answers any more.
    late: RefCell<Vec<(DateTime<Utc>, Request)>>,
    /// The paths that were asked for, with their method and host.
    pub asked: RefCell<Vec<String>>,
    /// When each of them was sent.
    pub asked_at: RefCell<Vec<DateTime<Utc>>>,
    /// What each of them was sent with as its `Authorization`.
    pub authorizations: RefCell<Vec<Option<String>>>,
    /// Requests that are answered as if they had been sent with another secret, and so on: by what is in their path.
    pub instead: RefCell<Vec<Instead>>,
}

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is answered.
    Answered,
    /// It is never carried out.
    Lost,
    /// It is carried out, and the answer is lost.
    AnswerLost,
    /// It is carried out so long after it was sent, and the answer is lost.
    Late(TimeDelta),
}

/// An answer in the place of the simulator's, for paths with this text in them.
pub struct Instead {
    /// What is in the path.
    pub path: &'static str,
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Option<String>,
}

impl World {
    /// A platform on which nothing was done yet, and a company of so many `people`.
    pub fn new(now: DateTime<Utc>, people: usize, seed: u64) -> Rc<Self> {
        let clock = simulators::clock::Clock::at(now);
        Rc::new(Self {
            database: Database::default(),
            providers: Providers::new(people, seed, &clock),
            clock,
            alarm: Cell::new(None),
            is_dead: Cell::new(false),
            is_ringing: Cell::new(false),
            alarms_to_fail: Cell::new(0),
            alarms_failed: Cell::new(0),
            entropy: RefCell::new(ChaCha8Rng::seed_from_u64(seed)),
            due: Cell::new(None),
            is_erased: Cell::new(false),
            watched: Cell::new(None),
            invited: RefCell::default(),
            operator_links: RefCell::default(),
            signed_in: RefCell::default(),
            lines: RefCell::default(),
            waits: Cell::new(0),
            takes: Cell::new(TimeDelta::milliseconds(40)),
            sleepers: RefCell::default(),
            slept: Cell::new(0),
            fates: RefCell::default(),
            fated: RefCell::default(),
            unanswered: Cell::new(0),
            posted: Cell::new(0),
            late: RefCell::default(),
            asked: RefCell::default(),
            asked_at: RefCell::default(),
            authorizations: RefCell::default(),
            instead: RefCell::default(),
        })
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.date_time()
    }

    /// Moves the clock to `to`, unless it is there already. What is on its way until then arrives.
    pub fn wait_until(&self, to: DateTime<Utc>) {
        while let Some((at, request)) = self.next_late(to) {
            self.move_clock(at);
            self.note_arrival(&request);
            // Simulators answer at once.
            let mut answer = pin!(self.providers.answer(request));
            assert!(answer.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready());
        }
        self.move_clock(to);
    }

    fn next_late(&self, to: DateTime<Utc>) -> Option<(DateTime<Utc>, Request)> {
        let mut late = self.late.borrow_mut();
        let (place, _) =
            late.iter().enumerate().filter(|(_, (at, _))| *at <= to).min_by_key(|(_, (at, _))| *at)?;
        Some(late.remove(place))
    }

    /// What becomes of `request`.
    fn fate_of(&self, request: &Request) -> Fate {
        let path = path_of(request);
        let mut fated = self.fated.borrow_mut();
        let is_there = |part: &str| match part.strip_suffix('$') {
            Some(end) => path.ends_with(end),
            None => path.contains(part),
        };
        let is_it = |(method, part, _): &(Method, &str, Fate)| *method == request.method && is_there(part);
        match fated.iter().position(is_it) {
            Some(place) => fated.remove(place).2,
            None => match self.fates.borrow_mut().pop_front() {
                // What turns an account off must not come after what turns it on again (docs/simulation.md).
                Some(Fate::Late(_)) if path.contains("/users/") => Fate::AnswerLost,
                fate => fate.unwrap_or(Fate::Answered),
            },
        }
    }

    fn note_arrival(&self, request: &Request) {
        self.posted.set(self.posted.get() + u64::from(request.method != Method::Get));
    }

    fn move_clock(&self, to: DateTime<Utc>) {
        if let Ok(by) = (to - self.now()).to_std() {
            self.clock.advance(by);
        }
    }

    /// When the alarm rings: never, if it is set to a time that it will not ring at.
    pub fn rings_at(&self) -> Option<DateTime<Utc>> {
        self.alarm.get().filter(|_| !self.is_dead.get())
    }

    /// The alarm rings: it is set aside while it is answered.
    pub fn begin_ringing(&self) {
        self.alarm.set(None);
        self.is_dead.set(false);
        self.is_ringing.set(true);
    }

    /// The alarm is answered.
    pub fn end_ringing(&self) {
        self.is_ringing.set(false);
    }

    /// Takes the alarm away, as the platform does after failures.
    pub fn lose_alarm(&self) {
        self.alarm.set(None);
    }

    /// The alarm is set, and will never ring.
    pub fn kill_alarm(&self) {
        self.alarm.set(Some(self.now()));
        self.is_dead.set(true);
    }

    /// The alarm rings at `at`, whatever was wanted.
    pub fn set_alarm_to(&self, at: DateTime<Utc>) {
        self.alarm.set(Some(at));
        self.is_dead.set(false);
    }

    /// Lets time pass until the next sleepers wake; whether anybody sleeps. Those whose time has come are awake already,
    /// and may belong to a future that is held up for a moment.
    pub fn wake_next(&self) -> bool {
        self.wait_until(self.next_sleeper_ahead().unwrap_or_else(|| self.now()));
        self.wake_due();
        !self.sleepers.borrow().is_empty()
    }

    /// Wakes those whose time has come.
    pub fn wake_due(&self) {
        for (_, waker) in self.sleepers.borrow().range(..=(self.now(), u64::MAX)) {
            waker.wake_by_ref();
        }
    }

    /// When the next of those wakes whose time has not come: others are awake, and may be held up for long.
    pub fn next_sleeper_ahead(&self) -> Option<DateTime<Utc>> {
        let now = self.now();
        self.sleepers.borrow().keys().map(|(at, _)| *at).find(|at| *at > now)
    }

    /// When the next of those wakes who sleep.
    pub fn next_sleeper(&self) -> Option<DateTime<Utc>> {
        self.sleepers.borrow().keys().next().map(|(at, _)| *at)
    }

    /// Lets so much time pass.
    pub async fn pass(&self, by: TimeDelta) {
        self.sleep_until(self.now() + by).await;
    }

    async fn sleep_until(&self, at: DateTime<Utc>) {
        self.slept.set(self.slept.get() + 1);
        let asleep = Asleep { world: self, place: (at, self.slept.get()) };
        std::future::poll_fn(|context| {
            if self.now() >= at {
                return Poll::Ready(());
            }
            self.sleepers.borrow_mut().insert(asleep.place, context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

/// Somebody who sleeps, as long as their future is not dropped.
struct Asleep<'a> {
    world: &'a World,
    place: (DateTime<Utc>, u64),
}

impl Drop for Asleep<'_> {
    fn drop(&mut self) {
        self.world.sleepers.borrow_mut().remove(&self.place);
    }
}

/// The ports of one object.
#[derive(Clone)]
pub struct Native(pub Rc<World>);

impl Sql for Native {
    fn execute(&self, sql: &str, values: Vec<Value>) -> Result<Executed, Fault> {
        self.0.database.execute(sql, values)
    }

    fn transaction<T>(&self, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        self.0.database.transaction(work)
    }

    async fn erase(&self) -> Result<(), Fault> {
        self.0.database.erase()
    }
}

impl Alarm for Native {
    async fn alarm(&self) -> Result<Option<DateTime<Utc>>, Fault> {
        Ok(self.0.alarm.get())
    }

    /// An alarm for a time that is not ahead, set while one is answered, is kept and does not ring
    /// (cloudflare/workerd#6866).
    async fn set_alarm(&self, at: DateTime<Utc>) -> Result<(), Fault> {
        if let Some(left) = self.0.alarms_to_fail.get().checked_sub(1) {
            self.0.alarms_to_fail.set(left);
            self.0.alarms_failed.set(self.0.alarms_failed.get() + 1);
            return Err(Fault::internal("setting an alarm", "a fault on order"));
        }
        self.0.alarm.set(Some(at));
        self.0.is_dead.set(self.0.is_ringing.get() && at <= self.0.now());
        Ok(())
    }

    async fn delete_alarm(&self) -> Result<(), Fault> {
        self.0.alarm.set(None);
        Ok(())
    }
}

/// What the IANA database says of a zone.
#[derive(Debug, Clone, Copy)]
pub struct Zone(chrono_tz::Tz);

impl ZoneRules for Zone {
    fn offset_at(&self, instant: DateTime<Utc>) -> TimeDelta {
        let offset = self.0.offset_from_utc_datetime(&instant.naive_utc());
        TimeDelta::seconds(i64::from(offset.fix().local_minus_utc()))
    }
}

impl Clock for Native {
    type Zone = Zone;

    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }

    async fn sleep(&self, duration: Duration) {
        let at = self.0.now() + TimeDelta::from_std(duration).expect("a short time");
        self.0.sleep_until(at).await;
    }

    fn zone(&self, name: &ZoneName) -> Option<Zone> {
        name.as_str().parse().ok().map(Zone)
    }
}

impl Entropy for Native {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        self.0.entropy.borrow_mut().fill_bytes(bytes);
        Ok(())
    }
}

impl Outside for Native {
    async fn send(&self, request: Request) -> Result<Response, NoAnswer> {
        let world = &self.0;
        world.waits.set(world.waits.get() + 1);
        let host = request.url.host_str().unwrap_or_default();
        world.asked.borrow_mut().push(format!("{:?} {host}{}", request.method, path_of(&request)));
        world.asked_at.borrow_mut().push(world.now());
        let authorization = request.headers.iter().find(|(name, _)| *name == "authorization");
        world.authorizations.borrow_mut().push(authorization.map(|(_, value)| value.clone()));
        let fate = world.fate_of(&request);
        world.unanswered.set(world.unanswered.get() + u64::from(fate != Fate::Answered));
        let time_out = TimeDelta::from_std(request.time_out).expect("a short time");
        let begun = world.now();
        world.sleep_until(begun + world.takes.get()).await;
        if let Fate::Late(by) = fate {
            world.late.borrow_mut().push((begun + by, request));
            world.sleep_until(begun + time_out).await;
            return Err(NoAnswer::Unreachable);
        }
        if fate == Fate::Lost {
            world.sleep_until(begun + time_out).await;
            return Err(NoAnswer::Unreachable);
        }
        if let Some(answer) = self.instead(&request) {
            return Ok(answer);
        }
        let largest = request.largest;
        world.note_arrival(&request);
        let outcome = world.providers.answer(request).await;
        let takes = TimeDelta::from_std(outcome.after).expect("a short time");
        if fate == Fate::AnswerLost || takes > time_out {
            world.sleep_until(begun + time_out).await;
            return Err(NoAnswer::Unreachable);
        }
        world.sleep_until(begun + world.takes.get() + takes).await;
        crate::providers::seen(outcome, largest)
    }
}

fn path_of(request: &Request) -> String {
    match request.url.query() {
        Some(query) => format!("{}?{query}", request.url.path()),
        None => request.url.path().to_owned(),
    }
}

impl Native {
    fn instead(&self, request: &Request) -> Option<Response> {
        let path = path_of(request);
        let instead = self.0.instead.borrow();
        let found = instead.iter().find(|instead| path.contains(instead.path))?;
        let body = found.body.clone().unwrap_or_default().into_bytes();
        Some(Response { status: found.status, body, ..Response::default() })
    }
}

impl Register for Native {
    async fn sign_out(&self, _: &str, members: &[String]) -> Result<(), Fault> {
        self.0.signed_in.borrow_mut().retain(|member| !members.contains(member));
        Ok(())
    }

    async fn invited(&self, _: &str, address: &Address) -> Result<Option<String>, Fault> {
        Ok(self.0.invited.borrow().get(address).cloned())
    }

    async fn operator_links(&self, _: &str) -> Result<Vec<OperatorLink>, Fault> {
        Ok(self.0.operator_links.borrow().clone())
    }

    async fn organisation_name(&self, _: &str) -> Result<String, Fault> {
        if self.0.is_erased.get() {
            return Err(Fault::internal("naming an organisation", "there is none"));
        }
        Ok("Nordlicht".to_owned())
    }

    async fn set_due(&self, _: &str, at: Option<DateTime<Utc>>) -> Result<(), Fault> {
        self.0.due.set(at);
        Ok(())
    }

    async fn set_watched(&self, _: &str, from: Option<DateTime<Utc>>) -> Result<(), Fault> {
        self.0.watched.set(from);
        Ok(())
    }
}

impl Journal for Native {
    fn line(&self, level: Level, message: &str, fields: serde_json::Value) {
        self.0.lines.borrow_mut().push((level, message.to_owned(), fields));
    }
}

/// The method and the payload, as the simulators take them.
pub fn parts(request: Request) -> (http::Method, Vec<u8>) {
    let method = match request.method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
        Method::Put => http::Method::PUT,
    };
    let body = match request.payload {
        None => Vec::new(),
        Some(Payload::Text(text)) => text.into_bytes(),
        Some(Payload::Bytes(bytes)) => bytes,
    };
    (method, body)
}
