//! Die Lernplattform auf Deutsch.

use crate::i18n::texts::learning::Learning;

pub(super) const LEARNING: Learning = Learning {
    brings: "Gibt neuen Personen aus dem Verzeichnis ein Konto bei {service}, mit einer Einladung, wenn du möchtest. Was sie dort abschließen, geht auf Wunsch an BambooHR zurück.",
    does_title: "Was geschieht",
    does: &[
        "Wer neu ins Verzeichnis kommt, bekommt ein Konto, sobald jemand mit Administratorrechten zugestimmt hat.",
        "Name, E-Mail (dienstlich), Abteilung und Position gehen an {service} und bleiben dort aktuell.",
        "Wer ausscheidet, dessen Konto wird deaktiviert, aber nicht gelöscht.",
        "Abgeschlossene Kurse gehen als Schulungsnachweis und Zertifikat an BambooHR, wenn du das erlaubst.",
    ],
    never_title: "Was nie geschieht",
    never: &[
        "Konten werden nie gelöscht, und keine Einladung geht zweimal hinaus.",
        "Personen ohne E-Mail (dienstlich) bekommen kein Konto.",
        "Geburtsdatum, Geschlecht, Adresse, Telefon und Skills gehen nie an {service}.",
    ],
};
