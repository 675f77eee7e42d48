//! What the organisation's admins are told without opening the app: what needs a person, once for each reason, and that it is
//! settled.

pub mod channel;
mod words;

use std::fmt;

use chrono::{DateTime, Utc};
use strum::{EnumCount, IntoStaticStr, VariantArray};

pub use self::words::{Said, Saying};
use crate::{
    attention::{Cause, Item, Otherwise},
    named,
    service::{HrSystem, Service},
};

/// Why something is told. What changes while it lasts, such as how many wait, is no new reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what they are of is in `Cause`")]
pub enum Reason {
    /// For a moment or for hours: both are mended by connecting again.
    Refused(Service),
    RightLost(HrSystem),
    PlanWaits,
    RunFailed,
    RunMissed,
    AccountsWait,
    ExportsWait,
    /// For a member with this id, made then.
    OperatorLink(String, DateTime<Utc>),
}

impl Reason {
    /// Why `item` is told; nothing, if it is for whoever has the app open alone.
    pub fn of(item: &Item) -> Option<Self> {
        Some(match &item.cause {
            Cause::Refused { service, .. } | Cause::Revoked { service, .. } => Self::Refused(*service),
            Cause::RightLost { service, .. } => Self::RightLost(*service),
            Cause::PlanWaits { .. } => Self::PlanWaits,
            Cause::RunFailed { .. } => Self::RunFailed,
            Cause::RunMissed { .. } => Self::RunMissed,
            Cause::AccountsWait { .. } => Self::AccountsWait,
            Cause::ExportsWait { .. } => Self::ExportsWait,
            Cause::OperatorLink { member, .. } => Self::OperatorLink(member.clone(), item.since),
            Cause::ZonesDiffer => return None,
        })
    }

    /// Whether it is told too that it is settled. What somebody decides, or what ends by itself, is not.
    pub fn is_told_when_settled(&self) -> bool {
        match self {
            Self::Refused(_) | Self::RightLost(_) | Self::RunFailed | Self::RunMissed => true,
            Self::PlanWaits | Self::AccountsWait | Self::ExportsWait | Self::OperatorLink(..) => false,
        }
    }

    /// What kind of reason it is, in a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::RightLost(_) => "right_lost",
            Self::PlanWaits => "plan_waits",
            Self::RunFailed => "run_failed",
            Self::RunMissed => "run_missed",
            Self::AccountsWait => "accounts_wait",
            Self::ExportsWait => "exports_wait",
            Self::OperatorLink(..) => "operator_link",
        }
    }

    /// The service that it is about, if it is about one.
    pub fn service(&self) -> Option<Service> {
        match self {
            Self::Refused(service) => Some(*service),
            Self::RightLost(system) => Some((*system).into()),
            _ => None,
        }
    }

    /// The reason that is [written](fmt::Display) so. By hand: reading it by serde takes 20 KB of the Worker.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once('/').unwrap_or((text, ""));
        Some(match kind {
            "refused" => Self::Refused(Service::named(rest)?),
            "right_lost" => Self::RightLost(HrSystem::named(rest)?),
            "plan_waits" => Self::PlanWaits,
            "run_failed" => Self::RunFailed,
            "run_missed" => Self::RunMissed,
            "accounts_wait" => Self::AccountsWait,
            "exports_wait" => Self::ExportsWait,
            "operator_link" => {
                let (at, member) = rest.split_once('/')?;
                Self::OperatorLink(member.to_owned(), DateTime::from_timestamp_millis(at.parse().ok()?)?)
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())?;
        match self {
            Self::OperatorLink(member, at) => write!(f, "/{}/{member}", at.timestamp_millis()),
            _ => self.service().map_or(Ok(()), |service| write!(f, "/{}", service.as_str())),
        }
    }
}

/// What happens if nobody acts, without when: [`Otherwise`] as a message says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumCount, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "they are in `Otherwise`")]
pub enum Consequence {
    ScheduleStops,
    DirectoryStands,
    LearningStands,
    ValuesStay,
    NobodyReturns,
    PlanLapses,
    TriedAgain,
    NoAccounts,
    NoExports,
    SomebodySignsIn,
}

named!(Consequence);

impl From<Otherwise> for Consequence {
    fn from(otherwise: Otherwise) -> Self {
        match otherwise {
            Otherwise::ScheduleStops => Self::ScheduleStops,
            Otherwise::DirectoryStands => Self::DirectoryStands,
            Otherwise::LearningStands => Self::LearningStands,
            Otherwise::ValuesStay => Self::ValuesStay,
            Otherwise::NobodyReturns => Self::NobodyReturns,
            Otherwise::PlanLapses { .. } => Self::PlanLapses,
            // The Worker decides on no item that is told.
            Otherwise::TriedAgain { .. } | Otherwise::WorkerDecides { .. } => Self::TriedAgain,
            Otherwise::NoAccounts => Self::NoAccounts,
            Otherwise::NoExports => Self::NoExports,
            Otherwise::SomebodySignsIn => Self::SomebodySignsIn,
        }
    }
}

/// What is told at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Something needs a person: why, and what happens otherwise.
    Begun(Reason, Consequence),
    /// Something needs nobody any more.
    Settled(Reason),
    /// Nothing: somebody tries whether messages arrive.
    Trial,
}

/// What is new since it was told last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// What was not told yet.
    pub begun: Vec<(Reason, Consequence)>,
    /// What was told, and is settled.
    pub settled: Vec<Reason>,
}

