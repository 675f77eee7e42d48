//! What a run says, in words.

use domain::{
    provider::Warning,
    service::HrSystem,
    sync::{
        guard::{Arrivals, Hold, Limits, Losses, TooMany},
        losses::Blanked,
        run::{DropReason, Phase},
        snapshot::Gap,
        tally::Counted,
    },
};

use super::{
    problem::{grant, labels, status_label},
    progress::Progress,
};
use crate::i18n::{
    AdminTexts, Language, Plural, about, count, fill, number,
    texts::services::{self, Runs},
};

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
            Some(fill(texts.read_of, &[("read", &read), ("total", &total)]))
        }
        Progress::Read { read: 0, total: None }
        | Progress::Provisioned { all: 0, .. }
        | Progress::Exported { all: 0, .. }
        | Progress::Unknown
        | Progress::Still => None,
        Progress::Read { read, total: None } => Some(count(language, texts.read, read)),
        Progress::Applied { applied, all } => {
            let (applied, all) = (number(language, applied), number(language, all));
            Some(fill(texts.applied_of, &[("applied", &applied), ("all", &all)]))
        }
        Progress::Provisioned { done, all } => Some(done_of(language, texts.accounts_of, done, all)),
        Progress::Exported { done, all } => Some(done_of(language, texts.exports_of, done, all)),
    }
}

fn done_of(language: Language, text: &str, done: u64, all: u64) -> String {
    fill(text, &[("done", &number(language, done)), ("all", &number(language, all))])
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
    about(
        service,
        match gap {
            Gap::TotalMoved => texts.gap_total_moved,
            Gap::CountDiffers => texts.gap_count_differs,
            Gap::Repeated => texts.gap_repeated,
            Gap::Unidentified => texts.gap_unidentified,
            Gap::ShownOnly => texts.gap_shown_only,
        },
    )
}

/// What was left out or replaced, and for how many people. May have marked names of the service's menus in it.
pub fn warning(language: Language, texts: &AdminTexts, service: HrSystem, counted: Counted) -> String {
    let words = &texts.services.run.warning;
    let named = |text: &str, attribute| {
        let values =
            [("attribute", texts.attributes.name(attribute)), ("service", service.description().name)];
        fill(text, &values)
    };
    let counting = |text: Plural| count(language, text, counted.people);
    let granting = |what: String, labels: &str| format!("{what} {}", grant(texts, service, labels));
    match counted.warning {
        Warning::NameMissing => counting(words.name_missing),
        Warning::UnknownStatus => counting(words.unknown_status),
        Warning::Unintelligible { attribute } => named(&counting(words.unintelligible), attribute),
        Warning::TooLong { attribute } => named(&counting(words.too_long), attribute),
        Warning::TooMany { attribute } => named(&counting(words.too_many), attribute),
        Warning::Unidentified => counting(words.unidentified),
        Warning::NotReadable { attribute } => {
            granting(named(words.not_readable, attribute), &labels(service, &[attribute]))
        }
        Warning::StatusNotReadable => granting(about(service, words.status_not_readable), &status_label()),
        Warning::ValuesLost { attribute } => {
            granting(named(&counting(words.values_lost), attribute), &labels(service, &[attribute]))
        }
        Warning::NotVisible => counting(words.not_visible),
    }
}

/// Why the plan of a run that reads `service` waits.
pub fn hold(language: Language, texts: &AdminTexts, service: HrSystem, hold: &Hold) -> String {
    let plan = &texts.services.plan;
    match hold {
        Hold::FirstSync => plan.first_sync.to_owned(),
        Hold::SourceChange { emptied } => {
            change_sentence(language, texts, about(service, plan.source_change), emptied)
        }
        Hold::AnotherCompany { emptied } => {
            change_sentence(language, texts, about(service, plan.another_company), emptied)
        }
        Hold::Losses(losses) => limited(language, texts, loss_parts(language, texts, losses), losses.limits),
        Hold::Arrivals(arrivals) => arrivals_sentence(language, texts, arrivals),
    }
}

