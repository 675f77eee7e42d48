//! Storage: whatever people's values are, a statement is never larger than it may be.

use domain::{
    api::{
        runs::LatestRunView,
        services::{ConnectionState, ConnectionView},
    },
    attribute::Attribute,
    provider::Warning,
    service::HrSystem,
    sync::{run::Phase, tally::Counted},
};
use serde_json::json;
use simulators::company::Change;

use crate::stage::{EVERYTHING, Stage};

/// All but the skills.
const WITHOUT_SKILLS: [&str; 8] =
    ["work_email", "birthday", "gender", "address", "phone", "department", "team", "position"];

/// Skills of nearly the greatest length, other ones for each person.
fn long_skills(person: u64, count: u64) -> Vec<String> {
    (0..count).map(|number| format!("{person} {number} {}", "lang ".repeat(36))).collect()
}

/// A company of `people` who all have as many long skills.
fn skilled(people: usize, skills: u64) -> Stage {
    let stage = Stage::of(people);
    for person in stage.personio().people() {
        let change = Change { skills: Some(long_skills(person.id, skills)), ..Change::default() };
        stage.personio().change(person.id, change).expect("a person");
    }
    stage
}

/// Bytes that `stage` has stored.
fn stored(stage: &Stage) -> usize {
    stage.world.database.dump().iter().map(String::len).sum()
}

#[test]
fn long_skills_of_thousands_are_read_and_withdrawn() {
    let stage = skilled(3000, 50);
    let run = stage.connect(HrSystem::Personio);
    assert_eq!((run.phase, run.warnings), (Phase::Done, vec![]));
    assert!(stored(&stage) > 20_000_000, "{}", stored(&stage));

    let form = json!({ "attribute": "skills" });
    let withdrawn = json!({ "command": "withdraw_attribute", "service": "personio", "form": form });
    let connection: ConnectionView = stage.ask(withdrawn).expect();
    assert!(!connection.hr().unwrap().release.contains(Attribute::Skills));
    assert!(stored(&stage) < 5_000_000, "{}", stored(&stage));
}

#[test]
fn an_approval_erases_long_skills_that_are_not_released_any_more() {
    let stage = skilled(600, 50);
    for (attributes, many) in [(&EVERYTHING[..], true), (&WITHOUT_SKILLS[..], false)] {
        let credential = stage.credential(HrSystem::Personio);
        let run = stage.connect_with(HrSystem::Personio, credential, attributes);
        assert_eq!(run.phase, Phase::Done, "{attributes:?}");
        assert_eq!(stored(&stage) > 4_000_000, many, "{attributes:?}");
    }
}

#[test]
fn whoever_has_more_skills_than_are_kept_keeps_fifty_and_is_counted_once() {
    let stage = skilled(10, 60);
    let run = stage.connect(HrSystem::Personio);
    let warning = Warning::TooMany { attribute: Attribute::Skills };
    assert_eq!(run.warnings, [Counted { warning, people: 10 }]);
    assert_eq!(stage.sync().counts.map(|counts| counts.changed()), Some(0), "the same fifty each time");
}

#[test]
fn a_plan_that_waited_when_what_is_read_was_kept_otherwise_is_read_again_and_waits() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    for person in stage.personio().people().iter().take(12) {
        stage.personio().terminate(person.id).expect("somebody");
    }
    let run = stage.sync();
    assert!(matches!(run.phase, Phase::Waiting { .. }), "{run:?}");
    // As an object was put to sleep by the version before: people in lists, in the order in which they came.
    stage.sleep_since(4, &["UPDATE staged SET body = '[]'"]);
    let again: LatestRunView = stage.say("latest_run").expect();
    assert_eq!(again.run.map(|run| (run.id, run.phase)), Some((run.id, Phase::Reading)));
    let waiting = stage.settle();
    assert_eq!((waiting.id, &waiting.phase, waiting.counts), (run.id, &run.phase, run.counts));
    assert_eq!(stage.approve(&waiting).phase, Phase::Done);
}

#[test]
fn texts_that_were_stored_before_they_were_composed_are_composed_once() {
    let stage = Stage::of(60);
    stage.connect(HrSystem::Personio);
    let people = stage.directory().ids.len();
    // As they were kept by the version before: decomposed, with marks that nobody sees, or nothing else.
    for (place, name) in
        [("first_name", "Zoe\u{308}"), ("last_name", "Ada\u{202e}"), ("position", "\u{200b}")]
    {
        let sql = "UPDATE people SET body = json_set(body, '$.' || ?, ?)";
        stage.world.database.execute(sql, vec![place.into(), name.into()]).expect("a statement");
    }
    stage.sleep_since(5, &[]);
    let directory = stage.directory();
    // In the order in which people are written, by which a sync sees that nothing has changed.
    let order = "SELECT count(*) FROM people WHERE body LIKE '{\"id\":%'";
    let in_order = stage.world.database.execute(order, Vec::new()).expect("a statement").rows;
    assert_eq!(format!("{in_order:?}"), format!("[[Integer({people})]]"));
    assert_eq!(directory.first_names, vec!["Zo\u{eb}"; people]);
    assert_eq!(directory.last_names, vec!["Ada"; people]);
    assert_eq!(directory.positions.map(|positions| positions.terms), Some(vec!["?".to_owned()]));
    // What everybody is really called comes with the next sync.
    let counts = stage.sync().counts;
    assert!(counts.is_some_and(|counts| counts.changed() > 0) || stage.is_waiting(), "{counts:?}");
}

#[test]
fn connections_that_were_kept_in_one_piece_are_what_they_were() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.connect_learning();
    let looks = || {
        [HrSystem::Personio.as_str(), "ispring"].map(|service| {
            let view: ConnectionView =
                stage.ask(json!({ "command": "connection", "service": service })).expect();
            assert_eq!(view.state, ConnectionState::Connected);
            view
        })
    };
    let before = looks();
    // As the version before kept them: what a kind of services has of its own beside what all have.
    stage.sleep_since(
        6,
        &["UPDATE connections SET body = json_remove(json_patch(body, body -> '$.own'), '$.own')"],
    );
    assert!(
        stage.world.database.rows("connections").iter().all(|row| !row.contains("\"own")),
        "in one piece"
    );
    assert_eq!(looks(), before);
    assert_eq!(stage.sync().phase, Phase::Done);
}

impl Stage {
    /// The object's memory is gone, and what it wakes with is what `statements` make of its storage: as it was kept when
    /// `steps` of the steps had been made.
    pub(crate) fn sleep_since(&self, steps: usize, statements: &[&str]) {
        let since = format!("UPDATE facts SET value = '{steps}' WHERE name = 'schema'");
        let undone = [
            (8, "ALTER TABLE runs DROP COLUMN outcome"),
            (9, "DROP TABLE audit"),
            (9, "DROP TABLE checkpoints"),
            (9, "DROP TABLE member_names"),
            (10, "DROP TABLE identities"),
            (12, "DROP TABLE consents"),
            (12, "DROP TABLE calendars"),
            (13, "DROP INDEX accounts_that_wait"),
            (14, "DROP TABLE channels"),
            (14, "DROP TABLE told"),
            (14, "DROP TABLE messages"),
        ];
        let undone = undone.into_iter().filter(|(step, _)| steps < *step).map(|(_, sql)| sql);
        for sql in statements.iter().copied().chain(undone).chain([since.as_str()]) {
            self.world.database.execute(sql, Vec::new()).expect("a statement");
        }
        self.crash();
    }
}
