//! Personio as a service that is connected: its form, and how fast it may be called.

use crate::{
    pacing::Pace,
    service::{Address, Description, Field, FieldName, Identity, Service, Shape, Visibility},
};

/// Personio: `POST /v1/auth` with a client id and a secret (reference/providers.md, section 1.1).
pub(crate) const DESCRIPTION: Description = Description {
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
    identity: Identity::Masked(FieldName::ClientId),
    menu_language: "en",
    help_url: "https://support.personio.de/",
    address: Address { variable: "PERSONIO_URL", vendor: "https://api.personio.de" },
    // 300 a minute and bursts of 15 a second are allowed on the employees endpoint (reference/providers.md, section 1.3). A
    // little less a minute leaves room for an object that remembers nothing of the last requests.
    pace: Pace { per_second: 15, per_minute: 290 },
};
