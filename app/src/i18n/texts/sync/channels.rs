//! Where messages go about what needs an admin.

use domain::{
    api::channels::Delivery,
    messages::channel::{ChannelKind, TargetError},
};

crate::texts! {
    /// Words of the page of channels.
    Channels {
        title { en: "Messages", de: "Meldungen", ru: "Сообщения" }
        intro {
            en: "As soon as something needs an admin, and when it is settled, Rollcall tells these channels; nothing about people is in the messages.",
            de: "Sobald etwas einen Admin braucht, und wenn es erledigt ist, meldet Rollcall es an diese Kanäle; über Personen steht in den Meldungen nichts.",
            ru: "Когда что-то требует администратора и когда вопрос решён, Rollcall пишет об этом в эти каналы; данных о людях в сообщениях нет.",
        }
        /// The way here.
        be_told {
            en: "Be told by mail, Slack or Teams",
            de: "Per Mail, Slack oder Teams Bescheid bekommen",
            ru: "Получать сообщения по почте, в Slack или Teams",
        }
        none_title { en: "Nobody is told yet", de: "Noch bekommt niemand Meldungen", ru: "Сообщения пока никому не приходят" }
        none {
            en: "What needs an admin is shown in Rollcall only. Add a channel, and it comes to where you look anyway.",
            de: "Was einen Admin braucht, steht bisher nur in Rollcall. Füge einen Kanal hinzu, dann kommt es dorthin, wo du ohnehin hinsiehst.",
            ru: "То, что требует администратора, видно только в Rollcall. Добавьте канал, и сообщения будут приходить туда, куда вы и так смотрите.",
        }
        list { en: "Channels", de: "Kanäle", ru: "Каналы" }
        channel { en: "Channel", de: "Kanal", ru: "Канал" }
        language { en: "Language", de: "Sprache", ru: "Язык" }
        added { en: "Added", de: "Hinzugefügt", ru: "Добавлен" }
        /// Who added it, and when.
        added_by(by, at) { en: "by {by}, {at}", de: "von {by}, {at}", ru: "{by}, {at}" }
        last { en: "Last message", de: "Letzte Meldung", ru: "Последнее сообщение" }
        no_last {
            en: "None yet. Send a test and see whether it arrives.",
            de: "Noch keine. Schick einen Test und sieh nach, ob er ankommt.",
            ru: "Ещё не было. Отправьте пробное и проверьте, дошло ли оно.",
        }
        taken { en: "Taken", de: "Angenommen", ru: "Принято" }
        /// It was refused.
        refused(status) {
            en: "Refused with status {status}",
            de: "Abgelehnt mit Status {status}",
            ru: "Отклонено, код ответа {status}",
        }
        unreachable { en: "Nobody answered", de: "Niemand hat geantwortet", ru: "Ответа не было" }
        not_mailed {
            en: "The mail service did not take it",
            de: "Der Maildienst hat sie nicht angenommen",
            ru: "Почтовая служба его не приняла",
        }
        /// The same, with the mail service's word for why.
        not_mailed_because(code) {
            en: "The mail service did not take it: {code}",
            de: "Der Maildienst hat sie nicht angenommen: {code}",
            ru: "Почтовая служба его не приняла: {code}",
        }
        try_it { en: "Send a test", de: "Test schicken", ru: "Отправить пробное" }
        /// Sends a test to `{to}`.
        try_to(to) { en: "Send a test to {to}", de: "Test an {to} schicken", ru: "Отправить пробное: {to}" }
        too_soon {
            en: "One test a minute goes to a channel. Wait a minute and try again.",
            de: "An einen Kanal geht höchstens ein Test in der Minute. Warte eine Minute und versuche es noch einmal.",
            ru: "В канал можно отправлять одно пробное сообщение в минуту. Подождите минуту и попробуйте ещё раз.",
        }
        remove { en: "Remove", de: "Entfernen", ru: "Удалить" }
        /// Removes `{to}`.
        remove_named(to) { en: "Remove {to}", de: "{to} entfernen", ru: "Удалить: {to}" }
        /// Whether `{to}` is to be removed.
        remove_title(to) { en: "Remove {to}?", de: "{to} entfernen?", ru: "Удалить {to}?" }
        remove_text {
            en: "Nothing more is sent there, not even what still waits to be sent.",
            de: "Dorthin geht dann nichts mehr, auch nicht, was noch auf den Versand wartet.",
            ru: "Туда больше ничего не придёт, даже то, что ещё ждёт отправки.",
        }
        /// `{to}` is removed.
        removed(to) { en: "{to} is removed.", de: "{to} ist entfernt.", ru: "Канал удалён: {to}." }
        add { en: "Add a channel", de: "Kanal hinzufügen", ru: "Добавить канал" }
        /// `{to}` is added.
        is_added(to) {
            en: "{to} is added. Send a test and see whether it arrives.",
            de: "{to} ist hinzugefügt. Schick einen Test und sieh nach, ob er ankommt.",
            ru: "Канал добавлен: {to}. Отправьте пробное сообщение и проверьте, дошло ли оно.",
        }
        kind { en: "What kind", de: "Art", ru: "Вид" }
        kinds: Kinds
        address: Addresses
        language_hint {
            en: "Messages are written in this language.",
            de: "In dieser Sprache sind die Meldungen.",
            ru: "На этом языке приходят сообщения.",
        }
        blank { en: "Enter the address.", de: "Gib die Adresse ein.", ru: "Введите адрес." }
        too_long {
            en: "The address is too long: 1,000 characters at most.",
            de: "Die Adresse ist zu lang: höchstens 1000 Zeichen.",
            ru: "Адрес слишком длинный: не больше 1000 символов.",
        }
        no_mail_address {
            en: "Enter one e-mail address.",
            de: "Gib eine einzelne E-Mail-Adresse ein.",
            ru: "Введите один адрес электронной почты.",
        }
        no_post_address {
            en: "Enter the whole address, as you have copied it: it begins with https:// and leads to the internet, not to a network of your own.",
            de: "Gib die ganze Adresse ein, so wie du sie kopiert hast: Sie beginnt mit https:// und führt ins Internet, nicht in ein eigenes Netz.",
            ru: "Введите адрес целиком, как скопировали: он начинается с https:// и ведёт в интернет, а не во внутреннюю сеть.",
        }
        too_many {
            en: "An organisation has 20 channels at most. Remove one first.",
            de: "Eine Organisation hat höchstens 20 Kanäle. Entferne zuerst einen.",
            ru: "У организации может быть не больше 20 каналов. Сначала удалите один.",
        }
        not_this_kind {
            en: "Rollcall sends no mail here. Choose another kind.",
            de: "Rollcall verschickt hier keine Mails. Wähle eine andere Art.",
            ru: "Здесь Rollcall писем не отправляет. Выберите другой вид.",
        }
        key_title { en: "Key of the webhook", de: "Schlüssel des Webhooks", ru: "Ключ веб-хука" }
        key { en: "Key", de: "Schlüssel", ru: "Ключ" }
        copy_key { en: "Copy key", de: "Schlüssel kopieren", ru: "Скопировать ключ" }
        key_text {
            en: "Each message is signed with this key. Enter it at your receiver, so that it takes messages from nobody else.",
            de: "Mit diesem Schlüssel ist jede Meldung signiert. Trag ihn bei deinem Empfänger ein, damit er von niemand anderem etwas annimmt.",
            ru: "Этим ключом подписано каждое сообщение. Укажите его у получателя, чтобы тот не принимал сообщений ни от кого другого.",
        }
        verify {
            en: "How a receiver verifies a message",
            de: "Wie ein Empfänger eine Meldung prüft",
            ru: "Как получателю проверить сообщение",
        }
        key_once {
            en: "It is shown only now. If it gets lost, remove the channel and add it again.",
            de: "Er wird nur jetzt angezeigt. Geht er verloren, entferne den Kanal und füge ihn neu hinzu.",
            ru: "Он показывается только сейчас. Если потеряется, удалите канал и добавьте его снова.",
        }
        done { en: "Done", de: "Fertig", ru: "Готово" }
    }

    /// What kinds of channels are called.
    Kinds {
        mail { en: "Mail", de: "Mail", ru: "Почта" }
        slack { en: "Slack", de: "Slack", ru: "Slack" }
        teams { en: "Microsoft Teams", de: "Microsoft Teams", ru: "Microsoft Teams" }
        webhook { en: "Webhook of your own", de: "Eigener Webhook", ru: "Собственный веб-хук" }
    }

    /// Where a channel leads, by its kind. The menus of Slack are in English; what other languages call the template of Teams
    /// is said nowhere.
    Addresses {
        mail { en: "E-mail address", de: "E-Mail-Adresse", ru: "Адрес электронной почты" }
        mail_hint {
            en: "One address. For several people, a mailing list.",
            de: "Eine Adresse. Für mehrere Personen ein Verteiler.",
            ru: "Один адрес. Для нескольких человек подойдёт список рассылки.",
        }
        slack { en: "Webhook URL from Slack", de: "Webhook-URL von Slack", ru: "Webhook URL из Slack" }
        slack_hint {
            en: "In the settings of a Slack app, under Incoming Webhooks: add one, choose the channel, copy the Webhook URL.",
            de: "In den Einstellungen einer Slack-App unter „Incoming Webhooks“: einen hinzufügen, den Kanal wählen, die „Webhook URL“ kopieren.",
            ru: "В настройках приложения Slack, раздел Incoming Webhooks: добавьте веб-хук, выберите канал и скопируйте Webhook URL.",
        }
        teams { en: "URL of the workflow", de: "URL des Workflows", ru: "URL рабочего процесса" }
        teams_hint {
            en: "In Teams, make a workflow of the template “Post to a channel when a webhook request is received”, and copy the URL that it gives you at the end.",
            de: "Leg in Teams einen Workflow an, aus der Vorlage, die auf Englisch „Post to a channel when a webhook request is received“ heißt, und kopiere die URL, die du am Ende bekommst.",
            ru: "Создайте в Teams рабочий процесс по шаблону, который по-английски называется «Post to a channel when a webhook request is received», и скопируйте URL, который появится в конце.",
        }
        webhook { en: "Your address", de: "Deine Adresse", ru: "Ваш адрес" }
        webhook_hint {
            en: "Each message comes there by POST as JSON, signed as Standard Webhooks says. You get the key when it is added.",
            de: "Dorthin kommt jede Meldung per POST als JSON, signiert nach Standard Webhooks. Den Schlüssel bekommst du nach dem Hinzufügen.",
            ru: "Каждое сообщение придёт туда как JSON в запросе POST, с подписью по Standard Webhooks. Ключ вы получите после добавления.",
        }
    }
}

