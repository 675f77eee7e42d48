//! What a service is entered with. Secrets can't be printed: there is no `Display`, and `Debug` shows none of it.

use std::fmt;

use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::service::{FieldName, PERSONIO};

/// What an admin typed into the form of a service, not yet looked at.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CredentialForm {
    /// Personio's client id.
    pub client_id: String,
    /// Personio's client secret.
    pub client_secret: String,
}

impl fmt::Debug for CredentialForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CredentialForm(…)")
    }
}

/// A credential for Personio's API that has the right shape.
#[derive(Clone)]
pub struct PersonioCredential {
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
    /// White space, control characters or anything else that no credential of this service contains.
    Malformed(FieldName),
}

impl CredentialError {
    /// The field it is about.
    pub fn field(self) -> FieldName {
        match self {
            Self::Blank(field) | Self::TooLong(field) | Self::Malformed(field) => field,
        }
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

    /// The client id with all but its last four characters hidden: enough to tell two credentials apart.
    pub fn masked_client_id(&self) -> String {
        let characters: Vec<char> = self.client_id().chars().collect();
        let shown = characters.len().saturating_sub(4).max(characters.len() / 2);
        std::iter::once('…').chain(characters.into_iter().skip(shown)).collect()
    }
}

impl fmt::Debug for PersonioCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonioCredential(…)")
    }
}

impl TryFrom<CredentialForm> for PersonioCredential {
    type Error = CredentialError;

    fn try_from(form: CredentialForm) -> Result<Self, CredentialError> {
        Ok(Self {
            client_id: parse_field(FieldName::ClientId, &form.client_id)?.into(),
            client_secret: parse_field(FieldName::ClientSecret, &form.client_secret)?.into(),
        })
    }
}

/// What a field of a form becomes: without the white space that copying brings along, and of the field's shape.
/// The form in the browser and the Worker both judge by this.
pub fn parse_field(name: FieldName, raw: &str) -> Result<String, CredentialError> {
    let field = PERSONIO.field(name);
    let value = raw.trim();
    if value.is_empty() {
        Err(CredentialError::Blank(name))
    } else if value.len() > field.longest {
        Err(CredentialError::TooLong(name))
    } else if !value.bytes().all(|byte| byte.is_ascii_graphic()) {
        Err(CredentialError::Malformed(name))
    } else {
        Ok(value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(client_id: &str, client_secret: &str) -> CredentialForm {
        CredentialForm { client_id: client_id.to_owned(), client_secret: client_secret.to_owned() }
    }

    #[test]
    fn copied_white_space_is_cut_and_everything_else_must_be_printable_ascii() {
        let credential = PersonioCredential::try_from(form(" papi-abc12345 \n", "\ts3cret")).unwrap();
        assert_eq!((credential.client_id(), credential.expose_secret()), ("papi-abc12345", "s3cret"));
        let long = "x".repeat(300);
        for (id, secret, error) in [
            ("", "s", CredentialError::Blank(FieldName::ClientId)),
            ("i", "  ", CredentialError::Blank(FieldName::ClientSecret)),
            ("i d", "s", CredentialError::Malformed(FieldName::ClientId)),
            ("i", "sé", CredentialError::Malformed(FieldName::ClientSecret)),
            ("i", "s\u{0}", CredentialError::Malformed(FieldName::ClientSecret)),
            (&long, "s", CredentialError::TooLong(FieldName::ClientId)),
        ] {
            assert_eq!(PersonioCredential::try_from(form(id, secret)).unwrap_err(), error);
        }
    }

    #[test]
    fn neither_form_nor_credential_print_what_they_hold() {
        let form = form("papi-visible", "hunter2");
        let credential = PersonioCredential::try_from(form.clone()).unwrap();
        insta::assert_debug_snapshot!((form, &credential), @r"
        (
            CredentialForm(…),
            PersonioCredential(…),
        )
        ");
        assert_eq!(credential.masked_client_id(), "…ible");
    }

    #[test]
    fn a_short_client_id_is_masked_too() {
        assert_eq!(PersonioCredential::try_from(form("ab", "s")).unwrap().masked_client_id(), "…b");
    }
}
