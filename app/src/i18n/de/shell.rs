//! Rahmen der Seiten.

use crate::i18n::texts::shell::Shell;

pub(super) const SHELL: Shell = Shell {
    skip: "Zum Inhalt springen",
    navigation: "Hauptnavigation",
    directory: "Verzeichnis",
    organisation: "Organisation",
    sync: "Abgleich",
    integrations: "Integrationen",
    members: "Mitglieder",
    menu: "Menü",
    language: "Sprache",
    theme: "Darstellung",
    theme_system: "Wie das System",
    theme_light: "Hell",
    theme_dark: "Dunkel",
    signed_in_as: "Angemeldet als",
    sign_out: "Abmelden",
    new_link_title: "Für dich wurde ein neuer Anmeldelink erstellt",
    new_link: "{by} hat ihn am {at} erstellt. Wer ihn öffnet, ist unter deinem Namen angemeldet. Wenn du nicht darum gebeten hast, sprich mit {by}.",
    new_link_seen: "Ich weiß davon",
    role_member: "Mitglied",
    role_admin: "Administrator",
    role_owner: "Inhaber",
    not_found_title: "Seite nicht gefunden",
    not_found: "Diese Adresse gibt es nicht. Vielleicht ist der Link unvollständig oder veraltet.",
    forbidden_title: "Kein Zugriff",
    forbidden: "Diese Seite ist für Administratoren. Wenn du sie brauchst, bitte jemanden mit Administratorrechten darum.",
    to_directory: "Zum Verzeichnis",
    unavailable_title: "Rollcall ist gerade nicht erreichbar",
};
