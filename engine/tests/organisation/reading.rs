//! Reading while people come and go: nobody leaves for slipping through the pages.

use chrono::TimeDelta;
use domain::{
    api::runs::RunView,
    provider::Warning,
    service::HrSystem,
    sync::{run::Phase, snapshot::Completeness},
};
use serde_json::json;
use simulators::company::Change;

use crate::{
    platform::Instead,
    stage::{Stage, Then},
};

/// The ids of those who are in the directory.
fn present(stage: &Stage) -> Vec<String> {
    stage.directory().ids.iter().map(|id| id.as_str().to_owned()).collect()
}

/// What is in the path of a request for one person.
const ONE: &str = "/company/employees/1";

/// Of the requests since this was asked last, those for one person.
fn asked_for_one(stage: &Stage) -> Vec<String> {
    let is_for_one = |request: &String| request.contains(ONE);
    stage.take_asked().into_iter().filter(is_for_one).collect()
}

fn is_at_work(run: &RunView) -> bool {
    run.ended_at.is_none() && !matches!(run.phase, Phase::Waiting { .. })
}

/// Runs until it waits or has ended. Before the second page arrives somebody of the first one is deleted and somebody is
/// hired, so that the first person of the second page slips to the first, which was read.
fn sync_while_people_move(stage: &Stage) {
    stage.take_asked();
    stage.start();
    go_on_while_people_move(stage, 1);
}

/// The same for a run that is under way, each of so many `times` that the second page is asked for.
fn go_on_while_people_move(stage: &Stage, times: usize) {
    let mut moved = 0;
    while is_at_work(&stage.latest()) {
        let rang = stage.ring(|_| {
            let asked = stage.world.asked.borrow();
            let second = asked.iter().filter(|request| request.contains("offset=100&")).count();
            if second > moved && moved < times {
                moved += 1;
                stage.personio().delete(stage.personio().people()[3].id).expect("a person");
                stage.personio().hire(1);
            }
            Then::GoOn
        });
        assert!(rang, "{:?}", stage.latest());
    }
    assert_eq!(moved, times);
}

/// An organisation that was read from `BambooHR`, and is to be read from Personio: the run that shows it has begun.
fn changing_source(people: usize) -> Stage {
    let stage = Stage::of(people);
    stage.connect(HrSystem::BambooHr);
    let form = stage.credential(HrSystem::Personio);
    stage.test(HrSystem::Personio, form, &["work_email"]).expect::<serde_json::Value>();
    stage
        .ask(json!({ "command": "activate_draft", "service": "personio", "form": {} }))
        .expect::<serde_json::Value>();
    stage.take_asked();
    stage.ask(json!({ "command": "make_source", "service": "personio" })).expect::<RunView>();
    stage
}

#[test]
fn whoever_slips_through_the_pages_of_another_source_stays() {
    for times in [1, 2] {
        let stage = changing_source(250);
        let slip: Vec<_> = stage.personio().people()[100..102].iter().map(|one| one.email.clone()).collect();
        go_on_while_people_move(&stage, times);
        let run = stage.latest();
        assert_eq!(run.counts.map(|counts| counts.leaves), Some(0), "{times}: {:?}", run.completeness);
        stage.approve(&run);
        let emails: Vec<_> = stage.directory().work_emails.into_iter().flatten().collect();
        for email in slip {
            assert!(emails.iter().any(|one| one.eq_ignore_ascii_case(&email)), "{email}");
        }
        // What was left open the next sync finds out.
        let run = stage.sync();
        assert_eq!(run.counts.map(|counts| counts.leaves), Some(times as u64));
    }
}

#[test]
fn everybody_of_another_source_is_read_once_more_only_if_somebody_is_missing() {
    for (missing, pages, times) in [(false, 3, 1), (true, 3, 2), (true, 1, 1)] {
        let stage = changing_source(if pages == 1 { 60 } else { 250 });
        if missing {
            stage.personio().delete(stage.personio().people()[3].id).expect("a person");
        }
        let run = stage.settle();
        assert!(matches!(run.phase, Phase::Waiting { .. }), "{run:?}");
        assert_eq!(run.completeness, Some(Completeness::Complete));
        assert_eq!(run.counts.map(|counts| counts.leaves), Some(u64::from(missing)));
        let first = stage.take_asked().into_iter().filter(|one| one.contains("offset=0&")).count();
        assert_eq!(first, times, "{missing} {pages}");
    }
}

