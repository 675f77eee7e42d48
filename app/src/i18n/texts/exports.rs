//! What is said of the export to `BambooHR`, and of what a run exported.

use domain::export::entry::{ExportFault, Stage};
use domain::service::Service;

use crate::i18n::Said;

crate::texts! {
    /// The export.
    Exports {
        title { en: "Export to BambooHR", de: "Export nach BambooHR", ru: "Экспорт в BambooHR" }
        intro {
            en: "What people complete in iSpring Learn goes to BambooHR as training records and certificates.",
            de: "Was Personen in iSpring Learn abschließen, geht als Schulungsnachweis und Zertifikat an BambooHR.",
            ru: "То, что люди проходят в iSpring Learn, попадает в BambooHR как записи об обучении и сертификаты.",
        }
        see_all { en: "See all completions", de: "Alle Abschlüsse ansehen", ru: "Все пройденные курсы" }
        all_syncs { en: "All syncs", de: "Alle Abgleiche", ru: "Все синхронизации" }
        /// What to tick: `{setting}`.
        forbidden(setting) {
            en: "The export is not allowed, so nothing goes to BambooHR. Tick “{setting}” under “Learning and export”, and save.",
            de: "Der Export ist nicht erlaubt, also geht nichts an BambooHR. Setze unter „Lernen und Export“ das Häkchen bei „{setting}“ und speichere.",
            ru: "Экспорт не разрешён, поэтому в BambooHR ничего не передаётся. Поставьте на странице «Обучение и экспорт» отметку «{setting}» и сохраните.",
        }
        to_setting { en: "Go to the setting", de: "Zur Einstellung", ru: "К настройке" }
        /// `{service}` is not connected.
        not_connected(service: Service) {
            en: "{service} is not connected, so nothing is exported.",
            de: "{service} ist nicht verbunden, also wird nichts exportiert.",
            ru: "{service}: подключения нет, поэтому ничего не экспортируется.",
        }
        /// Connects `{service}`.
        connect(service: Service) {
            en: "Connect {service}",
            de: "{service} verbinden",
            ru: "Подключить {service}",
        }
        last_success {
            en: "Last complete export",
            de: "Letzter vollständiger Export",
            ru: "Последний полный экспорт",
        }
        never { en: "None yet", de: "Noch keiner", ru: "Ещё не было" }
        counts { en: "Number of completions", de: "Anzahl der Abschlüsse", ru: "Число пройденных курсов" }
        state { en: "State", de: "Stand", ru: "Состояние" }
        any_state { en: "All", de: "Alle", ru: "Все" }
        stage: Stages
        none {
            en: "Nobody has completed anything yet.",
            de: "Noch niemand hat etwas abgeschlossen.",
            ru: "Пока никто ничего не прошёл.",
        }
        none_of_these {
            en: "There is no completion in this state.",
            de: "Es gibt keinen Abschluss mit diesem Stand.",
            ru: "В этом состоянии ничего нет.",
        }
        list { en: "Completions", de: "Abschlüsse", ru: "Пройденные курсы" }
        person { en: "Person", de: "Person", ru: "Человек" }
        erased { en: "Erased person", de: "Gelöschte Person", ru: "Удалённый человек" }
        course { en: "Course", de: "Kurs", ru: "Курс" }
        /// So many could not be written.
        failed {
            en: [
                "{n} completion could not be written. The list says why; once that is mended, have it tried again.",
                "{n} completions could not be written. The list says why; once that is mended, have them tried again.",
            ],
            de: [
                "{n} Abschluss konnte nicht geschrieben werden. Warum, steht in der Liste; ist das behoben, lass es noch einmal versuchen.",
                "{n} Abschlüsse konnten nicht geschrieben werden. Warum, steht in der Liste; ist das behoben, lass es noch einmal versuchen.",
            ],
            ru: [
                "{n} пройденный курс не удалось записать. Причина указана в списке; устраните её и повторите попытку.",
                "{n} пройденных курса не удалось записать. Причины указаны в списке; устраните их и повторите попытку.",
                "{n} пройденных курсов не удалось записать. Причины указаны в списке; устраните их и повторите попытку.",
            ],
        }
        try_again { en: "Try again", de: "Noch einmal versuchen", ru: "Повторить" }
        /// So many wait for an admin.
        waiting {
            en: [
                "{n} completion waits for your approval before it goes to BambooHR.",
                "{n} completions wait for your approval before they go to BambooHR.",
            ],
            de: [
                "{n} Abschluss wartet auf deine Zustimmung, bevor er an BambooHR geht.",
                "{n} Abschlüsse warten auf deine Zustimmung, bevor sie an BambooHR gehen.",
            ],
            ru: [
                "{n} пройденный курс ждёт вашего одобрения, прежде чем попасть в BambooHR.",
                "{n} пройденных курса ждут вашего одобрения, прежде чем попасть в BambooHR.",
                "{n} пройденных курсов ждут вашего одобрения, прежде чем попасть в BambooHR.",
            ],
        }
        review { en: "Look at them and approve", de: "Ansehen und zustimmen", ru: "Посмотреть и одобрить" }
        approval: Approval
        run_title {
            en: "The export that runs or ran last",
            de: "Der laufende oder letzte Export",
            ru: "Текущий или последний экспорт",
        }
        fault: Faults
        run: ExportFacts
    }

    /// Completions that wait for an admin, and their approval.
    Approval {
        title {
            en: "Completions to be approved",
            de: "Abschlüsse zur Zustimmung",
            ru: "Пройденные курсы на одобрение",
        }
        first {
            en: "The first export is never made unseen. These completions would go to BambooHR as training records and certificates; nothing is written there until you have approved it.",
            de: "Der erste Export geschieht nie ungesehen. Diese Abschlüsse würden als Schulungsnachweise und Zertifikate an BambooHR gehen; bis du zugestimmt hast, wird dort nichts geschrieben.",
            ru: "Первый экспорт никогда не выполняется без вашего ведома. Эти пройденные курсы попали бы в BambooHR как записи об обучении и сертификаты; пока вы не одобрите, там ничего не записывается.",
        }
        many {
            en: "More people than the limits allow have completed something at once. These completions would go to BambooHR as training records and certificates; nothing is written there until you have approved it.",
            de: "Mehr Personen, als die Grenzen erlauben, haben auf einmal etwas abgeschlossen. Diese Abschlüsse würden als Schulungsnachweise und Zertifikate an BambooHR gehen; bis du zugestimmt hast, wird dort nichts geschrieben.",
            ru: "Сразу больше людей, чем позволяют пределы, прошли курсы. Эти пройденные курсы попали бы в BambooHR как записи об обучении и сертификаты; пока вы не одобрите, там ничего не записывается.",
        }
        none_title { en: "Nothing is waiting", de: "Nichts wartet", ru: "Ничего не ждёт одобрения" }
        none {
            en: "What waits for your approval before it goes to BambooHR appears here after a sync.",
            de: "Was auf deine Zustimmung wartet, bevor es an BambooHR geht, erscheint hier nach einem Abgleich.",
            ru: "То, что ждёт вашего одобрения перед записью в BambooHR, появляется здесь после синхронизации.",
        }
        counts {
            en: "Number of completions that wait",
            de: "Anzahl der wartenden Abschlüsse",
            ru: "Число пройденных курсов, ждущих одобрения",
        }
        completions { en: "Completions", de: "Abschlüsse", ru: "Пройденные курсы" }
        people { en: "People", de: "Personen", ru: "Люди" }
        since { en: "Completed on or after", de: "Abgeschlossen ab", ru: "Пройдено начиная с" }
        since_hint {
            en: "What was completed before this day is never written, now or later. Leave it blank to write everything.",
            de: "Was vor diesem Tag abgeschlossen wurde, wird nie geschrieben, auch später nicht. Bleibt das Feld leer, wird alles geschrieben.",
            ru: "То, что пройдено до этого дня, не будет записано никогда, в том числе позже. Оставьте поле пустым, чтобы записать всё.",
        }
        since_wrong {
            en: "Enter a day, or leave it blank.",
            de: "Gib einen Tag ein oder lass das Feld leer.",
            ru: "Укажите день или оставьте поле пустым.",
        }
        approve { en: "Write to BambooHR", de: "An BambooHR schreiben", ru: "Записать в BambooHR" }
        /// Whether so many are written.
        ask {
            en: ["Write {n} completion to BambooHR?", "Write {n} completions to BambooHR?"],
            de: ["{n} Abschluss an BambooHR schreiben?", "{n} Abschlüsse an BambooHR schreiben?"],
            ru: ["Записать {n} пройденный курс в BambooHR?", "Записать {n} пройденных курса в BambooHR?", "Записать {n} пройденных курсов в BambooHR?"],
        }
        /// Whether those from `{day}` on are written.
        ask_from(day) {
            en: "Write completions from {day} on?",
            de: "Abschlüsse ab {day} schreiben?",
            ru: "Записать пройденное {day} и позже?",
        }
        /// So many go to `BambooHR`.
        ask_all {
            en: [
                "{n} completion is written. Rollcall deletes nothing in BambooHR, so this can only be undone there by hand.",
                "{n} completions are written. Rollcall deletes nothing in BambooHR, so this can only be undone there by hand.",
            ],
            de: [
                "{n} Abschluss wird geschrieben. Rollcall löscht nichts in BambooHR, rückgängig machen lässt sich das also nur dort von Hand.",
                "{n} Abschlüsse werden geschrieben. Rollcall löscht nichts in BambooHR, rückgängig machen lässt sich das also nur dort von Hand.",
            ],
            ru: [
                "Будет записан {n} пройденный курс. Rollcall ничего не удаляет в BambooHR, поэтому отменить это можно только там вручную.",
                "Будут записаны {n} пройденных курса. Rollcall ничего не удаляет в BambooHR, поэтому отменить это можно только там вручную.",
                "Будет записано {n} пройденных курсов. Rollcall ничего не удаляет в BambooHR, поэтому отменить это можно только там вручную.",
            ],
        }
        /// Of so many those from `{day}` on.
        ask_since(day) {
            en: [
                "The completion is written if it is from {day} or later, and else left out for good. Rollcall deletes nothing in BambooHR, so this can only be undone there by hand.",
                "Of {n} completions those from {day} on are written; the others are left out for good. Rollcall deletes nothing in BambooHR, so this can only be undone there by hand.",
            ],
            de: [
                "Der Abschluss wird geschrieben, wenn er vom {day} oder später ist, und sonst für immer ausgelassen. Rollcall löscht nichts in BambooHR, rückgängig machen lässt sich das also nur dort von Hand.",
                "Von {n} Abschlüssen werden die ab {day} geschrieben, die anderen für immer ausgelassen. Rollcall löscht nichts in BambooHR, rückgängig machen lässt sich das also nur dort von Hand.",
            ],
            ru: [
                "Пройденный курс будет записан, если он пройден {day} или позже, иначе пропущен навсегда. Rollcall ничего не удаляет в BambooHR, поэтому отменить это можно только там вручную.",
                "Из {n} пройденных курсов будут записаны те, что пройдены {day} или позже, остальные пропущены навсегда. Rollcall ничего не удаляет в BambooHR, поэтому отменить это можно только там вручную.",
                "Из {n} пройденных курсов будут записаны те, что пройдены {day} или позже, остальные пропущены навсегда. Rollcall ничего не удаляет в BambooHR, поэтому отменить это можно только там вручную.",
            ],
        }
        approved {
            en: "Approved. The completions are being written now.",
            de: "Zugestimmt. Die Abschlüsse werden jetzt geschrieben.",
            ru: "Одобрено. Пройденные курсы записываются.",
        }
        changed {
            en: "The list has changed in the meantime and was loaded again. Please have another look.",
            de: "Die Liste hat sich inzwischen geändert und wurde neu geladen. Bitte sieh sie noch einmal an.",
            ru: "Список за это время изменился и загружен заново. Посмотрите его ещё раз.",
        }
        busy {
            en: "A sync is running right now. Approve as soon as it is finished.",
            de: "Gerade läuft ein Abgleich. Stimm zu, sobald er fertig ist.",
            ru: "Сейчас идёт синхронизация. Одобрите, когда она закончится.",
        }
    }

    /// Where an export is.
    Stages {
        waiting { en: "Waiting for approval", de: "Wartet auf Zustimmung", ru: "Ждёт одобрения" }
        pending { en: "To be written", de: "Noch zu schreiben", ru: "Ещё не записано" }
        done { en: "Written", de: "Geschrieben", ru: "Записано" }
        failed { en: "Stopped", de: "Stehen geblieben", ru: "Остановилось" }
        altered { en: "Changed in BambooHR", de: "In BambooHR geändert", ru: "Изменено в BambooHR" }
        left_out { en: "Left out", de: "Ausgelassen", ru: "Пропущено" }
    }

    /// Why a completion could not be written, and what to do.
    Faults {
        no_email {
            what {
                en: "The person has no work e-mail address.",
                de: "Die Person hat keine E-Mail (dienstlich).",
                ru: "У человека нет рабочей почты.",
            }
            next {
                en: "Enter it in the HR system and sync; their employee in BambooHR is found by it.",
                de: "Trag sie im Personalsystem ein und gleiche ab; daran wird die Person in BambooHR gefunden.",
                ru: "Укажите её в кадровой системе и запустите синхронизацию: по ней человек находится в BambooHR.",
            }
        }
        no_employee {
            what {
                en: "Nobody in BambooHR has this person's e-mail address.",
                de: "Niemand in BambooHR hat die E-Mail-Adresse dieser Person.",
                ru: "В BambooHR ни у кого нет адреса этого человека.",
            }
            next {
                en: "Enter the same address in BambooHR, then try again.",
                de: "Trag in BambooHR dieselbe Adresse ein und lass es dann noch einmal versuchen.",
                ru: "Укажите в BambooHR тот же адрес и повторите попытку.",
            }
        }
        ambiguous_employee {
            what {
                en: "Several employees in BambooHR, or several people in the directory, have the same e-mail address.",
                de: "Mehrere Mitarbeiter in BambooHR oder mehrere Personen im Verzeichnis haben dieselbe E-Mail-Adresse.",
                ru: "У нескольких сотрудников в BambooHR или у нескольких людей в справочнике один и тот же адрес.",
            }
            next {
                en: "Give each an address of their own, then try again.",
                de: "Gib jeder Person eine eigene Adresse und lass es dann noch einmal versuchen.",
                ru: "Дайте каждому свой адрес и повторите попытку.",
            }
        }
        employee_gone {
            what {
                en: "BambooHR does not know the employee any more.",
                de: "BambooHR kennt den Mitarbeiter nicht mehr.",
                ru: "BambooHR больше не знает этого сотрудника.",
            }
            next {
                en: "Look in BambooHR whether they were deleted. If there is a new employee with the same address, try again.",
                de: "Sieh in BambooHR nach, ob der Eintrag gelöscht wurde. Gibt es einen neuen mit derselben Adresse, lass es noch einmal versuchen.",
                ru: "Посмотрите в BambooHR, не удалён ли он. Если есть новый сотрудник с тем же адресом, повторите попытку.",
            }
        }
        record_refused {
            what {
                en: "BambooHR does not accept the training record.",
                de: "BambooHR nimmt den Schulungsnachweis nicht an.",
                ru: "BambooHR не принимает запись об обучении.",
            }
            next {
                en: "Look at the training types in BambooHR's settings: perhaps the course's type is locked. Then try again.",
                de: "Sieh dir in den Einstellungen von BambooHR die Schulungsarten an: Vielleicht ist die Art des Kurses gesperrt. Lass es dann noch einmal versuchen.",
                ru: "Посмотрите в настройках BambooHR виды обучения: возможно, вид этого курса заблокирован. Затем повторите попытку.",
            }
        }
        file_refused {
            what {
                en: "BambooHR does not accept the certificate.",
                de: "BambooHR nimmt das Zertifikat nicht an.",
                ru: "BambooHR не принимает сертификат.",
            }
            next {
                en: "See whether BambooHR takes files for this person and has room for them. Then try again.",
                de: "Sieh nach, ob BambooHR für diese Person Dateien annimmt und Platz dafür hat. Lass es dann noch einmal versuchen.",
                ru: "Проверьте, принимает ли BambooHR файлы для этого человека и есть ли для них место. Затем повторите попытку.",
            }
        }
        certificate_gone {
            what {
                en: "The certificate is gone from iSpring Learn, or is no PDF.",
                de: "Das Zertifikat gibt es in iSpring Learn nicht mehr, oder es ist kein PDF.",
                ru: "Сертификата больше нет в iSpring Learn, или это не PDF.",
            }
            next {
                en: "Issue it again in iSpring Learn as a PDF, then try again.",
                de: "Stell es in iSpring Learn noch einmal als PDF aus und lass es dann noch einmal versuchen.",
                ru: "Выдайте его в iSpring Learn ещё раз в виде PDF и повторите попытку.",
            }
        }
        certificate_too_large {
            what {
                en: "The certificate is larger than 5 MB.",
                de: "Das Zertifikat ist größer als 5 MB.",
                ru: "Сертификат больше 5 МБ.",
            }
            next {
                en: "Issue a smaller one in iSpring Learn, then try again.",
                de: "Stell in iSpring Learn ein kleineres aus und lass es dann noch einmal versuchen.",
                ru: "Выдайте в iSpring Learn сертификат поменьше и повторите попытку.",
            }
        }
    }

    /// What a run exported.
    ExportFacts {
        title { en: "Export to BambooHR", de: "Export nach BambooHR", ru: "Экспорт в BambooHR" }
        waiting { en: "Waiting for approval", de: "Warten auf Zustimmung", ru: "Ждут одобрения" }
        records {
            en: "Training records written",
            de: "Schulungsnachweise geschrieben",
            ru: "Записи об обучении",
        }
        files { en: "Certificates uploaded", de: "Zertifikate hochgeladen", ru: "Загруженные сертификаты" }
        types {
            en: "Training types created or changed",
            de: "Schulungsarten angelegt oder geändert",
            ru: "Виды обучения, созданные или изменённые",
        }
        failed { en: "Stopped", de: "Stehen geblieben", ru: "Остановилось" }
        unreadable {
            en: "Results that can’t be read",
            de: "Nicht lesbare Ergebnisse",
            ru: "Нечитаемые результаты",
        }
        predecessors {
            en: "Completed by whoever had the account before, left out",
            de: "Von der früheren Person mit diesem Konto abgeschlossen, ausgelassen",
            ru: "Пройдено прежним владельцем аккаунта, не выгружается",
        }
        altered {
            en: "Changed in BambooHR since",
            de: "Seitdem in BambooHR geändert",
            ru: "Изменено с тех пор в BambooHR",
        }
        stopped {
            en: "Not everything could be exported.",
            de: "Nicht alles konnte exportiert werden.",
            ru: "Не всё удалось экспортировать.",
        }
        stopped_next {
            en: "The next sync goes on with it.",
            de: "Der nächste Abgleich macht damit weiter.",
            ru: "Следующая синхронизация продолжит.",
        }
    }
}

impl Stages {
    /// The word for `stage`.
    pub fn of(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Waiting => self.waiting,
            Stage::Pending => self.pending,
            Stage::Done => self.done,
            Stage::Failed => self.failed,
            Stage::Altered => self.altered,
            Stage::LeftOut => self.left_out,
        }
    }
}

impl Faults {
    /// The words for `fault`.
    pub fn of(&self, fault: ExportFault) -> Said {
        match fault {
            ExportFault::NoEmail => self.no_email(),
            ExportFault::NoEmployee => self.no_employee(),
            ExportFault::AmbiguousEmployee => self.ambiguous_employee(),
            ExportFault::EmployeeGone => self.employee_gone(),
            ExportFault::RecordRefused => self.record_refused(),
            ExportFault::FileRefused => self.file_refused(),
            ExportFault::CertificateGone => self.certificate_gone(),
            ExportFault::CertificateTooLarge => self.certificate_too_large(),
        }
    }
}
