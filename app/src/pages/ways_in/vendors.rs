//! Where each vendor's own menus have what is needed. Menu names are the vendor's, and not translated.

/// A vendor's identity provider.
pub(super) struct Vendor {
    /// Its name.
    pub(super) name: &'static str,
    /// Where an application is registered.
    pub(super) place: &'static str,
    /// What kind of application, and what else to set.
    pub(super) kind: &'static str,
    /// What its issuer looks like.
    pub(super) issuer: &'static str,
    /// Where the address of our keys is entered, if it takes one.
    pub(super) keys: Option<&'static str>,
}

/// Those that most companies have.
pub(super) const VENDORS: [Vendor; 6] = [
    Vendor {
        name: "Microsoft Entra ID",
        place: "Entra ID › App registrations › New registration",
        kind: "Accounts in this organizational directory only; Redirect URI: Web; Certificates & secrets › New client secret; Token configuration › Add optional claim › ID › email; App roles → claim “roles”",
        issuer: "https://login.microsoftonline.com/TENANT-ID/v2.0",
        keys: None,
    },
    Vendor {
        name: "Google Workspace",
        place: "Google Cloud console › Google Auth Platform › Clients › Create client",
        kind: "Web application; Authorized redirect URIs; Audience › Internal",
        issuer: "https://accounts.google.com",
        keys: None,
    },
    Vendor {
        name: "Okta",
        place: "Applications › Create App Integration",
        kind: "OIDC - OpenID Connect; Web Application; Sign-in redirect URIs; Sign On › Groups claim filter → scope “groups”",
        issuer: "https://COMPANY.okta.com",
        keys: Some(
            "General › Client Credentials › Public key / Private key › Use a URL to fetch keys dynamically",
        ),
    },
    Vendor {
        name: "Keycloak",
        place: "Clients › Create client",
        kind: "OpenID Connect; Client authentication: On; Standard flow; Valid redirect URIs; Credentials › Client Secret; Client scopes › Group Membership",
        issuer: "https://HOST/realms/REALM",
        keys: Some("Credentials › Client Authenticator: Signed JWT; Keys › Use JWKS URL: On; JWKS URL"),
    },
    Vendor {
        name: "authentik",
        place: "Applications › Providers › Create",
        kind: "OAuth2/OpenID Provider; Client type: Confidential; Redirect URIs: Strict",
        issuer: "https://HOST/application/o/SLUG/",
        keys: None,
    },
    Vendor {
        name: "Zitadel",
        place: "Projects › Applications › New",
        kind: "Web; Code; Basic; Redirect URIs; Token Settings › User Info inside ID Token",
        issuer: "https://INSTANCE.zitadel.cloud",
        keys: None,
    },
];

/// The one of this name.
pub(super) fn named(name: &str) -> Option<&'static Vendor> {
    VENDORS.iter().find(|vendor| vendor.name == name)
}
