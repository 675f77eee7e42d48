//! What the trail says of one thing that was done.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::{EnumCount, IntoStaticStr, VariantArray};

use crate::{
    access::Role,
    api::{
        endpoint::{ForMember, ForOrganisation},
        error::{ApiError, ErrorCode},
        runs::Outcome,
        services::PeopleAfter,
        taking_along::TakenAs,
    },
    attribute::Attribute,
    identity::Refusal,
    named,
    service::Service,
    sync::run::RunId,
};

/// What is done. The table of endpoints ([`crate::api::endpoint`]) says which of them each endpoint is that changes
/// something; runs begin and end by themselves too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(EnumCount, IntoStaticStr, JsonSchema, VariantArray)]
#[schemars(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Act {
    SignedIn,
    SignedOut,
    SignedOutElsewhere,
    SignInEntered,
    SignInTried,
    SignInActivated,
    SignInTurnedOff,
    IdentityAttached,
    MemberAdmitted,
    LinkNoticeDismissed,
    SessionEnded,
    SessionsEnded,
    MemberInvited,
    LinkMade,
    LinkMailed,
    RoleChanged,
    MemberRemoved,
    ServiceRequested,
    ServiceOpened,
    CredentialTested,
    DraftMapped,
    DraftDiscarded,
    FirstSyncPreviewed,
    ConnectionActivated,
    SourceChangeAsked,
    AttributeWithdrawn,
    Disconnected,
    AccountsApproved,
    ExportsApproved,
    ExportsRetried,
    SettingsSaved,
    SyncAsked,
    PlanApproved,
    RunDropped,
    ConsentChanged,
    CalendarMade,
    CalendarEnded,
    DirectoryExported,
    ChannelAdded,
    ChannelTried,
    ChannelRemoved,
    RunStarted,
    RunEnded,
    TrailCut,
    OrganisationOpened,
    OrganisationErased,
    CredentialsResealed,
    ClockMoved,
}

named!(Act, json);

impl Act {
    /// Whether a trail can have it: the trail of an organisation that is erased goes with it, and the clock, which can be
    /// moved in development, is no organisation's.
    pub fn is_recorded(self) -> bool {
        !matches!(self, Self::OrganisationErased | Self::ClockMoved)
    }
}

/// Who does it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A member, by their id: names are kept beside the trail, where they can be erased.
    Member(String),
    /// Whoever runs the deployment.
    Operator,
    /// The schedule.
    Schedule,
    /// Rollcall by itself, in the course of what somebody or the schedule began.
    Rollcall,
    /// Somebody who did not get in: nobody who is known.
    Stranger,
}

/// What it is done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A member, by their id.
    Member(String),
    /// A service's connection.
    Service(Service),
    /// A run.
    Run(RunId),
}

/// What else there is to know of it: a word of ours, never one of a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The role that was given.
    Role(Role),
    /// The attribute that was withdrawn.
    Attribute(Attribute),
    /// What became of the people.
    People(PeopleAfter),
    /// What a run came to.
    Outcome(Outcome),
    /// Why somebody was not signed in by the identity provider.
    Refusal(Refusal),
    /// As what the directory was taken along, and how many people of it: as whoever did it had it said.
    Taken {
        /// As what.
        format: TakenAs,
        /// How many.
        people: u32,
    },
}

impl Actor {
    fn read(text: &str) -> Option<Self> {
        match text {
            "operator" => Some(Self::Operator),
            "schedule" => Some(Self::Schedule),
            "rollcall" => Some(Self::Rollcall),
            "stranger" => Some(Self::Stranger),
            _ => Some(Self::Member(text.strip_prefix("member/")?.to_owned())),
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(id) => write!(f, "member/{id}"),
            Self::Operator => f.write_str("operator"),
            Self::Schedule => f.write_str("schedule"),
            Self::Rollcall => f.write_str("rollcall"),
            Self::Stranger => f.write_str("stranger"),
        }
    }
}

impl Subject {
    /// The subject that is written so.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once('/')?;
        match kind {
            "member" => Some(Self::Member(id.to_owned())),
            "service" => Service::named(id).map(Self::Service),
            "run" => Some(Self::Run(RunId(id.parse().ok()?))),
            _ => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(id) => write!(f, "member/{id}"),
            Self::Service(service) => write!(f, "service/{}", service.as_str()),
            Self::Run(run) => write!(f, "run/{}", run.0),
        }
    }
}

impl Detail {
    fn read(text: &str) -> Option<Self> {
        let (kind, word) = text.split_once('/')?;
        match kind {
            "role" => Role::named(word).map(Self::Role),
            "attribute" => Attribute::named(word).map(Self::Attribute),
            "people" => PeopleAfter::named(word).map(Self::People),
            "outcome" => Outcome::named(word).map(Self::Outcome),
            "refusal" => Refusal::named(word).map(Self::Refusal),
            "taken" => {
                let (format, people) = word.split_once('/')?;
                Some(Self::Taken { format: TakenAs::named(format)?, people: people.parse().ok()? })
            }
            _ => None,
        }
    }
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, word) = match self {
            Self::Role(role) => ("role", role.as_str()),
            Self::Attribute(attribute) => ("attribute", attribute.as_str()),
            Self::People(people) => ("people", people.as_str()),
            Self::Outcome(outcome) => ("outcome", outcome.as_str()),
            Self::Refusal(refusal) => ("refusal", refusal.as_str()),
            Self::Taken { format, people } => return write!(f, "taken/{}/{people}", format.as_str()),
        };
        write!(f, "{kind}/{word}")
    }
}

