//! Connecting an HR system: what a test of its access data answers, what a draft changes, and several admins at once.

use std::collections::BTreeSet;

use domain::{
    api::{
        runs::RunView,
        services::{ConnectionState, ConnectionView, DraftView},
    },
    attribute::Attribute,
    service::HrSystem,
    sync::run::{DropReason, Phase},
};
use serde_json::{Value, json};
use simulators::{bamboohr, personio};

use crate::{
    platform::Fate,
    stage::{Answer, EVERYTHING, Stage, Then},
};

const BOTH: [HrSystem; 2] = [HrSystem::Personio, HrSystem::BambooHr];

fn command(name: &str, service: HrSystem) -> Value {
    json!({ "command": name, "service": service })
}

fn activation(service: HrSystem) -> Value {
    json!({ "command": "activate_draft", "service": service, "form": {} })
}

fn test_command(service: HrSystem, credential: &Value, attributes: &[&str]) -> Value {
    let form = json!({ "credential": credential, "release": { "attributes": attributes } });
    json!({ "command": "test_credential", "service": service, "form": form })
}

fn connection(stage: &Stage, service: HrSystem) -> ConnectionView {
    stage.ask(command("connection", service)).expect()
}

fn disconnect(stage: &Stage, service: HrSystem, people: &str) -> ConnectionView {
    stage.ask(json!({ "command": "disconnect", "service": service, "form": { "people": people } })).expect()
}

/// The rows of `table` that belong to `service`.
fn rows_of(stage: &Stage, table: &str, service: HrSystem) -> Vec<String> {
    let named = format!("Text({:?})", json!(service).as_str().expect("a name"));
    stage.world.database.rows(table).into_iter().filter(|row| row.contains(&named)).collect()
}

/// What a test answers: the code of its failure, or what is missing and whether the status is.
fn told(answer: &Answer) -> Result<(Vec<Attribute>, bool), String> {
    match answer.code() {
        code if code.is_empty() => {
            let draft: DraftView = answer.expect();
            let own = draft.hr().unwrap();
            Ok((own.missing.clone(), own.status_missing))
        }
        code => Err(code),
    }
}

/// Each kind of access data, and what a test with everything released answers.
fn of_every_kind(stage: &Stage) -> Vec<(HrSystem, String, Value)> {
    let personio = personio::Grant::ALL
        .map(|grant| (HrSystem::Personio, format!("{grant:?}"), stage.personio_credential(grant)));
    let bamboohr = bamboohr::Grant::ALL
        .map(|grant| (HrSystem::BambooHr, format!("{grant:?}"), stage.bamboohr_key(grant)));
    personio.into_iter().chain(bamboohr).collect()
}

#[test]
fn a_test_says_what_each_kind_of_access_data_may_not_read() {
    use Attribute::{
        Address, Birthday, Department, Gender, Manager, Phone, Position, Skills, Team, WorkEmail,
    };
    let stage = Stage::of(30);
    let but_names =
        || vec![Position, Department, Team, Manager, WorkEmail, Phone, Address, Skills, Birthday, Gender];
    for (service, grant, credential) in of_every_kind(&stage) {
        let expected = match (service, grant.as_str()) {
            (_, "NoEmployees") => Err("provider_no_employee_rights".to_owned()),
            // Without names there is no directory.
            (_, "IdOnly") => Err("provider_attribute_not_released".to_owned()),
            (_, "Names") => Ok((but_names(), false)),
            // The company directory has none of them, of managers the name alone, and lists people who work there only.
            (_, "NoDatasets") => Ok((vec![Manager, Skills, Birthday, Gender], false)),
            _ => Ok((vec![], false)),
        };
        let answer = stage.test(service, credential.clone(), &EVERYTHING);
        assert_eq!(told(&answer), expected, "{service:?} {grant}");
        // What nobody wants is not missing.
        let answer = stage.test(service, credential, &[]);
        assert_eq!(told(&answer), expected.map(|_| (vec![], false)), "{service:?} {grant}, names alone");
    }
}

