//! Was die Bausteine selbst sagen.

use crate::i18n::texts::kit::Kit;

pub(super) const KIT: Kit = Kit {
    close: "Schließen",
    cancel: "Abbrechen",
    copy: "Kopieren",
    copied: "Kopiert",
    copy_failed: "Kopieren ging nicht. Markiere den Text und kopiere ihn von Hand.",
    show: "Anzeigen",
    hide: "Verbergen",
    loading: "Wird geladen …",
    try_again: "Noch einmal versuchen",
    optional: "freiwillig",
    note: "Hinweis",
    warning: "Achtung",
    error: "Fehler",
    success: "Erledigt",
    step_of: "Schritt {n} von {total}",
    step_done: "erledigt",
    new_window: "öffnet sich in einem neuen Tab",
};