/// How many of those who would join `service` does not say of whether they still work there.
pub fn without_status(language: Language, texts: &AdminTexts, service: HrSystem, people: u64) -> String {
    about(service, &count(language, texts.services.plan.without_status, people))
}

/// Who would come and what would be lost, in one sentence, and the limits.
fn arrivals_sentence(language: Language, texts: &AdminTexts, arrivals: &Arrivals) -> String {
    let words = &texts.services.plan.arrivals;
    let people = count(language, texts.services.people, arrivals.present);
    let come = |many: Option<TooMany>, text, before_text| {
        let many = many?;
        let come = fill(&count(language, text, many.people), &[("people", &people)]);
        Some(and_before(language, come, before_text, many.before))
    };
    let joins = come(arrivals.joins, words.join, words.joined_before);
    let returns = come(arrivals.returns, words.return_, words.returned_before);
    let lost = arrivals.losses.iter().flat_map(|losses| loss_parts(language, texts, losses));
    let parts: Vec<_> = joins.into_iter().chain(returns).chain(lost).collect();
    let sentence = (!parts.is_empty()).then(|| limited(language, texts, parts, arrivals.limits));
    let unproven = (arrivals.without_status > 0).then(|| words.unproven.to_owned());
    sentence.into_iter().chain(unproven).collect::<Vec<_>>().join(" ")
}

/// What would be lost, in the parts of a sentence.
fn loss_parts(language: Language, texts: &AdminTexts, losses: &Losses) -> Vec<String> {
    let words = &texts.services.plan.losses;
    let leave = (losses.leaves > 0).then(|| {
        let people = count(language, words.of_people, losses.present);
        let leave = fill(&count(language, words.leave, losses.leaves), &[("people", &people)]);
        and_before(language, leave, words.left_before, losses.left_before)
    });
    let emptied = losses.blanked.iter().map(|one| {
        let is_emptied = emptied(language, texts, &one.blanked);
        and_before(language, is_emptied, words.emptied_before, one.before)
    });
    leave.into_iter().chain(emptied).collect()
}

/// `part`, and for how many the same was done lately, if for any.
fn and_before(language: Language, part: String, text: Plural, before: u64) -> String {
    match before {
        0 => part,
        before => format!("{part} ({})", count(language, text, before)),
    }
}

/// `parts` in one sentence, and the limits.
fn limited(language: Language, texts: &AdminTexts, parts: Vec<String>, limits: Limits) -> String {
    let words = &texts.services.plan.losses;
    let sentence = enumerated(words, parts);
    let people = count(language, texts.services.people, u64::from(limits.people));
    let percent = limits.percent.to_string();
    let limits = fill(words.limits, &[("people", &people), ("percent", &percent)]);
    format!("{sentence}. {limits}")
}

/// `sentence`, and which values would be lost.
fn change_sentence(language: Language, texts: &AdminTexts, sentence: String, blanked: &[Blanked]) -> String {
    let plan = &texts.services.plan;
    let emptied: Vec<_> = blanked.iter().map(|one| emptied(language, texts, one)).collect();
    if emptied.is_empty() { sentence } else { format!("{sentence} {}.", enumerated(&plan.losses, emptied)) }
}

/// For how many people an attribute would be emptied.
fn emptied(language: Language, texts: &AdminTexts, blanked: &Blanked) -> String {
    let name = texts.attributes.name(blanked.attribute);
    fill(&count(language, texts.services.plan.losses.emptied, blanked.people), &[("attribute", name)])
}

/// `parts` one after the other, with a capital letter first.
pub fn enumerated(words: &services::Losses, parts: Vec<String>) -> String {
    let sentence = match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{}{}{last}", before.join(words.comma), words.and),
        None => String::new(),
    };
    let mut letters = sentence.chars();
    let capital = letters.next().into_iter().flat_map(char::to_uppercase).collect::<String>();
    format!("{capital}{}", letters.as_str())
}
