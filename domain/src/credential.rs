//! What a service is entered with. Secrets can't be printed: there is no `Display`, and `Debug` shows none of it.

use std::{collections::BTreeMap, fmt};

use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::{
    cloud_address::{CloudAddress, CloudAddressError},
    service::{Field, FieldName, HrSystem, Service, Shape},
    subdomain::Subdomain,
    text::identifier,
};

/// What an admin typed into the form of a service, by field, not yet looked at.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct CredentialForm(pub BTreeMap<FieldName, String>);

impl fmt::Debug for CredentialForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CredentialForm(…)")
    }
}

impl CredentialForm {
    /// Reads the fields of `service`'s form, and refuses those of other services.
    fn fields_of(
        &self,
        service: Service,
    ) -> Result<impl Fn(FieldName) -> Result<String, CredentialError>, CredentialError> {
        let description = service.description();
        if let Some(foreign) = self.0.keys().find(|name| description.field(**name).is_none()) {
            return Err(CredentialError::Malformed(*foreign));
        }
        Ok(move |name| {
            let raw = self.0.get(&name).map(String::as_str).unwrap_or_default();
            let field = description.field(name).ok_or(CredentialError::Malformed(name))?;
            parse_field(field, raw)
        })
    }
}

/// A credential of an HR system that has the right shape for it.
#[derive(Clone)]
pub enum Credential {
    /// For Personio.
    Personio(PersonioCredential),
    /// For `BambooHR`.
    BambooHr(BambooHrCredential),
}

/// A credential for Personio's API.
#[derive(Clone)]
pub struct PersonioCredential {
    client_id: SecretString,
    client_secret: SecretString,
}

/// A credential for `BambooHR`'s API: a key of one of the company's users.
#[derive(Clone)]
pub struct BambooHrCredential {
    access_token: SecretString,
    subdomain: Subdomain,
}

/// A credential for the API of iSpring Learn.
#[derive(Clone)]
pub struct LearningCredential {
    address: CloudAddress,
    client_id: SecretString,
    client_secret: SecretString,
}

/// Why a field of a credential can't be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialError {
    /// Nothing was entered.
    Blank(FieldName),
    /// Longer than any credential of this service.
    TooLong(FieldName),
    /// Not of the field's shape.
    Malformed(FieldName),
    /// The address of an installation of the company's own: the integration works with cloud accounts only.
    NotInTheCloud(FieldName),
}

impl CredentialError {
    /// The field it is about.
    pub fn field(self) -> FieldName {
        match self {
            Self::Blank(field)
            | Self::TooLong(field)
            | Self::Malformed(field)
            | Self::NotInTheCloud(field) => field,
        }
    }
}

impl Credential {
    /// The credential for `service` that was typed into `form`.
    pub fn parse(service: HrSystem, form: &CredentialForm) -> Result<Self, CredentialError> {
        let typed = form.fields_of(service.into())?;
        Ok(match service {
            HrSystem::Personio => Self::Personio(PersonioCredential {
                client_id: typed(FieldName::ClientId)?.into(),
                client_secret: typed(FieldName::ClientSecret)?.into(),
            }),
            HrSystem::BambooHr => Self::BambooHr(BambooHrCredential {
                access_token: typed(FieldName::AccessToken)?.into(),
                subdomain: Subdomain::try_from(typed(FieldName::Subdomain)?)
                    .map_err(|_| CredentialError::Malformed(FieldName::Subdomain))?,
            }),
        })
    }

    /// The fields with their values, for the vault and to tell it from others, and for nobody else.
    pub fn expose_fields(&self) -> Vec<(FieldName, &str)> {
        match self {
            Self::Personio(credential) => vec![
                (FieldName::ClientId, credential.client_id()),
                (FieldName::ClientSecret, credential.expose_secret()),
            ],
            Self::BambooHr(credential) => credential.expose_fields(),
        }
    }

