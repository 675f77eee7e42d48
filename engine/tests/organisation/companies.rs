//! The same service, another company: its ids are other people's.

use std::collections::BTreeMap;

use domain::{
    api::runs::{ChangesView, RunView},
    service::HrSystem,
    sync::{guard::Hold, run::Phase},
};
use engine::platform::Value;
use serde_json::json;
use simulators::company::{Change, Person};

use crate::stage::Stage;

/// Has everybody be somebody else; those in `kept` are a colleague of before, with the same work e-mail.
fn become_another_company(stage: &Stage, kept: &BTreeMap<u64, &Person>) {
    for person in stage.personio().people() {
        let change = match kept.get(&person.id) {
            Some(colleague) => Change {
                first_name: Some(colleague.first_name.clone()),
                last_name: Some(colleague.last_name.clone()),
                email: Some(colleague.email.clone()),
                ..Change::default()
            },
            None => Change {
                first_name: Some(format!("New {}", person.id)),
                last_name: Some(format!("Somebody {}", person.id)),
                email: Some(format!("new.{}@example.com", person.id)),
                ..Change::default()
            },
        };
        stage.personio().change(person.id, change).expect("a person");
    }
}

/// What a column of the rows of `table` says, by the person's id.
fn by_id(stage: &Stage, table: &str, column: &str) -> BTreeMap<String, String> {
    let rows = stage.world.database.execute(&format!("SELECT id, {column} FROM {table}"), vec![]);
    let pair = |row: Vec<Value>| match row.as_slice() {
        [Value::Text(id), Value::Text(value)] => (id.clone(), value.clone()),
        other => panic!("{other:?}"),
    };
    rows.expect("a table").rows.into_iter().map(pair).collect()
}

fn names_of_changes(stage: &Stage, run: &RunView) -> Vec<String> {
    let changes: ChangesView =
        stage.ask(json!({ "command": "run_changes", "run": run.id, "from": 0 })).expect();
    changes.changes.into_iter().map(|change| change.name).collect()
}

#[test]
fn people_of_another_company_inherit_nothing_of_those_who_had_their_ids() {
    let stage = Stage::of(20);
    let first = stage.connect(HrSystem::Personio);
    let names = names_of_changes(&stage, &first);
    stage.connect_learning();
    stage.sync();
    stage.approve_invitations();
    let accounts = by_id(&stage, "accounts", "state");
    let open: Vec<_> =
        accounts.iter().filter(|(_, state)| *state == "open").map(|(id, _)| id.clone()).collect();
    assert!(open.len() > 10, "{accounts:?}");

    // The first colleague with an account has the second one's id in the other company.
    let people = stage.personio().people();
    let person = |id: &String| people.iter().find(|person| person.id.to_string() == *id).expect("a person");
    let (colleague, id) = (person(&open[0]), person(&open[1]).id);
    become_another_company(&stage, &BTreeMap::from([(id, &**colleague)]));
    let before = stage.world.database.dump();
    let run = stage.sync();
    let Phase::Waiting { hold: Hold::AnotherCompany { .. }, .. } = &run.phase else {
        panic!("another company waits: {run:?}")
    };
    let counts = run.counts.expect("counts");
    assert_eq!((counts.moves + counts.updates, counts.unchanged), (1, 0), "{counts:?}");
    let stays = |dump: Vec<String>| {
        let kept = ["people: ", "accounts: ", "exports: ", "changes: "];
        dump.into_iter().filter(|row| kept.iter().any(|table| row.starts_with(table))).collect::<Vec<_>>()
    };
    assert_eq!(stays(stage.world.database.dump()), stays(before), "nothing changes before it is approved");

    // A crash after the approval: the plan is made again from what is set aside.
    let form = json!({ "plan": stage.plan(&run).hash });
    stage.ask(json!({ "command": "approve_plan", "run": run.id, "form": form })).expect::<RunView>();
    stage.crash();
    let run = stage.settle();
    assert_eq!((run.phase, run.applied), (Phase::Done, counts.changed()));

    let accounts = by_id(&stage, "accounts", "state");
    let inherited: Vec<_> = accounts
        .iter()
        .filter(|(holder, state)| *state == "open" && !holder.starts_with('~') && **holder != id.to_string())
        .collect();
    assert_eq!(inherited, [], "accounts follow the match only");
    assert_eq!(accounts.get(&id.to_string()).map(String::as_str), Some("open"), "the colleague keeps theirs");
    let standings = by_id(&stage, "people", "standing");
    for (id, standing) in &standings {
        let expected = if id.starts_with("~1~") { "left_not_in_source" } else { "present" };
        assert_eq!(standing, expected, "{id}");
    }
    assert_eq!(names_of_changes(&stage, &first), names, "what was changed then is told of those of then");

    // From now on it is the company; nothing waits any more.
    let run = stage.sync();
    assert_eq!((run.phase, run.counts.map(|counts| counts.changed())), (Phase::Done, Some(0)));
}

#[test]
fn the_wizard_shows_another_company_as_one_too() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    become_another_company(&stage, &BTreeMap::new());
    let credential = stage.credential(HrSystem::Personio);
    stage.test(HrSystem::Personio, credential, &["work_email"]).expect::<serde_json::Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "personio" })).expect::<RunView>();
    let run = stage.settle();
    assert!(
        matches!(&run.phase, Phase::Waiting { hold: Hold::AnotherCompany { emptied }, .. } if emptied.is_empty()),
        "{run:?}"
    );
    // Declined, it leaves everything as it was, and the next one says the same.
    stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
    assert!(by_id(&stage, "people", "standing").keys().all(|id| !id.starts_with('~')));
}
