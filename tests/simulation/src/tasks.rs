//! What is under way at the same time. Which of those that can go on goes on next is chance: an object's events
//! interleave wherever they wait for the outside.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
};

use crate::dice::Dice;

/// What kind of event something under way is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The alarm is being answered.
    Alarm,
    /// The cron's message is being answered.
    Wake,
    /// An admin does something.
    Office,
}

/// Something that is under way.
struct Task {
    kind: Kind,
    future: Pin<Box<dyn Future<Output = ()>>>,
    awake: Arc<Awake>,
}

#[derive(Debug)]
struct Awake(AtomicBool);

impl Wake for Awake {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Everything that is under way at an organisation.
#[derive(Default)]
pub struct Tasks(Vec<Task>);

impl Tasks {
    /// Begins something.
    pub fn begin(&mut self, kind: Kind, future: impl Future<Output = ()> + 'static) {
        let awake = Arc::new(Awake(AtomicBool::new(true)));
        self.0.push(Task { kind, future: Box::pin(future), awake });
    }

    /// Whether nothing is under way.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of `kind` are under way.
    pub fn count(&self, kind: Kind) -> usize {
        self.0.iter().filter(|task| task.kind == kind).count()
    }

    /// Lets one of those that can go on do so, up to where it waits next: what kind it was of. Nothing, if all wait.
    pub fn go_on(&mut self, dice: &mut Dice) -> Option<Kind> {
        let is_awake = |(_, task): &(usize, &Task)| task.awake.0.load(Ordering::Relaxed);
        let awake: Vec<_> = self.0.iter().enumerate().filter(is_awake).map(|(place, _)| place).collect();
        let place = *dice.one_of(&awake)?;
        let task = self.0.get_mut(place)?;
        task.awake.0.store(false, Ordering::Relaxed);
        let waker = Waker::from(Arc::clone(&task.awake));
        let kind = task.kind;
        if let Poll::Ready(()) = task.future.as_mut().poll(&mut Context::from_waker(&waker)) {
            drop(self.0.remove(place));
        }
        Some(kind)
    }

    /// All of it is gone, as in a crash.
    pub fn crash(&mut self) {
        self.0.clear();
    }
}