    /// What tells this credential from others and opens nothing: the client id with all but its end hidden, or the
    /// company's subdomain.
    pub fn identity(&self) -> String {
        match self {
            Self::Personio(credential) => masked(credential.client_id()),
            Self::BambooHr(credential) => credential.subdomain().to_string(),
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(…)")
    }
}

impl PersonioCredential {
    /// The client id.
    pub fn client_id(&self) -> &str {
        self.client_id.expose_secret()
    }

    /// The client secret. Whoever calls this has a good reason: it must go to Personio or into the vault only.
    pub fn expose_secret(&self) -> &str {
        self.client_secret.expose_secret()
    }
}

impl BambooHrCredential {
    /// The key. Whoever calls this has a good reason: it must go to `BambooHR` or into the vault only.
    pub fn expose_token(&self) -> &str {
        self.access_token.expose_secret()
    }

    /// The company.
    pub fn subdomain(&self) -> &Subdomain {
        &self.subdomain
    }

    /// The fields with their values, for the vault and to tell it from others, and for nobody else.
    pub fn expose_fields(&self) -> Vec<(FieldName, &str)> {
        vec![(FieldName::AccessToken, self.expose_token()), (FieldName::Subdomain, self.subdomain.as_str())]
    }
}

impl LearningCredential {
    /// The credential that was typed into `form`.
    pub fn parse(form: &CredentialForm) -> Result<Self, CredentialError> {
        let typed = form.fields_of(Service::ISpringLearn)?;
        Ok(Self {
            address: CloudAddress::parse(&typed(FieldName::AccountAddress)?)
                .map_err(|_| CredentialError::Malformed(FieldName::AccountAddress))?,
            client_id: typed(FieldName::ClientId)?.into(),
            client_secret: typed(FieldName::ClientSecret)?.into(),
        })
    }

    /// Where the account is.
    pub fn address(&self) -> &CloudAddress {
        &self.address
    }

    /// The client id.
    pub fn client_id(&self) -> &str {
        self.client_id.expose_secret()
    }

    /// The client secret. Whoever calls this has a good reason: it must go to iSpring Learn or into the vault only.
    pub fn expose_secret(&self) -> &str {
        self.client_secret.expose_secret()
    }

    /// The fields with their values, for the vault and to tell it from others, and for nobody else.
    pub fn expose_fields(&self) -> Vec<(FieldName, &str)> {
        vec![
            (FieldName::AccountAddress, self.address.as_str()),
            (FieldName::ClientId, self.client_id()),
            (FieldName::ClientSecret, self.expose_secret()),
        ]
    }
}

impl fmt::Debug for LearningCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LearningCredential(…)")
    }
}

/// The last four characters, or half of a shorter text: enough to tell two of them apart.
fn masked(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let hidden = characters.len().saturating_sub(4).max(characters.len() / 2);
    std::iter::once('…').chain(characters.into_iter().skip(hidden)).collect()
}