#[test]
fn a_draft_names_the_user_with_whom_the_key_dies_and_keeps_no_name() {
    let stage = Stage::of(30);
    for (service, grant, credential) in of_every_kind(&stage) {
        let answer = stage.test(service, credential, &[]);
        if !answer.code().is_empty() {
            continue;
        }
        let draft: DraftView = answer.expect();
        // A key of no employee's has no name, and Personio's access data are the company's.
        let owner = draft.hr().unwrap().owner.as_ref();
        assert_eq!(owner.is_some(), service == HrSystem::BambooHr && grant != "Unbound", "{grant}");
        if let Some(owner) = owner {
            let kept = rows_of(&stage, "connections", service).concat();
            assert!(!kept.contains(owner.as_str()), "{grant}: the draft is kept without it");
        }
    }
}

#[test]
fn a_test_says_that_the_employment_status_is_not_told() {
    let stage = Stage::of(30);
    stage.personio().restrict(personio::Grant::Directory, &["status"]).expect("an attribute");
    stage.bamboohr().restrict(bamboohr::Grant::Full, &["status"]).expect("a field");
    for service in BOTH {
        let answer = stage.test(service, stage.credential(service), &EVERYTHING);
        assert_eq!(told(&answer), Ok((vec![], true)), "{service:?}");
    }
}

/// Where an organisation may be when somebody tests access data.
fn everywhere() -> Vec<(&'static str, Stage)> {
    let new = Stage::of(20);
    new.say("services").expect::<Value>();
    let drafted = Stage::of(20);
    let connected = Stage::of(20);
    let beside = Stage::of(20);
    let previewed = Stage::of(20);
    connected.connect(HrSystem::Personio);
    beside.connect(HrSystem::BambooHr);
    for stage in [&drafted, &beside, &previewed] {
        stage.test(HrSystem::Personio, stage.credential(HrSystem::Personio), &["team"]).expect::<Value>();
    }
    previewed.ask(command("preview_draft", HrSystem::Personio)).expect::<RunView>();
    previewed.settle();
    vec![
        ("new", new),
        ("drafted", drafted),
        ("connected", connected),
        ("beside", beside),
        ("previewed", previewed),
    ]
}

#[test]
fn a_test_that_fails_changes_nothing() {
    for (place, stage) in everywhere() {
        let before = (stage.stored(), stage.world.rings_at());
        let good = stage.credential(HrSystem::Personio);
        let with = |field: &str, value: &str| {
            let mut credential = good.clone();
            credential[field] = json!(value);
            credential
        };
        let other = stage.personio_credential(personio::Grant::Full)["client_secret"].clone();
        for (credential, code) in [
            (stage.personio_credential(personio::Grant::NoEmployees), "provider_no_employee_rights"),
            (stage.personio_credential(personio::Grant::IdOnly), "provider_attribute_not_released"),
            (with("client_secret", other.as_str().expect("a secret")), "provider_wrong_credential"),
            (with("client_id", "papi-somebody"), "provider_wrong_credential"),
            (with("client_id", " "), "field_blank"),
            (with("client_secret", ""), "field_blank"),
            (with("client_secret", &"x".repeat(100_000)), "field_too_long"),
        ] {
            let answer = stage.test(HrSystem::Personio, credential, &EVERYTHING);
            assert_eq!(answer.code(), code, "{place}");
            assert_eq!((stage.stored(), stage.world.rings_at()), before, "{place}, {code}");
        }
    }
}

#[test]
fn a_test_whose_answers_are_lost_at_whatever_request_changes_nothing() {
    for service in BOTH {
        let stage = Stage::of(20);
        stage.test(service, stage.credential(service), &["team"]).expect::<Value>();
        let mut lost = 0;
        loop {
            // Another credential each time: nothing is known of it yet.
            stage.crash();
            let before = stage.stored();
            stage.world.fates.borrow_mut().extend(std::iter::repeat_n(Fate::Answered, lost));
            stage.world.fates.borrow_mut().push_back(Fate::AnswerLost);
            let answer = stage.test(service, stage.credential(service), &EVERYTHING);
            let is_lost = stage.world.fates.take().is_empty();
            if !is_lost {
                answer.expect::<DraftView>();
                break;
            }
            assert_eq!(answer.code(), "provider_unavailable", "{service:?}, request {lost}");
            assert_eq!(stage.stored(), before, "{service:?}, request {lost}");
            lost += 1;
        }
        assert!(lost > 1, "{service:?}: {lost}");
    }
}

