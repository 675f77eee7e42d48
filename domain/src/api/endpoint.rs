//! Every endpoint, on one page: who may call it, its method, what it is in the audit trail if it changes something, its
//! address, what differs in the address, what its query may ask, its form, and its answer.
//!
//! From a row comes the endpoint's [`Call`], which the app sends and the Worker receives, and its part of the contract.

use std::borrow::Cow;

use crate::{
    access::{Access, Role},
    audit::{Act, Subject},
    directory::snapshot::DirectorySnapshot,
    employee::EmployeeId,
    export::entry::Stage,
    identity::settings::IdentityProviderForm,
    messages::channel::{ChannelForm, ChannelId},
    service::{HrSystem, Service},
    session::Asked,
    sync::run::RunId,
};

use super::{
    attention::AttentionView,
    audit::{AuditLinesView, AuditView, CheckpointView, TrailView},
    calling::{Call, Part, Received, ask, endpoints, filled, json},
    celebrations::{
        CalendarAddressView, CalendarForm, CalendarText, CelebrationView, CelebrationsView, ConsentForm,
        Month,
    },
    channels::{AddedChannelView, ChannelView, ChannelsView},
    contact::ContactView,
    erasure::{ErasureForm, ErasureView},
    error::ErrorCode,
    exports::{ExportApprovalForm, ExportsView, WaitingExportsView},
    learning::{InvitationApprovalForm, InvitationsView, LeftOutView, PersonLearningView},
    members::{
        InvitationForm, InvitationView, InvitedMemberView, MemberView, MembersView, OpenedOrganisation,
        OrganisationForm, RoleForm,
    },
    resealing::{ResealForm, ResealedView},
    runs::{ApprovalForm, ChangesView, LatestRunView, Outcome, PlanView, RunView, RunsView},
    services::{
        ActivationForm, ConnectionView, DisconnectionForm, DraftView, MappingForm, OpenServiceForm,
        ServiceCard, ServiceRequestForm, ServicesView, TestForm, WithdrawalForm,
    },
    session::{HealthView, SessionView, SignInForm},
    sessions::SessionsView,
    sign_in::{ClientKeysView, LogoutForm, OnwardView, SignInAgainForm, SignInView},
    sync::{SaveForm, SyncView, TickForm},
    taking_along::{TakingAlongForm, TakingAlongView},
};

const MEMBER: Access = Access::AtLeast(Role::Member);
const ADMIN: Access = Access::AtLeast(Role::Admin);
const OWNER: Access = Access::AtLeast(Role::Owner);
const ADMIN_LATELY: Access = Access::Lately(Role::Admin);
const OWNER_LATELY: Access = Access::Lately(Role::Owner);

