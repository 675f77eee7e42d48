//! Signing in by the organisation's identity provider: the authorisation code flow of `OpenID` Connect, with PKCE, state
//! and nonce. What is begun is kept by the browser alone, sealed: nothing is stored for whoever only asks.

mod leaving;
mod proving;
mod published;
mod setup;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    api::error::ErrorCode,
    audit::{Act, Actor, Deed, Detail, Subject},
    identity::{
        Refusal,
        address::Address,
        admission::{Admitted, admit, role},
        claims::{Claims, Expected},
        keys,
        settings::IdentityProvider,
        token::Token,
    },
    service::ConnectionSlot,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use self::proving::Proving;
pub(crate) use self::published::Published;
use crate::{
    command::{Arrived, Begun, Purpose, Returned, WayOut},
    connecting::vault::Place,
    fault::Fault,
    organisation::Organisation,
    platform::Platform,
    store::identities::Identity,
};

/// How long somebody may take at the identity provider.
const LIFETIME: TimeDelta = TimeDelta::minutes(15);

/// Where the identity provider sends browsers back to.
const CALLBACK: &str = "/api/sign-in/callback";

/// Where the identity provider sends browsers that have signed out there.
const SIGNED_OUT: &str = "/sign-in";

/// What was begun, as the browser keeps it, sealed.
#[derive(Serialize, Deserialize)]
struct Begin {
    purpose: Purpose,
    origin: String,
    back: Option<String>,
    issuer: String,
    state: String,
    nonce: String,
    /// What only we know of what was sent along hashed (RFC 7636).
    verifier: String,
    at: DateTime<Utc>,
}

/// An identity provider to sign in by, and by what its client proves who it is.
pub(super) struct SignInBy {
    provider: IdentityProvider,
    proving: Proving,
}

/// A refusal, or a fault of ours.
pub(super) enum Stopped {
    Refused(Refusal),
    Failed(Fault),
}