impl News {
    /// What is new of `items` where `told` has been told.
    pub fn of(told: &[Reason], items: &[Item]) -> Self {
        let open = items.iter().filter_map(|item| Some((Reason::of(item)?, item.otherwise.into())));
        let open: Vec<(Reason, Consequence)> = open.collect();
        let settled = told.iter().filter(|told| !open.iter().any(|(reason, _)| reason == *told));
        let settled = settled.cloned().collect();
        let mut begun: Vec<(Reason, Consequence)> = Vec::new();
        for (reason, otherwise) in open {
            if !told.contains(&reason) && !begun.iter().any(|(other, _)| *other == reason) {
                begun.push((reason, otherwise));
            }
        }
        Self { begun, settled }
    }

    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.begun.is_empty() && self.settled.is_empty()
    }

    /// What each channel is told of it: why, and what happens otherwise if it has begun.
    pub fn told(&self) -> impl Iterator<Item = (&Reason, Option<Consequence>)> {
        let begun = self.begun.iter().map(|(reason, otherwise)| (reason, Some(*otherwise)));
        let settled = self.settled.iter().filter(|reason| reason.is_told_when_settled());
        begun.chain(settled.map(|reason| (reason, None)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::subsequence};

    use super::*;
    use crate::{
        provider::ProviderFailure,
        sync::run::{RunId, Trigger},
        text::Text,
    };

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(60 * minute, 0).unwrap()
    }

    fn item(cause: Cause, minute: i64) -> Item {
        Item { cause, since: at(minute), otherwise: Otherwise::DirectoryStands }
    }

    /// Items of every reason, and some of the same one.
    fn items() -> Vec<Item> {
        let failure = ProviderFailure::WrongCredential;
        let link = |member: &str, minute| {
            let name = Text::new("Ada").unwrap();
            item(Cause::OperatorLink { member: member.to_owned(), name }, minute)
        };
        vec![
            item(Cause::Refused { service: Service::Personio, failure: failure.clone() }, 1),
            item(Cause::Revoked { service: Service::Personio, failure: failure.clone() }, 1),
            item(Cause::Refused { service: Service::ISpringLearn, failure: failure.clone() }, 1),
            item(
                Cause::RightLost { service: HrSystem::Personio, attributes: vec![], status_missing: true },
                2,
            ),
            item(
                Cause::PlanWaits { run: RunId(4), service: HrSystem::Personio, trigger: Trigger::Manual },
                3,
            ),
            item(Cause::RunFailed { run: RunId(5), service: HrSystem::Personio, failure: Some(failure) }, 4),
            item(Cause::AccountsWait { people: 3 }, 5),
            item(Cause::ExportsWait { completions: 4 }, 6),
            link("a", 7),
            link("a", 8),
            link("b", 7),
            item(Cause::ZonesDiffer, 9),
        ]
    }

    #[test]
    fn a_reason_is_told_once_whatever_changes_of_it_and_again_when_it_comes_back() {
        let waiting = |people| [item(Cause::AccountsWait { people }, 1)];
        let first = News::of(&[], &waiting(3));
        assert_eq!(first.begun.len(), 1);
        let told = [Reason::AccountsWait];
        assert!(News::of(&told, &waiting(5)).is_none());
        assert_eq!(News::of(&told, &[]).settled, told);
        assert_eq!(News::of(&[], &waiting(5)).begun.len(), 1);
    }

    #[test]
    fn a_reason_is_read_as_it_is_written() {
        for reason in items().iter().filter_map(Reason::of).chain([Reason::RunMissed]) {
            assert_eq!(Reason::read(&reason.to_string()), Some(reason));
        }
        for text in ["", "refused", "refused/", "refused/nobody", "operator_link/1", "else"] {
            assert_eq!(Reason::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_refusal_that_lasts_is_the_same_refusal() {
        let all = items();
        let reasons: Vec<_> = all.iter().filter_map(Reason::of).collect();
        assert_eq!(reasons[0], reasons[1]);
        assert_ne!(reasons[0], reasons[2]);
        assert!(News::of(&reasons[..1], &all[1..2]).is_none());
    }

    #[test]
    fn what_somebody_decides_is_not_told_to_be_settled() {
        for item in items() {
            let Some(reason) = Reason::of(&item) else { continue };
            let is_trouble = matches!(
                item.cause,
                Cause::Refused { .. }
                    | Cause::Revoked { .. }
                    | Cause::RightLost { .. }
                    | Cause::RunFailed { .. }
                    | Cause::RunMissed { .. }
            );
            let settled = News::of(&[reason], &[]).told().count();
            assert_eq!(settled, usize::from(is_trouble), "{:?}", item.cause);
        }
    }

    proptest! {
        /// However things come and go, each is told once while it lasts, and what is told is what is there.
        #[test]
        fn what_has_been_told_is_what_is_there(
            days in vec(subsequence(items(), 0..=items().len()), 0..12),
        ) {
            let mut told: Vec<Reason> = Vec::new();
            for items in days {
                let news = News::of(&told, &items);
                for (reason, _) in &news.begun {
                    prop_assert!(!told.contains(reason));
                    told.push(reason.clone());
                }
                for reason in &news.settled {
                    prop_assert!(told.contains(reason));
                    told.retain(|one| one != reason);
                }
                let there: Vec<_> = items.iter().filter_map(Reason::of).collect();
                prop_assert!(told.iter().all(|reason| there.contains(reason)));
                prop_assert!(there.iter().all(|reason| told.contains(reason)));
                prop_assert!(News::of(&told, &items).is_none());
            }
        }
    }
}
