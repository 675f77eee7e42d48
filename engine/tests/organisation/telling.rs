//! Messages to channels: once for each reason, and when it is settled; sent until they are taken, to whom an admin has said.

use chrono::TimeDelta;
use domain::{
    access::Role,
    api::{
        channels::{AddedChannelView, ChannelView, ChannelsView, Delivery},
        resealing::Resealed,
        runs::RunView,
    },
    audit::{Act, Actor, Deed, Detail, Subject},
    messages::channel::MOST,
    service::HrSystem,
    sync::run::Phase,
};
use engine::{platform::Level, webhook::WebhookKey};
use serde_json::{Value, json};
use simulators::{
    company::Status,
    faults::{Effect, Fault},
    mail::{Hook, Mail},
    personio,
};

use crate::stage::{Answer, Stage, Then, morning};

/// Syncs at 12:00 and 16:00, has done so once, and it is just after eight.
fn scheduled() -> Stage {
    let stage = Stage::of(20);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "automatic": "on", "times": ["12:00", "16:00"], "zone": "UTC" }));
    stage
}

fn add(stage: &Stage, kind: &str, to: &str) -> Answer {
    let form = json!({ "kind": kind, "to": to, "language": "en" });
    stage.ask(json!({ "command": "add_channel", "form": form }))
}

fn added(stage: &Stage, kind: &str, to: &str) -> AddedChannelView {
    add(stage, kind, to).expect()
}

fn post_to(name: &str) -> String {
    format!("https://mail.test/hooks/{name}")
}

fn channels(stage: &Stage) -> Vec<ChannelView> {
    stage.say("channels").expect::<ChannelsView>().channels
}

fn hooks(stage: &Stage) -> Vec<Hook> {
    stage.world.providers.mail.control().hooks()
}

fn mails(stage: &Stage) -> Vec<Mail> {
    stage.world.providers.mail.control().outbox()
}

fn subjects(stage: &Stage) -> Vec<String> {
    mails(stage).into_iter().map(|mail| mail.subject).collect()
}

/// Whether a mail was sent within two minutes of the hour.
fn is_within_minutes_of(mail: &Mail, hour: i64) -> bool {
    let since = mail.at - (morning() + TimeDelta::hours(hour - 8));
    (TimeDelta::zero()..TimeDelta::minutes(2)).contains(&since)
}

const REFUSED: &str = "Rollcall, Nordlicht: Personio refuses the credential";
const SETTLED: &str = "Rollcall, Nordlicht: Settled: Personio refuses the credential";

#[test]
fn a_refused_credential_is_told_to_every_channel_once_and_that_it_is_settled() {
    let stage = scheduled();
    added(&stage, "mail", "it@nordlicht.example");
    added(&stage, "slack", &post_to("slack"));
    added(&stage, "teams", &post_to("teams"));
    let key = added(&stage, "webhook", &post_to("ours")).key.expect("a key");
    stage.pass(TimeDelta::hours(1));
    assert_eq!((subjects(&stage).len(), hooks(&stage).len()), (0, 0));

    stage.personio().revoke(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(4));
    assert_eq!(subjects(&stage), [REFUSED]);
    assert!(is_within_minutes_of(&mails(&stage)[0], 12));
    let told = hooks(&stage);
    let mut names: Vec<_> = told.iter().map(|hook| hook.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["ours", "slack", "teams"]);
    assert!(told.iter().all(|hook| hook.body.contains("refuses the credential")), "{told:?}");
    assert!(told.iter().all(|hook| hook.body.contains("https://rollcall.example/sync")), "{told:?}");
    verify(&key, told.iter().find(|hook| hook.name == "ours").expect("one"));

    // It lasts for days, is tried at every slot, and becomes a revocation: nothing new.
    stage.pass(TimeDelta::days(3));
    assert_eq!((subjects(&stage).len(), hooks(&stage).len()), (1, 3));

    stage.personio().restore(personio::Grant::Directory);
    stage.sync();
    stage.pass(TimeDelta::minutes(10));
    assert_eq!(subjects(&stage), [REFUSED, SETTLED]);
    assert_eq!(hooks(&stage).len(), 6);
    stage.pass(TimeDelta::days(2));
    assert_eq!(subjects(&stage).len(), 2);
    assert!(
        channels(&stage).iter().all(|one| one.last.as_ref().is_some_and(|it| it.delivery == Delivery::Taken))
    );
}