endpoints! {
    /// Answered to whoever asks.
    ForAnybody {
        /// Says that the Worker and its storage answer.
        Health: Access::Public, Get "/api/health" => HealthView;
        /// Signs in with the token of a one-time link.
        SignIn: Access::Public, Post as SignedIn "/api/session" (SignInForm) => SessionView;
        /// Where an identity provider sends a browser back to: signs in, and leads on into the app.
        FinishSignIn: Access::Public, Return as SignedIn "/api/sign-in/callback"
            ? { code: String, state: String, iss: String, error: String } => ();
        /// Leads to the identity provider of the organisation that somebody signed in to in this browser before.
        ResumeSignIn: Access::Public, Lead "/api/sign-in" ? { back: String } => ();
        /// Leads to where one signs out at the identity provider too, by which one signed in in this browser.
        WayOut: Access::Public, Lead "/api/sign-out" => ();
        /// Signs out, where an identity provider says so: it sends a logout token, as a form.
        SignOutElsewhere: Access::Public, Notify as SignedOutElsewhere "/api/sign-in/{organisation}/logout"
            { organisation: String } (LogoutForm) => ();
        /// Leads to an organisation's identity provider, from where one comes back to the page `back`.
        BeginSignIn: Access::Public, Lead "/api/sign-in/{organisation}"
            { organisation: String } ? { back: String } => ();
        /// The public keys by which an organisation's identity provider knows Rollcall, as a JSON Web Key Set.
        ClientKeys: Access::Public, Get "/api/sign-in/{organisation}/keys"
            { organisation: String } => ClientKeysView;
        /// The newest checkpoint of an organisation's audit trail: for whoever keeps it elsewhere.
        Checkpoint: Access::Public, Get "/api/audit/{organisation}/checkpoint"
            { organisation: String } => CheckpointView;
        /// What colleagues celebrate, as iCalendar, for whoever has the secret address of somebody's calendar.
        Calendar: Access::Public, Get "/api/calendar/{organisation}/{token}/celebrations.ics"
            { organisation: String, token: String } => CalendarText;
    }

    /// Answered by the Worker itself, to who is signed in.
    ForMember {
        /// Says who is signed in.
        Session: MEMBER, Get "/api/session" => SessionView;
        /// Ends the session.
        SignOut: MEMBER, Delete as SignedOut "/api/session" => ();
        /// Stops telling who is signed in of the new link that was made for them `at` that time, in milliseconds.
        DismissNewLink: MEMBER, Delete as LinkNoticeDismissed "/api/session/new-link/{at}" { at: i64 } => ();
        /// The directory, with an `ETag`.
        Directory: MEMBER, Get "/api/directory" => DirectorySnapshot;
        /// What whoever is signed in was assigned and has completed, if they are somebody of the directory.
        OwnLearning: MEMBER, Get "/api/learning/own" => PersonLearningView;
        /// The services and their state.
        Services: ADMIN, Get "/api/services" => ServicesView;
        /// Asks the operator to open a service that is offered on request.
        RequestService: ADMIN, Post as ServiceRequested "/api/services/{service}/request"
            { service: Service } (ServiceRequestForm) => ServiceCard;
        /// The members.
        Members: ADMIN, Get "/api/members" => MembersView;
        /// Invites a member; answers with a one-time link's token.
        InviteMember: ADMIN_LATELY, Post as MemberInvited "/api/members" (InvitationForm) => InvitedMemberView;
        /// Makes a new one-time link for another member; for one who has signed in before, owners alone.
        RenewInvitation: ADMIN_LATELY, Post as LinkMade "/api/members/{member}/invitation" { member: String } => InvitationView;
        /// Gives another member another role. An organisation has one owner at least.
        ChangeRole: ADMIN_LATELY, Put as RoleChanged "/api/members/{member}/role" { member: String } (RoleForm) => MemberView;
        /// Removes a member and ends their sessions.
        RemoveMember: ADMIN_LATELY, Delete as MemberRemoved "/api/members/{member}" { member: String } => ();
        /// Where a member is signed in: for themselves, and for who may remove them.
        Sessions: MEMBER, Get "/api/members/{member}/sessions" { member: String } => SessionsView;
        /// Where to try the identity provider that is not in use yet.
        TrySignIn: OWNER, Leave "/api/sign-in-settings/trial" => OnwardView;
        /// Where to sign in again by the identity provider, from where one comes back to a page.
        SignInAgain: MEMBER, Leave "/api/sign-in-again" (SignInAgainForm) => OnwardView;
        /// Where to attach one's account at the identity provider.
        AttachIdentity: Access::Lately(Role::Member), Leave "/api/sign-in-settings/attachment" => OnwardView;
        /// Ends one of a member's sessions.
        EndSession: MEMBER, Delete as SessionEnded "/api/members/{member}/sessions/{session}"
            { member: String, session: String } => ();
        /// Ends all of a member's sessions but the one by which it is asked.
        EndSessions: MEMBER, Delete as SessionsEnded "/api/members/{member}/sessions" { member: String } => ();
    }

    /// Answered by the organisation's object.
    ForOrganisation {
        /// One service's connection.
        Connection: ADMIN, Get "/api/services/{service}" { service: Service } => ConnectionView;
        /// Tests a credential and keeps it, sealed, as a draft.
        TestCredential: ADMIN, Post as CredentialTested "/api/services/{service}/draft"
            { service: Service } (TestForm) => DraftView;
        /// What the draft's credential may read, or leaves to choose.
        Draft: ADMIN, Get "/api/services/{service}/draft" { service: Service } => DraftView;
        /// Chooses the draft's attributes and where each is read from; answers with masked samples.
        MapDraft: ADMIN, Put as DraftMapped "/api/services/{service}/draft/mapping"
            { service: HrSystem } (MappingForm) => DraftView;
        /// Starts the run that shows the first sync.
        PreviewDraft: ADMIN, Post as FirstSyncPreviewed "/api/services/{service}/draft/preview" { service: HrSystem } => RunView;
        /// Forgets the draft.
        DiscardDraft: ADMIN, Delete as DraftDiscarded "/api/services/{service}/draft" { service: HrSystem } => ();
        /// Puts the draft to use: an HR system's without reading the directory from it, only beside another source.
        ActivateDraft: ADMIN, Post as ConnectionActivated "/api/services/{service}/draft/activation"
            { service: Service } (ActivationForm) => ConnectionView;
        /// Starts the run that shows what changes if the directory is read from this service.
        MakeSource: ADMIN, Post as SourceChangeAsked "/api/services/{service}/source" { service: HrSystem } => RunView;
        /// Withdraws an attribute and erases its stored values at once.
        WithdrawAttribute: ADMIN_LATELY, Post as AttributeWithdrawn "/api/services/{service}/withdrawals"
            { service: HrSystem } (WithdrawalForm) => ConnectionView;
        /// Disconnects: an HR system keeping or erasing its people, the learning platform leaving accounts as they are.
        Disconnect: ADMIN_LATELY, Post as Disconnected "/api/services/{service}/disconnection"
            { service: Service } (DisconnectionForm) => ConnectionView;
        /// Who waits for the approval of their account, up to 100 people from `from` on.
        Invitations: ADMIN, Get "/api/learning/invitations" ? { from: usize } => InvitationsView;
        /// Lets the accounts that wait be opened, by the hash of what was shown; starts a run.
        ApproveInvitations: ADMIN, Post as AccountsApproved "/api/learning/invitations/approval"
            (InvitationApprovalForm) => RunView;
        /// Who has no account and needs somebody's help.
        LeftOut: ADMIN, Get "/api/learning/accounts" => LeftOutView;
        /// What somebody was assigned and has completed.
        PersonLearning: ADMIN, Get "/api/people/{person}/learning" { person: EmployeeId } => PersonLearningView;
        /// Completions and their export, the latest first: those in `stage`, before the number `before`.
        Exports: ADMIN, Get "/api/exports" ? { stage: Stage, before: u64 } => ExportsView;
        /// Has failed exports tried again; starts a run, or joins one.
        ExportAgain: ADMIN, Post as ExportsRetried "/api/exports/retry" => RunView;
        /// Completions that wait for an approval of their export, up to 100 from `from` on.
        WaitingExports: ADMIN, Get "/api/exports/waiting" ? { from: usize } => WaitingExportsView;
        /// Lets the completions that wait be written, from a day on, by the hash of what was shown; starts a run.
        ApproveExports: ADMIN, Post as ExportsApproved "/api/exports/approval" (ExportApprovalForm) => RunView;
        /// What colleagues celebrate in the coming days who agreed to it.
        Upcoming: MEMBER, Get "/api/celebrations/upcoming" => Vec<CelebrationView>;
        /// What colleagues celebrate who agreed to it, in a month such as `2026-12`, without one in this; and what whoever asks
        /// shares of their own.
        Celebrations: MEMBER, Get "/api/celebrations" ? { month: Month } => CelebrationsView;
        /// Says what of their own whoever asks lets colleagues know.
        ShareCelebrations: MEMBER, Put as ConsentChanged "/api/celebrations/own" (ConsentForm) => ();
        /// Makes an address at which a calendar of whoever asks reads what is celebrated. The one of before ends.
        MakeCalendar: MEMBER, Post as CalendarMade "/api/celebrations/calendar" (CalendarForm) => CalendarAddressView;
        /// Ends the address at which their calendar reads it.
        EndCalendar: MEMBER, Delete as CalendarEnded "/api/celebrations/calendar" => ();
        /// What needs a person, the most urgent first.
        Attention: ADMIN, Get "/api/attention" => AttentionView;
        /// The settings, the last success and the last failure.
        Sync: ADMIN, Get "/api/sync" => SyncView;
        /// Saves the settings, if nobody else has saved others since.
        SaveSettings: ADMIN, Put as SettingsSaved "/api/sync/settings" (SaveForm) => SyncView;
        /// The runs, the latest first, up to 50: those with `outcome`, before the run `before`.
        Runs: ADMIN, Get "/api/runs" ? { before: RunId, outcome: Outcome } => RunsView;
        /// Starts a sync, or joins the one that runs.
        StartRun: ADMIN, Post as SyncAsked "/api/runs" => RunView;
        /// The run that runs, or the last one.
        LatestRun: ADMIN, Get "/api/runs/latest" => LatestRunView;
        /// One run.
        Run: ADMIN, Get "/api/runs/{run}" { run: RunId } => RunView;
        /// What a run has changed, person by person: 500, as part `from` of all.
        RunChanges: ADMIN, Get "/api/runs/{run}/changes" { run: RunId } ? { from: usize } => ChangesView;
        /// What a waiting run would change, up to 100 people from `from` on.
        Plan: ADMIN, Get "/api/runs/{run}/plan" { run: RunId } ? { from: usize } => PlanView;
        /// Lets a waiting plan go ahead, by its hash.
        ApprovePlan: ADMIN_LATELY, Post as PlanApproved "/api/runs/{run}/approval" { run: RunId } (ApprovalForm) => RunView;
        /// The audit trail, the latest first, up to 100 entries: those before the entry `before`, of this act, by this
        /// actor (`member/ID`, `operator`, `schedule` or `rollcall`), done to this subject (`member/ID`, `service/ID` or
        /// `run/ID`), from `since` on and before `until`, both in milliseconds.
        Audit: ADMIN, Get "/api/audit"
            ? { before: u64, act: Act, actor: String, subject: String, since: i64, until: i64 } => AuditView;
        /// How the audit trail begins and ends now: for verifying it and taking it along.
        AuditTrail: ADMIN, Get "/api/audit/trail" => TrailView;
        /// Entries of the audit trail as they were written, up to 2,000 after the entry `after`.
        AuditLines: ADMIN, Get "/api/audit/lines" ? { after: u64 } => AuditLinesView;
        /// The identity provider that people sign in by.
        SignInSettings: OWNER, Get "/api/sign-in-settings" => SignInView;
        /// Keeps an identity provider, to be tried, after a look at what it publishes.
        SaveSignIn: OWNER_LATELY, Put as SignInEntered "/api/sign-in-settings" (IdentityProviderForm) => SignInView;
        /// Puts the identity provider to use that whoever asks has tried.
        ActivateSignIn: OWNER_LATELY, Post as SignInActivated "/api/sign-in-settings/activation" => SignInView;
        /// Has nobody sign in by an identity provider any more. Sessions stay.
        TurnSignInOff: OWNER_LATELY, Delete as SignInTurnedOff "/api/sign-in-settings" => SignInView;
        /// Where messages go about what needs an admin.
        Channels: ADMIN, Get "/api/channels" => ChannelsView;
        /// Adds a channel. Of a webhook the key is told, once.
        AddChannel: ADMIN, Post as ChannelAdded "/api/channels" (ChannelForm) => AddedChannelView;
        /// Sends a message to a channel, to see whether it arrives. Once a minute at most.
        TryChannel: ADMIN, Post as ChannelTried "/api/channels/{channel}/trial" { channel: ChannelId } => ChannelView;
        /// Removes a channel, with what it was still to be told.
        RemoveChannel: ADMIN, Delete as ChannelRemoved "/api/channels/{channel}" { channel: ChannelId } => ();
        /// How people of the directory are reached, beside what is known of them.
        Contact: MEMBER, Get "/api/directory/contact" => ContactView;
        /// Who takes the directory along.
        TakingAlong: MEMBER, Get "/api/directory/export" => TakingAlongView;
        /// Records that whoever asks takes people of the directory along, or says why they may not. The file is made in the
        /// browser.
        TakeAlong: MEMBER, Post as DirectoryExported "/api/directory/export" (TakingAlongForm) => ();
        /// Ends a run before it changes anything.
        DropRun: ADMIN, Post as RunDropped "/api/runs/{run}/drop" { run: RunId } => RunView;
    }

    /// Answered to the operator.
    ForOperator {
        /// Opens an organisation, if there is none of that name, and makes a sign-in link for its owner.
        OpenOrganisation: Access::Operator, Post as OrganisationOpened "/api/operator/organisations"
            (OrganisationForm) => OpenedOrganisation;
        /// Erases an organisation whole; answers with what there was and that nothing is left.
        EraseOrganisation: Access::Operator, Post as OrganisationErased "/api/operator/organisations/erasure"
            (ErasureForm) => ErasureView;
        /// Seals the credentials of the next organisations under the first of the sealing keys.
        Reseal: Access::Operator, Post as CredentialsResealed "/api/operator/reseal" (ResealForm) => ResealedView;
        /// Opens a service that is offered on request, for one organisation.
        OpenService: Access::Operator, Post as ServiceOpened "/api/operator/services" (OpenServiceForm) => ();
        /// Does what the cron handler does, as of another time. Not in production.
        Tick: Access::Operator, Post as ClockMoved "/api/operator/ticks" (TickForm) => ();
    }
}

