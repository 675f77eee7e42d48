//! One seed: some organisations, what happens to them, and what has to hold.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{
    dice::Dice,
    life::{Life, Plot},
    oracle::Broken,
    weather::Tally,
};

/// Steps of one story: something goes on, or something happens.
const STEPS: usize = 830;

/// What is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// How many organisations there are; as many as the seed says, if nothing else is said.
    pub organisations: Option<usize>,
}

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

/// Tells the story of `seed`.
pub fn tell(seed: u64, options: Options) -> Outcome {
    let mut dice = Dice::of(seed);
    let usual = if dice.once_in(8) { 2 + dice.below(2) } else { 1 };
    let count = options.organisations.unwrap_or(usual).max(1);
    let lives: Vec<_> = (0..count as u64).map(|nth| Life::new(Plot::of(seed, nth, &mut dice))).collect();
    let mut story = Story { lives, trace: String::new() };
    let broken = story.go(&mut dice).err();
    if let Some(Broken(what)) = &broken {
        let _ = writeln!(story.trace, "BROKEN: {what}");
    }
    story.end(broken)
}

/// Organisations that know nothing of each other, each by its own clock.
struct Story {
    lives: Vec<Life>,
    trace: String,
}

impl Story {
    fn go(&mut self, dice: &mut Dice) -> Result<(), Broken> {
        for nth in 0..self.lives.len() {
            self.let_live(nth, Life::begin)?;
        }
        // All of them together have as many steps as one alone.
        for _ in 0..STEPS {
            let nth = dice.below(self.lives.len());
            self.let_live(nth, Life::step)?;
        }
        for nth in 0..self.lives.len() {
            self.let_live(nth, Life::come_to_rest)?;
        }
        self.check_apart()
    }

    fn let_live(
        &mut self,
        nth: usize,
        what: impl FnOnce(&mut Life) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        let Some(life) = self.lives.get_mut(nth) else { return Ok(()) };
        let outcome = what(life);
        self.trace.push_str(&life.take_trace());
        if outcome.is_err() {
            self.trace.push_str(&life.tell_stored());
        }
        outcome
    }

    /// Nothing of one organisation is anywhere at another.
    fn check_apart(&self) -> Result<(), Broken> {
        for one in &self.lives {
            for other in &self.lives {
                if one.name() != other.name() {
                    one.check_apart_from(other)?;
                }
            }
        }
        Ok(())
    }

    fn end(self, broken: Option<Broken>) -> Outcome {
        let mut outcome = Outcome {
            steps: 0,
            requests: 0,
            crashes: 0,
            runs: 0,
            written: [0; 3],
            faults: BTreeMap::new(),
            broken,
            trace: self.trace,
        };
        for life in self.lives {
            life.count(&mut outcome);
        }
        outcome
    }
}
