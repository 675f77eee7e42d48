//! What is said of a run.

use domain::service::Service;

crate::texts! {
    /// A run.
    Runs {
        reading { en: "Reading people", de: "Personen werden gelesen", ru: "Читаем данные о людях" }
        planning {
            en: "Working out the changes",
            de: "Änderungen werden ermittelt",
            ru: "Определяем изменения",
        }
        waiting {
            en: "Waiting for your decision",
            de: "Wartet auf deine Entscheidung",
            ru: "Ждёт вашего решения",
        }
        applying { en: "Saving the changes", de: "Änderungen werden gespeichert", ru: "Сохраняем изменения" }
        provisioning {
            en: "Bringing accounts in step",
            de: "Konten werden abgeglichen",
            ru: "Обновляем аккаунты",
        }
        exporting {
            en: "Sending results to BambooHR",
            de: "Ergebnisse gehen an BambooHR",
            ru: "Отправляем результаты в BambooHR",
        }
        done { en: "Finished", de: "Abgeschlossen", ru: "Завершено" }
        failed { en: "Stopped", de: "Abgebrochen", ru: "Остановлено" }
        faulted {
            en: "Ended by an error of ours",
            de: "Durch einen Fehler bei uns beendet",
            ru: "Прервана из-за нашей ошибки",
        }
        stop { en: "Stop this sync", de: "Diesen Abgleich beenden", ru: "Остановить эту синхронизацию" }
        gave_up {
            en: "Given up after many tries",
            de: "Nach vielen Versuchen aufgegeben",
            ru: "Прекращено после многих попыток",
        }
        missed { en: "Missed", de: "Verpasst", ru: "Пропущено" }
        dropped { en: "Discarded", de: "Verworfen", ru: "Отклонено" }
        read_of(read, total) {
            en: "{read} of {total} people read",
            de: "{read} von {total} Personen gelesen",
            ru: "Прочитано: {read} из {total}",
        }
        read {
            en: ["{n} person read", "{n} people read"],
            de: ["{n} Person gelesen", "{n} Personen gelesen"],
            ru: ["Прочитан {n} человек", "Прочитано {n} человека", "Прочитано {n} человек"],
        }
        applied_of(applied, all) {
            en: "{applied} of {all} changes saved",
            de: "{applied} von {all} Änderungen gespeichert",
            ru: "Сохранено изменений: {applied} из {all}",
        }
        accounts_of(done, all) {
            en: "{done} of {all} accounts brought in step",
            de: "{done} von {all} Konten abgeglichen",
            ru: "Обновлено аккаунтов: {done} из {all}",
        }
        exports_of(done, all) {
            en: "{done} of {all} completions sent",
            de: "{done} von {all} Abschlüssen übertragen",
            ru: "Отправлено результатов: {done} из {all}",
        }
        again_at(time) {
            en: "Next try: {time}. There is nothing you need to do; it goes on by itself.",
            de: "Nächster Versuch: {time}. Du musst nichts tun, es geht von selbst weiter.",
            ru: "Следующая попытка: {time}. Делать ничего не нужно, всё продолжится само.",
        }
        connection_lost {
            en: "Rollcall can't be reached right now. The sync goes on at the server; this page catches up as soon as the connection is back.",
            de: "Rollcall ist gerade nicht erreichbar. Der Abgleich läuft auf dem Server weiter; die Anzeige holt auf, sobald die Verbindung wieder steht.",
            ru: "Rollcall сейчас недоступен. Синхронизация идёт дальше на сервере, а страница обновится, как только связь восстановится.",
        }
        started { en: "Started", de: "Begonnen", ru: "Начало" }
        ended { en: "Ended", de: "Beendet", ru: "Окончание" }
        nothing_changed {
            en: "Nothing has changed.",
            de: "Es hat sich nichts geändert.",
            ru: "Ничего не изменилось.",
        }
        joins { en: "New", de: "Neu", ru: "Новые" }
        returns { en: "Back again", de: "Wieder da", ru: "Вернулись" }
        updates { en: "Changed", de: "Geändert", ru: "Изменены" }
        moves { en: "Stay", de: "Bleiben", ru: "Остаются" }
        leaves { en: "Gone", de: "Nicht mehr dabei", ru: "Ушли" }
        unchanged { en: "Unchanged", de: "Unverändert", ru: "Без изменений" }
        warnings { en: "Notes", de: "Hinweise", ru: "Замечания" }
        warning: Warnings
        incomplete(service: Service) {
            en: "{service} did not deliver everybody completely. That's why nobody is taken out of the directory for being missing.",
            de: "{service} hat nicht alle Personen vollständig geliefert. Deshalb wird niemand aus dem Verzeichnis genommen, nur weil die Person fehlt.",
            ru: "{service} прислал не всех людей полностью. Поэтому никто не будет убран из справочника только потому, что его нет в ответе.",
        }
        gap_total_moved {
            en: "The number of people changed while they were being read.",
            de: "Die Zahl der Personen hat sich während des Lesens geändert.",
            ru: "Число людей изменилось во время чтения.",
        }
        gap_count_differs(service: Service) {
            en: "Fewer or more people arrived than {service} says there are.",
            de: "Es kamen weniger oder mehr Personen an, als {service} angibt.",
            ru: "Пришло меньше или больше людей, чем указывает {service}.",
        }
        gap_repeated {
            en: "Somebody arrived twice, so somebody else may be missing.",
            de: "Jemand kam doppelt an, also könnte jemand anders fehlen.",
            ru: "Кто-то пришёл дважды, значит, кого-то может не хватать.",
        }
        gap_unidentified {
            en: "A record could not be understood.",
            de: "Ein Datensatz war nicht zu verstehen.",
            ru: "Одну из записей не удалось понять.",
        }
        gap_shown_only {
            en: "Only the list of people whom your company shows could be read.",
            de: "Lesbar war nur die Liste der Personen, die eure Firma anzeigt.",
            ru: "Прочитать удалось только список тех, кого показывает ваша компания.",
        }
        declined {
            en: "The sync was discarded before anything was changed.",
            de: "Der Abgleich wurde verworfen, bevor etwas geändert wurde.",
            ru: "Синхронизация отклонена до того, как что-либо изменилось.",
        }
        unanswered {
            en: "Nobody decided for 24 hours. That's why the sync was discarded without changing anything.",
            de: "24 Stunden lang hat niemand entschieden. Deshalb wurde der Abgleich verworfen, ohne etwas zu ändern.",
            ru: "За 24 часа никто не принял решение. Поэтому синхронизация отклонена, ничего не изменилось.",
        }
        disconnected {
            en: "The connection has been replaced or ended in the meantime. That's why the sync was discarded without changing anything.",
            de: "Die Verbindung wurde inzwischen ersetzt oder getrennt. Deshalb wurde der Abgleich verworfen, ohne etwas zu ändern.",
            ru: "Подключение тем временем заменили или отключили. Поэтому синхронизация отклонена, ничего не изменилось.",
        }
        overtaken {
            en: "A scheduled sync came before anybody had decided. It has read the directory anew.",
            de: "Ein geplanter Abgleich kam, bevor jemand entschieden hatte. Er hat alles neu gelesen.",
            ru: "Синхронизация по расписанию началась раньше, чем кто-либо принял решение. Она прочитала всё заново.",
        }
    }

    /// What a run left out or replaced.
    Warnings {
        name_missing {
            en: ["{n} person has neither first nor last name.", "{n} people have neither first nor last name."],
            de: ["Bei {n} Person fehlen Vor- und Nachname.", "Bei {n} Personen fehlen Vor- und Nachname."],
            ru: ["У {n} человека нет ни имени, ни фамилии.", "У {n} человек нет ни имени, ни фамилии.", "У {n} человек нет ни имени, ни фамилии."],
        }
        unknown_status {
            en: [
                "The employment status of {n} person is blank or unknown. If they are in the directory they stay, if they had left they stay away.",
                "The employment status of {n} people is blank or unknown. Whoever is in the directory stays, whoever had left stays away.",
            ],
            de: [
                "Bei {n} Person ist der Beschäftigungsstatus leer oder unbekannt. Ist sie im Verzeichnis, bleibt sie dort; war sie ausgeschieden, kommt sie nicht zurück.",
                "Bei {n} Personen ist der Beschäftigungsstatus leer oder unbekannt. Wer im Verzeichnis ist, bleibt dort; wer ausgeschieden war, kommt nicht zurück.",
            ],
            ru: [
                "У {n} человека статус занятости пустой или неизвестный. Кто есть в справочнике, остаётся; кто уже ушёл, не возвращается.",
                "У {n} человек статус занятости пустой или неизвестный. Кто есть в справочнике, остаётся; кто уже ушёл, не возвращается.",
                "У {n} человек статус занятости пустой или неизвестный. Кто есть в справочнике, остаётся; кто уже ушёл, не возвращается.",
            ],
        }
        unintelligible(attribute) {
            en: [
                "A value of “{attribute}” of {n} person can't be understood and is left out.",
                "A value of “{attribute}” of {n} people can't be understood and is left out.",
            ],
            de: [
                "Bei {n} Person ist ein Wert von „{attribute}“ nicht zu verstehen und wird ausgelassen.",
                "Bei {n} Personen ist ein Wert von „{attribute}“ nicht zu verstehen und wird ausgelassen.",
            ],
            ru: [
                "У {n} человека одно из значений «{attribute}» не удалось понять, оно пропущено.",
                "У {n} человек одно из значений «{attribute}» не удалось понять, оно пропущено.",
                "У {n} человек одно из значений «{attribute}» не удалось понять, оно пропущено.",
            ],
        }
        too_long(attribute) {
            en: [
                "A value of “{attribute}” of {n} person is too long and is left out.",
                "A value of “{attribute}” of {n} people is too long and is left out.",
            ],
            de: [
                "Bei {n} Person ist ein Wert von „{attribute}“ zu lang und wird ausgelassen.",
                "Bei {n} Personen ist ein Wert von „{attribute}“ zu lang und wird ausgelassen.",
            ],
            ru: [
                "У {n} человека одно из значений «{attribute}» слишком длинное, оно пропущено.",
                "У {n} человек одно из значений «{attribute}» слишком длинное, оно пропущено.",
                "У {n} человек одно из значений «{attribute}» слишком длинное, оно пропущено.",
            ],
        }
        too_many(attribute) {
            en: [
                "{n} person has more than 50 values of “{attribute}”; 50 of them are kept.",
                "{n} people have more than 50 values of “{attribute}”; 50 of each are kept.",
            ],
            de: [
                "{n} Person hat mehr als 50 Werte bei „{attribute}“; 50 davon werden übernommen.",
                "{n} Personen haben mehr als 50 Werte bei „{attribute}“; je 50 davon werden übernommen.",
            ],
            ru: [
                "У {n} человека больше 50 значений «{attribute}»; из них сохранено 50.",
                "У {n} человек больше 50 значений «{attribute}»; у каждого сохранено по 50.",
                "У {n} человек больше 50 значений «{attribute}»; у каждого сохранено по 50.",
            ],
        }
        unidentified {
            en: [
                "{n} record has no usable id and is left out.",
                "{n} records have no usable id and are left out.",
            ],
            de: [
                "{n} Datensatz hat keine brauchbare Kennung und wird ausgelassen.",
                "{n} Datensätze haben keine brauchbare Kennung und werden ausgelassen.",
            ],
            ru: [
                "У {n} записи нет пригодного идентификатора, она пропущена.",
                "У {n} записей нет пригодного идентификатора, они пропущены.",
                "У {n} записей нет пригодного идентификатора, они пропущены.",
            ],
        }
        not_readable(service: Service, attribute) {
            en: "{service} sends “{attribute}” for nobody.",
            de: "„{attribute}“ schickt {service} für niemanden.",
            ru: "{service} ни для кого не присылает «{attribute}».",
        }
        status_not_readable(service: Service) {
            en: "{service} sends no employment status. Somebody who has left is noticed only once they are deleted in {service}, nobody returns, and whoever is new waits until you agree.",
            de: "{service} schickt keinen Beschäftigungsstatus. Wer ausgeschieden ist, fällt erst auf, wenn die Person in {service} gelöscht ist. Niemand kehrt zurück, und wer neu ist, wartet auf dein Einverständnis.",
            ru: "{service} не присылает статус занятости. Уход сотрудника станет заметен, только когда его удалят в {service}. Никто не возвращается, а новые люди ждут вашего согласия.",
        }
        values_lost(attribute) {
            en: [
                "“{attribute}” arrives empty for {n} person who had a value before. The old value stays.",
                "“{attribute}” arrives empty for {n} people who had a value before. The old values stay.",
            ],
            de: [
                "„{attribute}“ kommt für {n} Person leer an, die vorher einen Wert hatte. Der alte Wert bleibt stehen.",
                "„{attribute}“ kommt für {n} Personen leer an, die vorher einen Wert hatten. Die alten Werte bleiben stehen.",
            ],
            ru: [
                "«{attribute}» приходит пустым у {n} человека, у которого раньше было значение. Старое значение остаётся.",
                "«{attribute}» приходит пустым у {n} человек, у которых раньше было значение. Старые значения остаются.",
                "«{attribute}» приходит пустым у {n} человек, у которых раньше было значение. Старые значения остаются.",
            ],
        }
        not_visible {
            en: [
                "The key does not see {n} person any more. They stay in the directory.",
                "The key does not see {n} people any more. They stay in the directory.",
            ],
            de: [
                "{n} Person ist für den Schlüssel nicht mehr sichtbar. Sie bleibt im Verzeichnis.",
                "{n} Personen sind für den Schlüssel nicht mehr sichtbar. Sie bleiben im Verzeichnis.",
            ],
            ru: [
                "Ключ больше не видит {n} человека. Он остаётся в справочнике.",
                "Ключ больше не видит {n} человек. Они остаются в справочнике.",
                "Ключ больше не видит {n} человек. Они остаются в справочнике.",
            ],
        }
    }
}