/// An HTTP method that the API uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
    /// A `GET` by which a browser is led on, as by a link.
    Lead,
    /// A `POST` by which one of our pages asks where the browser goes on to, in its own time. What is done there is done when
    /// the browser comes back, with what it keeps meanwhile.
    Leave,
    /// A `GET` by which a browser comes back from elsewhere, and by which something is done: what proves that it was begun
    /// here comes with it.
    Return,
    /// A `POST` by which another server tells something, as a form: its word is signed, for it has no page of ours.
    Notify,
}

impl Method {
    /// The method as HTTP writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get | Self::Lead | Self::Return => "GET",
            Self::Post | Self::Leave | Self::Notify => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// Whether it has to come from our own pages, with a body of JSON if it has one.
    pub const fn is_of_our_pages(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Delete | Self::Leave)
    }

    /// Whether nothing is changed by it.
    pub const fn is_safe(self) -> bool {
        matches!(self, Self::Get | Self::Lead | Self::Leave)
    }

    /// Whether a browser follows it from page to page: what is answered is where it goes on to.
    pub const fn leads_on(self) -> bool {
        matches!(self, Self::Lead | Self::Return)
    }
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
    /// What it is in the audit trail: each that changes something is something there.
    pub act: Option<Act>,
}

/// The parts of an address that differ, by name.
pub type Parameters<'a> = Vec<(&'static str, &'a str)>;

