//! Signing in: the page for it, and setting up how.

pub mod ways_in;

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
        with_account {
            en: "Sign in with your organisation's account",
            de: "Mit dem Konto deiner Organisation anmelden",
            ru: "Войти с учётной записью организации",
        }
        how_invited {
            en: "You sign in with a personal link. Ask an administrator for an invitation.",
            de: "Du meldest dich mit einem persönlichen Link an. Bitte jemanden mit Administratorrechten um eine Einladung.",
            ru: "Вход выполняется по личной ссылке. Попросите администратора прислать приглашение.",
        }
        how_lost {
            en: "Lost it? An administrator makes a new one; once you have signed in, only an owner can.",
            de: "Verloren? Administratoren erstellen einen neuen; warst du schon angemeldet, nur ein Inhaber.",
            ru: "Потеряли её? Новую создаст администратор; если вы уже входили, только владелец.",
        }
        ended {
            en: "Your session has ended. Sign in again with a new link.",
            de: "Deine Sitzung ist zu Ende. Melde dich mit einem neuen Link wieder an.",
            ru: "Ваш сеанс завершён. Войдите снова по новой ссылке.",
        }
        left { en: "You are signed out.", de: "Du bist abgemeldet.", ru: "Вы вышли." }
        leave_there {
            en: "Sign out at your organisation too",
            de: "Auch bei deiner Organisation abmelden",
            ru: "Выйти и в системе организации",
        }
        failed_title {
            en: "Signing in did not work",
            de: "Die Anmeldung hat nicht geklappt",
            ru: "Войти не удалось",
        }
        already { en: "You are signed in.", de: "Du bist angemeldet.", ru: "Вы уже вошли." }
        go_on { en: "Go on", de: "Weiter", ru: "Продолжить" }
    }
}
