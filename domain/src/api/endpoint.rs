//! The endpoints: their method, their address, and who may call them. The proxy routes by this table, the app
//! builds its addresses from it, and the `OpenAPI` document is written from it.

use crate::access::{Access, Role};

/// An HTTP method that the API uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    /// The method as HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// Whether it only reads.
    pub fn is_safe(self) -> bool {
        self == Self::Get
    }
}

/// An endpoint of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "`Route::summary` says what each does")]
pub enum Endpoint {
    Health,
    SignIn,
    Session,
    SignOut,
    DismissNewLink,
    Directory,
    Services,
    Connection,
    TestCredential,
    Draft,
    MapDraft,
    PreviewDraft,
    DiscardDraft,
    ActivateDraft,
    MakeSource,
    WithdrawAttribute,
    Disconnect,
    RequestService,
    Learning,
    TestLearning,
    LearningDraft,
    ActivateLearning,
    DisconnectLearning,
    Invitations,
    ApproveInvitations,
    LeftOut,
    PersonLearning,
    Exports,
    ExportAgain,
    WaitingExports,
    ApproveExports,
    Sync,
    SaveSettings,
    Runs,
    StartRun,
    LatestRun,
    Run,
    RunChanges,
    Plan,
    ApprovePlan,
    DropRun,
    Members,
    InviteMember,
    RenewInvitation,
    RemoveMember,
    OpenOrganisation,
    EraseOrganisation,
    OpenService,
    Tick,
}

/// How an endpoint is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The address, with `{name}` for each part that differs.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
    /// What it does, in a sentence.
    pub summary: &'static str,
}

/// The parts of an address that differ, by name.
pub type Parameters<'a> = Vec<(&'static str, &'a str)>;

impl Endpoint {
    /// All endpoints.
    pub const ALL: [Self; 49] = [
        Self::Health,
        Self::SignIn,
        Self::Session,
        Self::SignOut,
        Self::DismissNewLink,
        Self::Directory,
        Self::Services,
        Self::Connection,
        Self::TestCredential,
        Self::Draft,
        Self::MapDraft,
        Self::PreviewDraft,
        Self::DiscardDraft,
        Self::ActivateDraft,
        Self::MakeSource,
        Self::WithdrawAttribute,
        Self::Disconnect,
        Self::RequestService,
        Self::Learning,
        Self::TestLearning,
        Self::LearningDraft,
        Self::ActivateLearning,
        Self::DisconnectLearning,
        Self::Invitations,
        Self::ApproveInvitations,
        Self::LeftOut,
        Self::PersonLearning,
        Self::Exports,
        Self::ExportAgain,
        Self::WaitingExports,
        Self::ApproveExports,
        Self::Sync,
        Self::SaveSettings,
        Self::Runs,
        Self::StartRun,
        Self::LatestRun,
        Self::Run,
        Self::RunChanges,
        Self::Plan,
        Self::ApprovePlan,
        Self::DropRun,
        Self::Members,
        Self::InviteMember,
        Self::RenewInvitation,
        Self::RemoveMember,
        Self::OpenOrganisation,
        Self::EraseOrganisation,
        Self::OpenService,
        Self::Tick,
    ];

