//! The structure of the organisation, and what goes with a profile.

pub mod celebrations;
pub mod saved_views;
pub mod taking_along;

crate::texts! {
    /// Words of the structure.
    Structure {
        title { en: "Structure", de: "Struktur", ru: "Структура" }
        order { en: "Order", de: "Ordnung", ru: "Порядок" }
        by_manager { en: "By manager", de: "Nach Vorgesetzten", ru: "По руководителям" }
        by_department { en: "By department and team", de: "Nach Abteilungen und Teams", ru: "По отделам и командам" }
        find { en: "Find somebody here", de: "Jemanden hier finden", ru: "Найти человека здесь" }
        no_department { en: "Without a department", de: "Ohne Abteilung", ru: "Без отдела" }
        /// `{names}` lead a unit.
        led_by(names) { en: "Led by {names}", de: "Leitung: {names}", ru: "Во главе: {names}" }
        manager_elsewhere {
            en: "Reports to somebody who is not in the directory",
            de: "Berichtet an jemanden, der nicht im Verzeichnis steht",
            ru: "Руководителя нет в справочнике",
        }
        /// The HR system says that they report to `{name}`, who reports to them.
        in_circle(name) {
            en: "In a circle: reports to {name}, who is below",
            de: "Im Kreis: berichtet an {name}, weiter unten",
            ru: "Замкнутый круг: руководитель ({name}) стоит ниже",
        }
        nothing_title {
            en: "There is no structure to show",
            de: "Es gibt keine Struktur zu zeigen",
            ru: "Структуру показать нельзя",
        }
        nothing {
            en: "Neither managers nor departments nor teams are released.",
            de: "Weder Vorgesetzte noch Abteilungen noch Teams sind freigegeben.",
            ru: "Ни руководители, ни отделы, ни команды не открыты.",
        }
        drawing { en: "Drawing of the structure", de: "Zeichnung der Struktur", ru: "Схема структуры" }
        fit { en: "Fit", de: "Einpassen", ru: "Вписать" }
        save { en: "Save as SVG", de: "Als SVG sichern", ru: "Сохранить как SVG" }
        not_saved {
            en: "The file could not be saved.",
            de: "Die Datei konnte nicht gesichert werden.",
            ru: "Не удалось сохранить файл.",
        }
        smaller { en: "Smaller", de: "Kleiner", ru: "Мельче" }
        larger { en: "Larger", de: "Größer", ru: "Крупнее" }
        chain { en: "Reports to", de: "Berichtet an", ru: "Подчиняется" }
        top { en: "Nobody is above.", de: "Niemand steht darüber.", ru: "Выше никого нет." }
        reports { en: "Direct reports", de: "Direkt unterstellt", ru: "Прямые подчинённые" }
        teammates { en: "Teammates", de: "Im selben Team", ru: "Коллеги по команде" }
        show_in_structure { en: "Show in the structure", de: "In der Struktur zeigen", ru: "Показать в структуре" }
        /// So many more, `{n}`, are not shown.
        more { en: ["{n} more", "{n} more"], de: ["{n} weitere", "{n} weitere"], ru: ["ещё {n}", "ещё {n}", "ещё {n}"] }
        card { en: "Save the contact", de: "Kontakt sichern", ru: "Сохранить контакт" }
        card_hint {
            en: "A file for address books and telephones. Nothing of a birthday or of skills is in it.",
            de: "Eine Datei für Adressbücher und Telefone. Geburtstag und Skills sind nicht darin.",
            ru: "Файл для адресных книг и телефонов. Дня рождения и навыков в нём нет.",
        }
        /// Copies what somebody's attribute called `{what}` says.
        copy(what) { en: "Copy: {what}", de: "Kopieren: {what}", ru: "Копировать: {what}" }
        chat { en: "Chat in Teams", de: "Chat in Teams", ru: "Чат в Teams" }
        card_3 { en: "vCard for telephones (3.0)", de: "vCard für Telefone (3.0)", ru: "vCard для телефонов (3.0)" }
        card_4 { en: "vCard 4.0", de: "vCard 4.0", ru: "vCard 4.0" }
        /// Takes `{name}` in by a camera.
        code(name) {
            en: "QR code with the contact of {name}: point the camera of a telephone at it",
            de: "QR-Code mit dem Kontakt von {name}: die Kamera eines Telefons darauf richten",
            ru: "QR-код с контактом: {name}. Наведите камеру телефона",
        }
    }
}