/// What was posted is signed by `key`, and says in words for programs what it is.
fn verify(key: &str, hook: &Hook) {
    let [Some(id), Some(at), Some(signature)] = &hook.signed else { panic!("{hook:?}") };
    let key = WebhookKey::try_from(key).expect("a key");
    let at = chrono::DateTime::from_timestamp(at.parse().expect("seconds"), 0).expect("a time");
    let [_, _, (_, expected)] = key.headers(id.clone(), at, &hook.body);
    assert_eq!(*signature, expected);
    let event: Value = serde_json::from_str(&hook.body).expect("JSON");
    assert_eq!(event["type"], "attention.begun");
    assert_eq!(event["data"], json!({ "cause": "refused", "service": "personio" }));
}

#[test]
fn whoever_is_told_first_is_told_what_is_new_from_then_on() {
    let stage = scheduled();
    stage.personio().revoke(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(5));
    added(&stage, "mail", "it@nordlicht.example");
    stage.pass(TimeDelta::hours(5));
    assert_eq!(subjects(&stage), [""; 0]);
    stage.personio().restore(personio::Grant::Directory);
    stage.sync();
    stage.pass(TimeDelta::minutes(5));
    assert_eq!(subjects(&stage), [SETTLED]);
}

#[test]
fn a_plan_that_is_replaced_by_the_next_one_is_told_once() {
    let stage = Stage::of(200);
    stage.connect(HrSystem::Personio);
    stage.save(json!({ "automatic": "on", "times": ["12:00", "16:00"], "zone": "UTC" }));
    added(&stage, "mail", "it@nordlicht.example");
    let people = stage.personio().people();
    for person in people.iter().filter(|person| person.status == Status::Active).take(90) {
        stage.personio().terminate(person.id).expect("a person");
    }
    stage.pass(TimeDelta::days(1));
    let told = mails(&stage);
    let [mail] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(mail.subject, "Rollcall, Nordlicht: A sync is waiting for your decision");
    assert!(is_within_minutes_of(mail, 12), "{mail:?}");
    let waits = |run: &RunView| matches!(run.phase, Phase::Waiting { .. } | Phase::Dropped { .. });
    assert_eq!(stage.runs().iter().filter(|run| waits(run)).count(), 2, "one at noon, one at four");
}

#[test]
fn a_message_that_is_not_taken_is_tried_again_with_the_same_id_and_the_others_wait_for_nobody() {
    let stage = scheduled();
    added(&stage, "webhook", &post_to("ours"));
    added(&stage, "mail", "it@nordlicht.example");
    let refused = Effect::Status { code: 503, retry_after: None, body: None };
    stage.world.providers.mail.control().fault(Fault::on("/hooks/ours", refused).times(3));
    stage.personio().revoke(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(4) + TimeDelta::minutes(3));
    assert_eq!((subjects(&stage).len(), hooks(&stage).len()), (1, 0));
    assert_eq!(last(&stage, 0), Some(Delivery::Refused { status: 503 }));
    stage.pass(TimeDelta::minutes(15));
    assert_eq!((subjects(&stage).len(), hooks(&stage).len()), (1, 1));
    assert_eq!(last(&stage, 0), Some(Delivery::Taken));
    let asked = stage.take_asked();
    assert_eq!(asked.iter().filter(|one| one.contains("/hooks/ours")).count(), 4, "{asked:?}");
}

