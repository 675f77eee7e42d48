//! What colleagues celebrate: nothing of anybody who has not said so, and nothing any more once they take it back.

use chrono::{Datelike, TimeDelta};
use domain::{
    api::celebrations::{CalendarAddressView, CelebrationView, CelebrationsView},
    audit::Act,
    celebrations::{Consent, Kind, Say},
    directory::snapshot::DirectorySnapshot,
    service::HrSystem,
};
use serde_json::{Value, json};
use simulators::{company::Change, personio::Grant};

use crate::{
    signing_in::{member, person, sign_in, signed_in_by, somebody, terminate, trail},
    stage::{Answer, EVERYTHING, Stage},
};

/// An organisation whose people sign in by the identity provider, birthdays and first days released.
fn celebrating() -> Stage {
    let stage = Stage::of(20);
    let attributes = [&EVERYTHING[..], &["first_day"]].concat();
    stage.connect_with(HrSystem::Personio, stage.personio_credential(Grant::Full), &attributes);
    signed_in_by(stage, json!({}))
}

/// Somebody of the directory who has signed in.
struct Somebody<'a> {
    stage: &'a Stage,
    email: String,
    member: String,
}

impl<'a> Somebody<'a> {
    fn arrived(stage: &'a Stage, number: usize) -> Self {
        let email = person(stage, number);
        let member = member(sign_in(stage, &email));
        Self { stage, email, member }
    }

    fn ask(&self, command: &str, way: &str, mut fields: Value) -> Answer {
        let own = json!({ "command": command, "by": self.member, "way": way });
        fields.as_object_mut().expect("fields").extend(own.as_object().expect("fields").clone());
        self.stage.ask(fields)
    }

    fn say(&self, kinds: &[Kind], way: &str) -> Answer {
        let consent: Consent = kinds.iter().copied().collect();
        self.ask("share_celebrations", way, json!({ "form": { "consent": consent } }))
    }

    #[track_caller]
    fn share(&self, kinds: &[Kind]) {
        self.say(kinds, "identity_provider").expect::<Value>();
    }

    fn sees(&self) -> CelebrationsView {
        self.ask("celebrations", "identity_provider", json!({})).expect()
    }

    fn sees_coming(&self) -> Vec<CelebrationView> {
        self.ask("upcoming", "identity_provider", json!({})).expect()
    }

    fn sees_in(&self, month: &str) -> CelebrationsView {
        self.ask("celebrations", "identity_provider", json!({ "month": month })).expect()
    }

    fn id(&self) -> String {
        somebody(self.stage, &self.email).id.to_string()
    }

    fn makes_calendar(&self) -> String {
        let words = json!({
            "name": "Feiern", "birthday": "Geburtstag: {name}", "anniversary": "{name} seit {year}",
            "newcomer": "Neu: {name}",
        });
        let made: CalendarAddressView =
            self.ask("make_calendar", "identity_provider", json!({ "form": words })).expect();
        made.path
    }
}

/// What a calendar is answered at an address.
fn read(stage: &Stage, path: &str) -> Answer {
    let secret = path.split('/').rev().nth(1).expect("a secret");
    stage.ask(json!({ "command": "calendar", "secret": secret }))
}

fn events(stage: &Stage, path: &str) -> usize {
    read(stage, path).0.body.expect("a calendar").matches("BEGIN:VEVENT").count()
}

/// The birthdays that the directory tells.
fn told(stage: &Stage) -> usize {
    let directory: DirectorySnapshot = stage.ask(json!({ "command": "directory", "known": null })).expect();
    directory.birthdays.expect("a column").into_iter().flatten().count()
}

/// Everything that is celebrated in any month of 2026.
fn of_the_year(who: &Somebody<'_>) -> Vec<(String, Kind)> {
    let months = (1..=12).map(|month| who.sees_in(&format!("2026-{month:02}")));
    months.flat_map(|view| view.celebrations).map(|one| (one.person.to_string(), one.kind)).collect()
}

