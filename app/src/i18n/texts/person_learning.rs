//! What somebody learns, as their profile says it; where a training record and a certificate are, as all pages say it.

use domain::{
    export::entry::{FileView, Part},
    learning::Progress,
};

crate::texts! {
    /// What somebody learns.
    PersonLearning {
        failed_title {
            en: "What this person learns could not be loaded",
            de: "Was diese Person lernt, konnte nicht geladen werden",
            ru: "Не удалось загрузить обучение этого человека",
        }
        never_title { en: "Nothing read yet", de: "Noch nichts gelesen", ru: "Пока ничего не прочитано" }
        never {
            en: "As soon as the learning platform is connected and the export to BambooHR is allowed, you see here what this person was assigned and has completed.",
            de: "Sobald die Lernplattform verbunden und der Export nach BambooHR erlaubt ist, siehst du hier, was dieser Person zugewiesen ist und was sie abgeschlossen hat.",
            ru: "Когда учебная платформа подключена и экспорт в BambooHR разрешён, здесь видно, что этому человеку назначено и что он прошёл.",
        }
        /// Read at `{time}`.
        read_at(time) { en: "Read on {time}.", de: "Gelesen: {time}.", ru: "Прочитано: {time}." }
        assigned { en: "Assigned", de: "Zugewiesen", ru: "Назначено" }
        nothing_assigned { en: "Nothing is open.", de: "Nichts ist offen.", ru: "Открытых заданий нет." }
        /// To be completed by `{date}`.
        due(date) { en: "Due {date}", de: "Fällig am {date}", ru: "Срок: {date}" }
        never_due { en: "No due date", de: "Ohne Termin", ru: "Без срока" }
        /// Was to be completed by `{date}`.
        overdue(date) { en: "Overdue since {date}", de: "Überfällig seit {date}", ru: "Просрочено с {date}" }
        /// `{n}` percent.
        percent(n) { en: "{n} %", de: "{n} %", ru: "{n} %" }
        progress: Progresses
        completed { en: "Completed", de: "Abgeschlossen", ru: "Пройдено" }
        nothing_completed {
            en: "Nothing is completed yet.",
            de: "Noch nichts ist abgeschlossen.",
            ru: "Пока ничего не пройдено.",
        }
        completed_on { en: "Completed on", de: "Abgeschlossen am", ru: "Дата прохождения" }
        record { en: "Training record", de: "Schulungsnachweis", ru: "Запись об обучении" }
        certificate { en: "Certificate", de: "Zertifikat", ru: "Сертификат" }
        stopped {
            en: "The export has stopped: see why",
            de: "Der Export ist stehen geblieben: Sieh nach, warum",
            ru: "Экспорт остановился: посмотрите, почему",
        }
        written: Written
    }

    /// How far somebody is with a course.
    Progresses {
        not_started { en: "Not started", de: "Nicht begonnen", ru: "Не начато" }
        in_progress { en: "In progress", de: "Begonnen", ru: "В процессе" }
        pending { en: "Waiting for review", de: "Wartet auf Bewertung", ru: "Ждёт оценки" }
        failed { en: "Not passed", de: "Nicht bestanden", ru: "Не сдано" }
    }

    /// Where a training record or a certificate is.
    Written {
        missing { en: "Not in BambooHR yet", de: "Noch nicht in BambooHR", ru: "Ещё не в BambooHR" }
        writing { en: "On its way to BambooHR", de: "Unterwegs zu BambooHR", ru: "На пути в BambooHR" }
        written { en: "In BambooHR", de: "In BambooHR", ru: "В BambooHR" }
        altered { en: "Changed in BambooHR", de: "In BambooHR geändert", ru: "Изменено в BambooHR" }
        deleted { en: "Deleted in BambooHR", de: "In BambooHR gelöscht", ru: "Удалено в BambooHR" }
        expected { en: "Not issued yet", de: "Noch nicht ausgestellt", ru: "Ещё не выдан" }
        none { en: "None issued", de: "Keins ausgestellt", ru: "Не выдан" }
    }
}

impl Progresses {
    /// The words for `progress`.
    pub fn of(&self, progress: Progress) -> &'static str {
        match progress {
            Progress::NotStarted => self.not_started,
            Progress::InProgress => self.in_progress,
            Progress::Pending => self.pending,
            Progress::Failed => self.failed,
        }
    }
}

impl Written {
    /// The words for `place`.
    pub fn of(&self, place: Place) -> &'static str {
        match place {
            Place::Missing => self.missing,
            Place::Writing => self.writing,
            Place::Written => self.written,
            Place::Altered => self.altered,
            Place::Deleted => self.deleted,
            Place::Expected => self.expected,
            Place::None => self.none,
        }
    }
}

/// Where a training record or a certificate is, without the particulars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "`Part` and `FileView` say what each means")]
pub enum Place {
    Missing,
    Writing,
    Written,
    Altered,
    Deleted,
    Expected,
    None,
}

impl From<Part> for Place {
    fn from(part: Part) -> Self {
        match part {
            Part::Missing => Self::Missing,
            Part::Writing { .. } => Self::Writing,
            Part::Written { .. } => Self::Written,
            Part::Altered => Self::Altered,
            Part::Deleted => Self::Deleted,
        }
    }
}

impl From<FileView> for Place {
    fn from(certificate: FileView) -> Self {
        match certificate {
            FileView::Expected => Self::Expected,
            FileView::None => Self::None,
            FileView::Issued { file } => file.into(),
        }
    }
}
