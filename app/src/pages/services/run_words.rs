//! What a run says, in words.

use domain::{
    provider::Warning,
    service::HrSystem,
    sync::{
        guard::{Hold, Losses},
        losses::Blanked,
        run::{DropReason, Phase},
        snapshot::Gap,
        tally::Counted,
    },
};

use super::{
    problem::{grant, labels},
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
        Warning::Unidentified => counting(words.unidentified),
        Warning::NotReadable { attribute } => {
            granting(named(words.not_readable, attribute), &labels(service, &[attribute]))
        }
        Warning::StatusNotReadable => granting(about(service, words.status_not_readable), "`Status`"),
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
        Hold::SourceChange { emptied } => source_change_sentence(language, texts, service, emptied),
        Hold::Losses(losses) => losses_sentence(language, texts, losses),
    }
}

/// What would be lost, in one sentence, and the limits.
fn losses_sentence(language: Language, texts: &AdminTexts, losses: &Losses) -> String {
    let words = &texts.services.plan.losses;
    let leave = (losses.leaves > 0).then(|| {
        let people = count(language, words.of_people, losses.present);
        let leave = fill(&count(language, words.leave, losses.leaves), &[("people", &people)]);
        match losses.left_before {
            0 => leave,
            before => format!("{leave} ({})", count(language, words.left_before, before)),
        }
    });
    let emptied = losses.blanked.iter().map(|one| {
        let is_emptied = emptied(language, texts, &one.blanked);
        match one.before {
            0 => is_emptied,
            before => format!("{is_emptied} ({})", count(language, words.emptied_before, before)),
        }
    });
    let sentence = enumerated(words, leave.into_iter().chain(emptied).collect());
    let people = count(language, texts.services.people, u64::from(losses.limits.people));
    let percent = losses.limits.percent.to_string();
    let limits = fill(words.limits, &[("people", &people), ("percent", &percent)]);
    format!("{sentence}. {limits}")
}

/// That the directory would be read from `service`, and which values that one does not have.
fn source_change_sentence(
    language: Language,
    texts: &AdminTexts,
    service: HrSystem,
    blanked: &[Blanked],
) -> String {
    let plan = &texts.services.plan;
    let sentence = about(service, plan.source_change);
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
