//! Der Export nach `BambooHR` auf Deutsch.

use crate::i18n::{
    Plural,
    texts::{
        exports::{Approval, ExportFacts, Exports, Faults, Stages},
        services::Said,
    },
};

pub(super) const EXPORTS: Exports = Exports {
    title: "Export nach BambooHR",
    intro: "Was Personen in iSpring Learn abschließen, geht als Schulungsnachweis und Zertifikat an BambooHR.",
    see_all: "Alle Abschlüsse ansehen",
    all_syncs: "Alle Abgleiche",
    forbidden: "Der Export ist nicht erlaubt, also geht nichts an BambooHR. Setze auf der Seite „Abgleich“ in den Einstellungen das Häkchen bei „{setting}“ und speichere.",
    to_setting: "Zur Einstellung",
    not_connected: "{service} ist nicht verbunden, also wird nichts exportiert.",
    connect: "{service} verbinden",
    last_success: "Letzter vollständiger Export",
    never: "Noch keiner",
    counts: "Anzahl der Abschlüsse",
    state: "Stand",
    any_state: "Alle",
    stage: Stages {
        waiting: "Wartet auf Zustimmung",
        pending: "Noch zu schreiben",
        done: "Geschrieben",
        failed: "Stehen geblieben",
        altered: "In BambooHR geändert",
        left_out: "Ausgelassen",
    },
    none: "Noch niemand hat etwas abgeschlossen.",
    none_of_these: "Es gibt keinen Abschluss mit diesem Stand.",
    list: "Abschlüsse",
    person: "Person",
    erased: "Gelöschte Person",
    course: "Kurs",
    failed: Plural::two(
        "{n} Abschluss konnte nicht geschrieben werden. Warum, steht in der Liste; ist das behoben, lass es noch einmal versuchen.",
        "{n} Abschlüsse konnten nicht geschrieben werden. Warum, steht in der Liste; ist das behoben, lass es noch einmal versuchen.",
    ),
    try_again: "Noch einmal versuchen",
    waiting: Plural::two(
        "{n} Abschluss wartet auf deine Zustimmung, bevor er an BambooHR geht.",
        "{n} Abschlüsse warten auf deine Zustimmung, bevor sie an BambooHR gehen.",
    ),
    review: "Ansehen und zustimmen",
    approval: Approval {
        title: "Abschlüsse zur Zustimmung",
        first: "Der erste Export geschieht nie ungesehen. Diese Abschlüsse würden als Schulungsnachweise und Zertifikate an BambooHR gehen; bis du zugestimmt hast, wird dort nichts geschrieben.",
        many: "Mehr Personen, als die Grenzen erlauben, haben auf einmal etwas abgeschlossen. Diese Abschlüsse würden als Schulungsnachweise und Zertifikate an BambooHR gehen; bis du zugestimmt hast, wird dort nichts geschrieben.",
        none_title: "Nichts wartet",
        none: "Was auf deine Zustimmung wartet, bevor es an BambooHR geht, erscheint hier nach einem Abgleich.",
        counts: "Anzahl der wartenden Abschlüsse",
        completions: "Abschlüsse",
        people: "Personen",
        since: "Abgeschlossen ab",
        since_hint: "Was vor diesem Tag abgeschlossen wurde, wird nie geschrieben, auch später nicht. Bleibt das Feld leer, wird alles geschrieben.",
        since_wrong: "Gib einen Tag ein oder lass das Feld leer.",
        approve: "An BambooHR schreiben",
        ask: Plural::two("{n} Abschluss an BambooHR schreiben?", "{n} Abschlüsse an BambooHR schreiben?"),
        ask_from: "Abschlüsse ab {day} schreiben?",
        ask_all: Plural::two(
            "{n} Abschluss wird geschrieben. Rollcall löscht nichts in BambooHR, rückgängig machen lässt sich das also nur dort von Hand.",
            "{n} Abschlüsse werden geschrieben. Rollcall löscht nichts in BambooHR, rückgängig machen lässt sich das also nur dort von Hand.",
        ),
        ask_since: Plural::two(
            "Der Abschluss wird geschrieben, wenn er vom {day} oder später ist, und sonst für immer ausgelassen. Rollcall löscht nichts in BambooHR, rückgängig machen lässt sich das also nur dort von Hand.",
            "Von {n} Abschlüssen werden die ab {day} geschrieben, die anderen für immer ausgelassen. Rollcall löscht nichts in BambooHR, rückgängig machen lässt sich das also nur dort von Hand.",
        ),
        approved: "Zugestimmt. Die Abschlüsse werden jetzt geschrieben.",
        changed: "Die Liste hat sich inzwischen geändert und wurde neu geladen. Bitte sieh sie noch einmal an.",
        busy: "Gerade läuft ein Abgleich. Stimm zu, sobald er fertig ist.",
    },
    run_title: "Der laufende oder letzte Export",
    fault: Faults {
        no_email: Said {
            what: "Die Person hat keine E-Mail (dienstlich).",
            next: "Trag sie im Personalsystem ein und gleiche ab; daran wird die Person in BambooHR gefunden.",
        },
        no_employee: Said {
            what: "Niemand in BambooHR hat die E-Mail-Adresse dieser Person.",
            next: "Trag in BambooHR dieselbe Adresse ein und lass es dann noch einmal versuchen.",
        },
        ambiguous_employee: Said {
            what: "Mehrere Mitarbeiter in BambooHR oder mehrere Personen im Verzeichnis haben dieselbe E-Mail-Adresse.",
            next: "Gib jeder Person eine eigene Adresse und lass es dann noch einmal versuchen.",
        },
        employee_gone: Said {
            what: "BambooHR kennt den Mitarbeiter nicht mehr.",
            next: "Sieh in BambooHR nach, ob der Eintrag gelöscht wurde. Gibt es einen neuen mit derselben Adresse, lass es noch einmal versuchen.",
        },
        record_refused: Said {
            what: "BambooHR nimmt den Schulungsnachweis nicht an.",
            next: "Sieh dir in den Einstellungen von BambooHR die Schulungsarten an: Vielleicht ist die Art des Kurses gesperrt. Lass es dann noch einmal versuchen.",
        },
        file_refused: Said {
            what: "BambooHR nimmt das Zertifikat nicht an.",
            next: "Sieh nach, ob BambooHR für diese Person Dateien annimmt und Platz dafür hat. Lass es dann noch einmal versuchen.",
        },
        certificate_gone: Said {
            what: "Das Zertifikat gibt es in iSpring Learn nicht mehr, oder es ist kein PDF.",
            next: "Stell es in iSpring Learn noch einmal als PDF aus und lass es dann noch einmal versuchen.",
        },
        certificate_too_large: Said {
            what: "Das Zertifikat ist größer als 5 MB.",
            next: "Stell in iSpring Learn ein kleineres aus und lass es dann noch einmal versuchen.",
        },
    },
    run: ExportFacts {
        title: "Export nach BambooHR",
        waiting: "Warten auf Zustimmung",
        records: "Schulungsnachweise geschrieben",
        files: "Zertifikate hochgeladen",
        types: "Schulungsarten angelegt oder geändert",
        failed: "Stehen geblieben",
        unreadable: "Nicht lesbare Ergebnisse",
        predecessors: "Von der früheren Person mit diesem Konto abgeschlossen, ausgelassen",
        altered: "Seitdem in BambooHR geändert",
        stopped: "Nicht alles konnte exportiert werden.",
        stopped_next: "Der nächste Abgleich macht damit weiter.",
    },
};
