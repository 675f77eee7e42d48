//! Signing in by the organisation's identity provider: setting it up, and what is said to who does not get in.

use domain::identity::{
    Refusal,
    settings::{Admission, Links, Proof},
};

crate::texts! {
    /// Words of the page on which owners set it up, and of the one that says why somebody is not in.
    WaysIn {
        title { en: "Sign-in with your own accounts", de: "Anmeldung mit euren eigenen Konten", ru: "Вход с вашими учётными записями" }
        intro {
            en: "Let people sign in with the accounts that they have at your identity provider, over OpenID Connect. The HR system is the gate: who is in the directory gets in, and who leaves is signed out by the sync that says so.",
            de: "Lass die Leute sich mit den Konten anmelden, die sie bei eurem Identitätsanbieter haben, über OpenID Connect. Das Personalsystem ist die Schranke: Wer im Verzeichnis steht, kommt herein, und wer geht, wird durch die Synchronisation abgemeldet, die es meldet.",
            ru: "Пусть люди входят с учётными записями вашего провайдера идентификации, по OpenID Connect. Кадровая система решает, кого впустить: кто есть в справочнике, входит, а уволившихся выводит та синхронизация, которая о них сообщила.",
        }
        in_use { en: "In use", de: "In Gebrauch", ru: "Используется" }
        not_in_use {
            en: "People sign in by one-time links.",
            de: "Angemeldet wird mit Einmal-Links.",
            ru: "Вход выполняется по одноразовым ссылкам.",
        }
        issuer { en: "Issuer", de: "Aussteller", ru: "Издатель (issuer)" }
        client_id { en: "Client ID", de: "Client-ID", ru: "ID клиента" }
        who { en: "Who gets in", de: "Wer hereinkommt", ru: "Кто может войти" }
        entrance { en: "People sign in here", de: "Hier melden sich die Leute an", ru: "Адрес для входа" }
        copy_entrance { en: "Copy this address", de: "Adresse kopieren", ru: "Скопировать адрес" }
        attach { en: "Attach my account", de: "Mein Konto verknüpfen", ru: "Связать мою учётную запись" }
        attach_hint {
            en: "You are not in the directory, or came by a link? Attach your account there, and get in by it as the member you are now.",
            de: "Du stehst nicht im Verzeichnis oder kamst mit einem Link? Verknüpfe dein Konto dort, dann kommst du damit als das Mitglied herein, das du jetzt bist.",
            ru: "Вас нет в справочнике или вы вошли по ссылке? Свяжите свою учётную запись, чтобы входить с ней как нынешний участник.",
        }
        turn_off { en: "Turn off", de: "Abschalten", ru: "Отключить" }
        turn_off_title {
            en: "Turn off sign-in with your own accounts?",
            de: "Anmeldung mit euren Konten abschalten?",
            ru: "Отключить вход с вашими учётными записями?",
        }
        turn_off_text {
            en: "Nobody signs in by the identity provider any more, and its secret or key is erased. Whoever is signed in stays so.",
            de: "Niemand meldet sich mehr über den Identitätsanbieter an, und sein Secret oder Schlüssel wird gelöscht. Wer angemeldet ist, bleibt es.",
            ru: "Вход через провайдера идентификации прекратится, его секрет или ключ будет удалён. Открытые сеансы останутся.",
        }
        turned_off { en: "Turned off.", de: "Abgeschaltet.", ru: "Отключено." }
        set_up { en: "Set up", de: "Einrichten", ru: "Настройка" }
        change { en: "Change", de: "Ändern", ru: "Изменить" }
        vendor { en: "Identity provider", de: "Identitätsanbieter", ru: "Провайдер идентификации" }
        other { en: "Another", de: "Ein anderer", ru: "Другой" }
        where_to { en: "Where", de: "Wo", ru: "Где" }
        what_to { en: "What", de: "Was", ru: "Что" }
        redirect { en: "Redirect address", de: "Redirect-Adresse", ru: "Адрес перенаправления" }
        after_sign_out { en: "Address after signing out", de: "Adresse nach dem Abmelden", ru: "Адрес после выхода" }
        back_channel { en: "Back-channel logout address", de: "Adresse für Back-Channel-Logout", ru: "Адрес back-channel logout" }
        /// Copies the address that is called `{name}`.
        copy_address(name) { en: "Copy: {name}", de: "Kopieren: {name}", ru: "Скопировать: {name}" }
        issuer_hint {
            en: "The address that the provider calls issuer, to the letter.",
            de: "Die Adresse, die der Anbieter Issuer nennt, Zeichen für Zeichen.",
            ru: "Адрес, который провайдер называет issuer, в точности.",
        }
        proof { en: "How Rollcall proves who it is", de: "Wie sich Rollcall ausweist", ru: "Как Rollcall подтверждает, кто он" }
        by_secret { en: "With a secret", de: "Mit einem Secret", ru: "Секретом" }
        by_key { en: "With a key, without a secret", de: "Mit einem Schlüssel, ohne Secret", ru: "Ключом, без секрета" }
        by_nothing { en: "Not at all: a public client", de: "Gar nicht: ein öffentlicher Client", ru: "Никак: публичный клиент" }
        key_hint {
            en: "Rollcall makes the key and keeps its private half sealed. The provider reads the public half at this address.",
            de: "Rollcall erzeugt den Schlüssel und verwahrt die private Hälfte versiegelt. Der Anbieter liest die öffentliche unter dieser Adresse.",
            ru: "Rollcall создаёт ключ и хранит закрытую часть запечатанной. Открытую провайдер читает по этому адресу.",
        }
        key_address { en: "Address of the keys (JWKS)", de: "Adresse der Schlüssel (JWKS)", ru: "Адрес ключей (JWKS)" }
        key_place { en: "Where to enter it", de: "Wo sie einzutragen ist", ru: "Где его указать" }
        takes_no_key {
            en: "takes no key of Rollcall’s. Choose a secret.",
            de: "nimmt keinen Schlüssel von Rollcall an. Nimm ein Secret.",
            ru: "ключ Rollcall не принимает. Выберите секрет.",
        }
        new_key { en: "Make a new key", de: "Einen neuen Schlüssel erzeugen", ru: "Создать новый ключ" }
        new_key_hint {
            en: "The old one works on until the new one was tried and put to use; both are published until then.",
            de: "Der alte gilt weiter, bis der neue ausprobiert und in Gebrauch genommen ist; bis dahin sind beide veröffentlicht.",
            ru: "Старый действует, пока новый не проверен и не включён; до тех пор опубликованы оба.",
        }
        secret { en: "Client secret", de: "Client-Secret", ru: "Секрет клиента" }
        secret_hint {
            en: "It is sealed and never shown again.",
            de: "Es wird versiegelt und nie wieder angezeigt.",
            ru: "Секрет запечатывается и больше не показывается.",
        }
        secret_kept {
            en: "A secret is kept. Leave this blank to go on with it.",
            de: "Ein Secret ist hinterlegt. Leer lassen, um dabei zu bleiben.",
            ru: "Секрет сохранён. Чтобы оставить его, не заполняйте поле.",
        }
        scopes { en: "More scopes", de: "Weitere Scopes", ru: "Дополнительные scopes" }
        scopes_hint {
            en: "Besides openid, email and profile; some providers send groups only if “groups” is asked for.",
            de: "Neben openid, email und profile; manche Anbieter senden Gruppen nur, wenn „groups“ verlangt wird.",
            ru: "Кроме openid, email и profile. Некоторые провайдеры сообщают группы только по запросу «groups».",
        }
        domains { en: "Domains that it knows", de: "Domains, die er kennt", ru: "Известные ему домены" }
        domains_hint {
            en: "Only for providers that do not say whether an address is verified, such as Entra ID, and for Google: whose addresses are your people's, for sure.",
            de: "Nur für Anbieter, die nicht sagen, ob eine Adresse bestätigt ist, wie Entra ID, und für Google: welche Adressen sicher euren Leuten gehören.",
            ru: "Только для провайдеров, которые не сообщают, подтверждён ли адрес (например, Entra ID), и для Google: чьи адреса точно принадлежат вашим людям.",
        }
        everybody { en: "Everybody in the directory", de: "Alle im Verzeichnis", ru: "Все из справочника" }
        by_department { en: "Some departments", de: "Einige Abteilungen", ru: "Некоторые отделы" }
        invited { en: "Only who was invited", de: "Nur Eingeladene", ru: "Только приглашённые" }
        departments { en: "Departments", de: "Abteilungen", ru: "Отделы" }
        one_a_line { en: "One a line, as the directory has them.", de: "Eine je Zeile, wie im Verzeichnis.", ru: "По одному в строке, как в справочнике." }
        role_claim { en: "Claim for roles", de: "Claim für Rollen", ru: "Claim для ролей" }
        role_claim_hint {
            en: "Blank: roles are given under “Members”. Otherwise each sign-in gives the role anew; nobody becomes or ceases to be an owner by it.",
            de: "Leer: Rollen werden unter „Mitglieder“ vergeben. Sonst vergibt jede Anmeldung die Rolle neu; Inhaber wird oder bleibt man nicht dadurch.",
            ru: "Пусто: роли назначаются на странице «Участники». Иначе роль назначается при каждом входе; владельцев это не касается.",
        }
        admins { en: "Values that make an administrator", de: "Werte, die zum Administrator machen", ru: "Значения, дающие права администратора" }
        admins_hint { en: "One a line. Everybody else is a member.", de: "Einer je Zeile. Alle anderen sind Mitglieder.", ru: "По одному в строке. Остальные — участники." }
        links { en: "Who may still use one-time links", de: "Wer noch Einmal-Links benutzen darf", ru: "Кому ещё доступны одноразовые ссылки" }
        links_hint {
            en: "Owners always may: it is the door for emergencies. Where accounts are attached, an invitation works once.",
            de: "Inhaber dürfen immer: Das ist die Tür für Notfälle. Wo Konten verknüpft werden, gilt eine Einladung einmal.",
            ru: "Владельцам — всегда: это запасной вход. Там, где учётные записи связывают, приглашение действует один раз.",
        }
        links_everybody { en: "Everybody who has one", de: "Alle, die einen haben", ru: "Всем, у кого они есть" }
        links_owners { en: "Only owners", de: "Nur Inhaber", ru: "Только владельцам" }
        keep { en: "Keep and try", de: "Merken und ausprobieren", ru: "Сохранить и проверить" }
        trial_title { en: "Try it", de: "Ausprobieren", ru: "Проверка" }
        trial_intro {
            en: "Sign in once before it is put to use. Nothing changes by that.",
            de: "Melde dich einmal an, bevor es in Gebrauch geht. Dadurch ändert sich nichts.",
            ru: "Войдите один раз, прежде чем включать. Ничего от этого не изменится.",
        }
        try_it { en: "Sign in on trial", de: "Zur Probe anmelden", ru: "Пробный вход" }
        /// What came of it at `{time}`.
        tried_at(time) { en: "Tried on {time}", de: "Ausprobiert am {time}", ru: "Проверено: {time}" }
        would_be(name) { en: "You would get in as {name}.", de: "Du kämst als {name} herein.", ru: "Вы вошли бы как {name}." }
        would_be_invited {
            en: "You would get in as the member to whom the account is attached.",
            de: "Du kämst als das Mitglied herein, mit dem das Konto verknüpft ist.",
            ru: "Вы вошли бы как участник, с которым связана учётная запись.",
        }
        would_not { en: "You would not get in.", de: "Du kämst nicht herein.", ru: "Вас бы не впустили." }
        told { en: "What the provider says", de: "Was der Anbieter sagt", ru: "Что сообщил провайдер" }
        subject { en: "Who you are there", de: "Wer du dort bist", ru: "Кто вы у него" }
        address { en: "E-mail", de: "E-Mail", ru: "Эл. почта" }
        verified { en: "Verified", de: "Bestätigt", ru: "Адрес подтверждён" }
        yes { en: "yes", de: "ja", ru: "да" }
        no { en: "no", de: "nein", ru: "нет" }
        not_said { en: "not said", de: "nicht gesagt", ru: "не сообщается" }
        groups { en: "Roles or groups", de: "Rollen oder Gruppen", ru: "Роли или группы" }
        role { en: "Role", de: "Rolle", ru: "Роль" }
        activate { en: "Put to use", de: "In Gebrauch nehmen", ru: "Включить" }
        activated { en: "People can sign in by it now.", de: "Ab jetzt kann man sich darüber anmelden.", ru: "Теперь можно входить через него." }
        refused_title { en: "You are not signed in", de: "Du bist nicht angemeldet", ru: "Вход не выполнен" }
        again { en: "To the sign-in page", de: "Zur Anmeldung", ru: "К странице входа" }
        refusals: Refusals
    }

    /// Why somebody is not in, and what to do.
    Refusals {
        not_set_up {
            en: "This organisation does not sign in this way. Ask an administrator for a link.",
            de: "Diese Organisation meldet sich nicht so an. Bitte jemanden mit Administratorrechten um einen Link.",
            ru: "В этой организации так не входят. Попросите у администратора ссылку.",
        }
        which_organisation {
            en: "Nobody has signed in with an organisation's account in this browser yet. Use the address that your organisation gives out for signing in.",
            de: "In diesem Browser hat sich noch niemand mit dem Konto einer Organisation angemeldet. Nimm die Adresse, die deine Organisation für die Anmeldung nennt.",
            ru: "В этом браузере ещё не входили с учётной записью организации. Откройте адрес входа, который сообщает ваша организация.",
        }
        interrupted {
            en: "Signing in was begun in another browser, or too long ago. Begin again.",
            de: "Die Anmeldung wurde in einem anderen Browser begonnen oder vor zu langer Zeit. Fang neu an.",
            ru: "Вход был начат в другом браузере или слишком давно. Начните заново.",
        }
        denied {
            en: "The identity provider did not let you in, or you said no there.",
            de: "Der Identitätsanbieter hat dich nicht eingelassen, oder du hast dort abgebrochen.",
            ru: "Провайдер идентификации вас не впустил, или вы отказались сами.",
        }
        unavailable {
            en: "The identity provider does not answer. Try again in a few minutes.",
            de: "Der Identitätsanbieter antwortet nicht. Versuch es in ein paar Minuten wieder.",
            ru: "Провайдер идентификации не отвечает. Попробуйте через несколько минут.",
        }
        misconfigured {
            en: "The identity provider does not accept how Rollcall asks. An owner should look at its set-up: client ID, secret or key, redirect address.",
            de: "Der Identitätsanbieter nimmt die Anfrage von Rollcall nicht an. Ein Inhaber sollte die Einrichtung prüfen: Client-ID, Secret oder Schlüssel, Redirect-Adresse.",
            ru: "Провайдер идентификации не принимает запрос Rollcall. Владельцу стоит проверить настройку: ID клиента, секрет или ключ, адрес перенаправления.",
        }
        not_believed {
            en: "What the identity provider sent can't be trusted, so nobody was signed in. Tell an administrator; the audit trail says why.",
            de: "Was der Identitätsanbieter gesendet hat, ist nicht vertrauenswürdig, deshalb wurde niemand angemeldet. Sag es jemandem mit Administratorrechten; das Audit-Protokoll nennt den Grund.",
            ru: "Ответу провайдера идентификации нельзя доверять, поэтому вход не выполнен. Сообщите администратору; причина указана в журнале аудита.",
        }
        no_address {
            en: "The identity provider does not say your e-mail address, by which the directory would know you.",
            de: "Der Identitätsanbieter nennt deine E-Mail-Adresse nicht, an der das Verzeichnis dich erkennen würde.",
            ru: "Провайдер идентификации не сообщает вашу почту, по которой вас нашли бы в справочнике.",
        }
        address_not_verified {
            en: "The identity provider does not vouch for your e-mail address. An owner can say that it knows your domain.",
            de: "Der Identitätsanbieter bürgt nicht für deine E-Mail-Adresse. Ein Inhaber kann festlegen, dass er eure Domain kennt.",
            ru: "Провайдер идентификации не подтверждает вашу почту. Владелец может указать, что ему известен ваш домен.",
        }
        not_in_directory {
            en: "Nobody in the directory has your e-mail address. If you are new, it takes until the next sync; otherwise the HR system has another address for you.",
            de: "Niemand im Verzeichnis hat deine E-Mail-Adresse. Bist du neu, dauert es bis zur nächsten Synchronisation; sonst kennt das Personalsystem eine andere Adresse von dir.",
            ru: "В справочнике нет вашей почты. Если вы новичок, подождите следующей синхронизации; иначе в кадровой системе указан другой адрес.",
        }
        ambiguous {
            en: "Several people in the directory have your e-mail address. The HR department has to mend that.",
            de: "Mehrere Personen im Verzeichnis haben deine E-Mail-Adresse. Das muss die Personalabteilung richtigstellen.",
            ru: "В справочнике ваша почта указана у нескольких людей. Это должен исправить отдел кадров.",
        }
        left {
            en: "You are not in the directory any more.",
            de: "Du stehst nicht mehr im Verzeichnis.",
            ru: "Вас больше нет в справочнике.",
        }
        taken_by_another {
            en: "Another account signs in as you already. If the other one is yours too, ask an administrator to remove the member.",
            de: "Ein anderes Konto meldet sich schon als du an. Gehört auch das dir, bitte jemanden mit Administratorrechten, das Mitglied zu entfernen.",
            ru: "От вашего имени уже входит другая учётная запись. Если и она ваша, попросите администратора удалить участника.",
        }
        not_admitted {
            en: "Your organisation lets in other people only. Ask an administrator for an invitation.",
            de: "Deine Organisation lässt nur andere herein. Bitte jemanden mit Administratorrechten um eine Einladung.",
            ru: "Ваша организация впускает только других людей. Попросите администратора о приглашении.",
        }
        too_often {
            en: "From your network it was tried too often just now. Wait for a minute, and begin anew.",
            de: "Aus deinem Netz wurde es gerade zu oft versucht. Warte eine Minute und beginne von vorn.",
            ru: "Из вашей сети было слишком много попыток подряд. Подождите минуту и начните заново.",
        }
        failed {
            en: "Something went wrong on our side. Begin anew; if it stays so, tell whoever runs Rollcall for you.",
            de: "Bei uns ist etwas schiefgegangen. Beginne von vorn; bleibt es so, sag es denen, die Rollcall für euch betreiben.",
            ru: "У нас что-то пошло не так. Начните заново; если не поможет, сообщите тем, кто обслуживает для вас Rollcall.",
        }
    }
}