#[test]
fn nothing_is_told_of_anybody_until_they_say_so_and_nothing_once_they_take_it_back() {
    let stage = celebrating();
    let (ada, bea) = (Somebody::arrived(&stage, 0), Somebody::arrived(&stage, 1));
    let address = bea.makes_calendar();
    let nothing = |what: &str| {
        assert_eq!(told(&stage), 0, "{what}");
        assert_eq!(of_the_year(&bea), [], "{what}");
        assert_eq!(events(&stage, &address), 0, "{what}");
        assert!(bea.sees().shares.iter().all(|share| share.people == 0), "{what}");
    };
    nothing("nobody has said anything, though all is released");
    let own = ada.sees().own.expect("somebody of the directory");
    assert_eq!((own.consent, own.known, own.say), (Consent::default(), Kind::ALL.to_vec(), Say::YesAndNo));
    ada.share(&[Kind::Birthday]);
    assert_eq!(told(&stage), 1);
    assert_eq!(of_the_year(&bea), [(ada.id(), Kind::Birthday)]);
    assert_eq!(events(&stage, &address), 1);
    assert_eq!(bea.sees().shares.iter().map(|share| share.people).collect::<Vec<_>>(), [1, 0, 0]);
    assert_eq!(bea.sees().own.expect("somebody").consent, Consent::default());
    ada.share(&[]);
    nothing("it was taken back");
}

#[test]
fn what_is_coming_up_is_that_of_the_next_days() {
    let stage = celebrating();
    let ada = Somebody::arrived(&stage, 0);
    let today = stage.now().date_naive();
    for (days, is_told) in [(0, true), (14, true), (15, false), (-1, false)] {
        let born = (today + TimeDelta::days(days)).with_year(1990).expect("a day");
        let change = Change { birthday: Some(born.to_string()), ..Change::default() };
        stage.personio().change(somebody(&stage, &ada.email).id, change).expect("a person");
        stage.sync();
        assert_eq!(ada.sees_coming(), [], "nobody has said so");
        ada.share(&[Kind::Birthday]);
        let coming = ada.sees_coming();
        assert_eq!(
            coming.iter().map(|one| one.day).collect::<Vec<_>>(),
            Vec::from_iter(is_told.then(|| today + TimeDelta::days(days)))
        );
        ada.share(&[]);
    }
}

#[test]
fn each_kind_is_shared_apart() {
    let stage = celebrating();
    let ada = Somebody::arrived(&stage, 0);
    ada.share(&[Kind::Anniversary]);
    assert_eq!(told(&stage), 0, "a birthday is another thing");
    assert!(of_the_year(&ada).iter().all(|(_, kind)| *kind == Kind::Anniversary));
    let address = ada.makes_calendar();
    let calendar = read(&stage, &address).0.body.expect("a calendar");
    let name = somebody(&stage, &ada.email).first_name.clone();
    assert!(calendar.contains(&name) && calendar.contains("seit") && !calendar.contains("Geburtstag"));
}

#[test]
fn nobody_says_yes_for_another_nor_by_a_link() {
    let stage = celebrating();
    let ada = Somebody::arrived(&stage, 0);
    // By a link, which an owner can make for anybody, one takes back alone.
    assert_eq!(ada.say(&[Kind::Birthday], "link").code(), "forbidden");
    ada.share(&[Kind::Birthday, Kind::Anniversary]);
    assert_eq!(ada.say(&[Kind::Birthday, Kind::Newcomer], "link").code(), "forbidden");
    ada.say(&[Kind::Birthday], "link").expect::<Value>();
    assert_eq!(ada.sees().own.expect("somebody").consent, [Kind::Birthday].into_iter().collect());
    // Whoever is nobody of the directory has nothing of their own.
    let nobody = Somebody { member: "m1".to_owned(), ..Somebody::arrived(&stage, 1) };
    assert_eq!(nobody.say(&[Kind::Birthday], "identity_provider").code(), "not_found");
    assert_eq!(nobody.sees().own, None);
    assert_eq!(told(&stage), 1);
}

