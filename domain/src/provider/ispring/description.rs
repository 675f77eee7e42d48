//! iSpring Learn as a service that is connected: its form, and how fast it may be called.

use crate::{
    pacing::Pace,
    service::{Address, Description, Field, FieldName, Identity, Service, Shape, Visibility},
};

/// iSpring Learn: a token for a client id and a secret, at an account in the cloud (reference/providers.md, section 3).
pub(crate) const DESCRIPTION: Description = Description {
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
    identity: Identity::Account(FieldName::AccountAddress),
    menu_language: "en",
    help_url: "https://docs.ispringsolutions.com/ispring-learn/",
    address: Address { variable: "ISPRING_URL", vendor: "https://api-learn.{domain}" },
    // No number is published (reference/providers.md, section 3).
    pace: Pace { per_second: 10, per_minute: 300 },
};
