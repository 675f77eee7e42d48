//! Where somebody is signed in.

crate::texts! {
    /// Words of the sessions page.
    Sessions {
        title { en: "Where you are signed in", de: "Wo du angemeldet bist", ru: "Ваши активные сеансы" }
        /// Where `{name}` is signed in.
        title_of(name) { en: "Where {name} is signed in", de: "Wo {name} angemeldet ist", ru: "Активные сеансы: {name}" }
        intro {
            en: "What nobody uses or knows should be signed out. A session ends by itself after 12 hours without use, and after 14 days at the latest.",
            de: "Was niemand benutzt oder kennt, sollte abgemeldet werden. Eine Sitzung endet von selbst, wenn sie 12 Stunden nicht benutzt wurde, spätestens nach 14 Tagen.",
            ru: "Лишние и незнакомые сеансы лучше завершить. Сеанс завершается сам через 12 часов без использования и не позже чем через 14 дней.",
        }
        /// The sessions of `{name}`.
        list_of(name) { en: "Sessions of {name}", de: "Sitzungen von {name}", ru: "Сеансы: {name}" }
        device { en: "Device", de: "Gerät", ru: "Устройство" }
        /// `{browser}` on `{system}`.
        browser_on(browser, system) { en: "{browser} on {system}", de: "{browser} auf {system}", ru: "{browser}, {system}" }
        unknown_device { en: "Unknown device", de: "Unbekanntes Gerät", ru: "Неизвестное устройство" }
        other_browser { en: "Another browser", de: "Anderer Browser", ru: "Другой браузер" }
        other_system { en: "another system", de: "anderem System", ru: "другая система" }
        began { en: "Signed in", de: "Angemeldet seit", ru: "Вход" }
        used { en: "Last used", de: "Zuletzt benutzt", ru: "Последнее использование" }
        this { en: "this one", de: "diese hier", ru: "текущий" }
        end { en: "Sign out", de: "Abmelden", ru: "Завершить" }
        /// Ends the session on `{device}`.
        end_on(device) { en: "Sign out: {device}", de: "Abmelden: {device}", ru: "Завершить сеанс: {device}" }
        end_others { en: "Sign out everywhere else", de: "Überall sonst abmelden", ru: "Завершить все остальные сеансы" }
        end_all { en: "Sign out everywhere", de: "Überall abmelden", ru: "Завершить все сеансы" }
        /// Ends the session on `{device}`?
        end_title(device) { en: "Sign out {device}?", de: "{device} abmelden?", ru: "Завершить сеанс «{device}»?" }
        end_all_title(name) { en: "Sign {name} out everywhere?", de: "{name} überall abmelden?", ru: "Завершить все сеансы участника {name}?" }
        end_others_title { en: "Sign out everywhere else?", de: "Überall sonst abmelden?", ru: "Завершить все остальные сеансы?" }
        end_text {
            en: "It takes effect at once. To sign in there again a new link is needed.",
            de: "Das gilt sofort. Für eine neue Anmeldung dort braucht es einen neuen Link.",
            ru: "Это подействует сразу. Чтобы войти там снова, понадобится новая ссылка.",
        }
        account { en: "Your organisation's account", de: "Dein Konto in der Organisation", ru: "Учётная запись организации" }
        account_known {
            en: "You can sign in with it.",
            de: "Du kannst dich damit anmelden.",
            ru: "Вы можете входить с ней.",
        }
        account_unknown {
            en: "Attach it, and you can sign in with it as the member you are now.",
            de: "Verknüpfe es, dann kannst du dich damit als das Mitglied anmelden, das du jetzt bist.",
            ru: "Свяжите её, и вы сможете входить с ней как нынешний участник.",
        }
        ended { en: "Signed out.", de: "Abgemeldet.", ru: "Готово." }
        none { en: "Nowhere at the moment.", de: "Zurzeit nirgends.", ru: "Активных сеансов нет." }
        only_this {
            en: "You are signed in nowhere else.",
            de: "Sonst bist du nirgends angemeldet.",
            ru: "Других сеансов нет.",
        }
    }
}