#[test]
fn who_leaves_takes_what_they_said_along_and_coming_back_they_have_said_nothing() {
    let stage = celebrating();
    let (ada, bea) = (Somebody::arrived(&stage, 0), Somebody::arrived(&stage, 1));
    ada.share(&Kind::ALL);
    let (address, of_bea) = (ada.makes_calendar(), bea.makes_calendar());
    let number = somebody(&stage, &ada.email).id;
    terminate(&stage, &ada.email);
    assert_eq!((told(&stage), of_the_year(&bea), events(&stage, &of_bea)), (0, vec![], 0));
    assert_eq!(read(&stage, &address).code(), "not_found");
    let back = json!({ "status": "active" });
    let back = serde_json::from_value(back).expect("a change");
    stage.personio().change(number, back).expect("a person");
    stage.sync();
    assert_eq!(member(sign_in(&stage, &ada.email)), ada.member);
    assert_eq!(told(&stage), 0);
    assert_eq!(ada.sees().own.expect("somebody").consent, Consent::default());
}

#[test]
fn with_a_member_go_what_they_said_and_their_calendar() {
    let stage = celebrating();
    let ada = Somebody::arrived(&stage, 0);
    ada.share(&Kind::ALL);
    let address = ada.makes_calendar();
    // A directory that was sent is remembered.
    assert_eq!(told(&stage), 1);
    stage.ask(json!({ "command": "forget", "member": ada.member })).expect::<Value>();
    assert_eq!((told(&stage), read(&stage, &address).code().as_str()), (0, "not_found"));
    let left = stage.world.database.dump();
    assert!(!left.iter().any(|row| row.starts_with("consents: ") || row.starts_with("calendars: ")));
}

#[test]
fn who_is_read_from_another_service_has_said_what_they_said() {
    let stage = celebrating();
    let ada = Somebody::arrived(&stage, 0);
    ada.share(&[Kind::Birthday]);
    let credential = stage.credential(HrSystem::BambooHr);
    stage.test(HrSystem::BambooHr, credential, &EVERYTHING).expect::<Value>();
    stage.ask(json!({ "command": "preview_draft", "service": "bamboohr" })).expect::<Value>();
    let run = stage.settle();
    stage.approve(&run);
    assert_eq!((told(&stage), of_the_year(&ada).len()), (1, 1));
}

#[test]
fn a_calendar_is_read_at_its_newest_address_alone() {
    let stage = celebrating();
    let ada = Somebody::arrived(&stage, 0);
    assert_eq!(ada.sees().calendar_since, None);
    let (first, second) = (ada.makes_calendar(), ada.makes_calendar());
    assert_eq!(ada.sees().calendar_since, Some(stage.now()));
    assert_eq!((read(&stage, &first).code().as_str(), events(&stage, &second)), ("not_found", 0));
    let secret = second.split('/').rev().nth(1).expect("a secret");
    assert!(
        !stage.world.database.dump().iter().any(|row| row.contains(secret)),
        "kept as what it is hashed to"
    );
    ada.ask("end_calendar", "link", json!({})).expect::<Value>();
    assert_eq!(read(&stage, &second).code(), "not_found");
    assert_eq!(ada.sees().calendar_since, None);
}

#[test]
fn the_trail_has_that_somebody_changed_what_they_share_and_not_what() {
    let stage = celebrating();
    let ada = Somebody::arrived(&stage, 0);
    ada.share(&[Kind::Birthday]);
    let last = serde_json::to_string(&trail(&stage)[0]).expect("JSON");
    assert_eq!(trail(&stage)[0].deed.act, Act::ConsentChanged);
    assert!(last.contains(&ada.member) && !last.contains("birthday"), "{last}");
}

#[test]
fn a_directory_that_was_sent_is_another_once_somebody_has_said_something() {
    let stage = celebrating();
    let ada = Somebody::arrived(&stage, 0);
    let tag = || stage.ask(json!({ "command": "directory", "known": null })).0.tag;
    let before = tag();
    ada.share(&[Kind::Anniversary]);
    assert_eq!(tag(), before, "no birthday");
    ada.share(&[Kind::Anniversary, Kind::Birthday]);
    assert_ne!(tag(), before);
}
