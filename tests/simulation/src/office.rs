//! What admins do, each time as a few commands one after the other, with whatever comes in between.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use domain::{
    api::{
        learning::{InvitationsView, LearningDraftView},
        runs::{LatestRunView, PlanView},
        sync::SyncView,
    },
    service::HrSystem,
    settings::SettingsForm,
    sync::run::{Phase, RunId},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use simulators::{bamboohr, ispring, personio};

use crate::{
    dice::Dice,
    site::{Site, Told},
};

/// What may be released beside the names, and is withdrawn now and then.
pub const ATTRIBUTES: [&str; 6] = ["work_email", "phone", "skills", "department", "team", "position"];

/// What admins were told was done: what the oracle judges by.
#[derive(Debug, Default)]
pub struct Notes {
    /// Attributes whose withdrawal was answered, and that nobody has released since.
    pub withdrawn: BTreeSet<&'static str>,
}

/// An office of admins.
#[derive(Clone)]
pub struct Office {
    site: Rc<Site>,
    /// What they were told.
    pub notes: Rc<RefCell<Notes>>,
}

/// What an admin can set about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    /// Press *Sync*.
    Sync,
    /// Look at a plan that waits, and approve it.
    Approve,
    /// Look at it, and decline it.
    Decline,
    /// Take an attribute back.
    Withdraw(&'static str),
    /// Connect the source anew, releasing everything.
    Connect,
    /// Connect the learning platform.
    ConnectLearning,
    /// Disconnect it.
    DisconnectLearning,
    /// Approve the accounts that wait.
    ApproveInvitations,
    /// Approve the exports that wait.
    ApproveExports,
    /// Change the invitation.
    Write(u16),
    /// Change how much may be done unseen.
    Limit(u16),
    /// Switch automatic syncs.
    Automatic(bool),
    /// Allow exports, or forbid them.
    Export(bool),
    /// Try what failed again.
    ExportAgain,
}

impl Errand {
    /// One of them.
    pub fn any(dice: &mut Dice) -> Self {
        let number = u16::try_from(dice.below(50)).unwrap_or_default();
        match dice.below(20) {
            0..=3 => Self::Sync,
            4..=6 => Self::Approve,
            7 => Self::Decline,
            8 => Self::Withdraw(dice.one_of(&ATTRIBUTES).copied().unwrap_or("team")),
            9 => Self::Connect,
            10 => Self::ConnectLearning,
            11 if number < 15 => Self::DisconnectLearning,
            11 | 12 => Self::ApproveInvitations,
            13 | 14 => Self::ApproveExports,
            15 => Self::Write(number),
            16 => Self::Limit(number),
            17 => Self::Automatic(number % 2 == 0),
            18 => Self::Export(number % 4 != 0),
            _ => Self::ExportAgain,
        }
    }
}

