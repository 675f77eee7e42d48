//! The directory.

crate::texts! {
    /// Words of the directory.
    People {
        title { en: "Directory", de: "Verzeichnis", ru: "Справочник" }
        search { en: "Search people", de: "Personen suchen", ru: "Поиск людей" }
        search_hint {
            en: "Name, position, team, skill, e-mail or phone",
            de: "Name, Position, Team, Skill, E-Mail oder Telefon",
            ru: "Имя, должность, команда, навык, почта или телефон",
        }
        take_away { en: "Remove filter", de: "Filter aufheben", ru: "Убрать фильтр" }
        view { en: "View", de: "Ansicht", ru: "Вид" }
        sort { en: "Sort by", de: "Sortieren nach", ru: "Сортировка" }
        group { en: "Group by", de: "Gruppieren nach", ru: "Группировка" }
        not_grouped { en: "No groups", de: "Ohne Gruppen", ru: "Без групп" }
        look { en: "Show as", de: "Anzeigen als", ru: "Показать" }
        rows { en: "List", de: "Liste", ru: "Списком" }
        cards { en: "Cards", de: "Karten", ru: "Карточками" }
        not_stated { en: "Not stated", de: "Ohne Angabe", ru: "Не указано" }
        list { en: "People", de: "Personen", ru: "Люди" }
        /// `{n}` people.
        count {
            en: ["{n} person", "{n} people"],
            de: ["{n} Person", "{n} Personen"],
            ru: ["{n} человек", "{n} человека", "{n} человек"],
        }
        /// Beside the number: how many there are in all, `{total}`.
        of_total(total) { en: "of {total}", de: "von {total}", ru: "из {total}" }
        save_view { en: "Save view", de: "Ansicht speichern", ru: "Сохранить вид" }
        views { en: "Saved views", de: "Gespeicherte Ansichten", ru: "Сохранённые виды" }
        new { en: "New since your last visit", de: "Neu seit deinem letzten Besuch", ru: "Новые коллеги с вашего прошлого посещения" }
        take_along { en: "Take along", de: "Mitnehmen", ru: "Выгрузить" }
        nameless { en: "Name missing", de: "Name fehlt", ru: "Имя не указано" }
        empty_title { en: "Nobody here yet", de: "Noch niemand da", ru: "Пока никого нет" }
        empty_admin {
            en: "Connect your HR system, and the directory fills itself.",
            de: "Verbinde dein Personalsystem, dann füllt sich das Verzeichnis von selbst.",
            ru: "Подключите кадровую систему, и справочник заполнится сам.",
        }
        empty_member {
            en: "As soon as your organisation has connected its HR system, you will find your colleagues here.",
            de: "Sobald deine Organisation ihr Personalsystem verbunden hat, findest du hier deine Kolleginnen und Kollegen.",
            ru: "Когда ваша организация подключит кадровую систему, здесь появятся ваши коллеги.",
        }
        to_integrations { en: "To integrations", de: "Zu den Integrationen", ru: "К интеграциям" }
        nothing_title { en: "Nobody found", de: "Niemand gefunden", ru: "Никого не нашлось" }
        nothing {
            en: "Try fewer or other words, or remove the filters.",
            de: "Versuche es mit weniger oder anderen Wörtern, oder hebe die Filter auf.",
            ru: "Попробуйте меньше слов или другие слова либо снимите фильтры.",
        }
        reset {
            en: "Reset search and filters",
            de: "Suche und Filter zurücksetzen",
            ru: "Сбросить поиск и фильтры",
        }
        nearest {
            en: "Nearly what you are looking for:",
            de: "Fast das, was du suchst:",
            ru: "Почти то, что вы ищете:",
        }
        failed_title {
            en: "The directory could not be loaded",
            de: "Das Verzeichnis konnte nicht geladen werden",
            ru: "Не удалось загрузить справочник",
        }
        back { en: "Back to the directory", de: "Zurück zum Verzeichnis", ru: "Назад к справочнику" }
        gone_title {
            en: "This person is not here",
            de: "Diese Person gibt es hier nicht",
            ru: "Такого человека здесь нет",
        }
        gone {
            en: "They are not in the directory, or not any more.",
            de: "Sie ist nicht oder nicht mehr im Verzeichnis.",
            ru: "Его нет в справочнике или он уже удалён.",
        }
        full_name { en: "Full name", de: "Voller Name", ru: "Полное имя" }
        only_name {
            en: "Nothing but the name is released or filled in.",
            de: "Mehr als der Name ist nicht freigegeben oder nicht eingetragen.",
            ru: "Кроме имени, ничего не открыто или не заполнено.",
        }
        /// The name of the choice between the two parts of a profile.
        parts { en: "Parts of the profile", de: "Teile des Profils", ru: "Части профиля" }
        profile { en: "Profile", de: "Profil", ru: "Профиль" }
        around { en: "Team and contact", de: "Team und Kontakt", ru: "Команда и контакт" }
        learning { en: "Learning", de: "Lernen", ru: "Обучение" }
        /// Those whom somebody marked.
        favourites { en: "Favourites", de: "Favoriten", ru: "Избранные" }
        /// Those whom they looked at.
        recent { en: "Looked at last", de: "Zuletzt angesehen", ru: "Недавно просмотренные" }
        /// Birthdays, anniversaries, newcomers.
        celebrations { en: "Celebrations", de: "Anlässe", ru: "Поводы поздравить" }
        birthday { en: "Birthday", de: "Geburtstag", ru: "День рождения" }
        /// `{n}` years at work.
        anniversary {
            en: ["{n} year here", "{n} years here"],
            de: ["{n} Jahr dabei", "{n} Jahre dabei"],
            ru: ["{n} год в команде", "{n} года в команде", "{n} лет в команде"],
        }
        mark { en: "Add to favourites", de: "Zu Favoriten hinzufügen", ru: "Добавить в избранное" }
        unmark { en: "Remove from favourites", de: "Aus Favoriten entfernen", ru: "Убрать из избранного" }
    }
}
