use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::{
    learning::{AccountId, CourseId, EnrollmentId, Progress},
    text::Text,
};

fn kind(id: u64, name: &str, category: Option<&str>) -> TrainingType {
    TrainingType {
        id: RemoteId(id),
        name: name.to_owned(),
        required: false,
        due_days: None,
        category: category.map(str::to_owned),
    }
}

fn ours(id: u64, name: &str) -> TrainingType {
    kind(id, name, Some(CATEGORY))
}

fn required(kind: TrainingType, due_days: Option<u32>) -> TrainingType {
    TrainingType { required: true, due_days, ..kind }
}

/// What a completion asks for.
fn wanted(name: &str) -> TypeWanted {
    TypeWanted { name: name.to_owned(), required: false, due_days: None }
}

/// What an assignment asks for.
fn wanted_of_all(name: &str, due_days: Option<u32>) -> TypeWanted {
    TypeWanted { name: name.to_owned(), required: true, due_days }
}

#[test]
fn a_type_is_found_by_its_name_and_ours_comes_first() {
    let theirs = |id, name| kind(id, name, Some("Safety"));
    for (known, id) in [
        (vec![], None),
        (vec![ours(1, "Fire drill")], None),
        (vec![ours(1, "Fire safety")], Some(1)),
        (vec![ours(1, "  FIRE Safety ")], Some(1)),
        (vec![theirs(1, "Fire safety")], Some(1)),
        (vec![kind(1, "Fire safety", None)], Some(1)),
        (vec![theirs(1, "Fire safety"), ours(2, "fire safety"), ours(3, "Fire safety")], Some(2)),
        (vec![theirs(1, "Fire safety"), theirs(2, "Fire safety")], Some(1)),
        // However our category and the type are typed (case B02).
        (vec![theirs(1, "Fire safety"), kind(2, "Fire\u{a0} safety", Some("ispring  learn"))], Some(2)),
    ] {
        let expected =
            id.map_or_else(|| TypeStep::Create(wanted("Fire safety")), |id| TypeStep::Use(RemoteId(id)));
        assert_eq!(type_step(&wanted("Fire safety"), &known), expected, "{known:?}");
    }
    assert_eq!(type_step(&wanted("ŻUBR"), &[ours(1, "żubr")]), TypeStep::Use(RemoteId(1)));
}

#[test]
fn only_ours_is_changed_and_what_was_required_once_stays_so() {
    let plain = ours(1, "A");
    let of_all = |due_days| wanted_of_all("A", due_days);
    let theirs = kind(1, "A", Some("Safety"));
    for (known, wanted, is_changed) in [
        (plain.clone(), wanted("A"), false),
        (plain.clone(), of_all(None), true),
        (plain.clone(), of_all(Some(7)), true),
        (required(plain.clone(), None), of_all(None), false),
        (required(plain.clone(), Some(7)), of_all(Some(7)), false),
        (required(plain.clone(), Some(7)), of_all(Some(8)), true),
        (required(plain.clone(), Some(7)), of_all(None), true),
        (required(plain.clone(), None), of_all(Some(7)), true),
        (required(plain.clone(), None), wanted("A"), false),
        (required(plain, Some(7)), wanted("A"), false),
        (theirs.clone(), of_all(Some(7)), false),
        (required(theirs, Some(7)), of_all(None), false),
    ] {
        let expected =
            if is_changed { TypeStep::Change(known.id, wanted.clone()) } else { TypeStep::Use(known.id) };
        assert_eq!(type_step(&wanted, std::slice::from_ref(&known)), expected, "{known:?} {wanted:?}");
    }
}

fn start() -> DateTime<Utc> {
    "2026-05-03T22:30:00Z".parse().unwrap()
}

fn assignment(title: &str, due: Option<TimeDelta>) -> Assignment {
    Assignment {
        enrollment: EnrollmentId::try_from("e1".to_owned()).unwrap(),
        course: CourseId::try_from("c1".to_owned()).unwrap(),
        title: Text::new(title).unwrap(),
        accessible_from: start(),
        due: due.map(|due| start() + due),
        progress: Progress::NotStarted,
        percent: 0,
    }
}

/// The due days of the only course that is assigned with these times.
fn due_days(times: &[Option<TimeDelta>]) -> Option<u32> {
    let assignments: Vec<_> = times.iter().map(|due| assignment("A", *due)).collect();
    let [TypeWanted { required: true, due_days, .. }] = types_of(&assignments)[..] else {
        panic!("one type, and required")
    };
    due_days
}

