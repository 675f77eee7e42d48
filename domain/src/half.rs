//! The two halves of the app: each is a bundle of its own behind a page of its own.

/// A half of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// What everybody opens: signing in, the directory, the profiles.
    People,
    /// What is opened now and then, most of it by admins alone: the services, the syncs, the members, their sessions, the
    /// audit trail, what somebody learns.
    Admin,
}

impl Half {
    /// How the addresses of the admin half start. `wrangler.toml` sends them to the Worker.
    pub const ADMIN: [&str; 6] =
        ["/services", "/sync", "/members", "/sessions", "/audit", "/sign-in/refused"];

    /// The addresses of what somebody learns, which are in the admin half too.
    pub const LEARNING: &str = "/people/*/learning";

    /// The half that shows the page at `address`.
    pub fn at(address: &str) -> Self {
        let below = |start: &str| {
            address
                .strip_prefix(start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
        };
        if Self::ADMIN.into_iter().any(below) || is_learning(address) { Self::Admin } else { Self::People }
    }
}

fn is_learning(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let of_person = path.strip_prefix("/people/").and_then(|rest| rest.split_once('/'));
    of_person.is_some_and(|(id, part)| !id.is_empty() && part == "learning")
}

#[cfg(test)]
mod tests {
    use super::Half;

    #[test]
    fn an_address_leads_to_one_half() {
        for (address, half) in [
            ("/", Half::People),
            ("/people?q=sync", Half::People),
            ("/people/services", Half::People),
            ("/people/7", Half::People),
            ("/people/7/learn", Half::People),
            ("/people/learning", Half::People),
            ("/people//learning", Half::People),
            ("/people/7/learning?x#y", Half::Admin),
            ("/sign-in", Half::People),
            ("/synchron", Half::People),
            ("/nowhere", Half::People),
            ("/services", Half::Admin),
            ("/services/personio/setup/prepare", Half::Admin),
            ("/services/ispring/invitations", Half::Admin),
            ("/sync?outcome=missed", Half::Admin),
            ("/sync/", Half::Admin),
            ("/members#top", Half::Admin),
            ("/members/7/sessions", Half::Admin),
            ("/sessions", Half::Admin),
            ("/sign-in/refused?why=left", Half::Admin),
        ] {
            assert_eq!(Half::at(address), half, "{address}");
        }
        assert_eq!(Half::at(&Half::LEARNING.replace('*', "7")), Half::Admin);
    }
}
