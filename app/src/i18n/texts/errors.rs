//! What went wrong, and what to do.

use domain::api::error::ErrorCode;

use super::{AdminTexts, StructureTexts, Texts};

crate::texts! {
    /// A sentence or two for each outcome that every page may meet.
    Errors {
        not_found {
            en: "There is nothing here any more. Somebody may have removed it.",
            de: "Das gibt es hier nicht (mehr). Vielleicht hat es inzwischen jemand entfernt.",
            ru: "Здесь этого нет. Возможно, это уже удалили.",
        }
        not_signed_in {
            en: "You are no longer signed in. Sign in with a new link.",
            de: "Du bist nicht mehr angemeldet. Melde dich mit einem neuen Link an.",
            ru: "Вы больше не в системе. Войдите по новой ссылке.",
        }
        forbidden {
            en: "Your role does not allow this. Ask an administrator.",
            de: "Das darfst du mit deiner Rolle nicht. Bitte jemanden mit Administratorrechten darum.",
            ru: "Ваша роль этого не позволяет. Попросите администратора.",
        }
        malformed_body {
            en: "The server did not understand the request. Reload the page and try again.",
            de: "Der Server hat die Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
            ru: "Сервер не понял запрос. Обновите страницу и попробуйте ещё раз.",
        }
        too_many_requests {
            en: "Too many tries. Wait a minute and try again.",
            de: "Das waren zu viele Versuche. Warte eine Minute und versuche es noch einmal.",
            ru: "Слишком много попыток. Подождите минуту и попробуйте ещё раз.",
        }
        link_invalid {
            en: "This link was used already, has expired or is incomplete. Ask for a new one.",
            de: "Dieser Link wurde schon benutzt, ist abgelaufen oder unvollständig. Bitte um einen neuen.",
            ru: "Эта ссылка уже использована, устарела или скопирована не полностью. Попросите новую.",
        }
        internal {
            en: "Something went wrong on our side. Try again; if it stays that way, tell whoever runs Rollcall.",
            de: "Bei uns ist etwas schiefgegangen. Versuche es noch einmal; bleibt es dabei, sag es dem Betreiber von Rollcall.",
            ru: "У нас что-то пошло не так. Попробуйте ещё раз; если не поможет, сообщите оператору Rollcall.",
        }
        /// No answer came.
        offline {
            en: "Rollcall can't be reached. Check your internet connection and try again.",
            de: "Rollcall ist nicht erreichbar. Prüfe deine Internetverbindung und versuche es noch einmal.",
            ru: "Rollcall недоступен. Проверьте подключение к интернету и попробуйте ещё раз.",
        }
        /// An answer came that is none of ours.
        unintelligible {
            en: "The server's answer could not be understood. Reload the page: there may be a new version.",
            de: "Die Antwort des Servers war nicht zu verstehen. Lade die Seite neu: Vielleicht gibt es eine neue Version.",
            ru: "Ответ сервера не удалось понять. Обновите страницу: возможно, вышла новая версия.",
        }
    }

    /// The same for the outcomes that only the admin bundle meets.
    AdminErrors {
        unsupported_media_type {
            en: "The server did not understand the request. Reload the page and try again.",
            de: "Der Server hat die Anfrage nicht verstanden. Lade die Seite neu und versuche es noch einmal.",
            ru: "Сервер не понял запрос. Обновите страницу и попробуйте ещё раз.",
        }
        body_too_large {
            en: "That is too much at once. Shorten what you typed.",
            de: "Das ist zu viel auf einmal. Kürze deine Eingabe.",
            ru: "Это слишком много за один раз. Сократите введённое.",
        }
        link_for_yourself {
            en: "You can't make a sign-in link for yourself. Ask another owner; if there is none, ask whoever runs Rollcall.",
            de: "Für dich selbst kannst du keinen Anmeldelink erstellen. Bitte einen anderen Inhaber darum; gibt es keinen, wende dich an den Betreiber von Rollcall.",
            ru: "Нельзя создать ссылку для входа самому себе. Попросите другого владельца; если его нет, обратитесь к тому, кто обслуживает Rollcall.",
        }
        sign_in_again {
            en: "Sign in again first: this is done by who has signed in within the last 15 minutes.",
            de: "Melde dich erst noch einmal an: Das geht nur, wenn du dich in den letzten 15 Minuten angemeldet hast.",
            ru: "Сначала войдите ещё раз: это можно делать только в течение 15 минут после входа.",
        }
        link_by_owner_only {
            en: "Only an owner can make a new link for somebody who has signed in before.",
            de: "Wer sich schon einmal angemeldet hat, bekommt einen neuen Link nur von einem Inhaber.",
            ru: "Тому, кто уже входил, новую ссылку может создать только владелец.",
        }
        last_owner {
            en: "Your organisation needs an owner. Make somebody else one first.",
            de: "Deine Organisation braucht einen Inhaber. Mach zuerst jemand anderen dazu.",
            ru: "Организации нужен владелец. Сначала назначьте владельцем кого-то другого.",
        }
        directory_kept {
            en: "Only admins take the directory along, until one of them lets everybody.",
            de: "Nur Admins nehmen das Verzeichnis mit, bis jemand von ihnen es allen erlaubt.",
            ru: "Справочник выгружают только администраторы, пока кто-то из них не разрешит это всем.",
        }
        field_blank {
            en: "Fill this in.",
            de: "Dieses Feld darf nicht leer sein.",
            ru: "Заполните это поле.",
        }
        field_too_long {
            en: "This is too long.",
            de: "Diese Eingabe ist zu lang.",
            ru: "Это слишком длинно.",
        }
        field_malformed {
            en: "This contains characters that do not belong here.",
            de: "Diese Eingabe enthält Zeichen, die hier nicht vorkommen.",
            ru: "Здесь есть символы, которых быть не должно.",
        }
        cloud_only {
            en: "The integration works with cloud accounts only. A server of your own company can't be connected.",
            de: "Die Integration funktioniert nur mit Cloud-Konten. Ein Server deiner eigenen Firma lässt sich nicht verbinden.",
            ru: "Интеграция работает только с облачными аккаунтами. Сервер вашей компании подключить нельзя.",
        }
        key_not_taken {
            en: "This identity provider does not say that it takes a key (private_key_jwt, signed by ES256). Choose a secret, or have it allow keys first.",
            de: "Dieser Identitätsanbieter gibt nicht an, dass er einen Schlüssel annimmt (private_key_jwt, signiert mit ES256). Nimm ein Secret, oder lass dort erst Schlüssel zu.",
            ru: "Этот провайдер идентификации не сообщает, что принимает ключ (private_key_jwt с подписью ES256). Выберите секрет или сначала разрешите у него ключи.",
        }
        unknown_role {
            en: "The learning platform has no such role. Choose another one.",
            de: "Diese Rolle gibt es auf der Lernplattform nicht. Wähle eine andere.",
            ru: "Такой роли на учебной платформе нет. Выберите другую.",
        }
        unknown_department {
            en: "The learning platform has no such department. Choose another one.",
            de: "Diese Abteilung gibt es auf der Lernplattform nicht. Wähle eine andere.",
            ru: "Такого подразделения на учебной платформе нет. Выберите другое.",
        }
        too_many_times {
            en: "There can be at most three times. Remove another one first.",
            de: "Höchstens drei Zeiten sind möglich. Lösche zuerst eine andere.",
            ru: "Можно задать не больше трёх времён. Сначала удалите другое.",
        }
        duplicate_time {
            en: "This time is there already. All times must differ.",
            de: "Diese Zeit gibt es schon. Alle Zeiten müssen sich unterscheiden.",
            ru: "Такое время уже есть. Все времена должны различаться.",
        }
        unknown_zone {
            en: "There is no such time zone. Choose one from the list.",
            de: "Diese Zeitzone gibt es nicht. Wähle eine aus der Liste.",
            ru: "Такого часового пояса нет. Выберите из списка.",
        }
        unknown_placeholder {
            en: "Nothing can be filled in for this placeholder. Remove it, or use one from the list.",
            de: "Für diesen Platzhalter gibt es nichts einzusetzen. Entferne ihn oder nimm einen aus der Liste.",
            ru: "Для этой подстановки нет значения. Удалите её или возьмите одну из списка.",
        }
        out_of_range {
            en: "This number is too small or too large.",
            de: "Diese Zahl ist zu klein oder zu groß.",
            ru: "Число слишком маленькое или слишком большое.",
        }
        settings_changed {
            en: "Somebody else has saved settings in the meantime. Reload the page and look at them before you save.",
            de: "Inzwischen hat jemand anders Einstellungen gespeichert. Lade die Seite neu und sieh sie dir an, bevor du speicherst.",
            ru: "За это время настройки сохранил кто-то другой. Обновите страницу и посмотрите их, прежде чем сохранять.",
        }
        mapping_not_allowed {
            en: "This attribute can't be read from that field. Choose another one.",
            de: "Dieses Attribut kann nicht aus diesem Feld gelesen werden. Wähle ein anderes.",
            ru: "Этот атрибут нельзя читать из этого поля. Выберите другое.",
        }
        attribute_mandatory {
            en: "A directory needs first and last names. These two stay released.",
            de: "Ohne Vor- und Nachnamen gibt es kein Verzeichnis. Diese beiden bleiben freigegeben.",
            ru: "Без имени и фамилии справочника не бывает. Эти два атрибута остаются открытыми.",
        }
        service_on_request {
            en: "This service is opened on request. Send a request first.",
            de: "Dieser Dienst wird erst auf Anfrage freigeschaltet. Stelle zuerst eine Anfrage.",
            ru: "Этот сервис открывают по заявке. Сначала оставьте заявку.",
        }
        first_sync_needed {
            en: "The directory is not read from any other service yet. Look at the first sync first.",
            de: "Das Verzeichnis wird noch aus keinem anderen Dienst gelesen. Sieh dir zuerst den ersten Abgleich an.",
            ru: "Справочник пока не читается из другого сервиса. Сначала посмотрите первую синхронизацию.",
        }
        not_connected {
            en: "This service is not connected. Connect it first.",
            de: "Dieser Dienst ist nicht verbunden. Verbinde ihn zuerst.",
            ru: "Этот сервис не подключён. Сначала подключите его.",
        }
        no_draft {
            en: "There are no tested access data any more. Enter them again.",
            de: "Es gibt keine geprüften Zugangsdaten mehr. Gib sie noch einmal ein.",
            ru: "Проверенных данных доступа больше нет. Введите их ещё раз.",
        }
        run_in_progress {
            en: "A sync is running. Wait until it is done.",
            de: "Gerade läuft ein Abgleich. Warte, bis er fertig ist.",
            ru: "Сейчас идёт синхронизация. Дождитесь её окончания.",
        }
        run_not_waiting {
            en: "This sync is not waiting for an answer any more. Reload the page.",
            de: "Dieser Abgleich wartet nicht mehr auf eine Antwort. Lade die Seite neu.",
            ru: "Эта синхронизация больше не ждёт ответа. Обновите страницу.",
        }
        plan_changed {
            en: "The preview is out of date. Look at the new one.",
            de: "Die Vorschau ist nicht mehr aktuell. Sieh dir die neue an.",
            ru: "Предпросмотр устарел. Посмотрите новый.",
        }
        provider_wrong_credential {
            en: "The service does not accept these access data. Check that they are copied completely.",
            de: "Der Dienst erkennt diese Zugangsdaten nicht. Prüfe, ob sie vollständig kopiert sind.",
            ru: "Сервис не принимает эти данные доступа. Проверьте, полностью ли они скопированы.",
        }
        provider_unknown_company {
            en: "The service knows no company of this subdomain. Check the spelling.",
            de: "Der Dienst kennt keine Firma mit dieser Subdomain. Prüfe die Schreibweise.",
            ru: "Сервис не знает компании с таким поддоменом. Проверьте, как он написан.",
        }
        provider_locked {
            en: "The service has locked its API for a while. Wait, and try again later.",
            de: "Der Dienst hat seine Schnittstelle für eine Weile gesperrt. Warte und versuche es später noch einmal.",
            ru: "Сервис на время закрыл свой API. Подождите и попробуйте позже.",
        }
        provider_no_employee_rights {
            en: "These access data have no right to read employees. Grant it in the service.",
            de: "Die Zugangsdaten dürfen keine Mitarbeiter lesen. Gib ihnen im Dienst dieses Recht.",
            ru: "С этими данными доступа нельзя читать сотрудников. Дайте им это право в сервисе.",
        }
        provider_no_account_rights {
            en: "These access data may not see or open accounts. Grant it in the service.",
            de: "Die Zugangsdaten dürfen keine Konten sehen oder anlegen. Gib ihnen im Dienst dieses Recht.",
            ru: "С этими данными доступа нельзя видеть и создавать аккаунты. Дайте им это право в сервисе.",
        }
        provider_no_structure_rights {
            en: "These access data may not see roles and departments. Grant it in the service.",
            de: "Die Zugangsdaten dürfen Rollen und Abteilungen nicht sehen. Gib ihnen im Dienst dieses Recht.",
            ru: "С этими данными доступа нельзя видеть роли и подразделения. Дайте им это право в сервисе.",
        }
        provider_no_result_rights {
            en: "These access data may not see learning results. Grant it in the service.",
            de: "Die Zugangsdaten dürfen Lernergebnisse nicht sehen. Gib ihnen im Dienst dieses Recht.",
            ru: "С этими данными доступа нельзя видеть результаты обучения. Дайте им это право в сервисе.",
        }
        provider_no_training_rights {
            en: "These access data may not write training records. Grant it in the service.",
            de: "Die Zugangsdaten dürfen keine Schulungsnachweise schreiben. Gib ihnen im Dienst dieses Recht.",
            ru: "С этими данными доступа нельзя создавать записи об обучении. Дайте им это право в сервисе.",
        }
        provider_no_file_rights {
            en: "These access data may not write employees' files. Grant it in the service.",
            de: "Die Zugangsdaten dürfen keine Dateien von Mitarbeitern schreiben. Gib ihnen im Dienst dieses Recht.",
            ru: "С этими данными доступа нельзя загружать файлы сотрудников. Дайте им это право в сервисе.",
        }
        provider_attribute_not_released {
            en: "These access data may not read a mandatory attribute. Release it in the service.",
            de: "Die Zugangsdaten dürfen ein Pflichtattribut nicht lesen. Gib es im Dienst frei.",
            ru: "С этими данными доступа нельзя читать обязательный атрибут. Откройте его в сервисе.",
        }
        provider_rate_limited {
            en: "The service asks to slow down. Try again in a moment.",
            de: "Der Dienst bittet um eine Pause. Versuche es gleich noch einmal.",
            ru: "Сервис просит подождать. Попробуйте чуть позже.",
        }
        provider_unavailable {
            en: "The service is not answering. Try again in a few minutes.",
            de: "Der Dienst antwortet gerade nicht. Versuche es in ein paar Minuten noch einmal.",
            ru: "Сервис сейчас не отвечает. Попробуйте через несколько минут.",
        }
        provider_unintelligible {
            en: "Rollcall does not understand what the service answered. If it stays that way, tell whoever runs Rollcall.",
            de: "Der Dienst hat etwas geantwortet, das Rollcall nicht versteht. Bleibt es dabei, gib der Person Bescheid, die Rollcall betreibt.",
            ru: "Rollcall не понимает ответ сервиса. Если это повторится, сообщите тому, кто обслуживает Rollcall.",
        }
    }
}

