//! What will be done, step by step, about how long each took last time on this machine, and how long it takes now.

mod times;

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::command::say;
use times::Times;

/// Steps that were planned, of which some are done.
pub(crate) struct Progress {
    planned: Vec<String>,
    times: Times,
}

impl Progress {
    /// Says in one line what will be done.
    pub(crate) fn begin(planned: Vec<String>) -> Self {
        let times = Times::of_this_machine();
        if !planned.is_empty() {
            say(&plan(&planned, |step| times.last(step)));
        }
        Self { planned, times }
    }

    /// Says nothing before there is something to do.
    pub(crate) fn unplanned() -> Self {
        Self::begin(Vec::new())
    }

    /// No plan, and no time that is kept.
    #[cfg(test)]
    pub(crate) fn nowhere_kept() -> Self {
        Self { planned: Vec::new(), times: Times::default() }
    }

    /// Does a step: a line as it begins, a line with its time when it has ended.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let step = self.start(name);
        let done = work()?;
        self.done(&step);
        Ok(done)
    }

    /// Begins a step that may be given up.
    pub(crate) fn start(&self, name: &str) -> Step {
        let place = place(&self.planned, name);
        say(&beginning(&place, self.times.last(name)));
        Step { name: name.to_owned(), place, begin: Instant::now() }
    }

    /// Ends a step that was done.
    pub(crate) fn done(&mut self, step: &Step) {
        let took = step.begin.elapsed();
        say(&format!("{}: done in {}", step.place, words(took)));
        self.times.note(&step.name, took);
    }
}

/// A step that was begun.
pub(crate) struct Step {
    name: String,
    place: String,
    begin: Instant,
}

/// All steps with the times that are known, and their sum.
fn plan(planned: &[String], last: impl Fn(&str) -> Option<Duration>) -> String {
    let known: Duration = planned.iter().filter_map(|step| last(step)).sum();
    let new = planned.iter().filter(|step| last(step).is_none()).count();
    let steps: Vec<_> = planned
        .iter()
        .map(|step| match last(step) {
            Some(time) => format!("{step} ({})", words(time)),
            None => step.clone(),
        })
        .collect();
    let sum = match (new, known) {
        (0, known) => format!("about {} last time", words(known)),
        (_, Duration::ZERO) => "no times are known of this machine yet".to_owned(),
        (new, known) => format!("about {} last time, and {new} of which no time is known yet", words(known)),
    };
    let count = if planned.len() == 1 { "1 step".to_owned() } else { format!("{} steps", planned.len()) };
    format!("{count}: {}; {sum}", steps.join(", "))
}

/// The number of a step among those that were planned, and its name; one that nobody planned has no number.
fn place(planned: &[String], name: &str) -> String {
    match planned.iter().position(|step| step == name) {
        Some(index) => format!("{}/{} {name}", index + 1, planned.len()),
        None => name.to_owned(),
    }
}

fn beginning(place: &str, last: Option<Duration>) -> String {
    match last {
        Some(time) => format!("{place}, about {}", words(time)),
        None => format!("{place} …"),
    }
}

/// A time as a person says it, in whole seconds and at least one.
fn words(time: Duration) -> String {
    let seconds = ((time.as_millis() + 500) / 1000).max(1);
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{beginning, place, plan, words};

    const STEPS: [&str; 2] = ["building the app", "building the Worker"];

    fn planned() -> Vec<String> {
        STEPS.map(str::to_owned).to_vec()
    }

    #[test]
    fn the_plan_says_each_step_with_its_last_time_and_the_sum() {
        let last = |step: &str| Some(Duration::from_secs(if step == STEPS[0] { 70 } else { 50 }));
        let expected =
            "2 steps: building the app (1 min 10 s), building the Worker (50 s); about 2 min last time";
        assert_eq!(plan(&planned(), last), expected);
    }

    #[test]
    fn what_was_never_done_here_is_promised_no_time() {
        let last = |step: &str| (step == STEPS[0]).then(|| Duration::from_secs(70));
        let expected = "2 steps: building the app (1 min 10 s), building the Worker; \
                        about 1 min 10 s last time, and 1 of which no time is known yet";
        assert_eq!(plan(&planned(), last), expected);
        let expected = "1 step: building the Worker; no times are known of this machine yet";
        assert_eq!(plan(&planned()[1..], last), expected);
    }

    #[test]
    fn a_step_has_its_number_and_its_time() {
        let place = |name: &str| place(&planned(), name);
        assert_eq!(place(STEPS[1]), "2/2 building the Worker");
        assert_eq!(place("something else"), "something else");
        assert_eq!(beginning("1/2 x", Some(Duration::from_secs(3))), "1/2 x, about 3 s");
        assert_eq!(beginning("1/2 x", None), "1/2 x …");
    }

    #[test]
    fn times_are_whole_seconds_and_minutes() {
        for (millis, expected) in [
            (0, "1 s"),
            (1499, "1 s"),
            (1500, "2 s"),
            (59_400, "59 s"),
            (59_600, "1 min"),
            (70_000, "1 min 10 s"),
            (3_725_000, "62 min 5 s"),
        ] {
            assert_eq!(words(Duration::from_millis(millis)), expected);
        }
    }
}
