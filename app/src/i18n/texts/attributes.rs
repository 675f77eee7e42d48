//! What the attributes are called, and what is said of them.

use domain::attribute::Attribute;

crate::texts! {
    /// A name for each attribute, as HR people read it.
    Attributes {
        first_name { en: "First name", de: "Vorname", ru: "Имя" }
        last_name { en: "Last name", de: "Nachname", ru: "Фамилия" }
        preferred_name { en: "Preferred name", de: "Rufname", ru: "Предпочитаемое имя" }
        position { en: "Position", de: "Position", ru: "Должность" }
        department { en: "Department", de: "Abteilung", ru: "Отдел" }
        team { en: "Team", de: "Team", ru: "Команда" }
        manager { en: "Manager", de: "Führungskraft", ru: "Руководитель" }
        work_email { en: "Work email", de: "E-Mail (dienstlich)", ru: "Рабочая почта" }
        phone { en: "Work phone", de: "Telefon (dienstlich)", ru: "Рабочий телефон" }
        address { en: "Office address", de: "Adresse (Standort)", ru: "Адрес офиса" }
        skills { en: "Skills", de: "Skills", ru: "Навыки" }
        birthday { en: "Birthday", de: "Geburtsdatum", ru: "Дата рождения" }
        first_day { en: "First day", de: "Erster Arbeitstag", ru: "Первый рабочий день" }
        gender { en: "Gender", de: "Geschlecht", ru: "Пол" }
    }

    /// What admins are told of some of them where they choose what to release.
    AttributeHints {
        always { en: "always included", de: "immer dabei", ru: "всегда" }
        preferred_name {
            en: "Stands in the directory instead of the first name; the full name is in the profile.",
            de: "Steht statt des Vornamens im Verzeichnis; der volle Name steht im Profil.",
            ru: "Стоит в справочнике вместо имени; полное имя есть в профиле.",
        }
        first_day {
            en: "So that accounts don’t come too early. Colleagues learn of anniversaries and newcomers only from whoever agrees.",
            de: "Damit Konten nicht zu früh entstehen. Von Jahrestagen und neuen Leuten erfährt das Team nur, wenn sie zustimmen.",
            ru: "Чтобы аккаунты не появлялись слишком рано. О годовщинах и новичках коллеги узнают только с их согласия.",
        }
        birthday {
            en: "Day and month, for congratulations. Shown only of whoever agrees.",
            de: "Tag und Monat, für Glückwünsche. Nur bei denen gezeigt, die zustimmen.",
            ru: "День и месяц, чтобы поздравлять. Показывается только с согласия человека.",
        }
        gender {
            en: "For statistics only. Never shown anywhere.",
            de: "Nur für Statistik. Wird nirgends angezeigt.",
            ru: "Только для статистики. Нигде не показывается.",
        }
        address {
            en: "The office's address, never the private one.",
            de: "Die Adresse des Standorts, nie die private.",
            ru: "Адрес офиса, а не домашний.",
        }
        phone {
            en: "The work number only.",
            de: "Nur die dienstliche Nummer.",
            ru: "Только рабочий номер.",
        }
        manager {
            en: "For the org chart: who reports to whom.",
            de: "Für das Organigramm: wer an wen berichtet.",
            ru: "Для структуры организации: кто кому подчиняется.",
        }
        skills {
            en: "So that people who know a subject can be found.",
            de: "Damit sich Fachleute für ein Thema finden lassen.",
            ru: "Чтобы находить тех, кто разбирается в теме.",
        }
    }
}

impl Attributes {
    /// What `attribute` is called.
    pub fn name(&self, attribute: Attribute) -> &'static str {
        match attribute {
            Attribute::FirstName => self.first_name,
            Attribute::LastName => self.last_name,
            Attribute::PreferredName => self.preferred_name,
            Attribute::Position => self.position,
            Attribute::Department => self.department,
            Attribute::Team => self.team,
            Attribute::Manager => self.manager,
            Attribute::WorkEmail => self.work_email,
            Attribute::Phone => self.phone,
            Attribute::Address => self.address,
            Attribute::Skills => self.skills,
            Attribute::Birthday => self.birthday,
            Attribute::FirstDay => self.first_day,
            Attribute::Gender => self.gender,
        }
    }

    /// What several attributes are called, with commas between.
    pub fn names(&self, attributes: &[Attribute]) -> String {
        attributes.iter().map(|attribute| self.name(*attribute)).collect::<Vec<_>>().join(", ")
    }
}

impl AttributeHints {
    /// What is said of `attribute`, if anything.
    pub fn of(&self, attribute: Attribute) -> Option<&'static str> {
        match attribute {
            Attribute::FirstName | Attribute::LastName => Some(self.always),
            Attribute::PreferredName => Some(self.preferred_name),
            Attribute::Birthday => Some(self.birthday),
            Attribute::FirstDay => Some(self.first_day),
            Attribute::Gender => Some(self.gender),
            Attribute::Address => Some(self.address),
            Attribute::Phone => Some(self.phone),
            Attribute::Skills => Some(self.skills),
            Attribute::Manager => Some(self.manager),
            Attribute::Position | Attribute::Department | Attribute::Team | Attribute::WorkEmail => None,
        }
    }
}
