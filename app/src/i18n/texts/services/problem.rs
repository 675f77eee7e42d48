//! What can go wrong with a service.

use domain::service::Service;

crate::texts! {
    /// What went wrong with a service.
    Problems {
        wrong_credential(service: Service, wrong_credential) {
            what {
                en: "{service} does not recognise this access data.",
                de: "{service} erkennt diese Zugangsdaten nicht.",
                ru: "{service} не узнаёт эти данные доступа.",
            }
            next { en: "{wrong_credential}", de: "{wrong_credential}", ru: "{wrong_credential}" }
        }
        unknown_company(service: Service) {
            what {
                en: "{service} knows no company at this address.",
                de: "{service} kennt keine Firma mit dieser Adresse.",
                ru: "{service} не знает компании с таким адресом.",
            }
            next {
                en: "Check the field “Subdomain”: it is the part before “.bamboohr.com” in the address at which you sign in.",
                de: "Prüfe das Feld „Subdomain“: Es ist der Teil vor „.bamboohr.com“ in der Adresse, unter der du dich anmeldest.",
                ru: "Проверьте поле «Subdomain»: это часть перед «.bamboohr.com» в адресе, по которому вы входите.",
            }
        }
        locked(service: Service) {
            what {
                en: "{service} has locked its API for a while.",
                de: "{service} hat seine Schnittstelle für eine Weile gesperrt.",
                ru: "{service} на время закрыл свой API.",
            }
            next {
                en: "Until then, {service} answers nobody in your company: its API is switched off, or too many unknown keys were tried. Wait, and don't try other keys, or the lock lasts longer.",
                de: "Solange antwortet {service} niemandem aus deiner Firma: Die Schnittstelle ist abgeschaltet, oder es wurden zu viele unbekannte Schlüssel probiert. Warte etwas und probiere so lange keine anderen Schlüssel, sonst dauert die Sperre länger.",
                ru: "Пока это так, {service} не отвечает никому из вашей компании: API отключён, или кто-то перебрал слишком много неизвестных ключей. Подождите и не пробуйте пока другие ключи, иначе придётся ждать дольше.",
            }
        }
        no_employee_rights(no_rights) {
            what {
                en: "The access data is right, but may not read employees.",
                de: "Die Zugangsdaten stimmen, dürfen aber keine Mitarbeiter lesen.",
                ru: "Данные доступа верны, но читать сотрудников они не позволяют.",
            }
            next { en: "{no_rights}", de: "{no_rights}", ru: "{no_rights}" }
        }
        not_released(names, grant) {
            what {
                en: "The key may not read a required attribute: {names}.",
                de: "Der Schlüssel darf ein Pflichtattribut nicht lesen: {names}.",
                ru: "Ключ не может прочитать обязательный атрибут: {names}.",
            }
            next {
                en: "{grant} Then test again.",
                de: "{grant} Teste danach noch einmal.",
                ru: "{grant} Затем проверьте ещё раз.",
            }
        }
        rate_limited(service: Service) {
            what {
                en: "{service} is getting too many requests right now and asks for a pause.",
                de: "{service} bekommt gerade zu viele Anfragen und bittet um eine Pause.",
                ru: "{service} получает сейчас слишком много запросов и просит подождать.",
            }
            next {
                en: "What you typed is still here.",
                de: "Deine Eingaben sind noch da.",
                ru: "Всё, что вы ввели, осталось на месте.",
            }
        }
        unavailable(service: Service) {
            what {
                en: "{service} is not answering right now.",
                de: "{service} antwortet gerade nicht.",
                ru: "{service} сейчас не отвечает.",
            }
            next {
                en: "Your entries are not the reason. Try again in a few minutes; if nothing changes, see whether {service} reports an outage.",
                de: "An deinen Angaben liegt das nicht. Versuche es in ein paar Minuten noch einmal; bleibt es dabei, sieh nach, ob {service} selbst eine Störung meldet.",
                ru: "Дело не в ваших данных. Попробуйте через несколько минут; если не поможет, посмотрите, не сообщает ли {service} о сбое.",
            }
        }
        unintelligible(service: Service) {
            what {
                en: "{service} answered something that Rollcall doesn't understand.",
                de: "{service} hat etwas geantwortet, das Rollcall nicht versteht.",
                ru: "{service} прислал ответ, который Rollcall не понимает.",
            }
            next {
                en: "Try again. If nothing changes, please tell the person who runs Rollcall for you.",
                de: "Versuche es noch einmal. Bleibt es dabei, gib bitte der Person Bescheid, die Rollcall bei euch betreibt.",
                ru: "Попробуйте ещё раз. Если не поможет, сообщите тому, кто обслуживает у вас Rollcall.",
            }
        }
        too_many_tries {
            what {
                en: "That was a lot of tries in a short time.",
                de: "Das waren sehr viele Versuche in kurzer Zeit.",
                ru: "Слишком много попыток за короткое время.",
            }
            next {
                en: "What you typed is still here.",
                de: "Deine Eingaben sind noch da.",
                ru: "Всё, что вы ввели, осталось на месте.",
            }
        }
        offline {
            what {
                en: "Rollcall can't be reached right now.",
                de: "Rollcall ist gerade nicht erreichbar.",
                ru: "Rollcall сейчас недоступен.",
            }
            next {
                en: "Check your internet connection and try again. What you typed is still here.",
                de: "Prüfe deine Internetverbindung und versuche es noch einmal. Deine Eingaben sind noch da.",
                ru: "Проверьте подключение к интернету и попробуйте ещё раз. Всё, что вы ввели, осталось на месте.",
            }
        }
        blank(service: Service) {
            what {
                en: "Something is missing here.",
                de: "Hier fehlt noch etwas.",
                ru: "Здесь ничего не введено.",
            }
            next {
                en: "Copy the value in {service} and paste it here.",
                de: "Kopiere den Wert aus {service} und füge ihn hier ein.",
                ru: "Скопируйте значение в {service} и вставьте его сюда.",
            }
        }
        too_long(service: Service) {
            what {
                en: "This is longer than any value {service} gives out.",
                de: "Das ist länger als jeder Wert, den {service} vergibt.",
                ru: "Это длиннее любого значения, которое выдаёт {service}.",
            }
            next {
                en: "Copy just the one value from {service}.",
                de: "Kopiere nur den einen Wert aus {service}.",
                ru: "Скопируйте из {service} только одно значение.",
            }
        }
        malformed(service: Service) {
            what {
                en: "This has spaces or characters in it that {service} never uses.",
                de: "Darin sind Leerzeichen oder Zeichen, die bei {service} nicht vorkommen.",
                ru: "Здесь есть пробелы или символы, которых в {service} не бывает.",
            }
            next {
                en: "Copy the value again, straight from {service}.",
                de: "Kopiere den Wert noch einmal direkt aus {service}.",
                ru: "Скопируйте значение ещё раз прямо из {service}.",
            }
        }
        malformed_key(service: Service) {
            what {
                en: "This is no key of {service}: one has exactly 40 characters, only digits and the letters a to f.",
                de: "Das ist kein Schlüssel von {service}: Er hat genau 40 Zeichen, nur Ziffern und die Buchstaben a bis f.",
                ru: "Это не ключ {service}: в нём ровно 40 символов, только цифры и буквы от a до f.",
            }
            next {
                en: "Copy it again, straight from {service}.",
                de: "Kopiere ihn noch einmal direkt aus {service}.",
                ru: "Скопируйте его ещё раз прямо из {service}.",
            }
        }
        malformed_subdomain(service: Service) {
            what {
                en: "This is no address at {service}.",
                de: "Das ist keine Adresse bei {service}.",
                ru: "Это не адрес в {service}.",
            }
            next {
                en: "Enter only the part before “.bamboohr.com”, or paste the whole address, such as https://mycompany.bamboohr.com.",
                de: "Gib nur den Teil vor „.bamboohr.com“ ein, oder füge die ganze Adresse ein, zum Beispiel https://mycompany.bamboohr.com.",
                ru: "Введите только часть перед «.bamboohr.com» или вставьте весь адрес, например https://mycompany.bamboohr.com.",
            }
        }
        cloud_only {
            what {
                en: "The integration works with cloud accounts only.",
                de: "Die Integration funktioniert nur mit Cloud-Konten.",
                ru: "Интеграция работает только с облачными аккаунтами.",
            }
            next {
                en: "Enter the address at which you sign in to iSpring's cloud, such as acme.ispringlearn.com. A server of your own company can't be connected.",
                de: "Gib die Adresse ein, unter der du dich in der Cloud von iSpring anmeldest, zum Beispiel acme.ispringlearn.eu. Ein Server deiner eigenen Firma lässt sich nicht verbinden.",
                ru: "Введите адрес, по которому вы входите в облако iSpring, например acme.ispringlearn.ru. Сервер вашей компании подключить нельзя.",
            }
        }
        malformed_address(service: Service) {
            what { en: "This is no address.", de: "Das ist keine Adresse.", ru: "Это не адрес." }
            next {
                en: "Copy it from the browser's address bar while you are signed in to {service}, such as acme.ispringlearn.com.",
                de: "Kopiere sie aus der Adresszeile des Browsers, während du in {service} angemeldet bist, zum Beispiel acme.ispringlearn.eu.",
                ru: "Скопируйте его из адресной строки браузера, когда вы вошли в {service}, например acme.ispringlearn.ru.",
            }
        }
        unknown_role(service: Service) {
            what {
                en: "There is no such role in {service}.",
                de: "Diese Rolle gibt es in {service} nicht.",
                ru: "Такой роли в {service} нет.",
            }
            next {
                en: "Choose a role from the list, or copy the UUID again from the page of the roles.",
                de: "Wähle eine Rolle aus der Liste, oder kopiere die UUID noch einmal von der Seite der Rollen.",
                ru: "Выберите роль из списка или ещё раз скопируйте UUID со страницы ролей.",
            }
        }
        unknown_department(service: Service) {
            what {
                en: "There is no such department in {service}.",
                de: "Diese Abteilung gibt es in {service} nicht.",
                ru: "Такого подразделения в {service} нет.",
            }
            next {
                en: "Choose another one. It may have been deleted meanwhile: then test the access data again.",
                de: "Wähle eine andere. Vielleicht wurde sie inzwischen gelöscht: Dann teste die Zugangsdaten noch einmal.",
                ru: "Выберите другое. Возможно, его уже удалили: тогда проверьте данные доступа ещё раз.",
            }
        }
        no_account_rights(no_rights) {
            what {
                en: "The access data is right, but may not see or open accounts.",
                de: "Die Zugangsdaten stimmen, dürfen aber keine Konten sehen oder anlegen.",
                ru: "Данные доступа верны, но видеть и создавать аккаунты они не позволяют.",
            }
            next { en: "{no_rights}", de: "{no_rights}", ru: "{no_rights}" }
        }
        no_structure_rights(no_rights) {
            what {
                en: "The access data is right, but may not see roles and departments.",
                de: "Die Zugangsdaten stimmen, dürfen aber Rollen und Abteilungen nicht sehen.",
                ru: "Данные доступа верны, но видеть роли и подразделения они не позволяют.",
            }
            next { en: "{no_rights}", de: "{no_rights}", ru: "{no_rights}" }
        }
        no_result_rights(no_rights) {
            what {
                en: "The access data is right, but may not see learning results.",
                de: "Die Zugangsdaten stimmen, dürfen aber Lernergebnisse nicht sehen.",
                ru: "Данные доступа верны, но видеть результаты обучения они не позволяют.",
            }
            next { en: "{no_rights}", de: "{no_rights}", ru: "{no_rights}" }
        }
        no_training_rights(service: Service) {
            what {
                en: "The key may not write training records in {service}.",
                de: "Der Schlüssel darf in {service} keine Schulungsnachweise schreiben.",
                ru: "С этим ключом в {service} нельзя создавать записи об обучении.",
            }
            next {
                en: "In BambooHR, open `Settings › Access Levels` and let the account's access level edit everybody's `Training`.",
                de: "Öffne in BambooHR `Settings › Access Levels` und gib der Zugriffsebene des Kontos das Recht, `Training` bei allen Personen zu bearbeiten.",
                ru: "Откройте в BambooHR `Settings › Access Levels` и разрешите уровню доступа этой учётной записи менять `Training` у всех людей.",
            }
        }
        no_file_rights(service: Service) {
            what {
                en: "The key may not put files on people in {service}.",
                de: "Der Schlüssel darf in {service} keine Dateien bei Personen ablegen.",
                ru: "С этим ключом в {service} нельзя добавлять файлы сотрудникам.",
            }
            next {
                en: "In BambooHR, open `Settings › Access Levels` and let the account's access level edit everybody's `Documents`.",
                de: "Öffne in BambooHR `Settings › Access Levels` und gib der Zugriffsebene des Kontos das Recht, `Documents` bei allen Personen zu bearbeiten.",
                ru: "Откройте в BambooHR `Settings › Access Levels` и разрешите уровню доступа этой учётной записи менять `Documents` у всех людей.",
            }
        }
        mapping(names) {
            what {
                en: "“{names}” can't be read from this field.",
                de: "„{names}“ kann nicht aus diesem Feld gelesen werden.",
                ru: "Атрибут «{names}» нельзя прочитать из этого поля.",
            }
            next {
                en: "Choose another field or “Don't use”.",
                de: "Wähle ein anderes Feld oder „Nicht verwenden“.",
                ru: "Выберите другое поле или «Не использовать».",
            }
        }
        no_draft {
            what {
                en: "There is no tested access data any more.",
                de: "Es sind keine geprüften Zugangsdaten mehr da.",
                ru: "Проверенных данных доступа больше нет.",
            }
            next {
                en: "Enter the access data again and test it. Your choice of attributes is still here.",
                de: "Gib die Zugangsdaten noch einmal ein und teste sie. Deine Auswahl der Attribute ist noch da.",
                ru: "Введите данные доступа ещё раз и проверьте их. Ваш выбор атрибутов сохранился.",
            }
        }
        no_learning_draft {
            what {
                en: "There is no tested access data any more.",
                de: "Es sind keine geprüften Zugangsdaten mehr da.",
                ru: "Проверенных данных доступа больше нет.",
            }
            next {
                en: "Enter the access data again and test it.",
                de: "Gib die Zugangsdaten noch einmal ein und teste sie.",
                ru: "Введите данные доступа ещё раз и проверьте их.",
            }
        }
        not_connected(service: Service) {
            what {
                en: "{service} is not connected.",
                de: "{service} ist nicht verbunden.",
                ru: "{service} не подключён.",
            }
            next {
                en: "Set up the connection first.",
                de: "Richte zuerst die Verbindung ein.",
                ru: "Сначала настройте подключение.",
            }
        }
        run_in_progress {
            what {
                en: "A sync is running right now.",
                de: "Gerade läuft ein Abgleich.",
                ru: "Сейчас идёт синхронизация.",
            }
            next {
                en: "Wait until it is finished, then try again.",
                de: "Warte, bis er fertig ist, und versuche es dann noch einmal.",
                ru: "Дождитесь её окончания и попробуйте снова.",
            }
        }
        run_not_waiting {
            what {
                en: "This sync is not waiting for a decision any more.",
                de: "Dieser Abgleich wartet nicht mehr auf eine Entscheidung.",
                ru: "Эта синхронизация больше не ждёт решения.",
            }
            next {
                en: "Perhaps somebody else has already confirmed or discarded it. Load the page again to see.",
                de: "Vielleicht hat jemand anders ihn schon bestätigt oder verworfen. Lade den Stand neu.",
                ru: "Возможно, её уже подтвердил или отклонил кто-то другой. Обновите страницу.",
            }
        }
        plan_changed {
            what {
                en: "The preview is out of date.",
                de: "Die Vorschau ist nicht mehr aktuell.",
                ru: "Предпросмотр устарел.",
            }
            next {
                en: "Have a look at the new preview.",
                de: "Sieh dir die neue Vorschau an.",
                ru: "Посмотрите новый предпросмотр.",
            }
        }
        wait_seconds {
            en: ["Try again in {n} second.", "Try again in {n} seconds."],
            de: ["Versuche es in {n} Sekunde noch einmal.", "Versuche es in {n} Sekunden noch einmal."],
            ru: ["Попробуйте ещё раз через {n} секунду.", "Попробуйте ещё раз через {n} секунды.", "Попробуйте ещё раз через {n} секунд."],
        }
        wait_minutes {
            en: ["Try again in {n} minute.", "Try again in {n} minutes."],
            de: ["Versuche es in {n} Minute noch einmal.", "Versuche es in {n} Minuten noch einmal."],
            ru: ["Попробуйте ещё раз через {n} минуту.", "Попробуйте ещё раз через {n} минуты.", "Попробуйте ещё раз через {n} минут."],
        }
    }
}
