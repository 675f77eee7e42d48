//! What is said of something that needs a person, and where it leads.

use chrono::{DateTime, Utc};
use domain::{
    api::error::ApiError,
    attention::{Cause, Otherwise, Urgency},
    provider::ProviderFailure,
    schedule::Slot,
    service::Service,
    sync::run::Trigger,
};

use crate::{
    components::Tone,
    i18n::{AdminTexts, Language, Moment, clock, date_time},
    problems::advice::advice,
    routes::{Page, Step, is_at_or_below},
};

/// Where something is seen to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// On a page.
    To(Page),
    /// On the overview of the syncs, at the plan that waits.
    ToPlan,
}

/// Where `cause` is seen to.
pub(super) fn way(cause: &Cause) -> Way {
    Way::To(match cause {
        Cause::Refused { service, .. } | Cause::Revoked { service, .. } => Page::Connection(*service),
        Cause::RightLost { service, .. } => Page::Connection((*service).into()),
        // The plan of a setup is decided on where the setup is.
        Cause::PlanWaits { service, trigger: Trigger::Connect, .. } => {
            Page::Setup((*service).into(), Step::Preview)
        }
        Cause::PlanWaits { .. } => return Way::ToPlan,
        Cause::RunFailed { run, .. } | Cause::RunMissed { run, .. } => Page::Run(*run),
        Cause::AccountsWait { .. } => Page::Invitations,
        Cause::ExportsWait { .. } => Page::WaitingExports,
        Cause::OperatorLink { .. } => Page::Audit("?actor=operator".to_owned()),
        Cause::ZonesDiffer => Page::Schedule,
    })
}

impl Way {
    /// The page it leads to.
    pub(super) fn page(self) -> Page {
        match self {
            Self::To(page) => page,
            Self::ToPlan => Page::Sync(None),
        }
    }
}

/// Whether the page at `path` tells `cause` itself, in its own words.
pub(super) fn is_told_at(path: &str, cause: &Cause) -> bool {
    let teller = match (cause, way(cause)) {
        // The connection's page, and the wizard that connects it again.
        (Cause::PlanWaits { service, trigger: Trigger::Connect, .. }, _) => {
            Page::Connection((*service).into())
        }
        (Cause::AccountsWait { .. }, _) => Page::Connection(Service::ISpringLearn),
        (Cause::ExportsWait { .. }, _) => Page::Exports(None),
        // The schedule goes by the Worker, and says nothing of the browser.
        (Cause::ZonesDiffer, _) | (_, Way::ToPlan) => return false,
        (_, Way::To(page)) => page,
    };
    is_at_or_below(path, &teller.address())
}

/// How urgent it looks.
pub(super) fn tone(cause: &Cause) -> Tone {
    match cause.urgency() {
        Urgency::Now => Tone::Error,
        Urgency::Soon => Tone::Warning,
        Urgency::Whenever => Tone::Info,
    }
}

/// What it is.
pub(super) fn what(texts: &AdminTexts, language: Language, cause: &Cause) -> String {
    let words = &texts.attention;
    match cause {
        Cause::Refused { service, failure } | Cause::Revoked { service, failure } => {
            why(texts, *service, Some(failure))
        }
        Cause::RightLost { service, attributes, status_missing } => {
            let status = status_missing.then(|| words.status.to_owned());
            let names = (!attributes.is_empty()).then(|| texts.attributes.names(attributes));
            let all: Vec<_> = names.into_iter().chain(status).collect();
            words.right_lost((*service).into(), &all.join(", "))
        }
        Cause::PlanWaits { .. } => words.plan_waits.to_owned(),
        Cause::RunFailed { service, failure, .. } => {
            words.run_failed(&why(texts, (*service).into(), failure.as_ref()))
        }
        Cause::RunMissed { slot, .. } => words.run_missed(&local(language, *slot)),
        Cause::AccountsWait { people } => texts.invitations.waiting(*people),
        Cause::ExportsWait { completions } => texts.exports.waiting(*completions),
        Cause::OperatorLink { name, .. } => words.operator_link(name.as_str()),
        Cause::ZonesDiffer => words.zones_differ.to_owned(),
    }
}

/// What a service said, with its name.
fn why(texts: &AdminTexts, service: Service, failure: Option<&ProviderFailure>) -> String {
    advice(texts, service, &ApiError::of_run(failure.cloned())).what
}

fn local(language: Language, slot: Slot) -> String {
    clock(language, slot.date.and_time(chrono::NaiveTime::MIN) + slot.time.since_midnight())
}

/// What happens if nobody acts.
pub(super) fn otherwise(texts: &AdminTexts, language: Language, otherwise: Otherwise) -> String {
    let words = &texts.attention.otherwise;
    let time = |at: DateTime<Utc>| date_time(language, at, Moment::DateAndTime);
    match otherwise {
        Otherwise::ScheduleStops => words.schedule_stops.to_owned(),
        Otherwise::DirectoryStands => words.directory_stands.to_owned(),
        Otherwise::LearningStands => words.learning_stands.to_owned(),
        Otherwise::ValuesStay => words.values_stay.to_owned(),
        Otherwise::NobodyReturns => words.nobody_returns.to_owned(),
        Otherwise::PlanLapses { at } => words.plan_lapses(&time(at)),
        Otherwise::TriedAgain { at } => words.tried_again(&time(at)),
        Otherwise::NoAccounts => words.no_accounts.to_owned(),
        Otherwise::NoExports => words.no_exports.to_owned(),
        Otherwise::SomebodySignsIn => words.somebody_signs_in.to_owned(),
        Otherwise::WorkerDecides { announced, here } => {
            let utc = |at: DateTime<Utc>| clock(language, at.naive_utc());
            words.worker_decides(&utc(announced), &utc(here))
        }
    }
}
