//! Рамка страниц.

use crate::i18n::texts::shell::Shell;

pub(super) const SHELL: Shell = Shell {
    skip: "Перейти к содержанию",
    navigation: "Главное меню",
    directory: "Справочник",
    organisation: "Организация",
    sync: "Синхронизация",
    integrations: "Интеграции",
    members: "Участники",
    menu: "Меню",
    language: "Язык",
    theme: "Оформление",
    theme_system: "Как в системе",
    theme_light: "Светлое",
    theme_dark: "Тёмное",
    signed_in_as: "Вы вошли как",
    sign_out: "Выйти",
    new_link_title: "Для вас создана новая ссылка для входа",
    new_link: "Кто создал: {by}. Когда: {at}. Открывший её войдёт под вашим именем. Если вы её не просили, выясните у создавшего, зачем она нужна.",
    new_link_seen: "Мне это известно",
    role_member: "Участник",
    role_admin: "Администратор",
    role_owner: "Владелец",
    not_found_title: "Страница не найдена",
    not_found: "Такого адреса нет. Возможно, ссылка устарела или скопирована не полностью.",
    forbidden_title: "Нет доступа",
    forbidden: "Эта страница для администраторов. Если она вам нужна, попросите администратора.",
    to_directory: "К справочнику",
    unavailable_title: "Rollcall сейчас недоступен",
};