#[test]
fn a_discarded_draft_is_gone_with_its_access_data_and_its_preview() {
    for service in BOTH {
        for is_previewed in [false, true] {
            let stage = Stage::of(20);
            stage.test(service, stage.credential(service), &EVERYTHING).expect::<Value>();
            if is_previewed {
                stage.ask(command("preview_draft", service)).expect::<RunView>();
                stage.settle();
            }
            assert!(connection(&stage, service).has_draft);
            for _ in 0..2 {
                stage.ask(command("discard_draft", service)).expect::<()>();
                assert!(!connection(&stage, service).has_draft);
                for table in ["connections", "credentials", "staged", "people"] {
                    assert_eq!(stage.world.database.rows(table), [""; 0], "{table}");
                }
            }
            if is_previewed {
                assert_eq!(stage.latest().phase, Phase::Dropped { reason: DropReason::Disconnected });
            }
            let before = stage.stored();
            let mapping = json!({ "release": { "attributes": [] }, "mapping": {} });
            let mut map_draft = command("map_draft", service);
            map_draft["form"] = mapping;
            for (gone, code) in [
                (command("draft", service), "no_draft"),
                (map_draft, "no_draft"),
                (command("preview_draft", service), "no_draft"),
                (activation(service), "first_sync_needed"),
                (command("make_source", service), "not_connected"),
                (json!({ "command": "start_run" }), "not_connected"),
            ] {
                assert_eq!(stage.ask(gone.clone()).code(), code, "{gone}");
            }
            assert_eq!(stage.stored(), before);
        }
    }
}

#[test]
fn a_form_with_what_only_services_of_the_other_kind_have_is_refused() {
    let stage = Stage::of(10);
    stage.connect(HrSystem::Personio);
    stage.connect_learning();
    let tested = |service: &str, form: Value| json!({ "command": "test_credential", "service": service, "form": form });
    let mut of_personio = test_command(HrSystem::Personio, &stage.credential(HrSystem::Personio), &[]);
    let release = of_personio["form"].as_object_mut().unwrap().remove("release");
    let of_ispring = json!({ "account_address": "x.ispring.eu", "client_id": "i", "client_secret": "s" });
    let before = stage.stored();
    let asked = [
        of_personio,
        tested("ispring", json!({ "credential": of_ispring, "release": release })),
        json!({ "command": "activate_draft", "service": "personio", "form": { "accounts": { "department": "d", "role": "" } } }),
        json!({ "command": "activate_draft", "service": "ispring", "form": {} }),
        json!({ "command": "disconnect", "service": "personio", "form": {} }),
        json!({ "command": "disconnect", "service": "ispring", "form": { "people": "erase" } }),
    ];
    for asked in asked {
        assert_eq!(stage.ask(asked.clone()).code(), "malformed_body", "{}", asked["command"]);
    }
    assert_eq!(stage.stored(), before);
}

#[test]
fn where_the_storage_fails_in_the_middle_of_a_test_the_draft_that_was_there_stays() {
    let tests: [fn(&Stage) -> Answer; 3] = [
        |stage| stage.test(HrSystem::Personio, stage.credential(HrSystem::Personio), &["team"]),
        |stage| stage.test(HrSystem::BambooHr, stage.credential(HrSystem::BambooHr), &["team"]),
        Stage::test_learning,
    ];
    for test in tests {
        let stage = Stage::of(10);
        test(&stage).expect::<DraftView>();
        let kept = || ["connections", "credentials"].map(|table| stage.world.database.rows(table));
        let mut refused = 0;
        for statements in 0.. {
            let before = kept();
            stage.world.database.fail_after(statements);
            let answer = test(&stage);
            if stage.world.database.fail_no_more() {
                break;
            }
            // An error says that nothing was done.
            if !answer.code().is_empty() {
                assert_eq!(kept(), before, "after {statements} statements");
                refused += 1;
            }
        }
        assert!(refused > 4, "{refused}");
    }
}

