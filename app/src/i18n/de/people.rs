//! Verzeichnis.

use crate::i18n::{Plural, texts::people::People};

pub(super) const PEOPLE: People = People {
    title: "Verzeichnis",
    search: "Personen suchen",
    search_hint: "Name, Position, Team, Skill, E-Mail oder Telefon",
    all_departments: "Alle Abteilungen",
    all_teams: "Alle Teams",
    all_skills: "Alle Skills zeigen",
    list: "Personen",
    count: Plural::two("{n} Person", "{n} Personen"),
    of_total: "von {total}",
    nameless: "Name fehlt",
    empty_title: "Noch niemand da",
    empty_admin: "Verbinde dein Personalsystem, dann füllt sich das Verzeichnis von selbst.",
    empty_member: "Sobald deine Organisation ihr Personalsystem verbunden hat, findest du hier deine Kolleginnen und Kollegen.",
    to_integrations: "Zu den Integrationen",
    nothing_title: "Niemand gefunden",
    nothing: "Versuche es mit weniger oder anderen Wörtern, oder hebe die Filter auf.",
    reset: "Suche und Filter zurücksetzen",
    nearest: "Fast das, was du suchst:",
    failed_title: "Das Verzeichnis konnte nicht geladen werden",
    back: "Zurück zum Verzeichnis",
    gone_title: "Diese Person gibt es hier nicht",
    gone: "Sie ist nicht oder nicht mehr im Verzeichnis.",
    full_name: "Voller Name",
    only_name: "Mehr als der Name ist nicht freigegeben oder nicht eingetragen.",
    parts: "Teile des Profils",
    profile: "Profil",
    learning: "Lernen",
};
