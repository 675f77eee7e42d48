//! Views of the directory that somebody saves.

crate::texts! {
    /// Words of the views that are saved.
    SavedViews {
        this { en: "Save this view", de: "Diese Ansicht sichern", ru: "Сохранить этот вид" }
        saved { en: "The view is saved.", de: "Die Ansicht ist gesichert.", ru: "Вид сохранён." }
        name { en: "Name", de: "Name", ru: "Название" }
        name_hint {
            en: "It stands above the list, where you open the view with one click.",
            de: "Er steht über der Liste, dort öffnest du die Ansicht mit einem Klick.",
            ru: "Оно будет над списком: вид открывается оттуда одним нажатием.",
        }
        nameless { en: "Give the view a name.", de: "Gib der Ansicht einen Namen.", ru: "Дайте виду название." }
        save { en: "Save", de: "Sichern", ru: "Сохранить" }
        nothing {
            en: "No view is saved yet. Search, filter or group the list, and save what you will want to see again.",
            de: "Noch keine Ansicht gesichert. Suche, filtere oder gruppiere in der Liste, und sichere, was du öfter sehen willst.",
            ru: "Сохранённых видов пока нет. Найдите, отфильтруйте или сгруппируйте людей в списке и сохраните то, к чему захотите вернуться.",
        }
        remove(name) { en: "Remove “{name}”", de: "„{name}“ entfernen", ru: "Удалить «{name}»" }
        here {
            en: "Views are kept in this browser, for you alone.",
            de: "Ansichten bleiben in diesem Browser, nur für dich.",
            ru: "Виды хранятся в этом браузере и видны только вам.",
        }
    }
}