#[test]
fn whoever_slips_through_the_pages_stays() {
    let stage = Stage::of(250);
    stage.connect(HrSystem::Personio);
    let before = present(&stage);
    sync_while_people_move(&stage);
    let run = stage.latest();
    assert_eq!((run.phase, run.counts.map(|counts| counts.leaves)), (Phase::Done, Some(0)));
    let after = present(&stage);
    assert!(
        before.iter().all(|id| after.contains(id)),
        "nobody left but who was deleted, and who was read before"
    );
    let unseen = run.warnings.iter().find(|counted| counted.warning == Warning::NotVisible);
    assert_eq!(unseen.map(|counted| counted.people), Some(1));
    assert_eq!(asked_for_one(&stage).len(), 1);

    // The next read finds everybody, and who was deleted leaves.
    let run = stage.sync();
    assert_eq!(run.counts.map(|counts| counts.leaves), Some(1));
    assert_eq!(run.warnings, []);
}

#[test]
fn whoever_was_deleted_is_asked_for_once_and_leaves() {
    for service in HrSystem::ALL {
        let stage = Stage::of(40);
        stage.connect(service);
        let gone = stage.personio().people()[5].id;
        match service {
            HrSystem::Personio => stage.personio().delete(gone),
            HrSystem::BambooHr => stage.bamboohr().delete(gone),
        }
        .expect("a person");
        let before = present(&stage).len();
        stage.take_asked();
        let run = stage.sync();
        assert_eq!((run.counts.map(|counts| counts.leaves), run.warnings), (Some(1), vec![]), "{service:?}");
        assert_eq!(present(&stage).len(), before - 1, "{service:?}");
        if service == HrSystem::Personio {
            assert_eq!(asked_for_one(&stage).len(), 1);
        }
    }
}

#[test]
fn who_may_not_be_asked_for_stays_and_a_provider_that_is_down_is_waited_for() {
    let stage = Stage::of(40);
    stage.connect(HrSystem::Personio);
    stage.personio().delete(stage.personio().people()[5].id).expect("a person");
    let says = |status| vec![Instead { path: "/company/employees/1", status, body: None }];
    stage.world.instead.replace(says(403));
    let run = stage.sync();
    assert_eq!((run.phase, run.counts.map(|counts| counts.leaves)), (Phase::Done, Some(0)));

    stage.world.instead.replace(says(503));
    stage.start();
    for _ in 0..5 {
        stage.ring(|_| Then::GoOn);
    }
    let run = stage.latest();
    assert!(run.trouble.is_some() && run.ended_at.is_none(), "{run:?}");
    stage.world.instead.take();
    let run = stage.settle();
    assert_eq!((run.phase, run.counts.map(|counts| counts.leaves)), (Phase::Done, Some(1)));
}

#[test]
fn a_plan_that_waits_names_nobody_who_slipped_through_the_pages() {
    let stage = Stage::of(250);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "guard_people": "0" }));
    let people = stage.personio().people();
    let gone: Vec<u64> = people[150..153].iter().map(|person| person.id).collect();
    for id in &gone {
        stage.personio().delete(*id).expect("a person");
    }
    let before = present(&stage);
    sync_while_people_move(&stage);
    let run = stage.latest();
    assert!(matches!(run.phase, Phase::Waiting { .. }), "{run:?}");
    // Those three; who was deleted after they were read is there for one more read.
    assert_eq!(run.counts.map(|counts| counts.leaves), Some(3));
    assert_eq!(asked_for_one(&stage).len(), 4);
    stage.approve(&run);
    let after = present(&stage);
    let left: Vec<_> = before.iter().filter(|id| !after.contains(id)).cloned().collect();
    assert_eq!(left, gone.iter().map(ToString::to_string).collect::<Vec<_>>());
}

