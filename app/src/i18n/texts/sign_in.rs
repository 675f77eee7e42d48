//! The sign-in page.

crate::texts! {
    /// Words of the sign-in page.
    SignIn {
        title { en: "Sign in", de: "Anmelden", ru: "Вход" }
        signing_in { en: "Signing you in…", de: "Du wirst angemeldet …", ru: "Выполняется вход…" }
        how_title { en: "How to get a link", de: "So bekommst du einen Link", ru: "Как получить ссылку" }
        how_invited {
            en: "You sign in with a personal link, without a password. Ask an administrator of your organisation for an invitation.",
            de: "Du meldest dich mit einem persönlichen Link an, ohne Passwort. Bitte jemanden mit Administratorrechten in deiner Organisation um eine Einladung.",
            ru: "Вход выполняется по личной ссылке, без пароля. Попросите администратора вашей организации прислать приглашение.",
        }
        how_lost {
            en: "Never signed in and lost your invitation? Any administrator can make you a new link, under “Members”. Signed in before, or on a new device? Ask an owner of your organisation.",
            de: "Noch nie angemeldet und die Einladung verloren? Unter „Mitglieder“ können Administratoren dir einen neuen Link erstellen. Schon einmal angemeldet oder neues Gerät? Dann bitte einen Inhaber deiner Organisation darum.",
            ru: "Ещё не входили и потеряли приглашение? Любой администратор создаст вам новую ссылку на странице «Участники». Уже входили или сменили устройство? Попросите владельца вашей организации.",
        }
        how_operator {
            en: "Setting Rollcall up right now? The command that starts it prints the first link.",
            de: "Du richtest Rollcall gerade ein? Den ersten Link zeigt der Startbefehl an, nach dem Start.",
            ru: "Только устанавливаете Rollcall? Первую ссылку показывает команда запуска.",
        }
        once {
            en: "Each link works once, and for a short time only.",
            de: "Jeder Link gilt nur einmal und nur kurze Zeit.",
            ru: "Каждая ссылка действует один раз и недолго.",
        }
        invalid_title {
            en: "This link does not work any more",
            de: "Dieser Link gilt nicht mehr",
            ru: "Эта ссылка больше не действует",
        }
        invalid {
            en: "It was used already, has expired or was not copied completely. Ask for a new link and open it soon.",
            de: "Er wurde schon benutzt, ist abgelaufen oder unvollständig kopiert. Bitte um einen neuen Link und öffne ihn bald.",
            ru: "Она уже использована, устарела или скопирована не полностью. Попросите новую и откройте её вскоре после получения.",
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
