//! What a run says, in words.

use domain::{
    api::runs::Outcome,
    provider::Warning,
    service::HrSystem,
    sync::{
        guard::{Arrivals, Hold, Limits, Losses, TooMany},
        losses::Blanked,
        run::{DropReason, Phase},
        snapshot::Gap,
        tally::Counted,
    },
    text::capital,
};

use super::progress::Progress;
use crate::{
    i18n::{
        AdminTexts, Language, number,
        texts::{
            services::{self, Runs},
            sync::History,
        },
    },
    problems::advice::{grant, labels, status_label},
};

/// How a run ended, or where it stands.
pub fn outcome(words: &History, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Running => words.running,
        Outcome::Waiting => words.waiting,
        Outcome::Done => words.done,
        Outcome::Failed => words.failed,
        Outcome::Dropped => words.dropped,
        Outcome::Missed => words.missed,
    }
}

/// Where a run is, in a few words.
pub fn phase(texts: &Runs, phase: &Phase) -> &'static str {
    match phase {
        Phase::Reading => texts.reading,
        Phase::Planning => texts.planning,
        Phase::Waiting { .. } => texts.waiting,
        Phase::Applying { .. } => texts.applying,
        Phase::Provisioning => texts.provisioning,
        Phase::Exporting => texts.exporting,
        Phase::Done => texts.done,
        Phase::Failed { .. } => texts.failed,
        Phase::GaveUp { .. } => texts.gave_up,
        Phase::Faulted { .. } => texts.faulted,
        Phase::Missed => texts.missed,
        Phase::Dropped { .. } => texts.dropped,
    }
}

/// How far a run is, in a sentence, if there is something to count.
pub fn progress(language: Language, texts: &Runs, progress: Progress) -> Option<String> {
    match progress {
        Progress::Read { read, total: Some(total) } => {
            let (read, total) = (number(language, read), number(language, total));
            Some(texts.read_of(&read, &total))
        }
        Progress::Read { read: 0, total: None }
        | Progress::Provisioned { all: 0, .. }
        | Progress::Exported { all: 0, .. }
        | Progress::Unknown
        | Progress::Still => None,
        Progress::Read { read, total: None } => Some(texts.read(read)),
        Progress::Applied { applied, all } => {
            let (applied, all) = (number(language, applied), number(language, all));
            Some(texts.applied_of(&applied, &all))
        }
        Progress::Provisioned { done, all } => {
            Some(texts.accounts_of(&number(language, done), &number(language, all)))
        }
        Progress::Exported { done, all } => {
            Some(texts.exports_of(&number(language, done), &number(language, all)))
        }
    }
}

/// Why a run was dropped.
pub fn drop_reason(texts: &Runs, reason: DropReason) -> &'static str {
    match reason {
        DropReason::Declined => texts.declined,
        DropReason::Unanswered => texts.unanswered,
        DropReason::Disconnected => texts.disconnected,
        DropReason::Overtaken => texts.overtaken,
    }
}

/// Why a read of `service` does not prove that the missing people are gone.
pub fn gap(texts: &Runs, service: HrSystem, gap: Gap) -> String {
    match gap {
        Gap::TotalMoved => texts.gap_total_moved.to_owned(),
        Gap::CountDiffers => texts.gap_count_differs(service.into()),
        Gap::Repeated => texts.gap_repeated.to_owned(),
        Gap::Unidentified => texts.gap_unidentified.to_owned(),
        Gap::ShownOnly => texts.gap_shown_only.to_owned(),
    }
}

/// What was left out or replaced, and for how many people. May have marked names of the service's menus in it.
pub fn warning(texts: &AdminTexts, service: HrSystem, counted: Counted) -> String {
    let words = &texts.services.run.warning;
    let people = counted.people;
    let name = |attribute| texts.attributes.name(attribute);
    let granting = |what: String, labels: &str| format!("{what} {}", grant(texts, service, labels));
    match counted.warning {
        Warning::NameMissing => words.name_missing(people),
        Warning::UnknownStatus => words.unknown_status(people),
        Warning::Unintelligible { attribute } => words.unintelligible(people, name(attribute)),
        Warning::TooLong { attribute } => words.too_long(people, name(attribute)),
        Warning::TooMany { attribute } => words.too_many(people, name(attribute)),
        Warning::Unidentified => words.unidentified(people),
        Warning::NotReadable { attribute } => {
            let what = words.not_readable(service.into(), name(attribute));
            granting(what, &labels(service, &[attribute]))
        }
        Warning::StatusNotReadable => granting(words.status_not_readable(service.into()), &status_label()),
        Warning::ValuesLost { attribute } => {
            granting(words.values_lost(people, name(attribute)), &labels(service, &[attribute]))
        }
        Warning::NotVisible => words.not_visible(people),
    }
}

