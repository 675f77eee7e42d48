//! What a service is entered with. Secrets can't be printed: there is no `Display`, and `Debug` shows none of it.

use std::{collections::BTreeMap, fmt};

use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::{
    cloud_address::{CloudAddress, CloudAddressError},
    service::{Field, FieldName, Identity, Service, Shape},
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

/// A credential of a service: a value for each field of its form, which had the right shape when it was typed. Not judged
/// again: what is taken from the vault was judged before it was put there.
#[derive(Clone)]
pub struct Credential {
    service: Service,
    values: BTreeMap<FieldName, SecretString>,
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
    /// The credential for `service` that was typed into `form`, if there is nothing else in it.
    pub fn parse(service: Service, form: &CredentialForm) -> Result<Self, CredentialError> {
        let fields = service.description().fields;
        if let Some(foreign) = form.0.keys().find(|name| fields.iter().all(|field| field.name != **name)) {
            return Err(CredentialError::Malformed(*foreign));
        }
        let judged = |field: &Field| {
            let raw = form.0.get(&field.name).map(String::as_str).unwrap_or_default();
            Ok((field.name, parse_field(field, raw)?.into()))
        };
        Ok(Self { service, values: fields.iter().map(judged).collect::<Result<_, _>>()? })
    }

    /// The credential for `service` that was kept as these `fields`; nothing, if they are not those of its form.
    pub fn kept(
        service: Service,
        fields: impl IntoIterator<Item = (FieldName, SecretString)>,
    ) -> Option<Self> {
        let values: BTreeMap<_, _> = fields.into_iter().collect();
        let form = service.description().fields;
        let is_whole =
            values.len() == form.len() && form.iter().all(|field| values.contains_key(&field.name));
        is_whole.then_some(Self { service, values })
    }

    /// The service that it is for.
    pub fn service(&self) -> Service {
        self.service
    }

    /// What is in the field `name`, blank where the service's form has no such field. Whoever calls this has a good reason:
    /// it must go to the service or into the vault only.
    pub fn expose(&self, name: FieldName) -> &str {
        self.values.get(&name).map(ExposeSecret::expose_secret).unwrap_or_default()
    }

    /// The fields with their values, in the order of the form: for the vault and to tell it from others, and for nobody else.
    pub fn expose_fields(&self) -> Vec<(FieldName, &str)> {
        let form = self.service.description().fields;
        form.iter().map(|field| (field.name, self.expose(field.name))).collect()
    }

    /// What tells this credential from others and opens nothing: the end of a client id, the company, the account.
    pub fn identity(&self) -> String {
        match self.service.description().identity {
            Identity::Masked(field) => masked(self.expose(field)),
            Identity::Company(field) | Identity::Account(field) => self.expose(field).to_owned(),
        }
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(…)")
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
        Credential::parse(Service::Personio, &form)
    }

    fn bamboohr(token: &str, subdomain: &str) -> Result<Credential, CredentialError> {
        let form = form(&[(FieldName::AccessToken, token), (FieldName::Subdomain, subdomain)]);
        Credential::parse(Service::BambooHr, &form)
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
        let error = Credential::parse(Service::Personio, &form).unwrap_err();
        assert_eq!(error, CredentialError::Malformed(FieldName::Subdomain));
    }

    #[test]
    fn what_was_kept_is_not_judged_again_and_has_to_be_whole() {
        let kept = |fields: &[(FieldName, &str)]| {
            Credential::kept(Service::Personio, fields.iter().map(|(name, value)| (*name, (*value).into())))
        };
        // As it was typed when other rules held.
        let fields = [(FieldName::ClientId, "papi abc"), (FieldName::ClientSecret, "s3cret")];
        assert_eq!(kept(&fields).unwrap().expose_fields(), fields);
        for fields in [&fields[..1], &[fields[0], (FieldName::Subdomain, "x")]] {
            assert!(kept(fields).is_none());
        }
    }

    #[test]
    fn neither_form_nor_credential_print_what_they_hold() {
        let form = form(&[(FieldName::ClientId, "papi-visible"), (FieldName::ClientSecret, "hunter2")]);
        let credential = Credential::parse(Service::Personio, &form).unwrap();
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
        let form = form(&[
            (FieldName::AccountAddress, "https://Acme.ispringlearn.eu/app"),
            (FieldName::ClientId, "i"),
            (FieldName::ClientSecret, "s"),
        ]);
        let credential = Credential::parse(Service::ISpringLearn, &form).unwrap();
        assert_eq!(credential.identity(), "acme.ispringlearn.eu");
    }
}
