//! Anmeldung.

use crate::i18n::texts::sign_in::SignIn;

pub(super) const SIGN_IN: SignIn = SignIn {
    title: "Anmelden",
    signing_in: "Du wirst angemeldet …",
    how_title: "So bekommst du einen Link",
    how_invited: "Du meldest dich mit einem persönlichen Link an, ohne Passwort. Bitte jemanden mit Administratorrechten in deiner Organisation um eine Einladung.",
    how_lost: "Noch nie angemeldet und die Einladung verloren? Unter „Mitglieder“ können Administratoren dir einen neuen Link erstellen. Schon einmal angemeldet oder neues Gerät? Dann bitte den Inhaber deiner Organisation darum.",
    how_operator: "Du richtest Rollcall gerade ein? Den ersten Link zeigt der Startbefehl an, nach dem Start.",
    once: "Jeder Link gilt nur einmal und nur kurze Zeit.",
    invalid_title: "Dieser Link gilt nicht mehr",
    invalid: "Er wurde schon benutzt, ist abgelaufen oder unvollständig kopiert. Bitte um einen neuen Link und öffne ihn bald.",
    ended: "Deine Sitzung ist zu Ende. Melde dich mit einem neuen Link wieder an.",
    left: "Du bist abgemeldet.",
    failed_title: "Die Anmeldung hat nicht geklappt",
    already: "Du bist angemeldet.",
    go_on: "Weiter",
};
