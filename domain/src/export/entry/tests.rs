mod recognising;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    learning::{CourseId, EnrollmentId},
    text::Text,
};

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::seconds(seconds)
}

fn completion() -> Completion {
    Completion {
        enrollment: EnrollmentId::try_from("e1".to_owned()).unwrap(),
        course: CourseId::try_from("c1".to_owned()).unwrap(),
        title: Text::new("Fire safety").unwrap(),
        completed_at: at(-1000),
        score: None,
        seconds: None,
    }
}

fn certificate() -> CertificateId {
    CertificateId::try_from("k1".to_owned()).unwrap()
}

/// An entry that may be written.
fn allowed() -> Entry {
    Entry { permission: Permission::Granted, ..Entry::new(completion()) }
}

fn entry() -> Entry {
    let mut entry = allowed();
    entry.employee = EmployeeId::try_from("7".to_owned()).ok();
    entry.note_certificate(Some(certificate()), at(0));
    entry
}

fn record(notes: &str) -> Record {
    let kind = RemoteId(9);
    Record {
        id: RemoteId(1),
        kind,
        completed: String::new(),
        notes: Some(notes.to_owned()),
        credits: None,
        hours: None,
    }
}

/// An entry whose record and file are written.
fn written() -> Entry {
    let mut entry = entry();
    entry.note_record_sent(at(0));
    entry.note_record_written(RemoteId(1));
    entry.note_record_content(record("said").content());
    entry.note_file_sent("hash".to_owned(), at(0));
    entry.note_file_written(RemoteId(2));
    entry
}

#[test]
fn a_reference_is_the_same_for_the_same_completion_only() {
    let account = |id: &str| AccountId::try_from(id.to_owned()).unwrap();
    let reference = Reference::of(&account("1"), &completion());
    assert_eq!(reference, Reference::of(&account("1"), &Completion { score: Some(1), ..completion() }));
    assert_ne!(reference, Reference::of(&account("2"), &completion()));
    assert_ne!(reference, Reference::of(&account("1"), &Completion { completed_at: at(0), ..completion() }));
    assert_eq!(reference.as_str().len(), 12);
}

#[test]
fn the_record_comes_first_then_the_file_then_nothing() {
    let mut one = allowed();
    assert_eq!(one.next(), Step::Match);
    one.employee = entry().employee;
    assert_eq!((one.next(), one.stage()), (Step::Record, Stage::Pending));
    one.note_record_sent(at(0));
    one.note_record_written(RemoteId(1));
    assert_eq!((one.next(), one.stage()), (Step::Record, Stage::Pending), "what does it say?");
    one.note_record_content(record("said").content());
    assert_eq!((one.next(), one.stage()), (Step::Nothing, Stage::Done));
    one.note_certificate(Some(certificate()), at(0));
    assert_eq!((one.next(), one.stage()), (Step::File, Stage::Pending));
    assert_eq!((written().next(), written().stage()), (Step::Nothing, Stage::Done));
}

#[test]
fn what_may_be_under_way_is_looked_for_and_waited_for_before_it_is_sent_again() {
    let mut one = entry();
    one.note_record_sent(at(0));
    assert_eq!(one.next(), Step::Record, "look for it");
    assert_eq!(one.note_record_look(None, at(1)), Look::Leave);
    assert_eq!((one.next(), one.settles_at()), (Step::Record, Some(at(0) + SETTLES_IN)), "look again");
    assert_eq!(one.note_record_look(None, at(39)), Look::Leave, "whenever it is judged");
    assert_eq!(one.note_record_look(None, at(40)), Look::Write);
}

#[test]
fn certificates_are_waited_for_for_a_week() {
    let mut one = Entry::new(completion());
    one.note_certificate(None, at(0));
    assert_eq!(one.certificate, Certificate::Expected);
    one.note_certificate(None, one.completion.completed_at + CERTIFICATE_COMES_IN);
    assert_eq!(one.certificate, Certificate::None);
}

#[test]
fn what_somebody_changed_or_deleted_is_theirs() {
    for (found, record, stage) in [
        (Some(record("said")), Part::Written { id: RemoteId(1) }, Stage::Done),
        (Some(record("another")), Part::Altered, Stage::Altered),
        (None, Part::Deleted, Stage::Altered),
    ] {
        let mut one = written();
        assert_eq!(one.note_record_look(found.as_ref(), at(9)), Look::Leave);
        assert_eq!((one.record, one.stage(), one.next()), (record, stage, Step::Nothing));
        assert_eq!(one.note_record_look(None, at(99)), Look::Leave, "never again");
    }
    let mut one = written();
    assert_eq!(one.note_file_look(None, at(9)), Look::Leave);
    assert_eq!((one.stage(), one.next()), (Stage::Altered, Step::Nothing));
}

#[test]
fn a_fault_stops_it_until_it_is_tried_again() {
    let mut one = entry();
    one.note_record_sent(at(0));
    one.note_refused(ExportFault::EmployeeGone);
    assert_eq!((one.record, one.stage(), one.next()), (Part::Missing, Stage::Failed, Step::Nothing));
    one.try_again();
    assert_eq!((one.stage(), one.next()), (Stage::Pending, Step::Match));
}