impl From<Refusal> for Stopped {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault)
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// Where somebody has to go to sign in, and what their browser has to keep meanwhile.
    pub(crate) async fn begin_sign_in(
        &self,
        purpose: Purpose,
        origin: String,
        back: Option<String>,
    ) -> Result<Begun, Fault> {
        match self.begun(purpose, origin, back).await {
            Ok(begun) => Ok(begun),
            Err(Stopped::Refused(refusal)) => Ok(Begun::Refused(refusal)),
            Err(Stopped::Failed(fault)) => Err(fault),
        }
    }

    async fn begun(&self, purpose: Purpose, origin: String, back: Option<String>) -> Result<Begun, Stopped> {
        let SignInBy { provider, .. } = self.sign_in_by(&purpose)?;
        let published = self.published(&provider.issuer).await?;
        let begin = Begin {
            purpose,
            origin,
            back,
            issuer: provider.issuer.to_string(),
            state: self.word()?,
            nonce: self.word()?,
            verifier: self.word()?,
            at: self.now(),
        };
        let sealed =
            self.seal_value(self.begin_place(), &serde_json::to_string(&begin).map_err(Fault::from)?)?;
        Ok(Begun::To {
            location: begin.location(&provider, &published),
            arrival: URL_SAFE_NO_PAD.encode(sealed),
        })
    }

    /// Where somebody signs out at the identity provider too, to come back to our sign-in page (RP-Initiated Logout 1.0 §2).
    pub(crate) async fn way_out(&self, origin: &str) -> Result<WayOut, Fault> {
        match self.led_out(origin).await {
            Ok(location) => Ok(WayOut::To(location)),
            Err(Stopped::Refused(refusal)) => Ok(WayOut::Refused(refusal)),
            Err(Stopped::Failed(fault)) => Err(fault),
        }
    }

    async fn led_out(&self, origin: &str) -> Result<String, Stopped> {
        let SignInBy { provider, .. } = self.sign_in_by(&Purpose::SignIn)?;
        let mut url = self.published(&provider.issuer).await?.end_session.ok_or(Refusal::NotSetUp)?;
        // By the client's id: tokens are not kept, so there is none to hint at.
        url.query_pairs_mut()
            .append_pair("client_id", &provider.client_id)
            .append_pair("post_logout_redirect_uri", &format!("{origin}{SIGNED_OUT}"));
        Ok(url.into())
    }

    /// A word that nobody can guess.
    pub(crate) fn word(&self) -> Result<String, Fault> {
        Ok(URL_SAFE_NO_PAD.encode(self.random::<32>()?))
    }

    fn begin_place(&self) -> Place<'_> {
        Place::SignIn { organisation: &self.id }
    }

    /// By what somebody signs in for this: what is in use, or on trial.
    pub(super) fn sign_in_by(&self, purpose: &Purpose) -> Result<SignInBy, Stopped> {
        let slot = match purpose {
            Purpose::SignIn | Purpose::SignInAgain | Purpose::Attach { .. } => ConnectionSlot::Active,
            Purpose::Trial { .. } => ConnectionSlot::Draft,
        };
        let kept = self.store.identity_provider(slot)?.ok_or(Refusal::NotSetUp)?;
        let proving = self.proving(&kept.proof)?;
        Ok(SignInBy { provider: kept.provider, proving })
    }

    /// What becomes of somebody who comes back from the identity provider. That they did not get in is recorded.
    pub(crate) async fn finish_sign_in(
        &self,
        arrival: &str,
        returned: Returned,
        request_id: &str,
    ) -> Result<Arrived, Fault> {
        // Whoever comes with nothing that was begun here may be anybody, and leaves nothing behind.
        let Some(begin) = self.opened(arrival) else { return Ok(Arrived::Refused(Refusal::Interrupted)) };
        match self.arrived(begin, returned, request_id).await {
            Ok(arrived) => Ok(arrived),
            Err(Stopped::Failed(fault)) => Err(fault),
            Err(Stopped::Refused(refusal)) => {
                let deed = Deed::by(Actor::Stranger, Act::SignedIn).with(Some(Detail::Refusal(refusal)));
                if let Some(deed) = deed.on_request(request_id).refused(&ErrorCode::Forbidden.error()) {
                    self.platform.transaction(|| self.record(deed))?;
                }
                Ok(Arrived::Refused(refusal))
            }
        }
    }

    async fn arrived(&self, begin: Begin, returned: Returned, request_id: &str) -> Result<Arrived, Stopped> {
        let claims = self.claims(&begin, returned).await;
        let invited = match &claims {
            Ok(claims) => self.invited(claims).await?,
            Err(_) => None,
        };
        self.store.is_still_there()?;
        match begin.purpose {
            Purpose::SignIn | Purpose::SignInAgain => self.let_in(&claims?, invited, begin.back),
            Purpose::Attach { member } => {
                self.attach(member, &claims?, request_id)?;
                Ok(Arrived::Attached)
            }
            Purpose::Trial { member } => {
                let claims = match claims {
                    Ok(claims) => Ok(claims),
                    Err(Stopped::Refused(refusal)) => Err(refusal),
                    Err(failed) => return Err(failed),
                };
                self.tried(member, claims, invited, request_id)
            }
        }
    }

    /// What the browser has kept, if it is ours and not too old.
    fn opened(&self, arrival: &str) -> Option<Begin> {
        let frame = URL_SAFE_NO_PAD.decode(arrival).ok()?;
        let begin = self.config.keys.open(self.begin_place(), &frame).ok()?;
        let begin: Begin = serde_json::from_str(&begin).ok()?;
        (self.now() - begin.at < LIFETIME).then_some(begin)
    }

    /// What the identity provider says of who comes back, once its token holds.
    async fn claims(&self, begin: &Begin, returned: Returned) -> Result<Claims, Stopped> {
        let by = self.sign_in_by(&begin.purpose)?;
        let issuer = by.provider.issuer.as_str();
        // Another one was put to use meanwhile: what somebody was given there is not for this one.
        if begin.issuer != issuer {
            return Err(Refusal::Interrupted.into());
        }
        if returned.state.as_deref() != Some(&*begin.state) {
            return Err(Refusal::Interrupted.into());
        }
        // Sent back by another identity provider than was asked (RFC 9207).
        if returned.iss.is_some_and(|other| other != issuer) {
            return Err(Refusal::WrongIssuer.into());
        }
        let code = match (returned.code, returned.error.as_deref()) {
            (Some(code), None) => code,
            (_, Some("access_denied" | "login_required" | "interaction_required")) => {
                return Err(Refusal::Denied.into());
            }
            (_, Some("temporarily_unavailable" | "server_error")) => return Err(Refusal::Unavailable.into()),
            (_, Some(_)) => return Err(Refusal::Misconfigured.into()),
            (None, None) => return Err(Refusal::Interrupted.into()),
        };
        let published = self.published(&by.provider.issuer).await?;
        let form = begin.exchange(&code);
        let token = self.exchanged(&published, &by, form).await?;
        let token = Token::read(&token)?;
        self.check_signature(&by.provider, &token).await?;
        let expected = Expected {
            issuer,
            client_id: &by.provider.client_id,
            nonce: &begin.nonce,
            role_claim: by.provider.role_claim.as_deref(),
            said_since: matches!(begin.purpose, Purpose::SignInAgain).then_some(begin.at),
        };
        Ok(Claims::verified(&token.claims, &expected, self.now())?)
    }

    /// Whether a token is signed by a key that is published now. Keys are read anew before one is called unknown, or its
    /// signature wrong: they change.
    pub(super) async fn check_signature(
        &self,
        provider: &IdentityProvider,
        token: &Token<'_>,
    ) -> Result<(), Stopped> {
        let mut refusal = Refusal::UnknownKey;
        for is_anew in [false, true] {
            if is_anew && !self.forget_published() {
                break;
            }
            let published = self.published(&provider.issuer).await?;
            for key in keys::of(&published.keys, token) {
                let signed = token.signed.as_bytes();
                if self.platform.is_signed(token.algorithm, key, signed, &token.signature).await {
                    return Ok(());
                }
                refusal = Refusal::WrongSignature;
            }
        }
        Err(refusal.into())
    }

    /// The member who was invited by the address in `claims`, and has not come yet.
    async fn invited(&self, claims: &Claims) -> Result<Option<String>, Fault> {
        let address = claims.address.clone().and_then(|address| Address::try_from(address).ok());
        match address {
            Some(address) => self.platform.invited(&self.id, &address).await,
            None => Ok(None),
        }
    }

    /// Lets somebody in, if they were invited or the directory does, and remembers who they are.
    fn let_in(
        &self,
        claims: &Claims,
        invited: Option<String>,
        back: Option<String>,
    ) -> Result<Arrived, Stopped> {
        let kept = self.store.identity_provider(ConnectionSlot::Active)?.ok_or(Refusal::NotSetUp)?;
        // An invitation is one account's: that of whoever comes by it first.
        let invited = match invited {
            Some(member) if self.store.holder_who_is(&member)?.is_none() => Some(member),
            _ => None,
        };
        let known = self.store.known_of(claims, invited)?;
        let Admitted { holder, person } = admit(&kept.provider, claims, known)?;
        let is_invited = holder.as_ref().is_some_and(|holder| holder.is_invited);
        let member = match holder {
            Some(holder) => holder.member,
            None => URL_SAFE_NO_PAD.encode(self.random::<12>()?).replace(['-', '_'], "0"),
        };
        let is = person.as_ref().map(|one| one.person.clone());
        let identity = Identity { member: member.clone(), person: is, is_invited };
        self.platform.transaction(|| self.store.put_identity(claims, &identity))?;
        // Who was invited is a member already, or not any more.
        let name = person.filter(|_| !is_invited).map(|person| person.name);
        let published = self.memory.published.borrow();
        let has_way_out =
            published.as_ref().is_some_and(|published| published.has_way_out_of(&kept.provider.issuer));
        Ok(Arrived::In { member, name, role: role(&kept.provider, claims), back, has_way_out })
    }

    /// Attaches an account at the identity provider to the member who has asked for it.
    fn attach(&self, member: String, claims: &Claims, request_id: &str) -> Result<(), Stopped> {
        let known = self.store.known_of(claims, None)?;
        // Whoever is somebody of the directory by an account stays that person by each that they attach, and leaves with them;
        // and nobody is let in by attaching who would not be without.
        let (person, is_invited) = match known.holder {
            Some(holder) if holder.member != member => return Err(Refusal::TakenByAnother.into()),
            Some(holder) => (holder.person, holder.is_invited),
            None => match self.store.holder_who_is(&member)? {
                Some(own) => (own.person, own.is_invited),
                None => (None, true),
            },
        };
        let deed = Deed::by(Actor::Member(member.clone()), Act::IdentityAttached)
            .to(Some(Subject::Member(member.clone())))
            .on_request(request_id);
        self.platform.transaction(|| {
            self.store.put_identity(claims, &Identity { member, person, is_invited })?;
            self.record(deed)
        })?;
        Ok(())
    }
}

impl Begin {
    /// Where the browser is sent (`OpenID` Connect Core 1.0 §3.1.2.1).
    fn location(&self, provider: &IdentityProvider, published: &Published) -> String {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&self.verifier));
        let scopes = ["openid", "email", "profile"].into_iter();
        let scopes: Vec<_> = scopes.chain(provider.scopes.iter().map(String::as_str)).collect();
        let mut url = published.authorization.clone();
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &provider.client_id)
            .append_pair("redirect_uri", &self.callback())
            .append_pair("scope", &scopes.join(" "))
            .append_pair("state", &self.state)
            .append_pair("nonce", &self.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        if matches!(self.purpose, Purpose::SignInAgain) {
            url.query_pairs_mut().append_pair("prompt", "login").append_pair("max_age", "0");
        }
        url.into()
    }

    fn callback(&self) -> String {
        format!("{}{CALLBACK}", self.origin)
    }

    /// What the code is exchanged by (RFC 6749 §4.1.3, RFC 7636 §4.5).
    fn exchange(&self, code: &str) -> Vec<(&'static str, String)> {
        vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.to_owned()),
            ("redirect_uri", self.callback()),
            ("code_verifier", self.verifier.clone()),
        ]
    }
}