#[test]
fn a_draft_is_put_to_use_at_once_only_beside_another_source() {
    for (source, service) in
        [(HrSystem::Personio, HrSystem::BambooHr), (HrSystem::BambooHr, HrSystem::Personio)]
    {
        let stage = Stage::of(20);
        let draft = |stage: &Stage, service| {
            stage.test(service, stage.credential(service), &["team"]).expect::<Value>();
        };
        // Nothing is read from anywhere, or from the very service.
        draft(&stage, source);
        for _ in 0..2 {
            let before = stage.stored();
            assert_eq!(stage.ask(activation(source)).code(), "first_sync_needed");
            assert_eq!(stage.stored(), before);
            stage.connect(source);
            draft(&stage, source);
        }

        let directory = stage.directory();
        draft(&stage, service);
        let view: ConnectionView = stage.ask(activation(service)).expect();
        assert_eq!((&view.state, view.hr().unwrap().source), (&ConnectionState::Connected, Some(source)));
        assert_eq!((view.has_draft, view.last_success), (false, None));
        assert_eq!(stage.directory(), directory, "it is read from where it was");
        assert_eq!(rows_of(&stage, "people", service), [""; 0]);
        assert_eq!(stage.ask(activation(service)).code(), "no_draft");
        assert_eq!(stage.sync().service, source);
        assert_whole(&stage, "beside");
    }
}

#[test]
fn who_is_kept_at_a_disconnect_is_there_when_it_is_connected_again() {
    for service in BOTH {
        let stage = Stage::of(20);
        stage.connect(service);
        let before = (stage.world.database.rows("people"), stage.directory());
        let view = disconnect(&stage, service, "keep");
        assert_eq!((&view.state, view.hr().unwrap().source), (&ConnectionState::NotConnected, None));
        assert_eq!((stage.world.database.rows("people"), stage.directory()), before);
        for table in ["connections", "credentials", "staged"] {
            assert_eq!(stage.world.database.rows(table), [""; 0], "{table}");
        }
        assert_eq!(stage.say("start_run").code(), "not_connected");

        let run = stage.connect(service);
        let counts = run.counts.expect("counts");
        assert_eq!((run.phase, counts.changed()), (Phase::Done, 0), "{counts:?}");
        assert_eq!(stage.world.database.rows("people"), before.0);
    }
}

#[test]
fn who_is_erased_at_a_disconnect_is_gone_wherever_they_were() {
    for service in BOTH {
        let stage = Stage::of(20);
        stage.connect(service);
        let revision = stage.directory();
        disconnect(&stage, service, "erase");
        for table in ["people", "staged", "connections", "credentials", "exports", "assignments"] {
            assert_eq!(stage.world.database.rows(table), [""; 0], "{table}");
        }
        assert_ne!(stage.directory(), revision);
        assert_eq!(stage.directory().ids.len(), 0);
        let run = stage.connect(service);
        assert_eq!(run.counts.map(|counts| (counts.returns, counts.updates)), Some((0, 0)), "all join anew");
    }
}

#[test]
fn disconnecting_what_is_not_the_source_erases_nobody() {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.test(HrSystem::BambooHr, stage.credential(HrSystem::BambooHr), &["team"]).expect::<Value>();
    stage.ask(activation(HrSystem::BambooHr)).expect::<ConnectionView>();
    let before = (stage.world.database.rows("people"), stage.directory());
    let view = disconnect(&stage, HrSystem::BambooHr, "erase");
    assert_eq!(
        (&view.state, view.hr().unwrap().source),
        (&ConnectionState::NotConnected, Some(HrSystem::Personio))
    );
    assert_eq!((stage.world.database.rows("people"), stage.directory()), before);
    assert_eq!(rows_of(&stage, "credentials", HrSystem::BambooHr), [""; 0]);
    assert_eq!(stage.sync().phase, Phase::Done);
}

#[test]
fn whatever_is_released_no_more_is_erased_once_the_new_connection_is_approved() {
    for left_out in EVERYTHING {
        let stage = Stage::of(30);
        stage.connect(HrSystem::Personio);
        // Who has left is kept for a time, and holds values as well.
        let people = stage.personio().people();
        for person in people.iter().filter(|person| !person.skills.is_empty()).take(2) {
            stage.personio().terminate(person.id).expect("a person");
        }
        stage.sync();
        let named = format!("\\\"{left_out}\\\"");
        let holders =
            || stage.world.database.rows("people").iter().filter(|row| row.contains(&named)).count();
        let before = holders();
        assert!(before > 0, "{left_out}");

        let less: Vec<_> = EVERYTHING.into_iter().filter(|attribute| *attribute != left_out).collect();
        let preview = || {
            let credential = stage.credential(HrSystem::Personio);
            stage.test(HrSystem::Personio, credential, &less).expect::<Value>();
            stage.ask(command("preview_draft", HrSystem::Personio)).expect::<RunView>();
            stage.settle()
        };
        let run = preview();
        assert_eq!(holders(), before, "{left_out}: a preview erases nothing");
        stage.ask(json!({ "command": "drop_run", "run": run.id })).expect::<RunView>();
        assert_eq!(stage.sync().phase, Phase::Done);
        assert_eq!(holders(), before, "{left_out}: what is in use holds");

        let run = preview();
        assert_eq!(stage.approve(&run).phase, Phase::Done);
        assert_eq!(holders(), 0, "{left_out}");
    }
}