#[test]
fn more_than_a_thousand_are_not_asked_for_but_everybody_is_read_once_more() {
    for (gone, asked, reads) in [(1000, 1000, 1), (1001, 0, 2)] {
        let stage = Stage::of(1300);
        stage.connect(HrSystem::Personio);
        let employed = present(&stage);
        for id in &employed[..gone] {
            stage.personio().delete(id.parse().expect("a number")).expect("a person");
        }
        stage.take_asked();
        let run = stage.sync();
        assert!(matches!(run.phase, Phase::Waiting { .. }), "{run:?}");
        let requests = stage.take_asked();
        let count = |part: &str| requests.iter().filter(|request| request.contains(part)).count();
        assert_eq!((count(ONE), count("offset=0&")), (asked, reads));
        assert_eq!(run.counts.map(|counts| counts.leaves), Some(gone as u64));
    }
}

#[test]
fn an_erasure_meanwhile_does_not_cut_a_read_short() {
    let stage = Stage::of(40);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "retention_days": "1" }));
    stage.personio().terminate(10_002).expect("a person");
    stage.sync();
    stage.world.wait_until(stage.now() + TimeDelta::days(2));
    stage.start();
    let known = || stage.world.database.rows("people").len();
    let before = known();
    stage.wake();
    assert_eq!((known(), stage.latest().phase), (before - 1, Phase::Reading));
    assert_eq!(stage.settle().phase, Phase::Done);
}

#[test]
fn a_read_that_stood_still_for_long_begins_anew() {
    let stage = Stage::of(250);
    stage.connect(HrSystem::Personio);
    stage.take_asked();
    let down = Instead { path: "offset=100", status: 503, body: None };
    stage.world.instead.replace(vec![down]);
    stage.start();
    let wait = |minutes| {
        let until = stage.now() + TimeDelta::minutes(minutes);
        while stage.now() < until {
            assert!(stage.ring(|_| Then::GoOn), "{:?}", stage.latest());
        }
    };
    wait(5);
    let (before, deleted) = (present(&stage), stage.personio().people()[3].id);
    stage.personio().delete(deleted).expect("a person");
    stage.personio().hire(1);
    wait(10);
    stage.world.instead.take();
    let run = stage.settle();
    assert_eq!((run.phase, run.read, run.warnings), (Phase::Done, 250, vec![]));
    let after = present(&stage);
    let left: Vec<_> = before.into_iter().filter(|id| !after.contains(id)).collect();
    assert_eq!(left, [deleted.to_string()], "who was deleted, and nobody else");
    let first_pages = stage.take_asked().into_iter().filter(|request| request.contains("offset=0&")).count();
    assert!(first_pages > 1, "from the first page on");
    assert!(stage.world.database.execute("SELECT 1 FROM staged", vec![]).expect("rows").rows.is_empty());
}

#[test]
fn from_six_hours_on_a_read_goes_on_with_what_there_is_instead_of_beginning_anew() {
    for (rings_after, begins_anew) in
        [(TimeDelta::hours(6) - TimeDelta::milliseconds(1), true), (TimeDelta::hours(6), false)]
    {
        let stage = Stage::of(250);
        stage.connect(HrSystem::Personio);
        stage.world.instead.replace(vec![Instead { path: "offset=100", status: 503, body: None }]);
        let started = stage.start().started_at;
        stage.ring(|_| Then::GoOn);
        stage.world.instead.take();
        stage.take_asked();
        stage.world.wait_until(started + rings_after);
        stage.ring(|_| Then::GoOn);
        let asked = stage.take_asked();
        let is_anew = asked.iter().any(|request| request.contains("offset=0&"));
        assert_eq!(is_anew, begins_anew, "{rings_after}: {asked:?}");
    }
}