impl Office {
    /// The admins of `site`.
    pub fn of(site: &Rc<Site>) -> Self {
        Self { site: Rc::clone(site), notes: Rc::default() }
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
            Errand::ConnectLearning => self.connect_learning().await,
            Errand::DisconnectLearning => self.say("disconnect_learning").await.map(drop),
            Errand::ApproveInvitations => self.approve_invitations().await,
            Errand::ApproveExports => self.approve_exports().await,
            Errand::Write(number) => self.save(json!({ "invitation": format!("Welcome {number}") })).await,
            Errand::Limit(number) => {
                self.save(json!({ "guard_people": number.to_string(), "guard_percent": "60" })).await
            }
            Errand::Automatic(on) => {
                let automatic = if on { "on" } else { "off" };
                self.save(
                    json!({ "automatic": automatic, "times": ["06:00", "12:00"], "zone": "Europe/Berlin" }),
                )
                .await
            }
            Errand::Export(on) => {
                self.save(json!({ "export": if on { "allowed" } else { "forbidden" } })).await
            }
            Errand::ExportAgain => self.say("export_again").await.map(drop),
        };
    }

    async fn ask(&self, command: Value) -> Option<Told> {
        Some(self.site.ask(command).await).filter(Told::is_done)
    }

    async fn read<T: DeserializeOwned>(&self, command: Value) -> Option<T> {
        let told = self.ask(command).await?;
        Some(serde_json::from_value(told.body).expect("another shape"))
    }

    async fn say(&self, command: &str) -> Option<Told> {
        self.ask(json!({ "command": command })).await
    }

    /// The run that waits for somebody.
    async fn waiting(&self) -> Option<RunId> {
        let latest: LatestRunView = self.read(json!({ "command": "latest_run" })).await?;
        latest.run.filter(|run| matches!(run.phase, Phase::Waiting { .. })).map(|run| run.id)
    }

    async fn approve(&self) -> Option<()> {
        let run = self.waiting().await?;
        let plan: PlanView = self.read(json!({ "command": "plan", "run": run, "from": 0 })).await?;
        let form = json!({ "plan": plan.hash });
        self.ask(json!({ "command": "approve", "run": run, "form": form })).await.map(drop)
    }

    async fn decline(&self) -> Option<()> {
        let run = self.waiting().await?;
        self.ask(json!({ "command": "drop_run", "run": run })).await.map(drop)
    }

    async fn withdraw(&self, attribute: &'static str) -> Option<()> {
        let form = json!({ "attribute": attribute });
        self.ask(json!({ "command": "withdraw", "service": self.site.source, "form": form })).await?;
        self.notes.borrow_mut().withdrawn.insert(attribute);
        Some(())
    }

    async fn connect(&self) -> Option<()> {
        let (source, providers) = (self.site.source, &self.site.world.providers);
        let credential = match source {
            HrSystem::Personio => {
                let known = providers.personio.credentials(personio::Grant::Directory);
                json!({ "client_id": known.client_id, "client_secret": known.client_secret })
            }
            HrSystem::BambooHr => {
                let key = providers.bamboohr.key(bamboohr::Grant::Full);
                json!({ "access_token": key, "subdomain": providers.bamboohr.company() })
            }
        };
        let form = json!({ "credential": credential, "release": { "attributes": ATTRIBUTES } });
        self.ask(json!({ "command": "test_credential", "service": source, "form": form })).await?;
        // From here on a plan may be approved that releases everything.
        self.notes.borrow_mut().withdrawn.clear();
        self.ask(json!({ "command": "preview_draft", "service": source })).await.map(drop)
    }

    async fn connect_learning(&self) -> Option<()> {
        let known = self.site.world.providers.ispring.credentials(ispring::Grant::Full);
        let form = json!({ "credential": {
            "account_address": "https://nordlicht.ispringlearn.com/",
            "client_id": known.client_id,
            "client_secret": known.client_secret,
        } });
        let draft: LearningDraftView = self.read(json!({ "command": "test_learning", "form": form })).await?;
        let department = draft.default_department?;
        let form = json!({ "department": department.as_str(), "role": "" });
        self.ask(json!({ "command": "activate_learning", "form": form, "by": "Ada" })).await.map(drop)
    }

    async fn approve_invitations(&self) -> Option<()> {
        let waiting: InvitationsView = self.read(json!({ "command": "invitations", "from": 0 })).await?;
        let form = json!({ "plan": waiting.plan? });
        self.ask(json!({ "command": "approve_invitations", "form": form })).await.map(drop)
    }

    async fn approve_exports(&self) -> Option<()> {
        let waiting: Value = self.read(json!({ "command": "waiting_exports", "from": 0 })).await?;
        let plan = waiting.get("plan").filter(|plan| !plan.is_null())?;
        let form = json!({ "plan": plan, "since": null });
        self.ask(json!({ "command": "approve_exports", "form": form })).await.map(drop)
    }

    async fn save(&self, changes: Value) -> Option<()> {
        let view: SyncView = self.read(json!({ "command": "sync" })).await?;
        let mut form = json!(SettingsForm::from(&view.settings));
        if let (Some(form), Value::Object(changes)) = (form.as_object_mut(), changes) {
            form.extend(changes);
        }
        let form = json!({ "version": view.version, "settings": form });
        self.ask(json!({ "command": "save_settings", "form": form, "by": "Ada" })).await.map(drop)
    }
}
