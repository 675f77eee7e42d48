//! What needs a person.

use domain::service::Service;

crate::texts! {
    /// What needs a person.
    Attention {
        title { en: "Needs your attention", de: "Braucht deine Aufmerksamkeit", ru: "Требует вашего внимания" }
        count {
            en: ["{n} matter needs your attention", "{n} matters need your attention"],
            de: ["{n} offener Punkt", "{n} offene Punkte"],
            ru: ["{n} вопрос требует внимания", "{n} вопроса требуют внимания", "{n} вопросов требуют внимания"],
        }
        more {
            en: ["and {n} more", "and {n} more"],
            de: ["und {n} weiterer", "und {n} weitere"],
            ru: ["и ещё {n} вопрос", "и ещё {n} вопроса", "и ещё {n} вопросов"],
        }
        look { en: "Take a look", de: "Ansehen", ru: "Посмотреть" }
        /// Since `{time}`.
        since(time) { en: "Since {time}.", de: "Seit {time}.", ru: "С {time}." }
        /// `{names}` don't arrive.
        right_lost(service: Service, names) {
            en: "{service} does not send: {names}",
            de: "Von {service} kommt nicht mehr: {names}",
            ru: "{service} не присылает: {names}",
        }
        status { en: "employment status", de: "Beschäftigungsstatus", ru: "статус занятости" }
        plan_waits {
            en: "A sync is waiting for your decision",
            de: "Ein Abgleich wartet auf deine Entscheidung",
            ru: "Синхронизация ждёт вашего решения",
        }
        /// `{why}` it failed.
        run_failed(why) {
            en: "The last sync failed. {why}",
            de: "Der letzte Abgleich ist gescheitert. {why}",
            ru: "Последняя синхронизация не удалась. {why}",
        }
        /// That of `{time}`.
        run_missed(time) {
            en: "The sync planned for {time} did not take place",
            de: "Der für {time} geplante Abgleich ist ausgefallen",
            ru: "Синхронизация не состоялась. Она была назначена на {time}",
        }
        /// For `{name}`.
        operator_link(name) {
            en: "Whoever runs Rollcall made a new sign-in link for {name}",
            de: "Der Betreiber von Rollcall hat für {name} einen neuen Anmeldelink erstellt",
            ru: "Оператор Rollcall создал новую ссылку для входа. Для кого: {name}",
        }
        zones_differ {
            en: "Your browser and Rollcall disagree about the clocks in your organisation's time zone",
            de: "Dein Browser und Rollcall sind sich über die Uhren in der Zeitzone deiner Organisation nicht einig",
            ru: "Ваш браузер и Rollcall расходятся во времени в часовом поясе вашей организации",
        }
        otherwise: Otherwise
    }

    /// What happens if nobody acts.
    Otherwise {
        schedule_stops {
            en: "If it goes on for some hours, automatic syncs stop until you connect again.",
            de: "Bleibt es einige Stunden so, ruht der automatische Abgleich, bis du neu verbindest.",
            ru: "Если так продлится несколько часов, автоматическая синхронизация остановится, пока вы не подключитесь снова.",
        }
        directory_stands {
            en: "Until that is mended, the directory stays as it is.",
            de: "Bis das behoben ist, bleibt das Verzeichnis, wie es ist.",
            ru: "Пока это не исправлено, справочник остаётся как есть.",
        }
        learning_stands {
            en: "Until that is mended, nobody gets a learning account, and nothing goes back to BambooHR.",
            de: "Bis das behoben ist, bekommt niemand ein Lernkonto, und nach BambooHR geht nichts zurück.",
            ru: "Пока это не исправлено, никто не получит учебный аккаунт и в BambooHR ничего не передаётся.",
        }
        values_stay {
            en: "Until that is mended, the values stay as they were last sent.",
            de: "Bis das behoben ist, bleiben die Werte so, wie sie zuletzt kamen.",
            ru: "Пока это не исправлено, значения остаются такими, какими пришли в последний раз.",
        }
        nobody_returns {
            en: "Until that is mended, nobody who left comes back, and whoever is new waits until you agree.",
            de: "Bis das behoben ist, kehrt niemand zurück, und wer neu ist, wartet auf dein Einverständnis.",
            ru: "Пока это не исправлено, никто из ушедших не возвращается, а новые люди ждут вашего согласия.",
        }
        /// At `{time}`.
        plan_lapses(time) {
            en: "If nobody decides by {time}, it is dropped, and nothing changes.",
            de: "Entscheidet niemand bis {time}, verfällt er, und nichts ändert sich.",
            ru: "Если до {time} никто не решит, она отменится и ничего не изменится.",
        }
        /// At `{time}`.
        tried_again(time) {
            en: "The next try comes by itself: {time}. Until it works, the directory stays as it is.",
            de: "Der nächste Versuch kommt von selbst: {time}. Bis einer gelingt, bleibt das Verzeichnis, wie es ist.",
            ru: "Следующая попытка начнётся сама: {time}. Пока она не удастся, справочник остаётся как есть.",
        }
        no_accounts {
            en: "Until you agree, nobody gets an account or a mail.",
            de: "Bis du zustimmst, bekommt niemand ein Konto oder eine Mail.",
            ru: "Пока вы не одобрите, никто не получит ни аккаунта, ни письма.",
        }
        no_exports {
            en: "Until then nothing goes to BambooHR.",
            de: "Bis dahin geht nichts nach BambooHR.",
            ru: "До тех пор в BambooHR ничего не передаётся.",
        }
        somebody_signs_in {
            en: "Whoever has the link can sign in under that name, or has done so. If nobody asked for it, find out why. This goes away after seven days.",
            de: "Wer den Link hat, kann sich unter diesem Namen anmelden oder hat es schon getan. Hat niemand darum gebeten, frag nach. Der Hinweis verschwindet nach sieben Tagen.",
            ru: "Любой, у кого есть ссылка, может войти под этим именем или уже вошёл. Если её никто не просил, выясните, зачем она. Сообщение исчезнет через семь дней.",
        }
        /// The Worker starts it at `{announced}`, by the browser it would be `{here}`, in UTC.
        worker_decides(announced, here) {
            en: "What Rollcall says counts: the next sync comes at {announced} UTC; by your browser it would be {here} UTC. If the browser is right, ask whoever runs Rollcall to update it. Otherwise update the browser.",
            de: "Es gilt, was Rollcall sagt: Der nächste Abgleich startet am {announced} UTC, nach deinem Browser wäre es {here} UTC. Hat der Browser recht, bitte den Betreiber, Rollcall zu aktualisieren. Sonst aktualisiere den Browser.",
            ru: "Действует время Rollcall: следующая синхронизация в {announced} UTC, а по браузеру была бы в {here} UTC. Если прав браузер, попросите оператора обновить Rollcall. Иначе обновите браузер.",
        }
    }
}
