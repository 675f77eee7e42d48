//! The audit trail.

use domain::{
    api::{services::PeopleAfter, taking_along::TakenAs},
    audit::{Act, Broken},
};

crate::texts! {
    /// Words of the audit trail.
    Audit {
        title { en: "Audit trail", de: "Audit-Protokoll", ru: "Журнал аудита" }
        intro {
            en: "Who did what in this organisation, when, and what came of it. Nobody can change an entry without it showing. Looking people up is recorded nowhere.",
            de: "Wer was in dieser Organisation getan hat, wann, und was daraus wurde. Kein Eintrag lässt sich ändern, ohne dass es auffällt. Wer wen nachschlägt, wird nirgends festgehalten.",
            ru: "Кто, что и когда сделал в этой организации и чем это кончилось. Изменить запись незаметно нельзя. Кто кого искал в справочнике, не записывается нигде.",
        }
        to_entries { en: "Entries in the audit trail", de: "Einträge im Audit-Protokoll", ru: "Записи в журнале аудита" }
        to_members { en: "Members", de: "Mitglieder", ru: "Участники" }
        entries { en: "Entries", de: "Einträge", ru: "Записи" }
        act { en: "What", de: "Was", ru: "Действие" }
        all_acts { en: "Everything", de: "Alles", ru: "Все действия" }
        actor { en: "Who", de: "Wer", ru: "Кто" }
        all_actors { en: "Everybody", de: "Alle", ru: "Все" }
        subject { en: "To what", de: "Betrifft", ru: "Объект" }
        since { en: "From", de: "Von", ru: "С" }
        until { en: "Until", de: "Bis", ru: "По" }
        reset { en: "Reset filters", de: "Filter zurücksetzen", ru: "Сбросить фильтры" }
        when { en: "When", de: "Wann", ru: "Когда" }
        outcome { en: "Outcome", de: "Ergebnis", ru: "Результат" }
        none { en: "Nothing was recorded yet.", de: "Noch wurde nichts festgehalten.", ru: "Записей пока нет." }
        none_of_these {
            en: "No entry matches.",
            de: "So einen Eintrag gibt es nicht.",
            ru: "Таких записей нет.",
        }
        operator { en: "Operator", de: "Betreiber", ru: "Оператор" }
        schedule { en: "Schedule", de: "Zeitplan", ru: "Расписание" }
        stranger { en: "Somebody unknown", de: "Jemand Unbekanntes", ru: "Неизвестный" }
        rollcall { en: "Rollcall itself", de: "Rollcall selbst", ru: "Сам Rollcall" }
        /// A member of whom only the id is known.
        unknown_member(id) { en: "Member {id}", de: "Mitglied {id}", ru: "Участник {id}" }
        /// A run.
        run(number) { en: "Sync {number}", de: "Synchronisation {number}", ru: "Синхронизация {number}" }
        done { en: "Done", de: "Erledigt", ru: "Готово" }
        refused { en: "Refused", de: "Abgelehnt", ru: "Отказано" }
        /// Why something was refused.
        refused_because(why) { en: "Refused: {why}", de: "Abgelehnt: {why}", ru: "Отказано: {why}" }
        people_kept { en: "People kept", de: "Personen behalten", ru: "Люди сохранены" }
        /// So many people of the directory, as what.
        taken(what, people) { en: "{what}, people: {people}", de: "{what}, Personen: {people}", ru: "{what}, людей: {people}" }
        taken_csv { en: "CSV", de: "CSV", ru: "CSV" }
        taken_xlsx { en: "XLSX", de: "XLSX", ru: "XLSX" }
        taken_cards { en: "vCards", de: "vCards", ru: "vCard" }
        taken_print { en: "On paper", de: "Auf Papier", ru: "На бумаге" }
        people_erased { en: "People erased", de: "Personen gelöscht", ru: "Люди удалены" }
        acts: Acts
        verifying: Verifying
    }

    /// What was done.
    Acts {
        signed_in { en: "Signed in", de: "Angemeldet", ru: "Вход" }
        signed_out { en: "Signed out", de: "Abgemeldet", ru: "Выход" }
        link_notice_dismissed {
            en: "Dismissed the notice of a new link",
            de: "Hinweis auf einen neuen Link geschlossen",
            ru: "Закрыто сообщение о новой ссылке",
        }
        sign_in_entered { en: "Entered an identity provider", de: "Identitätsanbieter eingetragen", ru: "Указан провайдер идентификации" }
        sign_in_tried { en: "Tried an identity provider", de: "Identitätsanbieter ausprobiert", ru: "Проверен провайдер идентификации" }
        sign_in_activated {
            en: "Put an identity provider to use",
            de: "Identitätsanbieter in Gebrauch genommen",
            ru: "Включён вход через провайдера идентификации",
        }
        sign_in_turned_off {
            en: "Turned the identity provider off",
            de: "Identitätsanbieter abgeschaltet",
            ru: "Отключён вход через провайдера идентификации",
        }
        identity_attached { en: "Attached an account", de: "Konto verknüpft", ru: "Связана учётная запись" }
        member_admitted { en: "Came in for the first time", de: "Kam zum ersten Mal herein", ru: "Первый вход" }
        signed_out_elsewhere {
            en: "Signed out at the identity provider",
            de: "Beim Identitätsanbieter abgemeldet",
            ru: "Выход у провайдера идентификации",
        }
        session_ended { en: "Ended a session", de: "Sitzung beendet", ru: "Завершён сеанс" }
        sessions_ended { en: "Ended all other sessions", de: "Alle anderen Sitzungen beendet", ru: "Завершены остальные сеансы" }
        member_invited { en: "Invited a member", de: "Mitglied eingeladen", ru: "Приглашён участник" }
        link_made { en: "Made a sign-in link", de: "Anmeldelink erstellt", ru: "Создана ссылка для входа" }
        link_mailed {
            en: "Sent a sign-in link by mail",
            de: "Anmeldelink per Mail verschickt",
            ru: "Ссылка для входа отправлена по почте",
        }
        role_changed { en: "Changed a role", de: "Rolle geändert", ru: "Изменена роль" }
        member_removed { en: "Removed a member", de: "Mitglied entfernt", ru: "Удалён участник" }
        service_requested { en: "Asked for a service", de: "Dienst angefragt", ru: "Запрошен сервис" }
        service_opened { en: "Opened a service", de: "Dienst freigeschaltet", ru: "Открыт сервис" }
        credential_tested { en: "Tested access data", de: "Zugangsdaten getestet", ru: "Проверены данные доступа" }
        draft_mapped { en: "Chose attributes", de: "Attribute gewählt", ru: "Выбраны атрибуты" }
        draft_discarded { en: "Discarded a setup", de: "Einrichtung verworfen", ru: "Настройка отменена" }
        first_sync_previewed {
            en: "Asked for a preview of the first sync",
            de: "Vorschau der ersten Synchronisation angefordert",
            ru: "Запрошен предпросмотр первой синхронизации",
        }
        connection_activated { en: "Connected a service", de: "Dienst verbunden", ru: "Подключён сервис" }
        source_change_asked {
            en: "Asked for another source",
            de: "Andere Quelle angefordert",
            ru: "Запрошена смена источника",
        }
        attribute_withdrawn { en: "Withdrew an attribute", de: "Attribut zurückgezogen", ru: "Отозван атрибут" }
        disconnected { en: "Disconnected a service", de: "Dienst getrennt", ru: "Отключён сервис" }
        accounts_approved {
            en: "Approved learning accounts",
            de: "Lernkonten freigegeben",
            ru: "Одобрены учебные учётные записи",
        }
        exports_approved { en: "Approved exports", de: "Exporte freigegeben", ru: "Одобрен экспорт" }
        exports_retried { en: "Had exports tried again", de: "Exporte erneut versucht", ru: "Запрошен повтор экспорта" }
        settings_saved { en: "Saved the settings", de: "Einstellungen gespeichert", ru: "Сохранены настройки" }
        sync_asked { en: "Asked for a sync", de: "Synchronisation angefordert", ru: "Запрошена синхронизация" }
        plan_approved { en: "Approved a plan", de: "Plan freigegeben", ru: "Одобрен план" }
        run_dropped { en: "Dropped a sync", de: "Synchronisation verworfen", ru: "Синхронизация отклонена" }
        consent_changed {
            en: "Changed what they share of birthday and anniversary",
            de: "Geändert, was von Geburtstag und Jahrestag geteilt wird",
            ru: "Изменено, чем делятся из дня рождения и годовщины",
        }
        calendar_made { en: "Made the address of a calendar", de: "Kalenderadresse erstellt", ru: "Создан адрес календаря" }
        calendar_ended { en: "Ended the address of a calendar", de: "Kalenderadresse beendet", ru: "Отключён адрес календаря" }
        directory_exported { en: "Took the directory along", de: "Verzeichnis mitgenommen", ru: "Выгружен справочник" }
        run_started { en: "Sync started", de: "Synchronisation begonnen", ru: "Синхронизация начата" }
        run_ended { en: "Sync ended", de: "Synchronisation beendet", ru: "Синхронизация завершена" }
        trail_cut { en: "Cut off old entries", de: "Alte Einträge abgetrennt", ru: "Отсечены старые записи" }
        organisation_opened { en: "Opened the organisation", de: "Organisation angelegt", ru: "Создана организация" }
        organisation_erased { en: "Erased the organisation", de: "Organisation gelöscht", ru: "Удалена организация" }
        credentials_resealed {
            en: "Sealed the access data anew",
            de: "Zugangsdaten neu versiegelt",
            ru: "Данные доступа запечатаны заново",
        }
        channel_added { en: "Added a channel for messages", de: "Kanal für Meldungen hinzugefügt", ru: "Добавлен канал сообщений" }
        channel_tried {
            en: "Sent a test message",
            de: "Testmeldung verschickt",
            ru: "Отправлено пробное сообщение",
        }
        channel_removed { en: "Removed a channel for messages", de: "Kanal für Meldungen entfernt", ru: "Удалён канал сообщений" }
        clock_moved { en: "Moved the clock", de: "Uhr gestellt", ru: "Переведены часы" }
    }

    /// Verifying the trail, and taking it along.
    Verifying {
        title { en: "Verify and take along", de: "Prüfen und mitnehmen", ru: "Проверка и выгрузка" }
        intro {
            en: "This browser follows the whole trail, entry by entry, and compares its end with what is signed.",
            de: "Dieser Browser geht das ganze Protokoll Eintrag für Eintrag durch und vergleicht sein Ende mit dem, was signiert ist.",
            ru: "Браузер пройдёт весь журнал запись за записью и сравнит его конец с подписанным.",
        }
        verify { en: "Verify", de: "Prüfen", ru: "Проверить" }
        verifying { en: "Verifying", de: "Prüfung läuft", ru: "Идёт проверка" }
        /// So many of so many entries were verified.
        progress(done, all) { en: "{done} of {all} entries", de: "{done} von {all} Einträgen", ru: "Записей: {done} из {all}" }
        kept {
            en: "A checkpoint that you have kept (optional)",
            de: "Ein Prüfpunkt, den du aufgehoben hast (optional)",
            ru: "Сохранённая вами контрольная точка (необязательно)",
        }
        kept_hint {
            en: "Whoever keeps one elsewhere finds out if history was written anew since, even by whoever runs Rollcall.",
            de: "Wer einen anderswo aufhebt, merkt es, wenn die Geschichte seither umgeschrieben wurde, selbst vom Betreiber.",
            ru: "Если хранить её в другом месте, будет видно, что историю с тех пор переписали, даже если это сделал оператор.",
        }
        /// All entries verify.
        holds(count) {
            en: "The trail is what it was: {count} entries, none changed, removed, moved or added.",
            de: "Das Protokoll ist, wie es war: {count} Einträge, keiner geändert, entfernt, verschoben oder eingefügt.",
            ru: "Журнал не изменён. Записей: {count}; ни одна не правлена, не удалена, не переставлена и не добавлена.",
        }
        agrees {
            en: "It agrees with the checkpoint that you have kept.",
            de: "Es stimmt mit deinem Prüfpunkt überein.",
            ru: "Журнал совпадает с вашей контрольной точкой.",
        }
        broken { en: "The trail does not verify.", de: "Das Protokoll hält der Prüfung nicht stand.", ru: "Журнал не прошёл проверку." }
        ask_operator {
            en: "Keep this page, export the trail, and ask whoever runs Rollcall for an explanation.",
            de: "Behalte diese Seite, exportiere das Protokoll und verlange vom Betreiber eine Erklärung.",
            ru: "Сохраните эту страницу, выгрузите журнал и потребуйте объяснений у оператора.",
        }
        /// An entry can't be read.
        unreadable(number) { en: "Entry {number} can't be read.", de: "Eintrag {number} ist nicht lesbar.", ru: "Запись {number} не читается." }
        /// An entry stands in the place of another one.
        out_of_place(expected, found) {
            en: "Entry {found} stands where entry {expected} has to be: one was removed, moved or added.",
            de: "Eintrag {found} steht an der Stelle von Eintrag {expected}: einer wurde entfernt, verschoben oder eingefügt.",
            ru: "На месте записи {expected} стоит запись {found}: какую-то удалили, переставили или добавили.",
        }
        /// What was before an entry was altered.
        altered(number) {
            en: "What stands before entry {number} was altered.",
            de: "Was vor Eintrag {number} steht, wurde verändert.",
            ru: "То, что стоит перед записью {number}, изменено.",
        }
        /// The trail is not what was signed.
        not_as_signed(number) {
            en: "Up to entry {number} the trail is not the one that was signed.",
            de: "Bis Eintrag {number} ist das Protokoll nicht das, das signiert wurde.",
            ru: "До записи {number} журнал не тот, что был подписан.",
        }
        /// The trail is too short.
        cut_off(ends, signed) {
            en: "The trail ends with entry {ends}, and had {signed} entries when it was signed.",
            de: "Das Protokoll endet mit Eintrag {ends} und hatte {signed} Einträge, als es signiert wurde.",
            ru: "Журнал кончается записью {ends}, а при подписании записей было {signed}.",
        }
        /// Entries after the signed ones.
        not_signed(number) {
            en: "Entry {number} comes after all that is signed.",
            de: "Eintrag {number} kommt nach allem, was signiert ist.",
            ru: "Запись {number} стоит после всего подписанного.",
        }
        /// The trail begins later than the checkpoint.
        no_beginning(number) {
            en: "The trail begins after entry {number}, and the checkpoint is older.",
            de: "Das Protokoll beginnt nach Eintrag {number}, und der Prüfpunkt ist älter.",
            ru: "Журнал начинается после записи {number}, а контрольная точка старше.",
        }
        not_of_this_trail {
            en: "The checkpoint that you have kept is none of this organisation's. Paste it whole, as it was when you kept it.",
            de: "Dein Prüfpunkt ist keiner dieser Organisation. Füge ihn ganz ein, so wie du ihn aufgehoben hast.",
            ru: "Сохранённая контрольная точка не от этой организации. Вставьте её целиком, как сохранили.",
        }
        forged {
            en: "The checkpoint is not signed by this organisation's key.",
            de: "Der Prüfpunkt ist nicht mit dem Schlüssel dieser Organisation signiert.",
            ru: "Контрольная точка не подписана ключом этой организации.",
        }
        export { en: "Export for verifying (JSONL)", de: "Export zum Prüfen (JSONL)", ru: "Выгрузка для проверки (JSONL)" }
        export_table { en: "Export as a table (CSV)", de: "Export als Tabelle (CSV)", ru: "Выгрузка таблицей (CSV)" }
        checkpoint { en: "Checkpoint to keep", de: "Prüfpunkt zum Aufheben", ru: "Контрольная точка" }
        checkpoint_hint {
            en: "Keep it outside of Rollcall. The newest one is also at a public address of yours, which says nothing else:",
            de: "Hebe ihn außerhalb von Rollcall auf. Der neueste steht auch an einer öffentlichen Adresse, die sonst nichts verrät:",
            ru: "Храните её вне Rollcall. Новейшая доступна и по открытому адресу, где больше ничего нет:",
        }
    }
}