#[test]
fn whoever_wakes_us_while_a_message_is_sent_sends_it_not_again() {
    let stage = scheduled();
    added(&stage, "slack", &post_to("slack"));
    stage.personio().revoke(personio::Grant::Directory);
    stage.sync();
    let mut is_woken = false;
    stage.ask_while(json!({ "command": "wake", "now": stage.now() }), |_| {
        let is_being_sent = stage.take_asked().iter().any(|one| one.contains("/hooks/slack"));
        if is_being_sent && !is_woken {
            is_woken = true;
            stage.wake();
        }
    });
    stage.pass(TimeDelta::minutes(30));
    assert!(is_woken);
    assert_eq!(hooks(&stage).len(), 1);
}

#[test]
fn a_message_survives_a_crash_at_any_moment_and_is_sent_twice_at_most() {
    for moment in 0.. {
        let stage = scheduled();
        added(&stage, "slack", &post_to("slack"));
        stage.personio().revoke(personio::Grant::Directory);
        stage.sync();
        let mut is_crashed = false;
        stage.wake_with(|passed| {
            is_crashed |= passed == moment;
            if passed == moment { Then::Crash } else { Then::GoOn }
        });
        stage.pass(TimeDelta::minutes(30));
        let sent = hooks(&stage).len();
        assert!((1..=2).contains(&sent), "{sent} after a crash at {moment}");
        if !is_crashed {
            assert!(moment > 0, "nothing was waited for");
            return;
        }
    }
}

fn last(stage: &Stage, place: usize) -> Option<Delivery> {
    channels(stage)[place].last.as_ref().map(|last| last.delivery.clone())
}

#[test]
fn a_channel_that_takes_nothing_for_a_day_is_left_alone() {
    let stage = scheduled();
    added(&stage, "slack", &post_to("slack"));
    stage.answer_instead("/hooks/slack", 404);
    stage.personio().revoke(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(30));
    let tried = |stage: &Stage| stage.take_asked().iter().filter(|one| one.contains("/hooks/slack")).count();
    let count = tried(&stage);
    assert!((20..40).contains(&count), "{count}");
    stage.pass(TimeDelta::days(2));
    assert_eq!(tried(&stage), 0);
    assert_eq!(last(&stage, 0), Some(Delivery::Refused { status: 404 }));
    let words: Vec<_> = stage.log().iter().map(|line| format!("{line:?}")).collect();
    let words = words.concat();
    assert!(words.contains("a channel did not take a message"), "{words}");
    assert!(!words.contains("hooks/slack"), "where to is a secret: {words}");
}

#[test]
fn a_trial_says_whether_a_message_arrives_once_a_minute() {
    let stage = scheduled();
    let channel = added(&stage, "slack", &post_to("slack")).channel;
    let trial = || stage.ask(json!({ "command": "try_channel", "channel": channel.id }));
    let tried: ChannelView = trial().expect();
    assert_eq!(tried.last.map(|last| last.delivery), Some(Delivery::Taken));
    assert!(hooks(&stage)[0].body.contains("Messages arrive here"));
    assert_eq!(trial().code(), "too_many_requests");
    stage.pass(TimeDelta::minutes(1));
    stage.answer_instead("/hooks/slack", 410);
    let tried: ChannelView = trial().expect();
    assert_eq!(tried.last.map(|last| last.delivery), Some(Delivery::Refused { status: 410 }));
    let gone = stage.ask(json!({ "command": "try_channel", "channel": 99 }));
    assert_eq!(gone.code(), "not_found");
}

#[test]
fn a_mail_that_the_service_refuses_is_told_with_its_word() {
    let stage = scheduled();
    let channel = added(&stage, "mail", "it@nordlicht.example").channel;
    stage.answer_instead("/send", 429);
    let tried: ChannelView = stage.ask(json!({ "command": "try_channel", "channel": channel.id })).expect();
    let code = "E_RATE_LIMIT_EXCEEDED".to_owned();
    assert_eq!(tried.last.map(|last| last.delivery), Some(Delivery::NotMailed { code }));
    assert_eq!(stage.log().last().map(|(level, ..)| *level), Some(Level::Warning));
}

