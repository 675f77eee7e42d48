//! Exports: each completion is a record and a file at `BambooHR`, once, whatever happens in between.

use std::{cell::Cell, collections::BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use domain::{
    api::{
        exports::{ExportsView, WaitingExportsView},
        learning::PersonLearningView,
        runs::RunView,
        sync::SyncView,
    },
    service::HrSystem,
    sync::run::Phase,
};
use engine::platform::Method;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng as _, SeedableRng as _},
};
use serde_json::{Value, json};
use simulators::{
    faults::{Effect, Fault},
    ispring::{self, AccountStatus, Completion, Progress},
    personio,
};

use crate::{
    platform::Fate,
    stage::{Stage, Then},
    taking_over::hire,
};

/// An organisation of `BambooHR` whose exports are allowed and have begun, with one completion.
pub(crate) fn exporting(people: usize) -> Stage {
    let stage = Stage::of(people);
    stage.ispring().clear_accounts();
    stage.connect(HrSystem::BambooHr);
    allow(&stage);
    begin(&stage);
    stage
}

/// The same, with Personio for the directory's source, beside which `BambooHR` is connected.
pub(crate) fn exporting_beside(people: usize) -> Stage {
    let stage = Stage::of(people);
    stage.ispring().clear_accounts();
    stage.connect(HrSystem::Personio);
    stage.connect_beside();
    allow(&stage);
    begin(&stage);
    stage
}

/// Has one course completed, and its export approved: the first one.
fn begin(stage: &Stage) {
    stage.complete(&stage.learners()[..1], "First", 1);
    stage.sync();
    stage.approve_exports(None);
}

/// Has everybody get an account, and allows the export.
pub(crate) fn allow(stage: &Stage) {
    stage.save(json!({ "guard_people": "1000", "guard_percent": "100" }));
    stage.connect_learning();
    stage.sync();
    stage.approve_invitations();
    stage.save(json!({ "export": "allowed" }));
}

impl Stage {
    /// The addresses of those who can learn.
    pub(crate) fn learners(&self) -> Vec<String> {
        let accounts = self.ispring().accounts().into_iter();
        accounts
            .filter(|account| account.status == AccountStatus::Active)
            .map(|account| account.email)
            .collect()
    }

    /// Those of them who are in the directory.
    pub(crate) fn employed_learners(&self) -> Vec<String> {
        let people = self.bamboohr().people();
        let mut learners = self.learners();
        learners.retain(|email| people.iter().any(|person| person.email.eq_ignore_ascii_case(email)));
        learners
    }

    /// Has `people` complete a course each, whose title begins with `course`, `each` of them.
    pub(crate) fn complete(&self, people: &[String], course: &str, each: usize) {
        for number in 0..each {
            let course = format!("{course} {number}");
            self.ispring().add_course(&course);
            for person in people {
                self.ispring().complete(person, &course, Completion::default()).expect("a completion");
            }
        }
    }

    /// Connects `BambooHR` beside the directory's source.
    fn connect_beside(&self) {
        let service = HrSystem::BambooHr;
        self.test(service, self.credential(service), &["work_email"]).expect::<Value>();
        self.ask(json!({ "command": "activate_draft", "service": service, "form": {} })).expect::<Value>();
    }

    /// Completions that wait for an approval of their export.
    pub(crate) fn waiting_exports(&self, from: usize) -> WaitingExportsView {
        self.ask(json!({ "command": "waiting_exports", "from": from })).expect()
    }

    /// Approves the completions that wait, from a day on, and lets the run come to its end.
    pub(crate) fn approve_exports(&self, since: Option<NaiveDate>) -> RunView {
        let form = json!({ "plan": self.waiting_exports(0).plan, "since": since });
        self.ask(json!({ "command": "approve_exports", "form": form })).expect::<RunView>();
        self.settle()
    }

    /// The exports.
    pub(crate) fn exports(&self) -> ExportsView {
        self.ask(json!({ "command": "exports", "stage": null, "before": null })).expect()
    }

