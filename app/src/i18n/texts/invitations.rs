//! What is said of people who wait for their learning account, and of what a run did with accounts.

use domain::service::Service;

crate::texts! {
    /// Who waits for their account.
    Invitations {
        title { en: "New accounts", de: "Neue Konten", ru: "Новые аккаунты" }
        intro(service: Service) {
            en: "These people would get an account at {service}. Nothing happens until you have approved it.",
            de: "Diese Personen würden ein Konto bei {service} bekommen. Bis du zugestimmt hast, geschieht nichts.",
            ru: "Эти люди получили бы аккаунт в {service}. Пока вы этого не одобрите, ничего не произойдёт.",
        }
        nobody_title { en: "Nobody is waiting", de: "Niemand wartet", ru: "Никто не ждёт" }
        nobody(service: Service) {
            en: "As long as {service} is connected, whoever is new in the directory after a sync appears here.",
            de: "Solange {service} verbunden ist, erscheint hier, wer nach einem Abgleich neu im Verzeichnis ist.",
            ru: "Пока {service} подключён, здесь появляются те, кто после синхронизации впервые попал в справочник.",
        }
        to_sync { en: "Go to syncs", de: "Zum Abgleich", ru: "К синхронизации" }
        counts { en: "Number of accounts", de: "Anzahl der Konten", ru: "Число аккаунтов" }
        invited { en: "New accounts", de: "Neue Konten", ru: "Новые аккаунты" }
        adopted { en: "To be taken over", de: "Zu übernehmen", ru: "Переходят к Rollcall" }
        takeovers {
            en: "Accounts of people who have left",
            de: "Konten von Ausgeschiedenen",
            ru: "Аккаунты ушедших сотрудников",
        }
        /// Some get the account of somebody else who has left: an admin has to look at the two names.
        compare_names {
            en: "An e-mail address here belonged to somebody else before, who has left. Compare the two names: the account with everything in it passes to the new person. What the former one completed stays theirs and is never exported for the new one.",
            de: "Eine dieser E-Mail-Adressen gehörte früher jemand anderem, der ausgeschieden ist. Vergleiche die beiden Namen: Das Konto geht mit allem, was darin ist, an die neue Person über. Was die frühere Person abgeschlossen hat, bleibt ihres und wird nie für die neue exportiert.",
            ru: "Один из этих адресов раньше принадлежал другому человеку, который ушёл из компании. Сравните оба имени: аккаунт со всем содержимым перейдёт к новому сотруднику. То, что прошёл прежний, остаётся за ним и никогда не выгружается для нового.",
        }
        no_text {
            en: "There is no invitation text, so nothing is mailed: people learn of their account only from you.",
            de: "Es gibt keinen Einladungstext, also wird nichts verschickt: Von ihrem Konto erfahren die Personen nur durch dich.",
            ru: "Текста приглашения нет, поэтому писем не будет: об аккаунте люди узнают только от вас.",
        }
        set_text { en: "Write an invitation", de: "Einladungstext schreiben", ru: "Написать приглашение" }
        /// The invitation as `{name}` gets it.
        letter(name) {
            en: "As {name} gets it by mail",
            de: "So bekommt {name} es per Mail",
            ru: "Письмо, которое получит {name}",
        }
        people { en: "People", de: "Personen", ru: "Люди" }
        email { en: "Signs in with", de: "Meldet sich an mit", ru: "Адрес для входа" }
        gets { en: "Gets", de: "Bekommt", ru: "Что получит" }
        gets_account { en: "A new account", de: "Ein neues Konto", ru: "Новый аккаунт" }
        gets_adoption {
            en: "Their own account, taken over without a mail",
            de: "Das eigene Konto, das schon da ist, ohne Mail",
            ru: "Уже имеющийся аккаунт, без письма",
        }
        /// The account of `{name}`, who has left.
        gets_takeover(name) {
            en: "The account of {name}, who has left, without a mail",
            de: "Das Konto von {name} (ausgeschieden), ohne Mail",
            ru: "Аккаунт, который принадлежал ушедшему сотруднику ({name}), без письма",
        }
        gets_takeover_erased {
            en: "The account of a former employee whose data was erased, without a mail",
            de: "Das Konto einer ausgeschiedenen Person, deren Daten gelöscht wurden, ohne Mail",
            ru: "Аккаунт бывшего сотрудника, данные которого удалены, без письма",
        }
        letter_above { en: "Invitation: see above", de: "Einladung: siehe oben", ru: "Приглашение: см. выше" }
        show_letter { en: "Invitation", de: "Einladung", ru: "Приглашение" }
        /// So many accounts are opened: a part of what the button says.
        opens {
            en: ["open {n} account", "open {n} accounts"],
            de: ["{n} Konto anlegen", "{n} Konten anlegen"],
            ru: ["создать {n} аккаунт", "создать {n} аккаунта", "создать {n} аккаунтов"],
        }
        adopts {
            en: ["take over {n} account", "take over {n} accounts"],
            de: ["{n} Konto übernehmen", "{n} Konten übernehmen"],
            ru: ["принять {n} аккаунт", "принять {n} аккаунта", "принять {n} аккаунтов"],
        }
        hands_over {
            en: ["hand over {n} account of somebody who has left", "hand over {n} accounts of people who have left"],
            de: ["{n} Konto einer ausgeschiedenen Person weitergeben", "{n} Konten ausgeschiedener Personen weitergeben"],
            ru: ["передать {n} аккаунт ушедшего сотрудника", "передать {n} аккаунта ушедших сотрудников", "передать {n} аккаунтов ушедших сотрудников"],
        }
        mails {
            en: ["mail {n} invitation", "mail {n} invitations"],
            de: ["{n} Einladung verschicken", "{n} Einladungen verschicken"],
            ru: ["отправить {n} приглашение", "отправить {n} приглашения", "отправить {n} приглашений"],
        }
        mails_nobody { en: "mail nobody", de: "nichts verschicken", ru: "не отправлять писем" }
        /// Whether so many accounts are opened.
        ask_open {
            en: ["Open {n} account?", "Open {n} accounts?"],
            de: ["{n} Konto anlegen?", "{n} Konten anlegen?"],
            ru: ["Создать {n} аккаунт?", "Создать {n} аккаунта?", "Создать {n} аккаунтов?"],
        }
        /// The word on the button that does.
        open { en: "Open accounts", de: "Konten anlegen", ru: "Создать аккаунты" }
        /// Whether so many accounts are approved, of which some are there already.
        ask_approve {
            en: ["Approve {n} account?", "Approve {n} accounts?"],
            de: ["Diesem Konto zustimmen?", "Diesen {n} Konten zustimmen?"],
            ru: ["Одобрить {n} аккаунт?", "Одобрить {n} аккаунта?", "Одобрить {n} аккаунтов?"],
        }
        approve { en: "Approve accounts", de: "Zustimmen", ru: "Одобрить" }
        ask_mailing {
            en: "Mails can't be called back. Accounts can only be deactivated later, not undone.",
            de: "Verschickte Mails lassen sich nicht zurückholen. Konten lassen sich später nur deaktivieren, nicht ungeschehen machen.",
            ru: "Отправленные письма нельзя отозвать. Аккаунты потом можно только отключить, но не отменить.",
        }
        ask_silent {
            en: "Nothing is mailed. Accounts can only be deactivated later, not undone.",
            de: "Es wird nichts verschickt. Konten lassen sich später nur deaktivieren, nicht ungeschehen machen.",
            ru: "Писем не будет. Аккаунты потом можно только отключить, но не отменить.",
        }
        approved {
            en: "Approved. The accounts are being opened now.",
            de: "Zugestimmt. Die Konten werden jetzt angelegt.",
            ru: "Одобрено. Аккаунты создаются.",
        }
        changed {
            en: "The list has changed in the meantime and was loaded again. Please have another look.",
            de: "Die Liste hat sich inzwischen geändert und wurde neu geladen. Bitte sieh sie dir noch einmal an.",
            ru: "Список за это время изменился и загружен заново. Посмотрите его ещё раз.",
        }
        busy {
            en: "A sync is running right now. Approve as soon as it is finished.",
            de: "Gerade läuft ein Abgleich. Stimme zu, sobald er fertig ist.",
            ru: "Сейчас идёт синхронизация. Одобрите, когда она закончится.",
        }
        /// So many people wait.
        waiting {
            en: ["{n} person waits for their learning account.", "{n} people wait for their learning accounts."],
            de: ["{n} Person wartet auf ihr Konto auf der Lernplattform.", "{n} Personen warten auf ihr Konto auf der Lernplattform."],
            ru: ["{n} человек ждёт аккаунт учебной платформы.", "{n} человека ждут аккаунты учебной платформы.", "{n} человек ждут аккаунты учебной платформы."],
        }
        review { en: "Look at them and approve", de: "Ansehen und zustimmen", ru: "Посмотреть и одобрить" }
        run: AccountFacts
    }

    /// What a run did with accounts.
    AccountFacts {
        title(service: Service) {
            en: "Accounts at {service}",
            de: "Konten bei {service}",
            ru: "Аккаунты в {service}",
        }
        created { en: "Opened", de: "Angelegt", ru: "Создано" }
        adopted { en: "Taken over", de: "Übernommen", ru: "Принято" }
        updated { en: "Updated", de: "Aktualisiert", ru: "Обновлено" }
        deactivated { en: "Deactivated", de: "Deaktiviert", ru: "Отключено" }
        activated { en: "Activated again", de: "Wieder aktiviert", ru: "Снова включено" }
        waiting { en: "Waiting for approval", de: "Warten auf Zustimmung", ru: "Ждут одобрения" }
        refused { en: "Refused", de: "Abgelehnt", ru: "Отклонено" }
        without_email {
            en: "People without a work e-mail",
            de: "Personen ohne E-Mail (dienstlich)",
            ru: "Люди без рабочей почты",
        }
        later {
            en: "Account on the first day",
            de: "Konto erst zum ersten Arbeitstag",
            ru: "Аккаунт к первому рабочему дню",
        }
        departments_missing {
            en: "Departments that could not be created",
            de: "Abteilungen, die nicht angelegt werden konnten",
            ru: "Отделы, которые не удалось создать",
        }
        stopped {
            en: "The accounts could not all be brought in step.",
            de: "Nicht alle Konten konnten angeglichen werden.",
            ru: "Не все аккаунты удалось привести в соответствие.",
        }
        stopped_next {
            en: "The next sync goes on with them.",
            de: "Der nächste Abgleich macht damit weiter.",
            ru: "Следующая синхронизация продолжит.",
        }
    }
}