/// A part of a deed is a text in JSON, as in the addresses of the page: kind and id, with a slash between them.
macro_rules! texts {
    ($($part:ty),+) => {$(
        impl Serialize for $part {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $part {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                named::read(deserializer, Self::read)
            }
        }
    )+};
}

texts!(Actor, Subject, Detail);

/// Something that was done, or that somebody tried to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deed {
    /// Who did it: `member/ID`, `operator`, `schedule`, `rollcall` or `stranger`.
    #[schemars(with = "String")]
    pub actor: Actor,
    /// What.
    pub act: Act,
    /// To what, where it is not the organisation as a whole: `member/ID`, `service/ID` or `run/ID`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub subject: Option<Subject>,
    /// What else there is to know: `role/…`, `attribute/…`, `people/…`, `outcome/…`, `refusal/…` or
    /// `taken/FORMAT/PEOPLE`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub detail: Option<Detail>,
    /// Why it was refused, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<ErrorCode>,
    /// The id of the request by which it was done, which is in the log too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
}

impl Deed {
    /// That `actor` does `act`.
    pub fn by(actor: Actor, act: Act) -> Self {
        Self { actor, act, subject: None, detail: None, refused: None, request: None }
    }

    /// The same, done to `subject`.
    #[must_use]
    pub fn to(self, subject: Option<Subject>) -> Self {
        Self { subject, ..self }
    }

    /// The same, with what else there is to know.
    #[must_use]
    pub fn with(self, detail: Option<Detail>) -> Self {
        Self { detail, ..self }
    }

    /// The same by the request with this id.
    #[must_use]
    pub fn on_request(self, id: &str) -> Self {
        Self { request: Some(id.to_owned()), ..self }
    }

    /// The same, which was refused, if the trail has it. A form with a mistake is no refusal, for nothing was tried, and a
    /// fault of ours is none either. What is not there is not named: an address may hold any text.
    pub fn refused(self, why: &ApiError) -> Option<Self> {
        if why.field.is_some() || matches!(why.code, ErrorCode::MalformedBody | ErrorCode::Internal) {
            return None;
        }
        let subject = self.subject.filter(|_| why.code != ErrorCode::NotFound);
        Some(Self { refused: Some(why.code), subject, ..self })
    }
}

impl ForMember {
    /// What else the trail says of the call.
    pub fn detail(&self) -> Option<Detail> {
        match self {
            Self::InviteMember(call) => Some(Detail::Role(call.form.role)),
            Self::ChangeRole(call) => Some(Detail::Role(call.form.role)),
            _ => None,
        }
    }
}

impl ForOrganisation {
    /// What the member with this id does by the call, which came with the request of this id. Nothing, if it only reads.
    pub fn deed(&self, member: &str, request_id: &str) -> Option<Deed> {
        let deed = Deed::by(Actor::Member(member.to_owned()), self.endpoint().route().act?);
        Some(deed.to(self.subject()).with(self.detail()).on_request(request_id))
    }

    /// What else the trail says of the call.
    fn detail(&self) -> Option<Detail> {
        match self {
            Self::WithdrawAttribute(call) => Some(Detail::Attribute(call.form.attribute)),
            Self::Disconnect(call) => call.form.people.map(Detail::People),
            Self::TakeAlong(call) => {
                Some(Detail::Taken { format: call.form.format, people: call.form.people })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_why_and_names_nothing_that_is_not_there() {
        let deed = || Deed::by(Actor::Operator, Act::RunDropped).to(Some(Subject::Run(RunId(7))));
        let refused = |why: ApiError| deed().refused(&why).map(|deed| (deed.refused, deed.subject));
        let run = Some(Subject::Run(RunId(7)));
        assert_eq!(refused(ErrorCode::RunNotWaiting.error()), Some((Some(ErrorCode::RunNotWaiting), run)));
        assert_eq!(refused(ErrorCode::NotFound.error()), Some((Some(ErrorCode::NotFound), None)));
        for none in [
            ErrorCode::MalformedBody.error(),
            ErrorCode::Internal.error(),
            ErrorCode::FieldBlank.error().at("name"),
        ] {
            assert_eq!(refused(none), None);
        }
    }

    #[test]
    fn a_part_of_a_deed_is_read_as_it_was_written() {
        let member = || "kT0s".to_owned();
        for actor in
            [Actor::Member(member()), Actor::Operator, Actor::Schedule, Actor::Rollcall, Actor::Stranger]
        {
            assert_eq!(Actor::read(&actor.to_string()), Some(actor));
        }
        let subjects =
            [Subject::Member(member()), Subject::Service(Service::Personio), Subject::Run(RunId(7))];
        for subject in subjects {
            assert_eq!(Subject::read(&subject.to_string()), Some(subject));
        }
        for detail in Role::ALL
            .map(Detail::Role)
            .into_iter()
            .chain(Attribute::ALL.map(Detail::Attribute))
            .chain(PeopleAfter::ALL.map(Detail::People))
            .chain(Outcome::ALL.map(Detail::Outcome))
            .chain(Refusal::ALL.map(Detail::Refusal))
            .chain(TakenAs::ALL.map(|format| Detail::Taken { format, people: 120 }))
        {
            assert_eq!(Detail::read(&detail.to_string()), Some(detail));
        }
        for text in [
            "",
            "member",
            "someone/7",
            "run/x",
            "service/other",
            "role/king",
            "rollcall/1",
            "taken/csv",
            "taken/csv/-1",
        ] {
            assert_eq!(
                (Actor::read(text), Subject::read(text), Detail::read(text)),
                (None, None, None),
                "{text}"
            );
        }
    }
}
