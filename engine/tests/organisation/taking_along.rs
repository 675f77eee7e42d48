//! Taking the directory along: who may, and what is recorded of it.

use domain::{
    api::{
        audit::AuditView,
        error::ErrorCode,
        taking_along::{TakenAs, TakingAlongView},
    },
    audit::{Act, Actor, Deed, Detail, Entry},
    settings::TakingAlong,
};
use serde_json::{Value, json};

use crate::stage::{Answer, Stage};

fn take(stage: &Stage, role: &str, form: &Value) -> Answer {
    stage.ask(json!({ "command": "take_along", "role": role, "form": form }))
}

/// What is recorded of it, the last first.
fn recorded(stage: &Stage) -> Vec<Deed> {
    let view: AuditView = stage.ask(json!({ "command": "audit", "act": "directory_exported" })).expect();
    view.lines.iter().map(|line| serde_json::from_str::<Entry>(line).expect("an entry").deed).collect()
}

fn allowed(stage: &Stage) -> TakingAlong {
    stage.ask(json!({ "command": "taking_along", "by": "member" })).expect::<TakingAlongView>().allowed
}

#[test]
fn admins_alone_take_the_directory_along_until_one_of_them_lets_everybody() {
    let stage = Stage::of(5);
    let form = json!({ "format": "csv", "people": 5 });
    assert_eq!(allowed(&stage), TakingAlong::Admins);
    assert_eq!(take(&stage, "member", &form).code(), "directory_kept");
    take(&stage, "admin", &form).expect::<()>();
    take(&stage, "owner", &form).expect::<()>();
    stage.save(json!({ "taking_along": "everybody" }));
    assert_eq!(allowed(&stage), TakingAlong::Everybody);
    take(&stage, "member", &form).expect::<()>();
    stage.save(json!({ "taking_along": "admins" }));
    assert_eq!(take(&stage, "member", &form).code(), "directory_kept");
}

#[test]
fn each_time_is_recorded_with_how_many_as_what_and_by_whom_also_where_it_was_refused() {
    let stage = Stage::of(5);
    assert_eq!(take(&stage, "member", &json!({ "format": "print", "people": 3 })).code(), "directory_kept");
    for format in TakenAs::ALL {
        take(&stage, "admin", &json!({ "format": format, "people": 120 })).expect::<()>();
    }
    let mut deeds = recorded(&stage);
    deeds.reverse();
    let by = Actor::Member("ada".to_owned());
    assert!(deeds.iter().all(|deed| (deed.act, &deed.actor) == (Act::DirectoryExported, &by)), "{deeds:?}");
    assert!(deeds.iter().all(|deed| deed.subject.is_none()), "{deeds:?}");
    let told: Vec<_> = deeds.iter().map(|deed| (deed.detail, deed.refused)).collect();
    let mut expected =
        vec![(Some(Detail::Taken { format: TakenAs::Print, people: 3 }), Some(ErrorCode::DirectoryKept))];
    expected.extend(TakenAs::ALL.map(|format| (Some(Detail::Taken { format, people: 120 }), None)));
    assert_eq!(told, expected);
}
