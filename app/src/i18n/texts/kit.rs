//! What the components say by themselves.

crate::texts! {
    /// Words of the components.
    Kit {
        close { en: "Close", de: "Schließen", ru: "Закрыть" }
        cancel { en: "Cancel", de: "Abbrechen", ru: "Отмена" }
        copy { en: "Copy", de: "Kopieren", ru: "Скопировать" }
        copied { en: "Copied", de: "Kopiert", ru: "Скопировано" }
        copy_failed {
            en: "Copying did not work. Select the text and copy it by hand.",
            de: "Kopieren ging nicht. Markiere den Text und kopiere ihn von Hand.",
            ru: "Скопировать не удалось. Выделите текст и скопируйте его вручную.",
        }
        show { en: "Show", de: "Anzeigen", ru: "Показать" }
        hide { en: "Hide", de: "Verbergen", ru: "Скрыть" }
        loading { en: "Loading…", de: "Wird geladen …", ru: "Загрузка…" }
        try_again { en: "Try again", de: "Noch einmal versuchen", ru: "Попробовать ещё раз" }
        optional { en: "optional", de: "freiwillig", ru: "необязательно" }
        /// The word before a message, for those who see no colour.
        note { en: "Note", de: "Hinweis", ru: "Примечание" }
        warning { en: "Warning", de: "Achtung", ru: "Внимание" }
        error { en: "Error", de: "Fehler", ru: "Ошибка" }
        success { en: "Done", de: "Erledigt", ru: "Готово" }
        /// `{n}` of `{total}`.
        step_of(n, total) {
            en: "Step {n} of {total}",
            de: "Schritt {n} von {total}",
            ru: "Шаг {n} из {total}",
        }
        step_done { en: "done", de: "erledigt", ru: "выполнено" }
        new_window {
            en: "opens in a new tab",
            de: "öffnet sich in einem neuen Tab",
            ru: "откроется в новой вкладке",
        }
    }
}
