//! The sign-in page.

crate::texts! {
    /// Words of the sign-in page.
    SignIn {
        title { en: "Sign in", de: "Anmelden", ru: "Вход" }
        /// The link leads to `{organisation}`.
        leads_to(organisation) {
            en: "This link signs you in to {organisation}. Whoever is signed in here is signed out.",
            de: "Mit diesem Link meldest du dich bei {organisation} an. Wer hier angemeldet ist, wird abgemeldet.",
            ru: "По этой ссылке вы войдёте в организацию {organisation}. Если здесь уже кто-то вошёл, его сеанс завершится.",
        }
        how_invited {
            en: "You sign in with a personal link, without a password. Ask an administrator of your organisation for an invitation.",
            de: "Du meldest dich mit einem persönlichen Link an, ohne Passwort. Bitte jemanden mit Administratorrechten in deiner Organisation um eine Einladung.",
            ru: "Вход выполняется по личной ссылке, без пароля. Попросите администратора вашей организации прислать приглашение.",
        }
        how_lost {
            en: "Lost your invitation? An administrator can make you a new link, under “Members”. Once you have signed in, only an owner can.",
            de: "Einladung verloren? Administratoren können dir unter „Mitglieder“ einen neuen Link erstellen. Warst du schon einmal angemeldet, kann es nur ein Inhaber.",
            ru: "Потеряли приглашение? Новую ссылку создаст администратор на странице «Участники». Если вы уже входили, это может только владелец.",
        }
        how_operator {
            en: "Setting up Rollcall? Its start command prints the first link.",
            de: "Du richtest Rollcall ein? Den ersten Link zeigt der Startbefehl.",
            ru: "Устанавливаете Rollcall? Первую ссылку покажет команда запуска.",
        }
        ended {
            en: "Your session has ended. Sign in again with a new link.",
            de: "Deine Sitzung ist zu Ende. Melde dich mit einem neuen Link wieder an.",
            ru: "Ваш сеанс завершён. Войдите снова по новой ссылке.",
        }
        left { en: "You are signed out.", de: "Du bist abgemeldet.", ru: "Вы вышли." }
        failed_title {
            en: "Signing in did not work",
            de: "Die Anmeldung hat nicht geklappt",
            ru: "Войти не удалось",
        }
        already { en: "You are signed in.", de: "Du bist angemeldet.", ru: "Вы уже вошли." }
        go_on { en: "Go on", de: "Weiter", ru: "Продолжить" }
    }
}
