//! Members and their invitations.

crate::texts! {
    /// Words of the members page.
    Members {
        title { en: "Members", de: "Mitglieder", ru: "Участники" }
        intro {
            en: "These people can sign in to your organisation: by an invitation, or with their own account if they are in the directory.",
            de: "Wer hier steht, kann sich in deiner Organisation anmelden: mit einer Einladung oder, wer im Verzeichnis steht, mit dem eigenen Konto.",
            ru: "Эти люди могут входить в Rollcall вашей организации: по приглашению или, если они есть в справочнике, со своей учётной записью.",
        }
        list { en: "Members", de: "Mitglieder", ru: "Участники" }
        name { en: "Name", de: "Name", ru: "Имя" }
        role { en: "Role", de: "Rolle", ru: "Роль" }
        last_sign_in { en: "Last sign-in", de: "Zuletzt angemeldet", ru: "Последний вход" }
        by_link { en: "by link", de: "mit Link", ru: "по ссылке" }
        by_account { en: "with own account", de: "mit eigenem Konto", ru: "со своей учётной записью" }
        actions { en: "Actions", de: "Aktionen", ru: "Действия" }
        never { en: "Never", de: "Noch nie", ru: "Ещё не было" }
        /// A link that waits, made by `{by}`, until `{until}`.
        link_waits(by, until) {
            en: "Link made by {by}, works until {until}",
            de: "Link von {by}, gültig bis {until}",
            ru: "Ссылка действует до {until}; кто создал: {by}",
        }
        /// A link that waits, sent by mail on `{at}`, made by `{by}`, until `{until}`.
        link_mailed(at, by, until) {
            en: "Link sent by mail on {at}, made by {by}, works until {until}",
            de: "Link am {at} per Mail verschickt, von {by}, gültig bis {until}",
            ru: "Ссылка отправлена по почте {at} и действует до {until}; кто создал: {by}",
        }
        operator { en: "whoever runs Rollcall", de: "dem Betreiber von Rollcall", ru: "тот, кто обслуживает Rollcall" }
        you { en: "you", de: "du", ru: "это вы" }
        invite { en: "Invite", de: "Einladen", ru: "Пригласить" }
        invite_title { en: "Invite somebody", de: "Jemanden einladen", ru: "Новое приглашение" }
        name_hint {
            en: "This is how they appear in the list.",
            de: "So erscheint die Person hier in der Liste.",
            ru: "Так человек будет показан в этом списке.",
        }
        name_blank { en: "Enter a name.", de: "Gib einen Namen ein.", ru: "Введите имя." }
        name_too_long {
            en: "The name is too long: 200 characters at most.",
            de: "Der Name ist zu lang: höchstens 200 Zeichen.",
            ru: "Имя слишком длинное: не больше 200 символов.",
        }
        address { en: "Work e-mail (optional)", de: "Dienstliche E-Mail (freiwillig)", ru: "Рабочая почта (необязательно)" }
        address_hint {
            en: "Whoever signs in with your organisation's account and has this address comes as this member.",
            de: "Wer sich mit dem Konto deiner Organisation anmeldet und diese Adresse hat, kommt als dieses Mitglied.",
            ru: "Кто войдёт с учётной записью организации и этим адресом, станет этим участником.",
        }
        address_malformed {
            en: "This is not an e-mail address.",
            de: "Das ist keine E-Mail-Adresse.",
            ru: "Это не адрес электронной почты.",
        }
        by_mail {
            en: "Send the link to this address",
            de: "Link an diese Adresse schicken",
            ru: "Отправить ссылку на этот адрес",
        }
        by_mail_hint {
            en: "In the language that you read this in. You won't see the link yourself.",
            de: "In der Sprache, in der du das hier liest. Du selbst siehst den Link nicht.",
            ru: "На том языке, на котором вы это читаете. Сами вы ссылку не увидите.",
        }
        address_needed {
            en: "Enter the address that the link is sent to.",
            de: "Gib die Adresse ein, an die der Link geht.",
            ru: "Введите адрес, на который отправить ссылку.",
        }
        send_link { en: "Send the link", de: "Link verschicken", ru: "Отправить ссылку" }
        /// The link of `{name}` is on its way.
        mailed(name) {
            en: "The link for {name} is on its way by mail.",
            de: "Der Link für {name} ist per Mail unterwegs.",
            ru: "Ссылка отправлена по почте. Получатель: {name}.",
        }
        mail_failed {
            en: "The mail could not be sent. Pass the link on yourself.",
            de: "Die Mail konnte nicht verschickt werden. Gib den Link selbst weiter.",
            ru: "Письмо отправить не удалось. Передайте ссылку сами.",
        }
        search { en: "Search members", de: "Mitglieder suchen", ru: "Поиск участников" }
        nobody_found { en: "No member is called that.", de: "So heißt kein Mitglied.", ru: "Участников с таким именем нет." }
        /// `{n}` members are found.
        found {
            en: ["{n} member", "{n} members"],
            de: ["{n} Mitglied", "{n} Mitglieder"],
            ru: ["{n} участник", "{n} участника", "{n} участников"],
        }
        emergency_title {
            en: "An owner came by a link",
            de: "Ein Inhaber kam mit einem Link herein",
            ru: "Владелец вошёл по ссылке",
        }
        /// `{name}` did, on `{at}`.
        emergency(name, at) {
            en: "{name}, on {at}. Links are the owners' door for emergencies. If nobody knows of one, end their sessions and look into the audit trail.",
            de: "{name}, am {at}. Links sind die Tür der Inhaber für Notfälle. Weiß niemand von einem Notfall, beende die Sitzungen und sieh ins Protokoll.",
            ru: "{name}, {at}. Ссылки оставлены владельцам на крайний случай. Если никто не знает, почему, завершите сеансы и посмотрите журнал.",
        }
        role_hint_member { en: "Sees the directory.", de: "Sieht das Verzeichnis.", ru: "Видит справочник." }
        role_hint_admin {
            en: "Also connects services, runs syncs and invites members.",
            de: "Verbindet außerdem Dienste, startet Abgleiche und lädt Mitglieder ein.",
            ru: "Ещё подключает сервисы, запускает синхронизации и приглашает участников.",
        }
        role_hint_owner {
            en: "Also governs administrators and makes new links for those who have signed in before. An organisation may have several owners, and has one at least.",
            de: "Bestimmt außerdem über Administratoren und erstellt neue Links für alle, die sich schon angemeldet haben. Eine Organisation hat mindestens einen Inhaber, gern mehrere.",
            ru: "Ещё управляет администраторами и создаёт новые ссылки тем, кто уже входил. Владельцев может быть несколько, но всегда есть хотя бы один.",
        }
        change_role { en: "Change role", de: "Rolle ändern", ru: "Изменить роль" }
        /// Changes the role of `{name}`.
        change_role_of(name) { en: "Change the role of {name}", de: "Rolle von {name} ändern", ru: "Изменить роль: {name}" }
        change_role_text {
            en: "It holds at once, wherever they are signed in.",
            de: "Sie gilt sofort, auch wo die Person schon angemeldet ist.",
            ru: "Новая роль действует сразу, во всех открытых сеансах.",
        }
        save_role { en: "Save", de: "Speichern", ru: "Сохранить" }
        /// The role of `{name}` is changed.
        role_changed(name) {
            en: "The role of {name} is changed.",
            de: "Die Rolle von {name} ist geändert.",
            ru: "Роль изменена: {name}.",
        }
        make_link { en: "Make the link", de: "Link erstellen", ru: "Создать ссылку" }
        link_title { en: "Invitation link", de: "Einladungslink", ru: "Ссылка-приглашение" }
        /// The link is for `{name}`.
        link_for(name) {
            en: "Send this link to {name}.",
            de: "Schicke diesen Link an {name}.",
            ru: "Отправьте эту ссылку. Получатель: {name}.",
        }
        link_once {
            en: "It is shown only now and works once. Whoever has it can sign in with it: send it in a safe way. If it gets lost, make a new one in the list.",
            de: "Er wird nur jetzt angezeigt und gilt nur einmal. Wer ihn hat, kann sich damit anmelden: Schicke ihn auf einem sicheren Weg. Geht er verloren, erstelle in der Liste einen neuen.",
            ru: "Она показывается только сейчас и действует один раз. По ней может войти любой, у кого она есть: отправьте её безопасным способом. Если она потеряется, создайте новую в списке.",
        }
        /// It works until `{until}`.
        link_until(until) { en: "Works until {until}", de: "Gültig bis {until}", ru: "Действует до {until}" }
        link { en: "Link", de: "Link", ru: "Ссылка" }
        copy_link { en: "Copy link", de: "Link kopieren", ru: "Скопировать ссылку" }
        done { en: "Done", de: "Fertig", ru: "Готово" }
        renew { en: "New link", de: "Neuer Link", ru: "Новая ссылка" }
        /// A new link for `{name}`.
        renew_for(name) { en: "New link for {name}", de: "Neuer Link für {name}", ru: "Новая ссылка: {name}" }
        /// Why somebody has no button for a new link.
        renew_owner_only {
            en: "Only an owner can make a new link for somebody who has signed in before. If none can, remove them and invite them again.",
            de: "Wer sich schon einmal angemeldet hat, bekommt einen neuen Link nur von einem Inhaber. Geht das nicht, entferne die Person und lade sie neu ein.",
            ru: "Тому, кто уже входил, новую ссылку может создать только владелец. Если это невозможно, удалите участника и пригласите его снова.",
        }
        renew_not_yourself {
            en: "You can't make a link for yourself. If you need one, ask another owner; if there is none, ask whoever runs Rollcall.",
            de: "Für dich selbst kannst du keinen Link erstellen. Wenn du einen brauchst, bitte einen anderen Inhaber darum; gibt es keinen, wende dich an den Betreiber von Rollcall.",
            ru: "Создать ссылку самому себе нельзя. Если она вам нужна, попросите другого владельца; если его нет, обратитесь к тому, кто обслуживает Rollcall.",
        }
        remove { en: "Remove", de: "Entfernen", ru: "Удалить" }
        /// Removes `{name}`.
        remove_named(name) { en: "Remove {name}", de: "{name} entfernen", ru: "Удалить: {name}" }
        remove_title(name) { en: "Remove {name}?", de: "{name} entfernen?", ru: "Удалить участника {name}?" }
        remove_text {
            en: "They are signed out everywhere and cannot sign in any more. The directory does not change.",
            de: "Die Person wird überall abgemeldet und kann sich nicht mehr anmelden. Im Verzeichnis ändert sich dadurch nichts.",
            ru: "Все сеансы этого человека завершатся, и войти он больше не сможет. В справочнике от этого ничего не изменится.",
        }
        /// `{name}` is removed.
        removed(name) { en: "{name} is removed.", de: "{name} ist entfernt.", ru: "Участник {name} удалён." }
        failed_title {
            en: "The members could not be loaded",
            de: "Die Mitglieder konnten nicht geladen werden",
            ru: "Не удалось загрузить участников",
        }
    }
}
