//! What the overview of the syncs says, and what leads from it to the settings.

crate::texts! {
    /// The overview, and what stands above all pages of the syncs.
    Overview {
        pages {
            en: "Pages of the synchronisation",
            de: "Seiten der Synchronisation",
            ru: "Страницы синхронизации",
        }
        overview { en: "Overview", de: "Übersicht", ru: "Обзор" }
        schedule { en: "Schedule and safety", de: "Zeitplan und Sicherheit", ru: "Расписание и защита" }
        learning { en: "Learning and export", de: "Lernen und Export", ru: "Обучение и экспорт" }
        people {
            en: ["{n} person", "{n} people"],
            de: ["{n} Person", "{n} Personen"],
            ru: ["{n} человек", "{n} человека", "{n} человек"],
        }
        /// How long `{ago}`.
        last(ago) {
            en: "last sync {ago}",
            de: "letzte Synchronisation {ago}",
            ru: "последняя синхронизация {ago}",
        }
        just_now { en: "just now", de: "gerade eben", ru: "только что" }
        never {
            en: "no sync yet",
            de: "noch keine Synchronisation",
            ru: "синхронизаций ещё не было",
        }
        unchanged { en: "nothing changed", de: "nichts geändert", ru: "без изменений" }
        /// When: `{when}`.
        next(when) { en: "next {when}", de: "nächste {when}", ru: "следующая {when}" }
        /// Today or tomorrow, `{day}`, at `{time}`.
        day_at(day, time) { en: "{day} at {time}", de: "{day} um {time}", ru: "{day} в {time}" }
        none_planned { en: "none planned", de: "keine weitere geplant", ru: "следующая не запланирована" }
        off {
            en: "automatic synchronisation is off",
            de: "automatische Synchronisation ist aus",
            ru: "автоматическая синхронизация выключена",
        }
        here {
            en: ["{n} person is here.", "{n} people are here."],
            de: ["{n} Person ist da.", "{n} Personen sind da."],
            ru: ["{n} человек уже здесь.", "{n} человека уже здесь.", "{n} человек уже здесь."],
        }
        /// At `{times}`.
        daily(times) {
            en: "Sync every day at {times}?",
            de: "Jeden Tag um {times} synchronisieren?",
            ru: "Синхронизировать каждый день в {times}?",
        }
        /// Of `{zone}`.
        clocks(zone) {
            en: "On the clocks of {zone}.",
            de: "Nach den Uhren von {zone}.",
            ru: "По часам пояса {zone}.",
        }
        accept {
            en: "Sync every day",
            de: "Jeden Tag synchronisieren",
            ru: "Синхронизировать каждый день",
        }
        other_time { en: "Choose another time", de: "Andere Uhrzeit wählen", ru: "Выбрать другое время" }
        accepted {
            en: "From now on syncs come by themselves.",
            de: "Ab jetzt wird von selbst synchronisiert.",
            ru: "Теперь синхронизация идёт сама.",
        }
        needs_learning {
            en: "Accounts, invitations and the export need iSpring Learn: connect it first.",
            de: "Für Konten, Einladungen und den Export braucht es iSpring Learn: Verbinde es zuerst.",
            ru: "Для аккаунтов, приглашений и экспорта нужен iSpring Learn: сначала подключите его.",
        }
        needs_bamboohr {
            en: "The export needs BambooHR: connect it first.",
            de: "Für den Export braucht es BambooHR: Verbinde es zuerst.",
            ru: "Для экспорта нужен BambooHR: сначала подключите его.",
        }
    }
}