#[test]
fn a_course_that_everybody_has_the_same_days_for_is_due_after_them() {
    let days = |days| Some(TimeDelta::days(days));
    for (times, expected) in [
        (vec![days(7)], Some(7)),
        (vec![days(7), days(7), days(7)], Some(7)),
        (vec![days(7), days(8)], None),
        (vec![days(7), days(8), days(7)], None),
        (vec![days(7), None], None),
        (vec![None, days(7)], None),
        (vec![None], None),
        // Less than a day is no number of days, and before it began makes no sense.
        (vec![days(0)], None),
        (vec![Some(TimeDelta::hours(23))], None),
        (vec![days(-3)], None),
        (vec![days(0), days(7)], None),
        (vec![days(7), days(0)], None),
        (vec![Some(TimeDelta::hours(24 + 23)), days(1)], Some(1)),
    ] {
        assert_eq!(due_days(&times), expected, "{times:?}");
    }
}

#[test]
fn courses_of_one_title_are_one_type_in_whatever_letter_case() {
    let all = [("Fire", 1), ("fire", 1), ("Water", 2), ("FIRE", 1), ("water", 3)]
        .map(|(title, days)| assignment(title, Some(TimeDelta::days(days))));
    assert_eq!(types_of(&all), [wanted_of_all("Fire", Some(1)), wanted_of_all("Water", None)]);
    assert_eq!(types_of([]), []);
}

proptest! {
    #[test]
    fn in_whatever_order_assignments_come_the_due_days_are_the_same(
        days in prop::collection::vec(prop::option::of(0_i64..3), 1..6).prop_shuffle(),
    ) {
        let times: Vec<_> = days.iter().map(|days| days.map(TimeDelta::days)).collect();
        let first = days[0].filter(|first| *first > 0 && days.iter().all(|other| *other == Some(*first)));
        prop_assert_eq!(due_days(&times).map(i64::from), first);
    }
}

fn completion(score: Option<u32>, seconds: Option<u32>) -> Completion {
    Completion {
        enrollment: EnrollmentId::try_from("e1".to_owned()).unwrap(),
        course: CourseId::try_from("c1".to_owned()).unwrap(),
        title: Text::new("Fire safety").unwrap(),
        completed_at: start(),
        score,
        seconds,
    }
}

fn reference() -> Reference {
    Reference::stored("1a2b3c4d5e6f")
}

fn written(score: Option<u32>, seconds: Option<u32>, fields: RecordFields) -> RecordWanted {
    let day = NaiveDate::from_ymd_opt(2026, 5, 4).unwrap();
    record(&completion(score, seconds), &reference(), RemoteId(9), day, fields)
}

const ALL: RecordFields = RecordFields { credits: true, hours: true };
const NONE: RecordFields = RecordFields { credits: false, hours: false };

#[test]
fn score_and_hours_are_in_their_fields_or_else_in_the_notes() {
    let (score, seconds) = (Some(8750), Some(4500));
    let (credits, hours) = (Some("87.5"), Some("1.25"));
    let (only_credits, only_hours) =
        (RecordFields { hours: false, ..ALL }, RecordFields { credits: false, ..ALL });
    for (score, seconds, fields, credits, hours, notes) in [
        (score, seconds, ALL, credits, hours, "Rollcall 1a2b3c4d5e6f"),
        (score, seconds, only_credits, credits, None, "Hours: 1.25. Rollcall 1a2b3c4d5e6f"),
        (score, seconds, only_hours, None, hours, "Score: 87.5. Rollcall 1a2b3c4d5e6f"),
        (score, seconds, NONE, None, None, "Score: 87.5. Hours: 1.25. Rollcall 1a2b3c4d5e6f"),
        (None, None, ALL, None, None, "Rollcall 1a2b3c4d5e6f"),
        (None, None, NONE, None, None, "Rollcall 1a2b3c4d5e6f"),
        // No time at all was spent by nobody; no points at all is a score.
        (Some(0), Some(0), ALL, Some("0"), None, "Rollcall 1a2b3c4d5e6f"),
    ] {
        let wanted = written(score, seconds, fields);
        assert_eq!((wanted.credits.as_deref(), wanted.hours.as_deref()), (credits, hours), "{fields:?}");
        assert_eq!(wanted.notes, notes);
        assert_eq!((wanted.kind, wanted.completed.to_string().as_str()), (RemoteId(9), "2026-05-04"));
    }
}

#[test]
fn numbers_have_the_digits_that_they_need() {
    for (score, text) in
        [(0, "0"), (1, "0.01"), (10, "0.1"), (100, "1"), (1000, "10"), (10_000, "100"), (8705, "87.05")]
    {
        assert_eq!(written(Some(score), None, ALL).credits.as_deref(), Some(text));
    }
    for (seconds, text) in
        [(1, "0.01"), (36, "0.01"), (37, "0.02"), (1800, "0.5"), (3600, "1"), (36_000, "10")]
    {
        assert_eq!(written(None, Some(seconds), ALL).hours.as_deref(), Some(text));
    }
}

/// What `BambooHR` tells of a record that it has kept all of.
fn kept(wanted: &RecordWanted) -> Record {
    Record {
        id: RemoteId(1),
        kind: wanted.kind,
        completed: wanted.completed.to_string(),
        notes: Some(wanted.notes.clone()),
        credits: wanted.credits.clone(),
        hours: wanted.hours.clone(),
    }
}

