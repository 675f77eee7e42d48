//! Views of the directory that somebody saves.

crate::texts! {
    /// Words of the views that are saved.
    SavedViews {
        this { en: "Save this view", de: "Diese Ansicht speichern", ru: "Сохранить этот вид" }
        saved { en: "The view is saved.", de: "Die Ansicht ist gespeichert.", ru: "Вид сохранён." }
        no_room {
            en: "This browser has kept nothing: it has no room, or forbids it.",
            de: "Dieser Browser hat nichts gespeichert: Der Platz reicht nicht, oder es ist verboten.",
            ru: "Браузер ничего не сохранил: нет места или это запрещено.",
        }
        name { en: "Name", de: "Name", ru: "Название" }
        name_hint {
            en: "It stands above the list, where you open the view with one click.",
            de: "Er steht über der Liste, dort öffnest du die Ansicht mit einem Klick.",
            ru: "Оно будет над списком: вид открывается оттуда одним нажатием.",
        }
        nameless { en: "Give the view a name.", de: "Gib der Ansicht einen Namen.", ru: "Дайте виду название." }
        save { en: "Save", de: "Speichern", ru: "Сохранить" }
        nothing {
            en: "No view is saved yet. Search, filter or group the list, and save what you will want to see again.",
            de: "Noch keine Ansicht gespeichert. Suche, filtere oder gruppiere in der Liste, und speichere, was du öfter sehen willst.",
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