/// What a field of a form becomes: without what copying brings along, and of the field's shape.
/// The form in the browser and the Worker both judge by this.
pub fn parse_field(field: &Field, raw: &str) -> Result<String, CredentialError> {
    let value = &*identifier(raw);
    if value.is_empty() {
        return Err(CredentialError::Blank(field.name));
    }
    if value.len() > field.longest {
        return Err(CredentialError::TooLong(field.name));
    }
    let parsed = match field.shape {
        Shape::Graphic => value.bytes().all(|byte| byte.is_ascii_graphic()).then(|| value.to_owned()),
        Shape::HexKey => {
            let is_key = value.len() == 40 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_key.then(|| value.to_ascii_lowercase())
        }
        Shape::Subdomain { domain } => Subdomain::parse(value, domain).ok().map(|label| label.to_string()),
        Shape::CloudAddress => {
            return CloudAddress::parse(value).map(|address| address.as_str().to_owned()).map_err(|error| {
                match error {
                    CloudAddressError::NoAddress => CredentialError::Malformed(field.name),
                    CloudAddressError::NotInTheCloud => CredentialError::NotInTheCloud(field.name),
                }
            });
        }
    };
    parsed.ok_or(CredentialError::Malformed(field.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(FieldName, &str)]) -> CredentialForm {
        CredentialForm(fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
    }

    fn personio(id: &str, secret: &str) -> Result<Credential, CredentialError> {
        let form = form(&[(FieldName::ClientId, id), (FieldName::ClientSecret, secret)]);
        Credential::parse(HrSystem::Personio, &form)
    }

    fn bamboohr(token: &str, subdomain: &str) -> Result<Credential, CredentialError> {
        let form = form(&[(FieldName::AccessToken, token), (FieldName::Subdomain, subdomain)]);
        Credential::parse(HrSystem::BambooHr, &form)
    }

    const KEY: &str = "0123456789abcdef0123456789abcdef01234567";

    #[test]
    fn copied_white_space_is_cut_and_everything_else_must_be_printable_ascii() {
        let credential = personio(" \u{feff}papi-\u{200b}abc12345 \n", "\ts3cret\u{200d}").unwrap();
        let fields = [(FieldName::ClientId, "papi-abc12345"), (FieldName::ClientSecret, "s3cret")];
        assert_eq!(credential.expose_fields(), fields);
        let long = "x".repeat(300);
        for (id, secret, error) in [
            ("", "s", CredentialError::Blank(FieldName::ClientId)),
            ("i", "  ", CredentialError::Blank(FieldName::ClientSecret)),
            ("i d", "s", CredentialError::Malformed(FieldName::ClientId)),
            ("i", "sé", CredentialError::Malformed(FieldName::ClientSecret)),
            ("i", "s\u{0}t", CredentialError::Malformed(FieldName::ClientSecret)),
            (&long, "s", CredentialError::TooLong(FieldName::ClientId)),
        ] {
            assert_eq!(personio(id, secret).unwrap_err(), error);
        }
    }

    #[test]
    fn a_key_of_bamboohr_is_forty_hex_digits_and_the_subdomain_one_label() {
        let credential = bamboohr(&KEY.to_uppercase(), "https://Nordlicht.bamboohr.com/home").unwrap();
        let fields = [(FieldName::AccessToken, KEY), (FieldName::Subdomain, "nordlicht")];
        assert_eq!(credential.expose_fields(), fields);
        for (token, subdomain, error) in [
            ("", "nordlicht", CredentialError::Blank(FieldName::AccessToken)),
            (&KEY[1..], "nordlicht", CredentialError::Malformed(FieldName::AccessToken)),
            (&KEY.replace('0', "g"), "nordlicht", CredentialError::Malformed(FieldName::AccessToken)),
            (KEY, " ", CredentialError::Blank(FieldName::Subdomain)),
            (KEY, "evil.example", CredentialError::Malformed(FieldName::Subdomain)),
        ] {
            assert_eq!(bamboohr(token, subdomain).unwrap_err(), error);
        }
    }

    #[test]
    fn a_field_of_another_service_is_refused() {
        let form =
            form(&[(FieldName::ClientId, "i"), (FieldName::ClientSecret, "s"), (FieldName::Subdomain, "x")]);
        let error = Credential::parse(HrSystem::Personio, &form).unwrap_err();
        assert_eq!(error, CredentialError::Malformed(FieldName::Subdomain));
    }

    #[test]
    fn neither_form_nor_credential_print_what_they_hold() {
        let form = form(&[(FieldName::ClientId, "papi-visible"), (FieldName::ClientSecret, "hunter2")]);
        let credential = Credential::parse(HrSystem::Personio, &form).unwrap();
        insta::assert_debug_snapshot!((form, &credential), @r"
        (
            CredentialForm(…),
            Credential(…),
        )
        ");
    }

    #[test]
    fn an_identity_tells_credentials_apart_and_opens_nothing() {
        assert_eq!(personio("papi-visible", "s").unwrap().identity(), "…ible");
        assert_eq!(personio("ab", "s").unwrap().identity(), "…b");
        assert_eq!(bamboohr(KEY, "nordlicht").unwrap().identity(), "nordlicht");
    }
}