    /// Has alarms ring until the run has ended. `between` is asked at each moment at which everything waits, with how
    /// many there were since the beginning. How many there were.
    pub(crate) fn settle_with(&self, mut between: impl FnMut(u64) -> Then) -> (RunView, u64) {
        let moments = Cell::new(0);
        for _ in 0..10_000 {
            let run = self.latest();
            if run.ended_at.is_some() {
                return (run, moments.get());
            }
            let rang = self.ring(|_| {
                let then = between(moments.get());
                moments.set(moments.get() + 1);
                then
            });
            assert!(rang, "nobody goes on with the run");
        }
        panic!("the run does not end: {:?}", self.latest());
    }

    /// Makes sure that so many completions are at `BambooHR` beside the first one: each as one record and one file.
    #[track_caller]
    pub(crate) fn expect_once(&self, completions: usize, what: &str) {
        let completions = completions + 1;
        let notes: Vec<_> =
            self.bamboohr().training_records().into_iter().filter_map(|one| one.notes).collect();
        let names: Vec<_> = self.bamboohr().files().into_iter().map(|file| file.name).collect();
        let different = |all: &[String]| all.iter().collect::<BTreeSet<_>>().len();
        assert_eq!((notes.len(), different(&notes)), (completions, completions), "records, {what}");
        assert_eq!((names.len(), different(&names)), (completions, completions), "files, {what}");
        let mut types: Vec<_> = self.bamboohr().training_types().into_iter().map(|kind| kind.name).collect();
        let all = types.len();
        types.sort_unstable();
        types.dedup();
        assert_eq!(types.len(), all, "types, {what}: {types:?}");
        let counts = self.exports().counts;
        assert_eq!((usize::try_from(counts.done), counts.pending), (Ok(completions), 0), "{what}");
    }
}

#[test]
fn what_was_completed_becomes_a_record_and_a_file() {
    let stage = exporting(8);
    let learners = stage.learners();
    stage.complete(&learners, "Ladders", 2);
    let run = stage.sync();
    assert_eq!((run.phase, run.exports.failure), (Phase::Done, None));
    assert_eq!(run.exports.records, 2 * learners.len() as u64);
    stage.expect_once(2 * learners.len(), "once");
    let again = stage.sync();
    assert_eq!((again.exports.records, again.exports.files, again.exports.types), (0, 0, 0));
    stage.expect_once(2 * learners.len(), "twice");
}

#[test]
fn a_run_that_reads_nobody_tells_how_many_there_are() {
    let stage = exporting(8);
    stage.say("export_again").expect::<RunView>();
    let (run, present) = (stage.settle(), stage.directory().ids.len() as u64);
    assert_eq!((run.phase, run.read, run.present), (Phase::Done, 0, Some(present)));
}

/// Three completions that are about to be exported, at providers that take their time: a crash may come between what
/// they do and what they say.
fn about_to_export() -> Stage {
    let stage = exporting(6);
    stage.complete(&stage.learners()[..1], "Ladders", 2);
    stage.complete(&stage.learners()[1..2], "Fire", 1);
    stage.bamboohr().fault(Fault::on("", Effect::Delay { milliseconds: 50 }));
    stage.say("export_again").expect::<RunView>();
    stage
}

#[test]
fn killed_at_whatever_moment_each_record_and_each_file_is_there_once() {
    let (_, moments) = about_to_export().settle_with(|_| Then::GoOn);
    assert!(moments > 30, "{moments}");
    for crash in 0..moments {
        let stage = about_to_export();
        let (run, _) = stage.settle_with(|moment| if moment == crash { Then::Crash } else { Then::GoOn });
        assert_eq!(run.phase, Phase::Done, "{crash}");
        stage.expect_once(3, &format!("killed at {crash}"));
    }
}