impl Acts {
    /// The words for `act`.
    pub fn of(&self, act: Act) -> &'static str {
        match act {
            Act::SignedIn => self.signed_in,
            Act::SignedOut => self.signed_out,
            Act::SignedOutElsewhere => self.signed_out_elsewhere,
            Act::SignInEntered => self.sign_in_entered,
            Act::SignInTried => self.sign_in_tried,
            Act::SignInActivated => self.sign_in_activated,
            Act::SignInTurnedOff => self.sign_in_turned_off,
            Act::IdentityAttached => self.identity_attached,
            Act::MemberAdmitted => self.member_admitted,
            Act::LinkNoticeDismissed => self.link_notice_dismissed,
            Act::SessionEnded => self.session_ended,
            Act::SessionsEnded => self.sessions_ended,
            Act::MemberInvited => self.member_invited,
            Act::LinkMade => self.link_made,
            Act::LinkMailed => self.link_mailed,
            Act::RoleChanged => self.role_changed,
            Act::MemberRemoved => self.member_removed,
            Act::ServiceRequested => self.service_requested,
            Act::ServiceOpened => self.service_opened,
            Act::CredentialTested => self.credential_tested,
            Act::DraftMapped => self.draft_mapped,
            Act::DraftDiscarded => self.draft_discarded,
            Act::FirstSyncPreviewed => self.first_sync_previewed,
            Act::ConnectionActivated => self.connection_activated,
            Act::SourceChangeAsked => self.source_change_asked,
            Act::AttributeWithdrawn => self.attribute_withdrawn,
            Act::Disconnected => self.disconnected,
            Act::AccountsApproved => self.accounts_approved,
            Act::ExportsApproved => self.exports_approved,
            Act::ExportsRetried => self.exports_retried,
            Act::SettingsSaved => self.settings_saved,
            Act::SyncAsked => self.sync_asked,
            Act::PlanApproved => self.plan_approved,
            Act::RunDropped => self.run_dropped,
            Act::ConsentChanged => self.consent_changed,
            Act::CalendarMade => self.calendar_made,
            Act::CalendarEnded => self.calendar_ended,
            Act::DirectoryExported => self.directory_exported,
            Act::RunStarted => self.run_started,
            Act::RunEnded => self.run_ended,
            Act::TrailCut => self.trail_cut,
            Act::OrganisationOpened => self.organisation_opened,
            Act::OrganisationErased => self.organisation_erased,
            Act::CredentialsResealed => self.credentials_resealed,
            Act::ChannelAdded => self.channel_added,
            Act::ChannelTried => self.channel_tried,
            Act::ChannelRemoved => self.channel_removed,
            Act::ClockMoved => self.clock_moved,
        }
    }
}