/// That each connection has its access data, and nothing else has any.
#[track_caller]
fn assert_whole(stage: &Stage, what: &str) {
    let places = |table: &str, columns: &str| -> Vec<String> {
        let sql = format!("SELECT {columns} FROM {table} ORDER BY service, slot");
        let rows = stage.world.database.execute(&sql, vec![]).expect("a table").rows;
        rows.into_iter().map(|row| format!("{row:?}")).collect()
    };
    let connections = places("connections", "service, slot");
    let credentials = places("credentials", "service, slot");
    assert_eq!(credentials.len(), 2 * connections.len(), "{what}");
    let different = |all: Vec<String>| all.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(different(connections), different(credentials), "{what}");
}

/// What the other admin does meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Other {
    Discards,
    Tests,
    Connects,
    Disconnects,
    Previews,
}

const OTHERS: [Other; 5] =
    [Other::Discards, Other::Tests, Other::Connects, Other::Disconnects, Other::Previews];

impl Other {
    fn does(self, stage: &Stage) {
        let service = HrSystem::Personio;
        let full = || stage.personio_credential(personio::Grant::Full);
        match self {
            Self::Discards => stage.ask(command("discard_draft", service)).expect::<()>(),
            Self::Tests => drop(stage.test(service, full(), &["team"]).expect::<Value>()),
            Self::Connects => {
                assert_eq!(stage.connect_with(service, full(), &["team"]).phase, Phase::Done);
            }
            Self::Disconnects => drop(disconnect(stage, service, "erase")),
            Self::Previews => {
                // Of what was tested before, if it was.
                stage.ask(command("preview_draft", service));
            }
        }
    }
}

/// An organisation that reads Personio, with other access data tested, but not in use yet.
fn with_draft() -> Stage {
    with_draft_of(20)
}

fn with_draft_of(people: usize) -> Stage {
    let stage = Stage::of(people);
    stage.connect(HrSystem::Personio);
    stage.test(HrSystem::Personio, stage.credential(HrSystem::Personio), &["team"]).expect::<Value>();
    stage
}

/// Does `asked` in what `begin` makes, and what `other` does at the `moment`th wait. Nothing if there are fewer.
fn at_once(
    begin: fn() -> Stage,
    moment: u64,
    other: Other,
    asked: impl Fn(&Stage) -> Value,
) -> Option<(Stage, Answer)> {
    let stage = begin();
    let mut is_done = false;
    let answer = stage.ask_while(asked(&stage), |passed| {
        if passed == moment {
            other.does(&stage);
            is_done = true;
        }
    });
    is_done.then_some((stage, answer))
}

#[test]
fn whatever_another_admin_does_while_somebody_tests_access_data_these_are_the_draft() {
    for other in OTHERS {
        for begin in [|| Stage::of(20), with_draft] {
            let mut moment = 0;
            let tested = |stage: &Stage| {
                let credential = stage.personio_credential(personio::Grant::Directory);
                test_command(HrSystem::Personio, &credential, &["position"])
            };
            while let Some((stage, answer)) = at_once(begin, moment, other, tested) {
                let what = format!("{other:?} at moment {moment}");
                let view: DraftView = answer.expect();
                assert_whole(&stage, &what);
                let draft: DraftView = stage.ask(command("draft", HrSystem::Personio)).expect();
                let [kept, shown] =
                    [&draft, &view].map(|draft| (&draft.identity, &draft.hr().unwrap().release));
                assert_eq!(kept, shown, "{what}");
                let now = connection(&stage, HrSystem::Personio);
                let full = stage.personio_credential(personio::Grant::Full);
                let is_theirs = now.identity.as_deref().is_some_and(|identity| {
                    let tail = |text: &str| text[text.len() - 4..].to_owned();
                    tail(identity) == tail(full["client_id"].as_str().expect("an id"))
                });
                assert_eq!(is_theirs, other == Other::Connects, "{what}: {now:?}");
                if other == Other::Disconnects {
                    assert_eq!(now.state, ConnectionState::NotConnected, "{what}");
                }
                // A preview of what is no draft any more can't be approved.
                assert!(stage.world.database.rows("staged").is_empty(), "{what}");
                assert!(!stage.is_waiting(), "{what}");
                // What is tested can be connected, and is what is read then.
                stage.ask(command("preview_draft", HrSystem::Personio)).expect::<RunView>();
                let run = stage.settle();
                assert_eq!(stage.approve(&run).phase, Phase::Done, "{what}");
                let release = connection(&stage, HrSystem::Personio).hr().unwrap().release.clone();
                assert!(
                    release.contains(Attribute::Position) && !release.contains(Attribute::Team),
                    "{what}"
                );
                moment += 1;
            }
            assert!(moment > 1, "{other:?}: {moment}");
        }
    }
}