/// Why the plan of a run that reads `service` waits.
pub fn hold(texts: &AdminTexts, service: HrSystem, hold: &Hold) -> String {
    let plan = &texts.services.plan;
    match hold {
        Hold::FirstSync => plan.first_sync.to_owned(),
        Hold::SourceChange { emptied } => change_sentence(texts, plan.source_change(service.into()), emptied),
        Hold::AnotherCompany { emptied } => {
            change_sentence(texts, plan.another_company(service.into()), emptied)
        }
        Hold::Losses(losses) => limited(texts, loss_parts(texts, losses), losses.limits),
        Hold::Arrivals(arrivals) => arrivals_sentence(texts, arrivals),
    }
}

/// How many of those who would join `service` does not say of whether they still work there.
pub fn without_status(texts: &AdminTexts, service: HrSystem, people: u64) -> String {
    texts.services.plan.without_status(people, service.into())
}

/// Who would come and what would be lost, in one sentence, and the limits.
fn arrivals_sentence(texts: &AdminTexts, arrivals: &Arrivals) -> String {
    let words = &texts.services.plan.arrivals;
    let people = texts.services.people(arrivals.present);
    let joins = arrivals.joins.map(|TooMany { people: n, before }| {
        and_before(words.join(n, &people), before, &|n| words.joined_before(n))
    });
    let returns = arrivals.returns.map(|TooMany { people: n, before }| {
        and_before(words.return_(n), before, &|n| words.returned_before(n))
    });
    let lost = arrivals.losses.iter().flat_map(|losses| loss_parts(texts, losses));
    let parts: Vec<_> = joins.into_iter().chain(returns).chain(lost).collect();
    let sentence = (!parts.is_empty()).then(|| limited(texts, parts, arrivals.limits));
    let unproven = (arrivals.without_status > 0).then(|| words.unproven.to_owned());
    sentence.into_iter().chain(unproven).collect::<Vec<_>>().join(" ")
}

/// What would be lost, in the parts of a sentence.
fn loss_parts(texts: &AdminTexts, losses: &Losses) -> Vec<String> {
    let words = &texts.services.plan.losses;
    let leave = (losses.leaves > 0).then(|| {
        let people = words.of_people(losses.present);
        and_before(words.leave(losses.leaves, &people), losses.left_before, &|n| words.left_before(n))
    });
    let emptied = losses
        .blanked
        .iter()
        .map(|one| and_before(emptied(texts, &one.blanked), one.before, &|n| words.emptied_before(n)));
    leave.into_iter().chain(emptied).collect()
}

/// `part`, and for how many the same was done lately, if for any.
fn and_before(part: String, before: u64, said: &dyn Fn(u64) -> String) -> String {
    match before {
        0 => part,
        before => format!("{part} ({})", said(before)),
    }
}

/// `parts` in one sentence, and the limits.
fn limited(texts: &AdminTexts, parts: Vec<String>, limits: Limits) -> String {
    let words = &texts.services.plan.losses;
    let sentence = enumerated(words, parts);
    let people = texts.services.people(u64::from(limits.people));
    let percent = limits.percent.to_string();
    let limits = words.limits(&people, &percent);
    format!("{sentence}. {limits}")
}

/// `sentence`, and which values would be lost.
fn change_sentence(texts: &AdminTexts, sentence: String, blanked: &[Blanked]) -> String {
    let plan = &texts.services.plan;
    let emptied: Vec<_> = blanked.iter().map(|one| emptied(texts, one)).collect();
    if emptied.is_empty() { sentence } else { format!("{sentence} {}.", enumerated(&plan.losses, emptied)) }
}

/// For how many people an attribute would be emptied.
fn emptied(texts: &AdminTexts, blanked: &Blanked) -> String {
    let name = texts.attributes.name(blanked.attribute);
    texts.services.plan.losses.emptied(blanked.people, name)
}

/// `parts` one after the other, with a capital letter first.
pub fn enumerated(words: &services::Losses, parts: Vec<String>) -> String {
    let sentence = match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{}{}{last}", before.join(words.comma), words.and),
        None => String::new(),
    };
    let first = sentence.chars().next().map_or(0, char::len_utf8);
    let (first, others) = sentence.split_at(first);
    capital(first) + others
}
