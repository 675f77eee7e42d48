//! Whatever happens, in whatever order: the directory tells the truth. An oracle over many seeds, which knows what the
//! provider's simulator knows.

use std::{collections::BTreeMap, fmt::Debug, sync::Arc};

use chrono::TimeDelta;
use domain::{
    api::runs::RunView,
    service::HrSystem,
    sync::{run::Phase, snapshot::Completeness},
};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};
use serde_json::json;
use simulators::{
    company::{Change, Person, Status},
    ispring, personio,
};

use crate::{
    platform::Fate,
    stage::{Stage, Then},
};

const SEEDS: u64 = 30;
const STEPS: usize = 15;

/// One organisation, what was done to it, and what has to be so.
struct Story {
    seed: u64,
    source: HrSystem,
    stage: Stage,
    dice: ChaCha8Rng,
    steps: Vec<String>,
    /// The directory as it was seen last, without its revision, and the revision.
    seen: (String, u64),
    /// Everybody who ever was at the company: nothing of them may be in the log.
    ever: BTreeMap<u64, Vec<String>>,
    /// How often all of the directory was compared.
    compared: usize,
}

impl Story {
    fn of(seed: u64) -> Self {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        let people = 20 + (dice.next_u32() % 41) as usize;
        let source = if seed.is_multiple_of(2) { HrSystem::Personio } else { HrSystem::BambooHr };
        let stage = Stage::with_seed(people, seed);
        let mut story = Self {
            seed,
            source,
            stage,
            dice,
            steps: vec![format!("{people} people at {source:?}")],
            seen: (String::new(), 0),
            ever: BTreeMap::new(),
            compared: 0,
        };
        story.note_everybody();
        let before = story.employed();
        let run = story.stage.connect(source);
        story.check_after(&run, &before);
        story
    }

    /// A number below `most`.
    fn roll(&mut self, most: usize) -> usize {
        self.dice.next_u32() as usize % most.max(1)
    }

    fn people(&self) -> Vec<Arc<Person>> {
        match self.source {
            HrSystem::Personio => self.stage.personio().people(),
            HrSystem::BambooHr => self.stage.bamboohr().people(),
        }
    }

    /// The id that the source has for `person`.
    fn id(&self, person: u64) -> String {
        match self.source {
            HrSystem::Personio => person.to_string(),
            HrSystem::BambooHr => self.stage.bamboohr().employee_id(person),
        }
    }

    /// The names of those who work there and are listed, by the source's id.
    fn employed(&self) -> BTreeMap<String, String> {
        let people = self.people().into_iter().filter(|person| person.status != Status::Inactive);
        people
            .map(|person| {
                let name = format!("{} {}", person.first_name.trim(), person.last_name.trim());
                (self.id(person.id), name.trim().to_owned())
            })
            .collect()
    }

    fn note_everybody(&mut self) {
        for person in self.people() {
            let texts = self.ever.entry(person.id).or_default();
            let full = format!("{} {}", person.first_name, person.last_name);
            texts.extend([person.email.clone(), full].into_iter().filter(|text| text.trim().len() > 5));
        }
    }

    fn note(&mut self, step: impl Debug) {
        self.steps.push(format!("{step:?}"));
    }

    /// Holds, or tells how it came to this.
    #[track_caller]
    fn hold(&self, holds: bool, what: impl FnOnce() -> String) {
        assert!(holds, "seed {}: {}\n{}", self.seed, what(), self.steps.join("\n"));
    }

    /// Something happens at the company.
    fn happen(&mut self) {
        let people = self.people();
        let Some(someone) = people.get(self.roll(people.len())).cloned() else { return };
        let (id, what, text) = (someone.id, self.roll(8), self.dice.next_u32() % 1000);
        let change = match what {
            0 => Change { position: Some(format!("Keeper of {text} keys")), ..Change::default() },
            1 => Change { last_name: Some(format!("Neuberg-{text}")), ..Change::default() },
            2 => Change { status: Some(Status::Active), ..Change::default() },
            _ => Change::default(),
        };
        let hires = 1 + self.roll(3);
        let percent = u8::try_from(2 + self.roll(20)).expect("a small number");
        // The same for whichever simulator is the source.
        macro_rules! at_company {
            ($company:expr) => {{
                let company = $company;
                match what {
                    0..=2 => company.change(id, change).expect("a person"),
                    3 => company.terminate(id).expect("a person"),
                    4 => company.delete(id).expect("a person"),
                    5 => _ = company.hire(hires),
                    6 => _ = company.vanish(percent),
                    _ => company.bring_back(),
                }
            }};
        }
        match self.source {
            HrSystem::Personio => at_company!(self.stage.personio()),
            HrSystem::BambooHr => at_company!(self.stage.bamboohr()),
        }
        let names = ["position", "name", "returns", "leaves", "deleted", "hired", "vanish", "back"];
        self.note((names[what], id, hires, percent));
        self.note_everybody();
    }

    /// What becomes of the next requests.
    fn disturb(&mut self) {
        let fates: Vec<Fate> = (0..=self.roll(4))
            .map(|_| match self.roll(4) {
                0 => Fate::Answered,
                1 => Fate::Lost,
                2 => Fate::AnswerLost,
                _ => Fate::Late(TimeDelta::seconds(40)),
            })
            .collect();
        self.note(&fates);
        self.stage.world.fates.borrow_mut().extend(fates);
    }

