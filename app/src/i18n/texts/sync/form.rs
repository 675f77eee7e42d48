//! What the form of the settings says.

crate::texts! {
    /// The form.
    Form {
        settings_hint {
            en: "Everything here is optional. Text and role are for new accounts at iSpring Learn, the name is for all.",
            de: "Alles hier ist freiwillig. Text und Rolle gelten für neue Konten bei iSpring Learn, der Name für alle.",
            ru: "Всё здесь необязательно. Текст и роль относятся к новым аккаунтам в iSpring Learn, имя — ко всем.",
        }
        invitation_hint(placeholders) {
            en: "The message people get with their iSpring Learn account. These placeholders are filled in for each person: {placeholders}.",
            de: "Die Nachricht, die Personen mit ihrem Konto bei iSpring Learn bekommen. Diese Platzhalter werden für jede Person ausgefüllt: {placeholders}.",
            ru: "Сообщение, которое человек получит вместе с аккаунтом в iSpring Learn. Для каждого подставляются: {placeholders}.",
        }
        role_named {
            en: "The role of new iSpring Learn accounts.",
            de: "Die Rolle neuer Konten bei iSpring Learn.",
            ru: "Роль новых аккаунтов в iSpring Learn.",
        }
        synchronisation { en: "Synchronisation", de: "Synchronisation", ru: "Синхронизация" }
        automatic_hint {
            en: "The directory is then read anew at the times below. While this is off, the times are kept for later.",
            de: "Das Verzeichnis wird dann zu den Uhrzeiten unten neu gelesen. Solange das aus ist, bleiben die Uhrzeiten für später stehen.",
            ru: "Тогда справочник читается заново в указанное ниже время. Пока это выключено, время сохраняется на будущее.",
        }
        /// Time `{n}`.
        time(n) { en: "Time {n}", de: "Uhrzeit {n}", ru: "Время {n}" }
        /// Removes time `{n}`.
        remove_time(n) { en: "Remove time {n}", de: "Uhrzeit {n} entfernen", ru: "Удалить время {n}" }
        add_time { en: "Add time", de: "Uhrzeit hinzufügen", ru: "Добавить время" }
        times_hint {
            en: "Up to three times a day, all different.",
            de: "Bis zu dreimal am Tag, jede Uhrzeit nur einmal.",
            ru: "Не более трёх раз в день, время у каждого раза своё.",
        }
        times_full {
            en: "There can be at most three times a day. Remove one to add another.",
            de: "Mehr als drei Uhrzeiten am Tag gehen nicht. Entferne eine, um eine andere hinzuzufügen.",
            ru: "Больше трёх раз в день нельзя. Удалите одно время, чтобы добавить другое.",
        }
        zone_hint {
            en: "The times are meant on the clocks of this zone, daylight saving included.",
            de: "Die Uhrzeiten gelten nach den Uhren dieser Zone, Sommerzeit eingeschlossen.",
            ru: "Время указано по часам этого пояса с учётом перехода на летнее время.",
        }
        zone_suggested {
            en: "Suggested by your browser. The times are meant on the clocks of this zone, daylight saving included.",
            de: "Von deinem Browser vorgeschlagen. Die Uhrzeiten gelten nach den Uhren dieser Zone, Sommerzeit eingeschlossen.",
            ru: "Предложен вашим браузером. Время указано по часам этого пояса с учётом перехода на летнее время.",
        }
        next {
            en: "Next automatic syncs",
            de: "Die nächsten automatischen Abgleiche",
            ru: "Ближайшие автоматические синхронизации",
        }
        next_off {
            en: "None: automatic synchronisation is off.",
            de: "Keine: Der automatische Abgleich ist aus.",
            ru: "Их нет: автоматическая синхронизация выключена.",
        }
        next_no_times {
            en: "None yet: add a time.",
            de: "Noch keine: Füge eine Uhrzeit hinzu.",
            ru: "Пока их нет: добавьте время.",
        }
        next_unclear {
            en: "You see them as soon as the times and the time zone are right.",
            de: "Du siehst sie, sobald Uhrzeiten und Zeitzone stimmen.",
            ru: "Вы увидите их, как только время и часовой пояс будут указаны верно.",
        }
        next_stopped {
            en: "None until a service is connected and its connection works.",
            de: "Keine, bis ein Dienst verbunden ist und die Verbindung funktioniert.",
            ru: "Их не будет, пока сервис не подключён и подключение не работает.",
        }
        /// `{time}` does not exist on that day.
        skipped(time) {
            en: "The clocks skip {time} that day",
            de: "{time} überspringen die Uhren an diesem Tag",
            ru: "В этот день часы перескакивают {time}",
        }
        learning_name_hint {
            en: "Else iSpring Learn gets the full name: it stands on certificates.",
            de: "Sonst bekommt iSpring Learn den vollen Namen: Er steht auf den Zertifikaten.",
            ru: "Иначе iSpring Learn получает полное имя: оно стоит на сертификатах.",
        }
        newcomers { en: "New people", de: "Neue Personen", ru: "Новые люди" }
        newcomers_hint {
            en: "Holds where the first day is released; without it, as long as Personio has somebody as “onboarding”.",
            de: "Gilt, wenn der erste Arbeitstag freigegeben ist; ohne ihn, solange Personio jemanden als „Onboarding“ führt.",
            ru: "Действует, если открыт атрибут «Первый рабочий день»; без него — пока в Personio статус «Onboarding».",
        }
        account_lead_hint {
            en: "So many days before it the account at iSpring Learn is opened and the invitation sent. 0 means on the first day. At most 365.",
            de: "So viele Tage vorher entsteht das Konto bei iSpring Learn und geht die Einladung hinaus. 0 heißt: am ersten Arbeitstag. Höchstens 365.",
            ru: "За столько дней создаётся аккаунт в iSpring Learn и уходит приглашение. 0 — в первый рабочий день. Не больше 365.",
        }
        safety { en: "Safety", de: "Sicherheit", ru: "Защита" }
        taking_along_hint {
            en: "As a table, as contacts or on paper. Else only admins can. Each time is in the audit trail.",
            de: "Als Tabelle, als Kontakte oder auf Papier. Sonst können es nur Admins. Jedes Mal steht im Audit-Protokoll.",
            ru: "Таблицей, контактами или на бумаге. Иначе это могут только администраторы. Каждая выгрузка попадает в журнал аудита.",
        }
        teams_hint {
            en: "With whoever has a work e-mail, on the tab with their contact. It has to be the name they use at Microsoft.",
            de: "Mit allen, die eine dienstliche E-Mail-Adresse haben, beim Kontakt. Sie muss ihr Name bei Microsoft sein.",
            ru: "С теми, у кого есть рабочий адрес, на вкладке с контактом. Он должен совпадать с именем в Microsoft.",
        }
        retention_hint {
            en: "Then they are erased for good. 1 to 365 days.",
            de: "Danach werden sie endgültig gelöscht. 1 bis 365 Tage.",
            ru: "Потом данные удаляются навсегда. От 1 до 365 дней.",
        }
        trail_hint {
            en: "Then its entries are cut off at a signed checkpoint, and what is left still verifies. 1 to 30 years; blank keeps everything.",
            de: "Danach werden seine Einträge an einem signierten Checkpoint abgetrennt, und der Rest lässt sich weiter prüfen. 1 bis 30 Jahre; leer behält alles.",
            ru: "Потом записи отсекаются по подписанной контрольной точке, и остаток по-прежнему можно проверить. От 1 до 30 лет; пусто — хранить всё.",
        }
        offline_hint {
            en: "For colleagues on the road: sealed on the device, erased when somebody signs out or after so many days without a network. 0 keeps nothing.",
            de: "Für unterwegs: versiegelt auf dem Gerät, gelöscht beim Abmelden oder nach so vielen Tagen ohne Netz. 0 behält nichts.",
            ru: "Для тех, кто в дороге: в запечатанном виде на устройстве; стирается при выходе или после стольких дней без сети. 0 — не хранить.",
        }
        guard_hint {
            en: "If a sync would take more people out of the directory than one of these two limits allows, or bring more in or back, or empty an attribute for more of them, it waits until somebody has approved it. What happened in the last 24 hours counts too. The same limits hold for new accounts at iSpring Learn: those wait, the sync does not. 0 means: always ask.",
            de: "Wenn ein Abgleich mehr Personen aus dem Verzeichnis nehmen, aufnehmen oder zurückholen oder ein Attribut bei mehr Personen leeren würde, als eine der beiden Grenzen erlaubt, wartet er, bis jemand zugestimmt hat. Was in den letzten 24 Stunden geschah, zählt mit. Für neue Konten bei iSpring Learn gelten dieselben Grenzen: Sie warten, der Abgleich nicht. 0 heißt: immer fragen.",
            ru: "Если синхронизация убрала бы из справочника, добавила или вернула больше людей, чем разрешает один из этих двух пределов, или опустошила атрибут у большего числа людей, она ждёт, пока кто-нибудь не согласится. Произошедшее за последние 24 часа тоже учитывается. Те же пределы действуют для новых аккаунтов в iSpring Learn: ждут они, а не синхронизация. 0 значит: спрашивать всегда.",
        }
        export_title { en: "Export", de: "Export", ru: "Экспорт" }
        export_hint {
            en: "What people complete in iSpring Learn then goes to BambooHR as training records and certificates, as long as both are connected.",
            de: "Was Personen in iSpring Learn abschließen, geht dann als Schulungsnachweis und Zertifikat an BambooHR, solange beide verbunden sind.",
            ru: "То, что люди проходят в iSpring Learn, попадёт в BambooHR как записи об обучении и сертификаты, пока оба сервиса подключены.",
        }
        certificates_hint {
            en: "Otherwise only those see a certificate who see all of the employee's files in BambooHR. This needs the export to be allowed.",
            de: "Sonst sehen nur die ein Zertifikat, die in BambooHR alle Dateien der Person sehen. Das geht nur, wenn der Export erlaubt ist.",
            ru: "Иначе сертификат увидят только те, кому в BambooHR видны все файлы сотрудника. Для этого экспорт должен быть разрешён.",
        }
        save { en: "Save", de: "Speichern", ru: "Сохранить" }
        saved {
            en: "The settings are saved.",
            de: "Die Einstellungen sind gespeichert.",
            ru: "Настройки сохранены.",
        }
        unchanged { en: "Everything is saved.", de: "Alles ist gespeichert.", ru: "Всё сохранено." }
        changed {
            en: "There are unsaved changes.",
            de: "Es gibt ungespeicherte Änderungen.",
            ru: "Есть несохранённые изменения.",
        }
        /// By `{name}` at `{time}`.
        saved_by(name, time) {
            en: "Last saved by {name}, {time}.",
            de: "Zuletzt gespeichert von {name}, {time}.",
            ru: "Последнее сохранение: {name}, {time}.",
        }
        faulty {
            en: ["Not saved: {n} field needs another look.", "Not saved: {n} fields need another look."],
            de: ["Nicht gespeichert: Sieh dir {n} Feld noch einmal an.", "Nicht gespeichert: Sieh dir {n} Felder noch einmal an."],
            ru: ["Не сохранено: проверьте {n} поле.", "Не сохранено: проверьте {n} поля.", "Не сохранено: проверьте {n} полей."],
        }
    }

    /// What is wrong with a field.
    Faults {
        duplicate_time {
            en: "This time is there already. All times must differ.",
            de: "Diese Uhrzeit gibt es schon. Jede Uhrzeit darf nur einmal vorkommen.",
            ru: "Такое время уже есть. Время у каждого раза должно различаться.",
        }
        too_many_times {
            en: "There can be at most three times a day. Remove this one.",
            de: "Mehr als drei Uhrzeiten am Tag gehen nicht. Entferne diese hier.",
            ru: "Больше трёх раз в день нельзя. Удалите это время.",
        }
        time {
            en: "Enter a time, such as 06:30, or remove the field.",
            de: "Gib eine Uhrzeit ein, zum Beispiel 06:30, oder entferne das Feld.",
            ru: "Укажите время, например 06:30, или удалите поле.",
        }
        zone_blank {
            en: "Choose your organisation's time zone.",
            de: "Wähle die Zeitzone deiner Organisation.",
            ru: "Выберите часовой пояс организации.",
        }
        unknown_zone {
            en: "There is no such time zone. Choose one from the list, such as Europe/Berlin.",
            de: "Diese Zeitzone gibt es nicht. Wähle eine aus der Liste, zum Beispiel Europe/Berlin.",
            ru: "Такого часового пояса нет. Выберите из списка, например Europe/Berlin.",
        }
        unknown_placeholder(first_name, last_name, organisation) {
            en: "Only {first_name}, {last_name} and {organisation} can stand in braces.",
            de: "In geschweiften Klammern können nur {first_name}, {last_name} und {organisation} stehen.",
            ru: "В фигурных скобках могут стоять только {first_name}, {last_name} и {organisation}.",
        }
        too_long {
            en: "The text can have at most 2,000 characters.",
            de: "Der Text darf höchstens 2.000 Zeichen lang sein.",
            ru: "В тексте может быть не больше 2000 знаков.",
        }
        role {
            en: "This is not a UUID. It should look like 0f8fad5b-d9cb-469f-a165-70867728950e.",
            de: "Das ist keine UUID. Sie sieht zum Beispiel so aus: 0f8fad5b-d9cb-469f-a165-70867728950e.",
            ru: "Это не UUID. Он выглядит, например, так: 0f8fad5b-d9cb-469f-a165-70867728950e.",
        }
        unknown_role {
            en: "There is no such role in iSpring Learn. Choose one from the list.",
            de: "Diese Rolle gibt es in iSpring Learn nicht. Wähle eine aus der Liste.",
            ru: "Такой роли в iSpring Learn нет. Выберите одну из списка.",
        }
        account_lead_days {
            en: "Enter a whole number of days from 0 to 365.",
            de: "Gib eine ganze Zahl von 0 bis 365 ein.",
            ru: "Укажите целое число от 0 до 365.",
        }
        trail_years {
            en: "Enter a whole number of years from 1 to 30, or nothing.",
            de: "Gib eine ganze Zahl von 1 bis 30 ein, oder nichts.",
            ru: "Укажите целое число от 1 до 30 или ничего.",
        }
        retention_days {
            en: "Enter a whole number of days from 1 to 365.",
            de: "Gib eine ganze Zahl von 1 bis 365 ein.",
            ru: "Укажите целое число от 1 до 365.",
        }
        offline_days {
            en: "Enter a whole number of days from 0 to 30.",
            de: "Gib eine ganze Zahl von 0 bis 30 ein.",
            ru: "Укажите целое число от 0 до 30.",
        }
        guard_people {
            en: "Enter a whole number from 0 to 1,000,000.",
            de: "Gib eine ganze Zahl von 0 bis 1.000.000 ein.",
            ru: "Укажите целое число от 0 до 1 000 000.",
        }
        guard_percent {
            en: "Enter a whole number from 0 to 100.",
            de: "Gib eine ganze Zahl von 0 bis 100 ein.",
            ru: "Укажите целое число от 0 до 100.",
        }
        blank { en: "Fill this in.", de: "Fülle das aus.", ru: "Заполните это поле." }
    }
}
