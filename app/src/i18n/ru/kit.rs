//! Что говорят сами элементы.

use crate::i18n::texts::kit::Kit;

pub(super) const KIT: Kit = Kit {
    close: "Закрыть",
    cancel: "Отмена",
    copy: "Скопировать",
    copied: "Скопировано",
    copy_failed: "Скопировать не удалось. Выделите текст и скопируйте его вручную.",
    show: "Показать",
    hide: "Скрыть",
    loading: "Загрузка…",
    try_again: "Попробовать ещё раз",
    optional: "необязательно",
    note: "Примечание",
    warning: "Внимание",
    error: "Ошибка",
    success: "Готово",
    step_of: "Шаг {n} из {total}",
    step_done: "выполнено",
    new_window: "откроется в новой вкладке",
};