impl Endpoint {
    /// Who asks here: pages look by themselves, as long as they are seen, whether there is news of a run or for an admin.
    pub fn asked(self) -> Asked {
        if matches!(self, Self::Attention | Self::LatestRun) { Asked::ByAPage } else { Asked::BySomebody }
    }

    /// The endpoint that answers `method` on `path`, with the parts of the address that differ.
    pub fn find<'a>(method: &str, path: &'a str) -> Result<(Self, Parameters<'a>), NotRouted> {
        let mut outcome = Err(NotRouted::NoSuchAddress);
        for &endpoint in Self::ALL {
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
        let parts: Vec<_> = parts.iter().map(|part| Cow::Borrowed(*part)).collect();
        filled(self.route().path, &parts)
    }
}

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
        for &endpoint in Endpoint::ALL {
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
    fn only_health_signing_in_checkpoints_and_calendars_are_public() {
        let public: Vec<_> =
            Endpoint::ALL.iter().copied().filter(|e| e.route().access == Access::Public).collect();
        let by_provider = [
            Endpoint::FinishSignIn,
            Endpoint::ResumeSignIn,
            Endpoint::WayOut,
            Endpoint::SignOutElsewhere,
            Endpoint::BeginSignIn,
            Endpoint::ClientKeys,
        ];
        let others = [Endpoint::Health, Endpoint::SignIn, Endpoint::Checkpoint, Endpoint::Calendar];
        assert!(public.iter().all(|one| by_provider.contains(one) || others.contains(one)), "{public:?}");
        assert_eq!(public.len(), by_provider.len() + others.len());
    }
}
