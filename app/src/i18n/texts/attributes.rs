//! What the attributes are called.

use domain::attribute::Attribute;

/// A name for each attribute, as HR people read it.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the attribute of its name")]
pub struct Attributes {
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub preferred_name: &'static str,
    pub position: &'static str,
    pub department: &'static str,
    pub team: &'static str,
    pub work_email: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub skills: &'static str,
    pub birthday: &'static str,
    pub first_day: &'static str,
    pub gender: &'static str,
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