impl Channels {
    /// What became of a message.
    pub fn delivery(&self, delivery: &Delivery) -> String {
        match delivery {
            Delivery::Taken => self.taken.to_owned(),
            Delivery::Refused { status } => self.refused(&status.to_string()),
            Delivery::Unreachable => self.unreachable.to_owned(),
            Delivery::NotMailed { code } if code.is_empty() => self.not_mailed.to_owned(),
            Delivery::NotMailed { code } => self.not_mailed_because(code),
        }
    }

    /// What is wrong with the address of a channel of `kind`.
    pub fn fault(&self, kind: ChannelKind, fault: TargetError) -> &'static str {
        match (fault, kind) {
            (TargetError::Blank, _) => self.blank,
            (TargetError::TooLong, _) => self.too_long,
            (TargetError::NoAddress, ChannelKind::Mail) => self.no_mail_address,
            (TargetError::NoAddress, _) => self.no_post_address,
        }
    }
}

impl Kinds {
    /// What `kind` is called.
    pub fn of(&self, kind: ChannelKind) -> &'static str {
        match kind {
            ChannelKind::Mail => self.mail,
            ChannelKind::Slack => self.slack,
            ChannelKind::Teams => self.teams,
            ChannelKind::Webhook => self.webhook,
        }
    }
}

impl Addresses {
    /// What is asked for of `kind`, and where one has it from.
    pub fn of(&self, kind: ChannelKind) -> (&'static str, &'static str) {
        match kind {
            ChannelKind::Mail => (self.mail, self.mail_hint),
            ChannelKind::Slack => (self.slack, self.slack_hint),
            ChannelKind::Teams => (self.teams, self.teams_hint),
            ChannelKind::Webhook => (self.webhook, self.webhook_hint),
        }
    }
}
