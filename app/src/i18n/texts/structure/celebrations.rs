//! What colleagues celebrate, what somebody shares of theirs, and their calendar.

use domain::celebrations::Kind;

crate::texts! {
    /// Words of the page of celebrations.
    Celebrations {
        earlier { en: "Previous month", de: "Voriger Monat", ru: "Предыдущий месяц" }
        later { en: "Next month", de: "Nächster Monat", ru: "Следующий месяц" }
        today { en: "today", de: "heute", ru: "сегодня" }
        nothing {
            en: "Nobody who shares their days has one this month.",
            de: "Wer seine Tage teilt, hat diesen Monat keinen.",
            ru: "В этом месяце нет дат, которыми кто-нибудь делится.",
        }
        failed_title {
            en: "The celebrations could not be loaded",
            de: "Die Anlässe konnten nicht geladen werden",
            ru: "Не удалось загрузить даты",
        }
        who_shares { en: "Who shares theirs", de: "Wer sie teilt", ru: "Кто делится" }
        /// `{n}` of `{total}` people share a birthday.
        share_birthday(n, total) {
            en: "Birthday: {n} of {total}",
            de: "Geburtstag: {n} von {total}",
            ru: "День рождения: {n} из {total}",
        }
        /// The same of an anniversary.
        share_anniversary(n, total) {
            en: "Work anniversary: {n} of {total}",
            de: "Jahrestag: {n} von {total}",
            ru: "Годовщина работы: {n} из {total}",
        }
        /// The same of a first day.
        share_newcomer(n, total) {
            en: "First weeks: {n} of {total}",
            de: "Erste Wochen: {n} von {total}",
            ru: "Первые недели: {n} из {total}",
        }
        own { en: "What you share", de: "Was du teilst", ru: "Чем вы делитесь" }
        own_hint {
            en: "Colleagues learn only what you tick here, and nobody else can tick it for you. What you take back is gone at once; calendars that others subscribe to follow within hours, devices without a network when they have one again.",
            de: "Kolleginnen und Kollegen erfahren nur, was du hier ankreuzt, und niemand sonst kann es für dich ankreuzen. Was du zurücknimmst, ist sofort weg; abonnierte Kalender folgen in einigen Stunden, Geräte ohne Netz, sobald sie wieder eines haben.",
            ru: "Коллеги узнают только то, что вы отметите, и никто другой не отметит это за вас. Снятая отметка действует сразу; в календарях, на которые подписались другие, дата исчезнет через несколько часов, на устройствах без сети — когда она появится.",
        }
        own_birthday { en: "My birthday", de: "Meinen Geburtstag", ru: "Мой день рождения" }
        own_birthday_hint {
            en: "The day and the month, here and on your profile. Never the year.",
            de: "Tag und Monat, hier und in deinem Profil. Nie das Jahr.",
            ru: "День и месяц, здесь и в вашем профиле. Без года.",
        }
        own_anniversary { en: "My work anniversary", de: "Meinen Jahrestag", ru: "Мою годовщину работы" }
        own_anniversary_hint {
            en: "Each year on the day on which you began, and for how many years.",
            de: "Jedes Jahr am Tag, an dem du angefangen hast, und seit wie vielen Jahren.",
            ru: "Каждый год в день, когда вы начали работать, и сколько лет прошло.",
        }
        own_newcomer { en: "That I am new", de: "Dass ich neu bin", ru: "Что я новичок" }
        own_newcomer_hint {
            en: "In the first 30 days.",
            de: "In den ersten 30 Tagen.",
            ru: "Первые 30 дней.",
        }
        unknown {
            en: "Your organisation has not released this, or your HR system does not know it.",
            de: "Deine Organisation hat das nicht freigegeben, oder euer Personalsystem kennt es nicht.",
            ru: "Организация это не открыла, или кадровая система этого не знает.",
        }
        no_alone {
            en: "You have signed in by a link. With it you can take back what you share; to share more, sign in by your organisation's identity provider.",
            de: "Du hast dich mit einem Link angemeldet. Damit kannst du zurücknehmen, was du teilst; um mehr zu teilen, melde dich über den Identitätsanbieter deiner Organisation an.",
            ru: "Вы вошли по ссылке. Так можно перестать делиться; чтобы поделиться, войдите через провайдера идентификации организации.",
        }
        nobody {
            en: "You can share your days once you have signed in by your organisation's identity provider as somebody of the directory.",
            de: "Deine Tage kannst du teilen, sobald du dich über den Identitätsanbieter deiner Organisation als jemand aus dem Verzeichnis angemeldet hast.",
            ru: "Делиться датами можно, войдя через провайдера идентификации организации как человек из справочника.",
        }
        saved { en: "Saved", de: "Gespeichert", ru: "Сохранено" }
        calendar { en: "In your calendar", de: "In deinem Kalender", ru: "В вашем календаре" }
        calendar_hint {
            en: "Your calendar can subscribe to what is shared. The address is secret and yours alone: whoever has it reads along until you end it.",
            de: "Dein Kalender kann abonnieren, was geteilt wird. Die Adresse ist geheim und nur für dich: wer sie hat, liest mit, bis du sie beendest.",
            ru: "Календарь может подписаться на даты, которыми делятся. Адрес секретный и только ваш: у кого он есть, тот видит даты, пока вы его не отключите.",
        }
        make { en: "Make an address", de: "Adresse erstellen", ru: "Создать адрес" }
        make_new { en: "Make a new address", de: "Neue Adresse erstellen", ru: "Создать новый адрес" }
        end { en: "End the address", de: "Adresse beenden", ru: "Отключить адрес" }
        /// There has been an address since `{at}`.
        since(at) {
            en: "There has been an address since {at}. It is not shown again; a new one ends it.",
            de: "Seit {at} gibt es eine Adresse. Sie wird nicht wieder gezeigt; eine neue beendet sie.",
            ru: "Адрес создан {at}. Снова он не показывается; новый адрес отключит прежний.",
        }
        address { en: "The address of your calendar", de: "Die Adresse deines Kalenders", ru: "Адрес вашего календаря" }
        address_hint {
            en: "Add it to your calendar as a subscription. It is shown this once.",
            de: "Füge sie deinem Kalender als Abonnement hinzu. Sie wird nur dieses Mal gezeigt.",
            ru: "Добавьте его в календарь как подписку. Он показывается только один раз.",
        }
        ended { en: "The address has ended", de: "Die Adresse ist beendet", ru: "Адрес отключён" }
        /// What a calendar says of the birthday of `{name}`.
        calendar_birthday(name) { en: "Birthday: {name}", de: "Geburtstag: {name}", ru: "День рождения: {name}" }
        /// What it says of the anniversary of `{name}`, who began in `{year}`.
        calendar_anniversary(name, year) {
            en: "{name}: here since {year}",
            de: "{name}: dabei seit {year}",
            ru: "{name}: в команде с {year}",
        }
        /// What it says of the first day of `{name}`.
        calendar_newcomer(name) { en: "New here: {name}", de: "Neu dabei: {name}", ru: "Новичок: {name}" }
    }
}

impl Celebrations {
    /// `n` of `total` people share theirs of `kind`.
    pub fn share(&self, kind: Kind, n: &str, total: &str) -> String {
        match kind {
            Kind::Birthday => self.share_birthday(n, total),
            Kind::Anniversary => self.share_anniversary(n, total),
            Kind::Newcomer => self.share_newcomer(n, total),
        }
    }

    /// What one shares of one's own, and what is meant by it.
    pub fn own(&self, kind: Kind) -> (&'static str, &'static str) {
        match kind {
            Kind::Birthday => (self.own_birthday, self.own_birthday_hint),
            Kind::Anniversary => (self.own_anniversary, self.own_anniversary_hint),
            Kind::Newcomer => (self.own_newcomer, self.own_newcomer_hint),
        }
    }
}
