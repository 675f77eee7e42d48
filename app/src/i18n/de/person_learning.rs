//! Was jemand lernt.

use crate::i18n::texts::person_learning::{PersonLearning, Progresses, Written};

pub(super) const PERSON_LEARNING: PersonLearning = PersonLearning {
    failed_title: "Was diese Person lernt, konnte nicht geladen werden",
    never_title: "Noch nichts gelesen",
    never: "Sobald die Lernplattform verbunden und der Export nach BambooHR erlaubt ist, siehst du hier, was dieser Person zugewiesen ist und was sie abgeschlossen hat.",
    read_at: "Gelesen: {time}.",
    assigned: "Zugewiesen",
    nothing_assigned: "Nichts ist offen.",
    due: "Fällig am {date}",
    never_due: "Ohne Termin",
    overdue: "Überfällig seit {date}",
    percent: "{n} %",
    progress: Progresses {
        not_started: "Nicht begonnen",
        in_progress: "Begonnen",
        pending: "Wartet auf Bewertung",
        failed: "Nicht bestanden",
    },
    completed: "Abgeschlossen",
    nothing_completed: "Noch nichts ist abgeschlossen.",
    completed_on: "Abgeschlossen am",
    record: "Schulungsnachweis",
    certificate: "Zertifikat",
    stopped: "Der Export ist stehen geblieben: Sieh nach, warum",
    written: Written {
        missing: "Noch nicht in BambooHR",
        writing: "Unterwegs zu BambooHR",
        written: "In BambooHR",
        altered: "In BambooHR geändert",
        deleted: "In BambooHR gelöscht",
        expected: "Noch nicht ausgestellt",
        none: "Keins ausgestellt",
    },
};