    /// How it is called.
    #[expect(clippy::too_many_lines, reason = "one table, a few lines for each endpoint")]
    pub fn route(self) -> Route {
        use Method::{Delete, Get, Post, Put};
        let (method, path, access, summary) = match self {
            Self::Health => {
                (Get, "/api/health", Access::Public, "Says that the Worker and its storage answer.")
            }
            Self::SignIn => {
                (Post, "/api/session", Access::Public, "Signs in with the token of a one-time link.")
            }
            Self::Session => (Get, "/api/session", MEMBER, "Says who is signed in."),
            Self::SignOut => (Delete, "/api/session", MEMBER, "Ends the session."),
            Self::DismissNewLink => (
                Delete,
                "/api/session/new-link",
                MEMBER,
                "Stops telling who is signed in of a new link that was made for them, `at` the time in milliseconds.",
            ),
            Self::Directory => (Get, "/api/directory", MEMBER, "The directory, with an ETag."),
            Self::Services => (Get, "/api/services", ADMIN, "The services and their state."),
            Self::Connection => (Get, "/api/services/{service}", ADMIN, "One service's connection."),
            Self::TestCredential => (
                Post,
                "/api/services/{service}/draft",
                ADMIN,
                "Tests a credential and keeps it, sealed, as a draft.",
            ),
            Self::Draft => {
                (Get, "/api/services/{service}/draft", ADMIN, "What the draft's credential may read.")
            }
            Self::MapDraft => (
                Put,
                "/api/services/{service}/draft/mapping",
                ADMIN,
                "Chooses the draft's attributes and where each is read from; answers with masked samples.",
            ),
            Self::PreviewDraft => (
                Post,
                "/api/services/{service}/draft/preview",
                ADMIN,
                "Starts the run that shows the first sync.",
            ),
            Self::DiscardDraft => (Delete, "/api/services/{service}/draft", ADMIN, "Forgets the draft."),
            Self::ActivateDraft => (
                Post,
                "/api/services/{service}/draft/activation",
                ADMIN,
                "Puts the draft to use without reading the directory from it: only beside another source.",
            ),
            Self::MakeSource => (
                Post,
                "/api/services/{service}/source",
                ADMIN,
                "Starts the run that shows what changes if the directory is read from this service.",
            ),
            Self::WithdrawAttribute => (
                Post,
                "/api/services/{service}/withdrawals",
                ADMIN,
                "Withdraws an attribute and erases its stored values at once.",
            ),
            Self::Disconnect => (
                Post,
                "/api/services/{service}/disconnection",
                ADMIN,
                "Disconnects, keeping or erasing the people.",
            ),
            Self::RequestService => (
                Post,
                "/api/services/{service}/request",
                ADMIN,
                "Asks the operator to open a service that is offered on request.",
            ),
            Self::Learning => {
                (Get, "/api/learning", ADMIN, "The learning platform: its connection and accounts.")
            }
            Self::TestLearning => (
                Post,
                "/api/learning/draft",
                ADMIN,
                "Tests a credential of the learning platform and keeps it, sealed, as a draft.",
            ),
            Self::LearningDraft => (
                Get,
                "/api/learning/draft",
                ADMIN,
                "The roles and departments that the draft can choose from.",
            ),
            Self::ActivateLearning => (
                Post,
                "/api/learning/activation",
                ADMIN,
                "Puts the draft to use, with a default department and a default role.",
            ),
            Self::DisconnectLearning => (
                Post,
                "/api/learning/disconnection",
                ADMIN,
                "Disconnects the learning platform; accounts stay as they are.",
            ),
            Self::Invitations => (
                Get,
                "/api/learning/invitations",
                ADMIN,
                "Who waits for the approval of their account, up to 100 people from `from` on.",
            ),
            Self::ApproveInvitations => (
                Post,
                "/api/learning/invitations/approval",
                ADMIN,
                "Lets the accounts that wait be opened, by the hash of what was shown; starts a run.",
            ),
            Self::LeftOut => {
                (Get, "/api/learning/accounts", ADMIN, "Who has no account and needs somebody's help.")
            }
            Self::PersonLearning => {
                (Get, "/api/people/{person}/learning", ADMIN, "What somebody was assigned and has completed.")
            }
            Self::Exports => (
                Get,
                "/api/exports",
                ADMIN,
                "Completions and their export, the latest first: those in `stage`, before the number `before`.",
            ),
            Self::ExportAgain => (
                Post,
                "/api/exports/retry",
                ADMIN,
                "Has failed exports tried again; starts a run, or joins one.",
            ),
            Self::WaitingExports => (
                Get,
                "/api/exports/waiting",
                ADMIN,
                "Completions that wait for an approval of their export, up to 100 from `from` on.",
            ),
            Self::ApproveExports => (
                Post,
                "/api/exports/approval",
                ADMIN,
                "Lets the completions that wait be written, from a day on, by the hash of what was shown; starts a run.",
            ),
            Self::Sync => (Get, "/api/sync", ADMIN, "The settings, the last success and the last failure."),
            Self::SaveSettings => (
                Put,
                "/api/sync/settings",
                ADMIN,
                "Saves the settings, if nobody else has saved others since.",
            ),
            Self::Runs => (
                Get,
                "/api/runs",
                ADMIN,
                "The runs, the latest first, up to 50: those with `outcome`, before the run `before`.",
            ),
            Self::StartRun => (Post, "/api/runs", ADMIN, "Starts a sync, or joins the one that runs."),
            Self::LatestRun => (Get, "/api/runs/latest", ADMIN, "The run that runs, or the last one."),
            Self::Run => (Get, "/api/runs/{run}", ADMIN, "One run."),
            Self::RunChanges => (
                Get,
                "/api/runs/{run}/changes",
                ADMIN,
                "What a run has changed, person by person: 500, as part `from` of all.",
            ),
            Self::Plan => (
                Get,
                "/api/runs/{run}/plan",
                ADMIN,
                "What a waiting run would change, up to 100 people from `from` on.",
            ),
            Self::ApprovePlan => {
                (Post, "/api/runs/{run}/approval", ADMIN, "Lets a waiting plan go ahead, by its hash.")
            }
            Self::DropRun => (Post, "/api/runs/{run}/drop", ADMIN, "Ends a run before it changes anything."),
            Self::Members => (Get, "/api/members", ADMIN, "The members."),
            Self::InviteMember => {
                (Post, "/api/members", ADMIN, "Invites a member; answers with a one-time link's token.")
            }
            Self::RenewInvitation => (
                Post,
                "/api/members/{member}/invitation",
                ADMIN,
                "Makes a new one-time link for another member; for one who has signed in before, the owner alone.",
            ),
            Self::RemoveMember => {
                (Delete, "/api/members/{member}", ADMIN, "Removes a member and ends their sessions.")
            }
            Self::OpenOrganisation => (
                Post,
                "/api/operator/organisations",
                Access::Operator,
                "Opens an organisation, if there is none of that name, and makes a sign-in link for its owner.",
            ),
            Self::EraseOrganisation => (
                Post,
                "/api/operator/organisations/erasure",
                Access::Operator,
                "Erases an organisation whole; answers with what there was and that nothing is left.",
            ),
            Self::OpenService => (
                Post,
                "/api/operator/services",
                Access::Operator,
                "Opens a service that is offered on request, for one organisation.",
            ),
            Self::Tick => (
                Post,
                "/api/operator/ticks",
                Access::Operator,
                "Does what the cron handler does, as of another time. Not in production.",
            ),
        };
        Route { method, path, access, summary }
    }

