//! Die Lernplattform auf Deutsch.

use crate::i18n::{
    Plural,
    texts::learning::{Accounts, Connection, Defaults, Disconnect, Emails, Learning, LeftOuts, Roles},
};

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
    needs_title: "Was du dafür brauchst",
    needs: &[
        "Ein Konto von {service} in der Cloud. Mit einer Installation auf einem Server deiner eigenen Firma funktioniert die Integration nicht.",
        "Das Abonnement „Business“: Nur damit gibt es die Schnittstelle.",
        "Das Attribut „E-Mail (dienstlich)“, freigegeben in der Quelle des Verzeichnisses: Mit dieser Adresse melden sich die Personen an.",
    ],
    defaults: Defaults {
        title: "Abteilung und Rolle wählen",
        short: "Abteilung und Rolle",
        intro: "Damit entstehen neue Konten. Beides lässt sich später ändern.",
        department: "Standardabteilung",
        department_hint: "Neue Konten entstehen in dieser Abteilung oder in einer darunter, die so heißt wie die Abteilung im Verzeichnis.",
        role_hint: "Was neue Konten in {service} dürfen.",
        nothing_yet: "Mit „Verbinden“ entsteht noch kein Konto, und niemand bekommt eine Nachricht: Nach dem nächsten Abgleich siehst du, wer ein Konto bekäme, und stimmst zu.",
        connect: "Verbinden",
    },
    role: Roles {
        learner: "Die Rolle der Plattform für Lernende",
        other: "Eine andere Rolle, als UUID",
        uuid: "UUID der Rolle",
        uuid_hint: "Du findest sie auf der Seite „Rollen“ in der Verwaltung von iSpring.",
    },
    connection: Connection {
        not_connected_next: "Die Einrichtung führt dich in vier Schritten von {service} bis zur Verbindung. Ein Konto bekommt erst jemand, wenn du zugestimmt hast.",
        refused_next: "Abgelehnt seit {time}. Der nächste Abgleich versucht es wieder; bis dahin werden keine Konten angelegt, geändert oder deaktiviert.",
        revoked_next: "Bis du wieder verbindest, werden keine Konten angelegt, geändert oder deaktiviert.",
        change_role: "Standardrolle und Einladungstext ändern",
    },
    emails: Emails {
        not_released: "Die E-Mail-Adressen sind nicht freigegeben",
        not_released_next: "Ohne das Attribut „E-Mail (dienstlich)“ bekommt niemand ein Konto. Geh die Einrichtung der Quelle des Verzeichnisses noch einmal durch und gib es dort frei.",
        release: "E-Mail (dienstlich) freigeben",
        no_source: "Das Verzeichnis wird noch aus keinem Dienst gelesen",
        no_source_next: "Konten bekommen Personen aus dem Verzeichnis. Verbinde zuerst das System, in dem deine Organisation ihre Personaldaten pflegt, und gib dort „E-Mail (dienstlich)“ frei.",
    },
    accounts: Accounts {
        title: "Konten",
        created: "Angelegt",
        adopted: "Übernommen",
        deactivated: "Deaktiviert",
        waiting: "Warten auf Zustimmung",
        refused: "Abgelehnt",
        without_email: "Ohne E-Mail",
    },
    left_out: LeftOuts {
        title: "Ohne Konto",
        hint: "Diese Personen brauchen Hilfe. Bei jedem Abgleich wird es von selbst noch einmal versucht.",
        nobody: "Niemand: Alle, die ein Konto haben können, haben eines oder warten auf deine Zustimmung.",
        no_email: "Hat keine E-Mail (dienstlich). Trag sie im Personalsystem ein.",
        address_taken: "Das Konto mit dieser Adresse gehört schon einer anderen Person. Prüfe die Adresse im Personalsystem.",
        address_shared: "Mehrere Personen im Verzeichnis haben dieselbe Adresse. Berichtige sie im Personalsystem.",
        not_accepted: "{service} nimmt die Angaben nicht an. Meist gehört die Adresse zu einem Konto, das der Schlüssel nicht sieht, oder es fehlt ein Pflichtfeld. Lege den Schlüssel mit einem Konto an, das alle Abteilungen sieht, und prüfe die Pflichtfelder in {service}.",
        more: Plural::two("Und {n} weitere Person.", "Und {n} weitere Personen."),
    },
    disconnect: Disconnect {
        body: "Die Zugangsdaten werden gelöscht. Die Konten bleiben in {service}, wie sie sind: Rollcall legt keine mehr an, ändert und deaktiviert keine, und nichts geht mehr an BambooHR.",
        done: "Die Verbindung zu {service} ist getrennt. Die Konten sind geblieben, wie sie waren.",
    },
};
