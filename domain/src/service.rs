//! What a service is, as data: the form, its fields, where its own help is.

use schemars::JsonSchema;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::named;

/// A service that can be connected, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Service {
    /// The HR system at personio.de.
    Personio,
    /// The HR system at bamboohr.com.
    BambooHr,
    /// The learning platform of ispring.com.
    #[schemars(rename = "ispring")]
    #[strum(serialize = "ispring")]
    ISpringLearn,
}

/// A service that people are read from, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum HrSystem {
    /// At personio.de.
    Personio,
    /// At bamboohr.com.
    BambooHr,
}

/// A service has up to two connections: one in use, and one that an admin is setting up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ConnectionSlot {
    /// Tested, and not in use yet.
    Draft,
    /// In use.
    Active,
}

named!(ConnectionSlot, json);

/// A field of a service's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FieldName {
    /// OAuth's client id.
    ClientId,
    /// OAuth's client secret.
    ClientSecret,
    /// A key that acts for one user of the service.
    AccessToken,
    /// The part of the company's address that is its own: `mycompany` in `mycompany.bamboohr.com`.
    Subdomain,
    /// The address of the company's account.
    AccountAddress,
}

/// Whether what is typed into a field may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Shown as typed.
    Shown,
    /// Hidden as typed, never sent back.
    Secret,
}

/// What a field's value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Printable ASCII without blanks.
    Graphic,
    /// 40 hexadecimal digits: a 160-bit key of `BambooHR` (reference/providers.md, section 2.1).
    HexKey,
    /// One DNS label, typed by itself, as a host of the service, or as an address on that host.
    Subdomain {
        /// What follows the label in the service's hosts.
        domain: &'static str,
    },
    /// The address of an account in iSpring's cloud.
    CloudAddress,
}

/// How a field of the form is asked for and judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Which one.
    pub name: FieldName,
    /// The field's name in the service's own settings, in the language of its menus.
    pub label: &'static str,
    /// Whether it may be seen.
    pub visibility: Visibility,
    /// What its value looks like.
    pub shape: Shape,
    /// The longest text that makes sense in it, in bytes.
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
    pub fields: &'static [Field],
    /// The language of the menu names in our guide: a tag for the `lang` attribute.
    pub menu_language: &'static str,
    /// The service's own help on creating a credential.
    pub help_url: &'static str,
}

named!(FieldName, json);

/// Personio: `POST /v1/auth` with a client id and a secret (reference/providers.md, section 1.1).
pub const PERSONIO: Description = Description {
    service: Service::Personio,
    name: "Personio",
    fields: &[
        Field {
            name: FieldName::ClientId,
            label: "Client-ID",
            visibility: Visibility::Shown,
            shape: Shape::Graphic,
            longest: 256,
        },
        Field {
            name: FieldName::ClientSecret,
            label: "Secret",
            visibility: Visibility::Secret,
            shape: Shape::Graphic,
            longest: 256,
        },
    ],
    menu_language: "en",
    help_url: "https://support.personio.de/",
};

/// `BambooHR`: basic authentication with a key, at a host of the company's own (reference/providers.md, section 2.1).
pub const BAMBOOHR: Description = Description {
    service: Service::BambooHr,
    name: "BambooHR",
    fields: &[
        Field {
            name: FieldName::AccessToken,
            label: "Access Token",
            visibility: Visibility::Secret,
            shape: Shape::HexKey,
            longest: 256,
        },
        Field {
            name: FieldName::Subdomain,
            label: "Subdomain",
            visibility: Visibility::Shown,
            shape: Shape::Subdomain { domain: "bamboohr.com" },
            longest: 256,
        },
    ],
    menu_language: "en",
    help_url: "https://help.bamboohr.com/",
};

/// iSpring Learn: a token for a client id and a secret, at an account in the cloud (reference/providers.md, section 3).
pub const ISPRING: Description = Description {
    service: Service::ISpringLearn,
    name: "iSpring Learn",
    fields: &[
        Field {
            name: FieldName::AccountAddress,
            label: "Account URL",
            visibility: Visibility::Shown,
            shape: Shape::CloudAddress,
            longest: 256,
        },
        Field {
            name: FieldName::ClientId,
            label: "Client ID",
            visibility: Visibility::Shown,
            shape: Shape::Graphic,
            longest: 256,
        },
        Field {
            name: FieldName::ClientSecret,
            label: "Client Secret",
            visibility: Visibility::Secret,
            shape: Shape::Graphic,
            longest: 256,
        },
    ],
    menu_language: "en",
    help_url: "https://docs.ispringsolutions.com/ispring-learn/",
};

impl Description {
    /// The field called `name`, if the service's form has it.
    pub fn field(&self, name: FieldName) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

named!(Service, json);

impl Service {
    /// The service as data.
    pub fn description(self) -> &'static Description {
        match self {
            Self::Personio => &PERSONIO,
            Self::BambooHr => &BAMBOOHR,
            Self::ISpringLearn => &ISPRING,
        }
    }

    /// The HR system, if it is one.
    pub fn hr_system(self) -> Option<HrSystem> {
        HrSystem::ALL.into_iter().find(|system| Self::from(*system) == self)
    }
}

impl From<HrSystem> for Service {
    fn from(system: HrSystem) -> Self {
        match system {
            HrSystem::Personio => Self::Personio,
            HrSystem::BambooHr => Self::BambooHr,
        }
    }
}

named!(HrSystem, json);

impl HrSystem {
    /// The service as data.
    pub fn description(self) -> &'static Description {
        Service::from(self).description()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_has_a_description_and_an_hr_system_is_the_service_of_its_name() {
        for service in Service::ALL {
            assert_eq!(service.description().service, service);
        }
        for system in HrSystem::ALL {
            assert_eq!(Service::from(system).as_str(), system.as_str());
            assert_eq!(Service::from(system).hr_system(), Some(system));
        }
        assert_eq!(Service::ISpringLearn.hr_system(), None);
    }
}
