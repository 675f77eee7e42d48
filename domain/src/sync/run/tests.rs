use super::*;
use crate::{attribute::BirthdayDetail, backoff, provider::page::Page, sync::judging::Judged};
use chrono::TimeDelta;

fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-11-22T08:00:00Z").unwrap().to_utc()
}

fn run() -> Run {
    Run::start(RunId(1), HrSystem::Personio, Trigger::Manual, now())
}

/// Both parts beside the directory are there.
const BOTH: Aside = Aside { accounts: true, exports: true };

impl Run {
    fn failed_with(&mut self, failure: ProviderFailure, now: DateTime<Utc>) -> Next {
        self.happened(Event::Failed { failure, aside: BOTH }, now)
    }
}

fn judged(hold: Option<Hold>) -> Judged {
    Judged { plan: nothing_changes(), blanked: vec![], hold }
}

fn nothing_changes() -> Plan {
    Plan {
        source: HrSystem::Personio,
        changes: vec![],
        completeness: Completeness::Complete,
        unchanged: 1,
        unseen: 0,
        values: vec![],
    }
}

#[test]
fn only_the_plan_that_waits_can_be_approved() {
    let mut run = run();
    let hash = nothing_changes().hash();
    assert_eq!(run.approve(&hash, now()), Err(ApprovalError::NotWaiting));
    run.happened(
        Event::Judged { judged: &judged(Some(Hold::FirstSync)), release: &Release::default() },
        now(),
    );
    let other = serde_json::from_str(r#""00ff""#).unwrap();
    assert_eq!(run.approve(&other, now()), Err(ApprovalError::AnotherPlan));
    assert_eq!(run.approve(&hash, now()), Ok(Next::Now));
    assert_eq!(run.phase, Phase::Applying { plan: hash.clone() });
    assert_eq!(run.approve(&hash, now()), Err(ApprovalError::NotWaiting));
}

#[test]
fn a_passing_failure_is_waited_out_for_six_hours_and_a_lasting_one_ends_the_run() {
    let mut run = run();
    let down = ProviderFailure::Unavailable { retry_after_seconds: None };
    let mut at = now();
    let mut tries = 0;
    while let Next::At(again_at) = run.failed_with(down.clone(), at) {
        assert!(again_at > at);
        at = again_at;
        tries += 1;
    }
    assert!(at - now() >= backoff::GIVE_UP_AFTER && tries > 50, "{tries} tries");
    assert_eq!(run.phase, Phase::GaveUp { failure: down });

    let mut run = super::tests::run();
    assert_eq!(run.failed_with(ProviderFailure::WrongCredential, now()), Next::Ended);
    assert!(run.has_ended());
}

fn in_phase(phase: Phase) -> Run {
    Run { phase, ..run() }
}

const DOWN: ProviderFailure = ProviderFailure::Unavailable { retry_after_seconds: None };

#[test]
fn a_failure_aside_is_waited_out_for_a_quarter_of_an_hour_and_the_run_goes_on() {
    for (phase, then) in [(Phase::Provisioning, Phase::Exporting), (Phase::Exporting, Phase::Done)] {
        let mut run = in_phase(phase.clone());
        let (mut at, mut tries) = (now(), 0);
        while let Next::At(again_at) = run.failed_with(DOWN, at) {
            assert!(again_at > at);
            let trouble = run.trouble.as_ref().unwrap();
            assert_eq!((trouble.since, trouble.again_at), (now(), again_at));
            assert_eq!((run.accounts.failure.as_ref(), run.exports.failure.as_ref()), (None, None));
            assert_eq!(run.phase, phase);
            at = again_at;
            tries += 1;
        }
        let waited = at - now();
        assert!(waited >= TimeDelta::minutes(15) && waited < TimeDelta::minutes(20), "{tries} tries");
        assert_eq!((run.phase, run.trouble), (then, None));
    }
}

#[test]
fn a_failure_aside_is_told_of_the_side_that_it_happened_on() {
    for failure in [ProviderFailure::WrongCredential, ProviderFailure::Redirected] {
        let mut run = in_phase(Phase::Provisioning);
        assert_eq!(run.failed_with(failure.clone(), now()), Next::Further, "a lasting one at once");
        assert_eq!((run.accounts.failure.as_ref(), run.exports.failure.as_ref()), (Some(&failure), None));
        assert_eq!((&run.phase, run.ended_at, &run.trouble), (&Phase::Exporting, None, &None));
        assert_eq!(run.failed_with(failure.clone(), now()), Next::Ended);
        assert_eq!((&run.accounts.failure, &run.exports.failure), (&Some(failure.clone()), &Some(failure)));
        assert_eq!(run.phase, Phase::Done, "the directory is in step");
    }
}

#[test]
fn a_lasting_failure_aside_ends_the_waiting_for_a_passing_one() {
    let mut run = in_phase(Phase::Exporting);
    assert_eq!(run.failed_with(DOWN, now()), Next::At(now() + TimeDelta::seconds(2)));
    let right = ProviderFailure::NoRight { right: crate::provider::Right::Training };
    assert_eq!(run.failed_with(right.clone(), now()), Next::Ended);
    assert_eq!((run.trouble, run.exports.failure), (None, Some(right)));
}

#[test]
fn a_service_aside_that_asks_for_more_than_the_run_waits_is_left_to_the_next_run() {
    let asks = |seconds| ProviderFailure::RateLimited { retry_after_seconds: Some(seconds) };
    for (seconds, waits) in [(1, true), (899, true), (900, false), (3600, false)] {
        let next = in_phase(Phase::Exporting).failed_with(asks(seconds), now());
        let expected = if waits { Next::At(now() + TimeDelta::seconds(seconds.into())) } else { Next::Ended };
        assert_eq!(next, expected, "{seconds} s");
    }
    let mut run = in_phase(Phase::Exporting);
    let ten_minutes = TimeDelta::minutes(10);
    let locked = ProviderFailure::Locked { retry_after_seconds: None };
    assert_eq!(run.failed_with(locked.clone(), now()), Next::At(now() + ten_minutes));
    assert_eq!(run.failed_with(locked, now() + ten_minutes), Next::Ended, "20 minutes are too long");
}

#[test]
fn a_fault_of_ours_is_tried_again_for_about_an_hour_and_then_ends_the_run_with_its_reason() {
    let mut run = run();
    let (mut at, mut tries) = (now(), 0);
    loop {
        run.happened(Event::Begun, at);
        tries += 1;
        match run.happened(Event::Faulted("opening a credential"), at) {
            Next::At(again_at) => {
                assert!(again_at - at >= TimeDelta::minutes(1) && run.due_at() == again_at);
                at = again_at;
            }
            next => break assert_eq!(next, Next::Ended),
        }
    }
    assert_eq!(tries, 6);
    assert!(at - now() >= TimeDelta::minutes(30) && at - now() < TimeDelta::hours(1), "{}", at - now());
    assert_eq!(run.phase, Phase::Faulted { doing: "opening a credential".to_owned() });
}

#[test]
fn a_step_that_never_came_to_its_end_counts_as_a_try_and_one_that_did_begins_anew_to_count() {
    let mut run = run();
    for _ in 0..5 {
        run.happened(Event::Begun, now());
    }
    assert_eq!(run.tries(), 5);
    run.happened(Event::StepRead, now());
    assert_eq!(run.tries(), 0);
}

#[test]
fn a_run_can_be_dropped_wherever_it_is() {
    let plan = nothing_changes().hash();
    for phase in [
        Phase::Reading,
        Phase::Planning,
        Phase::Waiting { plan: plan.clone(), hold: Hold::FirstSync },
        Phase::Applying { plan },
        Phase::Provisioning,
        Phase::Exporting,
    ] {
        let mut run = in_phase(phase);
        assert_eq!(run.happened(Event::Dropped(DropReason::Declined), now()), Next::Ended);
        assert_eq!(run.phase, Phase::Dropped { reason: DropReason::Declined });
    }
}

#[test]
fn what_comes_after_the_directory_is_what_is_connected() {
    for (accounts, exports, phases) in [
        (true, true, &[Phase::Provisioning, Phase::Exporting, Phase::Done][..]),
        (true, false, &[Phase::Provisioning, Phase::Done]),
        (false, false, &[Phase::Done]),
        (false, true, &[Phase::Done]),
    ] {
        let aside = Aside { accounts, exports };
        let mut run = in_phase(Phase::Applying { plan: nothing_changes().hash() });
        let mut next = run.happened(Event::InStep { applied: 0, present: 1, aside }, now());
        let mut seen = vec![run.phase.clone()];
        while next != Next::Ended {
            next = run.happened(Event::PartGone(aside), now());
            seen.push(run.phase.clone());
        }
        assert_eq!(seen, phases, "{aside:?}");
    }
}

#[test]
fn the_next_step_is_due_when_the_transition_says() {
    let mut run = run();
    assert_eq!(run.due_at(), now());
    let later = now() + TimeDelta::seconds(7);
    run.happened(Event::StepRead, later);
    assert_eq!(run.due_at(), later);
    run.failed_with(DOWN, later);
    assert_eq!(run.due_at(), later + TimeDelta::seconds(2));
}

#[test]
fn a_run_for_invitations_or_exports_reads_nothing_and_begins_with_them() {
    use Phase::{Exporting, Provisioning, Reading};

    let slot = "2026-11-22T08:00".parse().unwrap();
    for (trigger, phase, slot) in [
        (Trigger::Connect, Reading, ConnectionSlot::Draft),
        (Trigger::Manual, Reading, ConnectionSlot::Active),
        (Trigger::SourceChange, Reading, ConnectionSlot::Active),
        (Trigger::Schedule { slot }, Reading, ConnectionSlot::Active),
        (Trigger::Invitations, Provisioning, ConnectionSlot::Active),
        (Trigger::ExportAgain, Exporting, ConnectionSlot::Active),
    ] {
        let run = Run::start(RunId(1), HrSystem::Personio, trigger, now());
        assert_eq!((run.phase, run.slot), (phase, slot), "{trigger:?}");
    }
}

#[test]
fn a_run_from_before_there_were_accounts_and_exports_is_read() {
    let mut stored = serde_json::to_value(run()).unwrap();
    for field in ["accounts", "exports"] {
        stored.as_object_mut().unwrap().remove(field).unwrap();
    }
    assert_eq!(serde_json::from_value::<Run>(stored).unwrap(), run());
}

#[test]
fn a_page_that_arrives_ends_the_trouble_unless_it_was_read_before() {
    let (mut run, page) = (run(), Page { total: 3, records: 1, ..Page::default() });
    let fail = |run: &mut Run| {
        let asked = ProviderFailure::RateLimited { retry_after_seconds: Some(9) };
        assert_eq!(run.failed_with(asked, now()), Next::At(now() + TimeDelta::seconds(9)));
    };
    fail(&mut run);
    run.happened(Event::Page(&page), now());
    assert_eq!(run.trouble, None);

    fail(&mut run);
    run.happened(Event::ReadTooOld, now());
    run.happened(Event::Page(&page), now());
    assert!(run.trouble.is_some());
    run.happened(Event::Page(&page), now());
    assert_eq!(run.trouble, None);
}

#[test]
fn an_attribute_that_nobody_has_any_more_is_a_warning() {
    let mut run = run();
    run.happened(Event::Page(&Page { total: 2, records: 2, ..Page::default() }), now());
    let release = Release::new([Attribute::Team], BirthdayDetail::DayAndMonth);
    assert!(run.not_sent(&release).contains(&Attribute::Team));
    assert_eq!(super::tests::run().not_sent(&release), [], "nobody was read, so nothing is known");
}

#[test]
fn a_status_that_is_told_of_nobody_is_a_lost_right_and_of_some_a_warning_for_each() {
    use crate::employee::{Employee, EmployeeId, EmploymentStatus, Values};

    for (statuses, warning) in [
        (vec![EmploymentStatus::Active, EmploymentStatus::Inactive], None),
        (vec![EmploymentStatus::Active, EmploymentStatus::Unknown], Some((Warning::UnknownStatus, 1))),
        (vec![EmploymentStatus::Unknown; 2], Some((Warning::StatusNotReadable, 2))),
    ] {
        let person = |(number, status): (usize, &EmploymentStatus)| Employee {
            id: EmployeeId::try_from(number.to_string()).unwrap(),
            status: *status,
            values: Values::default(),
        };
        let employees: Vec<_> = statuses.iter().enumerate().map(person).collect();
        let mut run = run();
        run.happened(Event::Page(&Page { total: 2, records: 2, employees, ..Page::default() }), now());
        // Judged a second time, it says the same.
        for _ in 0..2 {
            run.happened(
                Event::Judged {
                    judged: &judged(None),
                    release: &Release::new([], BirthdayDetail::DayAndMonth),
                },
                now(),
            );
            let told =
                [Warning::UnknownStatus, Warning::StatusNotReadable].map(|it| (it, run.warnings.of(it)));
            let told: Vec<_> = told.into_iter().filter(|(_, people)| *people > 0).collect();
            assert_eq!(told, Vec::from_iter(warning), "{statuses:?}");
        }
    }
}

#[test]
fn a_stored_run_is_read_back_the_same() {
    let mut run = run();
    run.happened(
        Event::Page(&Page { total: 2, records: 2, warnings: vec![Warning::NameMissing], ..Page::default() }),
        now(),
    );
    run.happened(Event::Judged { judged: &judged(None), release: &Release::default() }, now());
    let stored = serde_json::to_string(&run).unwrap();
    assert_eq!(serde_json::from_str::<Run>(&stored).unwrap(), run);
}
