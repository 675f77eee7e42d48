//! What an organisation's object is asked to do, and how it is asked.

use chrono::{DateTime, Utc};
use domain::{
    access::Role,
    api::{
        calling::Received,
        endpoint::{AnyCall, Endpoint, ForOrganisation},
        error::ErrorCode,
        sessions::Account,
    },
    audit::Deed,
    employee::EmployeeId,
    identity::Refusal,
    session::Way,
    text::Text,
};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;

/// What is asked. It may hold a credential, so it can't be printed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// What somebody asks of an endpoint that an organisation answers itself.
    Asked {
        /// The call.
        asked: Asked,
        /// Who asks.
        by: Caller,
        /// What they may do: the least, where a Worker of before this was said asks.
        #[serde(default = "least")]
        role: Role,
        /// How they have signed in.
        #[serde(default)]
        way: Option<Way>,
        /// Where they have the app open: `https://rollcall.example`. Blank where that was not said.
        #[serde(default)]
        origin: String,
        /// What they do by it, if it does anything.
        deed: Option<Deed>,
    },
    /// The directory, unless the caller has this revision of it already.
    Directory {
        /// The caller's `If-None-Match`.
        known: Option<String>,
    },
    /// The services, without what only the Worker knows of them.
    Services,
    /// Begin to sign somebody in by the identity provider. Answered with what was [`Begun`].
    BeginSignIn {
        /// What for.
        purpose: Purpose,
        /// The origin that they come back to.
        origin: String,
        /// The page that they go on to.
        back: Option<String>,
    },
    /// Sign somebody in who comes back from it. Answered with how they have [`Arrived`].
    FinishSignIn {
        /// What their browser has kept.
        arrival: String,
        /// What the identity provider has sent along.
        returned: Returned,
        /// The id of the request.
        request_id: String,
    },
    /// The way out of the identity provider too. Answered with a [`WayOut`].
    WayOut {
        /// The origin that they come back to.
        origin: String,
    },
    /// Who a member is by the identity provider. Answered with [`Known`].
    WhoIs {
        /// The member's id.
        member: String,
    },
    /// What a member learns, if they are somebody of the directory.
    LearningOf {
        /// The member's id.
        member: String,
    },
    /// Forget how somebody signs in who is no member any more.
    Forget {
        /// The member's id.
        member: String,
    },
    /// Whether a one-time link still lets somebody in.
    TakesLink {
        /// What they may do.
        role: Role,
        /// Whether they have signed in before.
        has_signed_in: bool,
    },
    /// Sign somebody out who is so at the identity provider.
    SignOut {
        /// The identity provider's logout token.
        token: String,
        /// The id of the request.
        request_id: String,
    },
    /// Records what was done outside of the object.
    Record {
        /// A [`Report`] as JSON.
        report: String,
    },
    /// What the calendar reads whose address has this secret.
    Calendar {
        /// The secret part of the address.
        secret: String,
    },
    /// The newest checkpoint of the audit trail.
    Checkpoint,
    /// The public keys by which the identity provider knows Rollcall.
    ClientKeys,
    /// Seal the credentials anew that are not under the first of the sealing keys.
    Reseal,
    /// Erase everything: the organisation is gone.
    Erase,
    /// Do what is due: go on with a run whose alarm may have been lost, start or record slots, erase who left long ago.
    Wake {
        /// The time to take for now.
        now: DateTime<Utc>,
    },
}

fn least() -> Role {
    Role::Member
}

/// A call as it came in. What it holds is read once more where it is answered: a second way of writing every call down
/// would be a tenth of the Worker.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    /// The method.
    pub method: String,
    /// Path and query.
    pub address: String,
    /// The body.
    pub body: String,
}

impl Asked {
    /// The call.
    pub(crate) fn call(&self) -> Result<ForOrganisation, ErrorCode> {
        let (path, query) = self.address.split_once('?').unwrap_or((&self.address, ""));
        let (endpoint, parts) = Endpoint::find(&self.method, path).map_err(|_| ErrorCode::NotFound)?;
        let query = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        match endpoint.call(Received { parts: &parts, query: &query, body: self.body.as_bytes() })? {
            AnyCall::ForOrganisation(call) => Ok(call),
            _ => Err(ErrorCode::NotFound),
        }
    }
}

/// A member who asks something.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Caller {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: Text,
}

/// What somebody is sent to the identity provider for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To sign in again, whether or not they are known there still.
    SignInAgain,
    /// To attach their account to the member that they are.
    Attach {
        /// The member's id.
        member: String,
    },
    /// To see what would happen if it were in use.
    Trial {
        /// The id of the member who tries it.
        member: String,
    },
}

/// What an identity provider sends along with a browser that comes back.
#[derive(Serialize, Deserialize)]
pub struct Returned {
    /// What a token is given for.
    pub code: Option<String>,
    /// What we sent along.
    pub state: Option<String>,
    /// Who sends it (RFC 9207).
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

/// Who a member is by the identity provider.
#[derive(Serialize, Deserialize)]
pub struct Known {
    /// The person of the directory, if they are in it.
    pub person: Option<EmployeeId>,
    /// Their account, if an identity provider is in use.
    pub account: Option<Account>,
    /// Since when one is.
    pub since: Option<DateTime<Utc>>,
}

/// What was begun.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Begun {
    /// A way to the identity provider.
    To {
        /// Where.
        location: String,
        /// What the browser keeps meanwhile.
        arrival: String,
    },
    /// Nothing.
    Refused(Refusal),
}

/// Where somebody signs out at the identity provider.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayOut {
    /// There.
    To(String),
    /// Nowhere.
    Refused(Refusal),
}

/// How somebody has come back.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrived {
    /// They are in.
    In {
        /// The member whom they are.
        member: String,
        /// The name that the directory has for them. Nothing: they are a member by an invitation, and none by this.
        name: Option<Text>,
        /// The role that a claim gives them, if roles follow from one.
        role: Option<Role>,
        /// The page that they go on to.
        back: Option<String>,
        /// Whether they can sign out at the identity provider too.
        has_way_out: bool,
    },
    /// Their account is attached.
    Attached,
    /// It was tried.
    Tried,
    /// They are not in.
    Refused(Refusal),
}

/// Something that was done outside of the object, to be recorded once, however often it is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Report {
    /// What tells it from others.
    pub id: String,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// What was done.
    pub deed: Deed,
    /// The members in it.
    pub names: Vec<Caller>,
}

/// A command and whose it is: an object is not told its own name.
#[derive(Serialize, Deserialize)]
pub struct Envelope {
    /// The organisation's id.
    pub organisation: String,
    /// The id of the request it came with.
    pub request_id: String,
    /// What to do.
    pub command: Command,
}