#[test]
fn an_alarm_reads_for_ten_seconds_and_another_goes_on() {
    let stage = Stage::of(7000);
    stage.connect(HrSystem::Personio);
    stage.world.takes.set(TimeDelta::seconds(1));
    stage.start();
    let mut alarms = Vec::new();
    while stage.latest().read_at.is_none() {
        let begun = stage.now();
        stage.ring(|_| Then::GoOn);
        alarms.push((stage.now() - begun).num_seconds());
    }
    // Seventy pages, five at a time.
    assert!(alarms.len() == 2 && alarms.iter().all(|seconds| (4..=12).contains(seconds)), "{alarms:?}");
}

#[test]
fn who_was_deleted_is_asked_once_behind_the_last_page() {
    let stage = Stage::of(7000);
    stage.connect(HrSystem::BambooHr);
    stage.take_asked();
    stage.sync();
    let asked = stage.take_asked();
    let places = |what: &str| -> Vec<usize> {
        let is_one = |(place, request): (usize, &String)| request.contains(what).then_some(place);
        asked.iter().enumerate().filter_map(is_one).collect()
    };
    let (pages, deleted) = (places("/datasets/"), places("/employees/changed"));
    assert!(pages.len() >= 7 && deleted.len() == 1, "{asked:#?}");
    assert!(pages.last() < deleted.first(), "{asked:#?}");
}

#[test]
fn who_was_deleted_before_we_knew_them_is_nobodys_business() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::BambooHr);
    let number = stage.bamboohr().hire(1)[0];
    let id = stage.bamboohr().employee_id(number);
    stage.bamboohr().delete(number).expect("a person");
    let known = stage.bamboohr().people()[3].id;
    let known_id = stage.bamboohr().employee_id(known);
    stage.bamboohr().delete(known).expect("a person");
    let sql = "SELECT body ->> '$.read.deletions' FROM runs ORDER BY id DESC LIMIT 1";
    let stored = || format!("{:?}", stage.world.database.execute(sql, Vec::new()).expect("a statement").rows);
    stage.start();
    let mut told = 0;
    while stage.latest().ended_at.is_none() {
        stage.ring(|_| {
            assert!(!stored().contains(&id), "{}", stored());
            Then::GoOn
        });
        told += usize::from(stored().contains(&known_id));
    }
    assert!(told > 0, "who is known was told of: {}", stored());
}

#[test]
fn a_table_of_skills_makes_one_person_of_all_its_rows_wherever_pages_end() {
    let skills = |stage: &Stage| {
        let directory = stage.directory();
        let skills = directory.skills.expect("released");
        let of = |person| skills.places(person).map(|place| skills.terms[place].clone()).collect::<Vec<_>>();
        (0..directory.ids.len()).map(|person| (directory.ids[person].clone(), of(person))).collect::<Vec<_>>()
    };
    let stage = Stage::of(800);
    // Three rows each: a page of a thousand ends with the first one of somebody's, and the next page with the second.
    let table = ["Rust", "Maths", "Tea"].map(str::to_owned);
    for person in &stage.bamboohr().people() {
        let change = Change { skills: Some(table.to_vec()), ..Change::default() };
        stage.bamboohr().change(person.id, change).expect("a change");
    }
    stage.connect(HrSystem::BambooHr);
    let before = skills(&stage);
    assert!(before.iter().all(|(_, skills)| skills.len() == table.len()));
    stage.bamboohr().keep_skills_in_a_table();
    for _ in 0..2 {
        let run = stage.sync();
        let counts = run.counts.expect("a plan");
        assert_eq!((run.completeness, counts.updates), (Some(Completeness::Complete), 0), "{run:?}");
        assert!(run.warnings.is_empty(), "{:?}", run.warnings);
        assert_eq!(skills(&stage), before);
    }
    // Whose only skill was the first row, and now has three.
    let split = stage.bamboohr().people()[333].id;
    let set = |skills: &[String]| {
        let change = Change { skills: Some(skills.to_vec()), ..Change::default() };
        stage.bamboohr().change(split, change).expect("a change");
    };
    set(&table[..1]);
    assert_eq!(stage.sync().counts.expect("a plan").updates, 1);
    set(&table);
    assert_eq!(stage.sync().counts.expect("a plan").updates, 1);
    assert_eq!(skills(&stage), before);
}
