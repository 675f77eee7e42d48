//! What the services page and the page of a connection say of any service; what is said of one only is in its guide.

mod plan;
mod problem;
mod run;

use domain::service::Service;

pub use self::{
    plan::{Arrivals, Losses, Plans, ValueWords},
    problem::Problems,
    run::{Runs, Warnings},
};

crate::texts! {
    /// The services page.
    Services {
        title { en: "Integrations", de: "Integrationen", ru: "Интеграции" }
        organisation { en: "Organisation", de: "Organisation", ru: "Организация" }
        intro {
            en: "Connect Rollcall to the system in which your organisation keeps its HR data. The directory then fills itself and stays current. Whoever is new can get an account on the learning platform.",
            de: "Verbinde Rollcall mit dem System, in dem deine Organisation ihre Personaldaten pflegt. Das Verzeichnis füllt sich dann von selbst und bleibt aktuell. Wer neu ist, kann ein Konto auf der Lernplattform bekommen.",
            ru: "Подключите Rollcall к системе, в которой ваша организация ведёт кадровые данные. Справочник будет заполняться сам и оставаться актуальным. Новые люди могут получить аккаунт на учебной платформе.",
        }
        brings(service: Service) {
            en: "Brings names and the details you release from {service} into the directory. Rollcall only reads, and changes nothing in {service}.",
            de: "Holt Namen und die Angaben, die du freigibst, aus {service} ins Verzeichnis. Rollcall liest nur und ändert in {service} nichts.",
            ru: "Переносит в справочник имена и те данные, которые вы откроете, из {service}. Rollcall только читает и ничего не меняет в {service}.",
        }
        /// The same of a service that something may be written to.
        brings_and_takes(service: Service) {
            en: "Brings names and the details you release from {service} into the directory. Only training records and certificates go back, and only if you allow the export.",
            de: "Holt Namen und die Angaben, die du freigibst, aus {service} ins Verzeichnis. Zurück gehen nur Schulungsnachweise und Zertifikate, und nur, wenn du den Export erlaubst.",
            ru: "Переносит в справочник имена и те данные, которые вы откроете, из {service}. Обратно передаются только записи об обучении и сертификаты, и только если вы разрешите экспорт.",
        }
        is_source {
            en: "Source of the directory",
            de: "Quelle des Verzeichnisses",
            ru: "Источник справочника",
        }
        requested(time) {
            en: "Requested on {time}. Whoever runs Rollcall for you will open the service.",
            de: "Angefragt am {time}. Wer Rollcall bei euch betreibt, schaltet den Dienst frei.",
            ru: "Заявка отправлена {time}. Сервис откроет тот, кто обслуживает у вас Rollcall.",
        }
        learn_more { en: "Learn more", de: "Mehr erfahren", ru: "Подробнее" }
        connect { en: "Connect", de: "Verbinden", ru: "Подключить" }
        manage { en: "Manage", de: "Verwalten", ru: "Управлять" }
        resume { en: "Resume setup", de: "Einrichtung fortsetzen", ru: "Продолжить настройку" }
        last_success { en: "Last synced", de: "Zuletzt abgeglichen", ru: "Последняя синхронизация" }
        never_synced { en: "Never yet", de: "Noch nie", ru: "Ещё не было" }
        read_title { en: "What is read", de: "Was gelesen wird", ru: "Что читается" }
        read(service: Service) [
            {
                en: "First and last name: there is no directory without names.",
                de: "Vor- und Nachname: ohne Namen gibt es kein Verzeichnis.",
                ru: "Имя и фамилия: без имён нет справочника.",
            }
            {
                en: "The attributes you release, such as department, team and position.",
                de: "Die Attribute, die du freigibst, zum Beispiel Abteilung, Team und Position.",
                ru: "Атрибуты, которые вы откроете: например отдел, команда и должность.",
            }
            {
                en: "The id in {service} and the employment status, to tell who is new and who has left. They don't appear in the directory.",
                de: "Die Kennung in {service} und der Beschäftigungsstatus, damit zu erkennen ist, wer neu ist und wer nicht mehr da ist. Im Verzeichnis erscheinen sie nicht.",
                ru: "Идентификатор в {service} и статус занятости, чтобы видеть, кто пришёл и кто ушёл. В справочнике их нет.",
            }
        ]
        never_title { en: "What is never read", de: "Was nie gelesen wird", ru: "Что не читается никогда" }
        never [
            {
                en: "Salaries, bank accounts, tax and social security data.",
                de: "Gehalt, Bankverbindung, Steuer- und Sozialversicherungsdaten.",
                ru: "Зарплата, банковские реквизиты, налоговые и страховые данные.",
            }
            {
                en: "Private addresses and private phone numbers.",
                de: "Private Adressen und private Telefonnummern.",
                ru: "Домашние адреса и личные телефоны.",
            }
            {
                en: "Anything you don't release, even if the key would allow it.",
                de: "Alles, was du nicht freigibst, auch wenn der Schlüssel es erlauben würde.",
                ru: "Всё, что вы не открыли, даже если ключ это позволяет.",
            }
        ]
        people {
            en: ["{n} person", "{n} people"],
            de: ["{n} Person", "{n} Personen"],
            ru: ["{n} человек", "{n} человека", "{n} человек"],
        }
        state: States
        connection: Connection
        source: Sources
        request: Request
        disconnect: Disconnect
        run: Runs
        plan: Plans
        problem: Problems
    }

    /// The states of a connection.
    States {
        not_connected { en: "Not connected", de: "Nicht verbunden", ru: "Не подключено" }
        connected { en: "Connected", de: "Verbunden", ru: "Подключено" }
        degraded {
            en: "Connected, but incomplete",
            de: "Verbunden, aber unvollständig",
            ru: "Подключено, но не полностью",
        }
        refused { en: "Refused for now", de: "Vorerst abgelehnt", ru: "Пока отклонён" }
        revoked { en: "Access refused", de: "Zugang abgelehnt", ru: "Доступ отклонён" }
    }

    /// A connection's page.
    Connection {
        all_services { en: "All integrations", de: "Alle Integrationen", ru: "Все интеграции" }
        not_connected_next(service: Service) {
            en: "The setup takes you from {service} to a preview in five steps. Nothing is saved to the directory until you confirm the preview.",
            de: "Die Einrichtung führt dich in fünf Schritten von {service} bis zur Vorschau. Gespeichert wird erst, wenn du die Vorschau bestätigst.",
            ru: "Настройка проведёт вас за пять шагов от {service} до предпросмотра. В справочник ничего не попадёт, пока вы не подтвердите предпросмотр.",
        }
        draft_waits {
            en: "A setup has been started: the access data is tested, but not in use yet.",
            de: "Eine Einrichtung ist angefangen: Die Zugangsdaten sind geprüft, aber noch nicht in Gebrauch.",
            ru: "Настройка начата: данные доступа проверены, но ещё не используются.",
        }
        degraded_what(names) {
            en: "These released attributes don't arrive: {names}. Values already here stay, but are no longer updated.",
            de: "Diese freigegebenen Attribute kommen nicht an: {names}. Vorhandene Werte bleiben stehen, werden aber nicht mehr aktualisiert.",
            ru: "Эти открытые атрибуты не приходят: {names}. Уже полученные значения остаются, но больше не обновляются.",
        }
        degraded_next {
            en: "Then sync again here. Or withdraw the attribute further down.",
            de: "Gleiche danach hier noch einmal ab. Oder ziehe die Freigabe weiter unten zurück.",
            ru: "Затем синхронизируйте ещё раз. Или отзовите атрибут ниже.",
        }
        refused_next(time) {
            en: "Refused since {time}. The next sync tries again. If it goes on for hours, syncing stops, and is tried once a day.",
            de: "Abgelehnt seit {time}. Der nächste Abgleich versucht es wieder. Bleibt es über Stunden dabei, ruht der Abgleich und wird einmal am Tag versucht.",
            ru: "Отклонён с {time}. Следующая синхронизация попробует снова. Если так продлится несколько часов, синхронизация остановится и будет пробоваться раз в день.",
        }
        revoked_next(service: Service in ru) {
            en: "The directory stays as it is until you connect again.",
            de: "Das Verzeichnis bleibt, wie es ist, bis du wieder verbindest.",
            ru: "Справочник останется как есть, пока вы не подключите {service} заново.",
        }
        schedule_stopped {
            en: "The schedule has stopped until then, too.",
            de: "Bis dahin sind auch die automatischen Abgleiche angehalten.",
            ru: "До тех пор остановлены и автоматические синхронизации.",
        }
        connect_again { en: "Connect again", de: "Neu verbinden", ru: "Подключить заново" }
        details { en: "Connection", de: "Verbindung", ru: "Подключение" }
        connected_since { en: "Connected since", de: "Verbunden seit", ru: "Подключено с" }
        directory { en: "In the directory", de: "Im Verzeichnis", ru: "В справочнике" }
        released { en: "Released attributes", de: "Freigegebene Attribute", ru: "Открытые атрибуты" }
        released_hint {
            en: "Only these details are read and stored.",
            de: "Nur diese Angaben werden gelesen und gespeichert.",
            ru: "Читаются и хранятся только эти данные.",
        }
        mandatory { en: "Required", de: "Pflicht", ru: "Обязательно" }
        withdraw { en: "Withdraw", de: "Zurückziehen", ru: "Отозвать" }
        withdraw_one(name) {
            en: "Withdraw {name}",
            de: "Freigabe von {name} zurückziehen",
            ru: "Отозвать: {name}",
        }
        withdraw_title(name) {
            en: "Withdraw “{name}”?",
            de: "Freigabe von „{name}“ zurückziehen?",
            ru: "Отозвать атрибут «{name}»?",
        }
        withdraw_body(service: Service) {
            en: "All stored values of this attribute are erased at once, for everybody. This can't be undone. Nothing changes in {service}.",
            de: "Alle gespeicherten Werte dieses Attributs werden sofort gelöscht, bei allen Personen. Das lässt sich nicht rückgängig machen. In {service} ändert sich nichts.",
            ru: "Все сохранённые значения этого атрибута будут сразу удалены у всех людей. Отменить это нельзя. В {service} ничего не изменится.",
        }
        withdraw_confirm {
            en: "Withdraw and erase values",
            de: "Zurückziehen und Werte löschen",
            ru: "Отозвать и удалить значения",
        }
        withdrawn(name) {
            en: "“{name}” is withdrawn, and its values are erased.",
            de: "Die Freigabe von „{name}“ ist zurückgezogen, die Werte sind gelöscht.",
            ru: "Атрибут «{name}» отозван, его значения удалены.",
        }
        over_granted {
            en: "The key may read more than it needs",
            de: "Der Schlüssel darf mehr als nötig",
            ru: "Ключу разрешено больше, чем нужно",
        }
        over_granted_hint {
            en: "The key may read these fields, though nobody released them. Rollcall never fetches their values. It is still safer if the key can't read them at all.",
            de: "Diese Felder darf der Schlüssel lesen, obwohl sie niemand freigegeben hat. Rollcall ruft ihre Werte nicht ab. Sicherer ist es trotzdem, wenn der Schlüssel sie gar nicht lesen kann.",
            ru: "Ключ может читать эти поля, хотя никто их не открывал. Rollcall не запрашивает их значения. И всё же надёжнее, если ключ вовсе не сможет их прочитать.",
        }
        sync { en: "Sync", de: "Abgleich", ru: "Синхронизация" }
        sync_now { en: "Sync now", de: "Jetzt abgleichen", ru: "Синхронизировать" }
        no_run {
            en: "There has been no sync yet.",
            de: "Es gab noch keinen Abgleich.",
            ru: "Синхронизаций ещё не было.",
        }
    }

    /// Which service the directory is read from.
    Sources {
        title { en: "Directory", de: "Verzeichnis", ru: "Справочник" }
        read_from(source: Service, service: Service) {
            en: "The directory is read from {source}, not from {service}.",
            de: "Das Verzeichnis wird aus {source} gelesen, nicht aus {service}.",
            ru: "Справочник читается из {source}, а не из {service}.",
        }
        read_from_none {
            en: "The directory is not read from any service at the moment.",
            de: "Das Verzeichnis wird gerade aus keinem Dienst gelesen.",
            ru: "Справочник сейчас не читается ни из одного сервиса.",
        }
        make {
            en: "Use as the directory's source",
            de: "Als Quelle des Verzeichnisses verwenden",
            ru: "Сделать источником справочника",
        }
        make_hint(service: Service) {
            en: "You see beforehand what changes: who stays, who joins, and who is missing in {service}. Until you confirm, everything stays as it is.",
            de: "Du siehst vorher, was sich ändert: wer bleibt, wer dazukommt und wer in {service} fehlt. Bis du bestätigst, bleibt alles, wie es ist.",
            ru: "Вы заранее увидите, что изменится: кто останется, кто появится и кого нет в {service}. Пока вы не подтвердите, всё останется как есть.",
        }
        decided_there(service: Service) {
            en: "This sync reads {service}. That is where you see it and decide.",
            de: "Dieser Abgleich liest {service}. Dort siehst du ihn und entscheidest.",
            ru: "Эта синхронизация читает {service}. Посмотреть её и принять решение можно там.",
        }
    }

    /// Asking for a service that the operator opens.
    Request {
        title(service: Service) {
            en: "Request {service}",
            de: "{service} anfragen",
            ru: "Заявка на {service}",
        }
        intro {
            en: "Whoever runs Rollcall for you opens this service. Say briefly what it is about; then you can connect it here.",
            de: "Diesen Dienst schaltet frei, wer Rollcall bei euch betreibt. Sag kurz, worum es geht; danach kannst du ihn hier verbinden.",
            ru: "Этот сервис открывает тот, кто обслуживает у вас Rollcall. Расскажите коротко, что вам нужно, и потом вы сможете подключить его здесь.",
        }
        contact { en: "Contact", de: "Kontakt", ru: "Контакт" }
        contact_hint {
            en: "Who asks, and how do we reach you? A name and an e-mail address, for example.",
            de: "Wer fragt an, und wie erreichen wir dich? Zum Beispiel Name und E-Mail.",
            ru: "Кто просит и как с вами связаться? Например, имя и почта.",
        }
        people { en: "About how many people", de: "Ungefähre Zahl der Personen", ru: "Примерное число людей" }
        people_hint {
            en: "How many people the directory will have.",
            de: "So viele Personen soll das Verzeichnis etwa haben.",
            ru: "Сколько человек будет в справочнике.",
        }
        note { en: "Note", de: "Anmerkung", ru: "Примечание" }
        note_hint {
            en: "Optional, at most 200 characters.",
            de: "Freiwillig, höchstens 200 Zeichen.",
            ru: "Необязательно, не больше 200 символов.",
        }
        send { en: "Send the request", de: "Anfrage senden", ru: "Отправить заявку" }
        not_a_number {
            en: "Enter a number, such as 120.",
            de: "Gib eine Zahl ein, zum Beispiel 120.",
            ru: "Введите число, например 120.",
        }
        sent_title(service: Service) {
            en: "{service} is requested",
            de: "{service} ist angefragt",
            ru: "Заявка на {service} отправлена",
        }
        sent_at(time) { en: "Requested on {time}.", de: "Angefragt am {time}.", ru: "Отправлена {time}." }
        sent_next {
            en: "Whoever runs Rollcall for you has the request and will open the service. Then you can connect it under Integrations.",
            de: "Wer Rollcall bei euch betreibt, hat die Anfrage und schaltet den Dienst frei. Danach kannst du ihn unter Integrationen verbinden.",
            ru: "Тот, кто обслуживает у вас Rollcall, получил заявку и откроет сервис. После этого его можно будет подключить в разделе «Интеграции».",
        }
        open_title(service: Service) {
            en: "{service} is open",
            de: "{service} ist freigeschaltet",
            ru: "Сервис {service} открыт",
        }
        open_next {
            en: "You can connect the service now.",
            de: "Du kannst den Dienst jetzt verbinden.",
            ru: "Теперь его можно подключить.",
        }
    }

    /// Disconnecting.
    Disconnect {
        open { en: "Disconnect", de: "Verbindung trennen", ru: "Отключить" }
        title(service: Service) {
            en: "Disconnect {service}?",
            de: "Verbindung zu {service} trennen?",
            ru: "Отключить {service}?",
        }
        body(service: Service) {
            en: "The access data is deleted. To sync again, you have to connect {service} anew.",
            de: "Die Zugangsdaten werden gelöscht. Um wieder abzugleichen, musst du {service} neu verbinden.",
            ru: "Данные доступа будут удалены. Чтобы снова синхронизировать, придётся подключить {service} заново.",
        }
        nobody_from_it(source: Service) {
            en: "The directory is read from {source}: nothing happens to the people in it.",
            de: "Das Verzeichnis wird aus {source} gelesen: An den Personen darin ändert sich nichts.",
            ru: "Справочник читается из {source}: с людьми в нём ничего не произойдёт.",
        }
        question {
            en: "What should happen to the people in the directory?",
            de: "Was soll mit den Personen im Verzeichnis geschehen?",
            ru: "Что делать с людьми в справочнике?",
        }
        keep { en: "Keep the people", de: "Personen behalten", ru: "Оставить людей" }
        keep_hint {
            en: "They stay in the directory as they were last read, and are no longer updated.",
            de: "Sie bleiben im Verzeichnis, wie sie zuletzt gelesen wurden, und werden nicht mehr aktualisiert.",
            ru: "Они останутся в справочнике такими, какими были прочитаны в последний раз, и больше не будут обновляться.",
        }
        erase { en: "Erase the people", de: "Personen löschen", ru: "Удалить людей" }
        erase_hint {
            en: "All people and their values are erased from Rollcall. This can't be undone.",
            de: "Alle Personen und ihre Werte werden aus Rollcall gelöscht. Das lässt sich nicht rückgängig machen.",
            ru: "Все люди и их данные будут удалены из Rollcall. Отменить это нельзя.",
        }
        choose {
            en: "Please choose what should happen to the people.",
            de: "Bitte wähle, was mit den Personen geschehen soll.",
            ru: "Выберите, что делать с людьми.",
        }
        confirm { en: "Disconnect", de: "Trennen", ru: "Отключить" }
        done_kept(service: Service in ru) {
            en: "Disconnected. The people are still in the directory.",
            de: "Die Verbindung ist getrennt. Die Personen sind noch im Verzeichnis.",
            ru: "{service} отключён. Люди остались в справочнике.",
        }
        done_erased(service: Service in ru) {
            en: "Disconnected, and the people are erased.",
            de: "Die Verbindung ist getrennt, die Personen sind gelöscht.",
            ru: "{service} отключён, люди удалены.",
        }
    }
}