/// Texts that have words for what the API says.
pub trait ErrorWords {
    /// The words for `code`.
    fn of_error(&self, code: ErrorCode) -> &'static str;

    /// Those that every page has.
    fn of_every_page(&self) -> &Errors;
}

impl ErrorWords for Texts {
    fn of_error(&self, code: ErrorCode) -> &'static str {
        let errors = &self.errors;
        match code {
            ErrorCode::NotFound => errors.not_found,
            ErrorCode::NotSignedIn => errors.not_signed_in,
            ErrorCode::Forbidden | ErrorCode::DirectoryKept => errors.forbidden,
            ErrorCode::MethodNotAllowed | ErrorCode::CrossSite | ErrorCode::MalformedBody => {
                errors.malformed_body
            }
            ErrorCode::TooManyRequests => errors.too_many_requests,
            ErrorCode::LinkInvalid => errors.link_invalid,
            // Nothing that the people bundle asks for ends in another way.
            ErrorCode::Internal
            | ErrorCode::UnsupportedMediaType
            | ErrorCode::BodyTooLarge
            | ErrorCode::LinkForYourself
            | ErrorCode::LinkByOwnerOnly
            | ErrorCode::SignInAgain
            | ErrorCode::LastOwner
            | ErrorCode::FieldBlank
            | ErrorCode::FieldTooLong
            | ErrorCode::FieldMalformed
            | ErrorCode::CloudOnly
            | ErrorCode::KeyNotTaken
            | ErrorCode::UnknownRole
            | ErrorCode::UnknownDepartment
            | ErrorCode::TooManyTimes
            | ErrorCode::DuplicateTime
            | ErrorCode::UnknownZone
            | ErrorCode::UnknownPlaceholder
            | ErrorCode::OutOfRange
            | ErrorCode::SettingsChanged
            | ErrorCode::MappingNotAllowed
            | ErrorCode::AttributeMandatory
            | ErrorCode::ServiceOnRequest
            | ErrorCode::FirstSyncNeeded
            | ErrorCode::NotConnected
            | ErrorCode::NoDraft
            | ErrorCode::RunInProgress
            | ErrorCode::RunNotWaiting
            | ErrorCode::PlanChanged
            | ErrorCode::ProviderWrongCredential
            | ErrorCode::ProviderUnknownCompany
            | ErrorCode::ProviderLocked
            | ErrorCode::ProviderNoEmployeeRights
            | ErrorCode::ProviderNoAccountRights
            | ErrorCode::ProviderNoStructureRights
            | ErrorCode::ProviderNoResultRights
            | ErrorCode::ProviderNoTrainingRights
            | ErrorCode::ProviderNoFileRights
            | ErrorCode::ProviderAttributeNotReleased
            | ErrorCode::ProviderRateLimited
            | ErrorCode::ProviderUnavailable
            | ErrorCode::ProviderUnintelligible => errors.internal,
        }
    }

    fn of_every_page(&self) -> &Errors {
        &self.errors
    }
}