impl Refusals {
    /// The words for `refusal`. What is wrong with a token concerns who set it up, so that one text says it of all.
    pub fn of(&self, refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::NotSetUp => self.not_set_up,
            Refusal::WhichOrganisation => self.which_organisation,
            Refusal::Interrupted => self.interrupted,
            Refusal::Denied => self.denied,
            Refusal::Unavailable => self.unavailable,
            Refusal::Misconfigured => self.misconfigured,
            Refusal::Unreadable
            | Refusal::AlgorithmNotAllowed
            | Refusal::UnknownKey
            | Refusal::WrongSignature
            | Refusal::WrongIssuer
            | Refusal::WrongAudience
            | Refusal::WrongNonce
            | Refusal::WrongTime
            | Refusal::NoSubject => self.not_believed,
            Refusal::NoAddress => self.no_address,
            Refusal::AddressNotVerified => self.address_not_verified,
            Refusal::NotInDirectory => self.not_in_directory,
            Refusal::Ambiguous => self.ambiguous,
            Refusal::Left => self.left,
            Refusal::TakenByAnother => self.taken_by_another,
            Refusal::NotAdmitted => self.not_admitted,
            Refusal::TooOften => self.too_often,
            Refusal::Failed => self.failed,
        }
    }
}

impl WaysIn {
    /// The words for who may use links.
    pub fn links_of(&self, links: Links) -> &'static str {
        match links {
            Links::Everybody => self.links_everybody,
            Links::Owners => self.links_owners,
        }
    }

    /// The words for how Rollcall proves who it is.
    pub fn proof_of(&self, proof: Proof) -> &'static str {
        match proof {
            Proof::Secret => self.by_secret,
            Proof::Key => self.by_key,
            Proof::Nothing => self.by_nothing,
        }
    }

    /// The words for who gets in.
    pub fn admission(&self, admission: Admission) -> &'static str {
        match admission {
            Admission::Everybody => self.everybody,
            Admission::Departments => self.by_department,
            Admission::Invited => self.invited,
        }
    }
}