#[test]
fn a_record_says_what_was_written_however_its_numbers_are_written() {
    let wanted = written(Some(100), Some(3600), ALL);
    for (credits, hours) in [("1", "1"), ("1.00", "1.0"), (" 1.0 ", "01")] {
        let (credits, hours) = (Some(credits.to_owned()), Some(hours.to_owned()));
        assert_eq!(Record { credits, hours, ..kept(&wanted) }.content(), wanted.content());
    }
    let nothing = written(None, None, ALL);
    let blank = Record { credits: Some(String::new()), ..kept(&nothing) };
    assert_eq!(blank.content(), nothing.content());
}

#[test]
fn whatever_somebody_changes_in_a_record_is_seen() {
    type Change = fn(&mut Record);
    let changes: [(&str, Change); 10] = [
        ("the type", |r| r.kind = RemoteId(10)),
        ("the day", |r| r.completed = "2026-05-05".to_owned()),
        ("the notes", |r| r.notes = Some("Rollcall 1a2b3c4d5e6f, well done".to_owned())),
        ("no notes", |r| r.notes = None),
        ("the credits", |r| r.credits = Some("87.51".to_owned())),
        ("no credits", |r| r.credits = None),
        ("the hours", |r| r.hours = Some("1.26".to_owned())),
        ("no hours", |r| r.hours = None),
        ("a digit from one part into the next", |r| {
            (r.kind, r.completed) = (RemoteId(92), "026-05-04".to_owned());
        }),
        ("the other way round", |r| std::mem::swap(&mut r.credits, &mut r.hours)),
    ];
    let wanted = written(Some(8750), Some(4500), ALL);
    assert_eq!(kept(&wanted).content(), wanted.content());
    assert_eq!(
        Record { id: RemoteId(2), ..kept(&wanted) }.content(),
        wanted.content(),
        "the id says nothing"
    );
    for (name, change) in changes {
        let mut record = kept(&wanted);
        change(&mut record);
        assert_ne!(record.content(), wanted.content(), "{name}");
    }
}

#[test]
fn a_record_is_ours_by_the_reference_in_its_notes() {
    for (notes, is_ours) in [
        (Some("Rollcall 1a2b3c4d5e6f"), true),
        (Some("Score: 87.5. Rollcall 1a2b3c4d5e6f"), true),
        (Some("Well done!\nRollcall 1a2b3c4d5e6f (checked)"), true),
        (Some("Rollcall 000000000000"), false),
        (Some("1a2b3c4d5e6f"), false),
        (Some(""), false),
        (None, false),
    ] {
        let record = Record { notes: notes.map(str::to_owned), ..kept(&written(None, None, ALL)) };
        assert_eq!(record.has_reference(&reference()), is_ours, "{notes:?}");
    }
    for fields in [ALL, NONE] {
        assert!(kept(&written(Some(1), Some(1), fields)).has_reference(&reference()), "{fields:?}");
    }
}

#[test]
fn a_field_that_a_written_record_lacks_is_off() {
    let both = written(Some(8750), Some(4500), ALL);
    let neither = written(None, None, ALL);
    let without = |credits: bool, hours: bool| {
        let mut record = kept(&both);
        record.credits = record.credits.filter(|_| credits);
        record.hours = record.hours.filter(|_| hours);
        record
    };
    for (credits, hours) in [(true, true), (true, false), (false, true), (false, false)] {
        let record = without(credits, hours);
        assert_eq!(both.kept_by(&record), RecordFields { credits, hours });
        // What was not written can't be missed.
        assert_eq!(neither.kept_by(&record), ALL);
    }
    assert_eq!(RecordFields::default(), ALL, "nobody has seen a record without them yet");
}

#[test]
fn what_a_record_lacks_is_in_the_notes_of_the_next_one() {
    let first = written(Some(8750), Some(4500), ALL);
    let record = Record { hours: None, ..kept(&first) };
    let second = written(Some(8750), Some(4500), first.kept_by(&record));
    assert_eq!((second.credits.as_deref(), second.hours.as_deref()), (Some("87.5"), None));
    assert!(second.notes.starts_with("Hours: 1.25."));
}

proptest! {
    #[test]
    fn a_record_that_was_kept_as_it_was_written_says_the_same(
        score in prop::option::of(0_u32..20_000),
        seconds in prop::option::of(0_u32..1_000_000),
        (credits, hours) in any::<(bool, bool)>(),
    ) {
        let wanted = written(score, seconds, RecordFields { credits, hours });
        prop_assert_eq!(kept(&wanted).content(), wanted.content());
        let account = AccountId::try_from("a".to_owned()).unwrap();
        prop_assert!(!kept(&wanted).has_reference(&Reference::of(&account, &completion(score, seconds))));
    }
}
