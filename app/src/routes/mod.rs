//! The pages and their addresses.

mod people_query;
mod step;

use domain::{
    api::{celebrations::Month, runs::Outcome},
    bundle::Bundle,
    employee::EmployeeId,
    export::entry::Stage,
    service::Service,
    sync::run::RunId,
};
use js_sys::encode_uri_component;
use strum::EnumCount;

pub use self::{
    people_query::{Look, PeopleQuery, use_people_query},
    step::Step,
};

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, EnumCount)]
pub enum Page {
    /// Leads on to the first page that makes sense.
    Home,
    /// Signing in.
    SignIn,
    /// The directory, narrowed to what is looked for.
    People(PeopleQuery),
    /// One person.
    Person(EmployeeId),
    /// What one person learns.
    PersonLearning(EmployeeId),
    /// Who is around one person, and their card.
    Around(EmployeeId),
    /// The structure of the organisation.
    Structure(StructureQuery),
    /// What colleagues celebrate: in this month, or in another.
    Celebrations(Option<Month>),
    /// Taking along whom the directory is narrowed to.
    TakingAlong(PeopleQuery),
    /// The saved views of the directory, and saving one.
    SavedViews(PeopleQuery),
    /// The services.
    Services,
    /// One service's connection.
    Connection(Service),
    /// Asking for a service that the operator opens.
    Request(Service),
    /// A step of a service's wizard.
    Setup(Service, Step),
    /// Who waits for the approval of their learning account.
    Invitations,
    /// How the syncs go, and the history of those that came to an outcome.
    Sync(Option<Outcome>),
    /// When syncs come by themselves, and what waits for a person.
    Schedule,
    /// What goes to the learning platform, and back from it.
    LearningSettings,
    /// One run.
    Run(RunId),
    /// What goes back to `BambooHR`: the completions that are in a stage.
    Exports(Option<Stage>),
    /// Completions that wait for an approval of their export.
    WaitingExports,
    /// Where messages go about what needs an admin.
    Channels,
    /// The members.
    Members,
    /// Where somebody is signed in: oneself, or the member with an id.
    Sessions(Option<String>),
    /// How people sign in, for owners.
    WaysIn,
    /// The audit trail, narrowed by a query as the address carries it.
    Audit(String),
}

impl Page {
    /// The page's address.
    pub fn address(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::SignIn => "/sign-in".to_owned(),
            Self::People(query) => query.address("/people", encoded),
            Self::TakingAlong(query) => query.address("/taking-along", encoded),
            Self::SavedViews(query) => query.address("/views", encoded),
            Self::Person(id) => format!("/people/{id}"),
            Self::PersonLearning(id) => format!("/people/{id}/learning"),
            Self::Around(id) => format!("/people/{id}/around"),
            Self::Structure(query) => query.address(),
            Self::Celebrations(None) => "/celebrations".to_owned(),
            Self::Celebrations(Some(month)) => format!("/celebrations?month={month}"),
            Self::Services => "/services".to_owned(),
            Self::Connection(service) => format!("/services/{}", service.as_str()),
            Self::Request(service) => format!("/services/{}/request", service.as_str()),
            Self::Setup(service, step) => step.address(*service),
            Self::Invitations => format!("/services/{}/invitations", Service::ISpringLearn.as_str()),
            Self::Sync(None) => "/sync".to_owned(),
            Self::Sync(Some(outcome)) => format!("/sync?outcome={}", outcome.as_str()),
            Self::Schedule => "/sync/schedule".to_owned(),
            Self::LearningSettings => "/sync/learning".to_owned(),
            Self::Run(run) => format!("/sync/runs/{}", run.0),
            Self::Exports(None) => "/sync/exports".to_owned(),
            Self::Exports(Some(stage)) => format!("/sync/exports?stage={}", stage.as_str()),
            Self::WaitingExports => "/sync/exports/waiting".to_owned(),
            Self::Channels => "/sync/messages".to_owned(),
            Self::Members => "/members".to_owned(),
            Self::Sessions(None) => "/sessions".to_owned(),
            Self::Sessions(Some(member)) => format!("/members/{member}/sessions"),
            Self::WaysIn => "/members/sign-in".to_owned(),
            Self::Audit(query) => format!("/audit{query}"),
        }
    }

    /// Where the wizard of `service` begins.
    pub fn setup_of(service: Service) -> Self {
        Self::Setup(service, Step::Prepare)
    }

    /// The audit trail, of what a member did.
    pub fn audit_of(member: &str) -> Self {
        Self::Audit(format!("?actor=member/{member}"))
    }

    /// The bundle of the app that shows it.
    pub fn bundle(&self) -> Bundle {
        Bundle::at(&self.address())
    }
}

