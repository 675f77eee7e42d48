//! The bundles of the app, each behind a page of its own: nobody downloads what only others open.

use strum::VariantArray;

/// A bundle of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Bundle {
    /// What everybody opens: signing in, the directory, the profiles.
    People,
    /// What colleagues open now and then: the organisation's structure, and what goes with somebody's profile.
    Structure,
    /// Most of it for admins alone: the services, the syncs, the members, their sessions, the audit trail, what somebody
    /// learns.
    Admin,
}

impl Bundle {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// How the addresses of its pages start. Those of people are everything else. `wrangler.toml` sends the others to the
    /// Worker.
    pub const fn starts(self) -> &'static [&'static str] {
        match self {
            Self::People => &[],
            Self::Structure => &["/structure", "/celebrations", "/taking-along", "/views"],
            Self::Admin => &["/services", "/sync", "/members", "/sessions", "/audit", "/sign-in/refused"],
        }
    }

    /// The parts of a person's profile that it has: `/people/*/PART`.
    pub const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::People => &[],
            Self::Structure => &["around"],
            Self::Admin => &["learning"],
        }
    }

    /// The name of its page, where the assets have it.
    pub const fn page(self) -> &'static str {
        match self {
            Self::People => "/",
            Self::Structure => "/structure",
            Self::Admin => "/admin",
        }
    }

    /// The bundle that shows the page at `address`.
    pub fn at(address: &str) -> Self {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let is_below = |start: &&str| {
            path.strip_prefix(*start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let part = path.strip_prefix("/people/").and_then(|rest| rest.split_once('/'));
        let part = part.filter(|(id, _)| !id.is_empty()).map(|(_, part)| part);
        let has = |bundle: &Self| {
            bundle.starts().iter().any(is_below) || part.is_some_and(|part| bundle.parts().contains(&part))
        };
        Self::ALL.iter().copied().find(has).unwrap_or(Self::People)
    }
}

#[cfg(test)]
mod tests {
    use super::Bundle;

    #[test]
    fn an_address_leads_to_one_bundle() {
        for (address, bundle) in [
            ("/", Bundle::People),
            ("/people?q=sync", Bundle::People),
            ("/people/services", Bundle::People),
            ("/people/7", Bundle::People),
            ("/people/7/learn", Bundle::People),
            ("/people/learning", Bundle::People),
            ("/people//learning", Bundle::People),
            ("/people/7/learning?x#y", Bundle::Admin),
            ("/people/7/around", Bundle::Structure),
            ("/sign-in", Bundle::People),
            ("/synchron", Bundle::People),
            ("/nowhere", Bundle::People),
            ("/structured", Bundle::People),
            ("/structure", Bundle::Structure),
            ("/taking-along?q=ada", Bundle::Structure),
            ("/views?q=ada", Bundle::Structure),
            ("/structure?by=department#x", Bundle::Structure),
            ("/celebrations?month=2026-12", Bundle::Structure),
            ("/services", Bundle::Admin),
            ("/services/personio/setup/prepare", Bundle::Admin),
            ("/services/ispring/invitations", Bundle::Admin),
            ("/sync?outcome=missed", Bundle::Admin),
            ("/sync/", Bundle::Admin),
            ("/sync/schedule", Bundle::Admin),
            ("/members#top", Bundle::Admin),
            ("/members/7/sessions", Bundle::Admin),
            ("/sessions", Bundle::Admin),
            ("/sign-in/refused?why=left", Bundle::Admin),
        ] {
            assert_eq!(Bundle::at(address), bundle, "{address}");
        }
    }
}