impl Audit {
    /// The words for what became of people.
    pub fn people(&self, people: PeopleAfter) -> &'static str {
        match people {
            PeopleAfter::Keep => self.people_kept,
            PeopleAfter::Erase => self.people_erased,
        }
    }

    /// The words for how many people of the directory were taken along, and as what.
    pub fn taken_as(&self, format: TakenAs, people: u32) -> String {
        let what = match format {
            TakenAs::Csv => self.taken_csv,
            TakenAs::Xlsx => self.taken_xlsx,
            TakenAs::Cards => self.taken_cards,
            TakenAs::Print => self.taken_print,
        };
        self.taken(what, &people.to_string())
    }
}

impl Verifying {
    /// The words for where the trail is broken.
    pub fn broken_by(&self, broken: Broken) -> String {
        let number = |number: u64| number.to_string();
        match broken {
            Broken::Unreadable(at) => self.unreadable(&number(at)),
            Broken::OutOfPlace { expected, found } => self.out_of_place(&number(expected), &number(found)),
            Broken::Altered(at) => self.altered(&number(at)),
            Broken::NotAsSigned(at) => self.not_as_signed(&number(at)),
            Broken::CutOff { ends, signed } => self.cut_off(&number(ends), &number(signed)),
            Broken::NotSigned(at) => self.not_signed(&number(at)),
            Broken::NoBeginning(after) => self.no_beginning(&number(after)),
            Broken::NotOfThisTrail => self.not_of_this_trail.to_owned(),
            Broken::Forged => self.forged.to_owned(),
        }
    }
}