#[test]
fn nothing_is_done_for_what_waits_or_is_left_out() {
    let mut one = entry();
    for (permission, stage) in [(Permission::Waiting, Stage::Waiting), (Permission::LeftOut, Stage::LeftOut)]
    {
        one.permission = permission;
        assert_eq!((one.stage(), one.next()), (stage, Step::Nothing));
        assert_eq!(one.note_record_look(None, at(99)), Look::Leave, "also among others of the same person");
        assert_eq!(one.note_file_look(None, at(99)), Look::Leave);
    }
    one.permission = Permission::Granted;
    assert_eq!((one.stage(), one.next()), (Stage::Pending, Step::Record));
}

#[test]
fn what_was_stored_before_anybody_was_asked_may_be_written() {
    let mut stored = serde_json::to_value(Entry::new(completion())).unwrap();
    stored.as_object_mut().unwrap().remove("permission");
    assert_eq!(serde_json::from_value::<Entry>(stored).unwrap().permission, Permission::Granted);
}

#[test]
fn a_stored_entry_is_read_back_the_same() {
    for one in [entry(), written(), Entry::new(completion())] {
        let stored = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Entry>(&stored).unwrap(), one);
    }
}

/// What happens to a request that writes.
#[derive(Debug, Clone, Copy)]
enum Fate {
    /// It takes effect and is answered.
    Answered,
    /// It takes effect, and nobody hears of it: a lost answer, or a crash of ours.
    Unheard,
    /// It never arrives, or we crash before it is sent.
    Lost,
    /// It takes effect so many seconds later, and nobody hears of it.
    Late(i64),
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    let fate = prop_oneof![
        Just(Fate::Answered),
        Just(Fate::Unheard),
        Just(Fate::Lost),
        (0..SETTLES_IN.num_seconds()).prop_map(Fate::Late),
    ];
    prop::collection::vec(fate, 0..10)
}

/// `BambooHR`, for one employee: when what was written there, and what is still on its way.
#[derive(Default)]
struct Remote {
    records: BTreeMap<RemoteId, DateTime<Utc>>,
    files: BTreeMap<RemoteId, DateTime<Utc>>,
    last: u64,
}

impl Remote {
    /// Writes the record, or the file.
    fn write(&mut self, is_record: bool, at: DateTime<Utc>) -> RemoteId {
        self.last += 1;
        let id = RemoteId(self.last);
        let things = if is_record { &mut self.records } else { &mut self.files };
        things.insert(id, at);
        id
    }
}

/// What has arrived by `now`.
fn seen(things: &BTreeMap<RemoteId, DateTime<Utc>>, now: DateTime<Utc>) -> Option<RemoteId> {
    things.iter().find(|(_, at)| **at <= now).map(|(id, _)| *id)
}

proptest! {
    #[test]
    fn whatever_is_lost_late_or_killed_there_is_one_record_and_one_file(
        fates in fates(),
        pauses in prop::collection::vec(0_i64..100, 40),
        // Others are written between a look and its judgement.
        delays in prop::collection::vec(0_i64..60, 40),
        crashes in prop::collection::vec(any::<bool>(), 40),
    ) {
        let (mut remote, mut stored, mut now) = (Remote::default(), entry(), at(0));
        let mut fates = fates.into_iter();
        for round in 0.. {
            prop_assert!(round < 200, "it comes to an end");
            now += TimeDelta::seconds(pauses.get(round).copied().unwrap_or(1));
            let step = stored.next();
            match step {
                Step::Nothing => break,
                Step::Match => prop_assert!(false, "the employee is known"),
                Step::Record | Step::File => {}
            }
            // Who has not crashed since waits for what is under way.
            if let Some(at) = stored.settles_at() && crashes.get(round) == Some(&false) {
                now = now.max(at);
            }
            let (is_record, looked_at) = (step == Step::Record, now);
            now += TimeDelta::seconds(delays.get(round).copied().unwrap_or_default());
            let look = if is_record {
                let found = seen(&remote.records, looked_at).map(|id| Record { id, ..record("said") });
                let look = stored.note_record_look(found.as_ref(), looked_at);
                if found.is_some() {
                    stored.note_record_content(record("said").content());
                }
                look
            } else {
                stored.note_file_look(seen(&remote.files, looked_at), looked_at)
            };
            if look == Look::Leave {
                continue;
            }
            if is_record {
                stored.note_record_sent(now);
            } else {
                stored.note_file_sent("hash".to_owned(), now);
            }
            match fates.next().unwrap_or(Fate::Answered) {
                Fate::Answered => {
                    let id = remote.write(is_record, now);
                    if is_record {
                        stored.note_record_written(id);
                        stored.note_record_content(record("said").content());
                    } else {
                        stored.note_file_written(id);
                    }
                }
                Fate::Unheard => _ = remote.write(is_record, now),
                Fate::Lost => {}
                Fate::Late(seconds) => _ = remote.write(is_record, now + TimeDelta::seconds(seconds)),
            }
        }
        prop_assert_eq!((remote.records.len(), remote.files.len()), (1, 1));
        prop_assert_eq!(stored.stage(), Stage::Done);
    }
}
