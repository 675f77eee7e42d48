//! What the pages of the syncs say.

pub mod channels;
mod form;
mod history;
mod overview;

pub use self::{
    form::{Faults, Form},
    history::{History, RunPage},
    overview::Overview,
};

crate::texts! {
    /// The pages of the syncs.
    Sync {
        none_title {
            en: "Nothing is connected yet",
            de: "Noch ist nichts verbunden",
            ru: "Пока ничего не подключено",
        }
        none {
            en: "Connect the system in which your organisation keeps its HR data. After that you decide here when it is synced.",
            de: "Verbinde das System, in dem deine Organisation ihre Personaldaten pflegt. Danach legst du hier fest, wann abgeglichen wird.",
            ru: "Подключите систему, в которой ваша организация ведёт кадровые данные. После этого вы решите здесь, когда её синхронизировать.",
        }
        to_services { en: "Go to integrations", de: "Zu den Integrationen", ru: "К интеграциям" }
        see_run { en: "See details", de: "Einzelheiten", ru: "Подробности" }
        sync { en: "Sync", de: "Abgleichen", ru: "Синхронизировать" }
        current { en: "Current sync", de: "Laufender Abgleich", ru: "Текущая синхронизация" }
        latest { en: "Latest sync", de: "Letzter Abgleich", ru: "Последняя синхронизация" }
        /// `{n}` of `{total}`.
        page_of(n, total) {
            en: "Page {n} of {total}",
            de: "Seite {n} von {total}",
            ru: "Страница {n} из {total}",
        }
        pages {
            en: ["{n} page read", "{n} pages read"],
            de: ["{n} Seite gelesen", "{n} Seiten gelesen"],
            ru: ["Прочитана {n} страница", "Прочитано {n} страницы", "Прочитано {n} страниц"],
        }
        overview: Overview
        parts: Parts
        form: Form
        fault: Faults
        conflict: Conflict
        leave: Leave
        history: History
        run: RunPage
    }

    /// What the settings are called.
    Parts {
        invitation { en: "Text invite", de: "Einladungstext", ru: "Текст приглашения" }
        default_role { en: "Default role", de: "Standardrolle", ru: "Роль по умолчанию" }
        automatic {
            en: "Allow automatic synchronisation",
            de: "Automatischen Abgleich erlauben",
            ru: "Разрешить автоматическую синхронизацию",
        }
        times { en: "Times", de: "Uhrzeiten", ru: "Время" }
        zone { en: "Time zone", de: "Zeitzone", ru: "Часовой пояс" }
        export {
            en: "Allow export of assignments and certificates to BambooHR",
            de: "Export von Aufgaben und Zertifikaten nach BambooHR erlauben",
            ru: "Разрешить экспорт заданий и сертификатов в BambooHR",
        }
        certificates {
            en: "Share certificates with the employee in BambooHR",
            de: "Zertifikate in BambooHR mit der Person teilen",
            ru: "Показывать сертификаты сотруднику в BambooHR",
        }
        learning_name {
            en: "Give iSpring Learn the preferred name",
            de: "iSpring Learn den Rufnamen geben",
            ru: "Передавать в iSpring Learn предпочитаемое имя",
        }
        before_first_day {
            en: "Show people in the directory before their first day",
            de: "Vor dem ersten Arbeitstag schon im Verzeichnis zeigen",
            ru: "Показывать людей в справочнике до первого рабочего дня",
        }
        account_lead_days {
            en: "Account before the first day, in days",
            de: "Konto vor dem ersten Arbeitstag, in Tagen",
            ru: "Аккаунт до первого рабочего дня, дней",
        }
        taking_along {
            en: "Let everybody take the directory along",
            de: "Alle das Verzeichnis mitnehmen lassen",
            ru: "Разрешить всем выгружать справочник",
        }
        teams {
            en: "Offer a chat in Microsoft Teams",
            de: "Chat in Microsoft Teams anbieten",
            ru: "Предлагать чат в Microsoft Teams",
        }
        retention_days {
            en: "Keep people who left, in days",
            de: "Ausgeschiedene aufbewahren, in Tagen",
            ru: "Хранить ушедших, дней",
        }
        trail_years {
            en: "Keep the audit trail, in years",
            de: "Audit-Protokoll aufbewahren, in Jahren",
            ru: "Хранить журнал аудита, лет",
        }
        offline_days {
            en: "Devices keep the directory without a network, in days",
            de: "Geräte behalten das Verzeichnis ohne Netz, in Tagen",
            ru: "Устройства хранят справочник без сети, дней",
        }
        guard_people {
            en: "Ask first above: people",
            de: "Erst fragen ab mehr als: Personen",
            ru: "Спрашивать, если больше: человек",
        }
        guard_percent {
            en: "Ask first above: percent",
            de: "Erst fragen ab mehr als: Prozent",
            ru: "Спрашивать, если больше: процентов",
        }
    }

    /// Somebody else saved meanwhile.
    Conflict {
        title {
            en: "Somebody else has saved in the meantime",
            de: "Inzwischen hat jemand anders gespeichert",
            ru: "Тем временем настройки сохранил кто-то другой",
        }
        /// `{name}` saved at `{time}`.
        who(name, time) {
            en: "{name} saved other settings on {time}. Nothing of yours is lost. Here is where the two versions differ:",
            de: "{name} hat andere Einstellungen gespeichert: {time}. Von deinen ist nichts verloren. Hier unterscheiden sich die beiden Fassungen:",
            ru: "Кто сохранил другие настройки: {name}, {time}. Из ваших ничего не потеряно. Вот чем отличаются обе версии:",
        }
        setting { en: "Setting", de: "Einstellung", ru: "Настройка" }
        yours { en: "Yours", de: "Deine", ru: "Ваша версия" }
        theirs { en: "Theirs", de: "Die andere", ru: "Другая версия" }
        take { en: "Take theirs", de: "Die andere übernehmen", ru: "Взять другую версию" }
        keep {
            en: "Keep mine and go on editing",
            de: "Meine behalten und weiter bearbeiten",
            ru: "Оставить мою и править дальше",
        }
        kept {
            en: "Your version is back in the form. “Save” now replaces theirs.",
            de: "Deine Fassung steht im Formular. „Speichern“ ersetzt jetzt die andere.",
            ru: "В форме ваша версия. Теперь «Сохранить» заменит другую.",
        }
        taken {
            en: "You see the settings that are in force now.",
            de: "Du siehst die Einstellungen, die jetzt gelten.",
            ru: "Перед вами настройки, которые действуют сейчас.",
        }
        on { en: "On", de: "An", ru: "Вкл." }
        off { en: "Off", de: "Aus", ru: "Выкл." }
        nothing { en: "Nothing", de: "Nichts", ru: "Пусто" }
    }

    /// Leaving with unsaved changes.
    Leave {
        title { en: "Leave without saving?", de: "Ohne Speichern verlassen?", ru: "Уйти без сохранения?" }
        text {
            en: "The settings you changed are not saved yet. If you leave now, the changes are lost.",
            de: "Du hast Einstellungen geändert und noch nicht gespeichert. Wenn du die Seite jetzt verlässt, gehen die Änderungen verloren.",
            ru: "Вы изменили настройки и ещё не сохранили их. Если уйти сейчас, изменения пропадут.",
        }
        leave { en: "Leave without saving", de: "Ohne Speichern verlassen", ru: "Уйти без сохранения" }
        stay { en: "Stay here", de: "Hier bleiben", ru: "Остаться" }
    }
}
