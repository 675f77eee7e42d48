//! One organisation's object on its platform, as whoever asks it sees it.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use domain::service::HrSystem;
use engine::{Object, config::Config, vault::KeyRing};
use serde_json::Value;

use crate::{
    asking::envelope,
    platform::{Native, World},
};

/// One organisation.
pub struct Site {
    /// Its platform, which outlives the object.
    pub world: Rc<World>,
    /// Its id.
    pub name: String,
    /// What its directory is read from, or was last.
    pub source: Cell<HrSystem>,
    /// Who came back under another number: who they are, by it.
    same: RefCell<BTreeMap<u64, u64>>,
    object: RefCell<Rc<Object<Native>>>,
    config: Rc<Config>,
    /// Alarms that failed one after the other.
    failures: Cell<u32>,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Told {
    /// The status.
    pub status: u16,
    /// The body; null without one.
    pub body: Value,
}

/// Failures of an alarm after which the platform gives it up.
const MOST_FAILURES: u32 = 6;

impl Site {
    /// The organisation `name`, on `world`, that asks for so many people at once.
    pub fn new(name: &str, world: Rc<World>, source: HrSystem, people_a_page: u64) -> Self {
        let keys = KeyRing::new(vec![("k1".to_owned(), [1; 32])]).expect("a ring");
        let config = Rc::new(world.providers.config(people_a_page, keys));
        let object = RefCell::new(Rc::new(Object::new(Native(Rc::clone(&world)))));
        Self {
            world,
            name: name.to_owned(),
            source: Cell::new(source),
            same: RefCell::default(),
            object,
            config,
            failures: Cell::new(0),
        }
    }

    /// The HR system that the directory is not read from.
    pub fn other(&self) -> HrSystem {
        match self.source.get() {
            HrSystem::Personio => HrSystem::BambooHr,
            HrSystem::BambooHr => HrSystem::Personio,
        }
    }

    /// Somebody comes back under another number.
    pub fn comes_back_as(&self, former: u64, new: u64) {
        let former = self.human(former);
        self.same.borrow_mut().insert(new, former);
    }

    /// Whether somebody ever came back under another number.
    pub fn came_back(&self, human: u64) -> bool {
        self.same.borrow().values().any(|former| *former == human)
    }

    /// Who the person of a number is: the same for all numbers that somebody has.
    pub fn human(&self, person: u64) -> u64 {
        self.same.borrow().get(&person).copied().unwrap_or(person)
    }

    /// Asks the object for something.
    pub fn ask(&self, command: Value) -> impl Future<Output = Told> + use<> {
        let envelope = envelope(&self.name, command);
        let (object, config) = (Rc::clone(&self.object.borrow()), Rc::clone(&self.config));
        async move {
            let reply = object.answer(&config, envelope).await;
            let body = serde_json::from_str(reply.body.as_deref().unwrap_or("null")).expect("JSON");
            Told { status: reply.status, body }
        }
    }

    /// Has the object answer the alarm. One that fails rings again, until the platform gives it up.
    pub fn answer_alarm(self: &Rc<Self>) -> impl Future<Output = ()> + use<> {
        let site = Rc::clone(self);
        let (object, config) = (Rc::clone(&site.object.borrow()), Rc::clone(&site.config));
        async move {
            // In one go with the first of what the object does.
            site.world.begin_ringing();
            let outcome = object.ring(Ok(&config)).await;
            site.world.end_ringing();
            match outcome {
                Ok(()) => site.failures.set(0),
                Err(_) => site.note_failure(),
            }
        }
    }

    fn note_failure(&self) {
        self.failures.set(self.failures.get() + 1);
        if self.failures.get() >= MOST_FAILURES {
            self.failures.set(0);
            self.world.lose_alarm();
        } else {
            self.world.set_alarm_to(self.world.now() + chrono::TimeDelta::seconds(2));
        }
    }

    /// The object's memory is gone.
    pub fn crash(&self) {
        self.world.end_ringing();
        self.object.replace(Rc::new(Object::new(Native(Rc::clone(&self.world)))));
    }
}

impl Told {
    /// Whether it was done.
    pub fn is_done(&self) -> bool {
        self.status < 300
    }
}
