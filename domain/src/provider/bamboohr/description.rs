//! `BambooHR` as a service that is connected: its form, and how fast it may be called.

use crate::{
    pacing::Pace,
    service::{Address, Description, Field, FieldName, Identity, Service, Shape, Visibility},
};

/// `BambooHR`: basic authentication with a key, at a host of the company's own (reference/providers.md, section 2.1).
pub(crate) const DESCRIPTION: Description = Description {
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
    identity: Identity::Company(FieldName::Subdomain),
    menu_language: "en",
    help_url: "https://help.bamboohr.com/",
    address: Address { variable: "BAMBOOHR_URL", vendor: "https://{company}.bamboohr.com" },
    // No number is published (reference/providers.md, section 2.2). Ten people's worth of clicking.
    pace: Pace { per_second: 10, per_minute: 400 },
};
