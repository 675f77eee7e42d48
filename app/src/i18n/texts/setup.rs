//! What the wizard says of any service; what is said of one only is in its guide.

use domain::service::{FieldName, Service};

crate::texts! {
    /// The wizard.
    Setup {
        title(service: Service) {
            en: "Connect {service}",
            de: "{service} verbinden",
            ru: "Подключение {service}",
        }
        steps { en: "Steps of the setup", de: "Schritte der Einrichtung", ru: "Шаги настройки" }
        back { en: "Back", de: "Zurück", ru: "Назад" }
        next { en: "Continue", de: "Weiter", ru: "Далее" }
        leave { en: "Leave the setup", de: "Einrichtung verlassen", ru: "Выйти из настройки" }
        prepare: Prepare
        create: Create
        credential: Credential
        attributes: Attributes
        preview: Preview
    }

    /// The first step.
    Prepare {
        title { en: "Prepare", de: "Vorbereiten", ru: "Подготовка" }
        short { en: "Prepare", de: "Vorbereiten", ru: "Подготовка" }
        important { en: "Important", de: "Wichtig", ru: "Важно" }
        least {
            en: "Release only what you really want to use. You can withdraw each attribute later; its values are then erased at once.",
            de: "Gib nur frei, was du wirklich nutzen möchtest. Du kannst jedes Attribut später wieder zurückziehen; seine Werte werden dann sofort gelöscht.",
            ru: "Открывайте только то, чем действительно будете пользоваться. Любой атрибут можно позже отозвать, и его значения сразу удалятся.",
        }
        choose {
            en: "Which attributes do you want to release?",
            de: "Welche Attribute möchtest du freigeben?",
            ru: "Какие атрибуты вы хотите открыть?",
        }
        choose_hint {
            en: "First and last name are required. Everything else is up to you.",
            de: "Vor- und Nachname sind Pflicht. Alles andere entscheidest du.",
            ru: "Имя и фамилия обязательны. Всё остальное решаете вы.",
        }
        with_year { en: "The year of birth too", de: "Auch das Geburtsjahr", ru: "И год рождения" }
        with_year_hint {
            en: "Without it, only day and month are stored. That is enough for congratulations.",
            de: "Ohne Haken werden nur Tag und Monat gespeichert. Für Glückwünsche genügt das.",
            ru: "Без отметки хранятся только день и месяц. Для поздравлений этого достаточно.",
        }
    }

    /// The second step.
    Create {
        name_label { en: "Name of the key", de: "Name des Schlüssels", ru: "Имя ключа" }
        status_hint {
            en: "shows who is no longer employed; does not appear in the directory",
            de: "damit auffällt, wer nicht mehr beschäftigt ist; erscheint nicht im Verzeichnis",
            ru: "показывает, кто больше не работает; в справочнике не виден",
        }
        own_title {
            en: "Your company's own fields",
            de: "Eigene Felder eurer Firma",
            ru: "Поля вашей компании",
        }
        own_hint(service: Service) {
            en: "Each company creates these fields in {service} itself, so yours may have other names. If you don't have one of them, just leave it out. You choose which field means what in step four.",
            de: "Diese Felder legt jede Firma in {service} selbst an, deshalb können sie bei euch anders heißen. Gibt es ein Feld bei euch nicht, lass es einfach weg. Welches Feld was bedeutet, legst du im vierten Schritt fest.",
            ru: "Эти поля каждая компания создаёт в {service} сама, поэтому у вас они могут называться иначе. Если какого-то поля нет, просто пропустите его. Какое поле что означает, вы укажете на четвёртом шаге.",
        }
        change_choice { en: "Change the selection", de: "Auswahl ändern", ru: "Изменить выбор" }
        older {
            en: "Looks different at yours?",
            de: "Sieht es bei dir anders aus?",
            ru: "У вас выглядит иначе?",
        }
        older_intro {
            en: "Older accounts still have the menu from before:",
            de: "Ältere Konten haben noch das Menü von vorher:",
            ru: "В старых аккаунтах ещё прежнее меню:",
        }
        /// Before the path in the menus.
        menu_path { en: "Where:", de: "Wo:", ru: "Где:" }
        help(service: Service) { en: "{service}'s help", de: "Hilfe von {service}", ru: "Справка {service}" }
        help_limits(service: Service) {
            en: "Does it look different for you? Questions about {service}'s menus are best answered by {service} itself.",
            de: "Sieht es bei dir anders aus? Fragen zu den Menüs von {service} kann dir am besten {service} selbst beantworten.",
            ru: "У вас всё выглядит иначе? На вопросы о меню {service} лучше всего ответит сам {service}.",
        }
    }

    /// The third step.
    Credential {
        title { en: "Enter the access data", de: "Zugriffsdaten eingeben", ru: "Ввод данных доступа" }
        short { en: "Access data", de: "Zugriffsdaten", ru: "Данные доступа" }
        client_id_hint(service: Service) {
            en: "At the bottom of the key's page in {service}.",
            de: "Steht in {service} unten beim Schlüssel.",
            ru: "Находится в {service} внизу, под ключом.",
        }
        secret_hint {
            en: "Right below the client ID.",
            de: "Steht direkt unter der Client-ID.",
            ru: "Сразу под Client-ID.",
        }
        access_token_hint {
            en: "The key that BambooHR shows once after Generate Key: 40 characters.",
            de: "Der Schlüssel, den BambooHR nach Generate Key einmal anzeigt: 40 Zeichen.",
            ru: "Ключ, который BambooHR один раз показывает после Generate Key: 40 символов.",
        }
        subdomain_hint {
            en: "If you sign in at https://mycompany.bamboohr.com, it is mycompany. You can paste the whole address too.",
            de: "Wenn du dich unter https://mycompany.bamboohr.com anmeldest, ist es mycompany. Du kannst auch die ganze Adresse einfügen.",
            ru: "Если вы входите по адресу https://mycompany.bamboohr.com, то поддомен — mycompany. Можно вставить и весь адрес.",
        }
        account_address_hint(service: Service) {
            en: "The address at which you sign in to {service}, such as acme.ispringlearn.com. You can paste it from the browser's address bar.",
            de: "Die Adresse, unter der du dich bei {service} anmeldest, zum Beispiel acme.ispringlearn.eu. Du kannst sie aus der Adresszeile des Browsers einfügen.",
            ru: "Адрес, по которому вы входите в {service}, например acme.ispringlearn.ru. Его можно вставить из адресной строки браузера.",
        }
        key_id_hint(service: Service) {
            en: "Shown with the key in {service}.",
            de: "Steht in {service} beim Schlüssel.",
            ru: "Показан в {service} рядом с ключом.",
        }
        key_secret_hint(service: Service) {
            en: "Belongs to the same client ID. If {service} doesn't show it any more, create a new key.",
            de: "Gehört zur selben Client ID. Zeigt {service} ihn nicht mehr an, erzeuge einen neuen Schlüssel.",
            ru: "Относится к тому же Client ID. Если {service} его больше не показывает, создайте новый ключ.",
        }
        company(host) { en: "Your company: {host}", de: "Deine Firma: {host}", ru: "Ваша компания: {host}" }
        account(host) { en: "Your account: {host}", de: "Dein Konto: {host}", ru: "Ваш аккаунт: {host}" }
        test { en: "Test the access data", de: "Zugriffsdaten testen", ru: "Проверить данные доступа" }
        testing { en: "Testing …", de: "Wird getestet …", ru: "Проверяем…" }
    }

    /// The fourth step.
    Attributes {
        title { en: "Match the attributes", de: "Attribute zuordnen", ru: "Сопоставление атрибутов" }
        short { en: "Attributes", de: "Attribute", ru: "Атрибуты" }
        intro {
            en: "Check that each attribute comes from the right field. The examples are masked, so that no colleague's data stands here.",
            de: "Prüfe, ob jedes Attribut aus dem richtigen Feld kommt. Die Beispiele sind verdeckt, damit hier keine Daten von Kolleginnen und Kollegen stehen.",
            ru: "Проверьте, что каждый атрибут берётся из нужного поля. Примеры скрыты, чтобы здесь не было данных коллег.",
        }
        tested { en: "Tested:", de: "Geprüft:", ru: "Проверено:" }
        sees {
            en: ["The key sees {n} person.", "The key sees {n} people."],
            de: ["Der Schlüssel sieht {n} Person.", "Der Schlüssel sieht {n} Personen."],
            ru: ["Ключ видит {n} человека.", "Ключ видит {n} человек.", "Ключ видит {n} человек."],
        }
        owner(name) {
            en: "It belongs to the account of {name} and lives only as long as that account.",
            de: "Er gehört zum Konto von {name} und gilt nur so lange, wie es dieses Konto gibt.",
            ru: "Он принадлежит учётной записи «{name}» и действует, только пока она существует.",
        }
        attribute { en: "Attribute", de: "Attribut", ru: "Атрибут" }
        field(service: Service) { en: "Field in {service}", de: "Feld in {service}", ru: "Поле в {service}" }
        filled { en: "Filled in", de: "Ausgefüllt", ru: "Заполнено" }
        nobody { en: "for nobody", de: "bei niemandem", ru: "ни у кого" }
        nobody_title(names) {
            en: "Filled in for nobody: {names}",
            de: "Bei niemandem ausgefüllt: {names}",
            ru: "Ни у кого не заполнено: {names}",
        }
        nobody_next {
            en: "Either the field really is empty everywhere, or the key lacks a right.",
            de: "Entweder ist das Feld wirklich überall leer, oder dem Schlüssel fehlt ein Recht.",
            ru: "Либо поле и правда везде пустое, либо ключу не хватает права.",
        }
        samples { en: "Examples", de: "Beispiele", ru: "Примеры" }
        samples_hint {
            en: "Only the first letter is shown.",
            de: "Nur der erste Buchstabe ist zu sehen.",
            ru: "Видна только первая буква.",
        }
        no_samples { en: "no values", de: "keine Werte", ru: "нет значений" }
        field_of(name) { en: "Field for {name}", de: "Feld für {name}", ru: "Поле для атрибута «{name}»" }
        not_used { en: "Don't use", de: "Nicht verwenden", ru: "Не использовать" }
        no_candidates {
            en: "No suitable field is readable",
            de: "Kein passendes Feld lesbar",
            ru: "Нет подходящего доступного поля",
        }
        missing { en: "Not readable yet", de: "Noch nicht lesbar", ru: "Пока не читается" }
        missing_next(grant) {
            en: "{grant} Then check again here.",
            de: "{grant} Prüfe danach hier noch einmal.",
            ru: "{grant} Затем проверьте здесь ещё раз.",
        }
        missing_fine {
            en: "You can go on without it: the attribute then stays empty until it can be read.",
            de: "Du kannst auch ohne weitermachen: Das Attribut bleibt dann leer, bis es lesbar ist.",
            ru: "Можно продолжить и так: атрибут останется пустым, пока его нельзя прочитать.",
        }
        status_missing {
            en: "Employment status not readable yet",
            de: "Beschäftigungsstatus noch nicht lesbar",
            ru: "Статус занятости пока не читается",
        }
        status_missing_fine {
            en: "You can go on without it. But former employees may then be among the people in the preview, and later whoever is new waits until an admin agrees.",
            de: "Du kannst auch ohne weitermachen. In der Vorschau können dann aber Ausgeschiedene sein, und später wartet jede neue Person auf das Einverständnis eines Admins.",
            ru: "Можно продолжить и так. Но тогда среди людей в предпросмотре могут быть ушедшие сотрудники, а позже каждый новый человек будет ждать согласия администратора.",
        }
        check_again { en: "Check again", de: "Noch einmal prüfen", ru: "Проверить ещё раз" }
    }

    /// The fifth step.
    Preview {
        title {
            en: "Preview of the first sync",
            de: "Vorschau des ersten Abgleichs",
            ru: "Предпросмотр первой синхронизации",
        }
        short { en: "Preview", de: "Vorschau", ru: "Предпросмотр" }
        intro {
            en: "Rollcall now reads everybody once and shows you what enters the directory. Nothing is taken over until you confirm.",
            de: "Rollcall liest jetzt einmal alle Personen und zeigt dir, was ins Verzeichnis kommt. Ohne deine Bestätigung wird nichts übernommen.",
            ru: "Сейчас Rollcall один раз прочитает всех людей и покажет, что попадёт в справочник. Без вашего подтверждения ничего не переносится.",
        }
        nothing_yet {
            en: "There is no preview yet.",
            de: "Es gibt noch keine Vorschau.",
            ru: "Предпросмотра ещё нет.",
        }
        start { en: "Make the preview", de: "Vorschau erstellen", ru: "Сделать предпросмотр" }
        starting {
            en: "Preparing the preview …",
            de: "Die Vorschau wird vorbereitet …",
            ru: "Готовим предпросмотр…",
        }
        approve { en: "Connect", de: "Verbinden", ru: "Подключить" }
        cancel { en: "Cancel", de: "Abbrechen", ru: "Отмена" }
        connected(service: Service) {
            en: "{service} is connected.",
            de: "{service} ist verbunden.",
            ru: "{service} подключён.",
        }
        to_connection { en: "To the connection", de: "Zur Verbindung", ru: "К подключению" }
        beside(source: Service, service: Service) {
            en: "The directory is read from {source}. You can connect {service} beside it, or make it the source from now on.",
            de: "Das Verzeichnis wird aus {source} gelesen. Du kannst {service} daneben verbinden oder von nun an als Quelle verwenden.",
            ru: "Справочник читается из {source}. Вы можете подключить {service} рядом или сделать его новым источником.",
        }
        connect_only { en: "Connect only", de: "Nur verbinden", ru: "Только подключить" }
        connect_only_hint(source: Service) {
            en: "The directory stays with {source}. You can switch later, on the connection's page.",
            de: "Das Verzeichnis bleibt bei {source}. Umstellen kannst du später auf der Seite der Verbindung.",
            ru: "Справочник останется за {source}. Переключить его можно позже на странице подключения.",
        }
        preview_source {
            en: "Preview as the directory's new source",
            de: "Vorschau als neue Quelle des Verzeichnisses",
            ru: "Предпросмотр как нового источника справочника",
        }
        preview_source_hint(service: Service) {
            en: "You see who stays, who joins, and who is missing in {service}. The source changes only when you confirm.",
            de: "Du siehst, wer bleibt, wer dazukommt und wer in {service} fehlt. Umgestellt wird erst, wenn du bestätigst.",
            ru: "Вы увидите, кто останется, кто появится и кого нет в {service}. Источник сменится, только когда вы подтвердите.",
        }
        try_again { en: "Try again", de: "Noch einmal versuchen", ru: "Попробовать ещё раз" }
        change_credential {
            en: "Change the access data",
            de: "Zugriffsdaten ändern",
            ru: "Изменить данные доступа",
        }
    }
}

impl Credential {
    /// Where the value of a field of `service` is found.
    pub fn hint(&self, service: Service, field: FieldName) -> String {
        match (field, service) {
            (FieldName::ClientId, Service::ISpringLearn) => self.key_id_hint(service),
            (FieldName::ClientId, _) => self.client_id_hint(service),
            (FieldName::ClientSecret, Service::ISpringLearn) => self.key_secret_hint(service),
            (FieldName::ClientSecret, _) => self.secret_hint.to_owned(),
            (FieldName::AccessToken, _) => self.access_token_hint.to_owned(),
            (FieldName::Subdomain, _) => self.subdomain_hint.to_owned(),
            (FieldName::AccountAddress, _) => self.account_address_hint(service),
        }
    }
}
