//! What a service is, as data: the form, its fields, where its own help is.

use schemars::JsonSchema;
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::{
    named,
    pacing::Pace,
    provider::{bamboohr, ispring, personio},
};

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

/// The service that people learn on: one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LearningPlatform {
    /// Of ispring.com.
    ISpringLearn,
}

/// What a service is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// People are read from it.
    HrSystem(HrSystem),
    /// People get accounts on it.
    Learning(LearningPlatform),
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
    /// What tells a credential from others.
    pub identity: Identity,
    /// The language of the menu names in our guide: a tag for the `lang` attribute.
    pub menu_language: &'static str,
    /// The service's own help on creating a credential.
    pub help_url: &'static str,
    /// Where its API is.
    pub address: Address,
    /// How fast it may be called: a little less than it publishes, or lets everybody have.
    pub pace: Pace,
}

/// Where a service's API is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The variable of the deployment that says so.
    pub variable: &'static str,
    /// What it says for the vendor's own hosts. What follows from a credential is in braces.
    pub vendor: &'static str,
}

impl Address {
    /// Where the vendor's API is for a credential from which `part` follows.
    pub fn of(self, part: &str) -> String {
        match self.vendor.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1))) {
            Some((before, after)) => format!("{before}{part}{after}"),
            None => self.vendor.to_owned(),
        }
    }
}

/// What tells a credential of a service from others, and opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// The end of this field, which is the credential's own.
    Masked(FieldName),
    /// This field, which names the company: its ids are not those of another one.
    Company(FieldName),
    /// This field, which leads to an account. Several may lead to the same one.
    Account(FieldName),
}

named!(FieldName, json);

impl Identity {
    /// The field that it is about.
    pub fn field(self) -> FieldName {
        match self {
            Self::Masked(field) | Self::Company(field) | Self::Account(field) => field,
        }
    }
}

impl Description {
    /// What the service calls that which tells one credential from another.
    pub fn identity_label(&self) -> &'static str {
        self.field(self.identity.field()).map_or("", |field| field.label)
    }

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
            Self::Personio => &personio::DESCRIPTION,
            Self::BambooHr => &bamboohr::DESCRIPTION,
            Self::ISpringLearn => &ispring::DESCRIPTION,
        }
    }

    /// What it is for.
    pub fn kind(self) -> Kind {
        match self {
            Self::Personio => Kind::HrSystem(HrSystem::Personio),
            Self::BambooHr => Kind::HrSystem(HrSystem::BambooHr),
            Self::ISpringLearn => Kind::Learning(LearningPlatform::ISpringLearn),
        }
    }

    /// The HR system, if it is one.
    pub fn hr_system(self) -> Option<HrSystem> {
        match self.kind() {
            Kind::HrSystem(system) => Some(system),
            Kind::Learning(_) => None,
        }
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

impl From<LearningPlatform> for Service {
    fn from(platform: LearningPlatform) -> Self {
        match platform {
            LearningPlatform::ISpringLearn => Self::ISpringLearn,
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
    fn the_vendors_address_has_what_follows_from_a_credential() {
        for (service, part, address) in [
            (Service::Personio, "", "https://api.personio.de"),
            (Service::BambooHr, "nordlicht", "https://nordlicht.bamboohr.com"),
            (Service::ISpringLearn, "ispringlearn.eu", "https://api-learn.ispringlearn.eu"),
        ] {
            assert_eq!(service.description().address.of(part), address);
        }
    }

    #[test]
    fn a_service_has_a_description_and_an_hr_system_is_the_service_of_its_name() {
        for service in Service::ALL {
            assert_eq!(service.description().service, service);
            let identity = service.description().field(service.description().identity.field()).unwrap();
            assert_eq!(identity.visibility, Visibility::Shown, "nothing secret tells credentials apart");
            let of_kind: Service = match service.kind() {
                Kind::HrSystem(system) => system.into(),
                Kind::Learning(platform) => platform.into(),
            };
            assert_eq!(of_kind, service);
        }
        for system in HrSystem::ALL {
            assert_eq!(Service::from(system).as_str(), system.as_str());
            assert_eq!(Service::from(system).hr_system(), Some(system));
        }
        assert_eq!(Service::ISpringLearn.hr_system(), None);
    }
}
