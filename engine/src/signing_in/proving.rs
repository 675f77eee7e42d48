//! By what the client proves to the identity provider who it is: a secret, or a key of ours.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    api::{error::ErrorCode, sign_in::ClientKeysView},
    identity::{
        client_key::{Assertion, ClientKey},
        settings::{FieldFault, IdentityField, IdentityProvider, IdentityProviderForm, Proof},
    },
    service::ConnectionSlot,
};

use super::setup::at_field;
use crate::{
    connecting::vault::Place,
    fault::Fault,
    organisation::Organisation,
    platform::{Platform, PrivateKey},
    store::identities::{KeptKey, KeptProof},
};

/// By what a client proves who it is, opened.
pub(super) enum Proving {
    /// A secret.
    Secret(String),
    /// A key of ours.
    Key { public: ClientKey, private: PrivateKey },
    /// Nothing.
    Nothing,
}

impl KeptProof {
    /// As owners see it.
    pub(super) fn told(&self) -> Proof {
        match self {
            Self::Secret(_) => Proof::Secret,
            Self::Key(_) => Proof::Key,
            Self::Nothing => Proof::Nothing,
        }
    }
}

impl<P: Platform> Organisation<'_, P> {
    /// By what the client proves who it is from now on, as it was entered in `form` with the secret `typed`: what is kept
    /// already, where nothing else was entered and `provider` knows the same client.
    pub(super) async fn entered_proof(
        &self,
        form: &IdentityProviderForm,
        typed: Option<String>,
        provider: &IdentityProvider,
    ) -> Result<KeptProof, Fault> {
        let kept = self.kept_proof(provider)?;
        match (form.proof, typed, kept) {
            (Proof::Secret, Some(secret), _) => {
                Ok(KeptProof::Secret(self.seal_value(self.client_secret_place(), &secret)?))
            }
            (Proof::Secret, None, kept @ KeptProof::Secret(_)) => Ok(kept),
            (Proof::Secret, None, _) => {
                Err(at_field((IdentityField::ClientSecret, FieldFault::Blank)).into())
            }
            (Proof::Key, _, kept @ KeptProof::Key(_)) if !form.new_key => Ok(kept),
            (Proof::Key, ..) => Ok(KeptProof::Key(self.new_client_key().await?)),
            (Proof::Nothing, ..) => Ok(KeptProof::Nothing),
        }
    }

    /// By what the same client proves who it is now: on trial, or else in use.
    fn kept_proof(&self, provider: &IdentityProvider) -> Result<KeptProof, Fault> {
        for slot in [ConnectionSlot::Draft, ConnectionSlot::Active] {
            let Some(kept) = self.store.identity_provider(slot)? else { continue };
            if kept.provider.issuer == provider.issuer && kept.provider.client_id == provider.client_id {
                return Ok(kept.proof);
            }
        }
        Ok(KeptProof::Nothing)
    }

    async fn new_client_key(&self) -> Result<KeptKey, Fault> {
        let pair = self.platform.new_key_pair().await?;
        let public = ClientKey::of_point(&pair.public)
            .ok_or_else(|| Fault::internal("making a key", "the public half is no point of P-256"))?;
        let private = self.seal_value(self.client_key_place(), &STANDARD.encode(pair.private.expose()))?;
        Ok(KeptKey { public, private })
    }

    /// What is kept, opened.
    pub(super) fn proving(&self, kept: &KeptProof) -> Result<Proving, Fault> {
        match kept {
            KeptProof::Secret(frame) => {
                let opened = self.config.keys.open(self.client_secret_place(), frame);
                let secret = opened.map_err(|error| {
                    Fault::internal("opening the identity provider's secret", error.to_string())
                })?;
                Ok(Proving::Secret(secret))
            }
            KeptProof::Key(KeptKey { public, private }) => {
                let unopened =
                    |detail: String| Fault::internal("opening the key for the identity provider", detail);
                let opened = self.config.keys.open(self.client_key_place(), private);
                let opened = opened.map_err(|error| unopened(error.to_string()))?;
                let private = STANDARD.decode(opened).map_err(|_| unopened("no base 64".to_owned()))?;
                Ok(Proving::Key { public: public.clone(), private: PrivateKey::new(private) })
            }
            KeptProof::Nothing => Ok(Proving::Nothing),
        }
    }

    /// An assertion for one request: another one each time, so that none is taken twice.
    pub(super) async fn assertion(
        &self,
        provider: &IdentityProvider,
        public: &ClientKey,
        private: &PrivateKey,
    ) -> Result<String, Fault> {
        let id = self.word()?;
        let assertion = Assertion::new(public, &provider.client_id, &provider.issuer, &id, self.now());
        let signature = self.platform.sign(private, assertion.to_sign()).await?;
        Ok(assertion.signed(&signature))
    }

    /// `GET /api/sign-in/{organisation}/keys`: what is in use, and what is tried. So a new key is known before it is needed,
    /// and the old one until then.
    pub(crate) fn client_keys(&self) -> Result<ClientKeysView, Fault> {
        let mut keys = Vec::new();
        for slot in ConnectionSlot::ALL {
            if let Some(KeptProof::Key(key)) = self.store.identity_provider(slot)?.map(|kept| kept.proof) {
                let key = key.public.published();
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        // Whether there is an organisation that has none is nobody's business.
        if keys.is_empty() { Err(ErrorCode::NotFound.into()) } else { Ok(ClientKeysView { keys }) }
    }

    pub(crate) fn client_secret_place(&self) -> Place<'_> {
        Place::ClientSecret { organisation: &self.id }
    }

    pub(crate) fn client_key_place(&self) -> Place<'_> {
        Place::ClientKey { organisation: &self.id }
    }
}