impl ErrorWords for StructureTexts {
    fn of_error(&self, code: ErrorCode) -> &'static str {
        match code {
            ErrorCode::DirectoryKept => self.taking_along.kept,
            _ => self.common.of_error(code),
        }
    }

    fn of_every_page(&self) -> &Errors {
        self.common.of_every_page()
    }
}

impl ErrorWords for AdminTexts {
    fn of_error(&self, code: ErrorCode) -> &'static str {
        let errors = &self.errors;
        match code {
            ErrorCode::NotFound
            | ErrorCode::MethodNotAllowed
            | ErrorCode::NotSignedIn
            | ErrorCode::Forbidden
            | ErrorCode::CrossSite
            | ErrorCode::MalformedBody
            | ErrorCode::TooManyRequests
            | ErrorCode::LinkInvalid
            | ErrorCode::Internal => self.common.of_error(code),
            ErrorCode::UnsupportedMediaType => errors.unsupported_media_type,
            ErrorCode::BodyTooLarge => errors.body_too_large,
            ErrorCode::LinkForYourself => errors.link_for_yourself,
            ErrorCode::LinkByOwnerOnly => errors.link_by_owner_only,
            ErrorCode::SignInAgain => errors.sign_in_again,
            ErrorCode::LastOwner => errors.last_owner,
            ErrorCode::DirectoryKept => errors.directory_kept,
            ErrorCode::FieldBlank => errors.field_blank,
            ErrorCode::FieldTooLong => errors.field_too_long,
            ErrorCode::FieldMalformed => errors.field_malformed,
            ErrorCode::CloudOnly => errors.cloud_only,
            ErrorCode::KeyNotTaken => errors.key_not_taken,
            ErrorCode::UnknownRole => errors.unknown_role,
            ErrorCode::UnknownDepartment => errors.unknown_department,
            ErrorCode::TooManyTimes => errors.too_many_times,
            ErrorCode::DuplicateTime => errors.duplicate_time,
            ErrorCode::UnknownZone => errors.unknown_zone,
            ErrorCode::UnknownPlaceholder => errors.unknown_placeholder,
            ErrorCode::OutOfRange => errors.out_of_range,
            ErrorCode::SettingsChanged => errors.settings_changed,
            ErrorCode::MappingNotAllowed => errors.mapping_not_allowed,
            ErrorCode::AttributeMandatory => errors.attribute_mandatory,
            ErrorCode::ServiceOnRequest => errors.service_on_request,
            ErrorCode::FirstSyncNeeded => errors.first_sync_needed,
            ErrorCode::NotConnected => errors.not_connected,
            ErrorCode::NoDraft => errors.no_draft,
            ErrorCode::RunInProgress => errors.run_in_progress,
            ErrorCode::RunNotWaiting => errors.run_not_waiting,
            ErrorCode::PlanChanged => errors.plan_changed,
            ErrorCode::ProviderWrongCredential => errors.provider_wrong_credential,
            ErrorCode::ProviderUnknownCompany => errors.provider_unknown_company,
            ErrorCode::ProviderLocked => errors.provider_locked,
            ErrorCode::ProviderNoEmployeeRights => errors.provider_no_employee_rights,
            ErrorCode::ProviderNoAccountRights => errors.provider_no_account_rights,
            ErrorCode::ProviderNoStructureRights => errors.provider_no_structure_rights,
            ErrorCode::ProviderNoResultRights => errors.provider_no_result_rights,
            ErrorCode::ProviderNoTrainingRights => errors.provider_no_training_rights,
            ErrorCode::ProviderNoFileRights => errors.provider_no_file_rights,
            ErrorCode::ProviderAttributeNotReleased => errors.provider_attribute_not_released,
            ErrorCode::ProviderRateLimited => errors.provider_rate_limited,
            ErrorCode::ProviderUnavailable => errors.provider_unavailable,
            ErrorCode::ProviderUnintelligible => errors.provider_unintelligible,
        }
    }

    fn of_every_page(&self) -> &Errors {
        &self.common.errors
    }
}