#[test]
fn a_draft_that_is_another_one_meanwhile_is_not_mapped() {
    for other in OTHERS {
        let mut moment = 0;
        let mapped = |_: &Stage| {
            let mut asked = command("map_draft", HrSystem::Personio);
            asked["form"] = json!({ "release": { "attributes": ["position"] }, "mapping": {} });
            asked
        };
        while let Some((stage, answer)) = at_once(with_draft, moment, other, mapped) {
            let what = format!("{other:?} at moment {moment}");
            assert_whole(&stage, &what);
            let now = connection(&stage, HrSystem::Personio);
            // A preview alone leaves the draft as it is; it is of another mapping, and ends.
            let is_mapped = other == Other::Previews;
            assert_eq!(answer.code(), if is_mapped { "" } else { "no_draft" }, "{what}");
            assert_eq!(now.has_draft, matches!(other, Other::Tests | Other::Previews), "{what}");
            if now.has_draft {
                let draft: DraftView = stage.ask(command("draft", HrSystem::Personio)).expect();
                assert_eq!(draft.hr().unwrap().release.contains(Attribute::Position), is_mapped, "{what}");
                assert_eq!(draft.hr().unwrap().release.contains(Attribute::Team), !is_mapped, "{what}");
            }
            assert!(!stage.is_waiting(), "{what}");
            assert!(stage.world.database.rows("staged").is_empty(), "{what}");
            moment += 1;
        }
        assert!(moment > 0, "{other:?}");
    }
}

#[test]
fn a_preview_that_is_being_read_ends_when_other_access_data_are_tested() {
    for moment in 0.. {
        let stage = with_draft_of(700);
        stage.ask(command("preview_draft", HrSystem::Personio)).expect::<RunView>();
        let (mut passed, mut is_tested) = (0, false);
        while stage.latest().ended_at.is_none() && !stage.is_waiting() {
            stage.ring_or_wake(|_| {
                if passed == moment {
                    Other::Tests.does(&stage);
                    is_tested = true;
                }
                passed += 1;
                Then::GoOn
            });
        }
        if !is_tested {
            assert!(moment > 1, "{moment}");
            break;
        }
        assert_eq!(
            stage.latest().phase,
            Phase::Dropped { reason: DropReason::Disconnected },
            "moment {moment}"
        );
        assert!(stage.world.database.rows("staged").is_empty(), "moment {moment}");
        stage.ask(command("preview_draft", HrSystem::Personio)).expect::<RunView>();
        let run = stage.settle();
        assert_eq!(stage.plan(&run).stored, [Attribute::FirstName, Attribute::LastName, Attribute::Team]);
    }
}

#[test]
fn a_first_sync_that_was_approved_comes_to_its_end_whatever_is_tested_after_it() {
    for other in [Other::Tests, Other::Discards] {
        let stage = with_draft();
        stage.ask(command("preview_draft", HrSystem::Personio)).expect::<RunView>();
        let run = stage.settle();
        let form = json!({ "plan": stage.plan(&run).hash });
        stage.ask(json!({ "command": "approve_plan", "run": run.id, "form": form })).expect::<RunView>();
        other.does(&stage);
        assert_eq!(stage.settle().phase, Phase::Done, "{other:?}");
    }
}