#[test]
fn whatever_is_lost_late_or_killed_each_record_and_each_file_is_there_once() {
    for seed in 0..40 {
        let stage = about_to_export();
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        for path in ["/training/record/employee/", "/files", "/training/type", "/files/categories"] {
            let fate = match dice.next_u32() % 4 {
                0 => Fate::AnswerLost,
                1 => Fate::Lost,
                2 => Fate::Late(TimeDelta::seconds(i64::from(dice.next_u32() % 40))),
                _ => Fate::Answered,
            };
            stage.world.fated.borrow_mut().push((Method::Post, path, fate));
        }
        let crash = u64::from(dice.next_u32() % 60);
        let (run, _) = stage.settle_with(|moment| if moment == crash { Then::Crash } else { Then::GoOn });
        assert_eq!(run.phase, Phase::Done, "seed {seed}");
        // What a run gave up the next ones do.
        stage.sync();
        stage.expect_once(3, &format!("seed {seed}"));
    }
}

/// Sends one completion of somebody's whose request to `path` takes effect so much later, after its answer was given
/// up, while fifty others of theirs are written in between.
fn with_a_late_effect(path: &'static str, by: TimeDelta) -> Stage {
    let stage = exporting(6);
    let one = &stage.learners()[..1];
    // The category and the type are there.
    stage.complete(one, "Ladders", 1);
    stage.sync();
    stage.complete(one, "Fire", 1);
    stage.world.fated.borrow_mut().push((Method::Post, path, Fate::Late(by)));
    stage.say("start_run").expect::<RunView>();
    let is_on_its_way = || stage.world.fated.borrow().is_empty();
    stage.settle_with(|_| {
        if is_on_its_way() && stage.ispring().faults().is_empty() {
            stage.complete(one, "Many", 50);
            // They are completed once, and each takes its time.
            stage.ispring().fault(Fault::on("", Effect::Delay { milliseconds: 0 }));
            stage.bamboohr().fault(Fault::on(path, Effect::Delay { milliseconds: 500 }).by("POST"));
        }
        Then::GoOn
    });
    stage
}

#[test]
fn a_record_that_arrives_after_the_look_and_before_its_judgement_is_not_written_twice() {
    with_a_late_effect("/training/record/employee/", TimeDelta::seconds(38)).expect_once(52, "records");
}

#[test]
fn a_file_that_arrives_after_the_look_and_before_its_judgement_is_not_written_twice() {
    with_a_late_effect("/files", TimeDelta::seconds(38)).expect_once(52, "files");
}

#[test]
fn a_type_that_arrives_late_is_not_created_twice() {
    with_a_late_effect("/training/type", TimeDelta::seconds(38)).expect_once(52, "types");
}

#[test]
fn of_an_adopted_account_alone_the_earlier_completions_are_read() {
    let stage = Stage::of(30);
    let accounts = stage.ispring().accounts();
    let has_learned = |email: &str| {
        let enrolments = stage.ispring().enrolments_of(email).expect("enrolments");
        enrolments
            .into_iter()
            .filter(|one| matches!(one.progress, Progress::Complete | Progress::Passed))
            .count()
    };
    let people = stage.bamboohr().people();
    let late = people.iter().find(|person| {
        let is_theirs = |account: &ispring::Account| account.email.eq_ignore_ascii_case(&person.email);
        let account = accounts.iter().find(|account| is_theirs(account));
        account.is_some_and(|one| one.status == AccountStatus::Active && has_learned(&one.email) > 0)
    });
    let late = late.expect("somebody who has learned");
    stage.bamboohr().hide(late.id).expect("a person");
    stage.connect(HrSystem::BambooHr);
    allow(&stage);
    stage.sync();

    stage.bamboohr().show(late.id);
    stage.take_asked();
    let run = stage.sync();
    assert_eq!((run.phase, run.accounts.adopted), (Phase::Done, 1));
    let asked = stage.take_asked();
    let results: Vec<_> = asked.iter().filter(|asked| asked.contains("/learners/results")).collect();
    let (earlier, others): (Vec<_>, Vec<_>) =
        results.into_iter().partition(|asked| asked.contains("=2000-01-01"));
    assert_eq!((earlier.len(), others.len()), (1, 2), "{earlier:?} {others:?}");
    assert_eq!(earlier[0].matches("userIds").count(), 1);
    let id = stage.bamboohr().employee_id(late.id);
    let learning: PersonLearningView =
        stage.ask(json!({ "command": "person_learning", "person": id })).expect();
    assert_eq!(learning.completions.len(), has_learned(&late.email));

    stage.sync();
    assert!(!stage.take_asked().iter().any(|asked| asked.contains("userIds")), "once");
}

