//! What the attributes are called.

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
        work_email { en: "Work email", de: "E-Mail (dienstlich)", ru: "Рабочая почта" }
        phone { en: "Work phone", de: "Telefon (dienstlich)", ru: "Рабочий телефон" }
        address { en: "Office address", de: "Adresse (Standort)", ru: "Адрес офиса" }
        skills { en: "Skills", de: "Skills", ru: "Навыки" }
        birthday { en: "Birthday", de: "Geburtsdatum", ru: "Дата рождения" }
        first_day { en: "First day", de: "Erster Arbeitstag", ru: "Первый рабочий день" }
        gender { en: "Gender", de: "Geschlecht", ru: "Пол" }
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
