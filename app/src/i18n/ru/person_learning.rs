//! Чему человек учится.

use crate::i18n::texts::person_learning::{PersonLearning, Progresses, Written};

pub(super) const PERSON_LEARNING: PersonLearning = PersonLearning {
    failed_title: "Не удалось загрузить обучение этого человека",
    never_title: "Пока ничего не прочитано",
    never: "Когда учебная платформа подключена и экспорт в BambooHR разрешён, здесь видно, что этому человеку назначено и что он прошёл.",
    read_at: "Прочитано: {time}.",
    assigned: "Назначено",
    nothing_assigned: "Открытых заданий нет.",
    due: "Срок: {date}",
    never_due: "Без срока",
    overdue: "Просрочено с {date}",
    percent: "{n} %",
    progress: Progresses {
        not_started: "Не начато",
        in_progress: "В процессе",
        pending: "Ждёт оценки",
        failed: "Не сдано",
    },
    completed: "Пройдено",
    nothing_completed: "Пока ничего не пройдено.",
    completed_on: "Дата прохождения",
    record: "Запись об обучении",
    certificate: "Сертификат",
    stopped: "Экспорт остановился: посмотрите, почему",
    written: Written {
        missing: "Ещё не в BambooHR",
        writing: "На пути в BambooHR",
        written: "В BambooHR",
        altered: "Изменено в BambooHR",
        deleted: "Удалено в BambooHR",
        expected: "Ещё не выдан",
        none: "Не выдан",
    },
};
