//! People who sign in by the identity provider.

use engine::command::{Arrived, Begun};
use serde_json::{Value, json};
use simulators::identity::{Grant, Tenant};

use crate::{office::Office, oracle::arriving::is_present};

/// Where browsers come from.
const ORIGIN: &str = "https://rollcall.test";

/// The member who sets it up: whom all commands are of.
const OWNER: &str = "ada";

impl Office {
    /// The `number`th account of the company signs in. Whoever comes first sets it up.
    pub(crate) async fn sign_in(&self, number: usize) -> Option<()> {
        let accounts = self.site.world.providers.identity.control().accounts(Tenant::Acme);
        let email = accounts.get(number % accounts.len().max(1))?.email.clone();
        let begun = match self.begin(json!("sign_in")).await? {
            Begun::Refused(_) => {
                self.set_up(&email).await?;
                self.begin(json!("sign_in")).await?
            }
            begun @ Begun::To { .. } => begun,
        };
        if let Arrived::In { member, .. } = self.come(begun, &email).await? {
            let is_present = is_present(&self.site, &member).unwrap_or_default();
            self.notes.borrow_mut().came_in.push((member.clone(), is_present));
            self.site.world.signed_in.borrow_mut().insert(member);
        }
        Some(())
    }

    async fn set_up(&self, email: &str) -> Option<()> {
        let simulator = &self.site.world.providers.identity;
        let client = simulator.client(Grant::Confidential);
        let form = json!({
            "issuer": simulator.issuer(Tenant::Acme), "client_id": client.id, "client_secret": client.secret,
            "scopes": "", "domains": "", "admission": "everybody", "departments": "", "role_claim": "",
            "admins": "", "links": "everybody", "proof": "secret", "new_key": false,
        });
        self.ask(json!({ "command": "save_sign_in", "form": form })).await?;
        let begun = self.begin(json!({ "trial": { "member": OWNER } })).await?;
        self.come(begun, email).await?;
        self.say("activate_sign_in").await.map(drop)
    }

    async fn begin(&self, purpose: Value) -> Option<Begun> {
        let command =
            json!({ "command": "begin_sign_in", "purpose": purpose, "origin": ORIGIN, "back": null });
        self.read(command).await
    }

    /// Goes to the identity provider, says there who one is, and comes back.
    async fn come(&self, begun: Begun, email: &str) -> Option<Arrived> {
        let Begun::To { location, arrival } = begun else { return None };
        let back = self.site.world.providers.identity.authorize(&location, email).ok()?;
        let query = back.split_once('?')?.1;
        let named = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        let returned = json!({
            "code": named("code"), "state": named("state"), "iss": named("iss"), "error": named("error"),
        });
        self.read(json!({
            "command": "finish_sign_in", "arrival": arrival, "returned": returned, "request_id": "1",
        }))
        .await
    }
}
