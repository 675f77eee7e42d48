//! What goes wrong, as the client would see it.

use std::time::Duration;

use simulators::faults::{Effect, Fault};

use super::*;

const LIST: &str = "/v1/company/employees?limit=5";

#[test]
fn a_hang_up_is_no_answer_and_nothing_was_done() {
    let simulator = simulator();
    let body = account(&simulator, "never@nordlicht.example.com");
    let request = json(ispring(&simulator, "POST", "/user"), &body);
    simulator.control().fault(Fault::on("/user", Effect::HangUp).times(1));
    assert_eq!(ask(&simulator, request.clone()).answer, Answer::NoAnswer);
    assert_eq!(simulator.control().account("never@nordlicht.example.com"), None);
    assert_eq!(answer(&simulator, request).0, 201);
}

#[test]
fn a_lost_answer_is_no_answer_to_what_was_done() {
    let simulator = simulator();
    let body = account(&simulator, "lost@nordlicht.example.com");
    let request = json(ispring(&simulator, "POST", "/user"), &body);
    simulator.control().fault(Fault::on("/user", Effect::LoseAnswer).times(1));
    assert_eq!(ask(&simulator, request.clone()).answer, Answer::NoAnswer);
    assert!(simulator.control().account("lost@nordlicht.example.com").is_some());
    assert_eq!(answer(&simulator, request).0, 400, "it is there already");
}

#[test]
fn a_cut_lets_the_status_the_headers_and_the_first_bytes_through() {
    let simulator = simulator();
    let request = personio(&simulator, LIST);
    let Answer::Response { status, headers, body } = ask(&simulator, request.clone()).answer else {
        panic!()
    };
    let cut = |bytes| {
        simulator.control().fault(Fault::on(LIST, Effect::Cut { bytes }).times(1));
        ask(&simulator, request.clone()).answer
    };
    assert_eq!(headers["content-length"], body.len().to_string().as_str());
    let first = Answer::Cut { status, headers: headers.clone(), body: body[..100].to_vec() };
    assert_eq!(cut(100), first);
    let whole = Answer::Response { status, headers, body: body.clone() };
    assert_eq!(cut(body.len()), whole, "nothing is missing");
}

#[test]
fn what_has_no_body_can_not_be_cut() {
    let simulator = simulator();
    simulator.control().fault(Fault::on("/files", Effect::Cut { bytes: 0 }));
    let path = "/api/v1/employees/files/categories";
    let made = ask(&simulator, json(bamboohr(&simulator, "POST", path), &json!(["Certificates"])));
    assert!(matches!(&made.answer, Answer::Response { status, .. } if *status == 201), "{made:?}");
}

#[test]
fn a_delay_is_told_and_not_waited_for() {
    let simulator = simulator();
    let request = personio(&simulator, LIST);
    let at_once = ask(&simulator, request.clone());
    let control = simulator.control();
    control.fault(Fault::on(LIST, Effect::Delay { milliseconds: 40_000 }));
    control.fault(Fault::on(LIST, Effect::Delay { milliseconds: 500 }));
    let late = ask(&simulator, request.clone());
    assert_eq!((late.after, late.answer), (Duration::from_millis(40_500), at_once.answer));
    control.fault(Fault::on(LIST, Effect::HangUp));
    let closed = Outcome { after: Duration::from_millis(40_500), answer: Answer::NoAnswer };
    assert_eq!(ask(&simulator, request), closed);
    assert_eq!(control.clock().date_time(), morning());
}

#[test]
fn limits_and_locks_go_by_the_clock_alone() {
    let clock = Clock::at(morning());
    let (personio_, bamboohr_, ispring_): (personio::Simulator, bamboohr::Simulator, ispring::Simulator) =
        (at(clock.clone()), at(clock.clone()), at(clock.clone()));
    let list = personio(&personio_, LIST);
    let own = nothing(bamboohr(&bamboohr_, "GET", "/api/v1/employees/0"));
    let roles = nothing(ispring(&ispring_, "GET", "/role"));
    let statuses = || {
        let statuses = (
            answer(&personio_, list.clone()).0,
            answer(&bamboohr_, own.clone()).0,
            answer(&ispring_, roles.clone()).0,
        );
        (statuses.0.as_u16(), statuses.1.as_u16(), statuses.2.as_u16())
    };
    for nth in 1..=51 {
        let expected = (
            if nth <= 15 { 200 } else { 429 },
            if nth <= 20 { 200 } else { 429 },
            if nth < 50 { 200 } else { 429 },
        );
        assert_eq!(statuses(), expected, "{nth}");
    }
    clock.advance(Duration::from_secs(1));
    assert_eq!(statuses(), (200, 200, 200));

    bamboohr_.control().lock_api(300);
    clock.advance(Duration::from_secs(299));
    assert_eq!(statuses(), (200, 403, 200));
    clock.advance(Duration::from_secs(1));
    assert_eq!(statuses(), (200, 200, 200));
}
