//! What the history of syncs says, and the page of one.

crate::texts! {
    /// The history.
    History {
        title { en: "History", de: "Verlauf", ru: "История" }
        none {
            en: "There has been no sync yet.",
            de: "Es gab noch keinen Abgleich.",
            ru: "Синхронизаций ещё не было.",
        }
        none_of_these {
            en: "There is no sync with this outcome.",
            de: "Es gibt keinen Abgleich mit diesem Ergebnis.",
            ru: "Синхронизаций с таким итогом нет.",
        }
        outcome { en: "Outcome", de: "Ergebnis", ru: "Итог" }
        all { en: "All", de: "Alle", ru: "Все" }
        running { en: "Running", de: "Läuft", ru: "Идёт" }
        waiting { en: "Waiting for a decision", de: "Wartet auf eine Entscheidung", ru: "Ждёт решения" }
        done { en: "Finished", de: "Abgeschlossen", ru: "Завершена" }
        failed { en: "Failed", de: "Fehlgeschlagen", ru: "Не удалась" }
        dropped { en: "Discarded", de: "Verworfen", ru: "Отклонена" }
        missed { en: "Missed", de: "Versäumt", ru: "Пропущена" }
        started { en: "Started", de: "Begonnen", ru: "Начало" }
        trigger { en: "Started by", de: "Auslöser", ru: "Кто запустил" }
        duration { en: "Duration", de: "Dauer", ru: "Длительность" }
        result { en: "Result", de: "Was geschah", ru: "Что произошло" }
        more { en: "Show more", de: "Mehr anzeigen", ru: "Показать ещё" }
        connect { en: "Setup", de: "Einrichtung", ru: "Настройка подключения" }
        manual { en: "Somebody, by hand", de: "Von Hand", ru: "Вручную" }
        source_change { en: "Change of source", de: "Wechsel der Quelle", ru: "Смена источника" }
        invitations { en: "Approved invitations", de: "Bestätigte Einladungen", ru: "Одобренные приглашения" }
        export_again { en: "Export, tried again", de: "Export noch einmal versucht", ru: "Повторный экспорт" }
        /// For `{time}`.
        schedule(time) { en: "Schedule: {time}", de: "Zeitplan: {time}", ru: "По расписанию: {time}" }
        /// `{s}` seconds.
        seconds(s) { en: "{s} s", de: "{s} s", ru: "{s} с" }
        /// `{m}` minutes, `{s}` seconds.
        minutes(m, s) { en: "{m} min {s} s", de: "{m} min {s} s", ru: "{m} мин {s} с" }
        /// `{h}` hours, `{m}` minutes.
        hours(h, m) { en: "{h} h {m} min", de: "{h} h {m} min", ru: "{h} ч {m} мин" }
        warnings {
            en: ["{n} note", "{n} notes"],
            de: ["{n} Hinweis", "{n} Hinweise"],
            ru: ["{n} замечание", "{n} замечания", "{n} замечаний"],
        }
        chart { en: "Over time", de: "Im Lauf der Zeit", ru: "Во времени" }
        people { en: "People", de: "Personen", ru: "Люди" }
        changes { en: "Changes", de: "Änderungen", ru: "Изменения" }
        /// At most `{n}`.
        highest(n) { en: "up to {n}", de: "bis zu {n}", ru: "до {n}" }
        missing {
            en: "Dashed lines: syncs that failed or were missed",
            de: "Gestrichelt: fehlgeschlagen oder versäumt",
            ru: "Пунктир: не удалась или пропущена",
        }
        numbers {
            en: "Show the numbers as a table",
            de: "Die Zahlen als Tabelle",
            ru: "Показать числа таблицей",
        }
        /// What the chart shows: `{from}`, `{until}`, `{first}`, `{last}`, `{changes}`, `{duration}`.
        chart_text(from, until, first, last, changes, duration) {
            en: "{from} to {until}. People in the directory: {first} at first, {last} at the end. Up to {changes} changes and {duration} in one sync.",
            de: "{from} bis {until}. Personen im Verzeichnis: zuerst {first}, zuletzt {last}. Höchstens {changes} Änderungen und {duration} in einem Abgleich.",
            ru: "{from} – {until}. Людей в справочнике: сначала {first}, в конце {last}. За одну синхронизацию изменений не больше {changes}, длительность до {duration}.",
        }
        chart_syncs {
            en: ["{n} finished sync.", "{n} finished syncs."],
            de: ["{n} abgeschlossener Abgleich.", "{n} abgeschlossene Abgleiche."],
            ru: ["{n} завершённая синхронизация.", "{n} завершённые синхронизации.", "{n} завершённых синхронизаций."],
        }
        chart_missing {
            en: ["{n} sync failed or was missed.", "{n} syncs failed or were missed."],
            de: ["{n} Abgleich schlug fehl oder wurde versäumt.", "{n} Abgleiche schlugen fehl oder wurden versäumt."],
            ru: ["{n} синхронизация не удалась или пропущена.", "{n} синхронизации не удались или пропущены.", "{n} синхронизаций не удались или пропущены."],
        }
    }

    /// A run's page.
    RunPage {
        /// Sync `{n}`.
        title(n) { en: "Sync {n}", de: "Abgleich {n}", ru: "Синхронизация {n}" }
        all { en: "All syncs", de: "Alle Abgleiche", ru: "Все синхронизации" }
        service { en: "Read from", de: "Gelesen aus", ru: "Источник" }
        changes { en: "Changes", de: "Änderungen", ru: "Изменения" }
        none {
            en: "This sync changed nobody.",
            de: "Dieser Abgleich hat bei niemandem etwas geändert.",
            ru: "Эта синхронизация никого не изменила.",
        }
        /// `{shown}` of `{all}`.
        shown(shown, all) {
            en: "{shown} of {all} shown",
            de: "{shown} von {all} angezeigt",
            ru: "Показано: {shown} из {all}",
        }
        kept {
            en: "Changes are kept for 30 days. People who were erased since appear without a name.",
            de: "Änderungen werden 30 Tage aufbewahrt. Wer seitdem gelöscht wurde, erscheint ohne Namen.",
            ru: "Изменения хранятся 30 дней. Те, кого с тех пор удалили, показаны без имени.",
        }
        download { en: "Download as CSV", de: "Als CSV herunterladen", ru: "Скачать CSV" }
        id {
            en: "Id in the HR system",
            de: "Kennung im Personalsystem",
            ru: "Идентификатор в кадровой системе",
        }
        /// The file's name, with `{n}`.
        file(n) { en: "rollcall-sync-{n}.csv", de: "rollcall-abgleich-{n}.csv", ru: "rollcall-sync-{n}.csv" }
    }
}