    /// A sync, with a crash at some moment or without, and with something that happens at some moment or not.
    fn sync(&mut self) {
        let (crash_at, happens_at) = (self.roll(8), self.roll(12));
        self.note(("sync", crash_at, happens_at));
        let before = self.employed();
        self.stage.start();
        let mut moments = 0;
        for _ in 0..200 {
            let run = self.stage.latest();
            if run.ended_at.is_some() || matches!(run.phase, Phase::Waiting { .. }) {
                break;
            }
            let mut is_now = false;
            self.stage.ring_or_wake(|_| {
                moments += 1;
                is_now |= moments == happens_at;
                if moments == crash_at { Then::Crash } else { Then::GoOn }
            });
            if is_now {
                self.happen();
            }
        }
        let mut run = self.stage.settle();
        if matches!(run.phase, Phase::Waiting { .. }) {
            self.check_always();
            if self.roll(3) == 0 {
                self.note("declined");
                run = self.stage.ask(json!({ "command": "drop_run", "run": run.id })).expect();
            } else {
                self.note("approved");
                run = self.stage.approve(&run);
            }
        }
        self.check_after(&run, &before);
    }

    fn step(&mut self) {
        match self.roll(10) {
            0..=4 => self.happen(),
            5 => self.disturb(),
            6 => {
                self.note("crash and wake");
                self.stage.crash();
                self.stage.wake();
            }
            7 => {
                self.note("an hour passes");
                self.stage.pass(TimeDelta::hours(1));
            }
            _ => self.sync(),
        }
        self.check_always();
    }

    /// The names that the directory has, by id.
    fn directory(&self) -> BTreeMap<String, String> {
        let directory = self.stage.directory();
        let names: BTreeMap<_, _> = (0..directory.ids.len())
            .map(|at| {
                let name = format!("{} {}", directory.first_names[at], directory.last_names[at]);
                (directory.ids[at].to_string(), name.trim().to_owned())
            })
            .collect();
        self.hold(names.len() == directory.ids.len(), || "somebody is in it twice".to_owned());
        names
    }

    /// What holds at every time.
    fn check_always(&mut self) {
        let mut directory = self.stage.directory();
        let revision = std::mem::take(&mut directory.revision);
        let now = serde_json::to_string(&directory).expect("JSON");
        let (before, last) = &self.seen;
        self.hold(revision >= *last, || format!("revision {revision} after {last}"));
        self.hold((revision == *last) == (now == *before), || {
            format!("revision {revision} after {last}, and the directory is the same: {}", now == *before)
        });
        self.seen = (now, revision);
        let run = self.stage.latest();
        if run.ended_at.is_some() {
            let staged = self.stage.world.database.rows("staged");
            self.hold(staged.is_empty(), || format!("{} slices are left behind", staged.len()));
        }
    }

    /// What holds once `run` has ended, which began when those of `before` worked there.
    fn check_after(&mut self, run: &RunView, before: &BTreeMap<String, String>) {
        self.hold(run.ended_at.is_some(), || format!("not over: {run:?}"));
        self.check_always();
        if run.phase != Phase::Done {
            self.hold(matches!(run.phase, Phase::Dropped { .. }), || format!("{:?}", run.phase));
            return;
        }
        let (after, names) = (self.employed(), self.directory());
        for (id, name) in before.iter().filter(|(id, name)| after.get(*id) == Some(*name)) {
            let found = names.get(id);
            self.hold(found == Some(name), || format!("{id} worked there throughout: {found:?}, {run:?}"));
        }
        let is_complete = run.completeness == Some(Completeness::Complete);
        for id in names.keys().filter(|id| is_complete && !after.contains_key(*id)) {
            self.hold(before.contains_key(id), || format!("{id} had left before: {run:?}"));
        }

        // What happened meanwhile is the next one's business: when nothing is on its way, that one tells the truth.
        self.stage.world.fates.borrow_mut().clear();
        let last = self.stage.sync();
        if last.phase == Phase::Done {
            let (truth, names) = (self.employed(), self.directory());
            self.hold(names == truth, || format!("{names:?}\nand not\n{truth:?}\n{last:?}"));
            self.compared += 1;
        } else {
            self.note("what happened meanwhile waits");
            self.stage.ask(json!({ "command": "drop_run", "run": last.id })).expect::<RunView>();
        }
        self.check_always();
    }

    /// That nobody and no secret is in the log.
    fn check_log(&self) {
        let log = format!("{:?}", self.stage.log());
        for text in self.ever.values().flatten() {
            self.hold(!log.contains(text), || format!("{text} in the log"));
        }
        let personio = self.stage.world.providers.personio.credentials(personio::Grant::Directory);
        let ispring = self.stage.world.providers.ispring.credentials(ispring::Grant::Full);
        let key = self.stage.bamboohr_key(simulators::bamboohr::Grant::Full)["access_token"].to_string();
        for secret in [personio.client_secret.as_str(), &ispring.client_secret, key.trim_matches('"')] {
            self.hold(!log.contains(secret), || "a secret in the log".to_owned());
        }
        for bearer in self.stage.world.authorizations.borrow().iter().flatten() {
            self.hold(!log.contains(bearer.as_str()), || "a token in the log".to_owned());
        }
    }
}

#[test]
fn whatever_happens_the_directory_tells_the_truth_and_the_log_tells_of_nobody() {
    let mut compared = 0;
    for seed in 0..SEEDS {
        let mut story = Story::of(seed);
        for _ in 0..STEPS {
            story.step();
        }
        story.sync();
        story.check_log();
        compared += story.compared;
    }
    assert!(compared > 100, "the whole directory was compared {compared} times only");
}