    /// The endpoint that answers `method` on `path`, with the parts of the address that differ.
    pub fn find<'a>(method: &str, path: &'a str) -> Result<(Self, Parameters<'a>), NotRouted> {
        let mut outcome = Err(NotRouted::NoSuchAddress);
        for endpoint in Self::ALL {
            let route = endpoint.route();
            let Some(parameters) = matched(route.path, path) else { continue };
            if route.method.as_str() == method {
                return Ok((endpoint, parameters));
            }
            outcome = Err(NotRouted::NoSuchMethod);
        }
        outcome
    }

    /// The address with its parts filled in, in order.
    pub fn address(self, parts: &[&str]) -> String {
        let mut parts = parts.iter();
        let fill = |segment: &'static str| match segment.strip_prefix('{') {
            Some(_) => parts.next().copied().unwrap_or_default().to_owned(),
            None => segment.to_owned(),
        };
        self.route().path.split('/').map(fill).collect::<Vec<_>>().join("/")
    }
}

const MEMBER: Access = Access::AtLeast(Role::Member);
const ADMIN: Access = Access::AtLeast(Role::Admin);

/// Why a request reaches no endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRouted {
    /// Nothing has this address.
    NoSuchAddress,
    /// The address exists, the method doesn't.
    NoSuchMethod,
}

fn matched<'a>(template: &'static str, path: &'a str) -> Option<Parameters<'a>> {
    let mut parameters = Vec::new();
    let (mut expected, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (expected.next(), given.next()) {
            (None, None) => return Some(parameters),
            (Some(name), Some(part)) if name.starts_with('{') && !part.is_empty() => {
                parameters.push((name.trim_matches(['{', '}']), part));
            }
            (Some(segment), Some(part)) if segment == part => {}
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_is_found_at_its_own_address() {
        for endpoint in Endpoint::ALL {
            let route = endpoint.route();
            let address = endpoint.address(&["7", "8"]);
            let (found, _) = Endpoint::find(route.method.as_str(), &address).unwrap();
            assert_eq!(found, endpoint, "{address}");
        }
    }

    #[test]
    fn parts_of_the_address_are_named() {
        let found = Endpoint::find("GET", "/api/runs/12/plan");
        assert_eq!(found, Ok((Endpoint::Plan, vec![("run", "12")])));
        assert_eq!(Endpoint::find("GET", "/api/runs/latest"), Ok((Endpoint::LatestRun, vec![])));
    }

    #[test]
    fn unknown_addresses_and_methods_are_told_apart() {
        for (method, path, outcome) in [
            ("GET", "/api", NotRouted::NoSuchAddress),
            ("GET", "/api/directory/", NotRouted::NoSuchAddress),
            ("GET", "/api/runs//plan", NotRouted::NoSuchAddress),
            ("PATCH", "/api/directory", NotRouted::NoSuchMethod),
            ("POST", "/api/runs/1", NotRouted::NoSuchMethod),
        ] {
            assert_eq!(Endpoint::find(method, path), Err(outcome), "{method} {path}");
        }
    }

    #[test]
    fn only_health_and_sign_in_are_public() {
        let public: Vec<_> =
            Endpoint::ALL.into_iter().filter(|e| e.route().access == Access::Public).collect();
        assert_eq!(public, [Endpoint::Health, Endpoint::SignIn]);
    }
}