#[test]
fn whatever_somebody_has_completed_an_alarm_asks_two_hundred_times_at_most() {
    let stage = exporting(6);
    stage.complete(&stage.learners()[..1], "Ladders", 300);
    stage.start();
    let mut rings = 0;
    while stage.latest().ended_at.is_none() {
        stage.take_asked();
        assert!(stage.ring(|_| Then::GoOn), "nobody goes on");
        let asked = stage.take_asked().len();
        assert!(asked <= 200, "{asked} requests in one alarm");
        rings += 1;
    }
    assert!(rings > 4, "{rings}");
    stage.expect_once(300, "in slices");
}

#[test]
fn an_alarm_begins_nothing_more_after_half_a_minute_however_slow_each_answer_is() {
    let stage = exporting(60);
    let learners = stage.learners();
    for course in ["Ladders", "Ropes", "Knots", "Hoists", "Cranes", "Winches"] {
        stage.complete(&learners[..4], course, 1);
    }
    stage.sync();
    // Many are to be asked for one by one, as many types are to be made, and as many completions looked at.
    for person in stage.bamboohr().people().iter().rev().take(12) {
        stage.bamboohr().delete(person.id).expect("somebody");
    }
    for course in 0..12 {
        let title = format!("Course {course}");
        stage.ispring().add_course(&title);
        stage.ispring().enrol(&learners[0], &title, None).expect("an account");
    }
    let slow = TimeDelta::seconds(8);
    stage.world.takes.set(slow);
    stage.start();
    while stage.latest().ended_at.is_none() {
        let begun = stage.now().max(stage.world.rings_at().unwrap_or_default());
        stage.take_asked();
        assert!(stage.ring(|_| Then::GoOn), "nobody goes on");
        let lasted = stage.now() - begun;
        let asked = stage.take_asked();
        assert!(lasted <= TimeDelta::seconds(30) + slow * 8, "{lasted} for {asked:#?}");
    }
    assert_eq!(stage.latest().phase, Phase::Done);
}

/// What ends an export, and what is not asked any more then.
#[derive(Debug, Clone, Copy)]
enum End {
    LearningIsDisconnected,
    BambooHrIsDisconnected,
    IsForbidden,
}

impl End {
    fn done_on(self, stage: &Stage) {
        match self {
            Self::LearningIsDisconnected => stage.disconnect_learning(),
            Self::BambooHrIsDisconnected => {
                let form = json!({ "people": "keep" });
                let command = json!({ "command": "disconnect", "service": "bamboohr", "form": form });
                stage.ask(command).expect::<Value>();
            }
            Self::IsForbidden => _ = stage.save(json!({ "export": "forbidden" })),
        }
    }

    fn forbids(self, asked: &str) -> bool {
        match self {
            Self::LearningIsDisconnected => asked.contains("ispring"),
            Self::BambooHrIsDisconnected => asked.contains("bamboohr"),
            Self::IsForbidden => true,
        }
    }
}

