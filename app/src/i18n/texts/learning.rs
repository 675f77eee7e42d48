//! What is said of the learning platform: what it brings, its wizard, its connection.

use domain::service::Service;

crate::texts! {
    /// The learning platform.
    Learning {
        brings(service: Service) {
            en: "Gives new people in the directory an account at {service}, with an invitation if you like. What they complete there goes back to BambooHR if you allow it.",
            de: "Gibt neuen Personen aus dem Verzeichnis ein Konto bei {service}, mit einer Einladung, wenn du möchtest. Was sie dort abschließen, geht auf Wunsch an BambooHR zurück.",
            ru: "Создаёт новым людям из справочника аккаунт в {service}, если хотите, с приглашением. То, что они там проходят, возвращается в BambooHR, если вы это разрешите.",
        }
        does_title { en: "What it does", de: "Was geschieht", ru: "Что происходит" }
        does(service: Service) [
            {
                en: "Whoever is new in the directory gets an account, once an administrator has approved it.",
                de: "Wer neu ins Verzeichnis kommt, bekommt ein Konto, sobald jemand mit Administratorrechten zugestimmt hat.",
                ru: "Новый человек в справочнике получает аккаунт, как только это одобрит администратор.",
            }
            {
                en: "Name, work email, department and position go to {service} and are kept current there.",
                de: "Name, E-Mail (dienstlich), Abteilung und Position gehen an {service} und bleiben dort aktuell.",
                ru: "Имя, рабочая почта, отдел и должность передаются в {service} и остаются там актуальными.",
            }
            {
                en: "The account of somebody who leaves is deactivated, but not deleted.",
                de: "Wer ausscheidet, dessen Konto wird deaktiviert, aber nicht gelöscht.",
                ru: "Аккаунт того, кто ушёл, отключается, но не удаляется.",
            }
            {
                en: "Completed courses go to BambooHR as training records and certificates, if you allow it.",
                de: "Abgeschlossene Kurse gehen als Schulungsnachweis und Zertifikat an BambooHR, wenn du das erlaubst.",
                ru: "Пройденные курсы попадают в BambooHR как записи об обучении и сертификаты, если вы это разрешите.",
            }
        ]
        never_title { en: "What it never does", de: "Was nie geschieht", ru: "Чего не бывает никогда" }
        never(service: Service) [
            {
                en: "Accounts are never deleted, and no invitation goes out twice.",
                de: "Konten werden nie gelöscht, und keine Einladung geht zweimal hinaus.",
                ru: "Аккаунты никогда не удаляются, и ни одно приглашение не уходит дважды.",
            }
            {
                en: "People without a work email get no account.",
                de: "Personen ohne E-Mail (dienstlich) bekommen kein Konto.",
                ru: "Люди без рабочей почты аккаунт не получают.",
            }
            {
                en: "Birthday, gender, address, phone and skills never go to {service}.",
                de: "Geburtsdatum, Geschlecht, Adresse, Telefon und Skills gehen nie an {service}.",
                ru: "День рождения, пол, адрес, телефон и навыки никогда не передаются в {service}.",
            }
        ]
        needs_title { en: "What you need", de: "Was du dafür brauchst", ru: "Что для этого нужно" }
        needs(service: Service) [
            {
                en: "An account of {service} in the cloud. The integration does not work with an installation on a server of your own company.",
                de: "Ein Konto von {service} in der Cloud. Mit einer Installation auf einem Server deiner eigenen Firma funktioniert die Integration nicht.",
                ru: "Аккаунт {service} в облаке. С установкой на сервере вашей компании интеграция не работает.",
            }
            {
                en: "The “Business” subscription: the API comes with that one only.",
                de: "Das Abonnement „Business“: Nur damit gibt es die Schnittstelle.",
                ru: "Подписка «Business»: API есть только в ней.",
            }
            {
                en: "The attribute “Work email”, released in the directory's source: people sign in with this address.",
                de: "Das Attribut „E-Mail (dienstlich)“, freigegeben in der Quelle des Verzeichnisses: Mit dieser Adresse melden sich die Personen an.",
                ru: "Атрибут «Рабочая почта», открытый в источнике справочника: с этим адресом люди входят.",
            }
        ]
        defaults: Defaults
        role: Roles
        connection: Connection
        emails: Emails
        accounts: Accounts
        left_out: LeftOuts
        disconnect: Disconnect
    }

    /// The wizard's last step.
    Defaults {
        title {
            en: "Choose department and role",
            de: "Abteilung und Rolle wählen",
            ru: "Выбор подразделения и роли",
        }
        short { en: "Department and role", de: "Abteilung und Rolle", ru: "Подразделение и роль" }
        intro {
            en: "New accounts are opened with these. You can change both later.",
            de: "Damit entstehen neue Konten. Beides lässt sich später ändern.",
            ru: "С ними создаются новые аккаунты. И то и другое можно изменить позже.",
        }
        department { en: "Default department", de: "Standardabteilung", ru: "Подразделение по умолчанию" }
        department_hint {
            en: "New accounts are opened in this department, or in one below it that is called like the department in the directory.",
            de: "Neue Konten entstehen in dieser Abteilung oder in einer darunter, die so heißt wie die Abteilung im Verzeichnis.",
            ru: "Новые аккаунты создаются в этом подразделении или в одном из вложенных, которое называется так же, как отдел в справочнике.",
        }
        role_hint(service: Service) {
            en: "What new accounts may do in {service}.",
            de: "Was neue Konten in {service} dürfen.",
            ru: "Что новым аккаунтам можно делать в {service}.",
        }
        nothing_yet {
            en: "“Connect” opens no account yet, and nobody gets a message: after the next sync you see who would get an account, and approve it.",
            de: "Mit „Verbinden“ entsteht noch kein Konto, und niemand bekommt eine Nachricht: Nach dem nächsten Abgleich siehst du, wer ein Konto bekäme, und stimmst zu.",
            ru: "Кнопка «Подключить» ещё не создаёт аккаунтов, и никто не получает сообщений: после следующей синхронизации вы увидите, кто получил бы аккаунт, и одобрите это.",
        }
        connect { en: "Connect", de: "Verbinden", ru: "Подключить" }
    }

    /// Choosing a role.
    Roles {
        learner {
            en: "The platform's own learner role",
            de: "Die Rolle der Plattform für Lernende",
            ru: "Роль учащегося самой платформы",
        }
        other { en: "Another role, as a UUID", de: "Eine andere Rolle, als UUID", ru: "Другая роль, по UUID" }
        uuid { en: "The role's UUID", de: "UUID der Rolle", ru: "UUID роли" }
        uuid_hint {
            en: "You find it on the roles page of iSpring's administration.",
            de: "Du findest sie auf der Seite „Rollen“ in der Verwaltung von iSpring.",
            ru: "Получить его можно на странице ролей в административной панели iSpring.",
        }
    }

    /// The connection's page.
    Connection {
        not_connected_next(service: Service) {
            en: "The setup takes you from {service} to a connection in four steps. Nobody gets an account until you have approved it.",
            de: "Die Einrichtung führt dich in vier Schritten von {service} bis zur Verbindung. Ein Konto bekommt erst jemand, wenn du zugestimmt hast.",
            ru: "Настройка проведёт вас за четыре шага от {service} до подключения. Никто не получит аккаунт, пока вы его не одобрите.",
        }
        refused_next(time) {
            en: "Refused since {time}. The next sync tries again; until then no accounts are opened, changed or deactivated.",
            de: "Abgelehnt seit {time}. Der nächste Abgleich versucht es wieder; bis dahin werden keine Konten angelegt, geändert oder deaktiviert.",
            ru: "Отклонён с {time}. Следующая синхронизация попробует снова; до неё аккаунты не создаются, не меняются и не отключаются.",
        }
        revoked_next(service: Service in ru) {
            en: "Until you connect again, no accounts are opened, changed or deactivated.",
            de: "Bis du wieder verbindest, werden keine Konten angelegt, geändert oder deaktiviert.",
            ru: "Пока вы не подключите {service} заново, аккаунты не создаются, не меняются и не отключаются.",
        }
        change_role {
            en: "Change default role and invitation",
            de: "Standardrolle und Einladungstext ändern",
            ru: "Изменить роль по умолчанию и текст приглашения",
        }
    }

    /// Whether people's e-mail addresses are there.
    Emails {
        not_released {
            en: "The e-mail addresses are not released",
            de: "Die E-Mail-Adressen sind nicht freigegeben",
            ru: "Адреса почты не открыты",
        }
        not_released_next {
            en: "Without the attribute “Work email”, nobody gets an account. Go through the setup of the directory's source once more and release it there.",
            de: "Ohne das Attribut „E-Mail (dienstlich)“ bekommt niemand ein Konto. Geh die Einrichtung der Quelle des Verzeichnisses noch einmal durch und gib es dort frei.",
            ru: "Без атрибута «Рабочая почта» никто не получит аккаунт. Пройдите настройку источника справочника ещё раз и откройте его там.",
        }
        release {
            en: "Release the work email",
            de: "E-Mail (dienstlich) freigeben",
            ru: "Открыть рабочую почту",
        }
        no_source {
            en: "The directory is not read from any service yet",
            de: "Das Verzeichnis wird noch aus keinem Dienst gelesen",
            ru: "Справочник пока не читается ни из какого сервиса",
        }
        no_source_next {
            en: "People in the directory get the accounts. First connect the system in which your organisation keeps its HR data, and release “Work email” there.",
            de: "Konten bekommen Personen aus dem Verzeichnis. Verbinde zuerst das System, in dem deine Organisation ihre Personaldaten pflegt, und gib dort „E-Mail (dienstlich)“ frei.",
            ru: "Аккаунты получают люди из справочника. Сначала подключите систему, в которой ваша организация ведёт кадровые данные, и откройте там «Рабочую почту».",
        }
    }

    /// How many accounts there are.
    Accounts {
        title { en: "Accounts", de: "Konten", ru: "Аккаунты" }
        created { en: "Opened", de: "Angelegt", ru: "Созданы" }
        adopted { en: "Taken over", de: "Übernommen", ru: "Приняты" }
        deactivated { en: "Deactivated", de: "Deaktiviert", ru: "Отключены" }
        waiting { en: "Waiting for approval", de: "Warten auf Zustimmung", ru: "Ждут одобрения" }
        refused { en: "Refused", de: "Abgelehnt", ru: "Отклонены" }
        without_email { en: "Without e-mail", de: "Ohne E-Mail", ru: "Без почты" }
    }

    /// Who has no account.
    LeftOuts {
        title { en: "Without an account", de: "Ohne Konto", ru: "Без аккаунта" }
        hint {
            en: "These people need help. Each sync tries again by itself.",
            de: "Diese Personen brauchen Hilfe. Bei jedem Abgleich wird es von selbst noch einmal versucht.",
            ru: "Этим людям нужна помощь. При каждой синхронизации попытка повторяется сама.",
        }
        nobody {
            en: "Nobody: everybody who can have an account has one, or waits for your approval.",
            de: "Niemand: Alle, die ein Konto haben können, haben eines oder warten auf deine Zustimmung.",
            ru: "Таких нет: у всех, кому положен аккаунт, он есть или ждёт вашего одобрения.",
        }
        no_email {
            en: "Has no work email. Enter it in the HR system.",
            de: "Hat keine E-Mail (dienstlich). Trag sie im Personalsystem ein.",
            ru: "Нет рабочей почты. Укажите её в кадровой системе.",
        }
        address_taken {
            en: "The account with this address is somebody else’s already. Check the address in the HR system.",
            de: "Das Konto mit dieser Adresse gehört schon einer anderen Person. Prüfe die Adresse im Personalsystem.",
            ru: "Аккаунт с этим адресом уже принадлежит другому человеку. Проверьте адрес в кадровой системе.",
        }
        address_shared {
            en: "Several people in the directory have the same address. Correct it in the HR system.",
            de: "Mehrere Personen im Verzeichnis haben dieselbe Adresse. Berichtige sie im Personalsystem.",
            ru: "У нескольких человек в справочнике один и тот же адрес. Исправьте его в кадровой системе.",
        }
        not_accepted(service: Service) {
            en: "{service} does not accept the details. Most often the address belongs to an account that the key does not see, or a required field is missing. Create the key with an account that sees all departments, and check the required fields in {service}.",
            de: "{service} nimmt die Angaben nicht an. Meist gehört die Adresse zu einem Konto, das der Schlüssel nicht sieht, oder es fehlt ein Pflichtfeld. Lege den Schlüssel mit einem Konto an, das alle Abteilungen sieht, und prüfe die Pflichtfelder in {service}.",
            ru: "{service} не принимает данные. Чаще всего адрес принадлежит аккаунту, которого ключ не видит, или не заполнено обязательное поле. Создайте ключ под учётной записью, которой видны все подразделения, и проверьте обязательные поля в {service}.",
        }
        more {
            en: ["And {n} more person.", "And {n} more people."],
            de: ["Und {n} weitere Person.", "Und {n} weitere Personen."],
            ru: ["И ещё {n} человек.", "И ещё {n} человека.", "И ещё {n} человек."],
        }
    }

    /// Disconnecting.
    Disconnect {
        body(service: Service) {
            en: "The access data is erased. The accounts stay in {service} as they are: Rollcall opens, changes and deactivates none any more, and nothing goes to BambooHR.",
            de: "Die Zugangsdaten werden gelöscht. Die Konten bleiben in {service}, wie sie sind: Rollcall legt keine mehr an, ändert und deaktiviert keine, und nichts geht mehr an BambooHR.",
            ru: "Данные доступа удаляются. Аккаунты в {service} остаются как есть: Rollcall больше не создаёт, не меняет и не отключает их, и в BambooHR ничего не передаётся.",
        }
        done(service: Service) {
            en: "The connection to {service} has ended. The accounts have stayed as they were.",
            de: "Die Verbindung zu {service} ist getrennt. Die Konten sind geblieben, wie sie waren.",
            ru: "Подключение {service} отключено. Аккаунты остались как были.",
        }
    }
}
