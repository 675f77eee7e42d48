//! What admins do, each time as a few commands one after the other, with whatever comes in between.

use std::{cell::RefCell, rc::Rc};

use chrono::TimeDelta;
use domain::{
    api::{
        exports::WaitingExportsView,
        learning::{Gets, InvitationsView},
        runs::{LatestRunView, PlanView, RunView},
        services::{ConnectionView, DraftView},
        sync::SyncView,
    },
    service::HrSystem,
    settings::SettingsForm,
    sync::run::{Phase, Trigger},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use simulators::{bamboohr, ispring, personio};

use crate::{
    errand::{ATTRIBUTES, Errand},
    notes::{Approved, Notes, Offered},
    oracle::Before,
    site::{Site, Told},
};

/// A command about the learning platform.
fn of_learning(command: &str, form: &Value) -> Value {
    json!({ "command": command, "service": "ispring", "form": form })
}

/// An office of admins.
#[derive(Clone)]
pub struct Office {
    pub(crate) site: Rc<Site>,
    /// What they were told.
    pub notes: Rc<RefCell<Notes>>,
    /// Whether nothing is ever done that nobody has approved.
    pub is_strict: bool,
    /// How long somebody looks at what is shown.
    thinks: TimeDelta,
}

impl Office {
    /// The admins of `site`.
    pub fn of(site: &Rc<Site>, is_strict: bool) -> Self {
        Self { site: Rc::clone(site), notes: Rc::default(), is_strict, thinks: TimeDelta::zero() }
    }

    /// Somebody who looks at what is shown for so long.
    #[must_use]
    pub fn thinking(&self, thinks: TimeDelta) -> Self {
        Self { thinks, ..self.clone() }
    }

    /// Does an errand to its end, or to where it is refused.
    pub async fn run(self, errand: Errand) {
        // What was refused is refused: the page says why, and somebody tries again some time.
        let _: Option<()> = match errand {
            Errand::Sync => self.say("start_run").await.map(drop),
            Errand::Approve => self.approve().await,
            Errand::Decline => self.decline().await,
            Errand::Withdraw(attribute) => self.withdraw(attribute).await,
            Errand::Connect => self.connect().await,
            Errand::ConnectOther => self.connect_other().await,
            Errand::MakeSource => self.make_source().await,
            Errand::Disconnect { erase, changes } => self.disconnect(erase, changes).await,
            Errand::DisconnectOther => self.disconnect_other().await,
            Errand::ConnectLearning(number) => self.connect_learning(number.into()).await,
            Errand::DisconnectLearning => self.disconnect_learning().await,
            Errand::ApproveInvitations => self.approve_invitations().await,
            Errand::ApproveExports(days) => self.approve_exports(days).await,
            Errand::Write(number) => self.save(json!({ "invitation": format!("Welcome {number}") })).await,
            Errand::Limit(number) => self.limit(number).await,
            Errand::Schedule(number) => self.schedule(number).await,
            Errand::Export(on) => {
                self.save(json!({ "export": if on { "allowed" } else { "forbidden" } })).await
            }
            Errand::SignIn(number) => self.sign_in(number.into()).await,
            Errand::ExportAgain => self.say("export_again").await.map(drop),
        };
    }

    pub(crate) async fn ask(&self, command: Value) -> Option<Told> {
        Some(self.site.ask(command).await).filter(Told::is_done)
    }

    pub(crate) async fn read<T: DeserializeOwned>(&self, command: Value) -> Option<T> {
        let told = self.ask(command).await?;
        Some(serde_json::from_value(told.body).expect("another shape"))
    }

    pub(crate) async fn say(&self, command: &str) -> Option<Told> {
        self.ask(json!({ "command": command })).await
    }

    async fn think(&self) {
        self.site.world.pass(self.thinks).await;
    }

    /// The run that waits for somebody.
    async fn waiting(&self) -> Option<RunView> {
        let latest: LatestRunView = self.read(json!({ "command": "latest_run" })).await?;
        latest.run.filter(|run| matches!(run.phase, Phase::Waiting { .. }))
    }

    async fn approve(&self) -> Option<()> {
        let run = self.waiting().await?;
        let plan: PlanView = self.read(json!({ "command": "plan", "run": run.id, "from": 0 })).await?;
        self.think().await;
        let form = json!({ "plan": plan.hash });
        let before = Before::of(&self.site).ok()?;
        let now: RunView =
            self.read(json!({ "command": "approve_plan", "run": run.id, "form": form })).await?;
        if matches!(now.phase, Phase::Reading | Phase::Planning) {
            // What it was made from is gone: it is made anew, and approved by nobody.
            return Some(());
        }
        let mut notes = self.notes.borrow_mut();
        notes.approved.insert(run.id);
        notes.plan = Some(Approved { run: run.id, plan, before });
        if run.trigger != Trigger::Manual {
            notes.went_on_at = Some(self.site.world.now());
        }
        if self.site.source.replace(run.service) != run.service || run.trigger == Trigger::SourceChange {
            notes.moved_at = Some(self.site.world.now());
            // What is released is what the other one releases.
            notes.withdrawn.clear();
        }
        Some(())
    }

    async fn decline(&self) -> Option<()> {
        let latest: LatestRunView = self.read(json!({ "command": "latest_run" })).await?;
        self.ask(json!({ "command": "drop_run", "run": latest.run?.id })).await.map(drop)
    }

    async fn withdraw(&self, attribute: &'static str) -> Option<()> {
        let form = json!({ "attribute": attribute });
        let source = self.site.source.get();
        let told =
            self.ask(json!({ "command": "withdraw_attribute", "service": source, "form": form })).await?;
        // Who withdraws from one that is not the source withdraws nothing that is stored.
        if told.body["own"]["source"] == json!(source) {
            self.notes.borrow_mut().withdrawn.insert(attribute);
        }
        Some(())
    }

    fn credential(&self, service: HrSystem) -> Value {
        let providers = &self.site.world.providers;
        match service {
            HrSystem::Personio => {
                let known = providers.personio.credentials(personio::Grant::Directory);
                json!({ "client_id": known.client_id, "client_secret": known.client_secret })
            }
            HrSystem::BambooHr => {
                let key = providers.bamboohr.key(bamboohr::Grant::Full);
                json!({ "access_token": key, "subdomain": providers.bamboohr.company() })
            }
        }
    }

    async fn test(&self, service: HrSystem) -> Option<()> {
        let credential = self.credential(service);
        let form = json!({ "credential": credential, "release": { "attributes": ATTRIBUTES } });
        self.ask(json!({ "command": "test_credential", "service": service, "form": form })).await?;
        self.think().await;
        Some(())
    }

    async fn connect(&self) -> Option<()> {
        let source = self.site.source.get();
        self.test(source).await?;
        // From here on a plan may be approved that releases everything.
        self.notes.borrow_mut().withdrawn.clear();
        self.ask(json!({ "command": "preview_draft", "service": source })).await.map(drop)
    }

    async fn connect_other(&self) -> Option<()> {
        let other = self.site.other();
        self.test(other).await?;
        self.ask(json!({ "command": "activate_draft", "service": other, "form": {} })).await.map(drop)
    }

    async fn make_source(&self) -> Option<()> {
        let other = self.site.other();
        self.ask(json!({ "command": "make_source", "service": other })).await?;
        self.notes.borrow_mut().withdrawn.clear();
        Some(())
    }

    async fn disconnect(&self, erase: bool, changes: bool) -> Option<()> {
        let source = self.site.source.get();
        let form = json!({ "people": if erase { "erase" } else { "keep" } });
        let told = self.ask(json!({ "command": "disconnect", "service": source, "form": form })).await?;
        if !told.body["own"]["source"].is_null() {
            // Somebody has changed the source in between.
            return Some(());
        }
        let mut notes = self.notes.borrow_mut();
        notes.moved_at = Some(self.site.world.now());
        notes.erased += usize::from(erase);
        if changes {
            self.site.source.set(self.site.other());
            notes.withdrawn.clear();
        }
        Some(())
    }

    async fn disconnect_other(&self) -> Option<()> {
        let form = json!({ "people": "keep" });
        let other = self.site.other();
        self.ask(json!({ "command": "disconnect", "service": other, "form": form })).await.map(drop)
    }

    async fn connect_learning(&self, number: usize) -> Option<()> {
        let known = self.site.world.providers.ispring.credentials(ispring::Grant::Full);
        let form = json!({ "credential": {
            "account_address": "https://nordlicht.ispringlearn.com/",
            "client_id": known.client_id,
            "client_secret": known.client_secret,
        } });
        let draft: DraftView = self.read(of_learning("test_credential", &form)).await?;
        self.think().await;
        let draft = draft.learning()?;
        let department = draft.departments.get(number % 3)?.id.as_str();
        let role = draft.roles.get(number % 4).map(|role| role.id.as_str()).unwrap_or_default();
        let form = json!({ "accounts": { "department": department, "role": role } });
        self.ask(of_learning("activate_draft", &form)).await?;
        self.note_settings().await
    }

    async fn disconnect_learning(&self) -> Option<()> {
        self.ask(of_learning("disconnect", &json!({}))).await.map(drop)
    }

    async fn approve_invitations(&self) -> Option<()> {
        let learning: ConnectionView = self.read(of_learning("connection", &Value::Null)).await?;
        let settings: SyncView = self.read(json!({ "command": "sync" })).await?;
        let waiting: InvitationsView = self.read(json!({ "command": "invitations", "from": 0 })).await?;
        self.think().await;
        let form = json!({ "plan": waiting.plan? });
        self.ask(json!({ "command": "approve_invitations", "form": form })).await?;
        let mut notes = self.notes.borrow_mut();
        notes.has_approved_accounts = true;
        for person in waiting.people {
            let invitation = match person.gets {
                Gets::Account { invitation } => invitation,
                Gets::Adoption | Gets::Takeover { .. } => continue,
            };
            let role = settings.settings.default_role.as_ref().map(|role| role.as_str().to_owned());
            let department = learning.learning()?.default_department.as_ref();
            let department = department.map(|one| one.name.as_str().to_owned()).unwrap_or_default();
            let offered = Offered { invitation, role, department };
            notes.accounts.entry(person.email.to_lowercase()).or_default().push(offered);
        }
        Some(())
    }

    async fn approve_exports(&self, days: Option<u16>) -> Option<()> {
        let (mut all, mut plan, mut from) = (Vec::new(), None, Some(0));
        while let Some(next) = from {
            let page: WaitingExportsView =
                self.read(json!({ "command": "waiting_exports", "from": next })).await?;
            all.extend(page.exports);
            (plan, from) = (page.plan, page.next);
        }
        let plan = plan?;
        self.think().await;
        let today = self.site.world.now().date_naive();
        let since = days.map(|days| today - TimeDelta::days(days.into()));
        let form = json!({ "plan": plan, "since": since });
        self.ask(json!({ "command": "approve_exports", "form": form })).await?;
        let mut notes = self.notes.borrow_mut();
        notes.since = since.max(notes.since);
        let each = all.into_iter().map(|one| (one.course.as_str().to_owned(), one.completed_at.timestamp()));
        notes.exports.extend(each);
        Some(())
    }

    async fn limit(&self, number: u16) -> Option<()> {
        let people = if self.is_strict { 0 } else { number };
        self.save(json!({ "guard_people": people.to_string(), "guard_percent": "60" })).await
    }

    async fn schedule(&self, number: Option<u16>) -> Option<()> {
        let Some(number) = number else { return self.save(json!({ "automatic": "off" })).await };
        let times: Vec<_> = (0..=number % 3).map(|nth| format!("{:02}:{number:02}", 5 + nth * 7)).collect();
        let zone = if number % 2 == 0 { "Europe/Berlin" } else { "America/New_York" };
        self.save(json!({ "automatic": "on", "times": times, "zone": zone })).await
    }

    async fn save(&self, changes: Value) -> Option<()> {
        let view: SyncView = self.read(json!({ "command": "sync" })).await?;
        let mut form = json!(SettingsForm::from(&view.settings));
        if let (Some(form), Value::Object(changes)) = (form.as_object_mut(), changes) {
            form.extend(changes);
        }
        self.think().await;
        let form = json!({ "version": view.version, "settings": form });
        let saved: SyncView = self.read(json!({ "command": "save_settings", "form": form })).await?;
        self.notes.borrow_mut().saved.push((self.site.world.now(), saved.settings));
        Some(())
    }

    async fn note_settings(&self) -> Option<()> {
        let view: SyncView = self.read(json!({ "command": "sync" })).await?;
        self.notes.borrow_mut().saved.push((self.site.world.now(), view.settings));
        Some(())
    }
}
