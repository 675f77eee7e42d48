//! Атрибуты.

use crate::i18n::texts::attributes::Attributes;

pub(super) const ATTRIBUTES: Attributes = Attributes {
    first_name: "Имя",
    last_name: "Фамилия",
    preferred_name: "Предпочитаемое имя",
    position: "Должность",
    department: "Отдел",
    team: "Команда",
    work_email: "Рабочая почта",
    phone: "Рабочий телефон",
    address: "Адрес офиса",
    skills: "Навыки",
    birthday: "Дата рождения",
    first_day: "Первый рабочий день",
    gender: "Пол",
};
