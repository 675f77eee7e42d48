//! What is said of a plan.

use domain::service::Service;

crate::texts! {
    /// A plan.
    Plans {
        title { en: "What will happen", de: "Das wird geschehen", ru: "Что произойдёт" }
        first_sync {
            en: "The first time, you see what will happen beforehand. Until you confirm, nothing enters the directory.",
            de: "Beim ersten Mal siehst du vorher, was geschieht. Bis du bestätigst, kommt nichts ins Verzeichnis.",
            ru: "В первый раз вы заранее видите, что произойдёт. Пока вы не подтвердите, в справочник ничего не попадёт.",
        }
        source_change(service: Service) {
            en: "From now on, the directory would be read from {service}. Nothing changes until you confirm.",
            de: "Das Verzeichnis würde von nun an aus {service} gelesen. Bis du bestätigst, ändert sich nichts.",
            ru: "С этого момента справочник читался бы из {service}. Пока вы не подтвердите, ничего не изменится.",
        }
        /// The service is read as another company.
        another_company(service: Service) {
            en: "What {service} sends now looks like another company: its ids belong to other people than before. Whoever is recognised by e-mail or name stays; all others leave the directory, and nobody takes over a stranger's account or values. Nothing changes until you confirm.",
            de: "Was {service} jetzt sendet, sieht nach einer anderen Firma aus: Die Kennungen gehören anderen Personen als bisher. Wer an E-Mail oder Name zu erkennen ist, bleibt; alle anderen verlassen das Verzeichnis, und niemand übernimmt Konto oder Werte einer fremden Person. Bis du bestätigst, ändert sich nichts.",
            ru: "То, что сейчас присылает {service}, похоже на другую компанию: идентификаторы принадлежат другим людям, чем раньше. Кого удалось узнать по адресу или имени, тот останется; остальные покинут справочник, и никто не получит учётную запись или данные чужого человека. Пока вы не подтвердите, ничего не изменится.",
        }
        losses: Losses
        arrivals: Arrivals
        /// So many who would join have no employment status.
        without_status(service: Service) {
            en: [
                "{service} does not say of {n} person who would join whether they still work for you. They may be a former employee.",
                "{service} does not say of {n} people who would join whether they still work for you. Former employees may be among them.",
            ],
            de: [
                "{service} sagt bei {n} Person, die dazukäme, nicht, ob sie noch bei euch arbeitet. Sie kann ausgeschieden sein.",
                "{service} sagt bei {n} Personen, die dazukämen, nicht, ob sie noch bei euch arbeiten. Ausgeschiedene können darunter sein.",
            ],
            ru: [
                "{service} не сообщает о {n} человеке, который добавился бы, работает ли он у вас. Возможно, он уже ушёл.",
                "{service} не сообщает о {n} людях, которые добавились бы, работают ли они у вас. Среди них могут быть ушедшие сотрудники.",
                "{service} не сообщает о {n} людях, которые добавились бы, работают ли они у вас. Среди них могут быть ушедшие сотрудники.",
            ],
        }
        by_name {
            en: [
                "{n} person is matched by name only. Please review whether it is the same one.",
                "{n} people are matched by name only. Please review whether they are the same ones.",
            ],
            de: [
                "{n} Person ist nur am Namen erkannt. Bitte prüfe, ob es dieselbe ist.",
                "{n} Personen sind nur am Namen erkannt. Bitte prüfe, ob es dieselben sind.",
            ],
            ru: [
                "{n} человек узнан только по имени. Проверьте, тот ли это человек.",
                "{n} человека узнаны только по имени. Проверьте, те ли это люди.",
                "{n} человек узнаны только по имени. Проверьте, те ли это люди.",
            ],
        }
        counts { en: "Number of people", de: "Anzahl der Personen", ru: "Число людей" }
        values: ValueWords
        stored {
            en: "What is stored for each person",
            de: "Das wird pro Person gespeichert",
            ru: "Что хранится о каждом человеке",
        }
        stored_birthday {
            en: "Birthday without the year",
            de: "Geburtsdatum ohne Jahr",
            ru: "День рождения без года",
        }
        left_out { en: "What stays outside", de: "Das bleibt draußen", ru: "Что останется снаружи" }
        left_out_released(names) {
            en: "Not released, so not read: {names}.",
            de: "Nicht freigegeben und daher nicht gelesen: {names}.",
            ru: "Не открыто и поэтому не читается: {names}.",
        }
        left_out_over_granted(names) {
            en: "Readable for the key, but not fetched: {names}.",
            de: "Für den Schlüssel lesbar, aber nicht abgerufen: {names}.",
            ru: "Доступно ключу, но не запрашивается: {names}.",
        }
        left_out_nothing {
            en: "You released every attribute that Rollcall can use. Nothing else is read.",
            de: "Du hast alle Attribute freigegeben, die Rollcall verwenden kann. Mehr wird nicht gelesen.",
            ru: "Вы открыли все атрибуты, которые умеет использовать Rollcall. Больше ничего не читается.",
        }
        people { en: "People", de: "Personen", ru: "Люди" }
        nobody {
            en: "Nothing changes for anybody.",
            de: "Für niemanden ändert sich etwas.",
            ru: "Ни для кого ничего не меняется.",
        }
        name { en: "Name", de: "Name", ru: "Имя" }
        change { en: "Change", de: "Änderung", ru: "Изменение" }
        nameless { en: "No name", de: "Ohne Namen", ru: "Без имени" }
        joins { en: "Joins the directory", de: "Kommt neu ins Verzeichnis", ru: "Появится в справочнике" }
        returns {
            en: "Returns to the directory",
            de: "Kommt zurück ins Verzeichnis",
            ru: "Вернётся в справочник",
        }
        updates(names) { en: "Changes: {names}", de: "Ändert sich: {names}", ru: "Изменится: {names}" }
        updates_status {
            en: "Employment status changes",
            de: "Beschäftigungsstatus ändert sich",
            ru: "Изменится статус занятости",
        }
        loses(names) { en: "Loses: {names}", de: "Geht verloren: {names}", ru: "Пропадёт: {names}" }
        stays { en: "Stays", de: "Bleibt", ru: "Останется" }
        matched_by_email {
            en: "matched by work e-mail",
            de: "an der dienstlichen E-Mail erkannt",
            ru: "узнан по рабочей почте",
        }
        matched_by_name {
            en: "matched by name, please check",
            de: "am Namen erkannt, bitte prüfen",
            ru: "узнан по имени, проверьте",
        }
        terminated {
            en: "Leaves the directory: employment has ended",
            de: "Verlässt das Verzeichnis: Beschäftigung beendet",
            ru: "Исчезнет из справочника: больше не работает",
        }
        deleted(service: Service) {
            en: "Leaves the directory: no longer in {service}",
            de: "Verlässt das Verzeichnis: in {service} nicht mehr vorhanden",
            ru: "Исчезнет из справочника: в {service} больше нет",
        }
        not_in_source {
            en: "Leaves the directory: not in the new source",
            de: "Verlässt das Verzeichnis: in der neuen Quelle nicht vorhanden",
            ru: "Исчезнет из справочника: в новом источнике его нет",
        }
        show_more { en: "Show more people", de: "Weitere Personen anzeigen", ru: "Показать ещё" }
        shown_of(shown, all) {
            en: "{shown} of {all} shown",
            de: "{shown} von {all} angezeigt",
            ru: "Показано: {shown} из {all}",
        }
        approve { en: "Accept the changes", de: "Änderungen übernehmen", ru: "Принять изменения" }
        cancel { en: "Discard", de: "Verwerfen", ru: "Отклонить" }
        changed {
            en: "The preview was out of date and has been loaded again. Please have another look.",
            de: "Die Vorschau war nicht mehr aktuell und wurde neu geladen. Bitte sieh sie dir noch einmal an.",
            ru: "Предпросмотр устарел и загружен заново. Посмотрите его ещё раз.",
        }
    }

    /// What a plan does to values, as a table.
    ValueWords {
        title {
            en: "What happens to values",
            de: "Das geschieht mit den Werten",
            ru: "Что будет со значениями",
        }
        /// Who is counted in it.
        counted {
            en: "The number of people who are in the directory already or come back to it.",
            de: "Gezählt sind Personen, die schon im Verzeichnis stehen oder dorthin zurückkommen.",
            ru: "Считаются люди, которые уже есть в справочнике или вернутся в него.",
        }
        attribute { en: "Attribute", de: "Attribut", ru: "Атрибут" }
        kept { en: "Stays as it is", de: "Bleibt, wie es ist", ru: "Останется как есть" }
        changed { en: "Changes", de: "Ändert sich", ru: "Изменится" }
        lost { en: "Is lost", de: "Geht verloren", ru: "Пропадёт" }
        added { en: "Is new", de: "Kommt hinzu", ru: "Появится" }
    }

    /// What a plan would take away, in the parts of one sentence.
    Losses {
        /// People, as they stand after "of".
        of_people {
            en: ["{n} person", "{n} people"],
            de: ["{n} Person", "{n} Personen"],
            ru: ["{n} человека", "{n} человек", "{n} человек"],
        }
        /// So many of `{people}` would leave.
        leave(people) {
            en: ["{n} of {people} would leave the directory", "{n} of {people} would leave the directory"],
            de: ["{n} von {people} würde das Verzeichnis verlassen", "{n} von {people} würden das Verzeichnis verlassen"],
            ru: ["{n} из {people} исчез бы из справочника", "{n} из {people} исчезли бы из справочника", "{n} из {people} исчезли бы из справочника"],
        }
        /// So many did lately.
        left_before {
            en: ["{n} already left in the last 24 hours", "{n} already left in the last 24 hours"],
            de: ["{n} hat es in den letzten 24 Stunden schon verlassen", "{n} haben es in den letzten 24 Stunden schon verlassen"],
            ru: ["за последние 24 часа уже исчез {n}", "за последние 24 часа уже исчезли {n}", "за последние 24 часа уже исчезли {n}"],
        }
        emptied_before {
            en: ["already emptied for {n} person in the last 24 hours", "already emptied for {n} people in the last 24 hours"],
            de: ["in den letzten 24 Stunden schon bei {n} Person geleert", "in den letzten 24 Stunden schon bei {n} Personen geleert"],
            ru: ["за последние 24 часа уже пропало у {n} человека", "за последние 24 часа уже пропало у {n} человек", "за последние 24 часа уже пропало у {n} человек"],
        }
        /// `{attribute}` of so many would be emptied.
        emptied(attribute) {
            en: [
                "“{attribute}” would be emptied for {n} person",
                "“{attribute}” would be emptied for {n} people",
            ],
            de: [
                "„{attribute}“ würde bei {n} Person geleert",
                "„{attribute}“ würde bei {n} Personen geleert",
            ],
            ru: [
                "у {n} человека пропало бы значение атрибута «{attribute}»",
                "у {n} человек пропало бы значение атрибута «{attribute}»",
                "у {n} человек пропало бы значение атрибута «{attribute}»",
            ],
        }
        /// Between all parts but the last two.
        comma { en: ", ", de: ", ", ru: ", " }
        /// Between the last two parts.
        and { en: ", and ", de: " und ", ru: " и " }
        limits(people, percent) {
            en: "The limits are {people} and {percent} %.",
            de: "Die Grenzen sind {people} und {percent} %.",
            ru: "Допустимо не больше: {people} и {percent} %.",
        }
    }

    /// Who a plan would bring, in the parts of one sentence, which is put together as that of [`Losses`] is.
    Arrivals {
        /// So many would join `{people}`, who are in the directory.
        join(people) {
            en: [
                "{n} person would join a directory of {people}",
                "{n} people would join a directory of {people}",
            ],
            de: [
                "{n} Person käme in ein Verzeichnis mit {people}",
                "{n} Personen kämen in ein Verzeichnis mit {people}",
            ],
            ru: [
                "{n} человек добавился бы в справочник, где сейчас {people}",
                "{n} человека добавились бы в справочник, где сейчас {people}",
                "{n} человек добавились бы в справочник, где сейчас {people}",
            ],
        }
        /// So many did lately.
        joined_before {
            en: ["{n} already joined in the last 24 hours", "{n} already joined in the last 24 hours"],
            de: ["{n} kam in den letzten 24 Stunden schon dazu", "{n} kamen in den letzten 24 Stunden schon dazu"],
            ru: ["за последние 24 часа уже добавился {n}", "за последние 24 часа уже добавились {n}", "за последние 24 часа уже добавились {n}"],
        }
        /// So many would return.
        return_ {
            en: ["{n} person who had left would return", "{n} people who had left would return"],
            de: ["{n} ausgeschiedene Person käme zurück", "{n} ausgeschiedene Personen kämen zurück"],
            ru: ["{n} ушедший человек вернулся бы", "{n} ушедших человека вернулись бы", "{n} ушедших человек вернулись бы"],
        }
        /// So many did lately.
        returned_before {
            en: ["{n} already returned in the last 24 hours", "{n} already returned in the last 24 hours"],
            de: ["{n} kam in den letzten 24 Stunden schon zurück", "{n} kamen in den letzten 24 Stunden schon zurück"],
            ru: ["за последние 24 часа уже вернулся {n}", "за последние 24 часа уже вернулись {n}", "за последние 24 часа уже вернулись {n}"],
        }
        /// Those who wait however few they are.
        unproven {
            en: "Whoever joins without an employment status waits until you have had a look.",
            de: "Wer ohne Beschäftigungsstatus dazukommt, wartet, bis du es dir angesehen hast.",
            ru: "Кто добавляется без статуса занятости, ждёт, пока вы не посмотрите.",
        }
    }
}
