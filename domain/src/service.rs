//! What a service is, as data: the form, its fields, where its own help is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A service that can be connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// The HR system at personio.de.
    Personio,
}

/// A service has up to two connections: one in use, and one that an admin is setting up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Tested, and not in use until its first sync is approved.
    Draft,
    /// In use.
    Active,
}

impl Slot {
    /// The name it is stored under.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
        }
    }
}

/// A field of a service's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldName {
    /// OAuth's client id.
    ClientId,
    /// OAuth's client secret.
    ClientSecret,
}

/// Whether what is typed into a field may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Shown as typed.
    Shown,
    /// Hidden as typed, never sent back.
    Secret,
}

/// How a field of the form is asked for and judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Which one.
    pub name: FieldName,
    /// The field's name in the service's own settings, in the language the service shows it in.
    pub label: &'static str,
    /// Whether it may be seen.
    pub visibility: Visibility,
    /// The longest value that makes sense, in bytes.
    pub longest: usize,
}

/// A service as data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Description {
    /// Which one.
    pub service: Service,
    /// Its name, as it writes it.
    pub name: &'static str,
    /// The fields of its form, in order.
    pub fields: [Field; 2],
    /// The service's own help on creating a credential.
    pub help_url: &'static str,
}

impl FieldName {
    /// The name it has in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClientId => "client_id",
            Self::ClientSecret => "client_secret",
        }
    }
}

/// Personio: `POST /v1/auth` with a client id and a secret (reference/providers.md, section 1.1).
pub const PERSONIO: Description = Description {
    service: Service::Personio,
    name: "Personio",
    fields: [
        Field { name: FieldName::ClientId, label: "Client-ID", visibility: Visibility::Shown, longest: 256 },
        Field {
            name: FieldName::ClientSecret,
            label: "Secret",
            visibility: Visibility::Secret,
            longest: 256,
        },
    ],
    help_url: "https://support.personio.de/",
};

impl Description {
    /// The field called `name`. Each service describes all the fields of its own form.
    pub fn field(&self, name: FieldName) -> &Field {
        let [first, second] = &self.fields;
        if first.name == name { first } else { second }
    }
}

impl Service {
    /// All services, in the order in which they are offered.
    pub const ALL: [Self; 1] = [Self::Personio];

    /// The service as data.
    pub fn description(self) -> &'static Description {
        match self {
            Self::Personio => &PERSONIO,
        }
    }

    /// The name it has in addresses and in storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Personio => "personio",
        }
    }

    /// The service with that name in addresses and in storage.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|service| service.as_str() == name)
    }
}