#[test]
fn nothing_is_asked_on_terms_that_are_over() {
    let about_to_export = || {
        let stage = exporting_beside(5);
        stage.complete(&stage.learners()[..2], "Ladders", 1);
        stage.say("export_again").expect::<RunView>();
        stage
    };
    let (_, moments) = about_to_export().settle_with(|_| Then::GoOn);
    assert!(moments > 15, "{moments}");
    for end in [End::LearningIsDisconnected, End::BambooHrIsDisconnected, End::IsForbidden] {
        for over in 0..moments {
            let stage = about_to_export();
            let (run, _) = stage.settle_with(|moment| {
                if moment == over {
                    end.done_on(&stage);
                    stage.take_asked();
                }
                Then::GoOn
            });
            assert_eq!(run.phase, Phase::Done, "{end:?} at {over}");
            let asked = stage.take_asked();
            let forbidden: Vec<_> = asked.iter().filter(|asked| end.forbids(asked)).collect();
            assert!(forbidden.is_empty(), "{end:?} at {over}: {forbidden:?}");
            // What was under way then is there once, after all is allowed again.
            match end {
                End::LearningIsDisconnected => stage.connect_learning(),
                End::BambooHrIsDisconnected => stage.connect_beside(),
                End::IsForbidden => _ = stage.save(json!({ "export": "allowed" })),
            }
            stage.sync();
            stage.expect_once(2, &format!("{end:?} at {over}"));
        }
    }
}

#[test]
fn the_last_failure_is_told_of_the_service_that_failed() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.connect_beside();
    stage.personio().revoke(personio::Grant::Directory);
    stage.sync();
    stage.ask(json!({ "command": "make_source", "service": "bamboohr" })).expect::<Value>();
    let run = stage.settle();
    stage.approve(&run);
    let view: SyncView = stage.say("sync").expect();
    assert_eq!(view.source.map(|source| source.service), Some(HrSystem::BambooHr));
    assert_eq!(view.last_failure.map(|failure| failure.service), Some(HrSystem::Personio));
}

#[test]
fn what_somebody_completed_before_their_account_was_found_is_written_however_long_ago_that_is() {
    let stage = exporting(20);
    let email = "kim@nordlicht.example";
    hire(&stage, "Kim", "Kind", email);
    stage.world.fated.borrow_mut().push((Method::Post, "/user$", Fate::AnswerLost));
    let run = stage.start();
    while !stage.world.fated.borrow().is_empty() {
        assert!(stage.ring(|_| Then::GoOn), "nobody asked");
    }
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    stage.complete(&[email.to_owned()], "Ladders", 1);

    // For weeks nobody can be looked up, and everybody's completions are read all the same.
    let down = Effect::Status { code: 503, retry_after: None, body: None };
    stage.ispring().fault(Fault::on("/users/v2", down));
    stage.pass(TimeDelta::days(40));
    let run = stage.sync();
    assert!(run.accounts.failure.is_some() && run.exports.failure.is_none(), "{run:?}");
    stage.ispring().clear_faults();
    assert_eq!(stage.sync().exports.records, 1);
}

#[test]
fn an_alarm_begins_with_nobody_more_once_its_time_is_over_however_slow_the_answers_are() {
    let stage = exporting(120);
    // Types are created first, one after the other: that alone may take all the time there is.
    for (number, learner) in stage.employed_learners()[..30].iter().enumerate() {
        stage.complete(std::slice::from_ref(learner), &format!("Course of {number}"), 1);
    }
    stage.save(json!({ "guard_people": "100", "guard_percent": "100" }));
    let slow = TimeDelta::seconds(8);
    stage.world.takes.set(slow);
    stage.start();
    while stage.latest().ended_at.is_none() {
        stage.take_asked();
        let (mut begun, mut seen, mut last) = (None, 0, None);
        assert!(stage.ring(|_| {
            begun.get_or_insert(stage.now());
            let is_look = |asked: &&String| asked.contains("/training/record/employee/");
            let looks = stage.world.asked.borrow().iter().filter(is_look).count();
            if looks > seen {
                (seen, last) = (looks, Some(stage.now()));
            }
            Then::GoOn
        }));
        let begins = last.zip(begun).map_or(TimeDelta::zero(), |(last, begun)| last - begun);
        assert!(begins <= TimeDelta::seconds(30) + slow, "somebody is begun with after {begins}");
    }
    stage.expect_once(30, "however slowly");
}
