//! One organisation on a native platform: what admins do, alarms that ring, crashes in between.

use std::{
    cell::{Ref, RefCell},
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::{
        learning::InvitationsView,
        runs::{LatestRunView, PlanView, RunView, RunsView},
        services::{ConnectionView, DraftView},
        sync::SyncView,
    },
    directory::snapshot::DirectorySnapshot,
    learning::DepartmentId,
    service::HrSystem,
    settings::SettingsForm,
    sync::run::Phase,
};
use engine::{
    Object,
    config::{Config, Paces},
    reply::Reply,
    vault::KeyRing,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use simulation::asking::envelope;
use simulators::{bamboohr, ispring, personio};

use crate::platform::{Instead, Native, World};

/// Everything that may be released.
pub(crate) const EVERYTHING: [&str; 10] = [
    "work_email",
    "birthday",
    "gender",
    "address",
    "phone",
    "skills",
    "department",
    "team",
    "position",
    "manager",
];

/// A command about the learning platform.
fn of_learning(command: &str, form: &Value) -> Value {
    json!({ "command": command, "service": "ispring", "form": form })
}

/// A Monday morning.
pub(crate) fn morning() -> DateTime<Utc> {
    "2026-11-02T08:00:00Z".parse().expect("a time")
}

/// One organisation.
pub(crate) struct Stage {
    pub(crate) world: Rc<World>,
    object: RefCell<Rc<Object<Native>>>,
    config: RefCell<Rc<Config>>,
}

/// A run, an error's code, whatever was answered.
#[derive(Debug)]
pub(crate) struct Answer(pub(crate) Reply);

impl Answer {
    /// The error's code; nothing for a success.
    pub(crate) fn code(&self) -> String {
        self.of_error("code")
    }

    /// The field that the error is about; nothing if it is about none.
    pub(crate) fn field(&self) -> String {
        self.of_error("field")
    }

    fn of_error(&self, name: &str) -> String {
        let body: Value = serde_json::from_str(self.0.body.as_deref().unwrap_or("null")).expect("JSON");
        body["error"][name].as_str().unwrap_or_default().to_owned()
    }

    /// The body of a success.
    #[track_caller]
    pub(crate) fn expect<T: DeserializeOwned>(&self) -> T {
        assert!(self.0.status < 300, "{:?}", self.0);
        serde_json::from_str(self.0.body.as_deref().unwrap_or("null")).expect("another shape")
    }
}

impl Stage {
    /// An organisation whose company has `people`.
    pub(crate) fn of(people: usize) -> Self {
        Self::with_seed(people, 1)
    }

    pub(crate) fn with_seed(people: usize, seed: u64) -> Self {
        Self::on(World::new(morning(), people, seed))
    }

    /// An organisation whose company has `people`, from `now` on.
    pub(crate) fn at(now: DateTime<Utc>, people: usize) -> Self {
        Self::on(World::new(now, people, 1))
    }

    fn on(world: Rc<World>) -> Self {
        let config = Rc::new(config(&world, &[1]));
        let object = RefCell::new(Rc::new(Object::new(Native(Rc::clone(&world)))));
        Self { world, object, config: RefCell::new(config) }
    }

    pub(crate) fn personio(&self) -> &personio::Control {
        self.world.providers.personio.control()
    }

    pub(crate) fn bamboohr(&self) -> &bamboohr::Control {
        self.world.providers.bamboohr.control()
    }

    pub(crate) fn ispring(&self) -> &ispring::Control {
        self.world.providers.ispring.control()
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.world.now()
    }

    /// All that is stored but the audit trail, in which there is also what was refused.
    pub(crate) fn stored(&self) -> Vec<String> {
        let of_trail = ["audit: ", "checkpoints: ", "member_names: "];
        let mut rows = self.world.database.dump();
        rows.retain(|row| of_trail.iter().all(|table| !row.starts_with(table)));
        rows
    }

    /// The next checkpoint of the audit trail is made.
    pub(crate) fn pass_until_signed(&self) {
        self.pass(TimeDelta::minutes(61));
    }

    /// The object's memory is gone, as in a crash, an eviction or a deployment.
    pub(crate) fn crash(&self) {
        self.world.end_ringing();
        self.object.replace(Rc::new(Object::new(Native(Rc::clone(&self.world)))));
    }

    /// The deployment has another sealing key from now on, and not the one that was there.
    pub(crate) fn change_sealing_key(&self, key: u8) {
        self.change_sealing_keys(&[key]);
    }

    /// The deployment has these sealing keys from now on.
    pub(crate) fn change_sealing_keys(&self, keys: &[u8]) {
        self.config.replace(Rc::new(config(&self.world, keys)));
    }

    /// The deployment has another sealing key by the same id from now on.
    pub(crate) fn mix_up_sealing_key(&self) {
        let keys = KeyRing::new(vec![("k1".to_owned(), [9; 32])]).expect("a ring");
        self.config.replace(Rc::new(self.world.providers.config(Config::AS_MANY_AS_THERE_MAY_BE, keys)));
    }

    /// The deployment calls providers as fast as they let everybody, from now on, and not faster.
    pub(crate) fn keep_to_published_paces(&self) {
        self.config.replace(Rc::new(Config { paces: Paces::Published, ..config(&self.world, &[1]) }));
    }

    /// Does `future` to its end; whenever all of it waits, time passes. `between` is called at each such moment, with
    /// how many there were before; the future is dropped, as by a crash, once it says so.
    pub(crate) fn drive<T>(
        &self,
        future: impl Future<Output = T>,
        mut between: impl FnMut(u64) -> Then,
    ) -> Option<T> {
        let mut future = pin!(future);
        let mut context = Context::from_waker(Waker::noop());
        let mut moments = 0;
        loop {
            if let Poll::Ready(outcome) = future.as_mut().poll(&mut context) {
                return Some(outcome);
            }
            if between(moments) == Then::Crash {
                return None;
            }
            moments += 1;
            assert!(self.world.wake_next(), "waits for ever");
        }
    }

    /// Asks for something, as an admin or the queue does.
    pub(crate) fn ask(&self, command: Value) -> Answer {
        self.ask_with(command, |_| Then::GoOn)
    }

    /// The same; `between` is as in [`Stage::drive`].
    pub(crate) fn ask_with(&self, command: Value, between: impl FnMut(u64) -> Then) -> Answer {
        self.answered(command, between).expect("an answer")
    }

    /// What is answered; nothing, if `between` had it crash.
    fn answered(&self, command: Value, between: impl FnMut(u64) -> Then) -> Option<Answer> {
        let envelope = envelope("acme", command);
        let (object, config) = (Rc::clone(&self.object.borrow()), Rc::clone(&self.config.borrow()));
        self.drive(object.answer(&config, envelope), between).map(Answer)
    }

    /// The same; `meanwhile` is done at each moment at which the command waits.
    pub(crate) fn ask_while(&self, command: Value, mut meanwhile: impl FnMut(u64)) -> Answer {
        self.ask_with(command, |moment| {
            meanwhile(moment);
            Then::GoOn
        })
    }

    /// The same as [`Stage::ask`], for a command without a form.
    pub(crate) fn say(&self, command: &str) -> Answer {
        self.ask(json!({ "command": command }))
    }

    /// Lets the alarm ring, if it is set to, once its time has come. `between` is as in [`Stage::drive`]. Whether one
    /// rang.
    pub(crate) fn ring(&self, between: impl FnMut(u64) -> Then) -> bool {
        let Some(at) = self.world.rings_at() else { return false };
        self.world.wait_until(at);
        self.world.begin_ringing();
        let (object, config) = (Rc::clone(&self.object.borrow()), Rc::clone(&self.config.borrow()));
        let rung = self.drive(object.ring(Ok(&config)), between);
        self.world.end_ringing();
        match rung {
            Some(outcome) => outcome.expect("an alarm that is armed"),
            None => self.crash(),
        }
        true
    }

    /// The same; if none is set to ring, the cron handler looks after the run.
    pub(crate) fn ring_or_wake(&self, between: impl FnMut(u64) -> Then) {
        if !self.ring(between) {
            let watched = self.world.watched.get().expect("a run that nobody looks after");
            self.world.wait_until(watched);
            self.wake();
        }
    }

    /// Requests for paths with `path` in them are answered with `status`.
    pub(crate) fn answer_instead(&self, path: &'static str, status: u16) {
        self.world.instead.borrow_mut().push(Instead { path, status, body: None });
    }

    /// The same, with a body and nothing wrong.
    pub(crate) fn answer_with(&self, path: &'static str, body: String) {
        self.world.instead.borrow_mut().push(Instead { path, status: 200, body: Some(body) });
    }

    /// Lets alarms ring until no run is under way, or one waits for somebody.
    pub(crate) fn settle(&self) -> RunView {
        for _ in 0..10_000 {
            let run = self.latest();
            if run.ended_at.is_some() || matches!(run.phase, Phase::Waiting { .. }) {
                return run;
            }
            self.ring_or_wake(|_| Then::GoOn);
        }
        panic!("the run does not settle: {:?}", self.latest());
    }

    /// What the queue says when something is due.
    pub(crate) fn wake(&self) {
        self.wake_with(|_| Then::GoOn);
    }

    /// The same; `between` is as in [`Stage::drive`]. The queue asks again after a crash.
    pub(crate) fn wake_with(&self, between: impl FnMut(u64) -> Then) {
        if let Some(answer) = self.answered(json!({ "command": "wake", "now": self.now() }), between) {
            answer.expect::<()>();
        } else {
            self.crash();
            self.wake();
        }
    }

    /// Lets so much time pass, with what is due in it.
    pub(crate) fn pass(&self, time: TimeDelta) {
        let until = self.now() + time;
        loop {
            let watched = self.world.watched.get();
            let next = [self.world.rings_at(), self.world.due.get(), watched].into_iter().flatten().min();
            let Some(next) = next.filter(|next| *next <= until) else { break };
            self.world.wait_until(next);
            if self.world.rings_at() == Some(next) {
                self.ring(|_| Then::GoOn);
            } else {
                // As the cron handler does: asked again in some minutes, unless the object says otherwise.
                if watched == Some(next) {
                    self.world.watched.set(Some(next + TimeDelta::minutes(2)));
                }
                if self.world.due.get() == Some(next) {
                    self.world.due.set(Some(next + TimeDelta::minutes(5)));
                }
                self.wake();
            }
        }
        self.world.wait_until(until);
    }

    /// The runs, the first one first: all of them, as long as they fit on a page.
    pub(crate) fn runs(&self) -> Vec<RunView> {
        let page = self.ask(json!({ "command": "runs", "before": null, "outcome": null }));
        let mut runs = page.expect::<RunsView>().runs;
        runs.reverse();
        runs
    }

    pub(crate) fn latest(&self) -> RunView {
        self.say("latest_run").expect::<LatestRunView>().run.expect("a run")
    }

    /// Whether a run waits for somebody.
    pub(crate) fn is_waiting(&self) -> bool {
        let run = self.say("latest_run").expect::<LatestRunView>().run;
        run.is_some_and(|run| matches!(run.phase, Phase::Waiting { .. }))
    }

    /// What is typed to connect `service`.
    pub(crate) fn credential(&self, service: HrSystem) -> Value {
        match service {
            HrSystem::Personio => self.personio_credential(personio::Grant::Directory),
            HrSystem::BambooHr => self.bamboohr_key(bamboohr::Grant::Full),
        }
    }

    pub(crate) fn personio_credential(&self, grant: personio::Grant) -> Value {
        let known = self.world.providers.personio.credentials(grant);
        json!({ "client_id": known.client_id, "client_secret": known.client_secret })
    }

    pub(crate) fn bamboohr_key(&self, grant: bamboohr::Grant) -> Value {
        let simulator = &self.world.providers.bamboohr;
        json!({ "access_token": simulator.key(grant), "subdomain": simulator.company() })
    }

    /// Tests `credential` for `service`, releasing `attributes`.
    pub(crate) fn test(&self, service: HrSystem, credential: Value, attributes: &[&str]) -> Answer {
        let form = json!({ "credential": credential, "release": { "attributes": attributes } });
        self.ask(json!({ "command": "test_credential", "service": service, "form": form }))
    }

    /// Connects `service`, releasing `attributes`, and approves the first sync.
    pub(crate) fn connect_with(&self, service: HrSystem, credential: Value, attributes: &[&str]) -> RunView {
        self.test(service, credential, attributes).expect::<Value>();
        self.ask(json!({ "command": "preview_draft", "service": service })).expect::<RunView>();
        let run = self.settle();
        self.approve(&run)
    }

    /// Connects `service` with everything released, and approves the first sync.
    pub(crate) fn connect(&self, service: HrSystem) -> RunView {
        self.connect_with(service, self.credential(service), &EVERYTHING)
    }

    /// The plan of the run that waits.
    pub(crate) fn plan(&self, run: &RunView) -> PlanView {
        self.ask(json!({ "command": "plan", "run": run.id, "from": 0 })).expect()
    }

    /// Approves the plan that waits, and lets the run come to its end.
    pub(crate) fn approve(&self, run: &RunView) -> RunView {
        let form = json!({ "plan": self.plan(run).hash });
        self.ask(json!({ "command": "approve_plan", "run": run.id, "form": form })).expect::<RunView>();
        self.settle()
    }

    /// Starts a run, or joins the one that is under way.
    pub(crate) fn start(&self) -> RunView {
        self.say("start_run").expect()
    }

    /// Syncs until the run waits or has ended.
    pub(crate) fn sync(&self) -> RunView {
        self.start();
        self.settle()
    }

    /// The directory.
    pub(crate) fn directory(&self) -> DirectorySnapshot {
        self.ask(json!({ "command": "directory", "known": null })).expect()
    }

    /// Saves the settings in force with `changes`.
    pub(crate) fn save(&self, changes: Value) -> SyncView {
        let view: SyncView = self.say("sync").expect();
        let mut form = json!(SettingsForm::from(&view.settings));
        if let (Some(form), Value::Object(changes)) = (form.as_object_mut(), changes) {
            form.extend(changes);
        }
        let form = json!({ "version": view.version, "settings": form });
        self.ask(json!({ "command": "save_settings", "form": form })).expect()
    }

    /// Connects iSpring Learn, with its topmost department and its learners' role.
    pub(crate) fn connect_learning(&self) {
        self.connect_learning_in(None);
    }

    /// The same, with the department that has this id.
    pub(crate) fn connect_learning_in(&self, department: Option<&str>) {
        let draft: DraftView = self.test_learning().expect();
        let topmost = draft.learning().unwrap().default_department.as_ref().map(DepartmentId::as_str);
        let form = json!({ "accounts": { "department": department.or(topmost), "role": "" } });
        self.ask(of_learning("activate_draft", &form)).expect::<ConnectionView>();
    }

    /// Tests a credential of iSpring Learn.
    pub(crate) fn test_learning(&self) -> Answer {
        let known = self.world.providers.ispring.credentials(ispring::Grant::Full);
        let form = json!({ "credential": {
            "account_address": "https://nordlicht.ispringlearn.com/",
            "client_id": known.client_id,
            "client_secret": known.client_secret,
        } });
        self.ask(of_learning("test_credential", &form))
    }

    /// The connection to iSpring Learn.
    pub(crate) fn learning(&self) -> ConnectionView {
        self.ask(of_learning("connection", &Value::Null)).expect()
    }

    /// Disconnects iSpring Learn.
    pub(crate) fn disconnect_learning(&self) {
        self.ask(of_learning("disconnect", &json!({}))).expect::<ConnectionView>();
    }

    /// An organisation of ten at `BambooHR` who have their accounts: who comes next gets one without being asked for.
    pub(crate) fn with_accounts_for_newcomers() -> Self {
        let stage = Self::of(10);
        stage.connect_with(HrSystem::BambooHr, stage.credential(HrSystem::BambooHr), &["work_email"]);
        stage.connect_learning();
        stage.save(json!({ "guard_people": "100", "guard_percent": "100", "invitation": "Welcome" }));
        stage.sync();
        stage.approve_invitations();
        stage
    }

    /// Those who wait for their account.
    pub(crate) fn invitations(&self) -> InvitationsView {
        self.ask(json!({ "command": "invitations", "from": 0 })).expect()
    }

    /// Approves the accounts that wait, and lets the run come to its end.
    pub(crate) fn approve_invitations(&self) -> RunView {
        let form = json!({ "plan": self.invitations().plan });
        self.ask(json!({ "command": "approve_invitations", "form": form })).expect::<RunView>();
        self.settle()
    }

    /// Requests that were sent since this was asked last.
    pub(crate) fn take_asked(&self) -> Vec<String> {
        self.world.asked.take()
    }

    /// What the log says.
    pub(crate) fn log(&self) -> Ref<'_, Vec<(engine::platform::Level, String, Value)>> {
        self.world.lines.borrow()
    }
}

/// What comes after a moment at which everything waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    GoOn,
    Crash,
}

fn config(world: &World, keys: &[u8]) -> Config {
    let keys = keys.iter().map(|key| (format!("k{key}"), [*key; 32])).collect();
    let keys = KeyRing::new(keys).expect("a ring");
    world.providers.config(Config::AS_MANY_AS_THERE_MAY_BE, keys)
}
