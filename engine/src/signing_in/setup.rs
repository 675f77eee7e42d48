//! Setting up the identity provider: entered, tried, put to use.

use domain::{
    access::LinkHolder,
    api::{
        error::{ApiError, ErrorCode},
        sessions::Account,
        sign_in::{ProviderView, SignInView, ToldView, TrialView},
    },
    audit::{Act, Actor, Deed, Detail},
    identity::{
        Refusal,
        admission::{admit, role},
        claims::Claims,
        settings::{FieldFault, IdentityField, IdentityProvider, IdentityProviderForm, Proof},
    },
    service::ConnectionSlot,
};

use super::Stopped;
use crate::{
    auditing::Done,
    command::{Arrived, Known},
    fault::Fault,
    organisation::Organisation,
    platform::Platform,
    store::identities::KeptProvider,
};

impl<P: Platform> Organisation<'_, P> {
    /// `GET /api/sign-in-settings`.
    pub(crate) fn sign_in_settings(&self) -> Result<SignInView, Fault> {
        let view = |slot| -> Result<_, Fault> {
            Ok(self.store.identity_provider(slot)?.map(|kept| ProviderView {
                provider: kept.provider,
                proof: kept.proof.told(),
                trial: kept.trial,
            }))
        };
        let (active, draft) = (view(ConnectionSlot::Active)?, view(ConnectionSlot::Draft)?);
        Ok(SignInView { organisation: self.id.clone(), active, draft })
    }

    /// Keeps what was typed, to be tried, if what it says of the identity provider is there.
    pub(crate) async fn save_sign_in(&self, form: &IdentityProviderForm) -> Result<Done<SignInView>, Fault> {
        let provider = IdentityProvider::read(form).map_err(at_field)?;
        let typed = IdentityProvider::secret(form).map_err(at_field)?;
        let published = self.read_published(&provider.issuer).await.map_err(|refusal| {
            let code = match refusal {
                Refusal::Unavailable => ErrorCode::ProviderUnavailable,
                _ => ErrorCode::ProviderUnintelligible,
            };
            code.error().at(IdentityField::Issuer.as_str())
        })?;
        if form.proof == Proof::Key && !published.takes_our_keys {
            return Err(ErrorCode::KeyNotTaken.error().at(IdentityField::Proof.as_str()).into());
        }
        self.store.is_still_there()?;
        let proof = self.entered_proof(form, typed, &provider).await?;
        self.store.is_still_there()?;
        let done = self.done(|| {
            self.store.put_identity_provider(
                ConnectionSlot::Draft,
                Some(&KeptProvider { provider, proof, trial: None, since: None }),
            )
        })?;
        let view = self.sign_in_settings()?;
        Ok(done.map(|()| view))
    }

    /// Remembers what came of a trial.
    pub(super) fn tried(
        &self,
        member: String,
        claims: Result<Claims, Refusal>,
        invited: Option<String>,
        request_id: &str,
    ) -> Result<Arrived, Stopped> {
        let kept = self.store.identity_provider(ConnectionSlot::Draft)?;
        let mut kept = kept.ok_or(Refusal::NotSetUp)?;
        let (told, role, admitted) = match claims {
            Ok(claims) => {
                let admitted = admit(&kept.provider, &claims, self.store.known_of(&claims, invited)?);
                let role = role(&kept.provider, &claims);
                let Claims { subject, address, address_verified, groups, .. } = claims;
                (Some(ToldView { subject, address, address_verified, groups }), role, admitted)
            }
            Err(refusal) => (None, None, Err(refusal)),
        };
        let (person, refusal) = match admitted {
            Ok(admitted) => (admitted.person.map(|person| person.name), None),
            Err(refusal) => (None, Some(refusal)),
        };
        let deed = Deed::by(Actor::Member(member.clone()), Act::SignInTried)
            .with(refusal.map(Detail::Refusal))
            .on_request(request_id);
        kept.trial = Some(TrialView { at: self.now(), by: member, told, refusal, person, role });
        self.platform.transaction(|| {
            self.store.put_identity_provider(ConnectionSlot::Draft, Some(&kept))?;
            self.record(deed)
        })?;
        Ok(Arrived::Tried)
    }

    /// Puts the draft to use, which whoever asks must have tried.
    pub(crate) fn activate_sign_in(&self) -> Result<SignInView, Fault> {
        let kept = self.store.identity_provider(ConnectionSlot::Draft)?.ok_or(ErrorCode::NoDraft)?;
        let view = ProviderView {
            provider: kept.provider.clone(),
            proof: kept.proof.told(),
            trial: kept.trial.clone(),
        };
        let is_tried = match self.actor() {
            Actor::Member(member) => view.is_tried_by(&member),
            _ => false,
        };
        if !is_tried {
            return Err(ErrorCode::NoDraft.into());
        }
        // What was tried is personal, and has served its purpose.
        let kept = KeptProvider { trial: None, since: Some(self.now()), ..kept };
        self.store.put_identity_provider(ConnectionSlot::Active, Some(&kept))?;
        self.store.put_identity_provider(ConnectionSlot::Draft, None)?;
        self.sign_in_settings()
    }

    /// Whether a one-time link still lets somebody in.
    pub(crate) fn takes_link(&self, holder: LinkHolder) -> Result<bool, Fault> {
        let kept = self.store.identity_provider(ConnectionSlot::Active)?;
        Ok(kept.is_none_or(|kept| kept.provider.takes_link_of(holder)))
    }

    /// Who a member is by the identity provider.
    pub(crate) fn who_is(&self, member: &str) -> Result<Known, Fault> {
        let active = self.store.identity_provider(ConnectionSlot::Active)?;
        let account = match &active {
            None => None,
            Some(kept) if self.store.is_known_at(kept.provider.issuer.as_str(), member)? => {
                Some(Account::Known)
            }
            Some(_) => Some(Account::Unknown),
        };
        let since = active.and_then(|kept| kept.since);
        Ok(Known { person: self.store.person_of(member)?, account, since })
    }

    /// Has nobody sign in by an identity provider any more, and forgets it with its secret or key.
    pub(crate) fn turn_sign_in_off(&self) -> Result<SignInView, Fault> {
        for slot in ConnectionSlot::ALL {
            self.store.put_identity_provider(slot, None)?;
        }
        self.sign_in_settings()
    }
}

pub(super) fn at_field((field, fault): (IdentityField, FieldFault)) -> ApiError {
    let code = match fault {
        FieldFault::Blank => ErrorCode::FieldBlank,
        FieldFault::TooLong => ErrorCode::FieldTooLong,
        FieldFault::Malformed => ErrorCode::FieldMalformed,
    };
    code.error().at(field.as_str())
}