#[test]
fn nothing_is_posted_into_a_network_of_ones_own_and_nothing_blank_is_kept() {
    let stage = Stage::of(3);
    for (kind, to, code) in [
        ("slack", "", "field_blank"),
        ("slack", "http://127.0.0.1:8787/x", "field_malformed"),
        ("teams", "https://10.0.0.1/x", "field_malformed"),
        ("webhook", "http://a.example/x", "field_malformed"),
        ("mail", "nobody", "field_malformed"),
    ] {
        let refused = add(&stage, kind, to);
        assert_eq!((refused.code().as_str(), refused.field().as_str()), (code, "to"), "{kind} {to}");
    }
    assert_eq!(channels(&stage), []);
}

#[test]
fn so_many_channels_are_enough_and_a_number_is_given_once() {
    let stage = Stage::of(3);
    for n in 0..MOST {
        added(&stage, "mail", &format!("it{n}@nordlicht.example"));
    }
    let refused = add(&stage, "mail", "more@nordlicht.example");
    assert_eq!((refused.code().as_str(), refused.field().as_str()), ("out_of_range", "kind"));
    let newest = channels(&stage)[MOST - 1].id;
    stage.ask(json!({ "command": "remove_channel", "channel": newest })).expect::<()>();
    let next = added(&stage, "mail", "more@nordlicht.example").channel.id;
    assert!(next > newest);
}

#[test]
fn a_mail_channel_ends_with_its_makers_rights_and_a_webhook_is_the_organisations() {
    for (act, detail, ends) in [
        (Act::MemberRemoved, None, true),
        (Act::RoleChanged, Some(Detail::Role(Role::Member)), true),
        (Act::RoleChanged, Some(Detail::Role(Role::Owner)), false),
    ] {
        let stage = Stage::of(3);
        added(&stage, "mail", "ada@nordlicht.example");
        added(&stage, "slack", &post_to("slack"));
        let subject = Some(Subject::Member("ada".to_owned()));
        let deed = Deed { subject, detail, ..Deed::by(Actor::Member("bea".to_owned()), act) };
        let report = json!({ "id": "1", "at": stage.now(), "deed": deed, "names": [] });
        stage.ask(json!({ "command": "record", "report": report.to_string() })).expect::<()>();
        assert_eq!(channels(&stage).len(), 2 - usize::from(ends), "{act:?} {detail:?}");
    }
}

#[test]
fn where_a_channel_leads_is_sealed_and_sealed_anew() {
    let stage = scheduled();
    added(&stage, "webhook", &post_to("a-long-and-secret-part"));
    let stored = stage.stored().concat();
    assert!(!stored.contains("secret-part") && !stored.contains("whsec_"), "{stored}");
    stage.change_sealing_keys(&[2, 1]);
    let resealed: Resealed = stage.say("reseal").expect();
    assert!(resealed.anew >= 3, "{resealed:?}");
    stage.change_sealing_keys(&[2]);
    let channel = channels(&stage)[0].id;
    let tried: ChannelView = stage.ask(json!({ "command": "try_channel", "channel": channel })).expect();
    assert_eq!(tried.last.map(|last| last.delivery), Some(Delivery::Taken));
}

#[test]
fn a_channel_whose_key_is_gone_holds_nothing_else_up() {
    let stage = scheduled();
    added(&stage, "slack", &post_to("slack"));
    stage.personio().revoke(personio::Grant::Directory);
    stage.pass(TimeDelta::hours(3));
    let frames = "UPDATE channels SET frame = x'00'";
    stage.world.database.execute(frames, vec![]).expect("SQL");
    stage.pass(TimeDelta::hours(2));
    assert_eq!(hooks(&stage), []);
    let said = stage.log().iter().any(|(level, line, _)| {
        (*level, line.as_str()) == (Level::Error, "the message of a channel can't be sent")
    });
    assert!(said);
    stage.personio().restore(personio::Grant::Directory);
    let runs = stage.runs().len();
    stage.pass(TimeDelta::days(1));
    assert!(stage.runs().len() > runs, "the schedule goes on");
}