/// Whether `path` is `address` or leads on from it.
pub fn is_at_or_below(path: &str, address: &str) -> bool {
    path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A value as it stands in a query.
fn encoded(value: &str) -> String {
    encode_uri_component(value).into()
}

/// What the structure is ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    /// Who reports to whom.
    #[default]
    Manager,
    /// Departments and teams.
    Department,
}

impl By {
    /// The word for it in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Department => "department",
        }
    }
}

/// Which part of the structure is looked at, as an address carries it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StructureQuery {
    /// Who is chosen.
    pub person: Option<EmployeeId>,
    /// What it is ordered by.
    pub by: By,
}

impl StructureQuery {
    /// What an address asks for, given how to look up a part of its query.
    pub fn read(part: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            person: part("person").and_then(|id| EmployeeId::try_from(id).ok()),
            by: match part("by").as_deref() {
                Some("department") => By::Department,
                _ => By::Manager,
            },
        }
    }

    fn address(&self) -> String {
        let by = (self.by != By::default()).then(|| format!("by={}", self.by.as_str()));
        let person = self.person.as_ref().map(|id| format!("person={id}"));
        let parts: Vec<_> = by.into_iter().chain(person).collect();
        let query = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
        format!("/structure{query}")
    }
}

#[cfg(test)]
mod tests {
    use domain::api::calling::Part;

    use super::*;

    #[test]
    fn an_entry_is_current_on_its_page_and_on_those_below() {
        for (path, current) in
            [("/people", true), ("/people/", true), ("/people/7", true), ("/peoples", false), ("/", false)]
        {
            assert_eq!(is_at_or_below(path, "/people"), current, "{path}");
        }
    }

    #[test]
    fn each_page_has_its_address() {
        let person = EmployeeId::try_from("a-1_B".to_owned()).unwrap();
        for (page, address) in [
            (Page::Home, "/"),
            (Page::SignIn, "/sign-in"),
            (Page::People(PeopleQuery::default()), "/people"),
            (Page::Person(person.clone()), "/people/a-1_B"),
            (Page::PersonLearning(person.clone()), "/people/a-1_B/learning"),
            (Page::Around(person.clone()), "/people/a-1_B/around"),
            (Page::Structure(StructureQuery::default()), "/structure"),
            (
                Page::Structure(StructureQuery { person: Some(person), by: By::Department }),
                "/structure?by=department&person=a-1_B",
            ),
            (Page::Celebrations(None), "/celebrations"),
            (Page::Celebrations(Part::read("2026-12")), "/celebrations?month=2026-12"),
            (Page::TakingAlong(PeopleQuery::default()), "/taking-along"),
            (Page::SavedViews(PeopleQuery::default()), "/views"),
            (Page::Services, "/services"),
            (Page::Connection(Service::Personio), "/services/personio"),
            (Page::Connection(Service::ISpringLearn), "/services/ispring"),
            (Page::Sync(None), "/sync"),
            (Page::Sync(Some(Outcome::Missed)), "/sync?outcome=missed"),
            (Page::Schedule, "/sync/schedule"),
            (Page::LearningSettings, "/sync/learning"),
            (Page::Run(RunId(7)), "/sync/runs/7"),
            (Page::Exports(None), "/sync/exports"),
            (Page::WaitingExports, "/sync/exports/waiting"),
            (Page::Channels, "/sync/messages"),
            (Page::Exports(Some(Stage::Failed)), "/sync/exports?stage=failed"),
            (Page::Request(Service::BambooHr), "/services/bamboohr/request"),
            (Page::Setup(Service::BambooHr, Step::Credential), "/services/bamboohr/setup/credential"),
            (Page::setup_of(Service::Personio), "/services/personio/setup/prepare"),
            (Page::setup_of(Service::ISpringLearn), "/services/ispring/setup/prepare"),
            (Page::Invitations, "/services/ispring/invitations"),
            (Page::Members, "/members"),
            (Page::Sessions(None), "/sessions"),
            (Page::WaysIn, "/members/sign-in"),
            (Page::Sessions(Some("m1".to_owned())), "/members/m1/sessions"),
        ] {
            assert_eq!(page.address(), address);
        }
    }
}
