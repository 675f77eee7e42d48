//! What stands around every page.

crate::texts! {
    /// Words of the header, the navigation and the pages that belong to no other area.
    Shell {
        skip { en: "Skip to content", de: "Zum Inhalt springen", ru: "Перейти к содержанию" }
        navigation { en: "Main navigation", de: "Hauptnavigation", ru: "Главное меню" }
        directory { en: "Directory", de: "Verzeichnis", ru: "Справочник" }
        structure { en: "Structure", de: "Struktur", ru: "Структура" }
        organisation { en: "Organisation", de: "Organisation", ru: "Организация" }
        sync { en: "Sync", de: "Abgleich", ru: "Синхронизация" }
        integrations { en: "Integrations", de: "Integrationen", ru: "Интеграции" }
        members { en: "Members", de: "Mitglieder", ru: "Участники" }
        menu { en: "Menu", de: "Menü", ru: "Меню" }
        language { en: "Language", de: "Sprache", ru: "Язык" }
        theme { en: "Appearance", de: "Darstellung", ru: "Оформление" }
        theme_system { en: "Same as system", de: "Wie das System", ru: "Как в системе" }
        theme_light { en: "Light", de: "Hell", ru: "Светлое" }
        theme_dark { en: "Dark", de: "Dunkel", ru: "Тёмное" }
        signed_in_as { en: "Signed in as", de: "Angemeldet als", ru: "Вы вошли как" }
        profile { en: "My profile", de: "Mein Profil", ru: "Мой профиль" }
        sessions { en: "Sessions", de: "Sitzungen", ru: "Сеансы" }
        sign_out { en: "Sign out", de: "Abmelden", ru: "Выйти" }
        new_link_title {
            en: "A new sign-in link was made for you",
            de: "Für dich wurde ein neuer Anmeldelink erstellt",
            ru: "Для вас создана новая ссылка для входа",
        }
        /// `{by}` made it on `{at}`.
        new_link(by, at) {
            en: "{by} made it on {at}. Whoever opens it is signed in as you. If you did not ask for it, find out why.",
            de: "{by} hat ihn am {at} erstellt. Wer ihn öffnet, ist als du angemeldet. Hast du nicht darum gebeten, frag nach.",
            ru: "Кто создал: {by}. Когда: {at}. Открывший её войдёт как вы. Если вы её не просили, выясните, зачем она.",
        }
        operator { en: "Whoever runs Rollcall", de: "Der Betreiber von Rollcall", ru: "оператор Rollcall" }
        new_link_seen { en: "I know about it", de: "Ich weiß davon", ru: "Мне это известно" }
        role_member { en: "Member", de: "Mitglied", ru: "Участник" }
        role_admin { en: "Administrator", de: "Administrator", ru: "Администратор" }
        role_owner { en: "Owner", de: "Inhaber", ru: "Владелец" }
        not_found_title { en: "Page not found", de: "Seite nicht gefunden", ru: "Страница не найдена" }
        not_found {
            en: "There is nothing at this address.",
            de: "Diese Adresse gibt es nicht.",
            ru: "Такого адреса нет.",
        }
        forbidden_title { en: "No access", de: "Kein Zugriff", ru: "Нет доступа" }
        forbidden {
            en: "This page is for administrators.",
            de: "Diese Seite ist für Administratoren.",
            ru: "Эта страница для администраторов.",
        }
        to_directory { en: "To the directory", de: "Zum Verzeichnis", ru: "К справочнику" }
        unavailable_title {
            en: "Rollcall can't be reached",
            de: "Rollcall ist gerade nicht erreichbar",
            ru: "Rollcall сейчас недоступен",
        }
    }
}
