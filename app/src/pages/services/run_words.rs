//! What a run says, in words.

use domain::{
    provider::Warning,
    sync::{
        run::{DropReason, Phase},
        snapshot::Gap,
        tally::Counted,
    },
};

use super::progress::Progress;
use crate::i18n::{Language, Plural, Texts, count, fill, number, texts::services::Runs};

/// Where a run is, in a few words.
pub fn phase(texts: &Runs, phase: &Phase) -> &'static str {
    match phase {
        Phase::Reading => texts.reading,
        Phase::Planning => texts.planning,
        Phase::Waiting { .. } => texts.waiting,
        Phase::Applying { .. } => texts.applying,
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
        Progress::Read { read: 0, total: None } | Progress::Unknown | Progress::Still => None,
        Progress::Read { read, total: None } => Some(count(language, texts.read, read)),
        Progress::Applied { applied, all } => {
            let (applied, all) = (number(language, applied), number(language, all));
            Some(fill(texts.applied_of, &[("applied", &applied), ("all", &all)]))
        }
    }
}

/// Why a run was dropped.
pub fn drop_reason(texts: &Runs, reason: DropReason) -> &'static str {
    match reason {
        DropReason::Declined => texts.declined,
        DropReason::Unanswered => texts.unanswered,
        DropReason::Disconnected => texts.disconnected,
    }
}

/// Why a read does not prove that the missing people are gone.
pub fn gap(texts: &Runs, gap: Gap) -> &'static str {
    match gap {
        Gap::TotalMoved => texts.gap_total_moved,
        Gap::CountDiffers => texts.gap_count_differs,
        Gap::Repeated => texts.gap_repeated,
        Gap::Unidentified => texts.gap_unidentified,
        Gap::ShownOnly => texts.gap_shown_only,
    }
}

/// What was left out or replaced, and for how many people.
pub fn warning(language: Language, texts: &Texts, counted: Counted) -> String {
    let words = &texts.services.run.warning;
    let about = |text: &str, attribute| fill(text, &[("attribute", texts.attributes.name(attribute))]);
    let counting = |text: Plural| count(language, text, counted.people);
    match counted.warning {
        Warning::NameMissing => counting(words.name_missing),
        Warning::UnknownStatus => counting(words.unknown_status),
        Warning::Unintelligible { attribute } => about(&counting(words.unintelligible), attribute),
        Warning::TooLong { attribute } => about(&counting(words.too_long), attribute),
        Warning::Unidentified => counting(words.unidentified),
        Warning::NotReadable { attribute } => about(words.not_readable, attribute),
        Warning::StatusNotReadable => words.status_not_readable.to_owned(),
        Warning::ValuesLost { attribute } => about(&counting(words.values_lost), attribute),
        Warning::NotVisible => counting(words.not_visible),
    }
}
